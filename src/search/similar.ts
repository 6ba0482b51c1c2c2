// Words that look alike: across two languages (cognates), and across a slip of the keyboard.

/** Endings that go over from one language to the other, after folding. */
const SUFFIXES: readonly (readonly [english: string, french: string])[] = [
  ['tion', 'tion'],
  ['ty', 'te'],
  ['ic', 'ique'],
  ['ical', 'ique'],
  ['ous', 'eux'],
  ['al', 'el'],
  ['al', 'al'],
  ['ary', 'aire'],
  ['or', 'eur'],
  ['er', 'eur'],
  ['er', 're'],
  ['ist', 'iste'],
  ['ism', 'isme'],
  ['ance', 'ance'],
  ['ence', 'ence'],
  ['cy', 'cie'],
  ['y', 'ie'],
  ['ive', 'if'],
  ['ive', 'ive'],
  ['ment', 'ment'],
  ['ly', 'ment'],
  ['ize', 'iser'],
  ['ise', 'iser'],
  ['ate', 'er'],
  ['e', 'er'],
  ['ify', 'ifier'],
  ['ing', 'age'],
  ['able', 'able'],
  ['ible', 'ible'],
  ['ure', 'ure'],
  ['ian', 'ien'],
  ['an', 'ain'],
  ['ese', 'ais'],
  ['ory', 'oire'],
  ['ute', 'ut'],
  ['ed', 'e'],
  ['id', 'ide'],
  ['ogy', 'ogie'],
  ['ogue', 'ogue'],
  ['our', 'eur'],
  ['ct', 'c'],
  ['', 'e'],
];

/** What an English word would be in French by its ending, or the other way round; folded forms. */
export function cognateForms(word: string, from: 'en' | 'fr'): string[] {
  const found = new Set<string>();
  for (const [english, french] of SUFFIXES) {
    const [own, other] = from === 'en' ? [english, french] : [french, english];
    const root = word.slice(0, word.length - own.length);
    if (word.endsWith(own) && root.length >= 3) found.add(root + other);
  }
  found.delete(word);
  return [...found];
}

function bigrams(word: string): Map<string, number> {
  const found = new Map<string, number>();
  for (let at = 0; at + 1 < word.length; at++) {
    const pair = word.slice(at, at + 2);
    found.set(pair, (found.get(pair) ?? 0) + 1);
  }
  return found;
}

/** The share of letter pairs two words have in common, 0 to 1. */
export function dice(left: string, right: string): number {
  if (left.length < 2 || right.length < 2) return 0;
  const pairs = bigrams(left);
  let shared = 0;
  for (let at = 0; at + 1 < right.length; at++) {
    const pair = right.slice(at, at + 2);
    const count = pairs.get(pair) ?? 0;
    if (count === 0) continue;
    pairs.set(pair, count - 1);
    shared++;
  }
  return (2 * shared) / (left.length + right.length - 2);
}

/** True when one letter was left out, put in, changed, or swapped with its neighbour. */
export function isOneSlipAway(left: string, right: string): boolean {
  if (left === right || Math.abs(left.length - right.length) > 1) return false;
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  let start = 0;
  while (start < short.length && short[start] === long[start]) start++;
  if (short.length < long.length) return short.slice(start) === long.slice(start + 1);
  if (short.slice(start + 1) === long.slice(start + 1)) return true;
  return (
    short[start] === long[start + 1] &&
    short[start + 1] === long[start] &&
    short.slice(start + 2) === long.slice(start + 2)
  );
}
