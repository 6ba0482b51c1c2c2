// Proves an answer sentence by sentence against what it cites; what cannot be proved is not shown.
import { checkingOf } from '../lang/checking.ts';
import { languageOf, languages } from '../lang/languages.ts';
import type { Lexicon } from '../lang/lexicon.ts';
import { sentences } from '../text/sentences.ts';
import { contains, overlaps } from '../text/spans.ts';
import type { Catalogue, Citation, LanguageCode, Quote, Statement } from '../types.ts';
import { unsupportedDate, withoutClockAndDates } from './verify-dates.ts';
import { plainSentence } from './verify-markup.ts';
import { NameScope, unsupportedName } from './verify-names.ts';
import { unsupportedFigure } from './verify-numbers.ts';
import { contradiction, losesHedge, shareHeld } from './verify-polarity.ts';
import { isTranslation, nearestOriginal, quotedIn, withoutMarks, withoutQuotations } from './verify-quotations.ts';
import { isDictionaryWord, isStopWord, type Place, Source, wordsIn } from './verify-source.ts';
import { type Thread, wrongSpeaker } from './verify-speakers.ts';

/** A stretch of the model's text, with the places that it cites. */
export interface DraftBlock {
  readonly text: string;
  readonly places: readonly Place[];
}

/** Why a sentence is not shown. */
type Fault =
  | 'uncited'
  | 'markup'
  | 'quotation'
  | 'figure'
  | 'date'
  | 'name'
  | 'speaker'
  | 'contradiction'
  | 'hedge'
  | 'unrelated'
  | 'first-person'
  | 'language'
  | 'dangling';

export interface Checked {
  /** The sentence as the model wrote it. */
  readonly written: string;
  /** What may be shown: the sentence itself, or the original words that it got wrong. */
  readonly statement?: Statement;
  readonly fault?: Fault;
  /** What was found wrong, for the log and the evaluation: never shown. */
  readonly detail?: string;
}

export interface Checker {
  readonly catalogue: Catalogue;
  readonly lexicon: Lexicon;
  readonly lang: LanguageCode;
}

/** Full words that must stand in the cited sentences, as a share: less across languages, where the dictionary has gaps. */
const HELD = 0.5;
const HELD_ABROAD = 0.4;

/** Pictures hide where a sentence begins; they give way to as many blanks. Ornamental quotation marks are none. */
const PICTURES = /\p{Emoji_Presentation}|[\u2600-\u275a\u2761-\u276d\u2770-\u27bf]|\ufe0f|\u20e3/gu;

export interface DraftSentence {
  readonly written: string;
  readonly places: readonly Place[];
}

/** The sentences of a draft with the places of the blocks they are made of; the last one may be unfinished. */
export function draftSentences(blocks: readonly DraftBlock[], lang: LanguageCode): DraftSentence[] {
  const text = blocks.map((block) => block.text.replace(PICTURES, (picture) => ' '.repeat(picture.length))).join('');
  let at = 0;
  const ranges = blocks.map((block) => {
    const start = at;
    at += block.text.length;
    return { start, end: at, block };
  });
  return sentences(text, languageOf(lang)).map((span) => ({
    written: text.slice(span.start, span.end),
    places: unique(
      ranges
        .filter((range) => overlaps(range, span) && holdsWords(text, range, span))
        .flatMap(({ block }) => block.places),
    ),
  }));
}

const holdsWords = (text: string, a: { start: number; end: number }, b: { start: number; end: number }): boolean =>
  /[\p{L}\p{N}]/u.test(text.slice(Math.max(a.start, b.start), Math.min(a.end, b.end)));

const unique = (places: readonly Place[]): Place[] => [
  ...new Map(places.map((place) => [`${place.article.id}\0${place.span.start}`, place])).values(),
];

/** Checks the sentences of one answer in order, each once. */
export interface Proof {
  readonly checked: readonly Checked[];
  /** Checks those of the sentences that come after the ones checked before. */
  take(drafted: readonly DraftSentence[]): void;
}

export function createProof(checker: Checker): Proof {
  const checked: Checked[] = [];
  let thread: Thread = {};
  return {
    checked,
    take(drafted) {
      for (const sentence of drafted.slice(checked.length)) {
        const dropped = checked.at(-1)?.fault !== undefined;
        const { result, next } = checkOne(sentence, checker, thread, dropped);
        checked.push({ written: sentence.written, ...result });
        thread = next;
      }
    },
  };
}

/** Checks every sentence of a whole answer. */
export function check(drafted: readonly DraftSentence[], checker: Checker): readonly Checked[] {
  const proof = createProof(checker);
  proof.take(drafted);
  return proof.checked;
}

/** What may be shown of an answer; the same original words are not shown twice. */
export function statementsOf(checked: readonly Checked[]): Statement[] {
  const all = checked.flatMap(({ statement }) => statement ?? []);
  return [...new Map(all.map((statement) => [statement.text, statement])).values()];
}

/** True when enough of an answer stood the test to be shown instead of the articles' own words. */
export function isEnough(checked: readonly Checked[]): boolean {
  const good = checked.filter(({ fault }) => fault === undefined).length;
  return good > 0 && good * 2 >= checked.length;
}

