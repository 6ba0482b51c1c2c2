// Starts a worker thread on a TypeScript file, the same way under tsx, node --import tsx and vitest.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';

/** tsx's `register`, as an ES module: `tsx/esm/api` resolves to CommonJS from here, which a loader thread cannot import. */
const API = new URL('./api/index.mjs', pathToFileURL(createRequire(import.meta.url).resolve('tsx/esm'))).href;

/**
 * @param entry the worker's file, as `new URL('./x.ts', import.meta.url)`
 * @param workerData reaches the worker as `workerData` of node:worker_threads
 */
export function startWorker(entry: URL, workerData?: unknown): Worker {
  // How a worker inherits its parent's loader differs between versions of Node, so it registers its own.
  const start = `import { register } from ${JSON.stringify(API)}; register(); await import(${JSON.stringify(entry.href)});`;
  return new Worker(new URL(`data:text/javascript,${encodeURIComponent(start)}`), { workerData, execArgv: [] });
}
