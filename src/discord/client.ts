// Logs in to Discord, registers the commands, answers, and leaves in order.
import {
  Client,
  DefaultRestOptions,
  Events,
  GatewayIntentBits,
  OAuth2Scopes,
  Options,
  Partials,
  PermissionFlagsBits,
  type REST,
  type ResponseLike,
} from 'discord.js';
import type { Command } from '../../commands/command.ts';
import type { App } from '../app.ts';
import type { Config } from '../config.ts';
import { UserError } from '../errors.ts';
import type { Logger } from '../log.ts';
import { NO_MENTIONS } from './draw.ts';
import { closeFault, connectionFault, networkFault, tokenFault } from './faults.ts';
import type { Front, Outcome } from './front.ts';
import { createIntentMemory, type IntentStore } from './intent-store.ts';
import { answerInteraction } from './interactions.ts';
import { createLongValues } from './long-values.ts';
import { answerMessage } from './messages.ts';
import { type Pace, USUAL_PACE } from './present.ts';
import { Quiet } from './quiet.ts';
import { registerCommands } from './register.ts';
import { apiOf, createInteractionRest, reasonOf } from './wire.ts';

/** What the bot needs where it posts, and no more. */
const PERMISSIONS = [
  PermissionFlagsBits.ViewChannel,
  PermissionFlagsBits.SendMessages,
  PermissionFlagsBits.SendMessagesInThreads,
  PermissionFlagsBits.EmbedLinks,
  PermissionFlagsBits.AttachFiles,
  PermissionFlagsBits.ReadMessageHistory,
] as const;

/** How long a login may take, and how long answers on their way may take at the end. */
const LOGIN_MS = 30_000;
const FAREWELL_MS = 15_000;
/** Interactions that arrive while servers are still coming in would be too late after the usual 15 s. */
const WAIT_FOR_SERVERS_MS = 1000;
const INVALID_REQUESTS_WARNING = 100;
/** A request that a rate limit would hold up for longer fails instead. */
const LONGEST_WAIT_MS = 10_000;

export interface DiscordParts {
  readonly config: Config;
  readonly app: App;
  readonly commands: readonly Command[];
  readonly log: Logger;
  /** Where intents live that are too long for a button; in memory unless given. */
  readonly intents?: IntentStore;
  readonly pace?: Partial<Pace>;
  readonly onReady?: (front: { readonly client: Client<true>; readonly invite: string }) => void;
  /** Told of every command answered, for metrics. */
  readonly answered?: (command: string, outcome: Outcome, seconds: number) => void;
}

export interface DiscordFront {
  readonly client: Client<true>;
  /** The link by which a server's administrator invites the bot, with the least permissions. */
  readonly invite: string;
  readonly front: Front;
  /** Whether the gateway is connected. */
  ready(): boolean;
  /** Settles when the connection is over: with the fault that ended it, or with nothing after `close`. */
  readonly ended: Promise<UserError | undefined>;
  /** Takes nothing new, finishes what is being answered, logs out. */
  close(): Promise<void>;
}

/**
 * @returns once the bot is connected and its commands are registered
 * @throws UserError `bad-config`, `discord-token`, `discord-intents`, `discord-network`
 */
export async function startDiscord(parts: DiscordParts): Promise<DiscordFront> {
  const { config, log } = parts;
  const { token, apiUrl } = config.discord;
  if (token === undefined) throw new UserError('bad-config', 'DISCORD_TOKEN: set it to connect to Discord.');
  const front = frontOf(parts);
  const ending = createEnding();
  const client = createClient(apiUrl, () => ending.end(tokenFault()));
  watch(client, log, ending.end);
  const work = listen(client, front, apiUrl);
  try {
    await login(client, token, ending.ended, apiUrl);
    await register(client, parts, front);
  } catch (error) {
    await client.destroy();
    throw connectionFault(error, apiUrl);
  }
  if (!client.isReady()) throw networkFault(apiUrl, new Error('the connection was lost at once'));
  void ending.ended.then(() => client.destroy());
  const invite = inviteOf(client);
  log.info({ as: client.user.tag, servers: client.guilds.cache.size, invite }, 'connected to Discord');
  parts.onReady?.({ client, invite });
  const close = async () => {
    await work.finish(FAREWELL_MS);
    ending.end(undefined);
    await client.destroy();
  };
  return { client, invite, front, ready: () => client.isReady(), ended: ending.ended, close };
}

function frontOf({ app, commands, log, intents, pace, answered }: DiscordParts): Front {
  return {
    app,
    commands,
    store: intents ?? createIntentMemory(),
    longValues: createLongValues(),
    log,
    pace: { ...USUAL_PACE, ...pace },
    ids: new Map(),
    answered: answered ?? (() => {}),
  };
}

