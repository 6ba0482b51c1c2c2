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
  /** Takes in articles that are new to it. They can be found once `finish` resolves. */
  add(items: readonly Item[]): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
  /** Makes everything added findable, and keeps it on disk when it was built as a whole. */
  finish(): Promise<void>;
  search(question: string, options: HostSearch): Promise<LibraryAnswer>;
  analyse(question: string, lang?: LanguageCode): Promise<AnalysedQuery>;
  close(): Promise<void>;
}
