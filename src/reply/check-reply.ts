// A checked quotation -> Reply: the verdict first, then the article's own words, who says them and where.
import type { CheckedFragment, FoundWords, QuoteCheck } from '../quotes/check.ts';
import type { Article, Catalogue, LanguageCode, Speaker } from '../types.ts';
import { speakerLine } from './quote-block.ts';
import type { Block, Piece, Reply } from './reply.ts';
import { refOf, sourceLine } from './source-marks.ts';
import { wordsOf } from './words/words.ts';

const TONES = {
  verbatim: 'answer',
  translated: 'closest',
  altered: 'closest',
  'other-speaker': 'closest',
  'too-short': 'nothing',
  'not-found': 'nothing',
} as const;

export function checkReply(check: QuoteCheck, catalogue: Catalogue, lang: LanguageCode): Reply {
  const words = wordsOf(lang).check;
  const several = check.fragments.length > 1;
  return {
    lang,
    tone: TONES[check.verdict],
    title: words.title,
    blocks: check.fragments.flatMap((fragment) => [
      ...(several ? [{ kind: 'heading', text: excerpt(fragment.text) } satisfies Block] : []),
      ...fragmentBlocks(fragment, catalogue, lang),
    ]),
  };
}

function fragmentBlocks(fragment: CheckedFragment, catalogue: Catalogue, lang: LanguageCode): Block[] {
  const words = wordsOf(lang).check;
  const { found } = fragment;
  const article = found && catalogue.articles.get(found.article);
  const lead = [leadOf(fragment, lang)];
  if (!found || !article) return [{ kind: 'text', text: lead }];
  const speaker = found.quote?.speakerId ? catalogue.speakers.get(found.quote.speakerId) : undefined;
  if (fragment.verdict === 'other-speaker' && fragment.claimed)
    lead.push(' ', speaker ? words.said(speaker.name, fragment.claimed) : words.toldByStory(fragment.claimed));
  if (fragment.changed) lead.push(' ', words.alsoAltered);
  if (fragment.translated) lead.push(' ', words.original(wordsOf(lang).languageName(article.lang)));
  if (fragment.doubt) lead.push(' ', words.doubt[fragment.doubt]);
  const notes = notesOf(fragment, found, speaker, lang);
  return [
    { kind: 'text', text: lead },
    ...(fragment.difference
      ? [
          { kind: 'text', text: words.difference, small: true } satisfies Block,
          { kind: 'difference', parts: fragment.difference } satisfies Block,
        ]
      : []),
    ...(fragment.verdict === 'not-found' ? [] : [wordsBlock(found, article, speaker, lang)]),
    ...notes.map((text): Block => ({ kind: 'text', text, small: true })),
  ];
}

function leadOf({ verdict, difference }: CheckedFragment, lang: LanguageCode): Piece {
  const words = wordsOf(lang).check;
  const line = {
    verbatim: difference ? words.slips : words.verbatim,
    translated: words.translated,
    altered: words.altered,
    'other-speaker': words.otherSpeaker,
    'too-short': words.tooShort,
    'not-found': words.notFound,
  }[verdict];
  return { bold: line };
}

/** Between marks only when the article prints all of the words between marks. */
function wordsBlock(found: FoundWords, article: Article, speaker: Speaker | undefined, lang: LanguageCode): Block {
  const ref = refOf(article);
  return {
    kind: 'words',
    words: article.text.slice(found.start, found.end),
    lang: article.lang,
    quoted: found.standing === 'quoted',
    ...(found.quote ? { by: speakerLine(speaker, found.quote.role, lang) } : {}),
    source: sourceLine(ref, article, lang),
  };
}

/** What has to be said of words that are shown as a quotation and are none, and of how their speaker was found. */
function notesOf(
  fragment: CheckedFragment,
  found: FoundWords,
  speaker: Speaker | undefined,
  lang: LanguageCode,
): string[] {
  const words = wordsOf(lang).check;
  const notes: string[] = [];
  const shown = fragment.marked || fragment.claimed !== undefined;
  if (found.standing === 'reported' && shown) notes.push(words.reported(speaker?.name));
  if (found.standing === 'partly-quoted' && shown) notes.push(words.partlyQuoted);
  if (found.standing === 'narrated' && !(fragment.verdict === 'other-speaker')) notes.push(words.narrated);
  if (found.alsoIn > 0) notes.push(words.alsoIn(found.alsoIn));
  return notes;
}

const EXCERPT = 90;

function excerpt(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= EXCERPT ? line : `${line.slice(0, line.lastIndexOf(' ', EXCERPT))}…`;
}
