// One contract, run over every engine: what the store promises does not depend on the database behind it.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { NewRun } from '../../src/store/digest-runs.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import type { Article, Subscription } from '../../src/types.ts';
import { engines, silent, type TestDatabase } from './databases.ts';

const noon = new Date('2026-03-10T12:00:00.000Z');
const MINUTE = 60_000;
const DAY = 86_400_000;

const subscription: Subscription = {
  id: 'sub-a',
  serverId: '111111111111111111',
  channelId: '222222222222222222',
  time: '08:30',
  zone: 'Europe/Paris',
  lang: 'fr',
  days: [1, 2, 3, 4, 5],
  topic: 'Détroit “Ormuz”; drop table',
  speakers: ['Mark Milley', 'Wu Qian'],
  silent: true,
  thread: false,
  publish: false,
  whenNothingNew: 'line',
  createdBy: '333333333333333333',
  createdAt: '2026-03-01T00:00:00.000Z',
  effectiveFrom: '2026-03-01T00:00:00.000Z',
};

const run: NewRun = {
  subscriptionId: 'sub-a',
  localDate: '2026-03-10',
  key: 'k1',
  slotAt: noon.getTime(),
  periodUntil: noon.getTime(),
  late: false,
};

const at = (minutes: number) => noon.getTime() + minutes * MINUTE;
const lease = (owner: string, from = 0) => ({ owner, now: at(from), until: at(from + 1) });
const article = (id: string, publishedAt?: string): Article => ({
  id,
  title: id,
  text: id,
  lang: 'en',
  ...(publishedAt ? { publishedAt } : {}),
});

