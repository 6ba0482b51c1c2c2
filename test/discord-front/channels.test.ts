// What digests ask of Discord: one message, found again, in the right channel, and faults by kind.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChannelFault, Channels, DigestPost } from '../../src/digest/channels.ts';
import { createChannels } from '../../src/discord/channels.ts';
import type { Reply } from '../../src/reply/reply.ts';
import type { Subscription } from '../../src/types.ts';
import type { LocalDiscord } from '../discord/server.ts';
import { type Bot, startBot } from './bot.ts';

let bot: Bot;
let discord: LocalDiscord;
let channels: Channels;
let actions: Reply['actions'];

beforeEach(async () => {
  actions = undefined;
  bot = await startBot();
  discord = bot.discord;
  channels = channelsOf(bot);
});
afterEach(() => bot.close());

function channelsOf({ front }: Bot): Channels {
  return createChannels(
    { client: front.client, ids: front.front.ids, store: front.front.store, log: front.front.log },
    {
      post: ({ key }): Reply => ({
        lang: 'en',
        tone: 'briefing',
        title: 'Digest',
        blocks: [{ kind: 'text', text: `@everyone ${key}` }],
        ...(actions ? { actions } : {}),
      }),
      trouble: (_subscription, { kind }): Reply => ({
        lang: 'en',
        tone: 'fault',
        blocks: [{ kind: 'text', text: kind }],
      }),
      threadName: () => 'Talk about it',
    },
  );
}

function post(key: string, more: Partial<Subscription> = {}): DigestPost {
  const subscription: Subscription = {
    id: 's1',
    serverId: discord.guild.id,
    channelId: discord.channel('digest').id,
    time: '08:00',
    zone: 'Europe/Paris',
    lang: 'en',
    days: [1],
    speakers: [],
    silent: false,
    thread: false,
    publish: false,
    whenNothingNew: 'line',
    createdBy: discord.person().id,
    createdAt: '2026-01-01T00:00:00Z',
    effectiveFrom: '2026-01-01T00:00:00Z',
    ...more,
  };
  return {
    subscription,
    briefing: { since: '', until: '', lang: 'en', engine: 'extractive', items: [] },
    late: false,
    key,
  };
}
const around = { since: new Date(Date.now() - 60_000), until: new Date(Date.now() + 60_000) };
const posts = () => discord.messages('digest');
const faultOf = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (fault: ChannelFault) => fault,
  );

describe('a post', () => {
  it('stands in the channel once, however often it is sent, and pings nobody', async () => {
    const id = await channels.post(post('abc123'));
    expect(await channels.post(post('abc123'))).toBe(id);
    expect(posts()).toHaveLength(1);
    expect(posts()[0]?.pingsAnybody).toBe(false);
  });

  it('is found again by its key, with buttons of its own or without', async () => {
    const plain = await channels.post(post('key1'));
    const long = 'a name that is far too long for a button '.repeat(6);
    const intent = { command: 'quotes', options: { speaker: long }, shows: 'private' } as const;
    actions = [[{ kind: 'button', label: 'All', intent }]];
    const stored = await channels.post(post('key2'));
    const { channelId } = post('').subscription;
    expect(await channels.findPosted(channelId, 'key1', around)).toBe(plain);
    expect(await channels.findPosted(channelId, 'key2', around)).toBe(stored);
    expect(await channels.findPosted(channelId, 'key', around)).toBeUndefined();
    const past = { since: new Date(0), until: new Date(1) };
    expect(await channels.findPosted(channelId, 'none', past)).toBeUndefined();
  });

  it('is found among hundreds of messages', async () => {
    const ana = discord.person();
    for (let i = 0; i < 150; i++) ana.say(`${i}`, { channel: 'digest' });
    const id = await channels.post(post('deep'));
    for (let i = 0; i < 150; i++) ana.say(`${i}`, { channel: 'digest' });
    expect(await channels.findPosted(post('').subscription.channelId, 'deep', around)).toBe(id);
  });

  it('has buttons that work', async () => {
    actions = [
      [
        {
          kind: 'button',
          label: 'All',
          intent: { command: 'quotes', options: { speaker: 'ada-roux' }, shows: 'private' },
        },
      ],
    ];
    await channels.post(post('abc'));
    const [seen] = posts();
    if (!seen) throw new Error('nothing was posted');
    expect((await discord.person().click(seen, 'All')).text).toContain('Nous voulons la paix');
  });

  it('is silent when that is wished', async () => {
    await channels.post(post('quiet', { silent: true }));
    expect((posts()[0]?.message.flags ?? 0) & (1 << 12)).not.toBe(0);
  });

  it('gets its thread and is published, once each', async () => {
    const { id: channelId } = discord.channel('announcements');
    discord.permit(discord.channel('announcements'), { allow: ['CreatePublicThreads'] });
    const wished = post('talk', { channelId, thread: true, publish: true });
    const id = await channels.post(wished);
    await channels.finish(wished, id);
    await channels.finish(wished, id);
    expect(discord.count('POST', /threads$/)).toBe(2);
    const threads = [...discord.world.channels.values()].filter(({ parentId }) => parentId === channelId);
    expect(threads.map(({ name }) => name)).toEqual(['Talk about it']);
    expect((discord.messages('announcements')[0]?.message.flags ?? 0) & 1).toBe(1);
  });
});

