// Readings on disk, one JSON line each, so that the next start does not read everything again.
import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, readFileSync } from 'node:fs';
import { appendFile, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setImmediate as breathe } from 'node:timers/promises';
import type { Reading } from './read.ts';

export interface ReadingCache {
  /** Readings by hash. A missing or damaged file is an empty cache; damaged lines are left out. */
  load(): Promise<Map<string, Reading>>;
  add(readings: readonly Reading[]): Promise<void>;
  /** Writes exactly these, when the file holds many others. */
  compact(live: readonly Reading[]): Promise<void>;
}

const SOURCES = ['quotes', 'text', 'lang'];
/** Lines handled between two turns of the event loop. */
const LINES_A_TURN = 200;

/** @param dir created when it is not there; files of other versions of the rules are removed */
export function createReadingCache(dir: string): ReadingCache {
  const name = `readings-${rulesVersion()}.jsonl`;
  const file = path.join(dir, name);
  let lines = 0;
  const lineOf = (reading: Reading) => `${JSON.stringify(reading)}\n`;
  return {
    async load() {
      await mkdir(dir, { recursive: true });
      for (const other of await readdir(dir)) {
        if (other.startsWith('readings-') && other !== name) await rm(path.join(dir, other), { force: true });
      }
      const known = new Map<string, Reading>();
      for await (const line of linesOf(file)) {
        lines += 1;
        const reading = parseReading(line);
        if (reading) known.set(reading.hash, reading);
        if (lines % LINES_A_TURN === 0) await breathe();
      }
      return known;
    },
    async add(readings) {
      lines += readings.length;
      await appendFile(file, readings.map(lineOf).join(''));
    },
    async compact(live) {
      if (lines <= live.length * 2 + LINES_A_TURN) return;
      const fresh = `${file}.${process.pid}.new`;
      await writeFile(fresh, live.map(lineOf).join(''));
      await rename(fresh, file);
      lines = live.length;
    },
  };
}

async function* linesOf(file: string): AsyncIterable<string> {
  const stream = createReadStream(file, 'utf8');
  try {
    yield* createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause;
  } finally {
    stream.destroy();
  }
}

/** A line cut off by a crash is not JSON; it is read again from the article. */
function parseReading(line: string): Reading | undefined {
  try {
    const value = JSON.parse(line) as Reading;
    return typeof value.hash === 'string' && Array.isArray(value.passages) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Changes with every change to the rules and word lists that reading depends on. */
function rulesVersion(): string {
  const hash = createHash('sha256');
  const source = path.join(import.meta.dirname, '..');
  for (const folder of SOURCES) {
    const files = readdirSync(path.join(source, folder), { recursive: true, encoding: 'utf8' });
    for (const file of files.filter((one) => one.endsWith('.ts')).sort()) {
      hash.update(file).update(readFileSync(path.join(source, folder, file)));
    }
  }
  return hash.digest('hex').slice(0, 12);
}
