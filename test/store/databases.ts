// Databases for tests: SQLite in a folder of its own, PostgreSQL in a schema of its own.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { createLogger } from '../../src/log.ts';

export const silent = createLogger('silent');

export interface TestDatabase {
  readonly url: string;
  remove(): Promise<void>;
}

export interface TestEngine {
  readonly name: 'SQLite' | 'PostgreSQL';
  create(): Promise<TestDatabase>;
}

const sqlite: TestEngine = {
  name: 'SQLite',
  async create() {
    const folder = mkdtempSync(path.join(tmpdir(), 'briefing-store-'));
    return {
      url: `file:${path.join(folder, 'briefing.db')}`,
      remove: async () => rmSync(folder, { recursive: true, force: true }),
    };
  },
};

const postgresUrl = process.env.TEST_DATABASE_URL;

const postgres: TestEngine = {
  name: 'PostgreSQL',
  async create() {
    const schema = `test_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
    const url = new URL(postgresUrl ?? '');
    url.searchParams.set('schema', schema);
    return {
      url: url.href,
      async remove() {
        const client = new pg.Client({ connectionString: postgresUrl });
        await client.connect();
        await client.query(`drop schema if exists ${schema} cascade`);
        await client.end();
      },
    };
  },
};

/** SQLite always; PostgreSQL when TEST_DATABASE_URL says where one answers. */
export const engines: readonly TestEngine[] = postgresUrl ? [sqlite, postgres] : [sqlite];
