// The sentences that an answer stands on, word for word, behind a button.
import type { Article, Catalogue, Citation, LanguageCode, Span } from '../types.ts';
import { speakerLine } from './quote-block.ts';
import type { Block, Reply } from './reply.ts';
import { refOf, sourceMarks } from './source-marks.ts';
import { wordsOf } from './words/words.ts';

/** Sentences in one reply. */
const MOST = 12;

/** Where a sentence stands: an article's id and a range of its text. */
export interface CitedPlace extends Span {
  readonly article: string;
}

/** Places as one option of a button: `ARTICLE~START-END,START-END;ARTICLE~…`, ids percent-encoded. */
export function placesOption(citations: readonly Pick<Citation, 'article' | 'start' | 'end'>[]): string {
  const spans = new Map<string, Set<string>>();
  for (const { article, start, end } of citations.slice(0, MOST)) {
    const own = spans.get(article) ?? new Set();
    spans.set(article, own.add(`${start}-${end}`));
  }
  return [...spans].map(([article, own]) => `${encodeURIComponent(article)}~${[...own].join(',')}`).join(';');
}

/** The places of an option that fit the articles as they are now; what does not fit is left out. */
export function readPlaces(option: string, articles: ReadonlyMap<string, Article>): CitedPlace[] {
  return option.split(';').flatMap((part) => {
    const [id = '', list = ''] = part.split('~');
    const article = articles.get(decoded(id));
    if (!article) return [];
    return list.split(',').flatMap((range) => {
      const [, from, to] = /^(\d{1,9})-(\d{1,9})$/.exec(range) ?? [];
      const start = Number(from);
      const end = Number(to);
      return start < end && end <= article.text.length ? [{ article: article.id, start, end }] : [];
    });
  });
}

function decoded(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    // Typed by hand: no id of ours looks like that.
    return id;
  }
}

export function originalReply(places: readonly CitedPlace[], catalogue: Catalogue, lang: LanguageCode): Reply {
  const words = wordsOf(lang);
  const marks = sourceMarks(lang, catalogue.articles);
  const blocks = places.slice(0, MOST).flatMap((place): Block[] => {
    const article = catalogue.articles.get(place.article);
    if (!article) return [];
    const quote = catalogue.quotes.find(
      (one) => one.article === article.id && one.start < place.end && place.start < one.end,
    );
    const speaker = quote?.speakerId ? catalogue.speakers.get(quote.speakerId) : undefined;
    const ref = refOf(article);
    return [
      {
        kind: 'words',
        words: article.text.slice(place.start, place.end),
        lang: article.lang,
        quoted: false,
        ...(speaker ? { by: speakerLine(speaker, quote?.role, lang) } : {}),
        source: marks.mark([ref]),
      },
    ];
  });
  return {
    lang,
    tone: 'info',
    title: words.button.original,
    blocks: [...blocks, ...marks.list()],
    label: words.label.extractive,
  };
}
