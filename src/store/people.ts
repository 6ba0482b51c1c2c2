// What is stored about one person, and its removal.
import type { Kysely } from 'kysely';
import type { Tables } from './schema.ts';

export interface StoredAboutPerson {
  /** Judgements of answers. */
  readonly feedback: number;
  /** Digests this person set up. */
  readonly digests: number;
}

export interface People {
  stored(userId: string): Promise<StoredAboutPerson>;
  /** Removes the person's judgements and, from digests, who set them up; the digests go on. Returns what there was. */
  forget(userId: string): Promise<StoredAboutPerson>;
}

export function peopleIn(db: Kysely<Tables>): People {
  return {
    async stored(userId) {
      const count = (rows: { count: number | string | bigint } | undefined) => Number(rows?.count ?? 0);
      const feedback = await db
        .selectFrom('feedback')
        .select((select) => select.fn.countAll().as('count'))
        .where('user_id', '=', userId)
        .executeTakeFirst();
      const digests = await db
        .selectFrom('subscription')
        .select((select) => select.fn.countAll().as('count'))
        .where('created_by', '=', userId)
        .executeTakeFirst();
      return { feedback: count(feedback), digests: count(digests) };
    },
    async forget(userId) {
      return db.transaction().execute(async (transaction) => {
        const feedback = await transaction.deleteFrom('feedback').where('user_id', '=', userId).executeTakeFirst();
        const digests = await transaction
          .updateTable('subscription')
          .set({ created_by: '' })
          .where('created_by', '=', userId)
          .executeTakeFirst();
        return { feedback: Number(feedback.numDeletedRows), digests: Number(digests.numUpdatedRows) };
      });
    },
  };
}
