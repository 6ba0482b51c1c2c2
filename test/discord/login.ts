// Logging the real discord.js client in to the local Discord, for tests.
import { Client, DiscordAPIError, Events, GatewayIntentBits, Partials } from 'discord.js';

export interface Address {
  apiUrl: string;
  token: string;
}

const UNPRIVILEGED = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages];

export function makeClient({ apiUrl }: Address, intents: number[] = UNPRIVILEGED): Client {
  // The pause of five seconds between two identifies is not asked for here.
  const buildIdentifyThrottler = async () => ({ waitForIdentify: async () => {} });
  return new Client({ intents, partials: [Partials.Channel], rest: { api: apiUrl }, ws: { buildIdentifyThrottler } });
}

/** Logs in and waits until the client has all its servers. */
export async function login(address: Address, client = makeClient(address)): Promise<Client<true>> {
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(address.token);
  return ready;
}

/** The API's refusal of `action`. @throws Error when it was accepted or failed otherwise */
export async function refused(action: Promise<unknown>): Promise<DiscordAPIError> {
  const error = await action.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof DiscordAPIError) return error;
  throw new Error(`Expected a refusal, got ${String(error)}`);
}
