// Text -> words that compare equal whatever their case, accents, marks and spaces, each with its place.
import { checkingOf } from '../lang/checking.ts';
import { languages } from '../lang/languages.ts';
import type { Span } from '../types.ts';

export interface Word extends Span {
  /** Lower case, without accents; figures without separators: "10 000" → "10000", "3,5" → "3.5". */
  readonly key: string;
}

const INVISIBLE = '\\u00ad\\u200b-\\u200d\\u2060\\ufeff';
/** Figures: in groups of three, or with a decimal. */
const FIGURE = /\p{Nd}{1,3}(?:[.,\u00a0\u202f\u2009 ]\p{Nd}{3})+(?!\p{Nd})|\p{N}+(?:[.,]\p{N}+)*/uy;
const GROUPED = /^\d{1,3}(?:[.,\u00a0\u202f\u2009 ]\d{3})+$/;
const UNSEEN = new RegExp(`[\\p{M}${INVISIBLE}]+`, 'gu');

export function keyOf(raw: string): string {
  if (/^\p{N}/u.test(raw)) return GROUPED.test(raw) ? raw.replace(/\D/g, '') : raw.replace(/,/g, '.');
  return raw
    .normalize('NFKD')
    .replace(UNSEEN, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/ß/g, 'ss');
}

type Kind = 'letter' | 'figure' | 'sign' | 'other';

function kindOfPoint(point: string): Kind {
  if (LETTER.test(point)) return 'letter';
  if (/\p{N}/u.test(point)) return 'figure';
  return /[%$€£¥]/.test(point) ? 'sign' : 'other';
}

const LETTER = new RegExp(`[\\p{L}\\p{M}${INVISIBLE}]`, 'u');
/** By UTF-16 unit, filled as units are met: articles are read letter by letter. */
const KINDS: (Kind | undefined)[] = new Array(0x10000);

function kindAt(text: string, at: number): Kind {
  const unit = text.charCodeAt(at);
  if (unit >= 0xd800 && unit < 0xe000) {
    const whole = unit < 0xdc00 ? at : at - 1;
    return kindOfPoint(String.fromCodePoint(text.codePointAt(Math.max(0, whole)) ?? unit));
  }
  const known = KINDS[unit];
  if (known !== undefined) return known;
  const kind = kindOfPoint(String.fromCharCode(unit));
  KINDS[unit] = kind;
  return kind;
}

/** Calls `visit` with each word as written, and its place in `text`. An apostrophe or a hyphen parts two words. */
export function eachWord(text: string, visit: (raw: string, start: number, end: number) => void): void {
  let at = 0;
  while (at < text.length) {
    const kind = kindAt(text, at);
    let end = at + 1;
    if (kind === 'letter') while (end < text.length && kindAt(text, end) === 'letter') end++;
    else if (kind === 'figure') {
      FIGURE.lastIndex = at;
      end = at + (FIGURE.exec(text)?.[0].length ?? 1);
    }
    if (kind !== 'other') visit(text.slice(at, end), at, end);
    at = end;
  }
}

/** The words of a text, or of a part of it, in order. */
export function wordsIn(text: string, within: Span = { start: 0, end: text.length }): Word[] {
  const words: Word[] = [];
  eachWord(text.slice(within.start, within.end), (raw, start, end) => {
    const key = keyOf(raw);
    if (key !== '') words.push({ key, start: within.start + start, end: within.start + end });
  });
  return words;
}

const all = Object.values(languages);

const keysOf = (words: Iterable<string>): string[] => [...words].flatMap((word) => wordsIn(word).map(({ key }) => key));

/** Words that carry the grammar, of all languages together. */
const STOP_WORDS: ReadonlySet<string> = new Set(keysOf(all.flatMap(({ search }) => [...search.stopWords])));

const NEGATIONS: ReadonlySet<string> = new Set(
  keysOf(all.flatMap(({ code, quoting }) => [...quoting.negations, ...checkingOf(code).negations])),
);

/** Beside those, words that are half of a negation ("pas"). */
const NEGATIVE: ReadonlySet<string> = new Set([
  ...NEGATIONS,
  ...keysOf(all.flatMap(({ code }) => [...checkingOf(code).negationParts])),
]);

const NUMBERS: ReadonlySet<string> = new Set(
  keysOf(
    all.flatMap(({ code }) => {
      const { cardinals, scales, vague, ordinals } = checkingOf(code);
      return [cardinals, scales, vague, ordinals].flatMap((words) => [...words.keys()]);
    }),
  ),
);

export const isNegation = (key: string): boolean => NEGATIONS.has(key);

/** Also where it is half of a negation only ("pas", "plus"). */
export const isNegative = (key: string): boolean => NEGATIVE.has(key);

export const isNumber = (key: string): boolean => /^\p{N}|[%$€£¥]/u.test(key) || NUMBERS.has(key);

/** Whether a change of this word can turn or refuse what is said. */
export const isTelling = (key: string): boolean => NEGATIVE.has(key) || isNumber(key);

export const isStopWord = (key: string): boolean => STOP_WORDS.has(key) && !NEGATIONS.has(key);

/** What a word counts for in a comparison: grammar less than the rest. */
export const weightOf = (key: string): number => (isStopWord(key) ? 0.4 : 1);

/**
 * A slip of the keyboard: two letters swapped, or one missing, added or changed inside the word. Beginnings and ends
 * make other words ("illegal", "tolérait"), so they do not count; nor does a short word.
 */
export function isSlip(typed: string, meant: string): boolean {
  const shorter = Math.min(typed.length, meant.length);
  if (shorter < 4 || Math.abs(typed.length - meant.length) > 1) return false;
  let from = 0;
  while (from < shorter && typed[from] === meant[from]) from++;
  let tail = 0;
  while (tail < shorter - from && typed[typed.length - 1 - tail] === meant[meant.length - 1 - tail]) tail++;
  const changed = [typed.slice(from, typed.length - tail), meant.slice(from, meant.length - tail)] as const;
  if (from === 0) return false;
  const [one, other] = changed;
  if (one.length === 2 && other.length === 2) return one[0] === other[1] && one[1] === other[0];
  if (one.length > 1 || other.length > 1 || shorter < 5) return false;
  return tail >= 2;
}
