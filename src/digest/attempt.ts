// One attempt at one digest: see whether it is there already, build it, post it, write down how it went.
import type { Logger } from '../log.ts';
import type { DigestRun } from '../store/digest-runs.ts';
import type { Store } from '../store/store.ts';
import type { SubscriptionState } from '../store/subscriptions.ts';
import { ChannelFault, type Channels, type DigestPost, type DigestTrouble } from './channels.ts';
import type { BuildBriefing } from './contents.ts';
import { pauseAfter } from './pauses.ts';
import { lookAtNext } from './plan.ts';

/** Clocks differ, and a request may still be on its way when its sender has stopped: how much wider to look, in ms. */
const SKEW = 15 * 60_000;

/** Attempts at opening the thread of a post that stands. */
const ENOUGH = 5;

export interface AttemptParts {
  readonly store: Store;
  readonly channels: Channels;
  readonly build: BuildBriefing;
  readonly log: Logger;
  readonly clock: () => Date;
  /** Names this process among those that share the database. */
  readonly owner: string;
  /** How long a post may take before its outcome counts as unknown, in ms. */
  readonly longestPost: number;
}

export interface Attempt {
  readonly state: SubscriptionState;
  /** A claim that this process holds. */
  readonly run: DigestRun;
  /** Somebody may have posted it before. */
  readonly resumed: boolean;
  /** Too old to be posted: only see whether it was. */
  readonly close: boolean;
  /** Whether the claim is still held: checked last thing before posting. */
  readonly held: () => boolean;
}

/** Never throws for what can go wrong outside: every outcome is in the store, or follows from the lease that ends. */
export async function attemptDigest(attempt: Attempt, parts: AttemptParts): Promise<void> {
  try {
    await tryDigest(attempt, parts);
  } catch (fault) {
    try {
      await writeDownFault(attempt, fault, parts);
    } catch (error) {
      // The database is away: when the lease ends, whoever looks next sees to it.
      parts.log.error({ err: error, cause: fault, digest: names(attempt) }, 'a digest could not be written down');
    }
  }
}

async function tryDigest(attempt: Attempt, parts: AttemptParts): Promise<void> {
  const { run, state, resumed, close } = attempt;
  const { channels, store, owner, clock } = parts;
  const messageId = run.messageId ?? (resumed ? await findPosted(attempt, channels) : undefined);
  if (messageId === undefined && close) {
    await settle(attempt, parts, { state: 'missed', fault: run.fault ?? 'too late' });
    parts.log.warn({ digest: names(attempt), fault: run.fault }, 'a digest was missed');
    return;
  }
  if (messageId !== undefined) return finish(messageId, attempt, parts);
  const post = await buildPost(attempt, parts);
  if (post.briefing.items.length === 0 && state.subscription.whenNothingNew === 'nothing') {
    await settle(attempt, parts, { state: 'empty' });
    return;
  }
  if (!attempt.held()) return;
  const posted = await within(parts.longestPost, channels.post(post));
  const { thread, publish } = state.subscription;
  if (thread || publish)
    await patiently(() => store.runs.posted(run, { owner, now: clock().getTime(), until: 0 }, posted));
  await finish(posted, attempt, parts, post);
}

function findPosted({ run, state }: Attempt, channels: Channels): Promise<string | undefined> {
  return channels.findPosted(state.subscription.channelId, run.key, {
    since: new Date(run.firstTriedAt - SKEW),
    until: new Date(run.lastTriedAt + SKEW),
  });
}

async function buildPost({ state, run }: Attempt, { build }: AttemptParts): Promise<DigestPost> {
  const { subscription } = state;
  const briefing = await build({
    lang: subscription.lang,
    topic: subscription.topic,
    speakers: subscription.speakers,
    since: run.periodSince,
    until: run.periodUntil,
  });
  return { subscription, briefing, late: run.late, key: run.key };
}

