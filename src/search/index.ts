// Builds the search that the rest of the house uses.
import type { Search, SearchEngine } from './contract.ts';
import { Searcher } from './searcher.ts';

export type { Hit, QueryGroup, Search, SearchEngine, SearchIndex, SearchOptions, SearchResult } from './contract.ts';

export interface SearchSettings {
  readonly engine: SearchEngine;
  /** A folder for built indexes, kept from one start to the next; none: they are built at each start. */
  readonly cacheDir?: string;
  /** More dictionaries, as files or folders (LEXICON_PATH). */
  readonly lexiconPaths?: readonly string[];
  readonly logger?: {
    info(details: object, message: string): void;
    warn(details: object, message: string): void;
  };
}

/** A search without articles yet; call `update` with a catalogue, and `close` in the end. */
export function createSearch(settings: SearchSettings): Search {
  return new Searcher(settings);
}
