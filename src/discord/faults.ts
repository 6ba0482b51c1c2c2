// What goes wrong with the connection -> what to do about it, in one line.
import { DiscordAPIError, DiscordjsError, DiscordjsErrorCodes, GatewayCloseCodes } from 'discord.js';
import { UserError } from '../errors.ts';
import { reasonOf } from './wire.ts';

const PORTAL = 'https://discord.com/developers/applications';

export function tokenFault(): UserError {
  return new UserError(
    'discord-token',
    `Discord does not accept the token. Copy a new one (${PORTAL}, your application, Bot, Reset Token) into DISCORD_TOKEN, then start again.`,
  );
}

function intentsFault(): UserError {
  return new UserError(
    'discord-intents',
    `Discord refuses an intent that is asked for. Switch on what is off under “Privileged Gateway Intents” (${PORTAL}, your application, Bot), then start again.`,
  );
}

export function networkFault(apiUrl: string | undefined, cause: unknown): UserError {
  const what = apiUrl === undefined ? 'Discord' : `Discord’s API at ${originOf(apiUrl)} (DISCORD_API_URL)`;
  const check = apiUrl === undefined ? 'the network connection (firewall, proxy, name service)' : 'that setting';
  return new UserError(
    'discord-network',
    `${what} cannot be reached: ${reasonOf(cause)}. Check ${check}, then start again.`,
  );
}

/** Without user name, password or path: an address may hold secrets. */
function originOf(address: string): string {
  return URL.canParse(address) ? new URL(address).origin : 'an address that cannot be read';
}

/** What a login or a registration failed with, as something a person can mend. */
export function connectionFault(error: unknown, apiUrl: string | undefined): UserError {
  if (error instanceof UserError) return error;
  if (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid) return tokenFault();
  if (error instanceof DiscordAPIError && error.status === 401) return tokenFault();
  if (/Authentication failed/.test(messageOf(error))) return tokenFault();
  if (/sessions remaining/i.test(messageOf(error))) {
    return new UserError('discord-network', `Discord allows no more logins for now: ${messageOf(error)}.`);
  }
  if (/disallowed intents|invalid intents/i.test(messageOf(error))) return intentsFault();
  if (error instanceof DiscordAPIError) {
    return new UserError('discord-network', `Discord refused a request: ${reasonOf(error)}.`);
  }
  return networkFault(apiUrl, error);
}

/** A close of the gateway that it does not come back from; undefined for all others. */
export function closeFault(code: number): UserError | undefined {
  switch (code) {
    case GatewayCloseCodes.AuthenticationFailed:
      return tokenFault();
    case GatewayCloseCodes.InvalidIntents:
    case GatewayCloseCodes.DisallowedIntents:
      return intentsFault();
    case GatewayCloseCodes.InvalidShard:
    case GatewayCloseCodes.ShardingRequired:
    case GatewayCloseCodes.InvalidAPIVersion:
      return new UserError(
        'discord-network',
        `Discord closed the connection for good (code ${code}, ${GatewayCloseCodes[code]}). Update the bot; a bot in more than 2,500 servers needs shards.`,
      );
    default:
      return undefined;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
