// Articles -> Catalogue: passages, quotes and speakers of everything, reusing what did not change.
import { createHash } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';
import { languageOf } from './lang/languages.ts';
import { extractQuotes } from './quotes/extract.ts';
import { mergeSpeakers } from './quotes/speakers.ts';
import { passages } from './text/passages.ts';
import type { Article, Catalogue, Extraction, Passage } from './types.ts';

/** How long the event loop may be held before other work gets a turn, in ms. */
const TURN = 12;

interface ReadArticle {
  readonly hash: string;
  readonly passages: readonly Passage[];
  readonly extraction: Extraction;
}

export interface CatalogueBuilder {
  /** Builds a catalogue of exactly these articles; what was built before for an unchanged article is kept. */
  build(articles: readonly Article[]): Promise<Catalogue>;
}

export function createCatalogueBuilder(): CatalogueBuilder {
  let known = new Map<string, ReadArticle>();
  return {
    async build(articles) {
      const next = new Map<string, ReadArticle>();
      let turnStart = performance.now();
      for (const article of articles) {
        const hash = hashOf(article);
        const before = known.get(article.id);
        next.set(article.id, before?.hash === hash ? before : readArticle(article, hash));
        if (performance.now() - turnStart > TURN) {
          await breathe();
          turnStart = performance.now();
        }
      }
      known = next;
      return catalogueOf(articles, next);
    },
  };
}

/** A catalogue without articles, until the first is built. */
export const emptyCatalogue: Catalogue = {
  version: 'empty',
  articles: new Map(),
  passages: new Map(),
  quotes: [],
  speakers: new Map(),
};

function readArticle(article: Article, hash: string): ReadArticle {
  return {
    hash,
    passages: passages(article, languageOf(article.lang)),
    extraction: extractQuotes(article),
  };
}

function catalogueOf(articles: readonly Article[], read: ReadonlyMap<string, ReadArticle>): Catalogue {
  const merged = mergeSpeakers([...read.values()].map(({ extraction }) => extraction));
  const version = createHash('sha256');
  for (const id of [...read.keys()].sort()) version.update(`${id}\0${read.get(id)?.hash}\n`);
  return {
    version: version.digest('hex').slice(0, 16),
    articles: new Map(articles.map((article) => [article.id, article])),
    passages: new Map([...read].map(([id, { passages }]) => [id, passages])),
    quotes: merged.quotes,
    speakers: new Map(merged.speakers.map((speaker) => [speaker.id, speaker])),
  };
}

function hashOf({ title, text, lang, url, source, publishedAt }: Article): string {
  return createHash('sha256')
    .update(JSON.stringify([title, text, lang, url, source, publishedAt]))
    .digest('hex');
}
