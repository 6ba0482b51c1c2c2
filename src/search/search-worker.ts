// The index in a thread of its own: building, loading and searching never hold the event loop of the bot.
import { parentPort, workerData } from 'node:worker_threads';
import { loadLexicon } from '../lang/lexicon.ts';
import { InlineHost } from './inline-host.ts';
import type { Call, Reply, WorkerSettings } from './worker-host.ts';

const port = parentPort;
if (!port) throw new Error('this file is a worker');
const { engine, cacheDir, lexiconPaths } = workerData as WorkerSettings;

const host = loadLexicon(lexiconPaths).then(
  (lexicon) =>
    new InlineHost({
      lexicon,
      engine,
      cacheDir,
      warn: (details, message) => post({ warning: message, cause: String((details as { err?: unknown }).err) }),
    }),
);
// Calls are answered with the reason; nobody may be waiting yet.
host.catch(() => undefined);

function post(reply: Reply): void {
  port?.postMessage(reply);
}

/** One call after the other, in the order they came. */
let turn: Promise<void> = Promise.resolve();
port.on('message', (call: Call) => {
  turn = turn.then(() => answer(call));
});

async function answer({ id, method, args }: Call): Promise<void> {
  try {
    const one = await host;
    const run = one[method] as (...args: unknown[]) => Promise<unknown>;
    post({ id, value: await run.apply(one, [...args]) });
  } catch (cause) {
    post({ id, error: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) });
  }
}
