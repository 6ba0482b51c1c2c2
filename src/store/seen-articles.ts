// The article catalogue as the store keeps it: which articles there are, and when each was first seen.
import { setImmediate as breathe } from 'node:timers/promises';
import type { Kysely, Transaction } from 'kysely';
import type { Article } from '../types.ts';
import type { Tables } from './schema.ts';

/** Rows in one statement, far below the engines' limits on parameters. */
const CHUNK = 200;
const PAGE = 2000;

export interface SeenArticles {
  /**
   * Notes what the corpus holds now, and returns when each of these articles was first seen. The very first time, when
   * nothing was known before, a dated article counts as seen when it was published: an archive is not news.
   */
  note(articles: readonly Article[], now: Date): Promise<ReadonlyMap<string, Date>>;
}

export function seenArticlesIn(db: Kysely<Tables>): SeenArticles {
  return {
    note: (articles, now) => db.transaction().execute((transaction) => note(transaction, articles, now.getTime())),
  };
}

async function note(
  db: Transaction<Tables>,
  articles: readonly Article[],
  now: number,
): Promise<ReadonlyMap<string, Date>> {
  const seen = await readAll(db);
  const first = seen.size === 0;
  const known = articles.filter(({ id }) => seen.has(id)).map(({ id }) => id);
  for (const ids of chunks(known)) {
    await db.updateTable('seen_article').set({ last_seen: now }).where('id', 'in', ids).execute();
    await breathe();
  }
  for (const some of chunks(articles.filter(({ id }) => !seen.has(id)))) {
    const values = some.map((article) => ({
      id: article.id,
      title: article.title,
      first_seen: first ? Math.min(publication(article) ?? now, now) : now,
      last_seen: now,
    }));
    for (const { id, first_seen } of values) seen.set(id, first_seen);
    await db
      .insertInto('seen_article')
      .values(values)
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
    await breathe();
  }
  return new Map(articles.map(({ id }) => [id, new Date(seen.get(id) ?? now)]));
}

/** In pages, for SQLite gives its rows without a pause. */
async function readAll(db: Transaction<Tables>): Promise<Map<string, number>> {
  const seen = new Map<string, number>();
  for (let last: string | undefined, full = true; full; ) {
    const page = db.selectFrom('seen_article').select(['id', 'first_seen']).orderBy('id').limit(PAGE);
    const rows = await (last === undefined ? page : page.where('id', '>', last)).execute();
    for (const { id, first_seen } of rows) seen.set(id, first_seen);
    last = rows.at(-1)?.id;
    full = rows.length === PAGE;
    await breathe();
  }
  return seen;
}

function publication({ publishedAt }: Article): number | undefined {
  const time = publishedAt === undefined ? Number.NaN : Date.parse(publishedAt);
  return Number.isNaN(time) ? undefined : time;
}

function* chunks<T>(items: readonly T[]): Generator<T[]> {
  for (let start = 0; start < items.length; start += CHUNK) yield items.slice(start, start + CHUNK);
}
