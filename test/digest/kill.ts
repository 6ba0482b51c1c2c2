// Kills the bot again and again around its digests, and counts what stands in the channel: one post each, no more, no less.
import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises';
import { openStore, type Store } from '../../src/store/store.ts';
import type { Subscription } from '../../src/types.ts';
import { type LocalDiscord, startDiscord } from '../discord/server.ts';
import { silent } from '../store/databases.ts';
import type { BotSettings } from './bot-process.ts';
import { subscriptionOf } from './scene.ts';

export interface KillOptions {
  readonly databaseUrl: string;
  readonly kills: number;
  /** Processes that share the database at once. */
  readonly bots: number;
  /** Without it nothing but the bot's own care keeps a digest from being posted twice. */
  readonly nonce: boolean;
}

export interface KillResult {
  readonly kills: number;
  readonly digests: number;
  readonly postedOnce: number;
  readonly postedTwice: number;
  readonly lost: number;
  /** Digests whose post stands, but not with the id in the store. */
  readonly wrongId: number;
  /** How far the digests were at the moment of a kill. */
  readonly killedWhile: Record<Stage, number>;
  readonly requestsToPost: number;
  readonly seconds: number;
}

type Stage = 'waiting' | 'claimed' | 'posted, not written down' | 'done';

const LEASE = 3_000;
const POLL = 150;
const HERE = import.meta.dirname;

/** Runs until so many processes were killed, then lets one finish what is left. */
export async function killAgainAndAgain(options: KillOptions): Promise<KillResult> {
  const started = performance.now();
  const discord = await startDiscord(options.nonce ? {} : { nonceMs: 0 });
  const store = await openStore(options.databaseUrl, silent);
  disturb(discord, options.nonce);
  const scene: Scene = { discord, store, options, subscriptions: [], kills: 0, killedWhile: emptyStages() };
  try {
    await Promise.all(Array.from({ length: options.bots }, () => lane(scene)));
    discord.faults.clear();
    await finishAll(scene);
    return { ...(await count(scene)), seconds: Math.round((performance.now() - started) / 1000) };
  } finally {
    await store.close();
    await discord.close();
  }
}

interface Scene {
  readonly discord: LocalDiscord;
  readonly store: Store;
  readonly options: KillOptions;
  readonly subscriptions: Subscription[];
  readonly killedWhile: Record<Stage, number>;
  kills: number;
}

const emptyStages = (): Record<Stage, number> => ({ waiting: 0, claimed: 0, 'posted, not written down': 0, done: 0 });

/** Answers that take their time make every stage long enough to be hit; with the nonce, more goes wrong. */
function disturb(discord: LocalDiscord, nonce: boolean): void {
  const post = { method: 'POST', path: /^\/channels\/\d+\/messages$/, times: Number.POSITIVE_INFINITY };
  discord.fault({ ...post, kind: 'slow-answer', ms: 60, chance: 0.4 });
  discord.fault({ ...post, kind: 'slow-answer', ms: 300, chance: 0.4 });
  discord.fault({ ...post, kind: 'delay', ms: 100, chance: 0.4 });
  if (!nonce) return;
  discord.fault({ ...post, kind: 'lost', chance: 0.2 });
  discord.fault({ ...post, kind: 'reset', chance: 0.1 });
  discord.fault({ ...post, kind: 'error', status: 503, chance: 0.1 });
  discord.fault({ ...post, kind: 'applied-error', chance: 0.1 });
  discord.fault({ ...post, kind: 'rate-limit', retryAfter: 0.2, chance: 0.1 });
}

async function lane(scene: Scene): Promise<void> {
  while (scene.kills < scene.options.kills) {
    scene.kills += 1;
    const bot = await startBot(scene);
    const fresh = await subscribe(scene, 1 + Math.floor(Math.random() * 3));
    await moment(scene);
    bot.kill('SIGKILL');
    await new Promise((done) => bot.once('exit', done));
    for (const { id, serverId } of fresh) scene.killedWhile[await stageOf(scene, id, serverId)] += 1;
  }
}

