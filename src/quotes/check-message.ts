// A message -> the quotations to check, and who says them by the message.
import type { Language } from '../lang/language.ts';
import { languages } from '../lang/languages.ts';
import { quotations } from '../text/marks.ts';
import { paragraphs } from '../text/paragraphs.ts';
import { sentences } from '../text/sentences.ts';
import { contains, overlaps, trimSpan } from '../text/spans.ts';
import type { LanguageCode, Quote, Span, Speaker } from '../types.ts';
import { keyOf, wordsIn } from './check-words.ts';
import { extractQuotes } from './extract.ts';

/** Who says it by the message: a speaker as our own extraction reads the message. */
export type Claim = Speaker;

export interface Fragment extends Span {
  /** Between quotation marks, or in a block of quotation. */
  readonly marked: boolean;
  readonly claim?: Claim;
}

export interface ReadMessage {
  /** Without markdown, mentions and links; fragments point into it. */
  readonly text: string;
  readonly lang: LanguageCode;
  /** Readings of the message, the likeliest first. */
  readonly readings: readonly (readonly Fragment[])[];
}

/** Sentences of a message without marks that are looked for one by one. */
const SENTENCES = 12;
const SENTENCE_WORDS = 4;

/** A chat message's formatting taken off; what is quoted stays. */
function plain(message: string): string {
  return message
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t\u00a0\u202f]+/g, ' ')
    .replace(/<(?:@[!&]?|#|a?:\w+:|t:|\/[^:>]+:)[\w:-]*>/g, ' ')
    .replace(/\[([^\]\n]+)\]\(\s*<?https?:[^)\s]*\)/g, '$1')
    .replace(/<?https?:\/\/[^\s>]+>?/g, ' ')
    .replace(/```(?:\w+\n)?|`|\*\*|~~|\|\||__/g, '')
    .replace(/(?<![\p{L}\p{N}*])\*(?=\S)|(?<=\S)\*(?![\p{L}\p{N}*])/gu, '')
    .replace(/(?<![\p{L}\p{N}_])_(?=\S)|(?<=\S)_(?![\p{L}\p{N}_])/gu, '')
    .replace(/^[ \t]*(?:-#|#{1,3})[ \t]+/gm, '')
    .replace(/\[(\p{L})\](?=\p{L})/gu, '$1')
    .trim();
}

export function readMessage(message: string): ReadMessage {
  const quoting = /^[ \t]*>/m.test(message);
  const lines = plain(message);
  const blocks = quoting ? blockquotes(lines) : [];
  // The mark of a block is blanked, so that places stay.
  const text = quoting ? lines.replace(/^[ \t]*>(?:>>)?/gm, (mark) => ' '.repeat(mark.length)) : lines;
  const language = languageOfWords(text);
  const said = extractQuotes({ id: 'message', title: '', text, lang: language.code });
  // "Wu said « … »": who says it may be told in another language than the words.
  const tellings = [
    { language, said },
    ...Object.values(languages)
      .filter(({ code }) => code !== language.code)
      .map((other) => ({ language: other, said: extractQuotes({ id: 'message', title: '', text, lang: other.code }) })),
  ];
  const claims = (span: Span): Claim | undefined => {
    for (const telling of tellings) {
      const claim = claimOf(span, text, telling.said.quotes, telling.said.speakers, telling.language);
      if (claim) return claim;
    }
    return undefined;
  };
  const withClaim = (span: Span, marked: boolean): Fragment => {
    const claim = claims(span);
    return { ...span, marked, ...(claim ? { claim } : {}) };
  };
  const between = paragraphs(text).flatMap((paragraph) => quotations(text, paragraph).map(({ inner }) => inner));
  const readings: Fragment[][] = [];
  const marked = between.filter((span) => wordsIn(text, span).length > 0);
  if (marked.length > 0) readings.push(marked.map((span) => withClaim(span, true)));
  else if (blocks.length > 0) readings.push(blocks.map((span) => withClaim(span, true)));
  const long = marked.some((span) => wordsIn(text, span).length > 2);
  if (readings.length === 0 || !long) readings.push(...unmarked(text, said.quotes, language, withClaim));
  return { text, lang: language.code, readings };
}

/** Without marks: all of it, then what it reports, then sentence by sentence. */
function unmarked(
  text: string,
  quotes: readonly Quote[],
  language: Language,
  withClaim: (span: Span, marked: boolean) => Fragment,
): Fragment[][] {
  const whole = withoutSignature(text);
  const readings = [[withClaim(whole, false)]];
  const reported = quotes.filter((quote) => wordsIn(text, quote).length >= SENTENCE_WORDS);
  if (reported.length > 0) readings.push(reported.map(({ start, end }) => withClaim({ start, end }, false)));
  const parts = sentences(text, language).filter((span) => wordsIn(text, span).length >= SENTENCE_WORDS);
  if (parts.length > 1) readings.push(parts.slice(0, SENTENCES).map((span) => withClaim(span, false)));
  return readings;
}

function blockquotes(text: string): Span[] {
  const found: Span[] = [];
  for (const match of text.matchAll(/(?:^[ \t]*>(?!>>).*(?:\n|$))+|^[ \t]*>>>[\s\S]*/gm)) {
    const skip = /^[ \t]*>+/.exec(match[0])?.[0].length ?? 0;
    const span = trimSpan(text, { start: match.index + skip, end: match.index + match[0].length });
    if (span.end > span.start) found.push(span);
  }
  return found;
}

/** "Milley: …" and "… — Mark Milley": a name before a colon or after a dash, of at most six words. */
const LABEL = /^\s*((?:[^\s:“"«]+[ \u00a0\u202f]){0,5}[^\s:“"«]+)[ \u00a0\u202f]*:(?!\/\/)\s*/u;
const SIGNATURE = /(?:^|[\s»”"’'.!?…])(?:[—–―~]|--?)[ \t]*((?:[^\s—–:«“"”]+[ \u00a0\u202f]){0,9}[^\s—–:«“"”]+)\s*$/u;
const PARENTHESIS = /\(((?:[^\s()]+ ){0,5}[^\s()]+)\)\s*$/u;

function isName(words: string): boolean {
  return (
    /^(?:(?:l[ea]s?|the)\s+|l[’'])?\p{L}/iu.test(words) &&
    /\p{Lu}/u.test(words) &&
    !/[.!?]$/.test(words.replace(/\b\p{Lu}\.$/u, ''))
  );
}

function withoutSignature(text: string): Span {
  const label = LABEL.exec(text);
  const start = label && isName(label[1] ?? '') ? label[0].length : 0;
  const rest = text.slice(start);
  const signature = SIGNATURE.exec(rest);
  const signed = signature && isName(signature[1] ?? '') && signature.index > 0;
  return trimSpan(text, { start, end: signed ? start + signature.index + 1 : text.length });
}

/** The speaker that the message gives to its words: by our extraction, else by a label, a signature or a lone name. */
function claimOf(
  span: Span,
  text: string,
  quotes: readonly Quote[],
  speakers: readonly Speaker[],
  language: Language,
): Claim | undefined {
  const known = new Map(speakers.map((speaker) => [speaker.id, speaker]));
  // A name inside the words that are checked is a part of them.
  const saying = quotes.filter(
    (quote) => overlaps(quote, span) && quote.speakerId !== null && !(quote.mention && overlaps(quote.mention, span)),
  );
  const best = saying.find((quote) => contains(quote, span) || contains(span, quote)) ?? saying[0];
  const extracted = best?.speakerId ? known.get(best.speakerId) : undefined;
  if (extracted && extracted.kind !== 'role') return extracted;
  const name = nameAround(span, text);
  if (name === undefined) return extracted;
  // Read as the source of a report, a name finds its titles, aliases and country by the rules of all others.
  const [frame] = language.quoting.frames.filter(({ strict, words }) => !strict && words.length <= 2);
  const probe = `${(frame?.words ?? []).join(' ')} ${name}, ${'x '.repeat(6)}.`;
  const { quotes: read, speakers: sources } = extractQuotes({
    id: 'claim',
    title: '',
    text: probe,
    lang: language.code,
  });
  const source = sources.find(({ id }) => id === read[0]?.speakerId);
  return source ?? { id: keyOf(name), name, kind: 'person', names: [name], roles: [] };
}

function nameAround(span: Span, text: string): string | undefined {
  const lineStart = text.lastIndexOf('\n', span.start - 1) + 1;
  const before = text.slice(lineStart, span.start).replace(/[\s“"«„'‘(]+$/u, '');
  const label = LABEL.exec(`${before} `) ?? LABEL.exec(text);
  if (label && isName(label[1] ?? '') && label[0].length <= span.start + 3) return label[1];
  const after = text.slice(span.end).replace(/^[\s”"»’'.,!?]+/u, '');
  const signature = SIGNATURE.exec(after) ?? PARENTHESIS.exec(after);
  if (signature && isName(signature[1] ?? '')) return signature[1];
  return undefined;
}

/** The language whose words of grammar a text has most of; the first language when they are as many. */
function languageOfWords(text: string): Language {
  const words = text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  const rated = Object.values(languages).map((language) => ({
    language,
    count: words.filter((word) => language.search.stopWords.has(word)).length,
  }));
  rated.sort((a, b) => b.count - a.count);
  return (rated[0] as (typeof rated)[number]).language;
}
