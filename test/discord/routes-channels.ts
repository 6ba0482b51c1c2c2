// Routes about channels, threads and the messages in them, with the bot's permissions checked channel by channel.
import { ChannelType, MessageFlags, MessageType, PermissionFlagsBits as P } from 'discord.js';
import { Form, refusal } from './errors.ts';
import type { Gateway } from './gateway.ts';
import { channelJson, readableWithoutIntent, visibleToAll, withheld } from './json.ts';
import type { MessageBody } from './limits-messages.ts';
import type { Messages } from './messages.ts';
import { demand, permissionsIn, THREAD_TYPES, toSend } from './permissions.ts';
import type { Call, Route } from './rest.ts';
import type { Channel, MessageJson, StoredMessage } from './types.ts';
import type { World } from './world.ts';

const SENDABLE: ReadonlySet<number> = new Set([
  ChannelType.GuildText,
  ChannelType.DM,
  ChannelType.GroupDM,
  ChannelType.GuildVoice,
  ChannelType.GuildAnnouncement,
  ...THREAD_TYPES,
]);

export interface ChannelParts {
  world: World;
  messages: Messages;
  gateway: Gateway;
  /** Whether the application may read words of messages it is not part of. */
  readsContent: boolean;
}

export function channelRoutes(parts: ChannelParts): Route[] {
  return [...channelItself(parts), ...messageRoutes(parts), ...messageActions(parts), ...threadRoutes(parts)];
}

/** The channel of a route, seen by the bot. @throws ApiError 10003, 50001, 50013 */
function visible(world: World, params: Record<string, string>, needed = 0n): Channel {
  const channel = world.channel(params.channel ?? '');
  demand(world, channel, P.ViewChannel | needed);
  return channel;
}

/** A message of that channel that is there for everyone. @throws ApiError 10008 */
function messageIn(world: World, channel: Channel, params: Record<string, string>): StoredMessage {
  const message = world.messages.get(params.message ?? '');
  if (!message || message.json.channel_id !== channel.id || !visibleToAll(message)) throw refusal('unknownMessage');
  return message;
}

function channelItself({ world, gateway }: ChannelParts): Route[] {
  return [
    {
      method: 'GET',
      route: '/channels/:channel',
      handle: ({ params }) => channelJson(world, visible(world, params)),
    },
    {
      method: 'PATCH',
      route: '/channels/:channel',
      handle: ({ params, body }) => {
        const channel = visible(world, params);
        const own = THREAD_TYPES.has(channel.type) && channel.ownerId === world.bot.id;
        if (!own) demand(world, channel, THREAD_TYPES.has(channel.type) ? P.ManageThreads : P.ManageChannels);
        const { name, archived, locked } = body as { name?: string; archived?: boolean; locked?: boolean };
        Object.assign(channel, {
          ...(name && { name }),
          archived: archived ?? channel.archived,
          locked: locked ?? channel.locked,
        });
        const event = THREAD_TYPES.has(channel.type) ? 'THREAD_UPDATE' : 'CHANNEL_UPDATE';
        gateway.dispatch(event, channelJson(world, channel), channel);
        return channelJson(world, channel);
      },
    },
    {
      method: 'POST',
      route: '/channels/:channel/typing',
      handle: ({ params }) => {
        const channel = world.channel(params.channel ?? '');
        demand(world, channel, toSend(channel));
        return undefined;
      },
    },
  ];
}

function messageRoutes({ world, messages, readsContent }: ChannelParts): Route[] {
  const shown = ({ json }: StoredMessage): MessageJson => {
    // The nonce comes back with the sending only: who looks later must know the message by what it says.
    const { nonce: _, ...rest } = json;
    return readsContent || readableWithoutIntent(world, rest) ? rest : withheld(rest);
  };
  const base = '/channels/:channel/messages';
  return [
    { method: 'POST', route: base, handle: (call) => send(world, messages, call) },
    { method: 'GET', route: base, handle: (call) => history(world, call).map(shown) },
    {
      method: 'GET',
      route: `${base}/:message`,
      handle: ({ params }) => shown(messageIn(world, visible(world, params, P.ReadMessageHistory), params)),
    },
    {
      method: 'PATCH',
      route: `${base}/:message`,
      handle: ({ params, body, uploads }) => {
        const message = messageIn(world, visible(world, params), params);
        if (message.json.author.id !== world.bot.id) throw refusal('notYourMessage');
        messages.edit(message, body as MessageBody, uploads);
        return shown(message);
      },
    },
    {
      method: 'DELETE',
      route: `${base}/:message`,
      handle: ({ params }) => {
        const channel = visible(world, params);
        const message = messageIn(world, channel, params);
        if (message.json.author.id !== world.bot.id) demand(world, channel, P.ManageMessages);
        messages.remove(message);
        return undefined;
      },
    },
  ];
}

function send(world: World, messages: Messages, { params, body, uploads }: Call): MessageJson {
  const channel = world.channel(params.channel ?? '');
  const content = (body ?? {}) as MessageBody;
  const embeds = content.embeds?.length ? P.EmbedLinks : 0n;
  demand(world, channel, toSend(channel) | embeds | (uploads.length ? P.AttachFiles : 0n));
  if (!SENDABLE.has(channel.type)) throw refusal('wrongChannelType');
  if (channel.locked) throw refusal('archivedThread');
  if (channel.type === ChannelType.DM) checkReachable(world, channel);
  const canRead = permissionsIn(world, channel, world.bot.id) & P.ReadMessageHistory;
  if (content.message_reference?.message_id && !canRead) throw refusal('cannotReplyWithoutHistory');
  return messages.post({ channel, author: world.bot, body: content, uploads }).json;
}

