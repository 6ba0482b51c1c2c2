// Finds the digests that are due and sees each through, a bounded number at a time, beside other processes that do the same.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '../log.ts';
import type { DigestRun, Lease } from '../store/digest-runs.ts';
import type { Store } from '../store/store.ts';
import type { SubscriptionState } from '../store/subscriptions.ts';
import { type Attempt, attemptDigest } from './attempt.ts';
import type { Channels } from './channels.ts';
import type { BuildBriefing } from './contents.ts';
import { lookAtNext, type Plan, planFor } from './plan.ts';

export interface RunnerParts {
  readonly store: Store;
  readonly channels: Channels;
  readonly build: BuildBriefing;
  readonly log: Logger;
  readonly clock: () => Date;
  readonly catchUpHours: number;
  /** How long a claim is safe from others without a sign of life, in ms: 60 s when it is not given. */
  readonly lease?: number;
  /** Digests on their way at once: 24 when it is not given. */
  readonly concurrency?: number;
}

export interface Runner {
  /** Sees to everything that is due by now; resolves when all of it is posted, or put off. */
  runDue(now: Date): Promise<void>;
  /** Waits for what is on its way, and takes nothing new. */
  stop(): Promise<void>;
}

const LEASE = 60_000;
const CONCURRENCY = 24;
const PATIENCE = 200;

export function createRunner(parts: RunnerParts): Runner {
  const { store, clock, lease: leaseMs = LEASE, concurrency = CONCURRENCY } = parts;
  const owner = randomUUID();
  /** What is on its way, and until when its claim is held. */
  const working = new Map<Promise<void>, { until: number }>();
  let stopped = false;
  let beating: NodeJS.Timeout | undefined;

  const leaseFrom = (now: Date): Lease => ({ owner, now: now.getTime(), until: now.getTime() + leaseMs });
  const heartbeat = async () => {
    const lease = leaseFrom(clock());
    // The same condition as in the database: a lease that has run out may be somebody else's by now.
    const alive = [...working.values()].filter(({ until }) => until > lease.now);
    try {
      await store.runs.renew(lease);
      for (const holding of alive) holding.until = lease.until;
    } catch (error) {
      parts.log.warn({ err: error }, 'digest leases could not be prolonged');
    }
  };
  const launch = (attempt: Omit<Attempt, 'held'>, until: number) => {
    const holding = { until };
    const held = () => clock().getTime() < holding.until - leaseMs / 4;
    const work = attemptDigest({ ...attempt, held }, { ...parts, owner, longestPost: leaseMs }).finally(() => {
      working.delete(work);
      if (working.size === 0) clearInterval(beating);
    });
    if (working.size === 0) beating = setInterval(heartbeat, leaseMs / 3);
    working.set(work, holding);
    return work;
  };
  /** Waits until half of the places are free, or a while for one at least: claims are cheaper taken together. */
  const room = async (): Promise<number> => {
    const start = performance.now();
    for (;;) {
      const free = concurrency - working.size;
      if (free >= concurrency / 2 || (free > 0 && performance.now() - start > PATIENCE)) return free;
      await Promise.race([...working.keys(), sleep(PATIENCE)]);
    }
  };

  /** One round; false when nothing was left to look at. */
  const round = async (now: Date, limit: number, mine: Set<Promise<void>>): Promise<boolean> => {
    const states = await store.subscriptions.toLookAt(now, limit);
    if (states.length === 0) return false;
    const open = oldestOpen(await store.runs.pendingOf(states.map(({ subscription }) => subscription.id)));
    const plans = states.map((state) => ({
      state,
      plan: planFor(state, open.get(state.subscription.id), now, parts.catchUpHours),
    }));
    for (const { attempt, until } of await take(plans, leaseFrom(clock()), parts)) {
      const work = launch(attempt, until);
      mine.add(work);
      void work.then(() => mine.delete(work));
    }
    return true;
  };

  const passes = new Set<Promise<void>>();
  const pass = async (now: Date): Promise<void> => {
    const mine = new Set<Promise<void>>();
    let more = !stopped;
    while (more) {
      const places = await room();
      more = !stopped && (await round(now, places, mine));
    }
    await Promise.all(mine);
  };

  return {
    runDue(now) {
      const running = pass(now).finally(() => passes.delete(running));
      passes.add(running);
      return running;
    },
    async stop() {
      stopped = true;
      await Promise.allSettled(passes);
      await Promise.all(working.keys());
    },
  };
}

interface Planned {
  readonly state: SubscriptionState;
  readonly plan: Plan;
}

interface Taken {
  readonly attempt: Omit<Attempt, 'held'>;
  readonly until: number;
}

/** Takes the claims that the plans want, as far as nobody else has them, and puts the others off. */
async function take(planned: readonly Planned[], lease: Lease, { store, log }: RunnerParts): Promise<Taken[]> {
  const states = new Map(planned.map(({ state }) => [state.subscription.id, state]));
  const taken: Taken[] = [];
  const fresh = await store.runs.claim(
    planned.flatMap(({ plan }) => (plan.kind === 'post' || plan.kind === 'miss' ? [plan.run] : [])),
    lease,
  );
  const claimed = new Map(fresh.map((run) => [run.subscriptionId, run]));
  for (const { state, plan } of planned) {
    const id = state.subscription.id;
    if (plan.kind === 'wait') {
      // Never at once again, or this would go on for ever.
      await store.subscriptions.lookAgain(id, Math.max(plan.until, lease.now + 1000));
      continue;
    }
    if (plan.kind === 'post' || plan.kind === 'miss') {
      const run = claimed.get(id);
      if (run && plan.kind === 'post') taken.push(attemptOf(state, run, false, false, lease));
      if (run && plan.kind === 'miss') await miss(state, run, lease, store, log);
      continue;
    }
    const run = await store.runs.takeOver(plan.run, lease);
    await store.subscriptions.lookAgain(id, lease.until);
    const fresher = states.get(id);
    if (run && fresher) taken.push(attemptOf(fresher, run, true, plan.kind === 'close', lease));
  }
  return taken;
}

function attemptOf(state: SubscriptionState, run: DigestRun, resumed: boolean, close: boolean, lease: Lease): Taken {
  return { attempt: { state, run, resumed, close }, until: lease.until };
}

async function miss(
  state: SubscriptionState,
  run: DigestRun,
  { owner, now }: Lease,
  store: Store,
  log: Logger,
): Promise<void> {
  await store.runs.settle(run, owner, { state: 'missed', now, fault: 'too late', next: lookAtNext });
  const { id, serverId, channelId } = state.subscription;
  log.warn(
    { digest: { id, server: serverId, channel: channelId, date: run.localDate } },
    'a digest was missed: too late to catch up',
  );
}

function oldestOpen(runs: readonly DigestRun[]): Map<string, DigestRun> {
  const oldest = new Map<string, DigestRun>();
  for (const run of runs) if (!oldest.has(run.subscriptionId)) oldest.set(run.subscriptionId, run);
  return oldest;
}
