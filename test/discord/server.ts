// A Discord of our own on loopback: `startDiscord()` gives an address the real discord.js client logs in to.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ChannelType, PermissionsBitField, type PermissionsString } from 'discord.js';
import { Bell } from './bell.ts';
import { Clock } from './clock.ts';
import { Commands } from './commands.ts';
import { type Fault, type FaultSpec, Faults } from './faults.ts';
import { Gateway } from './gateway.ts';
import { Interactions } from './interactions.ts';
import { channelJson, guildCreateJson, visibleToAll } from './json.ts';
import { Limits } from './limits.ts';
import { Messages } from './messages.ts';
import type { DiscordOptions, PersonSpec } from './options.ts';
import { THREAD_TYPES } from './permissions.ts';
import { Person } from './person.ts';
import { type LoggedRequest, Rest } from './rest.ts';
import { applicationRoutes, guildRoutes, userRoutes } from './routes-application.ts';
import { channelRoutes } from './routes-channels.ts';
import { interactionRoutes } from './routes-interactions.ts';
import { Seen } from './seen.ts';
import type { Channel, Guild } from './types.ts';
import { type GuildSpec, World } from './world.ts';

/** Starts one. Everything in it lives until `close`, however often bots come and go. */
export async function startDiscord(options: DiscordOptions = {}): Promise<LocalDiscord> {
  const discord = new LocalDiscord(options);
  await discord.listen(options.port ?? 0);
  return discord;
}

export class LocalDiscord {
  readonly clock: Clock;
  readonly world: World;
  readonly gateway: Gateway;
  readonly commands: Commands;
  readonly interactions: Interactions;
  readonly limits: Limits;
  readonly faults: Faults;
  readonly #bell: Bell;
  readonly #messages: Messages;
  readonly #rest: Rest;
  readonly #respondMs: number;
  readonly #server = createServer((request, response) => void this.#serve(request, response));
  #control: ((request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void>) | undefined;
  #origin = '';
  #offline = false;

