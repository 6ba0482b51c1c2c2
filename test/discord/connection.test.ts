// Connections that fail or fall silent, people outside the server, and the local Discord as a process of its own.
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import {
  Client,
  Events,
  GatewayIntentBits,
  type Interaction,
  MessageFlags,
  PermissionFlagsBits as P,
} from 'discord.js';
import { afterEach, describe, expect, test } from 'vitest';
import { type Address, makeClient, login as ready } from './login.ts';
import type { DiscordOptions } from './options.ts';
import { type LocalDiscord, startDiscord } from './server.ts';

const closing: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function start(options: DiscordOptions = {}): Promise<LocalDiscord> {
  const discord = await startDiscord(options);
  closing.push(() => discord.close());
  return discord;
}

function client(address: Address, intents: number[] = [GatewayIntentBits.Guilds]): Client {
  const made = makeClient(address, intents);
  closing.push(() => made.destroy());
  return made;
}

const login = (address: Address, made = client(address)) => ready(address, made);

const ASK = { name: 'ask', description: 'Ask' };

describe('logging in', () => {
  test('a wrong token is refused over HTTP, and at the gateway with 4004', async () => {
    const discord = await start();
    await expect(client(discord).login('wrong')).rejects.toMatchObject({ code: 'TokenInvalid' });
    const socket = new BareClient(`${discord.gateway.url}?v=10&encoding=json`);
    expect(await socket.identify('wrong', 0)).toBe(4004);
  });

  test('a privileged intent that is not switched on closes with 4014', async () => {
    const discord = await start();
    const bot = client(discord, [GatewayIntentBits.Guilds, GatewayIntentBits.MessageContent]);
    const closed = new Promise((resolve) => bot.on(Events.ShardDisconnect, ({ code }) => resolve(code)));
    bot.on(Events.ShardError, () => {});
    bot.login(discord.token).catch(() => {});
    expect(await closed).toBe(4014);
    expect(discord.gateway.sessionStarts).toBe(0);
    const allowed = await start({ privilegedIntents: GatewayIntentBits.MessageContent });
    await login(allowed, client(allowed, [GatewayIntentBits.Guilds, GatewayIntentBits.MessageContent]));
  });

  test('session starts are counted and can run out', async () => {
    const discord = await start({ sessionStartsPerDay: 1 });
    await login(discord);
    await expect(client(discord).login(discord.token)).rejects.toThrow('session');
    discord.clock.advance(86_400_001);
    await login(discord);
    expect(discord.gateway.starts).toHaveLength(2);
  });

  test('shards get their own servers', async () => {
    const discord = await start({ shards: 2 });
    // Servers of different milliseconds fall on different shards.
    const shardOf = (id: string) => (BigInt(id) >> 22n) % 2n;
    while (new Set([...discord.world.guilds.keys()].map(shardOf)).size < 2) {
      discord.clock.advance(1);
      discord.addGuild();
    }
    const bot = new Client({
      intents: [GatewayIntentBits.Guilds],
      rest: { api: discord.apiUrl },
      shards: [1],
      shardCount: 2,
    });
    closing.push(() => bot.destroy());
    await login(discord, bot);
    const expected = [...discord.world.guilds.keys()].filter((id) => shardOf(id) === 1n);
    expect(expected.length).toBeGreaterThan(0);
    expect([...bot.guilds.cache.keys()].sort()).toEqual(expected.sort());
  });
});

