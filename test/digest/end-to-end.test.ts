// A digest from beginning to end on a Discord of our own: set by a person, posted, pressed, also after a restart.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { App } from '../../src/app.ts';
import { createBriefings } from '../../src/digest/contents.ts';
import { createDigests, type Digests } from '../../src/digest/digests.ts';
import { createChannels } from '../../src/discord/channels.ts';
import { digestReply, digestTitle, troubleReply } from '../../src/reply/digest-reply.ts';
import { KEEP_DAYS } from '../../src/store/retention.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import type { Person } from '../discord/person.ts';
import { type Bot, read, startBot } from '../discord-front/bot.ts';
import { fakeApp } from '../discord-front/fake-app.ts';
import { engines, silent, type TestDatabase } from '../store/databases.ts';
import { plainBrief } from './news.ts';
import { type Clock, clockAt, MINUTE } from './scene.ts';

const START = '2026-10-25T05:00:00.000Z';

for (const engine of engines) {
  describe(`a digest on ${engine.name}`, () => {
    let database: TestDatabase;
    let store: Store;
    let clock: Clock;
    let bot: Bot;
    let ana: Person;
    let digests: Digests;

    /** App and front as after a start, on the same database. */
    function appOn(opened: Store): App {
      const { catalogue } = fakeApp();
      const brief = plainBrief(() => catalogue);
      const build = createBriefings({
        catalogue: () => catalogue,
        firstSeen: () => undefined,
        isAbout: async () => true,
        speakersNamed: () => [],
        brief,
      });
      digests = createDigests({ store: opened, build, log: silent, catchUpHours: 12, clock });
      const privacy = { keptDays: KEEP_DAYS, ...opened.people };
      // The front's own clock is the wall's.
      const atOurTime: Digests = { ...digests, set: (settings, by) => digests.set(settings, by, clock()) };
      return fakeApp({ digests: atOurTime, feedback: opened.feedback, privacy });
    }
    const connect = (app: App) =>
      digests.connect(
        createChannels(
          { client: bot.front.client, ...bot.front.front },
          {
            post: (post) => digestReply(post, app.catalogue),
            trouble: troubleReply,
            threadName: digestTitle,
          },
        ),
      );
    /** Discord's clock goes along: a message's id holds the time it was sent. */
    const turn = (ms: number) => {
      clock.turn(ms);
      bot.discord.clock.advance(ms);
    };
    const posts = () => bot.discord.messages('digest');

    beforeEach(async () => {
      database = await engine.create();
      clock = clockAt(START);
      store = await openStore(database.url, silent, clock);
      const app = appOn(store);
      bot = await startBot({ app, intents: store.intents }, { now: Date.parse(START) });
      connect(app);
      ana = bot.discord.person({ name: 'Ana', locale: 'fr', permissions: ['ManageGuild'] });
    });
    afterEach(async () => {
      await bot.close();
      await store.close();
      await database.remove();
    });
    const setUp = (options: Record<string, string | boolean> = {}) =>
      ana.command('/digest set', {
        channel: 'digest',
        time: '8h',
        timezone: 'Europe/Paris',
        language: 'fr',
        ...options,
      });

    it('is set, posted once in its language, and its buttons work after a restart', async () => {
      const seen = await setUp();
      expect(seen.ephemeral).toBe(true);
      expect(read(seen)).toMatch(/La revue est programmée/);
      turn(119 * MINUTE);
      await digests.runDue(clock());
      expect(posts()).toHaveLength(0);
      turn(2 * MINUTE);
      for (let i = 0; i < 3; i += 1) await digests.runDue(clock());
      expect(posts()).toHaveLength(1);
      const [post] = posts();
      if (!post) throw new Error('nothing was posted');
      expect(read(post)).toMatch(/La revue du jour · dimanche 25 octobre 2026/);
      expect(read(post)).toMatch(/Deux pays se parlent/);
      expect(read(post)).toMatch(/Qui a dit quoi/);
      expect(read(post)).toMatch(/«\u202fNous voulons la paix\u202f»/);
      expect(post.pingsAnybody).toBe(false);

      const app = appOn(store);
      await bot.restart({ app, intents: store.intents });
      connect(app);
      const story = await ana.select(post, 'Lire la suite d’un sujet', 'Deux pays se parlent');
      expect(story.ephemeral).toBe(true);
      expect(read(story)).toMatch(/Les canaux restent/);
      const quotes = await ana.click(post, 'Qui est cité');
      expect(quotes.ephemeral).toBe(true);
      const form = await ana.click(post, 'Poser une question');
      const answer = await ana.submitModal(form, { 'Votre question': 'Qu’a dit Ada Roux ?' });
      expect(answer.buttons.map(({ label }) => label)).toContain('Juste');
      await ana.click(answer, 'Juste');
      expect(await store.feedback.cases()).toMatchObject([{ verdict: 'right', question: 'Qu’a dit Ada Roux ?' }]);
      await digests.runDue(clock());
      expect(posts()).toHaveLength(1);
    });

    it('opens its thread, and posts without a notification', async () => {
      await setUp({ thread: true, silent: true });
      turn(121 * MINUTE);
      await digests.runDue(clock());
      expect(posts()[0]?.message.flags).toBe((1 << 12) | (posts()[0]?.message.flags ?? 0));
      expect([...bot.discord.world.channels.values()].map(({ name }) => name)).toContain(
        'La revue du jour · dimanche 25 octobre 2026',
      );
    });

    it.each([
      ['applied-error', { status: 502 }],
      ['lost', {}],
      ['reset', {}],
      ['error', { status: 503 }],
      ['rate-limit', { retryAfter: 0.05 }],
    ] as const)('is posted once after %s', async (kind, more) => {
      await setUp();
      turn(121 * MINUTE);
      bot.discord.fault({ kind, method: 'POST', path: /channels\/\d+\/messages$/, times: 5, ...more });
      for (let i = 0; i < 8; i += 1) {
        await digests.runDue(clock());
        turn(20_000);
      }
      expect(posts()).toHaveLength(1);
      const [status] = await digests.list(bot.discord.guild.id);
      expect(status?.state).toMatchObject({ lastMessageId: posts()[0]?.id, lastDate: '2026-10-25' });
    });

    it('that is refused is told once by direct message, with the permission, and shown', async () => {
      await setUp();
      bot.discord.permit(bot.discord.channel('digest'), { deny: ['SendMessages'] });
      turn(121 * MINUTE);
      for (let i = 0; i < 30; i += 1) {
        await digests.runDue(clock());
        turn(5 * MINUTE);
      }
      const told = bot.discord.directMessages(ana);
      expect(told).toHaveLength(1);
      expect(told.map(read)[0]).toMatch(/Il m’y manque une permission\u00a0: Envoyer des messages/);
      expect(read(await ana.command('/digest show'))).toMatch(/Il m’y manque une permission/);
      expect(bot.discord.invalidRequests).toBeLessThan(10);
    });

    it('cannot be set where a permission is missing, nor by everybody', async () => {
      bot.discord.permit(bot.discord.channel('digest'), { deny: ['SendMessages'] });
      expect(read(await setUp())).toMatch(/Envoyer des messages/);
      expect(await digests.list(bot.discord.guild.id)).toEqual([]);
      const bob = bot.discord.person({ name: 'Bob' });
      await expect(bob.command('/digest show')).rejects.toThrow();
    });

    it('of a channel that is gone leaves other servers alone', async () => {
      const other = bot.discord.addChannel('other');
      await setUp();
      await setUp({ channel: 'other' });
      bot.discord.deleteChannel(bot.discord.channel('digest'));
      turn(121 * MINUTE);
      await digests.runDue(clock());
      expect(bot.discord.messages(other)).toHaveLength(1);
      const all = await digests.list(bot.discord.guild.id);
      const gone = all.find(({ state }) => state.subscription.channelId !== other.id);
      expect(gone?.state.trouble).toMatchObject({ kind: 'gone' });
    });
  });
}
