// How a local Discord and the people in it can be set up.
import type { PermissionsString } from 'discord.js';
import type { BucketRule } from './limits.ts';
import type { Channel, Guild } from './types.ts';
import type { GuildSpec } from './world.ts';

export interface DiscordOptions {
  /** 0 (default) takes any free port. */
  port?: number;
  /** Made up when left out. */
  token?: string;
  /** Discord's time at the start, and how many of its milliseconds pass in one real one. */
  now?: number;
  scale?: number;
  /** The servers there are; one called Newsroom unless given. */
  guilds?: GuildSpec[];
  /** Privileged intents switched on in the portal, as bits; none unless given. */
  privilegedIntents?: number;
  heartbeatMs?: number;
  shards?: number;
  sessionStartsPerDay?: number;
  identifyEveryMs?: number;
  resumeMs?: number;
  /** 3,000, 900,000 and 180,000 unless given, by Discord's clock. */
  respondMs?: number;
  tokenMs?: number;
  nonceMs?: number;
  /** 50 for the real global limit; off when left out. */
  globalPerSecond?: number;
  /** Rate limit buckets, e.g. `USUAL_BUCKETS`; none when left out. */
  buckets?: readonly BucketRule[];
  invalidPerTenMinutes?: number;
  /** Decides faults with a `chance`. */
  random?: () => number;
}

export interface PersonSpec {
  name?: string;
  locale?: string;
  /** Permissions of a role made for this person in the home server. */
  permissions?: PermissionsString[];
  /** Servers this person is in; the home server unless given. */
  guilds?: Guild[];
  /** Has installed the application for themselves. */
  installed?: boolean;
}

/** Where and how a person does something. */
export interface Where {
  /** A channel, its id, or its name in the home server; the first text channel unless given. */
  channel?: Channel | string;
  /** In the direct messages with the bot. */
  dm?: boolean;
  locale?: string;
  /** How long to look at "thinking…" or wait for an answer to a message, in ms of Discord's clock. */
  patience?: number;
}
