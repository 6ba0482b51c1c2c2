// How long things are kept, in days; docs/privacy.md says the same to people.
import type { Kysely } from 'kysely';
import type { Tables } from './schema.ts';

const DAY = 86_400_000;

export const KEEP_DAYS = {
  /** Buttons work this long after their last use. */
  intents: 90,
  runs: 90,
  feedback: 365,
  usage: 400,
  /** A digest whose channel or server has been gone this long is removed. */
  troubled: 30,
} as const;

/** Removes what has been kept long enough; returns the number of rows. */
export async function prune(db: Kysely<Tables>, now: Date): Promise<number> {
  const before = (days: number) => now.getTime() - days * DAY;
  const removed = [
    await db.deleteFrom('intent').where('used_at', '<', before(KEEP_DAYS.intents)).executeTakeFirst(),
    await db
      .deleteFrom('digest_run')
      .where('slot_at', '<', before(KEEP_DAYS.runs))
      .where('state', 'not in', ['claimed', 'posted'])
      .executeTakeFirst(),
    await db.deleteFrom('feedback').where('given_at', '<', before(KEEP_DAYS.feedback)).executeTakeFirst(),
    await db
      .deleteFrom('usage')
      .where('day', '<', new Date(before(KEEP_DAYS.usage)).toISOString().slice(0, 10))
      .executeTakeFirst(),
    await db
      .deleteFrom('subscription')
      .where('trouble_since', '<', before(KEEP_DAYS.troubled))
      .where('trouble', 'like', '%"gone"%')
      .executeTakeFirst(),
  ];
  return removed.reduce((all, { numDeletedRows }) => all + Number(numDeletedRows), 0);
}