/** Some time after the bot is asked for digests: at random, or right when a post arrives at Discord, or soon after. */
async function moment({ discord }: Scene): Promise<void> {
  const choice = Math.random();
  if (choice < 0.3) {
    await sleep(Math.random() * (POLL + 300));
    return;
  }
  const before = posts(discord);
  const patience = performance.now() + 2 * POLL + 500;
  while (posts(discord) === before && performance.now() < patience) await turn();
  if (choice > 0.5) await sleep(Math.random() * 250);
}

const posts = (discord: LocalDiscord) => discord.count('POST', /^\/channels\/\d+\/messages$/);

async function subscribe({ store, discord, subscriptions }: Scene, many: number): Promise<Subscription[]> {
  const now = new Date();
  const fresh = Array.from({ length: many }, (_, i) => {
    const id = `d${subscriptions.length + i}`;
    return subscriptionOf(id, {
      channelId: discord.channel('digest').id,
      zone: 'UTC',
      time: now.toISOString().slice(11, 16),
      effectiveFrom: now.toISOString(),
      topic: `digest ${id}.`,
      whenNothingNew: 'line',
      createdBy: '',
    });
  });
  subscriptions.push(...fresh);
  for (const subscription of fresh) await store.subscriptions.put(subscription, now);
  return fresh;
}

async function stageOf({ store, discord }: Scene, id: string, serverId: string): Promise<Stage> {
  const [state] = await store.subscriptions.of(serverId);
  if (state?.lastDate) return 'done';
  if (standing(discord, id).length > 0) return 'posted, not written down';
  const [run] = await store.runs.pendingOf([id]);
  return run ? 'claimed' : 'waiting';
}

const standing = (discord: LocalDiscord, id: string) =>
  discord.messages('digest').filter(({ text }) => text.includes(`digest ${id}.`));

async function startBot({ discord, options }: Scene): Promise<ChildProcess> {
  const { apiUrl, token } = discord;
  const settings: BotSettings = { databaseUrl: options.databaseUrl, token, apiUrl, lease: LEASE, poll: POLL };
  const bot = spawn(process.execPath, ['--import', 'tsx', path.join(HERE, 'bot-process.ts')], {
    cwd: path.join(HERE, '../..'),
    env: { ...process.env, BOT_SETTINGS: JSON.stringify(settings) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((done, failed) => {
    bot.stdout?.once('data', () => done());
    bot.once('exit', (code) => failed(new Error(`the bot ended by itself with ${code}`)));
  });
  bot.removeAllListeners('exit');
  return bot;
}

async function finishAll(scene: Scene): Promise<void> {
  const bot = await startBot(scene);
  const patience = performance.now() + 90_000;
  while (performance.now() < patience) {
    const states = await Promise.all(scene.subscriptions.map(({ serverId }) => scene.store.subscriptions.of(serverId)));
    if (states.flat().every(({ lastDate }) => lastDate !== undefined)) break;
    await sleep(500);
  }
  bot.kill('SIGKILL');
}

async function count({
  discord,
  store,
  subscriptions,
  options,
  killedWhile,
}: Scene): Promise<Omit<KillResult, 'seconds'>> {
  const counted = { postedOnce: 0, postedTwice: 0, lost: 0, wrongId: 0 };
  for (const { id, serverId } of subscriptions) {
    const found = standing(discord, id);
    if (found.length === 0) counted.lost += 1;
    else if (found.length > 1) counted.postedTwice += 1;
    else counted.postedOnce += 1;
    const [state] = await store.subscriptions.of(serverId);
    if (state?.lastMessageId !== found[0]?.id) counted.wrongId += 1;
  }
  return {
    kills: options.kills,
    digests: subscriptions.length,
    ...counted,
    killedWhile,
    requestsToPost: posts(discord),
  };
}