/** A bare gateway client, for what discord.js would never send. */
class BareClient {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  async identify(token: string, intents: number): Promise<number> {
    const { WebSocket } = await import('ws');
    const socket = new WebSocket(this.#url);
    socket.once('message', () => socket.send(JSON.stringify({ op: 2, d: { token, intents, properties: {} } })));
    return new Promise((resolve) => socket.once('close', resolve));
  }
}

test('a zombie connection is noticed by the client, which resumes', async () => {
  const discord = await start({ heartbeatMs: 100 });
  const bot = await login(discord);
  discord.gateway.frozen = true;
  const resuming = new Promise((resolve) => bot.once(Events.ShardReconnecting, resolve));
  await resuming;
  discord.gateway.frozen = false;
  await discord.until(() => discord.gateway.resumes >= 1);
});

test('what people do while the bot is down is lost, and messages outlive the bot', async () => {
  const discord = await start();
  const first = await login(discord);
  await first.application.commands.set([ASK]);
  first.on(
    Events.InteractionCreate,
    (interaction: Interaction) => interaction.isCommand() && interaction.reply('first'),
  );
  const ana = discord.person();
  const seen = await ana.command('/ask');
  await first.destroy();
  const lost = ana.command('/ask');
  await discord.until(() => discord.interactions.all.size === 2);
  discord.clock.advance(3000);
  await expect(lost).rejects.toThrow('did not respond');
  const second = await login(discord);
  second.on(
    Events.InteractionCreate,
    (interaction: Interaction) => interaction.isCommand() && interaction.reply('second'),
  );
  expect((await ana.command('/ask')).text).toBe('second');
  expect(discord.messages('general').map(({ text }) => text)).toEqual(['first', 'second']);
  expect(seen.deleted).toBe(false);
});

test('comes back when the network was away', async () => {
  const discord = await start();
  const bot = await login(discord);
  discord.offline();
  // The first may fail on a connection kept from before, the second on one it cannot make.
  for (let n = 0; n < 2; n += 1) {
    await expect(bot.users.fetch(discord.world.owner.id, { force: true })).rejects.toThrow();
  }
  discord.offline(false);
  await discord.until(() => discord.gateway.resumes === 1);
  expect((await bot.users.fetch(discord.world.owner.id, { force: true })).id).toBe(discord.world.owner.id);
});

test('a faster clock shortens the wait', async () => {
  const discord = await start({ scale: 100 });
  const bot = await login(discord);
  await bot.application.commands.set([ASK]);
  const before = Date.now();
  await expect(discord.person().command('/ask')).rejects.toThrow('did not respond');
  expect(Date.now() - before).toBeLessThan(1000);
});

describe('installed by a user', () => {
  test('answers where the bot is not; five follow-ups; private where outside apps are not welcome', async () => {
    const discord = await start({
      guilds: [{}, { name: 'Elsewhere', botIn: false, everyonePermissions: P.ViewChannel | P.UseApplicationCommands }],
    });
    const bot = await login(discord);
    const everywhere = { contexts: [0, 1, 2], integration_types: [0, 1] };
    await bot.rest.put(`/applications/${bot.application.id}/commands`, {
      body: [
        { ...ASK, ...everywhere },
        { ...ASK, name: 'here' },
      ],
    });
    const [home, elsewhere] = [...discord.world.guilds.values()] as [typeof discord.guild, typeof discord.guild];
    const codes: unknown[] = [];
    bot.on(Events.InteractionCreate, async (interaction: Interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.reply(`${interaction.guild} ${interaction.context} ${interaction.inRawGuild()}`);
      for (let n = 0; n < 6; n += 1) await interaction.followUp(`${n}`).catch((error) => codes.push(error.code));
    });
    const ana = discord.person({ guilds: [home, elsewhere], installed: true });
    const place = { channel: discord.channel('general', elsewhere) };
    expect(ana.commands(place)).toEqual(['ask']);
    const seen = await ana.command('/ask', {}, place);
    expect([seen.text, seen.ephemeral]).toEqual(['null 0 true', true]);
    await discord.until(() => codes.length === 1);
    expect(codes).toEqual([40094]);
    const other = discord.person({ guilds: [elsewhere] });
    expect(other.commands(place)).toEqual([]);
  });
});

test('runs as a process of its own, with people over HTTP', async () => {
  const path = fileURLToPath(new URL('./main.ts', import.meta.url));
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  closing.push(() => child.kill('SIGKILL'));
  const line = await new Promise<string>((resolve) => child.stdout?.once('data', (data) => resolve(String(data))));
  const { control, ...settings } = JSON.parse(line) as Address & { control: string };
  const bot = await login(settings);
  await bot.application.commands.set([{ ...ASK, options: [{ type: 3, name: 'what', description: 'What' }] }]);
  bot.on(Events.InteractionCreate, (interaction: Interaction) => {
    if (!interaction.isChatInputCommand()) return;
    return interaction.reply({
      content: `${interaction.options.getString('what')}!`,
      flags: MessageFlags.SuppressEmbeds,
    });
  });
  const post = async (path: string, body: object) =>
    (await fetch(`${control}${path}`, { method: 'POST', body: JSON.stringify(body) })).json() as Promise<
      Record<string, unknown>
    >;
  await post('/person', { name: 'Zoé', locale: 'fr' });
  expect(await post('/person/command', { as: 'Zoé', text: '/ask', options: { what: 'now' } })).toMatchObject({
    text: 'now!',
  });
  expect(await post('/person/command', { text: '/other' })).toMatchObject({
    error: expect.stringContaining('No command /other'),
  });
  await post('/faults', { kind: 'error', path: '/callback$', status: 400 });
  await post('/clock', { advance: 1000 });
  const list = (await (await fetch(`${control}/messages?channel=general`)).json()) as object[];
  expect(list).toMatchObject([{ text: 'now!' }]);
  await bot.destroy();
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
});
