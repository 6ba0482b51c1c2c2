// Where the index lives: in place when the articles are few, in a worker thread when they are many.
import type { LanguageCode } from '../types.ts';
import type { AnalysedQuery, IndexedArticle } from './contract.ts';
import type { LibraryAnswer } from './library.ts';

/** An article with what tells whether it changed. */
export interface Item {
  readonly entry: IndexedArticle;
  readonly hash: string;
}

export interface HostSearch {
  readonly lang?: LanguageCode;
  readonly limit: number;
  readonly article?: string;
}

export interface Host {
  readonly engine: 'lunr' | 'fts';
  /** True when it cannot answer any more. */
  readonly isDown: boolean;
  /**
   * Takes what is on disk of an index of these articles (hashes by id). What is on disk and not among them is left
   * out. Gives the ids that need not be added.
   */
  open(wanted: ReadonlyMap<string, string>): Promise<ReadonlySet<string>>;
  /** Takes in articles that are new to it. They can be found once `finish` resolves. */
  add(items: readonly Item[]): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
  /** Makes everything added findable. Gives how many passages are in a second index that a new build would fold in. */
  finish(): Promise<{ readonly apart: number }>;
  /** Keeps the index on disk, where it can be. */
  save(): Promise<void>;
  search(question: string, options: HostSearch): Promise<LibraryAnswer>;
  analyse(question: string, lang?: LanguageCode): Promise<AnalysedQuery>;
  close(): Promise<void>;
}
