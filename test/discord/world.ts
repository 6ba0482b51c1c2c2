// Everything this Discord knows: users, servers, channels, messages, commands. It outlives any bot that connects.
import { randomBytes } from 'node:crypto';
import { ChannelType, PermissionFlagsBits as P } from 'discord.js';
import type { Clock } from './clock.ts';
import { refusal } from './errors.ts';
import type { Channel, CommandJson, Guild, Member, RoleJson, StoredMessage, Upload, UserJson } from './types.ts';

const DISCORD_EPOCH = 1_420_070_400_000n;

/** What a bot invited with the usual rights of a news bot may do. */
const BOT_PERMISSIONS =
  P.ViewChannel |
  P.SendMessages |
  P.SendMessagesInThreads |
  P.CreatePublicThreads |
  P.EmbedLinks |
  P.AttachFiles |
  P.ReadMessageHistory;

/** What everybody may do in a new server. */
const EVERYONE_PERMISSIONS =
  P.ViewChannel |
  P.SendMessages |
  P.SendMessagesInThreads |
  P.CreatePublicThreads |
  P.EmbedLinks |
  P.AttachFiles |
  P.ReadMessageHistory |
  P.AddReactions |
  P.UseApplicationCommands |
  P.UseExternalApps;

export interface GuildSpec {
  name?: string;
  /** Preferred locale, `en-US` unless given. */
  locale?: string;
  /** Permissions of the bot's own role. */
  botPermissions?: bigint;
  everyonePermissions?: bigint;
  /** Whether the bot is a member (default) or only its commands are, by user installation. */
  botIn?: boolean;
  /** Name to type: `text` (default) or `announcement`. */
  channels?: Record<string, 'text' | 'announcement' | 'voice' | 'forum'>;
}

const CHANNEL_TYPES = {
  text: ChannelType.GuildText,
  announcement: ChannelType.GuildAnnouncement,
  voice: ChannelType.GuildVoice,
  forum: ChannelType.GuildForum,
} as const;

export class World {
  readonly clock: Clock;
  readonly users = new Map<string, UserJson>();
  readonly guilds = new Map<string, Guild>();
  readonly channels = new Map<string, Channel>();
  readonly messages = new Map<string, StoredMessage>();
  readonly files = new Map<string, Upload>();
  /** Commands by id, in the order they were made; guild commands carry their guild id. */
  readonly commands = new Map<string, CommandJson>();
  /** Users who take no direct messages. */
  readonly refusesMessages = new Set<string>();
  /** Users who installed the application for themselves. */
  readonly installedFor = new Set<string>();
  readonly bot: UserJson;
  readonly owner: UserJson;
  readonly token: string;
  readonly #byChannel = new Map<string, StoredMessage[]>();
  readonly #ofGuild = new Map<string, Set<Channel>>();
  #lastId = 0n;

  constructor(clock: Clock, token?: string) {
    this.clock = clock;
    this.bot = this.addUser('briefing-bot', { bot: true });
    this.owner = this.addUser('owner');
    // The first part of a real token is the application id in base64: clients read it from there.
    const id = Buffer.from(this.bot.id).toString('base64url');
    this.token = token ?? `${id}.${randomBytes(4).toString('base64url')}.${randomBytes(28).toString('base64url')}`;
  }

