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

export interface CorpusReader {
  /**
   * Reads every article under the paths; files that did not change since the last call are not read again.
   * @throws UserError `corpus-missing` when a path does not exist
   */
  read(): Promise<Corpus>;
}

/** What one file, or one line of a bulk file, came to. */
type Outcome = { readonly file: string; readonly article: Article } | SkippedFile;

interface FoundFile {
  readonly file: string;
  /** The path inside the corpus, with `/`; under several paths that share it, the later ones begin with their folder. */
  readonly id: string;
}

/** How long the event loop may be held before other work gets a turn, in ms. */
const TURN = 15;

/** @param paths folders, files, `.jsonl` bulk files */
export function createCorpusReader(paths: readonly string[]): CorpusReader {
  let known = new Map<string, { readonly stamp: string; readonly outcomes: readonly Outcome[] }>();
  return {
    async read() {
      const next: typeof known = new Map();
      const turn = createTurn();
      for (const found of await filesUnderAll(paths)) {
        const key = `${found.id}\0${found.file}`;
        const stamp = await stampOf(found.file);
        const before = known.get(key);
        const outcomes = before?.stamp === stamp ? before.outcomes : await readFound(found, turn);
        next.set(key, { stamp, outcomes });
      }
      known = next;
      return corpusOf([...next.values()].flatMap(({ outcomes }) => outcomes));
    },
  };
}

/** Reads a corpus once. */
export function readCorpus(paths: readonly string[]): Promise<Corpus> {
  return createCorpusReader(paths).read();
}

function corpusOf(outcomes: readonly Outcome[]): Corpus {
  const articles = new Map<string, Article>();
  const skipped: SkippedFile[] = [];
  for (const outcome of outcomes) {
    if ('reason' in outcome) skipped.push(outcome);
    else if (articles.has(outcome.article.id)) {
      skipped.push({ file: outcome.file, reason: 'another article has the same id' });
    } else articles.set(outcome.article.id, outcome.article);
  }
  return { articles: [...articles.values()], skipped };
}

/** Gives other work a turn when the loop was held for long enough. */
function createTurn(): () => Promise<void> {
  let began = performance.now();
  return async () => {
    if (performance.now() - began < TURN) return;
    await breathe();
    began = performance.now();
  };
}

async function readFound({ file, id }: FoundFile, turn: () => Promise<void>): Promise<Outcome[]> {
  const ending = path.extname(file).toLowerCase();
  if (ending === '.jsonl') return readBulk(file, id, turn);
  await turn();
  const reader = readers[ending];
  if (!reader) return [{ file: id, reason: 'the bot reads .txt, .md, .html and .jsonl files' }];
  const bytes = await fileBytes(file);
  return [attempt(id, () => makeArticle(id, reader(decodeText(bytes()))))];
}

function attempt(file: string, read: () => Article): Outcome {
  try {
    return { file, article: read() };
  } catch (cause) {
    if (cause instanceof Unreadable) return { file, reason: cause.message };
    throw cause;
  }
}

/** The file's bytes, or what to throw about them. */
async function fileBytes(file: string): Promise<() => Uint8Array> {
  try {
    if ((await stat(file)).size > LONGEST_FILE) return fail('the file is longer than 10 MB');
    const bytes = await readFile(file);
    return () => bytes;
  } catch (cause) {
    return fail(`the file cannot be opened (${(cause as NodeJS.ErrnoException).code ?? 'unknown fault'})`);
  }
}

function fail(reason: string): () => never {
  return () => {
    throw new Unreadable(reason);
  };
}

async function readBulk(file: string, name: string, turn: () => Promise<void>): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  let number = 0;
  const lines = createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY });
  try {
    for await (const line of lines) {
      number += 1;
      const text = tidyText(line);
      if (text.trim() !== '') outcomes.push(attempt(`${name}:${number}`, () => articleOfLine(text)));
      await turn();
    }
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    if (code === undefined) throw cause;
    outcomes.push({ file: name, reason: `the file cannot be opened (${code})` });
  }
  return outcomes;
}

function articleOfLine(text: string): Article {
  if (text.length > LONGEST_FILE) throw new Unreadable('the line is longer than 10 MB');
  const { id, draft } = readBulkLine(text);
  return makeArticle(id, draft);
}

/** Changes whenever the file's content may have changed. */
async function stampOf(file: string): Promise<string> {
  const info = await stat(file).catch(() => undefined);
  return info ? `${info.mtimeMs} ${info.size} ${info.ino}` : 'gone';
}

async function filesUnderAll(paths: readonly string[]): Promise<FoundFile[]> {
  const found: FoundFile[] = [];
  const ids = new Set<string>();
  for (const root of paths) {
    for (const { file, id } of await filesUnder(root)) {
      const own = ids.has(id) ? `${path.basename(root)}/${id}` : id;
      ids.add(own);
      found.push({ file, id: own });
    }
  }
  return found;
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