function createClient(apiUrl: string | undefined, onUnauthorized: () => void): Client {
  return new Client({
    // None of these is privileged: mentions and direct messages bring their text without one.
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    // As many connections as Discord advises: one, until there are a thousand servers or so.
    shards: 'auto',
    partials: [Partials.Channel],
    allowedMentions: { parse: [...NO_MENTIONS.parse], repliedUser: NO_MENTIONS.replied_user },
    makeCache: Options.cacheWithLimits({ ...Options.DefaultMakeCacheSettings, MessageManager: 20, ReactionManager: 0 }),
    waitGuildTimeout: WAIT_FOR_SERVERS_MS,
    rest: {
      ...apiOf(apiUrl),
      rejectOnRateLimit: ({ retryAfter, timeToReset }) => Math.max(retryAfter, timeToReset) > LONGEST_WAIT_MS,
      invalidRequestWarningInterval: INVALID_REQUESTS_WARNING,
      makeRequest: async (...request): Promise<ResponseLike> => {
        const response = await DefaultRestOptions.makeRequest(...request);
        if (response.status === 401) onUnauthorized();
        return response;
      },
    },
  });
}

interface Ending {
  readonly ended: Promise<UserError | undefined>;
  readonly end: (fault: UserError | undefined) => void;
}

function createEnding(): Ending {
  let end: Ending['end'] = () => {};
  const ended = new Promise<UserError | undefined>((resolve) => {
    end = resolve;
  });
  return { ended, end };
}

/** Logs what happens to the connection; discord.js comes back from all but what `closeFault` names. */
function watch(client: Client, log: Logger, end: (fault: UserError) => void): void {
  client.on(Events.Error, (error) => log.error({ reason: reasonOf(error) }, 'the Discord client reported a fault'));
  client.on(Events.Warn, (message) => log.warn({ message }, 'the Discord client warned'));
  client.on(Events.ShardError, (error, shard) => log.warn({ shard, reason: reasonOf(error) }, 'gateway fault'));
  client.on(Events.ShardReconnecting, (shard) => log.info({ shard }, 'gateway reconnecting'));
  client.on(Events.ShardResume, (shard, replayed) => log.info({ shard, replayed }, 'gateway resumed'));
  client.on(Events.ShardDisconnect, ({ code }, shard) => {
    log.error({ shard, code }, 'gateway closed for good');
    const fault = closeFault(code);
    if (fault) end(fault);
  });
  client.on(Events.Invalidated, () => end(tokenFault()));
  logRateLimits(client.rest, log);
  client.rest.on('invalidRequestWarning', ({ count, remainingTime }) =>
    log.warn(
      { count, remainingTime },
      'many requests refused: Discord shuts out an address after 10,000 in 10 minutes',
    ),
  );
}

function logRateLimits(rest: REST, log: Logger): void {
  rest.on('rateLimited', ({ route, timeToReset, global }) =>
    log.debug({ route, timeToReset, global }, 'waiting for a rate limit'),
  );
}

interface Work {
  /** Takes nothing new and waits for what is being answered, at most so long. */
  finish(ms: number): Promise<void>;
}

function listen(client: Client, front: Front, apiUrl: string | undefined): Work {
  const rest = createInteractionRest(apiUrl);
  logRateLimits(rest, front.log);
  const quiet = new Quiet();
  const busy = new Set<Promise<void>>();
  let closing = false;
  const track = (answer: () => Promise<void>) => {
    if (closing) return;
    const done = answer()
      .catch((error: unknown) => front.log.error({ err: error }, 'an answer broke off'))
      .finally(() => busy.delete(done));
    busy.add(done);
  };
  client.on(Events.InteractionCreate, (interaction) => track(() => answerInteraction(interaction, front, rest)));
  client.on(Events.MessageCreate, (message) => track(() => answerMessage(message, front, quiet)));
  return {
    async finish(ms) {
      closing = true;
      if (busy.size > 0) front.log.info({ answers: busy.size }, 'finishing what is being answered');
      const timeout = new Promise((resolve) => setTimeout(resolve, ms).unref());
      await Promise.race([Promise.all(busy), timeout]);
    },
  };
}

/** Discord's client would try to reach a dead gateway for ever: a login that takes too long is given up. */
async function login(
  client: Client,
  token: string,
  ended: Promise<UserError | undefined>,
  apiUrl: string | undefined,
): Promise<void> {
  const ready = new Promise<void>((resolve) => client.once(Events.ClientReady, () => resolve()));
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    const fault = () => reject(networkFault(apiUrl, new Error(`no connection within ${LOGIN_MS / 1000} s`)));
    timer = setTimeout(fault, LOGIN_MS);
  });
  const over = ended.then((fault) => Promise.reject(fault));
  try {
    await Promise.race([client.login(token).then(() => ready), late, over]);
  } finally {
    clearTimeout(timer);
  }
}

/** A registration that fails is no reason to stay silent: the commands of the last time still stand. */
async function register(client: Client, { config, commands, log }: DiscordParts, front: Front): Promise<void> {
  const { guildId, apiUrl } = config.discord;
  try {
    const { changed, ids } = await registerCommands(client.rest, client.application?.id ?? '', commands, guildId);
    front.ids = ids;
    log.info({ changed, ...(guildId ? { guildId } : {}) }, changed ? 'commands registered' : 'commands are up to date');
  } catch (error) {
    const fault = connectionFault(error, apiUrl);
    if (fault.code === 'discord-token') throw fault;
    log.error({ reason: reasonOf(error) }, 'the commands could not be registered; `npm run deploy` tries again');
  }
}

function inviteOf(client: Client): string {
  return client.generateInvite({
    scopes: [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands],
    permissions: [...PERMISSIONS],
  });
}
