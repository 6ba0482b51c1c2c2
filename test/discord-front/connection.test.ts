// Logging in, registering, what goes wrong with the connection, and leaving.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { deployCommands, startDiscord as startFront } from '../../src/discord/index.ts';
import type { Reply } from '../../src/reply/reply.ts';
import { type LocalDiscord, startDiscord } from '../discord/server.ts';
import { type Bot, command, configFor, memoryLog, QUICK, startBot } from './bot.ts';
import { fakeApp } from './fake-app.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.close();
});
async function bot(...args: Parameters<typeof startBot>): Promise<Bot> {
  const started = await startBot(...args);
  open.push(started);
  return started;
}
async function emptyDiscord(): Promise<LocalDiscord> {
  const discord = await startDiscord();
  open.push(discord);
  return discord;
}
const attempt = (discord: LocalDiscord, more: Record<string, string> = {}) =>
  startFront({ config: configFor(discord, more), app: fakeApp(), commands, log: memoryLog().log, pace: QUICK });
const puts = (discord: LocalDiscord) => discord.count('PUT', /commands$/);
const hello: Reply = { lang: 'en', tone: 'answer', blocks: [{ kind: 'text', text: 'hello' }] };

describe('registration', () => {
  it('happens at the first start, and again only when something changed', async () => {
    const { discord, restart, log } = await bot();
    expect(puts(discord)).toBe(1);
    await restart();
    expect(puts(discord)).toBe(1);
    expect(log.filter(({ msg }) => msg === 'commands are up to date')).toHaveLength(1);
    await restart({ commands: [...commands, command('more', async () => hello)] });
    expect(puts(discord)).toBe(2);
  });

  it('in one server alone with DISCORD_GUILD_ID, and no command is offered twice', async () => {
    const { discord, restart } = await bot();
    const ana = discord.person();
    const before = ana.commands();
    await restart({ config: configFor(discord, { DISCORD_GUILD_ID: discord.guild.id }) });
    expect(ana.commands().sort()).toEqual(before.sort());
    const elsewhere = discord.addGuild({ name: 'Elsewhere' });
    expect(
      discord.person({ guilds: [elsewhere] }).commands({ channel: discord.channel('general', elsewhere) }),
    ).toEqual([]);
    await restart({ config: configFor(discord, { DISCORD_GUILD_ID: discord.guild.id }) });
    expect(puts(discord)).toBe(3);
  });

  it('leaves hidden commands out and restricts those for administrators', async () => {
    const { discord } = await bot({
      commands: [
        command('seen', async () => hello),
        command('hidden', async () => hello, { hidden: true }),
        command('admin', async () => hello, { administrator: true, serverOnly: true }),
      ],
    });
    expect(discord.person().commands()).toEqual(['seen']);
    expect(
      discord
        .person({ permissions: ['ManageGuild'] })
        .commands()
        .sort(),
    ).toEqual(['admin', 'seen']);
    expect(discord.person().commands({ dm: true })).toEqual(['seen']);
    const stored = [...discord.world.commands.values()].find(({ name }) => name === 'seen');
    expect(stored).toMatchObject({ contexts: [0, 1, 2], integration_types: [0, 1] });
    expect(stored?.name_localizations).toEqual({ 'en-US': 'seen', fr: 'seen-fr' });
  });

  it('by hand says whether anything changed, without logging in', async () => {
    const discord = await emptyDiscord();
    const { log } = memoryLog();
    expect(await deployCommands(configFor(discord), commands, log)).toBe(true);
    expect(await deployCommands(configFor(discord), commands, log)).toBe(false);
    expect(discord.count('GET', /gateway/)).toBe(0);
  });

  it('that is refused does not keep the bot from answering', async () => {
    const discord = await emptyDiscord();
    open.push(await attempt(discord));
    discord.fault({ kind: 'missing-access', path: /commands$/, times: 5 });
    open.push(await attempt(discord));
    expect((await discord.person().command('/brief', { question: 'Ada?' })).text).toContain('Nous voulons la paix');
  });
});

