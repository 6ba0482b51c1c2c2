// SQLite through libsql. Its calls block the event loop, so none of them waits for a lock: that is done here, asleep.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setImmediate as breathe, setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type TransactionSettings,
} from 'kysely';
import Database from 'libsql';
import { sqliteFault } from './faults.ts';

/** How long another process may hold the database before that is a fault, in ms. */
const LONGEST_WAIT = 10_000;
const FIRST_PAUSE = 2;
const LONGEST_PAUSE = 50;
/** How long queries may follow one another before other work gets a turn, in ms. */
const TURN = 5;

/** The path of a `file:` address; `:memory:` for a database without a file. */
export function sqlitePath(databaseUrl: string): string {
  if (databaseUrl.startsWith('file://')) return fileURLToPath(databaseUrl);
  return databaseUrl.slice('file:'.length);
}

/** @throws UserError `database`: the file cannot be opened, is damaged, or cannot be written to */
export function openSqlite(file: string): Dialect {
  const database = guarded(file, () => {
    if (file !== ':memory:') mkdirSync(path.dirname(file), { recursive: true });
    return opened(file);
  });
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new LibsqlDriver(database, file),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

function opened(file: string): Database.Database {
  const database = new Database(file, { timeout: LONGEST_WAIT });
  try {
    checkIntegrity(database);
    database.pragma('journal_mode = WAL');
    // FULL: a claim that was taken before a digest went out must survive a power cut, or the digest goes out twice.
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    database.exec('begin immediate; rollback');
    database.pragma('busy_timeout = 0');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function checkIntegrity(database: Database.Database): void {
  const [first] = database.prepare('pragma quick_check(1)').all([]) as { quick_check?: string }[];
  if (first?.quick_check !== 'ok') {
    throw Object.assign(new Error(first?.quick_check ?? 'no answer to quick_check'), { code: 'SQLITE_CORRUPT' });
  }
}

function guarded<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (
      error instanceof Error &&
      'code' in error &&
      ['EACCES', 'EROFS', 'EPERM', 'EEXIST', 'ENOTDIR'].includes(String(error.code))
    ) {
      throw sqliteFault(Object.assign(new Error(error.message), { code: 'SQLITE_CANTOPEN' }), file);
    }
    throw sqliteFault(error, file);
  }
}

/** One connection, handed to one user at a time. */
class LibsqlDriver implements Driver {
  readonly #connection: LibsqlConnection;
  readonly #database: Database.Database;
  #last: Promise<void> = Promise.resolve();
  #release: () => void = () => {};
  #turnStart = 0;

  constructor(database: Database.Database, file: string) {
    this.#database = database;
    this.#connection = new LibsqlConnection(database, file);
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    const before = this.#last;
    const { promise, resolve } = withResolvers();
    this.#last = promise;
    await before;
    // Promises alone would run one query after the other without letting anything else of the program have its turn.
    if (performance.now() - this.#turnStart > TURN) {
      await breathe();
      this.#turnStart = performance.now();
    }
    this.#release = resolve;
    return this.#connection;
  }

  async releaseConnection(): Promise<void> {
    this.#release();
  }

  /** A writing transaction takes the write lock first, so that nothing inside has to wait or fails half-way for it. */
  beginTransaction(_connection: DatabaseConnection, { accessMode }: TransactionSettings): Promise<void> {
    return this.#connection.execute(accessMode === 'read only' ? 'begin' : 'begin immediate');
  }

  commitTransaction(): Promise<void> {
    return this.#connection.execute('commit');
  }

  async rollbackTransaction(): Promise<void> {
    // A full disk makes SQLite roll back by itself.
    if (this.#database.inTransaction) await this.#connection.execute('rollback');
  }

  async destroy(): Promise<void> {
    await this.#last;
    if (this.#database.open) this.#database.close();
  }
}

class LibsqlConnection implements DatabaseConnection {
  constructor(
    private readonly database: Database.Database,
    private readonly file: string,
  ) {}

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    // A statement that fails for a lock stays open in libsql and blocks later commits. With the write lock taken before
    // (by `exec`, which leaves nothing open), no statement that writes can fail so.
    const alone = !this.database.inTransaction && !/^\s*select\b/i.test(query.sql);
    if (!alone) return this.asleepWhileLocked(() => this.run<R>(query));
    await this.execute('begin immediate');
    try {
      const result = this.run<R>(query);
      await this.execute('commit');
      return result;
    } catch (error) {
      if (this.database.inTransaction) this.database.exec('rollback');
      throw sqliteFault(error, this.file);
    }
  }

  execute(sql: string): Promise<void> {
    return this.asleepWhileLocked(() => {
      this.database.exec(sql);
    });
  }

  private async asleepWhileLocked<T>(work: () => T): Promise<T> {
    const start = Date.now();
    for (let pause = FIRST_PAUSE; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
      try {
        return work();
      } catch (error) {
        if (!isBusy(error) || Date.now() - start > LONGEST_WAIT) throw sqliteFault(error, this.file);
      }
      await sleep(pause * (0.5 + Math.random()));
    }
  }

  private run<R>({ sql, parameters }: CompiledQuery): QueryResult<R> {
    const statement = this.database.prepare(sql);
    if (statement.reader) return { rows: statement.all(parameters as unknown[]) as R[] };
    const { changes } = statement.run(parameters as unknown[]);
    return { rows: [], numAffectedRows: BigInt(changes) };
  }

  /** Rows one by one; the caller must not write in between. */
  async *streamQuery<R>({ sql, parameters }: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    try {
      for (const row of this.database.prepare(sql).iterate(parameters as unknown[])) yield { rows: [row as R] };
    } catch (error) {
      throw sqliteFault(error, this.file);
    }
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
}

function withResolvers(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
