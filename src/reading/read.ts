// One article -> its passages and quotes: what is read once and kept.
import { createHash } from 'node:crypto';
import { languageOf } from '../lang/languages.ts';
import { extractQuotes } from '../quotes/extract.ts';
import { passages } from '../text/passages.ts';
import type { Article, Extraction, Passage } from '../types.ts';

export interface Reading {
  /** Of everything an article says about itself; the same hash means the same reading. */
  readonly hash: string;
  readonly passages: readonly Passage[];
  readonly extraction: Extraction;
}

export function readArticle(article: Article): Reading {
  return {
    hash: hashOf(article),
    passages: passages(article, languageOf(article.lang)),
    extraction: extractQuotes(article),
  };
}

export function hashOf({ id, title, text, lang, url, source, publishedAt }: Article): string {
  const content = JSON.stringify([id, title, text, lang, url, source, publishedAt]);
  return createHash('sha256').update(content).digest('hex').slice(0, 32);
}
