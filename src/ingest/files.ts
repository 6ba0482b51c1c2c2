// The files of a corpus: every file under its folders, links followed once, hidden and temporary ones passed over.
import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from '../errors.ts';
import type { SkippedFile } from '../types.ts';

export interface FoundFile {
  readonly file: string;
  /** The path inside the corpus, with `/`; under several paths that share it, the later ones begin with their folder. */
  readonly id: string;
}

export interface FoundFiles {
  readonly files: readonly FoundFile[];
  /** Folders that could not be opened. */
  readonly unread: readonly SkippedFile[];
}

/** What editors, browsers and desktops leave beside a file for a while, and hidden files. */
const PASSING =
  /^\.|~$|^~\$|^#.*#$|\.(?:swp|swo|swx|tmp|temp|bak|orig|part|partial|crdownload|download)$|^4913$|^(?:Thumbs\.db|desktop\.ini)$/i;

/** Whether a name, without its folder, is of a file or folder that is no part of a corpus. */
export const isPassing = (name: string): boolean => PASSING.test(name);

/** @throws UserError `corpus-missing` when a path does not exist */
export async function filesUnderAll(paths: readonly string[]): Promise<FoundFiles> {
  const files: FoundFile[] = [];
  const unread: SkippedFile[] = [];
  const ids = new Set<string>();
  for (const root of paths) {
    const found: FoundFile[] = [];
    await walkRoot(root, found, unread);
    for (const { file, id } of found.sort((a, b) => (a.id < b.id ? -1 : 1))) {
      const own = ids.has(id) ? `${path.basename(root)}/${id}` : id;
      ids.add(own);
      files.push({ file, id: own });
    }
  }
  return { files, unread };
}

async function walkRoot(root: string, files: FoundFile[], unread: SkippedFile[]): Promise<void> {
  const info = await stat(root).catch(() => undefined);
  if (!info) {
    throw new UserError('corpus-missing', `There is no folder or file “${root}” to read articles from.`, {
      path: root,
    });
  }
  if (!info.isDirectory()) {
    files.push({ file: root, id: path.basename(root).normalize('NFC') });
    return;
  }
  // Links last, so that a folder that is here itself keeps its own path.
  const folders = [{ file: root, id: '' }];
  const seen = new Set<string>();
  for (let next = folders.shift(); next; next = folders.shift()) {
    await walk(next.file, next.id, { files, unread, seen, links: folders });
  }
}

interface Walk {
  readonly files: FoundFile[];
  readonly unread: SkippedFile[];
  /** Real paths of the folders above and before, so that links that go round end. */
  readonly seen: Set<string>;
  /** Links to folders, to be walked later. */
  readonly links: FoundFile[];
}

async function walk(folder: string, id: string, into: Walk): Promise<void> {
  let entries: Dirent[];
  try {
    const real = await realpath(folder);
    if (into.seen.has(real)) return;
    into.seen.add(real);
    entries = await readdir(folder, { withFileTypes: true });
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    if (code === undefined) throw cause;
    if (code !== 'ENOENT') into.unread.push({ file: id, reason: `the folder cannot be opened (${code})` });
    return;
  }
  for (const entry of entries) {
    if (isPassing(entry.name)) continue;
    const file = path.join(folder, entry.name);
    // macOS writes names decomposed; an id is what a person types.
    const inside = `${id === '' ? '' : `${id}/`}${entry.name.normalize('NFC')}`;
    const kind = entry.isSymbolicLink() ? await stat(file).catch(() => undefined) : entry;
    if (kind?.isDirectory() && entry.isSymbolicLink()) into.links.push({ file, id: inside });
    else if (kind?.isDirectory()) await walk(file, inside, into);
    // Not a pipe, a socket or a device (reading one may never end), nor a link to nowhere.
    else if (kind?.isFile()) into.files.push({ file, id: inside });
  }
}