async function finish(messageId: string, attempt: Attempt, parts: AttemptParts, post?: DigestPost): Promise<void> {
  const { thread, publish } = attempt.state.subscription;
  if (thread || publish) {
    try {
      await parts.channels.finish(post ?? (await buildPost(attempt, parts)), messageId);
    } catch (fault) {
      if (isTransient(fault) && !attempt.close && attempt.run.attempts < ENOUGH) throw fault;
      // The post stands; its thread or publication is not worth a failed digest.
      parts.log.warn(
        { err: fault, digest: names(attempt) },
        'a digest was posted, but not opened as a thread or published',
      );
    }
  }
  await patiently(() => settle(attempt, parts, { state: 'done', messageId }));
}

async function settle(
  { run }: Attempt,
  { store, owner, clock }: AttemptParts,
  outcome: { readonly state: 'done' | 'empty' | 'missed'; readonly messageId?: string; readonly fault?: string },
): Promise<void> {
  await store.runs.settle(run, owner, { ...outcome, now: clock().getTime(), next: lookAtNext });
}

/** A post that stands must be written down: a database that is away for a moment is waited for. */
async function patiently(work: () => Promise<void>): Promise<void> {
  for (let pause = 100; ; pause *= 2) {
    try {
      return await work();
    } catch (error) {
      if (pause > 2000) throw error;
    }
    await new Promise((done) => setTimeout(done, pause));
  }
}

async function writeDownFault(attempt: Attempt, fault: unknown, parts: AttemptParts): Promise<void> {
  const { run, state } = attempt;
  const kind = fault instanceof ChannelFault ? fault.kind : 'own';
  const refused = kind === 'gone' || kind === 'forbidden';
  if (attempt.close && (refused || kind === 'own')) {
    // Nobody can look any more. The next digest must not wait for it.
    await settle(attempt, parts, { state: 'missed', fault: kind });
  } else {
    const now = parts.clock().getTime();
    const details = fault instanceof ChannelFault ? fault.details : {};
    const at =
      now + pauseAfter(kind, { attempts: run.attempts, failures: state.failures, ...given(details.retryAfter) });
    await parts.store.runs.tryAgain(run, parts.owner, {
      at,
      fault: kind,
      ...(refused ? { trouble: { ...troubleOf(fault as ChannelFault), since: now } } : {}),
    });
  }
  logFault(attempt, kind, fault, parts.log);
  if (refused) await tellOnce(attempt, troubleOf(fault as ChannelFault), parts);
}

/** Lasting trouble is logged when it begins; the store shows how it goes on. */
function logFault({ state, run, ...attempt }: Attempt, kind: string, fault: unknown, log: Logger): void {
  const digest = names({ state, run, ...attempt });
  if (kind === 'own') log.error({ err: fault, digest }, 'a digest failed for a reason of our own');
  else if (kind === state.trouble?.kind) log.debug({ kind, digest }, 'a digest still cannot be posted');
  else
    log.warn({ kind, reason: fault instanceof Error ? fault.message : kind, digest }, 'a digest could not be posted');
}

async function tellOnce(
  { state }: Attempt,
  trouble: DigestTrouble,
  { store, channels, log }: AttemptParts,
): Promise<void> {
  const { subscription } = state;
  if (subscription.createdBy === '' || !(await store.runs.markTold(subscription.id))) return;
  try {
    await channels.tellAdministrator(subscription, trouble);
  } catch (error) {
    log.info({ err: error, server: subscription.serverId }, 'an administrator could not be told of a digest');
  }
}

function troubleOf({ kind, details: { permissions } }: ChannelFault): DigestTrouble {
  return { kind, ...(permissions ? { permissions } : {}) };
}

function isTransient(fault: unknown): boolean {
  return !(fault instanceof ChannelFault) || !['gone', 'forbidden'].includes(fault.kind);
}

async function within(ms: number, post: Promise<string>): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new ChannelFault('unknown-outcome', `no answer in ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([post, timeout]);
  } finally {
    clearTimeout(timer);
    // Whoever lost the race must not end the process.
    post.catch(() => {});
  }
}

function given(retryAfter: number | undefined): { retryAfter?: number } {
  return retryAfter === undefined ? {} : { retryAfter };
}

function names({ state: { subscription }, run }: Attempt): object {
  return { id: subscription.id, server: subscription.serverId, channel: subscription.channelId, date: run.localDate };
}
