// What to do about a subscription that is looked at: pure, from its state, its open claim and the time.
import { createHash } from 'node:crypto';
import type { DigestRun, NewRun } from '../store/digest-runs.ts';
import type { SubscriptionState } from '../store/subscriptions.ts';
import { due, nextSlot } from './schedule.ts';

export type Plan =
  /** Take a new claim and post. */
  | { readonly kind: 'post'; readonly run: NewRun }
  /** Too late: take a claim to write down that it was missed. */
  | { readonly kind: 'miss'; readonly run: NewRun }
  /** An open claim: post it unless it was posted, or finish what was posted. */
  | { readonly kind: 'resume'; readonly run: DigestRun }
  /** An open claim that is too old to be posted: see whether it was, and close it. */
  | { readonly kind: 'close'; readonly run: DigestRun }
  | { readonly kind: 'wait'; readonly until: number };

/** Far enough not to be looked at before somebody changes the digest: a subscription without days. */
const NEVER = 8.64e15 - 1;

/** @param open the subscription's oldest claim that is not settled */
export function planFor(state: SubscriptionState, open: DigestRun | undefined, now: Date, catchUpHours: number): Plan {
  const { subscription } = state;
  const next = due(subscription, now, state.lastDate, catchUpHours);
  if (open) {
    if (open.leaseUntil > now.getTime()) return { kind: 'wait', until: open.leaseUntil };
    const old = now.getTime() - open.slotAt > Math.max(catchUpHours, 1 / 6) * 3_600_000;
    const replaced = next !== undefined && next.date > open.localDate;
    return { kind: open.state !== 'posted' && (old || replaced) ? 'close' : 'resume', run: open };
  }
  if (!next) return { kind: 'wait', until: lookAtNext(state, state.lastDate) };
  const run: NewRun = {
    subscriptionId: subscription.id,
    localDate: next.date,
    key: digestKey(subscription.id, next.date),
    slotAt: next.at,
    late: next.late,
    // Digests of one minute share a period, and with it the work of building the briefing.
    periodUntil: next.late ? floorToMinute(now.getTime()) : next.at,
    ...(state.coveredUntil === undefined ? {} : { periodSince: state.coveredUntil }),
  };
  return { kind: next.missed ? 'miss' : 'post', run };
}

/** When a subscription has to be looked at again, once a date is settled. */
export function lookAtNext(
  { subscription }: Pick<SubscriptionState, 'subscription'>,
  lastDate: string | undefined,
): number {
  return nextSlot(subscription, lastDate)?.at ?? NEVER;
}

/** The nonce and mark of a digest: 20 characters `[a-z0-9]`, from its subscription and local date alone. */
function digestKey(subscriptionId: string, localDate: string): string {
  const hash = createHash('sha256').update(`${subscriptionId} ${localDate}`).digest('hex');
  return BigInt(`0x${hash}`).toString(36).padStart(50, '0').slice(-20);
}

function floorToMinute(at: number): number {
  return Math.floor(at / 60_000) * 60_000;
}
