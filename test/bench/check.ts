// How long checking a quote takes over many articles, and how long it holds the event loop.
import { createQuoteChecker } from '../../src/quotes/check.ts';
import type { Article } from '../../src/types.ts';
import { plainCatalogue } from '../eval/questions.ts';
import { zipfArticles } from './zipf.ts';

export interface CheckBench {
  readonly articles: number;
  /** Milliseconds: the first check, which builds the index; a short one; one of 3,900 characters. */
  readonly first: number;
  readonly short: number;
  readonly long: number;
  /** The longest time without a turn of the event loop, in ms. */
  readonly held: number;
}

export async function benchCheck(count = 2000): Promise<CheckBench> {
  const articles = zipfArticles(count, 600);
  const catalogue = plainCatalogue(articles);
  const checker = createQuoteChecker();
  let held = 0;
  let last = performance.now();
  const clock = setInterval(() => {
    held = Math.max(held, performance.now() - last);
    last = performance.now();
  }, 1);
  const words = (articles[Math.floor(count * 0.75)] as Article).text.split(' ');
  const timed = async (message: string) => {
    const began = performance.now();
    await checker.check(message, catalogue);
    return performance.now() - began;
  };
  const first = await timed(words.slice(100, 130).join(' '));
  const short = await timed(words.slice(200, 220).join(' '));
  const long = await timed(words.join(' ').slice(0, 3900));
  clearInterval(clock);
  return { articles: count, first, short, long, held };
}
