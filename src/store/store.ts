// The database: opened, brought to the schema this code knows, and offered as typed queries.
import { Kysely, sql } from 'kysely';
import type { Logger } from '../log.ts';
import { type DigestRuns, digestRunsIn } from './digest-runs.ts';
import { backup, restore } from './dump.ts';
import { type Feedback, feedbackIn } from './feedback.ts';
import { type IntentStore, intentsIn } from './intents.ts';
import { migrate } from './migrations.ts';
import { type People, peopleIn } from './people.ts';
import { openPostgres } from './postgres.ts';
import { prune } from './retention.ts';
import type { Tables } from './schema.ts';
import { type SeenArticles, seenArticlesIn } from './seen-articles.ts';
import { openSqlite, sqlitePath } from './sqlite.ts';
import { type Subscriptions, subscriptionsIn } from './subscriptions.ts';
import { type Usage, usageIn } from './usage.ts';

export interface Store {
  readonly engine: 'sqlite' | 'postgres';
  readonly subscriptions: Subscriptions;
  readonly runs: DigestRuns;
  readonly intents: IntentStore;
  readonly seenArticles: SeenArticles;
  readonly usage: Usage;
  readonly feedback: Feedback;
  readonly people: People;
  /** Removes what has been kept long enough; returns the number of rows. */
  prune(now: Date): Promise<number>;
  /** Writes everything to a file, as of one moment. Returns the number of rows. @throws UserError `database` */
  backup(file: string): Promise<number>;
  /**
   * Replaces everything by what a backup holds, of either engine, or changes nothing.
   * Returns the number of rows. @throws UserError `database`
   */
  restore(file: string): Promise<number>;
  /** Whether the database answers. */
  ping(): Promise<boolean>;
  close(): Promise<void>;
}

/**
 * @param databaseUrl `file:PATH`, `file::memory:` or `postgres://…[?schema=NAME]`
 * @param clock for what is noted on the side, such as when a button was last used
 * @throws UserError `database` with a readable reason; nothing was changed then
 */
export async function openStore(databaseUrl: string, log: Logger, clock = () => new Date()): Promise<Store> {
  const engine = databaseUrl.startsWith('file:') ? 'sqlite' : 'postgres';
  const db = await (engine === 'sqlite' ? sqliteDatabase(databaseUrl) : postgresDatabase(databaseUrl, log));
  try {
    await migrate(db, engine);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return {
    engine,
    subscriptions: subscriptionsIn(db),
    runs: digestRunsIn(db, engine),
    intents: intentsIn(db, clock),
    seenArticles: seenArticlesIn(db),
    usage: usageIn(db),
    feedback: feedbackIn(db),
    people: peopleIn(db),
    prune: (now) => prune(db, now),
    backup: (file) => backup(db, engine, file, clock()),
    restore: (file) => restore(db, file),
    async ping() {
      try {
        await sql`select 1`.execute(db);
        return true;
      } catch (error) {
        log.warn({ err: error }, 'the database does not answer');
        return false;
      }
    },
    close: () => db.destroy(),
  };
}

async function sqliteDatabase(databaseUrl: string): Promise<Kysely<Tables>> {
  const db = new Kysely<Tables>({ dialect: openSqlite(sqlitePath(databaseUrl)) });
  // Kysely closes only what it has used.
  await sql`select 1`.execute(db);
  return db;
}

async function postgresDatabase(databaseUrl: string, log: Logger): Promise<Kysely<Tables>> {
  const { dialect, schema } = openPostgres(databaseUrl, log);
  const db = new Kysely<Tables>({ dialect });
  try {
    if (schema !== undefined) await db.schema.createSchema(schema).ifNotExists().execute();
    else await sql`select 1`.execute(db);
    return db;
  } catch (error) {
    await db.destroy();
    throw error;
  }
}
