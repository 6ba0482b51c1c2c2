// A host in a worker thread: every call goes over as a message and comes back as one.
import type { Worker } from 'node:worker_threads';
import type { LanguageCode } from '../types.ts';
import { startWorker } from '../worker.ts';
import type { AnalysedQuery } from './contract.ts';
import type { Host, HostSearch, Item } from './host.ts';
import type { LibraryAnswer } from './library.ts';

export interface WorkerSettings {
  readonly engine: Host['engine'];
  readonly cacheDir?: string | undefined;
  readonly lexiconPaths: readonly string[];
}

type Method = 'open' | 'add' | 'remove' | 'finish' | 'save' | 'search' | 'analyse' | 'close';

export interface Call {
  readonly id: number;
  readonly method: Method;
  readonly args: readonly unknown[];
}

export type Reply =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: string }
  | { readonly warning: string; readonly cause: string };

interface Waiting {
  resolve(value: unknown): void;
  reject(cause: Error): void;
}

/** Articles a message: copying them to the worker must not hold the event loop. */
const BATCH = 64;

export class WorkerHost implements Host {
  readonly engine: Host['engine'];
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #calls = 0;
  #fault: Error | null = null;

  constructor(settings: WorkerSettings, warn?: (details: object, message: string) => void) {
    this.engine = settings.engine;
    this.#worker = startWorker(new URL('./search-worker.ts', import.meta.url), settings);
    // It keeps the process alive only while somebody waits for it.
    this.#worker.unref();
    this.#worker.on('message', (reply: Reply) => {
      if ('warning' in reply) warn?.({ cause: reply.cause }, reply.warning);
      else this.#settle(reply);
    });
    this.#worker.on('error', (cause) => this.#fail(cause instanceof Error ? cause : new Error(String(cause))));
    this.#worker.on('exit', () => this.#fail(new Error('the search worker has ended')));
  }

  get isDown(): boolean {
    return this.#fault !== null;
  }

  async open(wanted: ReadonlyMap<string, string>): Promise<ReadonlySet<string>> {
    return (await this.#call('open', wanted)) as ReadonlySet<string>;
  }

  async add(items: readonly Item[]): Promise<void> {
    for (let at = 0; at < items.length; at += BATCH) await this.#call('add', items.slice(at, at + BATCH).map(lean));
  }

  async remove(ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await this.#call('remove', ids);
  }

  async finish(): Promise<{ readonly apart: number }> {
    return (await this.#call('finish')) as { apart: number };
  }

  async save(): Promise<void> {
    await this.#call('save');
  }

  async search(question: string, options: HostSearch): Promise<LibraryAnswer> {
    return (await this.#call('search', question, options)) as LibraryAnswer;
  }

  async analyse(question: string, lang?: LanguageCode): Promise<AnalysedQuery> {
    return (await this.#call('analyse', question, lang)) as AnalysedQuery;
  }

  async close(): Promise<void> {
    if (this.#fault) return;
    await this.#call('close');
    this.#fault = new Error('the search is closed');
    await this.#worker.terminate();
  }

  #call(method: Method, ...args: readonly unknown[]): Promise<unknown> {
    if (this.#fault) return Promise.reject(this.#fault);
    const id = this.#calls++;
    if (this.#waiting.size === 0) this.#worker.ref();
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, method, args } satisfies Call);
    });
  }

  #settle(reply: { readonly id: number } & ({ readonly value: unknown } | { readonly error: string })): void {
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if (this.#waiting.size === 0) this.#worker.unref();
    if ('error' in reply) waiting?.reject(new Error(reply.error));
    else waiting?.resolve(reply.value);
  }

  #fail(cause: Error): void {
    this.#fault ??= cause;
    for (const { reject } of this.#waiting.values()) reject(this.#fault);
    this.#waiting.clear();
  }
}

/** What the index needs of an article, and nothing that only costs copying. */
function lean({ entry: { article, passages }, hash }: Item): Item {
  const { id, title, text, lang } = article;
  return { hash, entry: { article: { id, title, text, lang }, passages } };
}
