// Messages a bot sends by itself: once by nonce, to whom they call, where they may go, and what faults do to them.
import type { Client, TextChannel } from 'discord.js';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { login, refused } from './login.ts';
import type { Person } from './person.ts';
import { type LocalDiscord, startDiscord } from './server.ts';

describe('sending', () => {
  let discord: LocalDiscord;
  let bot: Client<true>;
  let ana: Person;
  let general: TextChannel;

  beforeAll(async () => {
    discord = await startDiscord();
    bot = await login(discord);
    ana = discord.person({ name: 'Ana' });
    general = bot.channels.cache.get(discord.channel('general').id) as TextChannel;
  });

  afterEach(() => discord.faults.clear());

  afterAll(async () => {
    await bot.destroy();
    await discord.close();
  });

  test('the same nonce is one message; after some minutes it is two', async () => {
    const send = () => general.send({ content: 'digest', nonce: 'n-1', enforceNonce: true });
    const [first, second] = await Promise.all([send(), send()]);
    expect(second?.id).toBe(first?.id);
    discord.clock.advance(180_001);
    expect((await send()).id).not.toBe(first?.id);
    expect(discord.messages('general').filter(({ text }) => text === 'digest')).toHaveLength(2);
    // Whoever reads back sees no nonce: the message has to be known by what it says.
    const read = (await bot.rest.get(`/channels/${general.id}/messages`)) as object[];
    expect(read[0]).toMatchObject({ content: 'digest' });
    expect(read.some((message) => 'nonce' in message)).toBe(false);
  });

  test('calls somebody only where allowed_mentions and permissions let it', async () => {
    const everyone = await general.send('@everyone');
    const stored = (id: string) => discord.messages('general').find((each) => each.id === id);
    expect(stored(everyone.id)?.pingsAnybody).toBe(false);
    const loud = await general.send(`<@${ana.id}>`);
    expect(stored(loud.id)?.pings.users).toEqual([ana.id]);
    const quiet = await general.send({ content: `<@${ana.id}>`, allowedMentions: { parse: [] } });
    expect(stored(quiet.id)?.pingsAnybody).toBe(false);
    discord.permit(discord.channel('general'), { allow: ['MentionEveryone'] });
    expect(stored((await general.send('@everyone')).id)?.pings.everyone).toBe(true);
    discord.permit(discord.channel('general'), {});
  });

  test('names missing access, missing permission, deleted channel and message', async () => {
    const digest = discord.channel('digest');
    const channel = bot.channels.cache.get(digest.id) as TextChannel;
    discord.permit(digest, { deny: ['SendMessages'] });
    expect((await refused(channel.send('x'))).code).toBe(50013);
    await discord.until(() => channel.permissionsFor(bot.user)?.has('SendMessages') === false);
    discord.permit(digest, { deny: ['ViewChannel'] });
    expect((await refused(channel.send('x'))).code).toBe(50001);
    discord.deleteChannel(digest);
    expect((await refused(channel.send('x'))).code).toBe(10003);
    expect((await refused(general.messages.fetch('1'))).code).toBe(10008);
    expect(discord.invalidRequests).toBeGreaterThanOrEqual(2);
    discord.refuseDirectMessages(ana);
    expect((await refused(bot.users.send(ana.id, 'x'))).code).toBe(50007);
    const stranger = discord.person({ name: 'Stranger', guilds: [] });
    expect((await refused(bot.users.send(stranger.id, 'x'))).code).toBe(50278);
    discord.refuseDirectMessages(ana, false);
    await bot.users.send(ana.id, 'psst');
    expect(discord.directMessages(ana).at(-1)?.text).toBe('psst');
  });

  test('the whole role of the bot can change', async () => {
    const news = bot.channels.cache.get(discord.channel('announcements').id) as TextChannel;
    discord.world.guilds.get(general.guild.id)?.roles.forEach((role) => {
      if (role.name === '@everyone') role.permissions = '0';
    });
    discord.setBotPermissions(['ViewChannel', 'SendMessages']);
    expect((await refused(news.send({ embeds: [{ title: 't' }] }))).code).toBe(50013);
    discord.setBotPermissions([
      'ViewChannel',
      'SendMessages',
      'EmbedLinks',
      'ReadMessageHistory',
      'CreatePublicThreads',
      'SendMessagesInThreads',
    ]);
    await news.send({ embeds: [{ title: 't' }] });
  });

  test('announcements are crossposted once; threads hang on messages', async () => {
    const news = bot.channels.cache.get(discord.channel('announcements').id) as TextChannel;
    const message = await news.send('news');
    await message.crosspost();
    expect((await refused(message.crosspost())).code).toBe(40033);
    const post = await general.send('story');
    const thread = await post.startThread({ name: 'Story' });
    await thread.send('in the thread');
    expect(discord.messages(thread.id).map(({ text }) => text)).toEqual(['in the thread']);
    const again = bot.rest.post(`/channels/${general.id}/messages/${post.id}/threads`, { body: { name: 'Again' } });
    expect((await refused(again)).code).toBe(160004);
  });

  test('faults: before, after, delays, limits', async () => {
    const post = /^\/channels\/\d+\/messages$/;
    const texts = () => discord.messages('general').map(({ text }) => text);
    const error = discord.fault({ kind: 'error', method: 'POST', path: post, status: 503, times: 2 });
    await general.send('after two 503');
    expect(error.hits).toBe(2);
    discord.fault({ kind: 'reset', method: 'POST', path: post, cut: 'fin' });
    await expect(general.send('never')).rejects.toThrow();
    discord.fault({ kind: 'lost', method: 'POST', path: post, cut: 'fin' });
    await expect(general.send('lost')).rejects.toThrow();
    // discord.js repeats what a reset cut off by itself: without a nonce that is a second message.
    discord.fault({ kind: 'lost', method: 'POST', path: post });
    await general.send('twice');
    discord.fault({ kind: 'lost', method: 'POST', path: post });
    await general.send({ content: 'once', nonce: 'once', enforceNonce: true });
    expect(texts()).not.toContain('never');
    expect(texts().filter((text) => ['lost', 'twice', 'once'].includes(text))).toEqual([
      'lost',
      'twice',
      'twice',
      'once',
    ]);
    const limit = discord.fault({ kind: 'rate-limit', method: 'POST', path: post, retryAfter: 0.05 });
    await general.send('patient');
    expect(limit.hits).toBe(1);
    discord.fault({ kind: 'unknown-channel', method: 'POST', path: post });
    expect((await refused(general.send('x'))).code).toBe(10003);
    discord.fault({ kind: 'delay', method: 'POST', path: post, ms: 60 });
    const before = Date.now();
    await general.send('slow');
    expect(Date.now() - before).toBeGreaterThanOrEqual(59);
  });
});