  /** A new snowflake: unique, rising, and holding the time it was made. */
  id(at = this.clock.now()): string {
    let id = (BigInt(at) - DISCORD_EPOCH) << 22n;
    if (id <= this.#lastId) id = this.#lastId + 1n;
    this.#lastId = id;
    return id.toString();
  }

  addUser(name: string, extra: { bot?: boolean; globalName?: string } = {}): UserJson {
    const user: UserJson = {
      id: this.id(),
      username: name.toLowerCase().replace(/[^a-z0-9._-]/g, '_'),
      global_name: extra.globalName ?? name,
      discriminator: '0',
      avatar: null,
      ...(extra.bot && { bot: true }),
    };
    this.users.set(user.id, user);
    return user;
  }

  addGuild(spec: GuildSpec = {}): Guild {
    const id = this.id();
    const botRole = this.#role('briefing-bot', spec.botPermissions ?? BOT_PERMISSIONS, 1, true);
    const everyone = { ...this.#role('@everyone', spec.everyonePermissions ?? EVERYONE_PERMISSIONS, 0), id };
    const guild: Guild = {
      id,
      name: spec.name ?? 'Newsroom',
      locale: spec.locale ?? 'en-US',
      ownerId: this.owner.id,
      roles: new Map([everyone, botRole].map((role) => [role.id, role])),
      members: new Map(),
      botIn: spec.botIn ?? true,
      botRoleId: botRole.id,
    };
    this.guilds.set(id, guild);
    this.join(guild, this.owner.id);
    if (guild.botIn) this.join(guild, this.bot.id, [botRole.id]);
    const channels = spec.channels ?? { general: 'text', digest: 'text', announcements: 'announcement' };
    for (const [name, type] of Object.entries(channels)) this.addChannel(guild, name, CHANNEL_TYPES[type]);
    return guild;
  }

  #role(name: string, permissions: bigint, position: number, managed = false): RoleJson {
    return {
      id: this.id(),
      name,
      permissions: permissions.toString(),
      position,
      color: 0,
      colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
      hoist: false,
      managed,
      mentionable: false,
      flags: 0,
    };
  }

  addRole(guild: Guild, name: string, permissions = 0n): RoleJson {
    const role = this.#role(name, permissions, guild.roles.size);
    guild.roles.set(role.id, role);
    return role;
  }

  join(guild: Guild, userId: string, roles: string[] = []): Member {
    const member = { userId, roles, nick: null, joinedAt: this.clock.now() };
    guild.members.set(userId, member);
    return member;
  }

  addChannel(guild: Guild | undefined, name: string, type: number, extra: Partial<Channel> = {}): Channel {
    const channel: Channel = {
      id: this.id(),
      type,
      name,
      guildId: guild?.id,
      position: this.channels.size,
      overwrites: [],
      recipients: [],
      archived: false,
      locked: false,
      autoArchiveMinutes: 1440,
      createdAt: this.clock.now(),
      ...extra,
    };
    this.channels.set(channel.id, channel);
    if (guild) {
      const siblings = this.#ofGuild.get(guild.id) ?? new Set();
      this.#ofGuild.set(guild.id, siblings.add(channel));
    }
    return channel;
  }

  /** Channels and threads of a server, oldest first. */
  channelsOf(guild: Guild): Channel[] {
    return [...(this.#ofGuild.get(guild.id) ?? [])];
  }

  removeChannel(channel: Channel): void {
    this.channels.delete(channel.id);
    this.#ofGuild.get(channel.guildId ?? '')?.delete(channel);
  }

  /** The direct message channel between the bot and `userId`, made when there is none. */
  directChannel(userId: string): Channel {
    for (const channel of this.channels.values()) {
      if (channel.type === ChannelType.DM && channel.recipients.includes(userId)) return channel;
    }
    return this.addChannel(undefined, '', ChannelType.DM, { recipients: [this.bot.id, userId] });
  }

  /** @throws ApiError 10003 */
  channel(id: string): Channel {
    const channel = this.channels.get(id);
    if (!channel) throw refusal('unknownChannel');
    return channel;
  }

  guildOf(channel: Channel): Guild | undefined {
    return channel.guildId === undefined ? undefined : this.guilds.get(channel.guildId);
  }

  user(id: string): UserJson {
    const user = this.users.get(id);
    if (!user) throw refusal('unknownUser');
    return user;
  }

  /** Of a channel, in the order they were sent, the deleted and the private ones included. */
  messagesIn(channelId: string): StoredMessage[] {
    return this.#byChannel.get(channelId) ?? [];
  }

  keep(message: StoredMessage): void {
    this.messages.set(message.json.id, message);
    const list = this.#byChannel.get(message.json.channel_id);
    if (list) list.push(message);
    else this.#byChannel.set(message.json.channel_id, [message]);
  }
}
