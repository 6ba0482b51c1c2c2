// What search promises: to the rest of the house (Search), and what each engine promises to search (SearchIndex).
import type { Article, Catalogue, LanguageCode, Passage } from '../types.ts';

export type SearchEngine = 'auto' | 'lunr' | 'fts';

/** A passage as an engine sees it: a number, and the terms of our own analysis, repeats included. */
export interface IndexedPassage {
  readonly id: number;
  readonly terms: readonly string[];
}

/** Terms to look for, any of them; `weight` above 0 is how much a match is worth beside the others. */
export interface EngineQuery {
  readonly terms: readonly { readonly term: string; readonly weight: number }[];
}

export interface Candidate {
  readonly id: number;
  /** The engine's own score: higher is better, comparable inside one answer only. */
  readonly score: number;
}

/** An inverted index over passages of one language. Terms are matched exactly and never parsed as query syntax. */
export interface SearchIndex {
  /** How many passages can be found. */
  readonly size: number;
  /** Adds passages; an id that is there already is replaced. They can be found once this returns. */
  add(passages: readonly IndexedPassage[]): void;
  /** How many passages are in a small index beside the large one, to be folded in by a new build. */
  readonly recent: number;
  /** Takes passages out by id; unknown ids are passed over. */
  remove(ids: readonly number[]): void;
  /** At most `limit` passages that hold one of the terms, best first. No terms: nothing. */
  search(query: EngineQuery, limit: number): Candidate[];
  /** Writes the index into a file. */
  save(file: string): void;
  close(): void;
}

/** One way to say a word of the question in the articles: one stem, or several that must stand together. */
export interface Alternative {
  readonly stems: readonly string[];
  /** 0 to 1: 1 for the word itself or its first translation. */
  readonly weight: number;
  /** How it was found: the word as it is, a translation, a look-alike, a correction of spelling. */
  readonly by: 'same' | 'lexicon' | 'cognate' | 'spelling';
  /** The word as written (folded), when the question is in the language of the articles: an exact match is worth more. */
  readonly fold?: string;
}

/** A word (or phrase) of the question with all its alternatives in one language, which count as one word. */
export interface QueryGroup {
  /** As the question has it. */
  readonly word: string;
  /** Where in the question, as UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
  /** Rarity over the articles of the language: ln(1 + N / df), df being that of all alternatives together. */
  readonly idf: number;
  /** Beside idf: names weigh more than words, rough matches less. */
  readonly weight: number;
  /** Written or used as a name. */
  readonly name: boolean;
  /** False when no article of the language holds any of the alternatives. */
  readonly found: boolean;
  readonly alternatives: readonly Alternative[];
}

/** A question as search read it. */
export interface AnalysedQuery {
  readonly lang: LanguageCode;
  /** The same question for the articles of each language that has any. */
  readonly groups: Readonly<Partial<Record<LanguageCode, readonly QueryGroup[]>>>;
}

export interface Hit {
  readonly passage: Passage;
  readonly lang: LanguageCode;
  /** Higher is better; comparable between the hits of one search only. */
  readonly score: number;
  /** idf-weighted share of the question's groups found in the passage or its title, 0 to 1. */
  readonly coverage: number;
}

export interface SearchResult {
  readonly query: AnalysedQuery;
  /** Best first. */
  readonly hits: readonly Hit[];
}

export interface SearchOptions {
  /** The language of the question; detected when it is not given. */
  readonly lang?: LanguageCode;
  readonly limit?: number;
  /** Look in this article only. */
  readonly article?: string;
}

/** The search over all articles. Nothing here holds the event loop for more than a few milliseconds. */
export interface Search {
  /** Makes the catalogue searchable, by difference with the last one; resolves when it can be searched. */
  update(catalogue: Catalogue): Promise<void>;
  /** Reads the question as words, never as query syntax. Waits for a running first `update`. */
  search(question: string, options?: SearchOptions): Promise<SearchResult>;
  /** The question's groups alone, for looking through quotes and sentences. */
  analyse(question: string, lang?: LanguageCode): Promise<AnalysedQuery>;
  /** How many passages can be found, and by which engine. */
  status(): { readonly passages: number; readonly engine: 'lunr' | 'fts'; readonly building: boolean };
  close(): Promise<void>;
}

/** What the index needs of an article. */
export interface IndexedArticle {
  readonly article: Pick<Article, 'id' | 'title' | 'text' | 'lang'>;
  readonly passages: readonly Passage[];
}
