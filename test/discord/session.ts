// What a gateway session is, what may open one, and which events it hears.
import { ChannelType, GatewayCloseCodes as Close, GatewayIntentBits as I } from 'discord.js';
import type { WebSocket } from 'ws';
import type { Channel, Guild } from './types.ts';
import type { World } from './world.ts';

export const PRIVILEGED = I.GuildMembers | I.GuildPresences | I.MessageContent;
const EVERY_INTENT = Object.values(I).reduce<number>((sum, bit) => (typeof bit === 'number' ? sum | bit : sum), 0);
const MAX_GUILDS_PER_SHARD = 2500;
export const MAX_SENDS_PER_MINUTE = 120;

export interface GatewayOptions {
  heartbeatMs: number;
  /** Privileged intents switched on in the developer portal. */
  privileged: number;
  /** Shards this Discord recommends; one per 1,000 servers unless given. */
  shards?: number | undefined;
  sessionStartsPerDay: number;
  /** Two identifies in this time are one too many (5,000 at the real one; 0 lets a test restart at will). */
  identifyEveryMs: number;
  /** How long a lost connection can be resumed. */
  resumeMs: number;
}

export interface Session {
  id: string;
  shard: [number, number];
  intents: number;
  seq: number;
  sent: { seq: number; frame: string }[];
  socket: WebSocket | undefined;
  lostAt: number;
}

export interface Connection {
  session: Session | undefined;
  heardAt: number;
  sends: number[];
}

export interface Payload {
  op: number;
  d: unknown;
}

export interface Identify {
  token?: string;
  intents: number;
  shard?: [number, number];
}

export interface Resume {
  token?: string;
  session_id: string;
  seq: number;
}

export interface MembersRequest {
  guild_id: string;
  user_ids?: string | string[];
  query?: string;
  nonce?: string;
}

/** Why an identify is refused, if it is. */
export function refuse(
  world: World,
  privileged: number,
  identify: Identify,
): { code: number; reason: string } | undefined {
  const { token, shard, intents } = identify;
  if (token?.replace(/^Bot /, '') !== world.token) {
    return { code: Close.AuthenticationFailed, reason: 'Authentication failed.' };
  }
  if (shard && !(shard[0] >= 0 && shard[0] < shard[1])) return { code: Close.InvalidShard, reason: 'Invalid shard.' };
  const guilds = [...world.guilds.values()].filter(({ botIn }) => botIn).length;
  if (guilds / (shard?.[1] ?? 1) > MAX_GUILDS_PER_SHARD) {
    return { code: Close.ShardingRequired, reason: 'Sharding required.' };
  }
  if (!Number.isInteger(intents) || intents & ~EVERY_INTENT) {
    return { code: Close.InvalidIntents, reason: 'Invalid intent(s).' };
  }
  const undeclared = intents & PRIVILEGED & ~privileged;
  return undeclared ? { code: Close.DisallowedIntents, reason: 'Disallowed intent(s).' } : undefined;
}

export function readyJson(world: World, url: string, session: Session, guilds: Guild[]): object {
  return {
    v: 10,
    user: { ...world.bot, verified: true, mfa_enabled: true, email: null, flags: 0 },
    guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
    session_id: session.id,
    session_type: 'normal',
    resume_gateway_url: url,
    shard: session.shard,
    application: { id: world.bot.id, flags: 0 },
    private_channels: [],
    relationships: [],
    user_settings: {},
    geo_ordered_rtc_regions: [],
    _trace: [],
  };
}

/** Direct messages and everything else without a server go to shard 0. */
export function onShard({ shard: [index, count] }: Session, guildId: string | undefined): boolean {
  return guildId === undefined ? index === 0 : Number((BigInt(guildId) >> 22n) % BigInt(count)) === index;
}

export function intentFor(event: string, channel: Channel | undefined): number {
  if (event.startsWith('MESSAGE')) return channel?.type === ChannelType.DM ? I.DirectMessages : I.GuildMessages;
  return event.startsWith('GUILD_MEMBER') ? I.GuildMembers : I.Guilds;
}
