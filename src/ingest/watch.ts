// Watches the corpus: says when files were added, changed or removed, once they are whole.
import path from 'node:path';
import { watch } from 'chokidar';
import { isPassing } from './files.ts';

export interface CorpusWatch {
  close(): Promise<void>;
}

/** A file counts as whole when its size stood still for this long, in ms. */
const WHOLE_AFTER = 400;
/** Changes closer together than this are reported once, in ms. */
const TOGETHER = 150;

/**
 * @param onChange called after a change, never twice at once; a change during a call leads to one more
 * @param onFault called with what the watcher or `onChange` threw; watching goes on
 */
export function watchCorpus(
  paths: readonly string[],
  onChange: () => Promise<void>,
  onFault: (cause: unknown) => void,
): CorpusWatch {
  const roots = new Set(paths.map((root) => path.resolve(root)));
  const watcher = watch([...paths], {
    ignoreInitial: true,
    ignored: (file) => !roots.has(path.resolve(file)) && isPassing(path.basename(file)),
    awaitWriteFinish: { stabilityThreshold: WHOLE_AFTER, pollInterval: 100 },
  });
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let again = false;
  const run = async (): Promise<void> => {
    do {
      again = false;
      await onChange().catch(onFault);
    } while (again);
    running = undefined;
  };
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      again = true;
      running ??= run();
    }, TOGETHER);
  };
  for (const event of ['add', 'change', 'unlink', 'unlinkDir'] as const) watcher.on(event, changed);
  watcher.on('error', onFault);
  return {
    async close() {
      clearTimeout(timer);
      await watcher.close();
      await running;
    },
  };
}