describe('faults', () => {
  it('name the permissions that are missing, before and after', async () => {
    discord.permit(discord.channel('digest'), { deny: ['SendMessages', 'EmbedLinks', 'CreatePublicThreads'] });
    const { client } = bot.front;
    const { id } = discord.channel('digest');
    await discord.until(() => {
      const channel = client.channels.cache.get(id);
      const me = client.guilds.cache.get(discord.guild.id)?.members.me;
      return channel && !channel.isDMBased() && me && !channel.permissionsFor(me)?.has('SendMessages');
    });
    const { subscription } = post('');
    expect(await channels.missingPermissions(subscription)).toEqual(['SendMessages', 'EmbedLinks']);
    expect(await channels.missingPermissions({ ...subscription, thread: true })).toEqual([
      'SendMessages',
      'EmbedLinks',
      'CreatePublicThreads',
    ]);
    const fault = await faultOf(channels.post(post('abc')));
    expect(fault).toMatchObject({ kind: 'forbidden', details: { permissions: ['SendMessages', 'EmbedLinks'] } });
  });

  it.each([
    ['unknown-channel', {}, 'gone'],
    ['error', { status: 500, times: 9 }, 'unknown-outcome'],
    ['lost', { cut: 'fin' }, 'unknown-outcome'],
    ['rate-limit', { retryAfter: 60 }, 'busy'],
  ] as const)('%s %o is %s', async (kind, more, expected) => {
    discord.fault({ kind, method: 'POST', path: /messages$/, ...more });
    expect(await faultOf(channels.post(post('abc')))).toMatchObject({ kind: expected });
  });

  it('a channel that was deleted, and a bot that is not connected', async () => {
    const gone = post('abc');
    const { client } = bot.front;
    discord.deleteChannel(discord.channel('digest'));
    await discord.until(() => !client.channels.cache.has(gone.subscription.channelId));
    expect(await faultOf(channels.post(gone))).toMatchObject({ kind: 'gone' });
    expect(await faultOf(channels.missingPermissions(gone.subscription))).toMatchObject({ kind: 'gone' });
    const there = { ...gone, subscription: { ...gone.subscription, channelId: discord.channel('general').id } };
    await bot.front.close();
    expect(await faultOf(channels.post(there))).toMatchObject({ kind: 'unreachable' });
  });
});

it('an administrator is told by direct message; one who takes none is no fault', async () => {
  const boss = discord.person({ name: 'Boss' });
  const { subscription } = post('', { createdBy: boss.id });
  await channels.tellAdministrator(subscription, { kind: 'gone' });
  expect(discord.directMessages(boss).map(({ text }) => text)).toEqual(['gone']);
  discord.refuseDirectMessages(boss);
  await channels.tellAdministrator(subscription, { kind: 'gone' });
  expect(bot.log.some(({ msg }) => msg === 'an administrator could not be told')).toBe(true);
});
