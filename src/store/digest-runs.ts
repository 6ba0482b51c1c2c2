// Claims on digests: one row a subscription and local date, taken before anything is sent.
import { type Kysely, sql } from 'kysely';
import { type DigestRun, type Lease, type NewRun, newRow, runOf } from './digest-run-row.ts';
import type { SubscriptionRow, Tables } from './schema.ts';
import { lockedState, type SubscriptionState, type Trouble } from './subscriptions.ts';

export type { DigestRun, Lease, NewRun } from './digest-run-row.ts';

export interface Settlement {
  readonly state: 'done' | 'empty' | 'missed';
  readonly now: number;
  readonly messageId?: string;
  readonly fault?: string;
  /** When the subscription is due next, given how it stands after this. */
  readonly next: (state: SubscriptionState, lastDate: string) => number;
}

export interface DigestRuns {
  /** Takes claims that nobody has yet; returns those that were taken. */
  claim(runs: readonly NewRun[], lease: Lease): Promise<readonly DigestRun[]>;
  /** Takes over a claim whose lease has ended; undefined when somebody else was faster or it is settled. */
  takeOver(run: DigestRun, lease: Lease): Promise<DigestRun | undefined>;
  /** Claims of these subscriptions that are not settled, oldest first. */
  pendingOf(subscriptionIds: readonly string[]): Promise<readonly DigestRun[]>;
  /** Prolongs every lease of this owner that has not run out. */
  renew(lease: Lease): Promise<void>;
  /** Keeps the message's id while the rest (thread, publishing) is still to be done. */
  posted(run: DigestRun, lease: Lease, messageId: string): Promise<void>;
  /** Ends a claim and moves its subscription on. False when the claim is no longer this owner's. */
  settle(run: DigestRun, owner: string, settlement: Settlement): Promise<boolean>;
  /** Gives a claim back, to be tried again at a moment; lasting trouble is kept with the subscription. */
  tryAgain(run: DigestRun, owner: string, retry: Retry): Promise<void>;
  /** Notes that an administrator is being told; false when one has been told before. */
  markTold(subscriptionId: string): Promise<boolean>;
  /** The latest claims of a subscription, newest first. */
  latest(subscriptionId: string, limit: number): Promise<readonly DigestRun[]>;
}

export interface Retry {
  readonly at: number;
  readonly fault: string;
  readonly trouble?: Trouble & { readonly since: number };
}

const OPEN = ['claimed', 'posted'] as const;

export function digestRunsIn(db: Kysely<Tables>, engine: 'sqlite' | 'postgres'): DigestRuns {
  return {
    claim: (runs, lease) => claim(db, engine, runs, lease),
    async takeOver(run, lease) {
      const row = await db
        .updateTable('digest_run')
        .set({ owner: lease.owner, lease_until: lease.until, last_tried_at: lease.now, attempts: run.attempts + 1 })
        .where('subscription_id', '=', run.subscriptionId)
        .where('local_date', '=', run.localDate)
        .where('state', 'in', OPEN)
        .where('lease_until', '<=', lease.now)
        .returningAll()
        .executeTakeFirst();
      return row && runOf(row);
    },
    async pendingOf(subscriptionIds) {
      if (subscriptionIds.length === 0) return [];
      const rows = await db
        .selectFrom('digest_run')
        .selectAll()
        .where('subscription_id', 'in', subscriptionIds)
        .where('state', 'in', OPEN)
        .orderBy('local_date')
        .execute();
      return rows.map(runOf);
    },
    async renew({ owner, now, until }) {
      await db
        .updateTable('digest_run')
        .set({ lease_until: until })
        .where('state', 'in', OPEN)
        .where('owner', '=', owner)
        .where('lease_until', '>', now)
        .execute();
    },
    async posted(run, { owner, now }, messageId) {
      await db
        .updateTable('digest_run')
        .set({ state: 'posted', message_id: messageId, posted_at: now })
        .where('subscription_id', '=', run.subscriptionId)
        .where('local_date', '=', run.localDate)
        .where('owner', '=', owner)
        .where('state', 'in', OPEN)
        .execute();
    },
    settle: (run, owner, settlement) => settle(db, engine, run, owner, settlement),
    tryAgain: (run, owner, retry) => tryAgain(db, engine, run, owner, retry),
    async markTold(subscriptionId) {
      const marked = await db
        .updateTable('subscription')
        .set({ told: 1 })
        .where('id', '=', subscriptionId)
        .where('told', '=', 0)
        .executeTakeFirst();
      return marked.numUpdatedRows > 0n;
    },
    async latest(subscriptionId, limit) {
      const rows = await db
        .selectFrom('digest_run')
        .selectAll()
        .where('subscription_id', '=', subscriptionId)
        .orderBy('local_date', 'desc')
        .limit(limit)
        .execute();
      return rows.map(runOf);
    },
  };
}