function checkOne({ written, places }: DraftSentence, checker: Checker, thread: Thread, dropped: boolean) {
  const bad = (fault: Fault, detail?: string, statement?: Statement) => ({
    result: { fault, ...(detail ? { detail } : {}), ...(statement ? { statement } : {}) },
    next: thread,
  });
  const { lang } = checker;
  const text = plainSentence(written);
  if (text === undefined) return bad('markup');
  if (places.length === 0) return bad('uncited');
  if (dropped && refersBack(text, lang)) return bad('dangling');
  const source = new Source(places, checker.catalogue, checker.lexicon);
  const quoted = quotedIn(text, source);
  const missing = quoted.filter(({ found }) => !found);
  if (missing.some(({ words }) => !isTranslation(words, lang, source))) {
    return bad('quotation', missing[0]?.words, originalStatement(missing[0]?.words ?? '', lang, source));
  }
  const told = withoutQuotations(text, quoted);
  if (checkingOf(lang).firstPerson.test(told)) return bad('first-person');
  if (isInAnotherLanguage(told, lang)) return bad('language');
  const speaker = wrongSpeaker(text, lang, quoted, source, thread);
  const fault =
    factFault(text, told, lang, source) ??
    foreignFault(foreignWords(text, checker), lang, source) ??
    (speaker.wrong ? (['speaker', speaker.wrong] as const) : undefined);
  if (fault) return bad(fault[0], fault[1]);
  const shows = quoted.some(({ found }) => found);
  const statement = statementOf(withoutMarks(text, missing), source, lang, shows);
  return { result: { statement }, next: speaker.next };
}

/** More small words of another language than of the reply's: the reader asked for theirs. */
function isInAnotherLanguage(text: string, lang: LanguageCode): boolean {
  const { particles } = checkingOf(lang);
  const words = wordsIn(text).flatMap((word) => (/^\p{Ll}/u.test(word.text) ? word.text : []));
  const only = (own: LanguageCode, other: LanguageCode) =>
    words.filter((word) => isStopWord(word, own) && !isStopWord(word, other));
  const own = Math.max(...others(lang).map((code) => only(lang, code).length));
  // "de" and "van" belong to names in any language.
  const foreign = Math.max(
    ...others(lang).map((code) => only(code, lang).filter((word) => !particles.has(word)).length),
  );
  return own === 0 ? foreign > 0 : foreign > own + 1;
}

const others = (lang: LanguageCode): LanguageCode[] =>
  Object.values(languages).flatMap(({ code }) => (code === lang ? [] : [code]));

/** The words that the reply's language does not know, in place: a number or a day may hide in another language. */
const foreignWords = (text: string, { lang, lexicon }: Checker): string =>
  text.replace(/[\p{L}\p{M}]+/gu, (word) =>
    /^\p{Lu}/u.test(word) || isDictionaryWord(word, lang, lexicon) ? '·'.repeat(word.length) : word,
  );

const refersBack = (text: string, lang: LanguageCode): boolean => {
  const [first = '', second = ''] = text
    .toLowerCase()
    .split(/[^\p{L}-]+/u)
    .filter(Boolean);
  const { anaphors } = checkingOf(lang);
  return anaphors.has(first) || anaphors.has(`${first} ${second}`) || (first.length < 4 && anaphors.has(second));
};

function foreignFault(text: string, lang: LanguageCode, source: Source): readonly [Fault, string] | undefined {
  for (const code of others(lang)) {
    const date = unsupportedDate(text, code, source);
    if (date) return ['date', date];
    const figure = unsupportedFigure(withoutClockAndDates(text).replace(/\d/g, '·'), code, source);
    if (figure) return ['figure', figure];
  }
  return undefined;
}

function factFault(
  text: string,
  told: string,
  lang: LanguageCode,
  source: Source,
): readonly [Fault, string] | undefined {
  const date = unsupportedDate(text, lang, source);
  if (date) return ['date', date];
  const figure = unsupportedFigure(withoutClockAndDates(text), lang, source);
  if (figure) return ['figure', figure];
  const name = unsupportedName(text, lang, new NameScope(source));
  if (name) return ['name', name];
  const opposite = contradiction(text, lang, source);
  if (opposite) return ['contradiction', opposite];
  if (losesHedge(told, lang, source)) return ['hedge', ''];
  const foreign = source.articles.every((article) => article.lang !== lang);
  const held = shareHeld(told, lang, source);
  return held < (foreign ? HELD_ABROAD : HELD) ? ['unrelated', held.toFixed(2)] : undefined;
}

/** @param shows the sentence shows original words already, between marks */
function statementOf(text: string, source: Source, lang: LanguageCode, shows: boolean): Statement {
  const [first, ...rest] = source.places.map(citationOf);
  if (!first) throw new Error('a statement needs a citation');
  const originals = source.quotes.filter((quote) => source.catalogue.articles.get(quote.article)?.lang !== lang);
  return { text, citations: [first, ...rest], ...(originals.length > 0 && !shows ? { originals } : {}) };
}

export function citationOf({ article, span }: Place): Citation {
  return {
    article: article.id,
    title: article.title,
    ...(article.url ? { url: article.url } : {}),
    start: span.start,
    end: span.end,
    text: article.text.slice(span.start, span.end),
  };
}

/** The article's own words in place of a quotation that was altered, invented or half translated. */
function originalStatement(words: string, lang: LanguageCode, source: Source): Statement | undefined {
  const quote = nearestOriginal(words, lang, source);
  const article = quote && source.catalogue.articles.get(quote.article);
  return quote && article ? quoteStatement(quote, source) : undefined;
}

function quoteStatement(quote: Quote, { catalogue, places }: Source): Statement | undefined {
  const article = catalogue.articles.get(quote.article);
  if (!article) return undefined;
  const place = places.find(({ article: { id }, span }) => id === article.id && contains(span, quote));
  const shown = quote.type === 'direct' ? quote : quote.context;
  const speaker = quote.speakerId === null ? undefined : catalogue.speakers.get(quote.speakerId)?.name;
  return {
    text: article.text.slice(shown.start, shown.end),
    quote,
    ...(speaker ? { speaker } : {}),
    citations: [citationOf(place ?? { article, span: { start: quote.start, end: quote.end } })],
  };
}