  constructor(options: DiscordOptions) {
    const { respondMs = 3_000, tokenMs = 900_000, nonceMs = 180_000, privilegedIntents = 0 } = options;
    this.#respondMs = respondMs;
    this.clock = new Clock(options);
    this.world = new World(this.clock, options.token);
    for (const guild of options.guilds ?? [{}]) this.world.addGuild(guild);
    this.gateway = new Gateway(this.world, {
      heartbeatMs: options.heartbeatMs ?? 41_250,
      privileged: privilegedIntents,
      shards: options.shards,
      sessionStartsPerDay: options.sessionStartsPerDay ?? 1000,
      identifyEveryMs: options.identifyEveryMs ?? 0,
      resumeMs: options.resumeMs ?? 120_000,
    });
    this.#bell = new Bell(this.clock);
    this.#messages = new Messages(this.world, this.gateway, this.#bell, nonceMs);
    this.commands = new Commands(this.world);
    this.interactions = new Interactions(this.world, this.gateway, this.#messages, this.#bell, { respondMs, tokenMs });
    const { globalPerSecond, buckets, invalidPerTenMinutes = 10_000 } = options;
    this.limits = new Limits({ globalPerSecond, buckets, invalidPerTenMinutes });
    this.faults = new Faults(options.random);
    const readsContent = (privilegedIntents & (1 << 15)) !== 0;
    this.#rest = new Rest(this.world, this.faults, this.limits, [
      ...applicationRoutes(this.world, this.gateway, this.commands, privilegedIntents),
      ...userRoutes(this.world, (guild) => this.removeBot(guild)),
      ...guildRoutes(this.world),
      ...channelRoutes({ world: this.world, messages: this.#messages, gateway: this.gateway, readsContent }),
      ...interactionRoutes(this.world, this.interactions, this.#messages),
    ]);
  }

  async listen(port: number): Promise<void> {
    this.#server.on('upgrade', (request, socket, head) => this.gateway.upgrade(request, socket, head));
    this.#server.on('connection', (socket) => {
      if (this.#offline) socket.resetAndDestroy();
    });
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, '127.0.0.1', resolve);
    });
    const { port: bound } = this.#server.address() as AddressInfo;
    this.#origin = `http://127.0.0.1:${bound}`;
    this.gateway.url = `ws://127.0.0.1:${bound}/gateway`;
    this.#messages.baseUrl = this.#origin;
  }

  get origin(): string {
    return this.#origin;
  }

  /** For `DISCORD_API_URL` and `new Client({ rest: { api } })`: clients add `/v10` themselves. */
  get apiUrl(): string {
    return `${this.#origin}/api`;
  }

  get token(): string {
    return this.world.token;
  }

  /** Serves `/control/…` too. */
  withControl(control: (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void>): void {
    this.#control = control;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.#origin);
    if (url.pathname.startsWith('/api/')) return this.#rest.serve(request, response, url);
    if (url.pathname.startsWith('/control') && this.#control) return this.#control(request, response, url);
    const [, place, , id] = url.pathname.split('/');
    const file = place === 'attachments' ? this.world.files.get(id ?? '') : undefined;
    if (file) response.writeHead(200, { 'content-type': file.contentType }).end(file.data);
    else response.writeHead(404).end();
  }

  /** Takes the network away: open connections are cut, new ones are refused, until it is given back. */
  offline(gone = true): void {
    this.#offline = gone;
    if (!gone) return;
    this.gateway.kill();
    this.#server.closeAllConnections();
  }

  async close(): Promise<void> {
    this.gateway.stop();
    this.clock.stop();
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  /** The first server. */
  get guild(): Guild {
    const [guild] = this.world.guilds.values();
    if (!guild) throw new Error('This Discord has no server');
    return guild;
  }

  /** A channel by name or id, in the first server unless told otherwise. */
  channel(name: string, guild = this.guild): Channel {
    const found =
      this.world.channels.get(name) ??
      [...this.world.channels.values()].find((each) => each.name === name && each.guildId === guild.id);
    if (!found) throw new Error(`No channel ${name}`);
    return found;
  }

  #home(): Channel {
    const found = [...this.world.channels.values()].find(
      (each) => each.guildId === this.guild.id && each.type === ChannelType.GuildText,
    );
    if (!found) throw new Error('The first server has no text channel');
    return found;
  }

  /** Somebody who uses this Discord. */
  person(spec: PersonSpec = {}): Person {
    const user = this.world.addUser(spec.name ?? 'Ana');
    for (const guild of spec.guilds ?? [this.guild]) {
      const granted = spec.permissions && PermissionsBitField.resolve(spec.permissions);
      const role = granted === undefined ? undefined : this.world.addRole(guild, `${user.username}’s role`, granted);
      this.world.join(guild, user.id, role ? [role.id] : []);
    }
    if (spec.installed) this.world.installedFor.add(user.id);
    const { world, commands, interactions } = this;
    const parts = { world, commands, interactions, bell: this.#bell, messages: this.#messages };
    return new Person({ ...parts, respondMs: this.#respondMs, home: () => this.#home() }, user, spec.locale ?? 'en-US');
  }

  /** The messages everyone in a channel can see, oldest first. */
  messages(channel: Channel | string): Seen[] {
    const id =
      typeof channel === 'string' ? (this.world.channels.get(channel) ?? this.channel(channel)).id : channel.id;
    return this.world
      .messagesIn(id)
      .filter(visibleToAll)
      .map((message) => new Seen(this.world, { message }));
  }

  /** The direct messages the bot and this person exchanged. */
  directMessages(person: Person): Seen[] {
    return this.messages(this.world.directChannel(person.id));
  }

  /** Makes the next fitting requests fail. */
  fault(spec: FaultSpec): Fault {
    return this.faults.add(spec);
  }

  /** Every request so far. */
  get requests(): readonly LoggedRequest[] {
    return this.#rest.log;
  }

  /** Requests so far by method and path. */
  count(method: string, path: RegExp): number {
    return this.requests.filter((each) => each.method === method && path.test(each.path)).length;
  }

  /** Answers of 401, 403 and 429 in the last ten minutes: at 10,000 the address is shut out. */
  get invalidRequests(): number {
    return this.limits.invalidCount(Date.now());
  }

  /** Waits for something that no message shows. */
  until<T>(check: () => T | undefined | false, ms = 5_000): Promise<T> {
    const end = Date.now() + ms;
    return new Promise((resolve, reject) => {
      const look = () => {
        const value = check();
        if (value !== undefined && value !== false) resolve(value);
        else if (Date.now() > end) reject(new Error(`Did not happen in ${ms} ms`));
        else setTimeout(look, 5);
      };
      look();
    });
  }

  addGuild(spec: GuildSpec = {}): Guild {
    const guild = this.world.addGuild(spec);
    this.gateway.dispatch('GUILD_CREATE', guildCreateJson(this.world, guild), guild);
    return guild;
  }

  addChannel(name: string, type: number = ChannelType.GuildText, guild = this.guild): Channel {
    const channel = this.world.addChannel(guild, name, type);
    this.gateway.dispatch('CHANNEL_CREATE', channelJson(this.world, channel), channel);
    return channel;
  }

  /** A private group of people the bot is not in: a user-installed command reaches it (context 2). */
  privateGroup(...people: Person[]): Channel {
    return this.world.addChannel(undefined, 'group', ChannelType.GroupDM, { recipients: people.map(({ id }) => id) });
  }

  deleteChannel(channel: Channel): void {
    const event = THREAD_TYPES.has(channel.type) ? 'THREAD_DELETE' : 'CHANNEL_DELETE';
    this.gateway.dispatch(event, channelJson(this.world, channel), channel);
    this.world.removeChannel(channel);
  }

  /** Takes the bot out of a server. */
  removeBot(guild: Guild): void {
    this.gateway.dispatch('GUILD_DELETE', { id: guild.id }, guild);
    guild.botIn = false;
    guild.members.delete(this.world.bot.id);
  }

  /** Takes the bot in again. */
  inviteBot(guild: Guild): void {
    guild.botIn = true;
    this.world.join(guild, this.world.bot.id, [guild.botRoleId]);
    this.gateway.dispatch('GUILD_CREATE', guildCreateJson(this.world, guild), guild);
  }

  /** Grants or withdraws permissions in a channel, for the bot unless another member or a role is named. */
  permit(channel: Channel, change: { allow?: PermissionsString[]; deny?: PermissionsString[]; for?: string }): void {
    const id = change.for ?? this.world.bot.id;
    const [allow, deny] = [change.allow, change.deny].map((names) =>
      PermissionsBitField.resolve(names ?? []).toString(),
    );
    const type = this.world.users.has(id) ? 1 : 0;
    const others = channel.overwrites.filter((each) => each.id !== id);
    channel.overwrites = [...others, { id, type, allow: allow ?? '0', deny: deny ?? '0' }];
    this.gateway.dispatch('CHANNEL_UPDATE', channelJson(this.world, channel), channel);
  }

  /** Changes what the bot’s role lets it do in a whole server. */
  setBotPermissions(permissions: PermissionsString[], guild = this.guild): void {
    const role = guild.roles.get(guild.botRoleId);
    if (!role) throw new Error('The bot has no role there');
    role.permissions = PermissionsBitField.resolve(permissions).toString();
    this.gateway.dispatch('GUILD_ROLE_UPDATE', { guild_id: guild.id, role }, guild);
  }

  /** Lets a person refuse direct messages, or take them again. */
  refuseDirectMessages(person: Person, refuses = true): void {
    if (refuses) this.world.refusesMessages.add(person.id);
    else this.world.refusesMessages.delete(person.id);
  }
}
