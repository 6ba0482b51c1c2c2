// The index in place: for as few articles as are read in a moment, without a thread to start.
import { setImmediate as breathe } from 'node:timers/promises';
import type { Lexicon } from '../lang/lexicon.ts';
import type { LanguageCode } from '../types.ts';
import { FtsIndex } from './fts.ts';
import type { Host, HostSearch, Item } from './host.ts';
import { Library } from './library.ts';
import { LunrIndex } from './lunr.ts';

/** Articles read in one go; the event loop gets a turn in between. */
const AT_ONCE = 4;

export class InlineHost implements Host {
  readonly #library: Library;
  #pending: Item[] = [];

  constructor(
    lexicon: Lexicon,
    readonly engine: Host['engine'],
  ) {
    this.#library = new Library(lexicon, () => (engine === 'fts' ? new FtsIndex() : new LunrIndex()));
  }

  async add(items: readonly Item[]): Promise<void> {
    this.#pending.push(...items);
  }

  async remove(ids: readonly string[]): Promise<void> {
    const gone = new Set(ids);
    this.#pending = this.#pending.filter(({ entry }) => !gone.has(entry.article.id));
    this.#library.remove(ids);
  }

  async finish(): Promise<void> {
    const items = this.#pending;
    this.#pending = [];
    for (let at = 0; at < items.length; at += AT_ONCE) {
      this.#library.read(items.slice(at, at + AT_ONCE));
      // Lunr builds its index anew at each addition, so it gets them all at once; FTS5 takes them as they come.
      if (this.engine === 'fts') this.#library.index();
      await breathe();
    }
    this.#library.index();
  }

  async search(question: string, options: HostSearch) {
    return this.#library.search(question, options);
  }

  async analyse(question: string, lang?: LanguageCode) {
    return this.#library.analyse(question, lang);
  }

  async close(): Promise<void> {
    this.#library.close();
  }
}
