// Many articles -> readings: what is known is kept, few are read in place, many in a worker thread.
import { once } from 'node:events';
import { setImmediate as breathe } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import type { Article } from '../types.ts';
import { startWorker } from '../worker.ts';
import { hashOf, type Reading, readArticle } from './read.ts';
import { createReadingCache } from './reading-cache.ts';

export interface ReaderOptions {
  /** A folder to keep readings in; none: every start reads everything. */
  readonly cacheDir?: string;
  /** Told of a cache that cannot be used; reading goes on without it. */
  readonly warn?: (details: object, message: string) => void;
}

export interface Reader {
  /** A reading for each article, by article id. */
  read(articles: readonly Article[]): Promise<Map<string, Reading>>;
  close(): Promise<void>;
}

/** Characters up to which articles are read in place: about a quarter of a second. */
const FEW = 250_000;
/** Articles a message to the worker. */
const BATCH = 64;
/** How long the event loop may be held before other work gets a turn, in ms. */
const TURN = 12;

export function createReader({ cacheDir, warn }: ReaderOptions = {}): Reader {
  const cache = cacheDir === undefined ? undefined : createReadingCache(cacheDir);
  let known: Map<string, Reading> | undefined;
  let worker: Worker | undefined;
  const guarded = async (work: () => Promise<void>) => {
    try {
      await work();
    } catch (cause) {
      warn?.({ err: cause }, 'readings could not be kept on disk');
    }
  };
  return {
    async read(articles) {
      if (known === undefined) {
        known = new Map();
        await guarded(async () => {
          known = (await cache?.load()) ?? new Map();
        });
      }
      const wanted = articles.map((article) => ({ article, hash: hashOf(article) }));
      const missing = wanted.filter(({ hash }) => !known?.has(hash)).map(({ article }) => article);
      const size = missing.reduce((total, { text }) => total + text.length, 0);
      if (size > FEW) worker ??= newWorker();
      const fresh = size > FEW && worker ? await readInWorker(worker, missing) : await readInPlace(missing);
      const all = new Map([...known.values(), ...fresh].map((reading) => [reading.hash, reading]));
      const readings = wanted.map(({ article, hash }) => [article.id, all.get(hash) ?? readArticle(article)] as const);
      known = new Map(readings.map(([, reading]) => [reading.hash, reading]));
      if (fresh.length > 0) await guarded(async () => cache?.add(fresh));
      await guarded(async () => cache?.compact([...(known ?? new Map<string, Reading>()).values()]));
      return new Map(readings);
    },
    async close() {
      await worker?.terminate();
      worker = undefined;
    },
  };
}

function newWorker(): Worker {
  const worker = startWorker(new URL('./read-worker.ts', import.meta.url));
  worker.unref();
  return worker;
}

async function readInPlace(articles: readonly Article[]): Promise<Reading[]> {
  const readings: Reading[] = [];
  let began = performance.now();
  for (const article of articles) {
    readings.push(readArticle(article));
    if (performance.now() - began < TURN) continue;
    await breathe();
    began = performance.now();
  }
  return readings;
}

async function readInWorker(worker: Worker, articles: readonly Article[]): Promise<Reading[]> {
  worker.ref();
  const readings: Reading[] = [];
  for (let at = 0; at < articles.length; at += BATCH) {
    const answer = once(worker, 'message');
    worker.postMessage(articles.slice(at, at + BATCH));
    const [batch] = (await answer) as [Reading[]];
    readings.push(...batch);
  }
  worker.unref();
  return readings;
}
