// Articles -> Catalogue: passages, quotes and speakers of everything.
import { createHash } from 'node:crypto';
import { mergeSpeakers } from '../quotes/speakers.ts';
import type { Article, Catalogue } from '../types.ts';
import type { Reading } from './read.ts';

/** A catalogue without articles, until the first is built. */
export const emptyCatalogue: Catalogue = {
  version: 'empty',
  articles: new Map(),
  passages: new Map(),
  quotes: [],
  speakers: new Map(),
};

/** @param readings by article id, one for each article */
export function catalogueOf(articles: readonly Article[], readings: ReadonlyMap<string, Reading>): Catalogue {
  const merged = mergeSpeakers([...readings.values()].map(({ extraction }) => extraction));
  return {
    version: versionOf(readings),
    articles: new Map(articles.map((article) => [article.id, article])),
    passages: new Map([...readings].map(([id, { passages }]) => [id, passages])),
    quotes: merged.quotes,
    speakers: new Map(merged.speakers.map((speaker) => [speaker.id, speaker])),
  };
}

function versionOf(readings: ReadonlyMap<string, Reading>): string {
  const version = createHash('sha256');
  for (const id of [...readings.keys()].sort()) version.update(readings.get(id)?.hash ?? '');
  return version.digest('hex').slice(0, 16);
}
