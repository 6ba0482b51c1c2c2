// What the digest's tests share: a clock to turn, subscriptions, processes that can be killed.
import type { Channels } from '../../src/digest/channels.ts';
import type { BuildBriefing } from '../../src/digest/contents.ts';
import { createRunner, type Runner, type RunnerParts } from '../../src/digest/runner.ts';
import type { Store } from '../../src/store/store.ts';
import type { Briefing, Subscription } from '../../src/types.ts';
import { silent } from '../store/databases.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

export interface Clock {
  (): Date;
  turn(ms: number): void;
  set(iso: string): void;
}

export function clockAt(iso: string): Clock {
  let now = Date.parse(iso);
  return Object.assign(() => new Date(now), {
    turn(ms: number) {
      now += ms;
    },
    set(to: string) {
      now = Date.parse(to);
    },
  });
}

/** A digest at 08:00 in London, every day, from 1 January 2026. */
export function subscriptionOf(id: string, settings: Partial<Subscription> = {}): Subscription {
  return {
    id,
    serverId: `server of ${id}`,
    channelId: `channel of ${id}`,
    time: '08:00',
    zone: 'Europe/London',
    lang: 'en',
    days: [1, 2, 3, 4, 5, 6, 7],
    speakers: [],
    silent: false,
    thread: false,
    publish: false,
    whenNothingNew: 'nothing',
    createdBy: 'administrator',
    createdAt: '2026-01-01T00:00:00.000Z',
    effectiveFrom: '2026-01-01T00:00:00.000Z',
    ...settings,
  };
}

export const briefingOf = (settings: Partial<Briefing> = {}): Briefing => ({
  since: '2026-01-01T00:00:00.000Z',
  until: '2026-01-02T00:00:00.000Z',
  lang: 'en',
  engine: 'extractive',
  items: [{ title: 'A story', articles: [], statements: [], quotes: [] }],
  ...settings,
});

const always: BuildBriefing = async () => briefingOf();

export function runnerOf(store: Store, channels: Channels, clock: Clock, settings: Partial<RunnerParts> = {}): Runner {
  return createRunner({ store, channels, clock, build: always, log: silent, catchUpHours: 12, ...settings });
}

/** Stands for a process: at the `n`-th call of a database or platform it dies, before the call or right after it. */
export interface Life {
  readonly died: Promise<void>;
  readonly dead: boolean;
  calls: number;
}

/**
 * The same object in the hands of a process with a limited life: from the n-th call on, nothing is answered any more.
 * @param when whether the n-th call itself still takes effect
 */
export function mortal(n: number, when: 'before' | 'after'): { life: Life; hold<T extends object>(held: T): T } {
  let announce = () => {};
  const life = {
    calls: 0,
    dead: false,
    died: new Promise<void>((done) => {
      announce = done;
    }),
  };
  const never = new Promise<never>(() => {});
  const die = () => {
    life.dead = true;
    announce();
    return never;
  };
  const hold = <T extends object>(held: T): T =>
    new Proxy(held, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        return async (...args: unknown[]) => {
          if (life.dead) return never;
          life.calls += 1;
          const last = life.calls === n;
          if (last && when === 'before') return die();
          const result: unknown = await Reflect.apply(value, target, args);
          return last || life.dead ? die() : result;
        };
      },
    });
  return { life, hold };
}

/** The store in the hands of such a process. */
export function mortalStore(store: Store, hold: <T extends object>(held: T) => T): Store {
  return { ...store, runs: hold(store.runs), subscriptions: hold(store.subscriptions) };
}