for (const engine of engines) {
  describe(`the store on ${engine.name}`, () => {
    let database: TestDatabase;
    let store: Store;
    let now = noon;
    beforeEach(async () => {
      database = await engine.create();
      now = noon;
      store = await openStore(database.url, silent, () => now);
    });
    afterEach(async () => {
      await store.close();
      await database.remove();
    });

    it('gives a subscription back as it was put, in its server alone', async () => {
      await store.subscriptions.put(subscription, noon);
      await store.subscriptions.put({ ...subscription, id: 'other', serverId: '9' }, noon);
      const [state, ...more] = await store.subscriptions.of(subscription.serverId);
      expect(state?.subscription).toEqual(subscription);
      expect(state).toMatchObject({ lookAt: noon.getTime(), failures: 0, told: false });
      expect(more).toEqual([]);
      expect(await store.subscriptions.count()).toBe(2);
    });

    it('removes a digest only from the server it belongs to, with its claims', async () => {
      await store.subscriptions.put(subscription, noon);
      await store.runs.claim([run], lease('one'));
      expect(await store.subscriptions.remove('sub-a', 'another-server')).toBe(false);
      expect(await store.subscriptions.remove('sub-a', subscription.serverId)).toBe(true);
      expect(await store.runs.latest('sub-a', 10)).toEqual([]);
    });

    it('claims a local date once, whoever asks', async () => {
      await store.subscriptions.put(subscription, noon);
      const other = await openStore(database.url, silent);
      const claimed = await Promise.all(
        [store, other, store, other].map(({ runs }, i) => runs.claim([run], lease(`owner ${i}`))),
      );
      await other.close();
      expect(claimed.flat()).toHaveLength(1);
      expect(claimed.flat()[0]).toMatchObject({ ...run, state: 'claimed', attempts: 1 });
    });

    it('claims many in one go, and only those that are free', async () => {
      const ids = Array.from({ length: 60 }, (_, i) => `s${i}`);
      for (const id of ids) await store.subscriptions.put({ ...subscription, id }, noon);
      const runs = ids.map((id) => ({ ...run, subscriptionId: id }));
      await store.runs.claim(runs.slice(0, 10), lease('one'));
      const rest = await store.runs.claim([...runs, { ...run, subscriptionId: 'removed' }], lease('two'));
      expect(rest).toHaveLength(50);
      expect(await store.subscriptions.toLookAt(noon, 100)).toEqual([]);
    });

    it('lets a claim be taken over when its lease has ended, not before, and by one alone', async () => {
      await store.subscriptions.put(subscription, noon);
      const [claimed] = await store.runs.claim([run], lease('one'));
      if (!claimed) throw new Error('not claimed');
      expect(await store.runs.takeOver(claimed, { owner: 'two', now: at(0.5), until: at(3) })).toBeUndefined();
      const tries = await Promise.all(
        ['two', 'three', 'four'].map((owner) => store.runs.takeOver(claimed, { owner, now: at(1), until: at(3) })),
      );
      expect(tries.filter(Boolean)).toHaveLength(1);
      expect(tries.find(Boolean)).toMatchObject({ attempts: 2, firstTriedAt: at(0), lastTriedAt: at(1) });
      expect(
        await store.runs.settle(claimed, 'one', { state: 'done', now: at(1), messageId: 'm', next: () => at(9) }),
      ).toBe(false);
    });

    it('prolongs the leases of an owner that have not run out', async () => {
      await store.subscriptions.put(subscription, noon);
      const [claimed] = await store.runs.claim([run], lease('one'));
      if (!claimed) throw new Error('not claimed');
      await store.runs.renew({ owner: 'one', now: at(0.5), until: at(5) });
      expect(await store.runs.takeOver(claimed, lease('two', 4))).toBeUndefined();
      await store.runs.renew({ owner: 'one', now: at(6), until: at(9) });
      expect(await store.runs.takeOver(claimed, lease('two', 7))).toBeDefined();
    });

    it('moves a subscription on when its digest is posted', async () => {
      await store.subscriptions.put(subscription, noon);
      const [claimed] = await store.runs.claim([run], lease('one'));
      if (!claimed) throw new Error('not claimed');
      await store.runs.posted(claimed, lease('one'), 'message 1');
      expect(await store.runs.pendingOf(['sub-a'])).toMatchObject([{ state: 'posted', messageId: 'message 1' }]);
      const seen: string[] = [];
      const next = (_: unknown, lastDate: string) => {
        seen.push(lastDate);
        return at(1440);
      };
      expect(await store.runs.settle(claimed, 'one', { state: 'done', now: at(1), messageId: 'message 1', next })).toBe(
        true,
      );
      const [state] = await store.subscriptions.of(subscription.serverId);
      expect(state).toMatchObject({
        lastDate: '2026-03-10',
        coveredUntil: run.periodUntil,
        lookAt: at(1440),
        lastPostedAt: at(1),
        lastMessageId: 'message 1',
      });
      expect(seen).toEqual(['2026-03-10']);
      expect(await store.runs.pendingOf(['sub-a'])).toEqual([]);
      expect(await store.runs.claim([run], lease('two'))).toEqual([]);
    });

    it('keeps the articles of a missed day for the next digest', async () => {
      await store.subscriptions.put(subscription, noon);
      const [claimed] = await store.runs.claim([run], lease('one'));
      if (!claimed) throw new Error('not claimed');
      await store.runs.settle(claimed, 'one', { state: 'missed', now: at(1), fault: 'gone', next: () => at(9) });
      const [state] = await store.subscriptions.of(subscription.serverId);
      expect(state?.coveredUntil).toBeUndefined();
      expect(state).toMatchObject({ missedDate: '2026-03-10', lastDate: '2026-03-10' });
    });

    it('keeps lasting trouble with the subscription until a digest goes out again, and tells once', async () => {
      await store.subscriptions.put(subscription, noon);
      const [claimed] = await store.runs.claim([run], lease('one'));
      if (!claimed) throw new Error('not claimed');
      const trouble = { kind: 'forbidden', permissions: ['SendMessages'], since: at(0) };
      await store.runs.tryAgain(claimed, 'one', { at: at(10), fault: 'no', trouble });
      const again = await store.runs.takeOver(claimed, lease('one', 10));
      if (!again) throw new Error('not taken over');
      await store.runs.tryAgain(again, 'one', { at: at(30), fault: 'no', trouble: { ...trouble, since: at(10) } });
      expect([await store.runs.markTold('sub-a'), await store.runs.markTold('sub-a')]).toEqual([true, false]);
      const [troubled] = await store.subscriptions.of(subscription.serverId);
      expect(troubled).toMatchObject({
        trouble: { kind: 'forbidden', permissions: ['SendMessages'] },
        troubleSince: at(0),
        failures: 2,
        told: true,
        lookAt: at(30),
      });
      const last = await store.runs.takeOver(again, lease('one', 30));
      if (!last) throw new Error('not taken over');
      await store.runs.settle(last, 'one', { state: 'done', now: at(31), messageId: 'm', next: () => at(99) });
      const [well] = await store.subscriptions.of(subscription.serverId);
      expect(well).toMatchObject({ failures: 0, told: false });
      expect(well?.trouble).toBeUndefined();
    });

    it('keeps an intent once, under a key that depends on its content alone', async () => {
      const intent = { command: 'quotes', options: { speaker: 'milley', page: 2 }, shows: 'in-place' };
      const key = await store.intents.put(intent);
      expect(key).toMatch(/^[\w-]{20}$/);
      expect(
        await store.intents.put({ shows: 'in-place', options: { page: 2, speaker: 'milley' }, command: 'quotes' }),
      ).toBe(key);
      expect(await store.intents.put({ ...intent, shows: 'new' })).not.toBe(key);
      expect(await store.intents.get(key)).toEqual(intent);
      expect(await store.intents.get('unknown')).toBeUndefined();
    });

    it('keeps intents that are still used and removes the others', async () => {
      const used = await store.intents.put({ command: 'a' });
      const unused = await store.intents.put({ command: 'b' });
      now = new Date(noon.getTime() + 60 * DAY);
      await store.intents.get(used);
      now = new Date(noon.getTime() + 100 * DAY);
      await store.prune(now);
      expect(await store.intents.get(used)).toEqual({ command: 'a' });
      expect(await store.intents.get(unused)).toBeUndefined();
    });

    it('knows when an article was first seen; an archive counts from its publication', async () => {
      const first = await store.seenArticles.note(
        [article('old', '2021-09-30'), article('undated'), article('future', '2030-01-01')],
        noon,
      );
      expect(Object.fromEntries(first)).toEqual({ old: new Date('2021-09-30'), undated: noon, future: noon });
      const later = new Date(noon.getTime() + DAY);
      const second = await store.seenArticles.note(
        [article('old', '2021-09-30'), article('late', '2021-10-01')],
        later,
      );
      expect(Object.fromEntries(second)).toEqual({ old: new Date('2021-09-30'), late: later });
    });

    it('takes a large corpus in', async () => {
      const many = Array.from({ length: 1234 }, (_, i) => article(`a${i}`));
      await store.seenArticles.note(many, noon);
      expect((await store.seenArticles.note(many, new Date(at(1)))).get('a1233')).toEqual(noon);
    });

    it('adds tokens up by server and day', async () => {
      await Promise.all(
        Array.from({ length: 10 }, () => store.usage.add('s1', noon, { inputTokens: 100, outputTokens: 20 })),
      );
      await store.usage.add('s2', noon, { inputTokens: 1, outputTokens: 1 });
      await store.usage.add('s1', new Date(noon.getTime() - DAY), { inputTokens: 7, outputTokens: 7 });
      expect(await store.usage.today('s1', noon)).toEqual({ server: 1200, all: 1202 });
      expect(await store.usage.list()).toHaveLength(3);
      expect((await store.usage.list())[0]).toMatchObject({ serverId: 's1', day: '2026-03-10', requests: 10 });
    });

    it('keeps one judgement a person and answer, and exports them without the person', async () => {
      const judgement = {
        question: 'Qui a dit « non » ?',
        answer: { statements: [] },
        lang: 'fr',
        corpus: 'v1',
      } as const;
      await store.feedback.give({ ...judgement, verdict: 'right' }, { userId: 'u1', serverId: 's' }, noon);
      await store.feedback.give(
        { ...judgement, verdict: 'wrong', why: 'C’est l’autre.' },
        { userId: 'u1' },
        new Date(at(1)),
      );
      await store.feedback.give({ ...judgement, verdict: 'right' }, { userId: 'u2' }, new Date(at(2)));
      const cases = await store.feedback.cases();
      expect(cases).toEqual([
        { ...judgement, verdict: 'wrong', why: 'C’est l’autre.', at: new Date(at(1)).toISOString() },
        { ...judgement, verdict: 'right', at: new Date(at(2)).toISOString() },
      ]);
    });

    it('forgets a person, and nobody else', async () => {
      const judgement = { verdict: 'right', question: 'q', answer: 1, lang: 'en', corpus: 'v' } as const;
      await store.feedback.give(judgement, { userId: subscription.createdBy }, noon);
      await store.feedback.give(judgement, { userId: 'u2' }, noon);
      await store.subscriptions.put(subscription, noon);
      expect(await store.people.stored(subscription.createdBy)).toEqual({ feedback: 1, digests: 1 });
      expect(await store.people.forget(subscription.createdBy)).toEqual({ feedback: 1, digests: 1 });
      expect(await store.people.stored(subscription.createdBy)).toEqual({ feedback: 0, digests: 0 });
      expect(await store.feedback.cases()).toHaveLength(1);
      expect((await store.subscriptions.of(subscription.serverId))[0]?.subscription.createdBy).toBe('');
    });

    it('removes what has been kept long enough', async () => {
      await store.subscriptions.put(subscription, noon);
      const [claimed] = await store.runs.claim([run], lease('one'));
      if (!claimed) throw new Error('not claimed');
      await store.runs.tryAgain(claimed, 'one', { at: at(1), fault: 'gone', trouble: { kind: 'gone', since: at(0) } });
      await store.usage.add('s', noon, { inputTokens: 1, outputTokens: 1 });
      await store.prune(new Date(noon.getTime() + 29 * DAY));
      expect(await store.subscriptions.count()).toBe(1);
      await store.prune(new Date(noon.getTime() + 31 * DAY));
      expect(await store.subscriptions.count()).toBe(0);
      await store.prune(new Date(noon.getTime() + 500 * DAY));
      expect(await store.usage.list()).toEqual([]);
    });

    it('opens a second time on the same data, also when two open at once', async () => {
      await store.subscriptions.put(subscription, noon);
      const opened = await Promise.all(Array.from({ length: 4 }, () => openStore(database.url, silent)));
      for (const again of opened) {
        expect(await again.subscriptions.count()).toBe(1);
        expect(await again.ping()).toBe(true);
        await again.close();
      }
    });

    describe('backups', () => {
      let folder: string;
      let file: string;
      beforeEach(async () => {
        folder = await mkdtemp(path.join(tmpdir(), 'briefing-backup-'));
        file = path.join(folder, 'backup.jsonl');
        await store.subscriptions.put(subscription, noon);
        await store.runs.claim([run], lease('one'));
        for (let i = 0; i < 450; i += 1) await store.intents.put({ command: 'quotes', page: i });
        await store.usage.add('s', noon, { inputTokens: 1, outputTokens: 1 });
      });
      afterEach(() => rm(folder, { recursive: true, force: true }));

      it('restore what there was into every engine', async () => {
        expect(await store.backup(file)).toBe(453);
        const key = await store.intents.put({ command: 'quotes', page: 449 });
        for (const target of engines) {
          const other = await target.create();
          const restored = await openStore(other.url, silent, () => now);
          await restored.intents.put({ command: 'goes away' });
          expect(await restored.restore(file)).toBe(453);
          expect((await restored.subscriptions.of(subscription.serverId))[0]?.subscription).toEqual(subscription);
          expect(await restored.runs.latest('sub-a', 1)).toEqual(await store.runs.latest('sub-a', 1));
          expect(await restored.intents.get(key)).toEqual({ command: 'quotes', page: 449 });
          const second = path.join(folder, 'second.jsonl');
          await restored.backup(second);
          expect(await readFile(second, 'utf8')).toBe(await readFile(file, 'utf8'));
          await restored.close();
          await other.remove();
        }
      });

      it('that are cut, changed, newer or something else restore nothing', async () => {
        await store.backup(file);
        const whole = await readFile(file, 'utf8');
        const lines = whole.split('\n');
        const spoilt: Readonly<Record<string, string>> = {
          cut: whole.slice(0, whole.length / 2),
          'without its end': lines.slice(0, -2).join('\n'),
          changed: whole.replace('"quotes', '"qoutes'),
          newer: whole.replace('"schema":1', '"schema":99'),
          'something else': 'hello\n',
          'other json': '{"a":1}\n',
          empty: '',
        };
        for (const [what, content] of Object.entries(spoilt)) {
          await writeFile(file, content);
          await expect(store.restore(file), what).rejects.toMatchObject({
            code: 'database',
            message: /Nothing was restored|not a backup/,
          });
        }
        expect(await store.subscriptions.count()).toBe(1);
        await expect(store.restore(path.join(folder, 'none'))).rejects.toMatchObject({ code: 'database' });
        await expect(store.restore(folder)).rejects.toMatchObject({ code: 'database' });
        await expect(store.backup(path.join(folder, 'none', 'file'))).rejects.toMatchObject({ code: 'database' });
      });
    });
  });
}
