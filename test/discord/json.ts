// The wire shapes of what the world holds.
import { ChannelType, type GatewayGuildCreateDispatchData } from 'discord.js';
import { guildPermissions, permissionsIn, THREAD_TYPES } from './permissions.ts';
import type { Channel, Guild, Member, MessageJson, StoredMessage } from './types.ts';
import type { World } from './world.ts';

export function channelJson(world: World, channel: Channel, viewer = world.bot.id): object {
  const common = { id: channel.id, type: channel.type, flags: 0, last_message_id: lastMessageId(world, channel) };
  if (channel.guildId === undefined) {
    const others = channel.recipients.filter((id) => id !== viewer).map((id) => world.user(id));
    return { ...common, recipients: others, ...(channel.type === ChannelType.GroupDM && { name: channel.name }) };
  }
  const named = { ...common, guild_id: channel.guildId, name: channel.name, parent_id: channel.parentId ?? null };
  if (THREAD_TYPES.has(channel.type)) return { ...named, ...threadJson(world, channel) };
  return {
    ...named,
    position: channel.position,
    permission_overwrites: channel.overwrites,
    topic: null,
    nsfw: false,
    rate_limit_per_user: 0,
  };
}

function lastMessageId(world: World, channel: Channel): string | null {
  return world.messagesIn(channel.id).findLast((message) => visibleToAll(message))?.json.id ?? null;
}

export function visibleToAll(message: StoredMessage): boolean {
  return !message.deleted && message.ephemeralFor === undefined;
}

function threadJson(world: World, thread: Channel): object {
  return {
    owner_id: thread.ownerId,
    message_count: world.messagesIn(thread.id).filter(visibleToAll).length,
    member_count: 1,
    total_message_sent: world.messagesIn(thread.id).length,
    rate_limit_per_user: 0,
    thread_metadata: {
      archived: thread.archived,
      auto_archive_duration: thread.autoArchiveMinutes,
      archive_timestamp: world.clock.iso(thread.createdAt),
      locked: thread.locked,
      create_timestamp: world.clock.iso(thread.createdAt),
    },
  };
}

export function memberJson(world: World, member: Member): object {
  return { user: world.user(member.userId), ...partialMember(world, member) };
}

/** A member as it comes with a message: without the user. */
export function partialMember(world: World, member: Member): object {
  return {
    roles: member.roles,
    nick: member.nick,
    avatar: null,
    joined_at: world.clock.iso(member.joinedAt),
    premium_since: null,
    deaf: false,
    mute: false,
    flags: 0,
    pending: false,
    communication_disabled_until: null,
  };
}

/** The member of an interaction: with the permissions it has in that channel. */
export function interactingMember(world: World, channel: Channel, member: Member): object {
  return { ...memberJson(world, member), permissions: permissionsIn(world, channel, member.userId).toString() };
}

export function guildJson(guild: Guild): object {
  return {
    id: guild.id,
    name: guild.name,
    owner_id: guild.ownerId,
    preferred_locale: guild.locale,
    roles: [...guild.roles.values()],
    emojis: [],
    stickers: [],
    features: [],
    icon: null,
    banner: null,
    splash: null,
    discovery_splash: null,
    description: null,
    afk_channel_id: null,
    afk_timeout: 300,
    application_id: null,
    system_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    public_updates_channel_id: null,
    safety_alerts_channel_id: null,
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    mfa_level: 0,
    nsfw: false,
    nsfw_level: 0,
    premium_tier: 0,
    premium_subscription_count: 0,
    premium_progress_bar_enabled: false,
    vanity_url_code: null,
    approximate_member_count: guild.members.size,
    approximate_presence_count: guild.members.size,
  };
}

/** A server as GUILD_CREATE describes it; without the members intent only the bot's own member is named. */
export function guildCreateJson(world: World, guild: Guild): object {
  const channels = world.channelsOf(guild);
  const me = guild.members.get(world.bot.id);
  const extra: Partial<Record<keyof GatewayGuildCreateDispatchData, unknown>> = {
    joined_at: world.clock.iso(me?.joinedAt),
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    members: me ? [memberJson(world, me)] : [],
    channels: channels.filter(({ type }) => !THREAD_TYPES.has(type)).map((channel) => channelJson(world, channel)),
    threads: channels.filter(({ type }) => THREAD_TYPES.has(type)).map((channel) => channelJson(world, channel)),
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
  return { ...guildJson(guild), ...extra };
}

export function partialGuildJson(world: World, guild: Guild): object {
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    banner: null,
    owner: guild.ownerId === world.bot.id,
    features: [],
    permissions: guildPermissions(guild, world.bot.id).toString(),
  };
}

/** Whether the application sees the words of a message without the message content intent. */
export function readableWithoutIntent(world: World, message: MessageJson): boolean {
  const { bot } = world;
  return (
    message.guild_id === undefined ||
    message.author.id === bot.id ||
    message.mentions.some((user) => user.id === bot.id)
  );
}

/** A message with its words withheld. */
export function withheld(message: MessageJson): MessageJson {
  return { ...message, content: '', embeds: [], attachments: [], components: [] };
}

export function applicationJson(world: World, flags: number): object {
  return {
    id: world.bot.id,
    name: world.bot.username,
    description: '',
    icon: null,
    summary: '',
    type: null,
    bot: world.bot,
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    flags,
    hook: true,
    owner: world.owner,
    team: null,
    approximate_guild_count: [...world.guilds.values()].filter((guild) => guild.botIn).length,
    approximate_user_install_count: world.installedFor.size,
    install_params: { scopes: ['bot', 'applications.commands'], permissions: '0' },
    integration_types_config: { 0: {}, 1: {} },
    redirect_uris: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
  };
}
