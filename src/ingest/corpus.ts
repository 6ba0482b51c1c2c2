// Folders, files and bulk files -> articles, with what was skipped and why. One bad file never costs the rest.
import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setImmediate as breathe } from 'node:timers/promises';
import { UserError } from '../errors.ts';
import type { Article, SkippedFile } from '../types.ts';
import { makeArticle } from './article.ts';
import { decodeText, LONGEST_FILE, tidyText, Unreadable } from './decode.ts';
import { readBulkLine, readers } from './formats.ts';

export interface Corpus {
  readonly articles: readonly Article[];
  readonly skipped: readonly SkippedFile[];
}

/** How long the event loop may be held before other work gets a turn, in ms. */
const TURN = 15;

/**
 * Reads every article under the given paths (folders, files, `.jsonl` bulk files).
 * @throws UserError `corpus-missing` when a path does not exist
 */
export async function readCorpus(paths: readonly string[]): Promise<Corpus> {
  const articles = new Map<string, Article>();
  const skipped: SkippedFile[] = [];
  let turnStart = performance.now();
  const take = async (file: string, read: () => Article): Promise<void> => {
    try {
      const article = read();
      if (articles.has(article.id)) throw new Unreadable('another article has the same id');
      articles.set(article.id, article);
    } catch (cause) {
      if (!(cause instanceof Unreadable)) throw cause;
      skipped.push({ file, reason: cause.message });
    }
    if (performance.now() - turnStart > TURN) {
      await breathe();
      turnStart = performance.now();
    }
  };
  for (const root of paths) {
    for (const { file, id } of await filesUnder(root)) {
      const taken = paths.length > 1 && articles.has(id) ? `${path.basename(root)}/${id}` : id;
      if (path.extname(file).toLowerCase() === '.jsonl') await readBulk(file, id, take);
      else await readOne(file, taken, take);
    }
  }
  return { articles: [...articles.values()], skipped };
}

type Take = (file: string, read: () => Article) => Promise<void>;

async function readOne(file: string, id: string, take: Take): Promise<void> {
  const reader = readers[path.extname(file).toLowerCase()];
  const bytes = reader && (await fileBytes(file));
  await take(id, () => {
    if (!reader) throw new Unreadable('the bot reads .txt, .md, .html and .jsonl files');
    if (bytes instanceof Unreadable) throw bytes;
    return makeArticle(id, reader(decodeText(bytes as Uint8Array)));
  });
}

async function fileBytes(file: string): Promise<Uint8Array | Unreadable> {
  try {
    if ((await stat(file)).size > LONGEST_FILE) return new Unreadable('the file is longer than 10 MB');
    return await readFile(file);
  } catch (cause) {
    return new Unreadable(`the file cannot be opened (${(cause as NodeJS.ErrnoException).code ?? 'unknown fault'})`);
  }
}

async function readBulk(file: string, name: string, take: Take): Promise<void> {
  let number = 0;
  const lines = createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY });
  for await (const line of lines) {
    number += 1;
    const text = tidyText(line);
    if (text.trim() === '') continue;
    await take(`${name}:${number}`, () => {
      if (text.length > LONGEST_FILE) throw new Unreadable('the line is longer than 10 MB');
      const { id, draft } = readBulkLine(text);
      return makeArticle(id, draft);
    });
  }
}

interface FoundFile {
  readonly file: string;
  /** The path inside the corpus, with `/`. */
  readonly id: string;
}

async function filesUnder(root: string): Promise<FoundFile[]> {
  const info = await stat(root).catch(() => undefined);
  if (!info) {
    throw new UserError('corpus-missing', `There is no folder or file “${root}” to read articles from.`, {
      path: root,
    });
  }
  if (!info.isDirectory()) return [{ file: root, id: path.basename(root) }];
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => ({ file, id: path.relative(root, file).split(path.sep).join('/') }))
    .filter(({ id }) => !id.split('/').some((part) => part.startsWith('.')))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}
