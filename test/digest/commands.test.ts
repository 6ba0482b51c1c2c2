// /digest, /privacy and the feedback buttons as people use them, on a real database.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Command, Request } from '../../commands/command.ts';
import { digest } from '../../commands/digest.ts';
import { feedback } from '../../commands/feedback.ts';
import { privacy } from '../../commands/privacy.ts';
import type { App } from '../../src/app.ts';
import { createBriefings } from '../../src/digest/contents.ts';
import { createDigests } from '../../src/digest/digests.ts';
import { withFeedback } from '../../src/reply/feedback-actions.ts';
import type { Action, Block, Intent, Reply, Text } from '../../src/reply/reply.ts';
import { KEEP_DAYS } from '../../src/store/retention.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import type { Answer } from '../../src/types.ts';
import { silent } from '../store/databases.ts';
import { type FakeChannels, fakeChannels } from './fake-channels.ts';
import { articleOf, catalogueOf, plainBrief, quoteOf } from './news.ts';
import { type Clock, clockAt, MINUTE } from './scene.ts';

const SERVER = '111111111111111111';
const CHANNEL = '222222222222222222';

let store: Store;
let app: App;
let clock: Clock;
let channels: FakeChannels;
const catalogue = catalogueOf(
  [
    articleOf('a', { publishedAt: '2026-03-09T12:00:00Z', url: 'https://news.example/a' }),
    articleOf('b', { publishedAt: '2026-03-01T00:00:00Z' }),
  ],
  [quoteOf('a', 'ann'), quoteOf('b', 'bob')],
);

beforeEach(async () => {
  clock = clockAt('2026-03-10T07:00:00.000Z');
  channels = fakeChannels(clock);
  store = await openStore('file::memory:', silent, clock);
  const build = createBriefings({
    catalogue: () => catalogue,
    firstSeen: () => undefined,
    isAbout: async (id, topic) => id === topic,
    speakersNamed: () => [],
    brief: plainBrief(() => catalogue),
  });
  const digests = createDigests({ store, build, log: silent, catchUpHours: 12, clock });
  digests.connect(channels);
  app = {
    digests,
    feedback: store.feedback,
    privacy: { keptDays: KEEP_DAYS, ...store.people },
    catalogue,
    speakers: () => [...catalogue.speakers.values()].map((speaker) => ({ speaker, count: 1 })),
  } as Partial<App> as App;
});
afterEach(() => store.close());

const ask = (settings: Partial<Request> = {}): Request => ({
  options: {},
  locale: 'en',
  user: { id: 'admin' },
  place: { kind: 'server', serverId: SERVER, channelId: CHANNEL, serverLocale: 'en-GB' },
  administrator: true,
  now: clock(),
  ...settings,
});
const run = async (command: Command, settings: Partial<Request>): Promise<Reply> => {
  const replies = command.execute(ask(settings), app);
  if (!(replies instanceof Promise)) throw new Error('a stream');
  return replies;
};
const set = (options: Request['options'], settings: Partial<Request> = {}) =>
  run(digest, { subcommand: 'set', options: { channel: CHANNEL, time: '8:30', ...options }, ...settings });

const plain = (text: Text | undefined): string =>
  typeof text === 'string'
    ? text
    : (text ?? [])
        .map((piece) => {
          if (typeof piece === 'string') return piece;
          if ('time' in piece) return piece.time.toISOString();
          if ('channel' in piece) return `#${piece.channel}`;
          return Object.values(piece).join(' ');
        })
        .join('');
const wordsOfBlock = (block: Block): string => {
  if (block.kind === 'list') return block.items.map(plain).join('\n');
  return block.kind === 'words' ? block.words : block.kind === 'difference' ? '' : plain(block.text);
};
const read = (reply: Reply): string =>
  [reply.title, ...reply.blocks.map(wordsOfBlock), reply.label].filter(Boolean).join('\n');

