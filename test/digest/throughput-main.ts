// Measures how long many digests due in one minute take: `npx tsx test/digest/throughput-main.ts --digests 10000`.
// `--discord` sends them through the real front to a local Discord with its rate limits, while a person asks /brief.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Channels } from '../../src/digest/channels.ts';
import { createBriefings } from '../../src/digest/contents.ts';
import { createDigests } from '../../src/digest/digests.ts';
import { createChannels } from '../../src/discord/channels.ts';
import { digestReply, digestTitle, troubleReply } from '../../src/reply/digest-reply.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { USUAL_BUCKETS } from '../discord/limits.ts';
import { startBot } from '../discord-front/bot.ts';
import { fakeApp } from '../discord-front/fake-app.ts';
import { engines, silent } from '../store/databases.ts';
import { fakeChannels } from './fake-channels.ts';
import { plainBrief } from './news.ts';
import { subscriptionOf } from './scene.ts';

const { values } = parseArgs({
  options: { digests: { type: 'string', default: '10000' }, discord: { type: 'boolean', default: false } },
});
const many = Number(values.digests);
const { catalogue } = fakeApp();
let built = 0;

function digestsOn(store: Store) {
  const brief = plainBrief(() => catalogue);
  const build = createBriefings({
    catalogue: () => catalogue,
    firstSeen: () => undefined,
    isAbout: async () => true,
    speakersNamed: () => [],
    brief: (...given) => {
      built += 1;
      return brief(...given);
    },
  });
  return createDigests({ store, build, log: silent, catchUpHours: 12 });
}

async function subscribe(store: Store, channelOf: (i: number) => string): Promise<void> {
  const now = new Date();
  for (let i = 0; i < many; i += 1) {
    const settings = { zone: 'UTC', time: now.toISOString().slice(11, 16), effectiveFrom: now.toISOString() };
    await store.subscriptions.put(
      subscriptionOf(`d${i}`, { ...settings, channelId: channelOf(i), lang: i % 2 ? 'fr' : 'en' }),
      now,
    );
  }
}

async function measure(store: Store, channels: Channels): Promise<object> {
  const digests = digestsOn(store);
  digests.connect(channels);
  built = 0;
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const start = performance.now();
  await digests.runDue(new Date());
  const seconds = (performance.now() - start) / 1000;
  delay.disable();
  const ms = (nanoseconds: number) => Math.round(nanoseconds / 1e6);
  return {
    seconds: Math.round(seconds * 10) / 10,
    perSecond: Math.round(many / seconds),
    briefingsBuilt: built,
    eventLoopDelayMs: { p99: ms(delay.percentile(99)), max: ms(delay.max) },
  };
}

/** How long a person waits for /brief, asked again and again. */
async function askMeanwhile(ask: () => Promise<unknown>, until: { done: boolean }): Promise<object> {
  const waits: number[] = [];
  while (!until.done) {
    const start = performance.now();
    await ask();
    waits.push(performance.now() - start);
    await sleep(1000);
  }
  waits.sort((a, b) => a - b);
  const at = (share: number) => Math.round(waits[Math.floor((waits.length - 1) * share)] ?? 0);
  return { asked: waits.length, medianMs: at(0.5), p95Ms: at(0.95), maxMs: at(1) };
}

for (const engine of engines) {
  const database = await engine.create();
  const store = await openStore(database.url, silent);
  const report = (result: object) =>
    process.stdout.write(`${JSON.stringify({ engine: engine.name, digests: many, ...result })}\n`);
  if (values.discord) {
    const limits = { globalPerSecond: 50, buckets: USUAL_BUCKETS };
    const bot = await startBot({ intents: store.intents }, limits);
    const channels = Array.from({ length: many }, (_, i) => bot.discord.addChannel(`c${i}`).id);
    await subscribe(store, (i) => channels[i] ?? '');
    const ana = bot.discord.person();
    const until = { done: false };
    const asked = askMeanwhile(() => ana.command('/brief', { question: 'Qu’a dit Ada Roux ?' }), until);
    const front = createChannels(
      { client: bot.front.client, ...bot.front.front },
      { post: (post) => digestReply(post, catalogue), trouble: troubleReply, threadName: digestTitle },
    );
    const result = await measure(store, front);
    until.done = true;
    const counts = channels.map((id) => bot.discord.messages(id).length);
    const once = counts.filter((count) => count === 1).length;
    report({
      ...result,
      postedOnce: once,
      twice: counts.filter((count) => count > 1).length,
      refused: bot.discord.invalidRequests,
      brief: await asked,
    });
    await bot.close();
  } else {
    const channels = fakeChannels(() => new Date(), { nonce: false, delay: 20 });
    await subscribe(store, (i) => `c${i}`);
    report({ ...(await measure(store, channels)), posted: channels.messages.length, mostAtOnce: channels.busiest });
  }
  await store.close();
  await database.remove();
}
