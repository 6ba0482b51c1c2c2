// Folders, files and bulk files -> articles, with what was skipped and why. One bad file never costs the rest.
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import type { Article, SkippedFile } from '../types.ts';
import { makeArticle } from './article.ts';
import { decodeAs, decodeText, LONGEST_FILE, Unreadable } from './decode.ts';
import { type FoundFile, filesUnderAll } from './files.ts';
import { readBulkLine, readers } from './formats.ts';
import { linesOf } from './lines.ts';

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

interface Known {
  readonly stamp: string;
  readonly outcomes: readonly Outcome[];
}

/** Files that are read side by side: the disk's waiting overlaps, and memory stays small with files of 10 MB. */
const AT_ONCE = 16;
/** How long the event loop may be held before other work gets a turn, in ms. */
const TURN = 15;

/** @param paths folders, files, `.jsonl` bulk files */
export function createCorpusReader(paths: readonly string[]): CorpusReader {
  let known = new Map<string, Known>();
  return {
    async read() {
      const next: typeof known = new Map();
      const turn = createTurn();
      const { files, unread } = await filesUnderAll(paths);
      const readOne = async ({ file, id }: FoundFile): Promise<[string, Known] | undefined> => {
        const key = `${id}\0${file}`;
        const stamp = await stampOf(file);
        if (stamp === undefined) return undefined;
        const before = known.get(key);
        return [key, before?.stamp === stamp ? before : { stamp, outcomes: await readFound({ file, id }, turn) }];
      };
      for (let at = 0; at < files.length; at += AT_ONCE) {
        for (const read of await Promise.all(files.slice(at, at + AT_ONCE).map(readOne))) if (read) next.set(...read);
      }
      known = next;
      return corpusOf([...unread, ...[...next.values()].flatMap(({ outcomes }) => outcomes)]);
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
  if (bytes === 'gone') return [];
  return [attempt(id, () => makeArticle(id, reader(decodeText(bytes(), ending.startsWith('.htm')))))];
}

function attempt(file: string, read: () => Article): Outcome {
  try {
    return { file, article: read() };
  } catch (cause) {
    if (cause instanceof Unreadable) return { file, reason: cause.message };
    throw cause;
  }
}

/** The file's bytes, or what to throw about them; 'gone' when it was deleted since it was listed. */
async function fileBytes(file: string): Promise<'gone' | (() => Uint8Array)> {
  try {
    if ((await stat(file)).size > LONGEST_FILE) return fail('the file is longer than 10 MB');
    const bytes = await readFile(file);
    return () => bytes;
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') return 'gone';
    return fail(`the file cannot be opened (${code ?? 'unknown fault'})`);
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
  try {
    for await (const line of linesOf(file, LONGEST_FILE)) {
      number += 1;
      const text = line && decodeAs(line, 'utf-8');
      if (text === undefined || text.trim() !== '') {
        outcomes.push(attempt(`${name}:${number}`, () => articleOfLine(line, text)));
      }
      await turn();
    }
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    if (code === undefined) throw cause;
    if (code !== 'ENOENT') outcomes.push({ file: name, reason: `the file cannot be opened (${code})` });
  }
  return outcomes;
}

function articleOfLine(line: Uint8Array | undefined, text: string | undefined): Article {
  if (line === undefined) throw new Unreadable('the line is longer than 10 MB');
  if (text === undefined) throw new Unreadable('the line is not UTF-8 text');
  const { id, draft } = readBulkLine(text);
  return makeArticle(id, draft);
}

/** Changes whenever the file's content may have changed; undefined when it is no longer there. */
async function stampOf(file: string): Promise<string | undefined> {
  const info = await stat(file).catch(() => undefined);
  return info && `${info.mtimeMs} ${info.size} ${info.ino}`;
}
