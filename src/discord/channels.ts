// What digests need of Discord: posting exactly one message, finding it again, threads, publishing, permissions.
import { randomBytes } from 'node:crypto';
import {
  type APIMessage,
  ChannelType,
  type Client,
  ComponentType,
  DiscordAPIError,
  type GuildBasedChannel,
  HTTPError,
  MessageFlags,
  PermissionFlagsBits,
  type PermissionsString,
  RateLimitError,
  Routes,
  SnowflakeUtil,
} from 'discord.js';
import { ChannelFault, type Channels, type DigestPost, type DigestTrouble } from '../digest/channels.ts';
import type { Action, Reply } from '../reply/reply.ts';
import { wordsOf } from '../reply/words/words.ts';
import type { Subscription } from '../types.ts';
import { carriesMark } from './custom-id.ts';
import { drawReply } from './draw.ts';
import type { Front } from './front.ts';
import { codeOf, reasonOf } from './wire.ts';

/** A post that is still on its way by then is given up, before anybody else may try the same one. */
const POST_MS = 15_000;
const PAGE = 100;
const THREAD_EXISTS = 160004;
const ALREADY_PUBLISHED = 40033;
/** Error codes of Node and undici for a request that certainly never reached anybody. */
const NEVER_ARRIVED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT']);

export interface DigestReplies {
  /** What a digest looks like. */
  post(post: DigestPost): Reply;
  /** What its administrator is told. */
  trouble(subscription: Subscription, trouble: DigestTrouble): Reply;
  /** What the thread on a digest is called. */
  threadName(post: DigestPost): string;
}

/** A channel, and whether threads are to be opened in it. */
type Where = Pick<Subscription, 'channelId'> & Partial<Pick<Subscription, 'thread'>>;
type Connection = Pick<Front, 'ids' | 'store' | 'log'> & { readonly client: Client<true> };

/** @param connection read whenever something is sent, so command ids may come later */
export function createChannels(connection: Connection, replies: DigestReplies): Channels {
  const { client, log } = connection;
  const { rest } = client;
  return {
    async post(post) {
      const { channelId, silent } = post.subscription;
      const reply = withButton(replies.post(post));
      const { body, files } = await drawReply(reply, { ...connection, mark: post.key });
      const whole = {
        ...body,
        nonce: post.key,
        enforce_nonce: true,
        ...(silent ? { flags: MessageFlags.SuppressNotifications } : {}),
      };
      const signal = AbortSignal.timeout(POST_MS);
      return asFault(client, { channelId }, async () => {
        const sent = (await rest.post(Routes.channelMessages(channelId), { body: whole, files, signal })) as APIMessage;
        return sent.id;
      });
    },
    findPosted: (channelId, key, between) =>
      asFault(client, { channelId }, () => findMarked(client, channelId, key, between)),
    async finish(post, messageId) {
      const { channelId, thread, publish } = post.subscription;
      if (thread && !isThread(client, channelId)) {
        const name = replies.threadName(post).slice(0, 100);
        const open = () => rest.post(Routes.threads(channelId, messageId), { body: { name } });
        await asFault(client, post.subscription, () => unless(THREAD_EXISTS, open));
      }
      if (publish && isAnnouncement(client, channelId)) {
        const crosspost = () => rest.post(Routes.channelMessageCrosspost(channelId, messageId));
        await asFault(client, { channelId }, () => unless(ALREADY_PUBLISHED, crosspost));
      }
    },
    missingPermissions: (subscription) => asFault(client, subscription, () => missingIn(client, subscription)),
    async tellAdministrator(subscription, trouble) {
      try {
        const { body } = await drawReply(replies.trouble(subscription, trouble), connection);
        const user = await rest.post(Routes.userChannels(), { body: { recipient_id: subscription.createdBy } });
        const nonce = randomBytes(12).toString('hex');
        await rest.post(Routes.channelMessages((user as { id: string }).id), {
          body: { ...body, nonce, enforce_nonce: true },
        });
      } catch (error) {
        log.warn({ subscription: subscription.id, reason: reasonOf(error) }, 'an administrator could not be told');
      }
    },
  };
}

