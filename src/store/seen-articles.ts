// The article catalogue as the store keeps it: which articles there are, and when each was first seen.
import type { Kysely } from 'kysely';
import type { Article } from '../types.ts';
import type { Tables } from './schema.ts';

/** Rows in one statement, far below the engines' limits on parameters. */
const CHUNK = 200;

export interface SeenArticles {
  /**
   * Notes what the corpus holds now, and returns when each of these articles was first seen. The very first time, when
   * nothing was known before, a dated article counts as seen when it was published: an archive is not news.
   */
  note(articles: readonly Article[], now: Date): Promise<ReadonlyMap<string, Date>>;
}

export function seenArticlesIn(db: Kysely<Tables>): SeenArticles {
  return {
    async note(articles, now) {
      const rows = await db.selectFrom('seen_article').select(['id', 'first_seen']).execute();
      const seen = new Map(rows.map(({ id, first_seen }) => [id, first_seen]));
      const known = articles.filter(({ id }) => seen.has(id)).map(({ id }) => id);
      for (const ids of chunks(known)) {
        await db.updateTable('seen_article').set({ last_seen: now.getTime() }).where('id', 'in', ids).execute();
      }
      const fresh = articles.filter(({ id }) => !seen.has(id));
      const first = rows.length === 0;
      for (const some of chunks(fresh)) {
        const values = some.map((article) => ({
          id: article.id,
          title: article.title,
          first_seen: first ? Math.min(publication(article) ?? now.getTime(), now.getTime()) : now.getTime(),
          last_seen: now.getTime(),
        }));
        for (const { id, first_seen } of values) seen.set(id, first_seen);
        await db
          .insertInto('seen_article')
          .values(values)
          .onConflict((conflict) => conflict.column('id').doNothing())
          .execute();
      }
      return new Map(articles.map(({ id }) => [id, new Date(seen.get(id) ?? now.getTime())]));
    },
  };
}

function publication({ publishedAt }: Article): number | undefined {
  const time = publishedAt === undefined ? Number.NaN : Date.parse(publishedAt);
  return Number.isNaN(time) ? undefined : time;
}

function* chunks<T>(items: readonly T[]): Generator<T[]> {
  for (let start = 0; start < items.length; start += CHUNK) yield items.slice(start, start + CHUNK);
}
