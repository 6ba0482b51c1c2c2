// The search over a catalogue: keeps a host in step with it, and turns what the host finds into passages.
import { createHash } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';
import { type Lexicon, loadLexicon } from '../lang/lexicon.ts';
import type { Article, Catalogue, LanguageCode } from '../types.ts';
import type { AnalysedQuery, Hit, Search, SearchOptions, SearchResult } from './contract.ts';
import type { Host, Item } from './host.ts';
import type { SearchSettings } from './index.ts';
import { InlineHost } from './inline-host.ts';
import { WorkerHost } from './worker-host.ts';

const DEFAULT_LIMIT = 10;
/** With more passages than this, `auto` goes from Lunr to FTS5: it builds and adds faster, and finds as much. */
const MOST_FOR_LUNR = 3000;
/** So many passages are indexed in place, in less time than a worker takes to start. */
const MOST_IN_PLACE = 400;
/** When this many passages, or this share, lie apart from the large index, a new one is built behind the scenes. */
const FOLD = { passages: 600, share: 0.15 };
/** How long the event loop may be held before other work gets a turn, in ms. */
const TURN = 12;

/** A host with the articles it has. */
interface Standing {
  readonly host: Host;
  readonly inWorker: boolean;
  indexed: ReadonlyMap<string, Article>;
}

export class Searcher implements Search {
  readonly #settings: SearchSettings;
  #lexicon: Promise<Lexicon> | null = null;
  #standing: Standing | null = null;
  #catalogue: Catalogue | null = null;
  #updates: Promise<void> = Promise.resolve();
  #folding: Promise<void> | null = null;
  #updating = 0;
  #passages = 0;

  constructor(settings: SearchSettings) {
    this.#settings = settings;
  }

