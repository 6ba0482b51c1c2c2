// The gateway: sessions over a web socket, what each is told, and what it is told again after a resume.
import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { GatewayCloseCodes as Close, GatewayIntentBits as I, GatewayOpcodes as Op } from 'discord.js';
import { type WebSocket, WebSocketServer } from 'ws';
import { guildCreateJson, memberJson, readableWithoutIntent, withheld } from './json.ts';
import { permissionsIn } from './permissions.ts';
import {
  type Connection,
  type GatewayOptions,
  type Identify,
  intentFor,
  MAX_SENDS_PER_MINUTE,
  type MembersRequest,
  onShard,
  type Payload,
  type Resume,
  readyJson,
  refuse,
  type Session,
} from './session.ts';
import type { Channel, Guild, MessageJson } from './types.ts';
import type { World } from './world.ts';

const DAY_MS = 86_400_000;

export class Gateway {
  /** When set, sockets stay open but nothing goes out, heartbeat acknowledgements included: a zombie connection. */
  frozen = false;
  /** Answers the next connections with this close code, as often as there are entries. */
  readonly refuseNext: number[] = [];
  readonly starts: number[] = [];
  resumes = 0;
  /** Frames clients sent: operation codes by connection time. */
  readonly received: Payload[] = [];
  readonly #world: World;
  readonly #options: GatewayOptions;
  readonly #wss = new WebSocketServer({ noServer: true });
  readonly #sessions = new Map<string, Session>();
  readonly #connections = new Map<WebSocket, Connection>();
  readonly #lastIdentify = new Map<number, number>();
  readonly #pulse: NodeJS.Timeout;
  url = '';

  constructor(world: World, options: GatewayOptions) {
    this.#world = world;
    this.#options = options;
    this.#pulse = setInterval(() => this.#dropSilent(), Math.max(50, options.heartbeatMs / 2));
    this.#pulse.unref();
  }

  /** Session starts of the last day. */
  get sessionStarts(): number {
    const since = this.#world.clock.now() - DAY_MS;
    return this.starts.filter((at) => at > since).length;
  }

  /** Sessions with an open connection. */
  get connected(): number {
    return [...this.#sessions.values()].filter(({ socket }) => socket).length;
  }

  botInfo(): object {
    const { sessionStartsPerDay: total, shards } = this.#options;
    const guilds = [...this.#world.guilds.values()].filter(({ botIn }) => botIn).length;
    return {
      url: this.url,
      shards: shards ?? Math.max(1, Math.ceil(guilds / 1000)),
      session_start_limit: {
        total,
        remaining: Math.max(0, total - this.sessionStarts),
        reset_after: DAY_MS,
        max_concurrency: 1,
      },
    };
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.#wss.handleUpgrade(request, socket, head, (client) => this.#accept(client, request));
  }

  #accept(socket: WebSocket, request: IncomingMessage) {
    const query = new URL(request.url ?? '/', 'http://localhost').searchParams;
    const refused = this.refuseNext.shift();
    if (refused !== undefined) return socket.close(refused);
    if (!['9', '10'].includes(query.get('v') ?? '')) return socket.close(Close.InvalidAPIVersion);
    const connection: Connection = { session: undefined, heardAt: Date.now(), sends: [] };
    this.#connections.set(socket, connection);
    socket.on('message', (data) => this.#receive(socket, connection, String(data)));
    socket.on('close', (code) => this.#lost(socket, connection, code));
    socket.on('error', () => socket.terminate());
    this.#send(socket, { op: Op.Hello, d: { heartbeat_interval: this.#options.heartbeatMs, _trace: [] } });
  }

  #send(socket: WebSocket, payload: object): void {
    if (!this.frozen && socket.readyState === socket.OPEN)
      socket.send(JSON.stringify({ s: null, t: null, ...payload }));
  }

  #receive(socket: WebSocket, connection: Connection, text: string) {
    let payload: Payload;
    try {
      payload = JSON.parse(text) as Payload;
    } catch {
      return socket.close(Close.DecodeError);
    }
    this.received.push(payload);
    if (this.received.length > 10_000) this.received.splice(0, 5_000);
    if (payload.op === Op.Heartbeat) return this.#heartbeat(socket, connection);
    if (this.#tooMany(connection)) return socket.close(Close.RateLimited);
    if (payload.op === Op.Identify) return this.#identify(socket, connection, payload.d as Identify);
    if (payload.op === Op.Resume) return this.#resume(socket, connection, payload.d as Resume);
    if (!connection.session) return socket.close(Close.NotAuthenticated);
    if (payload.op === Op.RequestGuildMembers) return this.#members(connection.session, payload.d as MembersRequest);
    if (payload.op !== Op.PresenceUpdate && payload.op !== Op.VoiceStateUpdate) socket.close(Close.UnknownOpcode);
  }

  #heartbeat(socket: WebSocket, connection: Connection): void {
    connection.heardAt = Date.now();
    this.#send(socket, { op: Op.HeartbeatAck, d: null });
  }

  #tooMany(connection: Connection): boolean {
    const now = Date.now();
    connection.sends = connection.sends.filter((at) => now - at < 60_000);
    return connection.sends.push(now) > MAX_SENDS_PER_MINUTE;
  }