describe('/digest set', () => {
  it('sets a digest up, tells when it comes, privately', async () => {
    const reply = await set({
      timezone: 'Genève',
      language: 'fr',
      days: 'weekdays',
      topic: 'a',
      speakers: 'Ann Lee, , Bob Roy',
      thread: true,
    });
    expect(reply.private).toBe(true);
    expect(read(reply)).toMatch(/The digest is set\.\n#2{18} · Monday to Friday at 08:30 \(Europe\/Zurich\)/);
    expect(read(reply)).toMatch(/French · On: a · Following: Ann Lee and Bob Roy · with a thread/);
    expect(read(reply)).toMatch(/Next: 2026-03-10T07:30:00\.000Z/);
    const [status] = (await app.digests?.list(SERVER)) ?? [];
    expect(status?.state.subscription).toMatchObject({
      speakers: ['Ann Lee', 'Bob Roy'],
      createdBy: 'admin',
      days: [1, 2, 3, 4, 5],
    });
  });

  it('guesses zone and language from the server', async () => {
    await set({}, { place: { kind: 'server', serverId: SERVER, serverLocale: 'fr' } });
    const [status] = (await app.digests?.list(SERVER)) ?? [];
    expect(status?.state.subscription).toMatchObject({ zone: 'Europe/Paris', lang: 'fr', whenNothingNew: 'nothing' });
  });

  it('answers in French', async () => {
    const reply = await set({}, { locale: 'fr' });
    expect(read(reply)).toMatch(/La revue est programmée\.\n#2{18} · tous les jours à 08:30/);
    expect(read(reply)).toMatch(/Prochaine\u00a0: /);
  });

  it('changes the digest of the same channel and topic, and adds others', async () => {
    await set({});
    expect(read(await set({ time: '09:00' }))).toMatch(/The digest is changed\./);
    await set({ topic: 'Strait' });
    await set({ topic: 'strait ' });
    await set({ channel: '333333333333333333' });
    expect(await app.digests?.list(SERVER)).toHaveLength(3);
  });

  it('names the permission that is missing, and sets nothing', async () => {
    channels.missing = ['SendMessages', 'ReadMessageHistory'];
    const reply = await set({});
    expect(reply.tone).toBe('fault');
    expect(read(reply)).toMatch(/#2{18}.*missing a permission there: Send Messages and Read Message History/);
    expect(await app.digests?.list(SERVER)).toEqual([]);
    expect(read(await set({}, { locale: 'fr' }))).toMatch(/Envoyer des messages et Voir les anciens messages/);
  });

  it('says kindly what cannot be used', async () => {
    await expect(set({ time: 'noon' })).rejects.toMatchObject({ code: 'bad-time' });
    await expect(set({ timezone: 'Atlantis' })).rejects.toMatchObject({ code: 'bad-time-zone' });
    await expect(set({ days: 'someday' })).rejects.toMatchObject({ code: 'bad-option' });
  });

  it('checks again who asks, and where', async () => {
    await expect(set({}, { administrator: false })).rejects.toMatchObject({ code: 'not-administrator' });
    await expect(set({}, { place: { kind: 'direct' } })).rejects.toMatchObject({ code: 'only-in-server' });
  });

  it('stops at 25 digests', async () => {
    for (let i = 0; i < 25; i += 1) await set({ topic: `t${i}` });
    expect((await set({ topic: 'one more' })).tone).toBe('fault');
    expect((await set({ topic: 't3', time: '10:00' })).tone).toBe('info');
  });
});

describe('/digest', () => {
  it('shows settings, next and last post, and what went wrong', async () => {
    expect((await run(digest, { subcommand: 'show' })).tone).toBe('nothing');
    await set({ when_nothing_new: 'line' });
    expect(read(await run(digest, { subcommand: 'show' }))).toMatch(/Last: not posted yet/);
    clock.set('2026-03-10T08:30:00.000Z');
    await app.digests?.runDue(clock());
    expect(channels.messages).toHaveLength(1);
    expect(read(await run(digest, { subcommand: 'show' }))).toMatch(/Next: 2026-03-11T08:30.*\nLast: 2026-03-10T08:30/);
    channels.mishap = () => 'forbidden';
    clock.set('2026-03-11T08:30:00.000Z');
    await app.digests?.runDue(clock());
    const shown = read(await run(digest, { subcommand: 'show' }));
    expect(shown).toMatch(/Next try: 2026-03-11T08:40/);
    expect(shown).toMatch(/I am missing a permission there: Send Messages\./);
    expect(read(await run(digest, { subcommand: 'show', locale: 'fr' }))).toMatch(
      /Il m’y manque une permission\u00a0: Envoyer des messages/,
    );
  });

  it('shows a server nothing of another', async () => {
    await set({});
    const other = { kind: 'server', serverId: '999' } as const;
    const [status] = (await app.digests?.list(SERVER)) ?? [];
    const id = status?.state.subscription.id ?? '';
    expect((await run(digest, { subcommand: 'show', place: other })).tone).toBe('nothing');
    await expect(app.digests?.off(id, '999')).rejects.toMatchObject({ code: 'no-such-digest' });
    expect(await app.digests?.list(SERVER)).toHaveLength(1);
  });

  it('is switched off, with a choice when there are several', async () => {
    expect((await run(digest, { subcommand: 'off' })).tone).toBe('nothing');
    await set({});
    await set({ topic: 'a' });
    expect(read(await run(digest, { subcommand: 'off' }))).toMatch(/several digests/);
    const choices = (await digest.complete?.('digest', '', ask(), app)) ?? [];
    expect(choices).toHaveLength(2);
    await expect(run(digest, { subcommand: 'off', options: { digest: 'none of these' } })).rejects.toMatchObject({
      code: 'no-such-digest',
    });
    expect(read(await run(digest, { subcommand: 'off', options: { digest: choices[1]?.value ?? '' } }))).toMatch(
      /The digest is off/,
    );
    expect(read(await run(digest, { subcommand: 'off' }))).toMatch(/The digest is off/);
    clock.turn(24 * 60 * MINUTE);
    await app.digests?.runDue(clock());
    expect(channels.messages).toEqual([]);
  });

  it('previews what would go out now, also before there is a digest', async () => {
    const first = await run(digest, { subcommand: 'preview' });
    expect(first.private).toBe(true);
    expect(read(first)).toMatch(/Preview.*\n.*Title of a\n.*Title of b/s);
    await set({ topic: 'b' });
    const preview = read(await run(digest, { subcommand: 'preview' }));
    expect(preview).toMatch(/On: b/);
    expect(preview).not.toMatch(/Title of a/);
    expect(channels.messages).toEqual([]);
  });

  it('suggests zones, and speakers one after the other', async () => {
    const zones = (await digest.complete?.('timezone', 'geneva', ask(), app)) ?? [];
    expect(zones[0]).toEqual({ name: 'Europe/Zurich · Geneva · 08:00', value: 'Europe/Zurich' });
    const speakers = (await digest.complete?.('speakers', 'Ann Lee, b', ask(), app)) ?? [];
    expect(speakers.map(({ value }) => value)).toContain('Ann Lee, Bob Roy');
  });
});

describe('without a database', () => {
  it('each command says so', async () => {
    app = { catalogue } as Partial<App> as App;
    for (const command of [digest, privacy, feedback])
      await expect(run(command, {})).rejects.toMatchObject({ code: 'database' });
  });
});

describe('feedback', () => {
  const answer: Answer = {
    question: 'What did Ann say?',
    lang: 'en',
    verdict: 'answered',
    engine: 'extractive',
    statements: [
      {
        text: 'Words',
        speaker: 'Ann Lee',
        citations: [{ article: 'a', title: 'Title of a', start: 3, end: 8, text: 'Words' }],
      },
    ],
  };
  const shown: Reply = { lang: 'en', tone: 'answer', blocks: [], actions: [] };
  const buttons = (): Action[] => withFeedback(shown, answer, catalogue).actions?.at(-1)?.slice() ?? [];
  const press = (intent: Intent, filled: Request['options'] = {}, user = 'reader') =>
    run(feedback, { options: { ...intent.options, ...filled }, user: { id: user }, administrator: false });

  it('has two buttons under a whole answer, none while it grows', () => {
    expect(buttons().map(({ kind }) => kind)).toEqual(['button', 'form']);
    expect(withFeedback({ ...shown, partial: true }, answer, catalogue).actions).toEqual([]);
  });

  it('is kept with question, answer and corpus version', async () => {
    const [right, wrong] = buttons();
    if (right?.kind !== 'button' || wrong?.kind !== 'form') throw new Error('no buttons');
    expect(read(await press(right.intent))).toBe('Thank you, noted.');
    await press(wrong.intent, { why: ' It was Bob. ' }, 'another reader');
    const cases = await store.feedback.cases();
    expect(cases).toMatchObject([
      { verdict: 'right', question: 'What did Ann say?', corpus: 'v1', lang: 'en' },
      {
        verdict: 'wrong',
        why: 'It was Bob.',
        answer: { statements: [{ text: 'Words', citations: [{ article: 'a', start: 3, end: 8 }] }] },
      },
    ]);
    expect(JSON.stringify(cases)).not.toMatch(/reader/);
  });

  it('is refused when it belongs to no answer', async () => {
    await expect(run(feedback, { options: { verdict: 'right' } })).rejects.toMatchObject({ code: 'bad-option' });
  });

  it('and all else about a person is shown and removed by /privacy', async () => {
    const [right] = buttons();
    if (right?.kind !== 'button') throw new Error('no button');
    expect(read(await run(privacy, { subcommand: 'show' }))).toMatch(/Nothing is stored about you/);
    await press(right.intent, {}, 'admin');
    await set({});
    const shownNow = read(await run(privacy, { subcommand: 'show' }));
    expect(shownNow).toMatch(/1 judgement of answers/);
    expect(shownNow).toMatch(/1 digest you set up/);
    expect(read(await run(privacy, { subcommand: 'delete' }))).toMatch(
      /Removed: 1 judgement, and your user id from 1 digest\./,
    );
    expect(read(await run(privacy, { subcommand: 'delete', locale: 'fr' }))).toMatch(/Il n’y avait rien à effacer/);
    expect(await store.feedback.cases()).toEqual([]);
  });
});