/** @throws ApiError 50007 when the person takes no direct messages, 50278 when nothing connects them to the bot */
function checkReachable(world: World, { recipients }: Channel): void {
  const person = recipients.find((id) => id !== world.bot.id) ?? '';
  if (world.refusesMessages.has(person)) throw refusal('userRefusesMessages');
  const mutual = [...world.guilds.values()].some((guild) => guild.botIn && guild.members.has(person));
  if (!mutual && !world.installedFor.has(person)) throw refusal('noMutualServer');
}

/** Newest first, as asked for; empty for a bot that may not read back. */
function history(world: World, { params, query }: Call): StoredMessage[] {
  const channel = visible(world, params);
  const limit = Number(query.get('limit') ?? 50);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) {
    const form = new Form();
    form.add(['limit'], 'NUMBER_TYPE_RANGE', 'int value should be between 1 and 100.');
    form.done();
  }
  if (!(permissionsIn(world, channel, world.bot.id) & P.ReadMessageHistory)) return [];
  const list = world.messagesIn(channel.id).filter(visibleToAll);
  const [before, after, around] = ['before', 'after', 'around'].map((name) => query.get(name));
  const id = (message: StoredMessage) => BigInt(message.json.id);
  if (after)
    return list
      .filter((message) => id(message) > BigInt(after))
      .slice(0, limit)
      .reverse();
  if (before)
    return list
      .filter((message) => id(message) < BigInt(before))
      .slice(-limit)
      .reverse();
  if (around) {
    const middle = list.findIndex((message) => id(message) >= BigInt(around));
    const start = Math.max(0, middle - Math.floor(limit / 2));
    return list.slice(start, start + limit).reverse();
  }
  return list.slice(-limit).reverse();
}

function messageActions({ world, messages }: ChannelParts): Route[] {
  const reaction = '/channels/:channel/messages/:message/reactions/:emoji/@me';
  return [
    {
      method: 'POST',
      route: '/channels/:channel/messages/:message/crosspost',
      handle: ({ params }) => {
        const channel = visible(world, params, P.SendMessages);
        const message = messageIn(world, channel, params);
        if (message.json.author.id !== world.bot.id) demand(world, channel, P.ManageMessages);
        if (channel.type !== ChannelType.GuildAnnouncement) throw refusal('wrongMessageType');
        if (message.json.flags & MessageFlags.Crossposted) throw refusal('alreadyCrossposted');
        messages.mark(message, { flags: message.json.flags | MessageFlags.Crossposted });
        return message.json;
      },
    },
    {
      method: 'PUT',
      route: reaction,
      handle: ({ params }) => {
        const message = messageIn(world, visible(world, params, P.ReadMessageHistory | P.AddReactions), params);
        const emoji = { id: null, name: params.emoji };
        message.json.reactions = [...(message.json.reactions ?? []), { emoji, count: 1, me: true }];
        return undefined;
      },
    },
  ];
}

interface ThreadBody {
  name?: string;
  type?: number;
  auto_archive_duration?: number;
}

function threadRoutes(parts: ChannelParts): Route[] {
  const { world, messages } = parts;
  const me = '/channels/:channel/thread-members/@me';
  return [
    {
      method: 'POST',
      route: '/channels/:channel/messages/:message/threads',
      handle: ({ params, body }) => {
        const parent = visible(world, params, P.CreatePublicThreads);
        const message = messageIn(world, parent, params);
        if (message.json.flags & MessageFlags.HasThread) throw refusal('threadExists');
        const thread = makeThread(parts, parent, body as ThreadBody, message.json.id);
        messages.mark(message, { flags: message.json.flags | MessageFlags.HasThread, thread });
        return thread;
      },
    },
    {
      method: 'POST',
      route: '/channels/:channel/threads',
      handle: ({ params, body }) => {
        const secret = (body as ThreadBody).type === ChannelType.PrivateThread;
        const parent = visible(world, params, secret ? P.CreatePrivateThreads : P.CreatePublicThreads);
        return makeThread(parts, parent, body as ThreadBody);
      },
    },
    { method: 'PUT', route: me, handle: ({ params }) => void visible(world, params) },
  ];
}

function makeThread(
  { world, gateway, messages }: ChannelParts,
  parent: Channel,
  body: ThreadBody,
  id?: string,
): object {
  if (parent.type !== ChannelType.GuildText && parent.type !== ChannelType.GuildAnnouncement)
    throw refusal('wrongChannelType');
  const form = new Form();
  form.text(['name'], body.name, 1, 100);
  const minutes = body.auto_archive_duration ?? 1440;
  if (![60, 1440, 4320, 10080].includes(minutes)) {
    form.add(['auto_archive_duration'], 'BASE_TYPE_CHOICES', 'Value must be one of {60, 1440, 4320, 10080}.');
  }
  form.done();
  const announcement = parent.type === ChannelType.GuildAnnouncement;
  const type = announcement ? ChannelType.AnnouncementThread : (body.type ?? ChannelType.PublicThread);
  const thread = world.addChannel(world.guildOf(parent), body.name ?? '', type, {
    ...(id !== undefined && { id }),
    parentId: parent.id,
    ownerId: world.bot.id,
    autoArchiveMinutes: minutes,
  });
  const json = channelJson(world, thread);
  gateway.dispatch('THREAD_CREATE', { ...json, newly_created: true }, thread);
  // Discord says in the parent channel that a thread without a message was begun.
  if (id === undefined && type !== ChannelType.PrivateThread) {
    messages.post({
      channel: parent,
      author: world.bot,
      body: { content: thread.name },
      extra: { type: MessageType.ThreadCreated },
    });
  }
  return json;
}
