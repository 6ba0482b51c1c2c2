// What buttons, menus and forms need after a restart, under a key that fits a custom_id.
import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Tables } from './schema.ts';

const DAY = 86_400_000;

export interface IntentStore {
  /** Stores plain data and returns its key: 20 characters `[A-Za-z0-9_-]`, the same for the same data. */
  put(intent: object): Promise<string>;
  /** What was put; undefined when it is unknown, or was not used for so long that it was removed. */
  get<T extends object>(key: string): Promise<T | undefined>;
}

export function intentsIn(db: Kysely<Tables>, clock: () => Date): IntentStore {
  return {
    async put(intent) {
      const body = JSON.stringify(sorted(intent));
      const key = createHash('sha256').update(body).digest('base64url').slice(0, 20);
      const now = clock().getTime();
      await db
        .insertInto('intent')
        .values({ key, body, used_at: now })
        .onConflict((conflict) =>
          conflict
            .column('key')
            .doUpdateSet({ used_at: now })
            .where('intent.used_at', '<', now - DAY),
        )
        .execute();
      return key;
    },
    async get<T extends object>(key: string) {
      const row = await db.selectFrom('intent').selectAll().where('key', '=', key).executeTakeFirst();
      if (!row) return undefined;
      const now = clock().getTime();
      if (row.used_at < now - DAY)
        await db.updateTable('intent').set({ used_at: now }).where('key', '=', key).execute();
      return JSON.parse(row.body) as T;
    },
  };
}

/** The same data gives the same text, whatever the order its keys were written in. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
