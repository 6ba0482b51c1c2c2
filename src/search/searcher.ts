// The search over a catalogue: keeps a host in step with it, and turns what the host finds into passages.
import { type Lexicon, loadLexicon } from '../lang/lexicon.ts';
import type { Article, Catalogue, LanguageCode } from '../types.ts';
import type { AnalysedQuery, Hit, Search, SearchEngine, SearchOptions, SearchResult } from './contract.ts';
import type { Host, Item } from './host.ts';
import type { SearchSettings } from './index.ts';
import { InlineHost } from './inline-host.ts';

const DEFAULT_LIMIT = 10;
/** With more passages than this, `auto` goes from Lunr to FTS5: it builds and adds faster, without holding the event loop. */
const MOST_FOR_LUNR = 3000;

export class Searcher implements Search {
  readonly #lexicon: Promise<Lexicon>;
  readonly #engine: SearchEngine;
  #host: Host | null = null;
  #catalogue: Catalogue | null = null;
  #indexed = new Map<string, Article>();
  #updates: Promise<void> = Promise.resolve();
  #passages = 0;

  constructor(settings: SearchSettings) {
    this.#engine = settings.engine;
    this.#lexicon = loadLexicon(settings.lexiconPaths ?? []);
    this.#lexicon.catch(() => undefined);
  }

  update(catalogue: Catalogue): Promise<void> {
    const next = this.#updates.then(() => this.#update(catalogue));
    this.#updates = next.catch(() => undefined);
    return next;
  }

  async search(question: string, options: SearchOptions = {}): Promise<SearchResult> {
    const host = await this.#ready();
    const limit = options.limit ?? DEFAULT_LIMIT;
    if (!host) return { query: { lang: options.lang ?? 'en', groups: {} }, hits: [] };
    const { query, found } = await host.search(question, { ...options, limit });
    const hits = found.flatMap(({ article, index, ...rest }): Hit[] => {
      const passage = this.#catalogue?.passages.get(article)?.[index];
      return passage ? [{ passage, ...rest }] : [];
    });
    return { query, hits: this.#newestFirst(hits) };
  }

  async analyse(question: string, lang?: LanguageCode): Promise<AnalysedQuery> {
    const host = await this.#ready();
    return host ? host.analyse(question, lang) : { lang: lang ?? 'en', groups: {} };
  }

  status() {
    return { passages: this.#passages, engine: this.#host?.engine ?? this.#engineFor(0), building: false } as const;
  }

  async close(): Promise<void> {
    await this.#updates;
    await this.#host?.close();
    this.#host = null;
  }

  async #ready(): Promise<Host | null> {
    if (!this.#host) await this.#updates;
    return this.#host;
  }

  async #update(catalogue: Catalogue): Promise<void> {
    const passages = [...catalogue.passages.values()].reduce((sum, { length }) => sum + length, 0);
    const before = this.#host;
    const engine = this.#engineFor(passages);
    const host = before?.engine === engine ? before : new InlineHost(await this.#lexicon, engine);
    await this.#bring(host, catalogue, host === before ? this.#indexed : new Map());
    this.#host = host;
    this.#catalogue = catalogue;
    this.#indexed = new Map(catalogue.articles);
    this.#passages = passages;
    if (before && before !== host) await before.close();
  }

  /** Brings a host from the articles it has to those of the catalogue. */
  async #bring(host: Host, catalogue: Catalogue, indexed: ReadonlyMap<string, Article>): Promise<void> {
    const changed: Item[] = [];
    const gone: string[] = [];
    for (const id of indexed.keys()) if (!catalogue.articles.has(id)) gone.push(id);
    for (const [id, article] of catalogue.articles) {
      const before = indexed.get(id);
      if (before && same(before, article)) continue;
      if (before) gone.push(id);
      changed.push({ entry: { article, passages: catalogue.passages.get(id) ?? [] }, hash: '' });
    }
    await host.remove(gone);
    await host.add(changed);
    await host.finish();
  }

  /** Once at FTS5, `auto` stays there: a catalogue that wavers around the limit is not read again and again. */
  #engineFor(passages: number): Host['engine'] {
    if (this.#engine !== 'auto') return this.#engine;
    return this.#host?.engine === 'fts' || passages > MOST_FOR_LUNR ? 'fts' : 'lunr';
  }

  /** Equal scores: the newer article goes first. */
  #newestFirst(hits: readonly Hit[]): Hit[] {
    const date = ({ passage }: Hit): string => this.#catalogue?.articles.get(passage.article)?.publishedAt ?? '';
    return [...hits].sort((a, b) => b.score - a.score || (date(a) < date(b) ? 1 : date(a) > date(b) ? -1 : 0));
  }
}

const same = (a: Article, b: Article): boolean =>
  a === b || (a.text === b.text && a.title === b.title && a.lang === b.lang);
