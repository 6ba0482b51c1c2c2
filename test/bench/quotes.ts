// How fast quotes are extracted, and whether memory stays flat: 1,000 articles of about 600 words.
import { extractQuotes } from '../../src/quotes/extract.ts';
import type { Article, LanguageCode } from '../../src/types.ts';
import { readCases } from '../eval/quotes.ts';

export interface QuoteBench {
  readonly articles: number;
  readonly words: number;
  readonly quotes: number;
  /** Milliseconds for all. */
  readonly ms: number;
  /** The slowest article, in ms. */
  readonly slowest: number;
  /** Growth of the heap between the first hundred articles and the last, in MB. */
  readonly heapGrowth: number;
}

const WORDS = 600;

/** Articles of about 600 words made of the labelled ones, in both languages by turns. */
function* articles(count: number): Generator<Article> {
  const cases = readCases();
  const pool: Record<LanguageCode, string[]> = { en: [], fr: [] };
  for (const { lang, article } of cases) pool[lang].push(...article.text.split(/\n+/));
  let next = 0;
  for (let index = 0; index < count; index++) {
    const lang: LanguageCode = index % 2 === 0 ? 'en' : 'fr';
    const paragraphs: string[] = [];
    let words = 0;
    while (words < WORDS) {
      const paragraph = pool[lang][next++ % pool[lang].length] as string;
      paragraphs.push(paragraph);
      words += paragraph.split(/\s+/).length;
    }
    yield { id: `article-${index}`, title: 'News', text: paragraphs.join('\n\n'), lang };
  }
}

const heap = (): number => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 2 ** 20;
};

export function benchQuotes(count = 1000): QuoteBench {
  let words = 0;
  let quotes = 0;
  let ms = 0;
  let slowest = 0;
  let early = 0;
  let seen = 0;
  for (const article of articles(count)) {
    words += article.text.split(/\s+/).length;
    const began = performance.now();
    quotes += extractQuotes(article).quotes.length;
    const took = performance.now() - began;
    ms += took;
    if (seen > 50) slowest = Math.max(slowest, took);
    if (++seen === 100) early = heap();
  }
  return { articles: count, words, quotes, ms, slowest, heapGrowth: heap() - early };
}
