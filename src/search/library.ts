// All articles of all languages, ready to be searched: what runs in the worker, or in place when there are few.
import type { Lexicon } from '../lang/lexicon.ts';
import type { LanguageCode } from '../types.ts';
import { analysisOf } from './analyses.ts';
import type { Analysis } from './analysis.ts';
import { engineQuery } from './candidates.ts';
import type { AnalysedQuery, IndexedArticle, IndexedPassage, QueryGroup, SearchIndex } from './contract.ts';
import { detectLanguage } from './detect.ts';
import { ForwardIndex } from './forward-index.ts';
import { groupsOf, type Reader } from './groups.ts';
import { LookAlikes } from './look-alikes.ts';
import { Ranker } from './rank.ts';

const CANDIDATES = 150;
/** Best candidates whose neighbours are looked at as well. */
const WITH_NEIGHBOURS = 20;
const MOST_GROUPS = 24;

/** A hit, by article and position: passages themselves stay where the articles are. */
export interface Found {
  readonly article: string;
  readonly index: number;
  readonly lang: LanguageCode;
  readonly score: number;
  readonly coverage: number;
}

export interface LibraryAnswer {
  readonly query: AnalysedQuery;
  readonly found: readonly Found[];
}

/** The articles of one language. */
export class Shelf {
  readonly lookAlikes: LookAlikes;
  /** Passages that were read and are not in the engine yet. */
  readonly unindexed: IndexedPassage[] = [];

  constructor(
    readonly lang: LanguageCode,
    readonly forward: ForwardIndex,
    readonly engine: SearchIndex,
  ) {
    this.lookAlikes = new LookAlikes(forward.vocabulary);
  }

  search(groups: readonly QueryGroup[], limit: number, article?: string): Found[] {
    const ranker = new Ranker(groups, this.forward);
    const pool = article === undefined ? this.#candidates(groups, limit) : this.forward.passagesOf(article);
    const total = groups.reduce((sum, { idf, weight }) => sum + idf * weight, 0) || 1;
    return ranker
      .rank(pool)
      .filter(({ score }) => score > 0)
      .slice(0, limit)
      .flatMap(({ id, score, coverage }) => {
        const entry = this.forward.entryOf(id);
        if (!entry) return [];
        return [
          { article: entry.id, index: this.forward.position.get(id), lang: this.lang, score: score / total, coverage },
        ];
      });
  }

  #candidates(groups: readonly QueryGroup[], limit: number): number[] {
    const found = this.engine.search(engineQuery(groups, this.forward), Math.max(CANDIDATES, limit * 2));
    const pool = new Set(found.map(({ id }) => id));
    for (const { id } of found.slice(0, WITH_NEIGHBOURS)) {
      const article = this.forward.article.get(id);
      for (const other of [id - 1, id + 1]) {
        if (other >= 0 && other < this.forward.top && this.forward.article.get(other) === article) pool.add(other);
      }
    }
    return [...pool];
  }
}

export class Library {
  readonly shelves = new Map<LanguageCode, Shelf>();
  readonly analyses: Readonly<Record<LanguageCode, Analysis>>;
  readonly #lexicon: Lexicon;
  readonly #newEngine: () => SearchIndex;

  constructor(lexicon: Lexicon, newEngine: () => SearchIndex) {
    this.#lexicon = lexicon;
    this.#newEngine = newEngine;
    this.analyses = { en: analysisOf('en'), fr: analysisOf('fr') };
  }

  get size(): number {
    return [...this.shelves.values()].reduce((sum, { engine }) => sum + engine.size, 0);
  }

  /** Passages that are apart until a new build folds them in. */
  get apart(): number {
    return [...this.shelves.values()].reduce((sum, { engine }) => sum + engine.recent, 0);
  }

  /** What it holds: hashes by article id. */
  hashes(): Map<string, string> {
    return new Map([...this.shelves.values()].flatMap(({ forward }) => [...forward.hashes()]));
  }

  put(shelf: Shelf): void {
    this.shelves.get(shelf.lang)?.engine.close();
    this.shelves.set(shelf.lang, shelf);
  }

  /** Reads articles; they can be found after the next `index`. */
  read(items: readonly { readonly entry: IndexedArticle; readonly hash: string }[]): void {
    for (const { entry, hash } of items) {
      const { lang } = entry.article;
      const shelf = this.#shelf(lang);
      shelf.unindexed.push(...shelf.forward.add(entry, hash, this.analyses[lang]));
    }
  }

  /** Hands what was read to the engines. */
  index(): void {
    for (const shelf of this.shelves.values()) {
      if (shelf.unindexed.length > 0) shelf.engine.add(shelf.unindexed.splice(0));
    }
  }

  remove(ids: readonly string[]): void {
    for (const { forward, engine } of this.shelves.values()) engine.remove(ids.flatMap((id) => forward.remove(id)));
  }

  analyse(question: string, lang?: LanguageCode): AnalysedQuery {
    const asked = detectLanguage(question, lang);
    const reader: Reader = { lexicon: this.#lexicon, analyses: this.analyses };
    const groups: Partial<Record<LanguageCode, QueryGroup[]>> = {};
    for (const shelf of this.shelves.values()) {
      if (shelf.forward.size === 0) continue;
      const all = groupsOf(question, asked, shelf, reader);
      groups[shelf.lang] =
        all.length <= MOST_GROUPS ? all : all.sort((a, b) => b.idf * b.weight - a.idf * a.weight).slice(0, MOST_GROUPS);
    }
    return { lang: asked, groups };
  }

  search(
    question: string,
    options: { readonly lang?: LanguageCode; readonly limit: number; readonly article?: string },
  ): LibraryAnswer {
    const query = this.analyse(question, options.lang);
    const found: Found[] = [];
    for (const shelf of this.shelves.values()) {
      const groups = query.groups[shelf.lang];
      if (groups && groups.length > 0) found.push(...shelf.search(groups, options.limit, options.article));
    }
    return { query, found: found.sort((a, b) => b.score - a.score).slice(0, options.limit) };
  }

  close(): void {
    for (const { engine } of this.shelves.values()) engine.close();
    this.shelves.clear();
  }

  #shelf(lang: LanguageCode): Shelf {
    let shelf = this.shelves.get(lang);
    if (!shelf) this.shelves.set(lang, (shelf = new Shelf(lang, new ForwardIndex(), this.#newEngine())));
    return shelf;
  }
}
