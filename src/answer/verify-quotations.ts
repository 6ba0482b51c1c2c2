// What a claim puts between quotation marks must stand word for word in a sentence it cites.
import { quotations } from '../text/marks.ts';
import { overlaps } from '../text/spans.ts';
import type { LanguageCode, Quote, Span } from '../types.ts';
import { contiguous, isStopWord, type Place, type Source, wordsIn } from './verify-source.ts';

/** One quotation of a claim, and what backs it. */
export interface QuotedWords extends Span {
  readonly words: string;
  /** Where the very words stand, when they do. */
  readonly found?: Place;
  /** Quotes of our extraction that hold the words. */
  readonly quotes: readonly Quote[];
}

/** Word for word: the same letters and accents in the same order; marks, spaces and capitals may differ. */
const exactWords = (text: string): string[] =>
  [
    ...text
      .normalize('NFC')
      .toLowerCase()
      .matchAll(/[\p{L}\p{M}\p{N}%€$£]+|…|\.\.\.|\[/gu),
  ].map(([word]) => word);

/** The stretch of `text` that holds exactly these words in a row, or undefined. */
function findWords(text: string, wanted: readonly string[]): Span | undefined {
  const own = [
    ...text
      .normalize('NFC')
      .toLowerCase()
      .matchAll(/[\p{L}\p{M}\p{N}%€$£]+|…|\.\.\.|\[/gu),
  ];
  if (wanted.length === 0 || text.normalize('NFC').length !== text.length) return undefined;
  const at = own.findIndex((_, rank) => wanted.every((word, step) => own[rank + step]?.[0] === word));
  const first = own[at];
  const last = own[at + wanted.length - 1];
  return first && last ? { start: first.index, end: last.index + last[0].length } : undefined;
}

/** Turns of dialogue that a dash opens: what stands before the attribution is quoted. */
function dialogue(text: string): Span[] {
  const dash = /^\s*[—–-]\s*/.exec(text);
  if (!dash) return [];
  const end = text.search(/,\s+(?:a-t-|a |dit|said|\p{Lu}\p{L}+ said)/u);
  return [{ start: dash[0].length, end: end < 0 ? text.length : end }];
}

/** Everything a claim shows as somebody's words, and where each stands. */
export function quotedIn(claim: string, source: Source): QuotedWords[] {
  const whole = { start: 0, end: claim.length };
  const marked = quotations(claim, whole).map(({ inner, start, end }) => ({ inner, start, end }));
  const spoken = marked.length === 0 ? dialogue(claim).map((span) => ({ inner: span, ...span })) : [];
  return [...marked, ...spoken].map(({ inner, start, end }) => {
    const words = claim.slice(inner.start, inner.end);
    const wanted = exactWords(words);
    for (const { place, text } of source.texts) {
      const span = findWords(text, wanted);
      if (!span) continue;
      const at = { start: place.span.start + span.start, end: place.span.start + span.end };
      const quotes = source.quotes.filter((quote) => quote.article === place.article.id && overlaps(quote, at));
      return { start, end, words, found: { article: place.article, span: at }, quotes };
    }
    return { start, end, words, quotes: [] };
  });
}

/** The claim with its quotations blanked out: what the model says in its own name. Offsets stay. */
export function withoutQuotations(claim: string, quoted: readonly Span[]): string {
  let result = claim;
  for (const { start, end } of quoted) result = result.slice(0, start) + ' '.repeat(end - start) + result.slice(end);
  return result;
}

/** Full words of a translated quotation that must translate words of the cited sentences, as a share. */
const TRANSLATED = 0.6;

/**
 * True for words that are wholly a translation of what is cited: the cited sentences quote somebody in another
 * language, no small word of that language and no two words in a row are copied, and the dictionary knows most of them as translations.
 * Such words may be told without marks, never with them.
 */
export function isTranslation(words: string, lang: LanguageCode, source: Source): boolean {
  const others = source.articles.map((article) => article.lang);
  if (others.length === 0 || others.includes(lang) || source.quotes.length === 0) return false;
  const parts = wordsIn(words).map(({ text }) => text);
  const foreign = parts.some((word) => others.some((other) => isStopWord(word, other) && !isStopWord(word, lang)));
  const copied = wordsIn(words).some((word, at, all) => {
    const next = all[at + 1];
    const pair = next && /^\p{Ll}/u.test(word.text) && /^\p{Ll}/u.test(next.text) ? [word.fold, next.fold] : [];
    return source.texts.some((text) => contiguous(text.words, pair));
  });
  if (copied) return false;
  const full = parts.filter((word) => word.length > 2 && !isStopWord(word, lang));
  const held = full.filter((word) => source.resembles(word, lang));
  return !foreign && full.length > 0 && held.length >= full.length * TRANSLATED;
}

/** The claim with marks taken off these quotations, the words staying. */
export function withoutMarks(claim: string, quoted: readonly QuotedWords[]): string {
  let result = claim;
  for (const { start, end, words } of [...quoted].sort((a, b) => b.start - a.start)) {
    result = result.slice(0, start) + words + result.slice(end);
  }
  return result;
}

/**
 * The one quote in the cited sentences that the words come nearest to: at least a third of the words shared in one
 * language, or the only quote there is when the words are a translation. Undefined when two come equally near.
 */
export function nearestOriginal(words: string, lang: LanguageCode, source: Source): Quote | undefined {
  const wanted = new Set(
    wordsIn(words)
      .filter(({ text }) => !isStopWord(text, lang))
      .map(({ fold }) => fold),
  );
  const scored = source.quotes.map((quote) => {
    const article = source.catalogue.articles.get(quote.article);
    const own = new Set(wordsIn(article?.text.slice(quote.start, quote.end) ?? '').map(({ fold }) => fold));
    const shared = [...wanted].filter((fold) => own.has(fold)).length;
    return { quote, score: wanted.size === 0 ? 0 : shared / wanted.size, foreign: article?.lang !== lang };
  });
  const ranked = scored.sort((a, b) => b.score - a.score);
  const [best, next] = ranked;
  if (!best) return undefined;
  if (best.foreign && ranked.length === 1) return best.quote;
  return best.score >= 1 / 3 && best.score > (next?.score ?? 0) ? best.quote : undefined;
}