it('the invitation asks for the least permissions, and is logged once', async () => {
  const { front, log, discord } = await bot();
  const link = new URL(front.invite);
  expect(link.searchParams.get('client_id')).toBe(discord.world.bot.id);
  expect(link.searchParams.get('scope')?.split(' ').sort()).toEqual(['applications.commands', 'bot']);
  expect(BigInt(link.searchParams.get('permissions') ?? 0)).toBe(
    (1n << 10n) | (1n << 11n) | (1n << 38n) | (1n << 14n) | (1n << 15n) | (1n << 16n),
  );
  expect(log.filter(({ invite }) => invite === front.invite)).toHaveLength(1);
});

describe('what goes wrong at the start is one line that says what to do', () => {
  it('a token that Discord does not know', async () => {
    const discord = await emptyDiscord();
    const failed = attempt(discord, { DISCORD_TOKEN: 'not.a.token' });
    await expect(failed).rejects.toMatchObject({
      code: 'discord-token',
      message: expect.stringMatching(/^.*DISCORD_TOKEN.*$/),
    });
    await expect(failed).rejects.not.toMatchObject({ message: expect.stringContaining('not.a.token') });
    await sleep(700);
    expect(discord.requests.length).toBeLessThan(3);
  });

  it.each([
    [4004, 'discord-token'],
    [4014, 'discord-intents'],
    [4013, 'discord-intents'],
    [4011, 'discord-network'],
  ])('a gateway that closes with %i', async (code, expected) => {
    const discord = await emptyDiscord();
    discord.gateway.refuseNext.push(code);
    await expect(attempt(discord)).rejects.toMatchObject({ code: expected });
  });

  it('no network, or a wrong address', async () => {
    const discord = await emptyDiscord();
    const failed = attempt(discord, { DISCORD_API_URL: 'http://user:secret@127.0.0.1:9/api' });
    await expect(failed).rejects.toMatchObject({
      code: 'discord-network',
      message: expect.stringContaining('127.0.0.1:9'),
    });
    await expect(failed).rejects.not.toMatchObject({ message: expect.stringContaining('secret') });
    const wrong = attempt(discord, { DISCORD_API_URL: `${discord.origin}/api/wrong` });
    await expect(wrong).rejects.toMatchObject({ code: 'discord-network' });
  });
});

describe('while it runs', () => {
  it('comes back from a lost connection', async () => {
    const { discord, log } = await bot();
    discord.gateway.kill();
    await discord.until(() => log.some(({ msg }) => msg === 'gateway resumed'));
    expect((await discord.person().command('/brief', { question: 'Ada?' })).text).toContain('Nous voulons la paix');
  });

  it('a token that is withdrawn ends it with the reason', async () => {
    const { discord, front } = await bot();
    discord.fault({ kind: 'unauthorized', method: 'POST', path: /messages$/ });
    discord.person().say(`<@${discord.world.bot.id}> Ada?`, { channel: 'general' });
    expect(await front.ended).toMatchObject({ code: 'discord-token' });
    const before = discord.requests.length;
    await sleep(100);
    expect(discord.requests.length).toBe(before);
  });

  it('finishes what is being answered before it leaves', async () => {
    const slow = command('slow', async () => {
      await sleep(400);
      return hello;
    });
    const { discord, front } = await bot({ commands: [slow] });
    const answer = discord.person().command('/slow');
    await discord.until(() => discord.count('POST', /callback/) === 1);
    await front.close();
    expect((await answer).text).toContain('hello');
    expect(front.ready()).toBe(false);
    expect(await front.ended).toBeUndefined();
  });

  it('nothing that it logs holds the token', async () => {
    const { discord, log } = await bot();
    await discord.person().command('/brief', { question: 'Ada?' });
    expect(JSON.stringify(log)).not.toContain(discord.token);
  });

  it('tells how every command went', async () => {
    const told: unknown[] = [];
    const fails = command('fails', async () => {
      throw new Error('no');
    });
    const { discord } = await bot({
      commands: [fails, command('hi', async () => hello)],
      answered: (name, outcome) => told.push([name, outcome]),
    });
    const ana = discord.person();
    await ana.command('/hi');
    await ana.command('/fails');
    expect(told).toEqual([
      ['hi', 'ok'],
      ['fails', 'fault'],
    ]);
  });
});
