// The index in place: for as few articles as are read in a moment, and inside the worker for many.
import { setImmediate as breathe } from 'node:timers/promises';
import type { Lexicon } from '../lang/lexicon.ts';
import type { LanguageCode } from '../types.ts';
import { FtsIndex } from './fts.ts';
import type { Host, HostSearch, Item } from './host.ts';
import { Library } from './library.ts';
import { loadLibrary, saveLibrary } from './library-files.ts';
import { LunrIndex } from './lunr.ts';

/** Articles read in one go; the event loop gets a turn in between. */
const AT_ONCE = 4;

export interface InlineSettings {
  readonly lexicon: Lexicon;
  readonly engine: Host['engine'];
  readonly cacheDir?: string | undefined;
  /** Told of an index on disk that cannot be read or written; it is built anew. */
  readonly warn?: (details: object, message: string) => void;
}

export class InlineHost implements Host {
  readonly engine: Host['engine'];
  readonly isDown = false;
  readonly #settings: InlineSettings;
  #library: Library;
  #pending: Item[] = [];
  /** Whether there is more in the index than on disk. */
  #changed = false;

  constructor(settings: InlineSettings) {
    this.engine = settings.engine;
    this.#settings = settings;
    this.#library = this.#empty();
  }

  async open(wanted: ReadonlyMap<string, string>): Promise<ReadonlySet<string>> {
    const { cacheDir, warn } = this.#settings;
    if (cacheDir === undefined) return new Set();
    try {
      loadLibrary(this.#library, cacheDir, this.engine, wanted);
    } catch (cause) {
      warn?.({ err: cause }, 'the index on disk cannot be read and is built anew');
      this.#library = this.#empty();
    }
    const held = this.#library.hashes();
    const stale = [...held].filter(([id, hash]) => wanted.get(id) !== hash).map(([id]) => id);
    // A new build is quicker than an index that is mostly of something else.
    if (stale.length > held.size / 2) {
      this.#library.close();
      this.#library = this.#empty();
      return new Set();
    }
    await this.remove(stale);
    this.#changed = stale.length > 0;
    return new Set([...held.keys()].filter((id) => !stale.includes(id)));
  }

  async add(items: readonly Item[]): Promise<void> {
    this.#pending.push(...items);
    if (this.engine === 'fts') await this.#read();
  }

  async remove(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const gone = new Set(ids);
    this.#pending = this.#pending.filter(({ entry }) => !gone.has(entry.article.id));
    this.#library.remove(ids);
    this.#changed = true;
  }

  async finish(): Promise<{ readonly apart: number }> {
    await this.#read();
    this.#library.index();
    return { apart: this.#library.apart };
  }

  async save(): Promise<void> {
    const { cacheDir, warn } = this.#settings;
    if (cacheDir === undefined || !this.#changed || this.#library.apart > 0) return;
    try {
      saveLibrary(this.#library, cacheDir, this.engine);
      this.#changed = false;
    } catch (cause) {
      warn?.({ err: cause }, 'the index cannot be kept on disk and will be built at the next start');
    }
  }

  async search(question: string, options: HostSearch) {
    return this.#library.search(question, options);
  }

  async analyse(question: string, lang?: LanguageCode) {
    return this.#library.analyse(question, lang);
  }

  async close(): Promise<void> {
    await this.save();
    this.#library.close();
  }

  #empty(): Library {
    const { lexicon, engine } = this.#settings;
    return new Library(lexicon, () => (engine === 'fts' ? new FtsIndex() : new LunrIndex()));
  }

  /** Lunr builds its index anew at each addition, so it gets all at once; FTS5 takes them as they come. */
  async #read(): Promise<void> {
    const items = this.#pending;
    this.#pending = [];
    if (items.length > 0) this.#changed = true;
    for (let at = 0; at < items.length; at += AT_ONCE) {
      this.#library.read(items.slice(at, at + AT_ONCE));
      if (this.engine === 'fts') this.#library.index();
      await breathe();
    }
  }
}