async function claim(
  db: Kysely<Tables>,
  engine: 'sqlite' | 'postgres',
  runs: readonly NewRun[],
  lease: Lease,
): Promise<readonly DigestRun[]> {
  if (runs.length === 0) return [];
  return db.transaction().execute(async (transaction) => {
    // Through a select, so that a subscription removed in the meantime is no fault; in one order, so that two processes
    // on PostgreSQL do not wait for each other.
    const wantedRows = transaction
      .selectFrom('subscription')
      .select('id')
      .where(
        'id',
        'in',
        runs.map(({ subscriptionId }) => subscriptionId),
      )
      .orderBy('id');
    const known = await (engine === 'postgres' ? wantedRows.forUpdate() : wantedRows).execute();
    const ids = new Set(known.map(({ id }) => id));
    const wanted = runs.filter(({ subscriptionId }) => ids.has(subscriptionId));
    if (wanted.length === 0) return [];
    const rows = await transaction
      .insertInto('digest_run')
      .values(wanted.map((run) => newRow(run, lease)))
      .onConflict((conflict) => conflict.columns(['subscription_id', 'local_date']).doNothing())
      .returningAll()
      .execute();
    await transaction
      .updateTable('subscription')
      .set({ look_at: lease.until })
      .where(
        'id',
        'in',
        wanted.map(({ subscriptionId }) => subscriptionId),
      )
      .execute();
    return rows.map(runOf);
  });
}

async function settle(
  db: Kysely<Tables>,
  engine: 'sqlite' | 'postgres',
  run: DigestRun,
  owner: string,
  { state, now, messageId, fault, next }: Settlement,
): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    // The subscription before its claims, here as in `claim`: else two processes could wait for each other.
    const before = await lockedState(transaction, run.subscriptionId, engine);
    if (!before) return false;
    const settled = await transaction
      .updateTable('digest_run')
      .set({
        state,
        fault: fault ?? null,
        ...(messageId === undefined
          ? {}
          : { message_id: messageId, posted_at: sql<number>`coalesce(posted_at, ${now})` }),
      })
      .where('subscription_id', '=', run.subscriptionId)
      .where('local_date', '=', run.localDate)
      .where('owner', '=', owner)
      .where('state', 'in', OPEN)
      .executeTakeFirst();
    if (settled.numUpdatedRows === 0n) return false;
    const lastDate = before.lastDate && before.lastDate > run.localDate ? before.lastDate : run.localDate;
    await transaction
      .updateTable('subscription')
      .set({ last_date: lastDate, look_at: next(before, lastDate), ...outcome(state, run, now, messageId) })
      .where('id', '=', run.subscriptionId)
      .execute();
    return true;
  });
}

function outcome(
  state: Settlement['state'],
  run: DigestRun,
  now: number,
  messageId: string | undefined,
): Partial<SubscriptionRow> {
  if (state === 'missed') return { missed_date: run.localDate };
  return {
    covered_until: run.periodUntil,
    ...(state === 'done'
      ? {
          last_posted_at: now,
          last_message_id: messageId ?? null,
          trouble: null,
          trouble_since: null,
          failures: 0,
          told: 0,
        }
      : {}),
  };
}

async function tryAgain(
  db: Kysely<Tables>,
  engine: 'sqlite' | 'postgres',
  run: DigestRun,
  owner: string,
  { at, fault, trouble }: Retry,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    if (!(await lockedState(transaction, run.subscriptionId, engine))) return;
    const given = await transaction
      .updateTable('digest_run')
      .set({ owner: '', lease_until: at, fault })
      .where('subscription_id', '=', run.subscriptionId)
      .where('local_date', '=', run.localDate)
      .where('owner', '=', owner)
      .where('state', 'in', OPEN)
      .executeTakeFirst();
    if (given.numUpdatedRows === 0n) return;
    await transaction
      .updateTable('subscription')
      .set((row) => ({
        look_at: at,
        ...(trouble
          ? {
              trouble: JSON.stringify({
                kind: trouble.kind,
                ...(trouble.permissions ? { permissions: trouble.permissions } : {}),
              }),
              trouble_since: row.fn.coalesce('trouble_since', sql<number>`cast(${trouble.since} as bigint)`),
              failures: row('failures', '+', 1),
            }
          : {}),
      }))
      .where('id', '=', run.subscriptionId)
      .execute();
  });
}