  #identify(socket: WebSocket, connection: Connection, data: Identify) {
    if (connection.session) return socket.close(Close.AlreadyAuthenticated);
    const refused = refuse(this.#world, this.#options.privileged, data);
    if (refused) return socket.close(refused.code, refused.reason);
    const shard = data.shard ?? [0, 1];
    if (this.#tooSoon(shard[0])) return this.#send(socket, { op: Op.InvalidSession, d: false });
    this.starts.push(this.#world.clock.now());
    const id = randomBytes(16).toString('hex');
    const session: Session = { id, shard, intents: data.intents, seq: 0, sent: [], socket, lostAt: 0 };
    connection.session = session;
    this.#sessions.set(id, session);
    const guilds = this.#guildsOf(session);
    this.#tell(session, 'READY', readyJson(this.#world, this.url, session, guilds));
    if (!(session.intents & I.Guilds)) return;
    for (const guild of guilds) this.#tell(session, 'GUILD_CREATE', guildCreateJson(this.#world, guild));
  }

  #tooSoon(shard: number): boolean {
    const now = Date.now();
    const last = this.#lastIdentify.get(shard) ?? Number.NEGATIVE_INFINITY;
    this.#lastIdentify.set(shard, now);
    return now - last < this.#options.identifyEveryMs;
  }

  #guildsOf(session: Session): Guild[] {
    return [...this.#world.guilds.values()].filter((guild) => guild.botIn && onShard(session, guild.id));
  }

  #resume(socket: WebSocket, connection: Connection, data: Resume) {
    if (data.token?.replace(/^Bot /, '') !== this.#world.token) return socket.close(Close.AuthenticationFailed);
    const session = this.#sessions.get(data.session_id);
    const expired = session && !session.socket && Date.now() - session.lostAt > this.#options.resumeMs;
    if (!session || expired) {
      this.#sessions.delete(data.session_id);
      return this.#send(socket, { op: Op.InvalidSession, d: false });
    }
    if (data.seq > session.seq) return socket.close(Close.InvalidSeq);
    session.socket?.terminate();
    session.socket = socket;
    connection.session = session;
    this.resumes += 1;
    if (!this.frozen) for (const { seq, frame } of session.sent) if (seq > data.seq) socket.send(frame);
    this.#tell(session, 'RESUMED', { _trace: [] });
  }

  #members(session: Session, { guild_id, user_ids, query, nonce }: MembersRequest): void {
    const guild = this.#world.guilds.get(guild_id);
    if (!guild) return;
    const wanted = user_ids === undefined ? undefined : new Set([user_ids].flat());
    const found = [...guild.members.values()].filter(({ userId }) =>
      wanted ? wanted.has(userId) : this.#world.user(userId).username.startsWith(query ?? ''),
    );
    const members = found.map((member) => memberJson(this.#world, member));
    this.#tell(session, 'GUILD_MEMBERS_CHUNK', {
      guild_id,
      members,
      chunk_index: 0,
      chunk_count: 1,
      not_found: [],
      nonce,
    });
  }

