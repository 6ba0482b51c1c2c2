// Exactly once: whatever goes wrong, a digest is never posted twice and never lost without a word.
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../../src/store/store.ts';
import { engines, silent, type TestDatabase } from '../store/databases.ts';
import { type FakeChannels, fakeChannels, type Mishap } from './fake-channels.ts';
import {
  briefingOf,
  type Clock,
  clockAt,
  HOUR,
  MINUTE,
  mortal,
  mortalStore,
  runnerOf,
  subscriptionOf,
} from './scene.ts';

const EVE = '2026-03-10T07:59:00.000Z';
const DUE = '2026-03-10T08:00:05.000Z';

for (const engine of engines) {
  describe(`digests on ${engine.name}`, () => {
    let database: TestDatabase;
    let store: Store;
    let clock: Clock;
    let channels: FakeChannels;
    beforeEach(async () => {
      database = await engine.create();
      store = await openStore(database.url, silent);
      clock = clockAt(EVE);
      channels = fakeChannels(clock, { nonce: false });
    });
    afterEach(async () => {
      await store.close();
      await database.remove();
    });
    const state = async (id = 'a') => (await store.subscriptions.of(`server of ${id}`))[0];
    /** Yesterday is settled, so that today is what is due. */
    const subscribe = async (id = 'a', settings = {}) =>
      store.subscriptions.put(subscriptionOf(id, { effectiveFrom: '2026-03-10T00:00:00.000Z', ...settings }), clock());
    const runUntil = async (until: string, step = 30_000, runner = runnerOf(store, channels, clock)) => {
      while (clock().getTime() < Date.parse(until)) {
        await runner.runDue(clock());
        clock.turn(step);
      }
    };

    it('posts once a local day, at its time, with the period since the last one', async () => {
      await subscribe();
      const periods: unknown[] = [];
      const runner = runnerOf(store, channels, clock, {
        build: async ({ since, until }) => {
          periods.push([since && new Date(since).toISOString(), new Date(until).toISOString()]);
          return briefingOf();
        },
      });
      await runUntil('2026-03-12T12:00:00.000Z', 60_000, runner);
      expect(channels.messages.map(({ at }) => new Date(at).toISOString().slice(0, 16))).toEqual([
        '2026-03-10T08:00',
        '2026-03-11T08:00',
        '2026-03-12T08:00',
      ]);
      expect(periods).toEqual([
        [undefined, '2026-03-10T08:00:00.000Z'],
        ['2026-03-10T08:00:00.000Z', '2026-03-11T08:00:00.000Z'],
        ['2026-03-11T08:00:00.000Z', '2026-03-12T08:00:00.000Z'],
      ]);
      expect(new Set(channels.messages.map(({ key }) => key)).size).toBe(3);
      for (const { key } of channels.messages) expect(key).toMatch(/^[a-z0-9]{20}$/);
      expect(channels.messages.map(({ post }) => post.late)).toEqual([false, false, false]);
      expect(channels.calls.findPosted).toBe(0);
    });

    it('catches a missed day up once and marks it late', async () => {
      await subscribe();
      clock.set('2026-03-10T15:00:00.000Z');
      await runUntil('2026-03-10T15:10:00.000Z');
      expect(channels.messages.map(({ post }) => post.late)).toEqual([true]);
      expect((await state())?.lookAt).toBe(Date.parse('2026-03-11T08:00:00.000Z'));
    });

    it('does not post what is too late, and says so', async () => {
      await subscribe();
      clock.set('2026-03-10T21:00:00.000Z');
      await runUntil('2026-03-10T22:00:00.000Z', 10 * MINUTE);
      expect(channels.messages).toEqual([]);
      expect(await state()).toMatchObject({ missedDate: '2026-03-10', lastDate: '2026-03-10' });
      await runUntil('2026-03-11T09:00:00.000Z', 10 * MINUTE);
      expect(channels.messages).toHaveLength(1);
    });

    it('posts nothing, or one line, when nothing is new', async () => {
      await subscribe('a');
      await subscribe('b', { whenNothingNew: 'line' });
      const runner = runnerOf(store, channels, clock, { build: async () => briefingOf({ items: [] }) });
      await runUntil('2026-03-10T08:05:00.000Z', 30_000, runner);
      expect(channels.messages.map(({ channelId }) => channelId)).toEqual(['channel of b']);
      expect(await state('a')).toMatchObject({
        lastDate: '2026-03-10',
        coveredUntil: Date.parse('2026-03-10T08:00:00.000Z'),
      });
      expect((await state('a'))?.lastPostedAt).toBeUndefined();
    });

    it.each(['before', 'after'] as const)('survives a kill %s any call', async (when) => {
      let kills = 0;
      for (let n = 1; ; n += 1) {
        const id = `k${n}`;
        clock.set(EVE);
        await subscribe(id, { thread: n % 2 === 0 });
        clock.set(DUE);
        const { life, hold } = mortal(n, when);
        const first = runnerOf(mortalStore(store, hold), hold(channels), clock);
        await Promise.race([first.runDue(clock()), life.died]);
        clock.turn(10_000);
        await runUntil('2026-03-10T08:05:00.000Z');
        const posts = channels.messages.filter(({ channelId }) => channelId === `channel of ${id}`);
        expect(posts, `killed ${when} call ${n}`).toHaveLength(1);
        expect(await state(id), `killed ${when} call ${n}`).toMatchObject({
          lastDate: '2026-03-10',
          lastMessageId: posts[0]?.id,
        });
        await store.subscriptions.remove(id, `server of ${id}`);
        if (!life.dead) break;
        kills += 1;
      }
      expect(kills).toBeGreaterThan(4);
    });

    it('survives one kill after another', async () => {
      for (let n = 1; n < 9; n += 1) {
        const id = `k${n}`;
        clock.set(EVE);
        await subscribe(id, { thread: true });
        clock.set(DUE);
        for (const [calls, when] of [
          [n, 'after'],
          [n, 'before'],
          [n + 1, 'after'],
        ] as const) {
          const { life, hold } = mortal(calls, when);
          await Promise.race([runnerOf(mortalStore(store, hold), hold(channels), clock).runDue(clock()), life.died]);
          clock.turn(70_000);
        }
        await runUntil('2026-03-10T08:15:00.000Z');
        expect(channels.messages.filter(({ channelId }) => channelId === `channel of ${id}`)).toHaveLength(1);
        await store.subscriptions.remove(id, `server of ${id}`);
      }
    });

    it('lets several processes share one database', async () => {
      for (let i = 0; i < 40; i += 1) await subscribe(`s${i}`);
      clock.set(DUE);
      const others = await Promise.all([1, 2, 3].map(() => openStore(database.url, silent)));
      const runners = [store, ...others].map((shared) => runnerOf(shared, channels, clock, { concurrency: 8 }));
      for (let round = 0; round < 4; round += 1) {
        await Promise.all(runners.map((runner) => runner.runDue(clock())));
        clock.turn(70_000);
      }
      await Promise.all(others.map((other) => other.close()));
      expect(channels.messages).toHaveLength(40);
      expect(new Set(channels.messages.map(({ channelId }) => channelId)).size).toBe(40);
    });

    it('does not send when it has been held up beyond its lease', async () => {
      await subscribe();
      clock.set(DUE);
      const slow = runnerOf(store, channels, clock, {
        build: async () => {
          clock.turn(5 * MINUTE);
          await runnerOf(store, channels, clock).runDue(clock());
          return briefingOf();
        },
      });
      await slow.runDue(clock());
      await runUntil('2026-03-10T08:30:00.000Z');
      expect(channels.messages).toHaveLength(1);
    });

    it.each<[string, Mishap]>([
      ['an answer that is lost after it was applied', 'applied-lost'],
      ['a request that is lost', 'lost'],
      ['a platform out of reach', 'unreachable'],
      ['too many requests', 'busy'],
    ])('posts once after %s', async (_, mishap) => {
      await subscribe();
      let times = 0;
      channels.mishap = (call) => (call === 'post' && times++ < 1 ? mishap : undefined);
      await runUntil('2026-03-10T08:10:00.000Z', 5_000);
      expect(channels.messages).toHaveLength(1);
      expect(await state()).toMatchObject({ lastDate: '2026-03-10', lastMessageId: 'm1' });
    });

    it('posts once when the lost request arrives after the channel was read (by the nonce)', async () => {
      channels = fakeChannels(clock);
      await subscribe();
      let times = 0;
      channels.mishap = (call) => (call === 'post' && times++ < 1 ? { appliedAfter: 5_500 } : undefined);
      await runUntil('2026-03-10T08:10:00.000Z', 5_000);
      expect(channels.messages).toHaveLength(1);
    });

    it('sends nothing again as long as the channel cannot be read', async () => {
      await subscribe();
      channels.mishap = (call) => (call === 'post' ? 'applied-lost' : call === 'findPosted' ? 'forbidden' : undefined);
      await runUntil('2026-03-10T19:00:00.000Z', 5 * MINUTE);
      expect(channels.calls.post).toBe(1);
      expect(await state()).toMatchObject({ trouble: { kind: 'forbidden', permissions: ['SendMessages'] } });
      channels.mishap = () => undefined;
      await runUntil('2026-03-11T08:05:00.000Z', 5 * MINUTE);
      expect(channels.messages).toHaveLength(2);
    });

    it('tells an administrator once, tries again further and further apart, and leaves other servers alone', async () => {
      await subscribe('a');
      await subscribe('b');
      const tries: number[] = [];
      channels.mishap = (call, id) => {
        if (call !== 'post' || id !== 'a') return undefined;
        tries.push(clock().getTime());
        return 'forbidden';
      };
      await runUntil('2026-03-13T09:00:00.000Z', MINUTE);
      expect(channels.messages.filter(({ channelId }) => channelId === 'channel of b')).toHaveLength(4);
      expect(channels.told).toEqual([
        {
          subscription: expect.objectContaining({ id: 'a' }),
          trouble: { kind: 'forbidden', permissions: ['SendMessages'] },
        },
      ]);
      const pauses = tries.slice(1).map((at, i) => Math.round((at - (tries[i] ?? 0)) / MINUTE));
      expect(pauses.length).toBeGreaterThanOrEqual(6);
      expect(pauses.length).toBeLessThan(12);
      expect(pauses.slice(0, 4)).toEqual([10, 20, 40, 80]);
      expect(await state('a')).toMatchObject({
        trouble: { kind: 'forbidden' },
        missedDate: expect.any(String),
        told: true,
      });
      channels.mishap = () => undefined;
      await runUntil('2026-03-15T09:00:00.000Z', MINUTE);
      expect(channels.messages.filter(({ channelId }) => channelId === 'channel of a').length).toBeGreaterThanOrEqual(
        1,
      );
      expect((await state('a'))?.trouble).toBeUndefined();
    });

    it('goes on at once when an administrator sets the digest anew', async () => {
      await subscribe();
      channels.mishap = () => 'gone';
      await runUntil('2026-03-10T09:00:00.000Z', MINUTE);
      channels.mishap = () => undefined;
      await subscribe('a', { channelId: 'another channel' });
      await runUntil('2026-03-10T09:01:00.000Z', MINUTE);
      expect(channels.messages.map(({ channelId }) => channelId)).toEqual(['another channel']);
    });

    it('gives an unfinished digest up in favour of the next one, after it has looked for it', async () => {
      await subscribe('found');
      await subscribe('lost');
      channels.mishap = (call, id) => {
        if (clock().getTime() > Date.parse('2026-03-11T08:00:00.000Z')) return undefined;
        if (call === 'post') return id === 'found' ? 'applied-lost' : 'unreachable';
        return 'unreachable';
      };
      await runUntil('2026-03-11T08:20:00.000Z', MINUTE);
      const posted = (id: string) => channels.messages.filter(({ channelId }) => channelId === `channel of ${id}`);
      expect(posted('found')).toHaveLength(2);
      expect(posted('lost')).toHaveLength(1);
      expect(await state('found')).toMatchObject({ lastDate: '2026-03-11' });
      expect((await state('found'))?.missedDate).toBeUndefined();
      expect(await state('lost')).toMatchObject({ lastDate: '2026-03-11', missedDate: '2026-03-10' });
    });

    it('opens the thread of a post that stands, also after a failure, and does not post again for it', async () => {
      await subscribe('a', { thread: true, publish: true });
      let times = 0;
      channels.mishap = (call) => (call === 'finish' && times++ < 2 ? 'lost' : undefined);
      await runUntil('2026-03-10T08:10:00.000Z', 5_000);
      expect(channels.finished).toEqual(['m1']);
      expect(channels.messages).toHaveLength(1);
      await subscribe('b', { thread: true });
      channels.mishap = (call) => (call === 'finish' ? 'forbidden' : undefined);
      await runUntil('2026-03-10T08:20:00.000Z', 5_000);
      expect(await state('b')).toMatchObject({ lastDate: '2026-03-10', lastMessageId: 'm2' });
    });

    it('outlives mistakes of its own', async () => {
      await subscribe();
      let times = 0;
      const runner = runnerOf(store, channels, clock, {
        build: async () => {
          times += 1;
          if (times < 3) throw new TypeError('a mistake');
          return briefingOf();
        },
      });
      await runUntil('2026-03-10T08:30:00.000Z', 30_000, runner);
      expect(channels.messages).toHaveLength(1);
    });

    it('never posts twice and loses nothing, whatever mishaps come in whatever order', async () => {
      const mishap = fc.constantFrom<(Mishap | undefined)[]>(
        undefined,
        'applied-lost',
        'lost',
        'busy',
        'unreachable',
        'crash',
      );
      let round = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.array(mishap, { maxLength: 12 }),
          fc.integer({ min: 3_000, max: 90_000 }),
          async (mishaps, step) => {
            round += 1;
            const id = `p${round}`;
            clock.set(EVE);
            await subscribe(id, { thread: round % 3 === 0 });
            clock.set(DUE);
            const left = [...mishaps];
            channels.mishap = () => left.shift();
            await runUntil('2026-03-10T10:30:00.000Z', step + 240_000);
            await runUntil('2026-03-10T11:30:00.000Z', 20 * MINUTE);
            const posts = channels.messages.filter(({ channelId }) => channelId === `channel of ${id}`);
            expect(posts).toHaveLength(1);
            expect(await state(id)).toMatchObject({ lastDate: '2026-03-10', lastMessageId: posts[0]?.id });
            await store.subscriptions.remove(id, `server of ${id}`);
          },
        ),
        { numRuns: 40 },
      );
    });

    it('sees many through with bounded concurrency', async () => {
      channels = fakeChannels(clock, { nonce: false, delay: 3 });
      for (let i = 0; i < 300; i += 1) await subscribe(`s${i}`);
      clock.set(DUE);
      await runnerOf(store, channels, clock, { concurrency: 10 }).runDue(clock());
      expect(new Set(channels.messages.map(({ channelId }) => channelId)).size).toBe(300);
      expect(channels.messages).toHaveLength(300);
      expect(channels.busiest).toBeLessThanOrEqual(10);
    });

    it('posts nothing more once it is stopped, and waits for what is on its way', async () => {
      channels = fakeChannels(clock, { delay: 50 });
      for (let i = 0; i < 30; i += 1) await subscribe(`s${i}`);
      clock.set(DUE);
      const runner = runnerOf(store, channels, clock, { concurrency: 5 });
      const running = runner.runDue(clock());
      await new Promise((done) => setTimeout(done, 80));
      await runner.stop();
      const count = channels.messages.length;
      await running;
      expect(channels.messages).toHaveLength(count);
      expect(count).toBeLessThan(30);
      expect((await store.runs.pendingOf(Array.from({ length: 30 }, (_, i) => `s${i}`))).length).toBe(0);
    });
  });
}

describe('a year of digests', () => {
  it('is one post a day, hour by hour', async () => {
    const database = await engines[0]?.create();
    if (!database) throw new Error('no database');
    const store = await openStore('file::memory:', silent);
    const clock = clockAt('2026-01-01T00:00:00.000Z');
    const channels = fakeChannels(clock);
    await store.subscriptions.put(subscriptionOf('a', { time: '01:30' }), clock());
    const runner = runnerOf(store, channels, clock);
    for (let hour = 0; hour < 365 * 24; hour += 1) {
      await runner.runDue(clock());
      clock.turn(HOUR);
    }
    expect(channels.messages).toHaveLength(365);
    await store.close();
    await database.remove();
  });
});
