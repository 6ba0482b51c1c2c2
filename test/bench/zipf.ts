// Articles of made-up words, as frequent as words of a language are.
import type { Article } from '../../src/types.ts';

/** Articles of words as frequent as in a language: the nth word comes with a frequency of 1/n. */
export function zipfArticles(count: number, length: number): Article[] {
  let seed = 7;
  const random = () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 2 ** 32;
  };
  const word = () =>
    `w${Math.floor(30_000 ** random())
      .toString(26)
      .replace(/\d/g, (digit) => 'qrstuvwxyz'[Number(digit)] ?? '')}`;
  return Array.from({ length: count }, (_, at) => ({
    id: `a${at}`,
    title: '',
    lang: 'en',
    text: Array.from({ length }, word).join(' '),
  }));
}
