// Speakers side by side -> Reply: the same topic, one speaker under the other, each with the article's own words.
import type { FoundQuotes } from '../app.ts';
import type { Catalogue, LanguageCode, Quote } from '../types.ts';
import { quoteBlock, speakerLine } from './quote-block.ts';
import type { Action, Block, Reply } from './reply.ts';
import { refOf, type SourceMarks, sourceMarks } from './source-marks.ts';
import { wordsOf } from './words/words.ts';

/** Quotes of each speaker: enough to compare on one screen. */
const QUOTES = 3;

export interface ComparedSpeaker {
  /** As typed. */
  readonly name: string;
  readonly found: FoundQuotes;
}

export function compareReply(
  compared: readonly ComparedSpeaker[],
  about: string | undefined,
  catalogue: Catalogue,
  lang: LanguageCode,
): Reply {
  const words = wordsOf(lang);
  const marks = sourceMarks(lang, catalogue.articles);
  const names = compared.map(({ name, found }) => (found.kind === 'quotes' ? (found.speaker?.name ?? name) : name));
  const any = compared.some(({ found }) => found.kind === 'quotes' && found.quotes.length > 0);
  return {
    lang,
    tone: any ? 'answer' : 'nothing',
    title: words.compare.title(words.list(names)),
    blocks: [
      ...(about ? [{ kind: 'text', text: words.compare.about(about) } satisfies Block] : []),
      ...compared.flatMap((one) => speakerBlocks(one, about, catalogue, marks, lang)),
      ...marks.list(),
    ],
    ...(any ? { label: words.label.extractive } : {}),
    actions: [compared.flatMap(({ found }) => moreButton(found, about, lang))],
  };
}

function speakerBlocks(
  { name, found }: ComparedSpeaker,
  about: string | undefined,
  catalogue: Catalogue,
  marks: SourceMarks,
  lang: LanguageCode,
): Block[] {
  const words = wordsOf(lang);
  const line = (text: string): Block => ({ kind: 'text', text });
  switch (found.kind) {
    case 'ambiguous':
      return [line(`${words.quotes.whichOne(name)} ${words.list(found.speakers.map((speaker) => speaker.name))}`)];
    case 'not-quoted':
      return [line(words.quotes.mentionedOnly(name))];
    case 'unknown':
      return [line(words.quotes.unknownSpeaker(name))];
    case 'quotes': {
      const heading: Block = { kind: 'text', text: speakerLine(found.speaker, undefined, lang) };
      if (found.quotes.length === 0) return [heading, line(about ? words.compare.none : words.quotes.nothing)];
      const left = found.quotes.length - QUOTES;
      return [
        heading,
        ...found.quotes.slice(0, QUOTES).flatMap((quote) => oneQuote(quote, catalogue, marks, lang)),
        ...(left > 0 ? [{ kind: 'text', text: words.answer.more(left), small: true } satisfies Block] : []),
      ];
    }
  }
}

function oneQuote(quote: Quote, catalogue: Catalogue, marks: SourceMarks, lang: LanguageCode): Block[] {
  const article = catalogue.articles.get(quote.article);
  if (!article) return [];
  const source = marks.mark([refOf(article)]);
  return [quoteBlock(quote, article, undefined, lang, { source })];
}

function moreButton(found: FoundQuotes, about: string | undefined, lang: LanguageCode): Action[] {
  if (found.kind !== 'quotes' || !found.speaker || found.quotes.length <= QUOTES) return [];
  const { id, name } = found.speaker;
  const options = { speaker: id, ...(about ? { about } : {}) };
  return [
    {
      kind: 'button',
      label: wordsOf(lang).button.allQuotes(name),
      intent: { command: 'quotes', options, shows: 'private' },
    },
  ];
}
