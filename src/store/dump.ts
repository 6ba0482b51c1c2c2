// Backups: one file of JSON lines for both engines, so that a backup of one can be restored into the other.
import { createHash, type Hash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import type { Kysely, Transaction } from 'kysely';
import { UserError } from '../errors.ts';
import { SCHEMA_VERSION } from './migrations.ts';
import type { Tables } from './schema.ts';

const FORMAT = 'briefing-bot backup';
/** In this order rows can be inserted without breaking a reference. */
const TABLES = ['subscription', 'digest_run', 'intent', 'seen_article', 'usage', 'feedback'] as const;
type TableName = (typeof TABLES)[number];
/** Rows read or written in one statement: short turns on SQLite, few parameters. */
const CHUNK = 200;

/** Columns that name a row; pages are read in their order. */
const keys: { readonly [T in TableName]: readonly (keyof Tables[T] & string)[] } = {
  subscription: ['id'],
  digest_run: ['subscription_id', 'local_date'],
  intent: ['key'],
  seen_article: ['id'],
  usage: ['server_id', 'day'],
  feedback: ['answer_key', 'user_id'],
};

/**
 * Writes all tables as of one moment: a header line, `{"table","row"}` lines, and a last line with count and checksum.
 * An earlier file of this name is replaced only when the new one is complete.
 */
export async function backup(
  db: Kysely<Tables>,
  engine: 'sqlite' | 'postgres',
  file: string,
  now: Date,
): Promise<number> {
  const unfinished = `${file}.unfinished`;
  try {
    const output = createWriteStream(unfinished, { flags: 'w', mode: 0o600 });
    await once(output, 'open');
    const hash = createHash('sha256');
    const write = async (line: object) => {
      const text = `${JSON.stringify(line)}\n`;
      hash.update(text);
      if (!output.write(text)) await once(output, 'drain');
    };
    await write({ format: FORMAT, schema: SCHEMA_VERSION, at: now.toISOString() });
    const reading = db.transaction().setAccessMode('read only');
    const snapshot = engine === 'postgres' ? reading.setIsolationLevel('repeatable read') : reading;
    const count = await snapshot.execute((transaction) => writeTables(transaction, write));
    output.end(`${JSON.stringify({ rows: count, sha256: hash.digest('hex') })}\n`);
    await finished(output);
    await rename(unfinished, file);
    return count;
  } catch (error) {
    await rm(unfinished, { force: true });
    throw fileFault(error, file, 'written');
  }
}

async function writeTables(transaction: Transaction<Tables>, write: (line: object) => Promise<void>): Promise<number> {
  let count = 0;
  for (const table of TABLES) {
    for (let offset = 0; ; offset += CHUNK) {
      let page = transaction.selectFrom(table).selectAll();
      for (const column of keys[table]) page = page.orderBy(column as never);
      const rows = await page.limit(CHUNK).offset(offset).execute();
      for (const row of rows) await write({ table, row });
      count += rows.length;
      if (rows.length < CHUNK) break;
    }
  }
  return count;
}

/** Reads the file twice: first to see that it is whole, then into one transaction that replaces every table. */
export async function restore(db: Kysely<Tables>, file: string): Promise<number> {
  try {
    const rows = await check(file);
    await db.transaction().execute(async (transaction) => {
      for (const table of [...TABLES].reverse()) await transaction.deleteFrom(table).execute();
      await insertAll(transaction, file);
    });
    return rows;
  } catch (error) {
    throw fileFault(error, file, 'read');
  }
}

interface RowLine {
  readonly table: TableName;
  readonly row: object;
}

async function check(file: string): Promise<number> {
  const hash = createHash('sha256');
  let rows = 0;
  let last: unknown;
  let before: string | undefined;
  let number = 0;
  for await (const line of linesOf(file)) {
    number += 1;
    last = parsed(line, file, number);
    if (number === 1) checkHeader(last, file);
    else if (isRow(last)) rows += 1;
    if (before !== undefined) hash.update(`${before}\n`);
    before = line;
  }
  if (!isEnd(last, rows, hash)) {
    throw new UserError('database', `The backup ${file} is incomplete or was changed. Nothing was restored.`);
  }
  return rows;
}

function checkHeader(header: unknown, file: string): void {
  const { format, schema } = (header ?? {}) as { format?: unknown; schema?: unknown };
  if (format !== FORMAT)
    throw new UserError('database', `${file} is not a backup of this program. Nothing was restored.`);
  if (typeof schema !== 'number' || schema > SCHEMA_VERSION) {
    throw new UserError(
      'database',
      `The backup ${file} was written by a newer version of this program (schema ${schema}, this one knows ${SCHEMA_VERSION}). Nothing was restored.`,
    );
  }
}

function isRow(line: unknown): line is RowLine {
  const { table, row } = (line ?? {}) as Partial<RowLine>;
  return TABLES.some((name) => name === table) && typeof row === 'object';
}

function isEnd(line: unknown, rows: number, hash: Hash): boolean {
  const end = (line ?? {}) as { rows?: unknown; sha256?: unknown };
  return end.rows === rows && end.sha256 === hash.digest('hex');
}

async function insertAll(transaction: Transaction<Tables>, file: string): Promise<void> {
  let table: TableName = TABLES[0];
  let waiting: object[] = [];
  const flush = async () => {
    if (waiting.length > 0)
      await transaction
        .insertInto(table)
        .values(waiting as never)
        .execute();
    waiting = [];
  };
  for await (const line of linesOf(file)) {
    const content: unknown = JSON.parse(line);
    if (!isRow(content)) continue;
    if (content.table !== table || waiting.length >= CHUNK) await flush();
    table = content.table;
    waiting.push(content.row);
  }
  await flush();
}

async function* linesOf(file: string): AsyncIterable<string> {
  const handle = await open(file);
  // A stream that fails while readline reads it would not reach the reader; a folder is the one case to foresee.
  if ((await handle.stat()).isDirectory()) {
    await handle.close();
    throw Object.assign(new Error('it is a folder'), { code: 'EISDIR', syscall: 'read' });
  }
  yield* handle.readLines();
}

function parsed(line: string, file: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch {
    const what = number === 1 ? 'is not a backup of this program' : `is damaged at line ${number}`;
    throw new UserError('database', `${file} ${what}. Nothing was restored.`);
  }
}

function fileFault(error: unknown, file: string, what: 'read' | 'written'): unknown {
  if (error instanceof UserError || !(error instanceof Error) || !('syscall' in error)) return error;
  const code = 'code' in error ? String(error.code) : '';
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: 'there is no such file or folder',
    EACCES: 'permission denied',
    EROFS: 'the disk is read-only',
    ENOSPC: 'the disk is full',
    EISDIR: 'it is a folder',
  };
  const fault = new UserError('database', `The backup ${file} cannot be ${what}: ${reasons[code] ?? error.message}.`);
  fault.cause = error;
  return fault;
}
