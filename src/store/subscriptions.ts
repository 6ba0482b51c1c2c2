// Digests that servers asked for, each with how it has been going.
import type { Kysely, Transaction } from 'kysely';
import type { LanguageCode, Subscription } from '../types.ts';
import type { SubscriptionRow, Tables } from './schema.ts';

/** Why a digest has not been going out. */
export interface Trouble {
  readonly kind: string;
  readonly permissions?: readonly string[];
}

/** A subscription and how far it has come. Moments are ms since 1970. */
export interface SubscriptionState {
  readonly subscription: Subscription;
  /** The last local date that is settled, posted or not. */
  readonly lastDate?: string;
  /** Up to when articles have been covered. */
  readonly coveredUntil?: number;
  readonly lookAt: number;
  readonly lastPostedAt?: number;
  readonly lastMessageId?: string;
  readonly trouble?: Trouble;
  readonly troubleSince?: number;
  readonly failures: number;
  /** Whether an administrator has been told of the trouble. */
  readonly told: boolean;
  readonly missedDate?: string;
}

export interface Subscriptions {
  /** Stores it anew, or over the one with its id; it is looked at in the next poll. */
  put(subscription: Subscription, now: Date): Promise<void>;
  /** A server's, oldest first. */
  of(serverId: string): Promise<readonly SubscriptionState[]>;
  /** False when the server has none of this id. */
  remove(id: string, serverId: string): Promise<boolean>;
  /** Those to be looked at by now, longest waiting first. */
  toLookAt(now: Date, limit: number): Promise<readonly SubscriptionState[]>;
  lookAgain(id: string, at: number): Promise<void>;
  count(): Promise<number>;
}

export function subscriptionsIn(db: Kysely<Tables>): Subscriptions {
  return {
    async put(subscription, now) {
      const row = { ...settingsOf(subscription), look_at: now.getTime() };
      const well = { failures: 0, told: 0, trouble: null, trouble_since: null };
      await db.transaction().execute(async (transaction) => {
        await transaction
          .insertInto('subscription')
          .values({ ...row, ...well })
          .onConflict((conflict) => conflict.column('id').doUpdateSet({ ...row, ...well }))
          .execute();
        // Whoever sets it anew has mended what was wrong: what waits to be tried again need not wait longer.
        await transaction
          .updateTable('digest_run')
          .set({ lease_until: 0 })
          .where('subscription_id', '=', subscription.id)
          .where('owner', '=', '')
          .where('state', 'in', ['claimed', 'posted'])
          .execute();
      });
    },
    async of(serverId) {
      const rows = await db
        .selectFrom('subscription')
        .selectAll()
        .where('server_id', '=', serverId)
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return rows.map(stateOf);
    },
    async remove(id, serverId) {
      const removed = await db
        .deleteFrom('subscription')
        .where('id', '=', id)
        .where('server_id', '=', serverId)
        .executeTakeFirst();
      return removed.numDeletedRows > 0n;
    },
    async toLookAt(now, limit) {
      const rows = await db
        .selectFrom('subscription')
        .selectAll()
        .where('look_at', '<=', now.getTime())
        .orderBy('look_at')
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(stateOf);
    },
    async lookAgain(id, at) {
      await db.updateTable('subscription').set({ look_at: at }).where('id', '=', id).execute();
    },
    async count() {
      const { count } = await db
        .selectFrom('subscription')
        .select((select) => select.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      return Number(count);
    },
  };
}

/** The row as it is now, locked on PostgreSQL until the transaction ends; undefined when it was removed. */
export async function lockedState(
  transaction: Transaction<Tables>,
  id: string,
  engine: 'sqlite' | 'postgres',
): Promise<SubscriptionState | undefined> {
  const query = transaction.selectFrom('subscription').selectAll().where('id', '=', id);
  const row = await (engine === 'postgres' ? query.forUpdate() : query).executeTakeFirst();
  return row && stateOf(row);
}

function settingsOf(subscription: Subscription) {
  return {
    id: subscription.id,
    server_id: subscription.serverId,
    channel_id: subscription.channelId,
    time: subscription.time,
    zone: subscription.zone,
    lang: subscription.lang,
    days: JSON.stringify(subscription.days),
    topic: subscription.topic ?? null,
    speakers: JSON.stringify(subscription.speakers),
    silent: Number(subscription.silent),
    thread: Number(subscription.thread),
    publish: Number(subscription.publish),
    when_nothing_new: subscription.whenNothingNew,
    created_by: subscription.createdBy,
    created_at: Date.parse(subscription.createdAt),
    effective_from: Date.parse(subscription.effectiveFrom),
  };
}

function stateOf(row: SubscriptionRow): SubscriptionState {
  return {
    subscription: {
      id: row.id,
      serverId: row.server_id,
      channelId: row.channel_id,
      time: row.time,
      zone: row.zone,
      lang: row.lang as LanguageCode,
      days: JSON.parse(row.days),
      ...(row.topic === null ? {} : { topic: row.topic }),
      speakers: JSON.parse(row.speakers),
      silent: row.silent === 1,
      thread: row.thread === 1,
      publish: row.publish === 1,
      whenNothingNew: row.when_nothing_new === 'line' ? 'line' : 'nothing',
      createdBy: row.created_by,
      createdAt: new Date(row.created_at).toISOString(),
      effectiveFrom: new Date(row.effective_from).toISOString(),
    },
    lookAt: row.look_at,
    failures: row.failures,
    told: row.told === 1,
    ...(row.last_date === null ? {} : { lastDate: row.last_date }),
    ...(row.covered_until === null ? {} : { coveredUntil: row.covered_until }),
    ...(row.last_posted_at === null ? {} : { lastPostedAt: row.last_posted_at }),
    ...(row.last_message_id === null ? {} : { lastMessageId: row.last_message_id }),
    ...(row.trouble === null ? {} : { trouble: JSON.parse(row.trouble) }),
    ...(row.trouble_since === null ? {} : { troubleSince: row.trouble_since }),
    ...(row.missed_date === null ? {} : { missedDate: row.missed_date }),
  };
}
