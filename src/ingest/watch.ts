// Watches the corpus: says when files were added, changed or removed, once they are whole.
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { watch } from 'chokidar';
import { isPassing } from './files.ts';

export interface CorpusWatch {
  close(): Promise<void>;
}

/** A file counts as whole when its size stood still for this long, in ms. */
const WHOLE_AFTER = 400;
/** How often a path itself is looked at, in ms: a watcher forgets a folder that was removed, and misses its return. */
const LOOK_EVERY = 1000;
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
  const look = watchRoots(paths, (root) => {
    watcher.unwatch(root);
    watcher.add(root);
    changed();
  });
  return {
    async close() {
      clearInterval(look);
      clearTimeout(timer);
      await watcher.close();
      await running;
    },
  };
}

/** @param onReturn called with a path that was removed, or replaced by another folder or file, and is there again */
function watchRoots(roots: readonly string[], onReturn: (root: string) => void): NodeJS.Timeout {
  const seen = new Map<string, number | undefined>();
  const look = async (root: string) => {
    const inode = (await stat(root).catch(() => undefined))?.ino;
    if (seen.has(root) && inode !== undefined && inode !== seen.get(root)) onReturn(root);
    seen.set(root, inode);
  };
  const lookAtFolders = () => void Promise.all(roots.map(look));
  lookAtFolders();
  return setInterval(lookAtFolders, LOOK_EVERY).unref();
}