  #tell(session: Session, t: string, d: object): void {
    session.seq += 1;
    const frame = JSON.stringify({ op: Op.Dispatch, s: session.seq, t, d });
    session.sent.push({ seq: session.seq, frame });
    if (session.sent.length > 5_000) session.sent.splice(0, 1_000);
    if (!this.frozen && session.socket?.readyState === 1) session.socket.send(frame);
  }

  /** Tells every session that listens: by shard, by intent, and only of places the bot can see. */
  dispatch(event: string, data: object, place: Channel | Guild | undefined): void {
    const channel = place && 'overwrites' in place ? place : undefined;
    const guildId = channel ? channel.guildId : place?.id;
    if (guildId !== undefined && !this.#world.guilds.get(guildId)?.botIn && event !== 'INTERACTION_CREATE') {
      if (event !== 'GUILD_DELETE') return;
    }
    const hidden = channel && permissionsIn(this.#world, channel, this.#world.bot.id) === 0n;
    if (hidden && event.startsWith('MESSAGE')) return;
    for (const session of this.#sessions.values()) {
      if (!onShard(session, guildId)) continue;
      if (session.intents & intentFor(event, channel) || event === 'INTERACTION_CREATE') {
        this.#tell(session, event, this.#readable(session, event, data));
      }
    }
  }

  #readable(session: Session, event: string, data: object): object {
    if (event !== 'MESSAGE_CREATE' && event !== 'MESSAGE_UPDATE') return data;
    const message = data as MessageJson;
    const open = session.intents & I.MessageContent || readableWithoutIntent(this.#world, message);
    return open ? data : withheld(message);
  }

  #lost(socket: WebSocket, connection: Connection, code: number): void {
    this.#connections.delete(socket);
    const { session } = connection;
    if (session?.socket !== socket) return;
    session.socket = undefined;
    session.lostAt = Date.now();
    // A client that closes with 1000 or 1001 says it will not come back.
    if (code === 1000 || code === 1001) this.#sessions.delete(session.id);
    for (const [id, { socket: open, lostAt }] of this.#sessions) {
      if (!open && Date.now() - lostAt > this.#options.resumeMs) this.#sessions.delete(id);
    }
  }

  #dropSilent(): void {
    const limit = this.#options.heartbeatMs * 2 + 500;
    for (const [socket, { heardAt }] of this.#connections) {
      if (!this.frozen && Date.now() - heardAt > limit) socket.close(Close.SessionTimedOut);
    }
  }

  /** Cuts every connection without a word, as a network does; sessions can be resumed. */
  kill(): void {
    for (const socket of this.#connections.keys()) socket.terminate();
  }

  /** Closes every connection with a code: 4000 can be resumed, 4004 and 4014 are final. */
  close(code: number): void {
    for (const socket of this.#connections.keys()) socket.close(code);
  }

  /** Asks every client to reconnect and resume. */
  reconnect(): void {
    for (const socket of this.#connections.keys()) this.#send(socket, { op: Op.Reconnect, d: null });
  }

  /** Tells every client that its session is over; with `resumable` it may try to resume it. */
  invalidate(resumable = false): void {
    for (const [socket, { session }] of this.#connections) {
      if (session && !resumable) this.#sessions.delete(session.id);
      this.#send(socket, { op: Op.InvalidSession, d: resumable });
    }
  }

  /** Forgets all sessions, so that a later resume fails. */
  forgetSessions(): void {
    this.#sessions.clear();
  }

  stop(): void {
    clearInterval(this.#pulse);
    this.kill();
    this.#wss.close();
  }
}
