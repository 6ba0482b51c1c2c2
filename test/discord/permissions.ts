// What somebody may do in a channel: base permissions of the roles, then the channel's overwrites.
import { ChannelType, PermissionFlagsBits as P } from 'discord.js';
import { refusal } from './errors.ts';
import type { Channel, Guild } from './types.ts';
import type { World } from './world.ts';

const ALL = Object.values(P).reduce((sum, bit) => sum | bit, 0n);
const IN_DIRECT_MESSAGES =
  P.ViewChannel | P.SendMessages | P.EmbedLinks | P.AttachFiles | P.ReadMessageHistory | P.AddReactions;

export const THREAD_TYPES: ReadonlySet<number> = new Set([
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
]);

export function guildPermissions(guild: Guild, userId: string): bigint {
  if (guild.ownerId === userId) return ALL;
  const member = guild.members.get(userId);
  if (!member) return 0n;
  let bits = BigInt(guild.roles.get(guild.id)?.permissions ?? 0);
  for (const role of member.roles) bits |= BigInt(guild.roles.get(role)?.permissions ?? 0);
  return bits & P.Administrator ? ALL : bits;
}

/** The permissions of a user in a channel; 0 for one who is not there. A thread takes its parent's. */
export function permissionsIn(world: World, channel: Channel, userId: string): bigint {
  const guild = world.guildOf(channel);
  if (!guild) return channel.recipients.includes(userId) ? IN_DIRECT_MESSAGES : 0n;
  const base = guildPermissions(guild, userId);
  if (base === ALL || base === 0n) return base;
  const parent = THREAD_TYPES.has(channel.type) ? world.channels.get(channel.parentId ?? '') : undefined;
  const bits = overwritten(base, parent ?? channel, guild, userId);
  return bits & P.ViewChannel ? bits : 0n;
}

function overwritten(base: bigint, channel: Channel, guild: Guild, userId: string): bigint {
  const roles = guild.members.get(userId)?.roles ?? [];
  const steps = [
    channel.overwrites.filter((overwrite) => overwrite.id === guild.id),
    channel.overwrites.filter((overwrite) => overwrite.type === 0 && roles.includes(overwrite.id)),
    channel.overwrites.filter((overwrite) => overwrite.type === 1 && overwrite.id === userId),
  ];
  let bits = base;
  for (const step of steps) {
    const deny = step.reduce((sum, overwrite) => sum | BigInt(overwrite.deny), 0n);
    const allow = step.reduce((sum, overwrite) => sum | BigInt(overwrite.allow), 0n);
    bits = (bits & ~deny) | allow;
  }
  return bits;
}

/** Lets the bot through, or throws what Discord would: 50001 for a channel it cannot see, 50013 for the rest. */
export function demand(world: World, channel: Channel, needed: bigint): void {
  const bits = permissionsIn(world, channel, world.bot.id);
  if (!(bits & P.ViewChannel)) throw refusal('missingAccess');
  if ((bits & needed) !== needed) throw refusal('missingPermissions');
}

/** The permission to write in this channel: threads have their own. */
export function toSend(channel: Channel): bigint {
  return THREAD_TYPES.has(channel.type) ? P.SendMessagesInThreads : P.SendMessages;
}