/** The mark that finds a digest again sits in a button: there must be one. */
function withButton(reply: Reply): Reply {
  const carries = (reply.actions ?? []).flat().some(({ kind }) => kind !== 'link');
  if (carries) return reply;
  const label = wordsOf(reply.lang).button.sources;
  const sources: Action = { kind: 'button', label, intent: { command: 'sources', options: {}, shows: 'private' } };
  return { ...reply, actions: [...(reply.actions ?? []), [sources]] };
}

async function findMarked(
  { rest, user }: Client<true>,
  channelId: string,
  key: string,
  { since, until }: { readonly since: Date; readonly until: Date },
): Promise<string | undefined> {
  const last = SnowflakeUtil.generate({ timestamp: until.getTime() + 1 });
  let after = SnowflakeUtil.generate({ timestamp: since.getTime() });
  for (;;) {
    const query = new URLSearchParams({ after: String(after), limit: String(PAGE) });
    const page = (await rest.get(Routes.channelMessages(channelId), { query })) as APIMessage[];
    const found = page.find((message) => message.author.id === user.id && isMarked(message, key));
    if (found) return found.id;
    const newest = page.reduce((most, { id }) => (BigInt(id) > most ? BigInt(id) : most), after);
    if (page.length < PAGE || newest >= last) return undefined;
    after = newest;
  }
}

function isMarked({ components = [] }: APIMessage, key: string): boolean {
  return components.some(
    (row) =>
      row.type === ComponentType.ActionRow &&
      row.components.some((component) => 'custom_id' in component && carriesMark(component.custom_id, key)),
  );
}

async function missingIn(client: Client<true>, { channelId, thread }: Where): Promise<PermissionsString[]> {
  const channel = await client.channels.fetch(channelId);
  if (!channel || channel.isDMBased()) throw new ChannelFault('gone', `There is no channel ${channelId}.`);
  const { me } = channel.guild.members;
  const may = channel.permissionsFor(me ?? (await channel.guild.members.fetchMe()));
  return neededIn(channel, thread).filter((name) => !may.has(PermissionFlagsBits[name]));
}

/** To publish its own message the bot needs no more than to send it. */
function neededIn(channel: GuildBasedChannel, thread = false): PermissionsString[] {
  const sends: PermissionsString = channel.isThread() ? 'SendMessagesInThreads' : 'SendMessages';
  return [
    'ViewChannel',
    sends,
    'EmbedLinks',
    'ReadMessageHistory',
    ...(thread && !channel.isThread() ? (['CreatePublicThreads'] as const) : []),
  ];
}

function isThread(client: Client, channelId: string): boolean {
  return client.channels.cache.get(channelId)?.isThread() ?? false;
}

function isAnnouncement(client: Client, channelId: string): boolean {
  return client.channels.cache.get(channelId)?.type === ChannelType.GuildAnnouncement;
}

async function unless(code: number, request: () => Promise<unknown>): Promise<void> {
  try {
    await request();
  } catch (error) {
    if (codeOf(error) !== code) throw error;
  }
}

/** Runs a request; what it throws becomes a `ChannelFault`. */
async function asFault<T>(client: Client<true>, where: Where, request: () => Promise<T>): Promise<T> {
  if (!client.token) throw new ChannelFault('unreachable', 'Discord is not connected.');
  try {
    return await request();
  } catch (error) {
    throw await faultOf(client, where, error);
  }
}

async function faultOf(client: Client<true>, where: Where, cause: unknown): Promise<ChannelFault> {
  if (cause instanceof ChannelFault) return cause;
  const reason = reasonOf(cause);
  if (cause instanceof RateLimitError) {
    return new ChannelFault('busy', `rate limit of ${cause.route}`, { cause, retryAfter: cause.retryAfter });
  }
  if (cause instanceof DiscordAPIError) {
    if (cause.status === 404) return new ChannelFault('gone', reason, { cause });
    if (cause.status !== 403) return new ChannelFault('unreachable', reason, { cause });
    const channel = client.channels.cache.get(where.channelId);
    if (!channel) return new ChannelFault('gone', reason, { cause });
    const permissions = await missingIn(client, where).catch(() => []);
    return new ChannelFault('forbidden', reason, { cause, permissions });
  }
  if (cause instanceof HTTPError) return new ChannelFault('unknown-outcome', reason, { cause });
  return new ChannelFault(NEVER_ARRIVED.has(reason) ? 'unreachable' : 'unknown-outcome', reason, { cause });
}
