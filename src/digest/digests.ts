// Digests as an app offers them: set up, shown, previewed, and sent when they are due.
import { randomBytes } from 'node:crypto';
import { UserError } from '../errors.ts';
import type { Logger } from '../log.ts';
import type { DigestRun } from '../store/digest-runs.ts';
import type { Store } from '../store/store.ts';
import type { SubscriptionState } from '../store/subscriptions.ts';
import type { Subscription } from '../types.ts';
import { ChannelFault, type Channels, type DigestPost, type PermissionName } from './channels.ts';
import type { BuildBriefing } from './contents.ts';
import { createRunner, type Runner } from './runner.ts';
import { nextSlot } from './schedule.ts';

/** Digests of one server: as many as a list of suggestions can show. */
const MOST_DIGESTS = 25;
const POLL = 15_000;
const PRUNE = 24 * 3_600_000;

export type DigestSettings = Omit<Subscription, 'id' | 'serverId' | 'createdBy' | 'createdAt' | 'effectiveFrom'>;

export interface DigestStatus {
  readonly state: SubscriptionState;
  /** When the next one goes out. */
  readonly next?: Date;
  /** One that is being tried right now, or again later. */
  readonly pending?: DigestRun;
}

export type SetDigest =
  | { readonly kind: 'set'; readonly status: DigestStatus; readonly changed: boolean }
  | { readonly kind: 'missing'; readonly permissions: readonly PermissionName[] }
  | { readonly kind: 'full' };

export interface Digests {
  /** Gives the platform that digests are posted on; before, none are. */
  connect(channels: Channels): void;
  /**
   * Sets a digest up, or changes the one of the same channel and topic, unless the bot lacks a permission there.
   * @throws UserError `discord-network` when that cannot be found out
   */
  set(
    settings: DigestSettings,
    by: { readonly serverId: string; readonly userId: string },
    now: Date,
  ): Promise<SetDigest>;
  /** @throws UserError `no-such-digest` */
  off(id: string, serverId: string): Promise<void>;
  /** A server's digests, oldest first. */
  list(serverId: string): Promise<readonly DigestStatus[]>;
  /** What would go out now. With settings alone, as a first digest. */
  preview(what: DigestStatus | DigestSettings, now: Date): Promise<DigestPost>;
  /** Sends what is due; resolves when all of it is sent, or put off. */
  runDue(now: Date): Promise<void>;
  /** Looks for due digests every few seconds, and once a day removes what has been kept long enough. */
  start(pollEvery?: number): { stop(): Promise<void> };
}

export interface DigestParts {
  readonly store: Store;
  readonly build: BuildBriefing;
  readonly log: Logger;
  readonly catchUpHours: number;
  readonly clock?: () => Date;
  /** See `RunnerParts`. */
  readonly lease?: number;
  readonly concurrency?: number;
}

export function createDigests(parts: DigestParts): Digests {
  const { store, build, log, clock = () => new Date() } = parts;
  let channels: Channels | undefined;
  let runner: Runner | undefined;

  const statusOf = async (state: SubscriptionState): Promise<DigestStatus> => {
    const next = nextSlot(state.subscription, state.lastDate);
    const [pending] = await store.runs.pendingOf([state.subscription.id]);
    return { state, ...(next ? { next: new Date(next.at) } : {}), ...(pending ? { pending } : {}) };
  };
  const find = async (id: string, serverId: string) =>
    (await store.subscriptions.of(serverId)).find(({ subscription }) => subscription.id === id);
  const runDue = async (now: Date) => runner?.runDue(now);

  return {
    connect(given) {
      channels = given;
      runner = createRunner({ ...parts, channels: given, clock });
    },
    async set(settings, { serverId, userId }, now) {
      const known = await store.subscriptions.of(serverId);
      const same = known.find(({ subscription }) => isSame(subscription, settings))?.subscription;
      if (!same && known.length >= MOST_DIGESTS) return { kind: 'full' };
      const permissions = await missing(settings, channels);
      if (permissions.length > 0) return { kind: 'missing', permissions };
      const subscription: Subscription = {
        ...settings,
        id: same?.id ?? randomBytes(5).toString('hex'),
        serverId,
        createdBy: userId,
        createdAt: same?.createdAt ?? now.toISOString(),
        effectiveFrom: same && isSameTiming(same, settings) ? same.effectiveFrom : now.toISOString(),
      };
      await store.subscriptions.put(subscription, now);
      const state = await find(subscription.id, serverId);
      if (!state) throw new UserError('no-such-digest', 'The digest was removed at this very moment.');
      return { kind: 'set', changed: same !== undefined, status: await statusOf(state) };
    },
    async off(id, serverId) {
      if (!(await store.subscriptions.remove(id, serverId))) {
        throw new UserError('no-such-digest', `This server has no digest “${id}”.`, { name: id });
      }
    },
    async list(serverId) {
      return Promise.all((await store.subscriptions.of(serverId)).map(statusOf));
    },
    async preview(what, now) {
      const saved = 'state' in what ? what.state : undefined;
      const subscription = saved?.subscription ?? previewed(what as DigestSettings, now);
      const { lang, topic, speakers } = subscription;
      const until = now.getTime();
      const briefing = await build({ lang, topic, speakers, since: saved?.coveredUntil, until });
      return { subscription, briefing, late: false, key: 'preview' };
    },
    runDue: async (now) => {
      await runDue(now);
    },
    start(pollEvery = POLL) {
      // One that waits for slow answers must not keep the next from being looked for; more than two are of no use.
      let looking = 0;
      const look = async () => {
        if (looking >= 2) return;
        looking += 1;
        try {
          await runDue(clock());
        } catch (error) {
          log.error({ err: error }, 'due digests could not be looked for');
        } finally {
          looking -= 1;
        }
      };
      const prune = async () => {
        try {
          const rows = await store.prune(clock());
          log.info({ rows }, 'old rows were removed');
        } catch (error) {
          log.error({ err: error }, 'old rows could not be removed');
        }
      };
      void look();
      const timers = [setInterval(look, pollEvery), setInterval(prune, PRUNE)];
      return {
        async stop() {
          for (const timer of timers) clearInterval(timer);
          await runner?.stop();
        },
      };
    },
  };
}

function isSame(a: DigestSettings, b: DigestSettings): boolean {
  const topic = ({ topic: words }: DigestSettings) => words?.trim().toLowerCase() ?? '';
  return a.channelId === b.channelId && topic(a) === topic(b);
}

function isSameTiming(a: DigestSettings, b: DigestSettings): boolean {
  return a.time === b.time && a.zone === b.zone && a.days.join() === b.days.join();
}

async function missing(settings: DigestSettings, channels: Channels | undefined): Promise<readonly PermissionName[]> {
  if (!channels) return [];
  try {
    return await channels.missingPermissions(settings);
  } catch (error) {
    if (!(error instanceof ChannelFault)) throw error;
    if (error.kind === 'gone' || error.kind === 'forbidden') return error.details.permissions ?? ['ViewChannel'];
    throw new UserError('discord-network', 'Discord could not be asked about the channel’s permissions.');
  }
}

function previewed(settings: DigestSettings, now: Date): Subscription {
  const at = now.toISOString();
  return { ...settings, id: 'preview', serverId: '', createdBy: '', createdAt: at, effectiveFrom: at };
}
