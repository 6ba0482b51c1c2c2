// The schema, step by step, and what applies it at start: all steps that are missing in one transaction.
import { type CreateTableBuilder, type Kysely, sql, type Transaction } from 'kysely';
import { UserError } from '../errors.ts';
import type { Tables } from './schema.ts';

type Step = (db: Transaction<Tables>) => Promise<void>;

/** Steps are only ever added; later ones add tables, or columns with a default (a backup of an older schema relies on it). */
const steps: readonly Step[] = [
  async (db) => {
    await columns(db.schema.createTable('subscription'), {
      text: [
        'id',
        'server_id',
        'channel_id',
        'time',
        'zone',
        'lang',
        'days',
        'speakers',
        'when_nothing_new',
        'created_by',
      ],
      textOrNull: ['topic', 'last_date', 'last_message_id', 'trouble', 'missed_date'],
      number: ['silent', 'thread', 'publish', 'created_at', 'effective_from', 'look_at', 'failures', 'told'],
      numberOrNull: ['covered_until', 'last_posted_at', 'trouble_since'],
    })
      .addPrimaryKeyConstraint('subscription_pk', ['id'])
      .execute();
    await db.schema.createIndex('subscription_look_at').on('subscription').column('look_at').execute();
    await db.schema.createIndex('subscription_server').on('subscription').column('server_id').execute();
    await columns(db.schema.createTable('digest_run'), {
      text: ['subscription_id', 'local_date', 'key', 'state', 'owner'],
      textOrNull: ['message_id', 'fault'],
      number: ['lease_until', 'first_tried_at', 'last_tried_at', 'attempts', 'slot_at', 'period_until', 'late'],
      numberOrNull: ['period_since', 'posted_at'],
    })
      .addPrimaryKeyConstraint('digest_run_pk', ['subscription_id', 'local_date'])
      .addForeignKeyConstraint('digest_run_of', ['subscription_id'], 'subscription', ['id'], (key) =>
        key.onDelete('cascade'),
      )
      .execute();
    await db.schema.createIndex('digest_run_owner').on('digest_run').columns(['state', 'owner']).execute();
    await columns(db.schema.createTable('intent'), { text: ['key', 'body'], number: ['used_at'] })
      .addPrimaryKeyConstraint('intent_pk', ['key'])
      .execute();
    await db.schema.createIndex('intent_used_at').on('intent').column('used_at').execute();
    await columns(db.schema.createTable('seen_article'), { text: ['id', 'title'], number: ['first_seen', 'last_seen'] })
      .addPrimaryKeyConstraint('seen_article_pk', ['id'])
      .execute();
    await columns(db.schema.createTable('usage'), {
      text: ['server_id', 'day'],
      number: ['input_tokens', 'output_tokens', 'requests'],
    })
      .addPrimaryKeyConstraint('usage_pk', ['server_id', 'day'])
      .execute();
    await columns(db.schema.createTable('feedback'), {
      text: ['answer_key', 'user_id', 'verdict', 'question', 'answer', 'lang', 'corpus_version'],
      textOrNull: ['server_id', 'why'],
      number: ['given_at'],
    })
      .addPrimaryKeyConstraint('feedback_pk', ['answer_key', 'user_id'])
      .execute();
    await db.schema.createIndex('feedback_user').on('feedback').column('user_id').execute();
  },
];

export const SCHEMA_VERSION = steps.length;

/**
 * Brings an open database to the schema that this code knows.
 * @throws UserError `database` when the schema is newer, or the file is another program's; nothing is changed then
 */
export async function migrate(db: Kysely<Tables>, engine: 'sqlite' | 'postgres'): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    if (engine === 'postgres')
      await sql`select pg_advisory_xact_lock(hashtext(current_schema() || ':briefing'))`.execute(transaction);
    const version = await versionOf(transaction, engine);
    if (version > SCHEMA_VERSION) {
      throw new UserError(
        'database',
        `The database was written by a newer version of this program (schema ${version}, this one knows ${SCHEMA_VERSION}). Update the program; nothing was changed.`,
      );
    }
    if (version === SCHEMA_VERSION) return;
    for (const step of steps.slice(version)) await step(transaction);
    await sql`delete from schema_version`.execute(transaction);
    await sql`insert into schema_version (version) values (${SCHEMA_VERSION})`.execute(transaction);
  });
}

async function versionOf(db: Transaction<Tables>, engine: 'sqlite' | 'postgres'): Promise<number> {
  const tables = await tableNames(db, engine);
  if (!tables.includes('schema_version')) {
    if (engine === 'sqlite' && tables.length > 0) {
      throw new UserError(
        'database',
        'The database file belongs to another program. Choose another DATABASE_URL; nothing was changed.',
      );
    }
    await db.schema
      .createTable('schema_version')
      .addColumn('version', 'integer', (column) => column.notNull())
      .execute();
    return 0;
  }
  const { rows } = await sql<{ version: number }>`select version from schema_version`.execute(db);
  return rows[0]?.version ?? 0;
}

async function tableNames(db: Transaction<Tables>, engine: 'sqlite' | 'postgres'): Promise<string[]> {
  const { rows } = await (engine === 'sqlite'
    ? sql<{ name: string }>`select name from sqlite_master where type = 'table' and name not like 'sqlite_%'`.execute(
        db,
      )
    : sql<{ name: string }>`select tablename as name from pg_tables where schemaname = current_schema()`.execute(db));
  return rows.map(({ name }) => name);
}

interface Columns {
  readonly text: readonly string[];
  readonly textOrNull?: readonly string[];
  readonly number: readonly string[];
  readonly numberOrNull?: readonly string[];
}

function columns(table: CreateTableBuilder<string>, names: Columns): CreateTableBuilder<string, string> {
  let built: CreateTableBuilder<string, string> = table;
  for (const name of names.text) built = built.addColumn(name, 'text', (column) => column.notNull());
  for (const name of names.textOrNull ?? []) built = built.addColumn(name, 'text');
  for (const name of names.number) built = built.addColumn(name, 'bigint', (column) => column.notNull());
  for (const name of names.numberOrNull ?? []) built = built.addColumn(name, 'bigint');
  return built;
}
