// What can go wrong with a database: each gives a clear line, and leaves the data alone.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'libsql';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { postgresFault, sqliteFault } from '../../src/store/faults.ts';
import { openStore } from '../../src/store/store.ts';
import { engines, silent } from './databases.ts';

const refusal = async (url: string): Promise<UserError> => {
  const error = await openStore(url, silent).then(
    async (store) => {
      await store.close();
      return undefined;
    },
    (fault: unknown) => fault,
  );
  expect(error).toBeInstanceOf(UserError);
  return error as UserError;
};

describe('a SQLite file', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'briefing-faults-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const file = () => path.join(folder, 'a.db');

  it('is created with its folders', async () => {
    const store = await openStore(`file:${path.join(folder, 'deep', 'er', 'a.db')}`, silent);
    expect(await store.ping()).toBe(true);
    await store.close();
  });

  it('that is no database is left as it is', async () => {
    const content = 'These are my notes, not a database. '.repeat(100);
    writeFileSync(file(), content);
    expect((await refusal(`file:${file()}`)).message).toMatch(/not a database, or is damaged/);
    expect(readFileSync(file(), 'utf8')).toBe(content);
  });

  it('that is damaged in the middle is left as it is', async () => {
    const store = await openStore(`file:${file()}`, silent);
    for (let i = 0; i < 2000; i += 1) await store.intents.put({ i, text: 'x'.repeat(50) });
    await store.close();
    const bytes = readFileSync(file());
    bytes.fill(0xa5, bytes.length / 2, bytes.length / 2 + 8192);
    writeFileSync(file(), bytes);
    expect((await refusal(`file:${file()}`)).message).toMatch(/is damaged/);
    expect(readFileSync(file()).equals(bytes)).toBe(true);
  });

  it('of a newer schema is left as it is', async () => {
    await (await openStore(`file:${file()}`, silent)).close();
    const database = new Database(file());
    database.exec("update schema_version set version = 99; insert into intent values ('new', '{}', 1)");
    database.close();
    expect((await refusal(`file:${file()}`)).message).toMatch(/newer version of this program \(schema 99/);
    const after = new Database(file());
    expect(after.prepare('select version from schema_version').all([])).toEqual([{ version: 99 }]);
    after.close();
  });

  it('of another program is left as it is', async () => {
    const database = new Database(file());
    database.exec('create table bookmarks (url text)');
    database.close();
    expect((await refusal(`file:${file()}`)).message).toMatch(/belongs to another program/);
    const after = new Database(file());
    expect(after.prepare("select count(*) as n from sqlite_master where type = 'table'").all([])).toEqual([{ n: 1 }]);
    after.close();
  });

  it('in an impossible place is named', async () => {
    mkdirSync(file());
    expect((await refusal(`file:${file()}`)).message).toMatch(/a\.db cannot be opened/);
    writeFileSync(path.join(folder, 'plain'), '');
    expect((await refusal(`file:${path.join(folder, 'plain', 'a.db')}`)).message).toMatch(/cannot be opened/);
  });

  it('locked for a while by somebody else is waited for without holding the event loop', async () => {
    const store = await openStore(`file:${file()}`, silent);
    const other = new Database(file());
    other.exec('begin immediate');
    const writing = store.intents.put({ command: 'waits' });
    let longest = 0;
    for (let before = performance.now(), i = 0; i < 30; i += 1) {
      await new Promise((done) => setTimeout(done, 10));
      longest = Math.max(longest, performance.now() - before - 10);
      before = performance.now();
    }
    other.exec('commit');
    other.close();
    expect(await writing).toHaveLength(20);
    // Waiting inside the database would hold it for all of the 300 ms.
    expect(longest).toBeLessThan(200);
    await store.close();
  });

  it('that can grow no more says so, keeps what was stored and works on', async () => {
    const store = await openStore(`file:${file()}`, silent);
    const kept = await store.intents.put({ command: 'kept' });
    await store.close();
    // SQLite's own limit on pages fails in the same way as a full disk.
    const database = new Database(file());
    const [{ page_count: pages } = { page_count: 0 }] = database.prepare('pragma page_count').all([]) as {
      page_count: number;
    }[];
    database.exec(`pragma max_page_count = ${pages}`);
    let fault: unknown;
    try {
      for (let i = 0; i < 1000; i += 1)
        database.prepare(`insert into intent values (?, ?, 1)`).run([`k${i}`, 'x'.repeat(500)]);
    } catch (error) {
      fault = sqliteFault(error, 'a.db');
    }
    expect(fault).toMatchObject({ code: 'database', message: expect.stringMatching(/disk is full/) });
    database.close();
    const again = await openStore(`file:${file()}`, silent);
    expect(await again.intents.get(kept)).toEqual({ command: 'kept' });
    await again.close();
  });
});

describe('SQLite errors', () => {
  it.each([
    ['SQLITE_READONLY', /cannot be written to/],
    ['SQLITE_READONLY_DIRECTORY', /cannot be written to/],
    ['SQLITE_IOERR_WRITE', /disk reports an error/],
    ['SQLITE_CORRUPT_VTAB', /is damaged/],
  ])('%s is put into words', (code, words) => {
    expect(sqliteFault(Object.assign(new Error('x'), { code }), 'data/a.db')).toMatchObject({
      code: 'database',
      message: expect.stringMatching(words),
    });
  });

  it('of our own making stay what they are', () => {
    const error = Object.assign(new Error('no such column'), { code: 'SQLITE_ERROR' });
    expect(sqliteFault(error, 'a.db')).toBe(error);
    expect(postgresFault(Object.assign(new Error('x'), { code: '42703' }), 'h/d')).not.toBeInstanceOf(UserError);
  });
});

describe('a PostgreSQL', () => {
  it('that nobody runs is named, without its password', async () => {
    const error = await refusal('postgres://somebody:secret@127.0.0.1:9/briefing');
    expect(error.message).toMatch(/127\.0\.0\.1:9\/briefing refuses connections/);
    expect(error.message).not.toMatch(/secret|somebody/);
  });

  it('that does not answer is given up on', async () => {
    const server = createServer(() => {});
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    expect((await refusal(`postgres://u@127.0.0.1:${port}/d`)).message).toMatch(/does not answer/);
    server.close();
  });

  const postgres = engines.find(({ name }) => name === 'PostgreSQL');

  it.skipIf(!postgres)('without the database, or of a newer schema, says so', async () => {
    const database = await (postgres ?? engines[0])?.create();
    if (!database) throw new Error('no database');
    const missing = new URL(database.url);
    missing.pathname = '/no_such_database';
    expect((await refusal(missing.href)).message).toMatch(/has no such database/);
    await (await openStore(database.url, silent)).close();
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query(`update ${new URL(database.url).searchParams.get('schema')}.schema_version set version = 99`);
    await client.end();
    expect((await refusal(database.url)).message).toMatch(/schema 99/);
    await database.remove();
  });
});
