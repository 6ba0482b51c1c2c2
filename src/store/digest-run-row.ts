// A claim on a digest, and the row it is kept in.
import type { DigestRunRow, RunState } from './schema.ts';

/** A claim. Moments are ms since 1970. */
export interface DigestRun {
  readonly subscriptionId: string;
  /** YYYY-MM-DD in the subscription's zone. */
  readonly localDate: string;
  readonly key: string;
  readonly state: RunState;
  /** Nobody else may work on it before; after a failure it is when to try again. */
  readonly leaseUntil: number;
  readonly firstTriedAt: number;
  readonly lastTriedAt: number;
  readonly attempts: number;
  readonly slotAt: number;
  /** Articles from here (undefined: the newest ones) … */
  readonly periodSince?: number;
  /** … to here. */
  readonly periodUntil: number;
  readonly late: boolean;
  readonly messageId?: string;
  readonly postedAt?: number;
  readonly fault?: string;
}

export type NewRun = Pick<
  DigestRun,
  'subscriptionId' | 'localDate' | 'key' | 'slotAt' | 'periodSince' | 'periodUntil' | 'late'
>;

/** Who claims, when, and for how long. */
export interface Lease {
  readonly owner: string;
  readonly now: number;
  readonly until: number;
}

export function newRow(run: NewRun, lease: Lease): DigestRunRow {
  return {
    subscription_id: run.subscriptionId,
    local_date: run.localDate,
    key: run.key,
    state: 'claimed',
    owner: lease.owner,
    lease_until: lease.until,
    first_tried_at: lease.now,
    last_tried_at: lease.now,
    attempts: 1,
    slot_at: run.slotAt,
    period_since: run.periodSince ?? null,
    period_until: run.periodUntil,
    late: Number(run.late),
    message_id: null,
    posted_at: null,
    fault: null,
  };
}

export function runOf(row: DigestRunRow): DigestRun {
  return {
    subscriptionId: row.subscription_id,
    localDate: row.local_date,
    key: row.key,
    state: row.state,
    leaseUntil: row.lease_until,
    firstTriedAt: row.first_tried_at,
    lastTriedAt: row.last_tried_at,
    attempts: row.attempts,
    slotAt: row.slot_at,
    periodUntil: row.period_until,
    late: row.late === 1,
    ...(row.period_since === null ? {} : { periodSince: row.period_since }),
    ...(row.message_id === null ? {} : { messageId: row.message_id }),
    ...(row.posted_at === null ? {} : { postedAt: row.posted_at }),
    ...(row.fault === null ? {} : { fault: row.fault }),
  };
}
