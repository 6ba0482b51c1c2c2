// The bot as a process of its own, to be killed: the real front, store and digests, over articles that are made up.
// Settings come as JSON in BOT_SETTINGS; prints "ready" when it is connected.
import { commands } from '../../commands/index.ts';
import { readConfig } from '../../src/config.ts';
import { createBriefings } from '../../src/digest/contents.ts';
import { createDigests } from '../../src/digest/digests.ts';
import { createChannels } from '../../src/discord/channels.ts';
import { startDiscord } from '../../src/discord/index.ts';
import { createLogger } from '../../src/log.ts';
import { digestReply, digestTitle, troubleReply } from '../../src/reply/digest-reply.ts';
import { openStore } from '../../src/store/store.ts';
import { fakeApp } from '../discord-front/fake-app.ts';
import { plainBrief } from './news.ts';

export interface BotSettings {
  readonly databaseUrl: string;
  readonly token: string;
  readonly apiUrl: string;
  /** Both in ms. */
  readonly lease: number;
  readonly poll: number;
}

const settings = JSON.parse(process.env.BOT_SETTINGS ?? '') as BotSettings;
const log = createLogger(process.env.LOG_LEVEL ?? 'error');
const store = await openStore(settings.databaseUrl, log);
const { catalogue } = fakeApp();
const build = createBriefings({
  catalogue: () => catalogue,
  firstSeen: () => new Date(),
  isAbout: async () => true,
  speakersNamed: () => [],
  brief: plainBrief(() => catalogue),
});
const digests = createDigests({ store, build, log, catchUpHours: 12, lease: settings.lease });
const app = fakeApp({ digests, feedback: store.feedback });
const config = readConfig({ DISCORD_TOKEN: settings.token, DISCORD_API_URL: settings.apiUrl });
const { client, front } = await startDiscord({ config, app, commands, log, intents: store.intents });
digests.connect(
  createChannels(
    { client, ids: front.ids, store: front.store, log },
    { post: (post) => digestReply(post, catalogue), trouble: troubleReply, threadName: digestTitle },
  ),
);
digests.start(settings.poll);
process.stdout.write('ready\n');