  update(catalogue: Catalogue): Promise<void> {
    this.#updating++;
    const next = this.#updates.then(() => this.#update(catalogue));
    this.#updates = next.then(
      () => void this.#updating--,
      () => void this.#updating--,
    );
    return next;
  }

  async search(question: string, options: SearchOptions = {}): Promise<SearchResult> {
    const limit = options.limit ?? DEFAULT_LIMIT;
    const answer = await this.#ask((host) => host.search(question, { ...options, limit }));
    if (!answer) return { query: { lang: options.lang ?? 'en', groups: {} }, hits: [] };
    const { query, found } = answer;
    const hits = found.flatMap(({ article, index, ...rest }): Hit[] => {
      const passage = this.#catalogue?.passages.get(article)?.[index];
      return passage ? [{ passage, ...rest }] : [];
    });
    return { query, hits: this.#newestFirst(hits) };
  }

  async analyse(question: string, lang?: LanguageCode): Promise<AnalysedQuery> {
    return (await this.#ask((host) => host.analyse(question, lang))) ?? { lang: lang ?? 'en', groups: {} };
  }

  status() {
    const engine = this.#standing?.host.engine ?? this.#engineFor(0);
    return { passages: this.#passages, engine, building: this.#updating > 0 || this.#folding !== null };
  }

  async close(): Promise<void> {
    await this.#updates;
    await this.#folding;
    await this.#standing?.host.close();
    this.#standing = null;
  }

  /** Asks the host; one that has died is replaced, once, and asked again. */
  async #ask<T>(question: (host: Host) => Promise<T>): Promise<T | null> {
    const host = await this.#ready();
    if (!host) return null;
    try {
      return await question(host);
    } catch (cause) {
      if (!host.isDown || !this.#catalogue) throw cause;
      this.#settings.logger?.warn({ err: cause }, 'the search worker has ended and is started again');
      if (this.#standing?.host === host) this.#standing = null;
      await this.update(this.#catalogue);
      const next = await this.#ready();
      return next ? question(next) : null;
    }
  }

  async #ready(): Promise<Host | null> {
    if (!this.#standing) await this.#updates;
    return this.#standing?.host ?? null;
  }

  async #update(catalogue: Catalogue): Promise<void> {
    const passages = [...catalogue.passages.values()].reduce((sum, { length }) => sum + length, 0);
    const before = this.#standing;
    const engine = this.#engineFor(passages);
    const fits = before?.host.engine === engine && (before.inWorker || passages <= MOST_IN_PLACE);
    const standing = fits ? before : await this.#open(catalogue, engine, passages);
    const { apart } = await bring(standing, catalogue);
    this.#standing = standing;
    this.#catalogue = catalogue;
    this.#passages = passages;
    if (before && before !== standing) await before.host.close();
    if (standing !== before) await standing.host.save();
    if (apart > Math.max(FOLD.passages, FOLD.share * passages)) this.#folding ??= this.#fold(catalogue);
  }

  /** A host for a catalogue, with what is on disk of it. */
  async #open(catalogue: Catalogue, engine: Host['engine'], passages: number): Promise<Standing> {
    const { cacheDir, lexiconPaths = [], logger } = this.#settings;
    const inWorker = passages > MOST_IN_PLACE;
    if (!inWorker) {
      this.#lexicon ??= loadLexicon(lexiconPaths);
      return { host: new InlineHost({ lexicon: await this.#lexicon, engine }), inWorker, indexed: new Map() };
    }
    const host = new WorkerHost({ engine, cacheDir, lexiconPaths }, (details, message) =>
      logger?.warn(details, message),
    );
    if (cacheDir === undefined) return { host, inWorker, indexed: new Map() };
    const known = await host.open(await hashesOf(catalogue));
    return { host, inWorker, indexed: new Map([...catalogue.articles].filter(([id]) => known.has(id))) };
  }

  /** Builds the index anew while the old one answers, then takes over what came in between. */
  async #fold(catalogue: Catalogue): Promise<void> {
    const { cacheDir, lexiconPaths = [], logger } = this.#settings;
    try {
      const engine = this.#engineFor(this.#passages);
      const host = new WorkerHost({ engine, cacheDir, lexiconPaths }, (details, message) =>
        logger?.warn(details, message),
      );
      const standing: Standing = { host, inWorker: true, indexed: new Map() };
      await bring(standing, catalogue);
      await host.save();
      this.#updates = this.#updates.then(() => this.#replace(standing));
      await this.#updates;
    } catch (cause) {
      logger?.warn({ err: cause }, 'the index could not be built anew; the old one stays');
    } finally {
      this.#folding = null;
    }
  }

  async #replace(standing: Standing): Promise<void> {
    if (this.#catalogue) await bring(standing, this.#catalogue);
    const before = this.#standing;
    this.#standing = standing;
    await before?.host.close();
  }

  /** Once at FTS5, `auto` stays there: a catalogue that wavers around the limit is not read again and again. */
  #engineFor(passages: number): Host['engine'] {
    const { engine } = this.#settings;
    if (engine !== 'auto') return engine;
    return this.#standing?.host.engine === 'fts' || passages > MOST_FOR_LUNR ? 'fts' : 'lunr';
  }

  /** Equal scores: the newer article goes first. */
  #newestFirst(hits: readonly Hit[]): Hit[] {
    const date = ({ passage }: Hit): string => this.#catalogue?.articles.get(passage.article)?.publishedAt ?? '';
    return [...hits].sort((a, b) => b.score - a.score || (date(a) < date(b) ? 1 : date(a) > date(b) ? -1 : 0));
  }
}

/** Brings a host from the articles it has to those of the catalogue. */
async function bring(standing: Standing, catalogue: Catalogue): Promise<{ readonly apart: number }> {
  const changed: Item[] = [];
  const gone: string[] = [];
  let began = performance.now();
  for (const id of standing.indexed.keys()) if (!catalogue.articles.has(id)) gone.push(id);
  for (const [id, article] of catalogue.articles) {
    const before = standing.indexed.get(id);
    if (before && same(before, article)) continue;
    if (before) gone.push(id);
    changed.push({ entry: { article, passages: catalogue.passages.get(id) ?? [] }, hash: hashOf(article) });
    if (performance.now() - began < TURN) continue;
    await breathe();
    began = performance.now();
  }
  await standing.host.remove(gone);
  await standing.host.add(changed);
  const state = await standing.host.finish();
  standing.indexed = catalogue.articles;
  return state;
}

const same = (a: Article, b: Article): boolean =>
  a === b || (a.text === b.text && a.title === b.title && a.lang === b.lang);

const hashes = new WeakMap<Article, string>();

function hashOf(article: Article): string {
  let hash = hashes.get(article);
  if (hash === undefined) {
    hash = createHash('sha1').update(`${article.lang}\0${article.title}\0${article.text}`).digest('hex').slice(0, 20);
    hashes.set(article, hash);
  }
  return hash;
}

async function hashesOf({ articles }: Catalogue): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  let began = performance.now();
  for (const [id, article] of articles) {
    found.set(id, hashOf(article));
    if (performance.now() - began < TURN) continue;
    await breathe();
    began = performance.now();
  }
  return found;
}
