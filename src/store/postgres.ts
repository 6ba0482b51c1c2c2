// PostgreSQL through pg, with its faults in words.
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresDialect,
  type QueryResult,
  type TransactionSettings,
} from 'kysely';
import pg from 'pg';
import type { Logger } from '../log.ts';
import { postgresFault } from './faults.ts';

const CONNECTIONS = 8;
const CONNECT_WAIT = 5_000;
const QUERY_WAIT = 15_000;
const BIGINT = 20;

/** Where a `postgres://` address points, fit for a log: without user and password. */
function postgresPlace(databaseUrl: string): string {
  const { host, pathname } = new URL(databaseUrl);
  return `${host}${pathname}`;
}

/**
 * @param databaseUrl may name a schema: `postgres://…/name?schema=briefing` keeps the tables there (it is created)
 */
export function openPostgres(databaseUrl: string, log: Logger): { dialect: Dialect; schema: string | undefined } {
  const url = new URL(databaseUrl);
  const schema = url.searchParams.get('schema') ?? undefined;
  url.searchParams.delete('schema');
  const place = postgresPlace(databaseUrl);
  const pool = new pg.Pool({
    connectionString: url.href,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_WAIT,
    query_timeout: QUERY_WAIT,
    keepAlive: true,
    ...(schema ? { options: `-c search_path=${schema.replace(/[^\w]/g, '')}` } : {}),
    types: {
      // Moments and counts stay far below 2^53.
      getTypeParser: (oid: number, format?: 'text') => (oid === BIGINT ? Number : pg.types.getTypeParser(oid, format)),
    } as pg.CustomTypesConfig,
  });
  // Without a listener a connection lost while idle would end the process; the pool opens another by itself.
  pool.on('error', (error) => log.warn({ err: error, place }, 'a database connection was lost'));
  const dialect = new PostgresDialect({ pool });
  return { dialect: withFaults(dialect, (error) => postgresFault(error, place)), schema };
}

type Translate = (error: unknown) => unknown;

function withFaults(dialect: PostgresDialect, translate: Translate): Dialect {
  return {
    createAdapter: () => dialect.createAdapter(),
    createDriver: () => new WatchedDriver(dialect.createDriver(), translate),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
  };
}

class WatchedDriver implements Driver {
  readonly #connections = new WeakMap<DatabaseConnection, WatchedConnection>();

  constructor(
    private readonly inner: Driver,
    private readonly translate: Translate,
  ) {}

  init(): Promise<void> {
    return this.inner.init();
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    const connection = await this.watch(() => this.inner.acquireConnection());
    const known = this.#connections.get(connection) ?? new WatchedConnection(connection, (work) => this.watch(work));
    this.#connections.set(connection, known);
    return known;
  }

  beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    return this.watch(() => this.inner.beginTransaction(unwatched(connection), settings));
  }

  commitTransaction(connection: DatabaseConnection): Promise<void> {
    return this.watch(() => this.inner.commitTransaction(unwatched(connection)));
  }

  rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    return this.watch(() => this.inner.rollbackTransaction(unwatched(connection)));
  }

  releaseConnection(connection: DatabaseConnection): Promise<void> {
    return this.inner.releaseConnection(unwatched(connection));
  }

  destroy(): Promise<void> {
    return this.inner.destroy();
  }

  private async watch<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw this.translate(error);
    }
  }
}

class WatchedConnection implements DatabaseConnection {
  constructor(
    readonly inner: DatabaseConnection,
    private readonly watch: <T>(work: () => Promise<T>) => Promise<T>,
  ) {}

  executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    return this.watch(() => this.inner.executeQuery<R>(query));
  }

  streamQuery<R>(query: CompiledQuery, chunkSize?: number): AsyncIterableIterator<QueryResult<R>> {
    return this.inner.streamQuery<R>(query, chunkSize);
  }
}

function unwatched(connection: DatabaseConnection): DatabaseConnection {
  return connection instanceof WatchedConnection ? connection.inner : connection;
}
