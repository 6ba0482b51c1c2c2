// The HTTP side: reading requests, faults, rate limits, routing, answers in Discord's shape, and a log of it all.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiError, refusal } from './errors.ts';
import type { FaultSpec, Faults } from './faults.ts';
import type { Limits } from './limits.ts';
import type { Upload } from './types.ts';
import type { World } from './world.ts';

const MAX_BODY = 26 * 1024 * 1024;
const MAX_LOG = 200_000;

export interface Call {
  params: Record<string, string>;
  query: URLSearchParams;
  body: unknown;
  uploads: Upload[];
}

/** Returns the answer's JSON, or undefined for 204. */
type Handler = (call: Call) => object | undefined;

export interface Route {
  method: string;
  /** `/channels/:channel/messages` */
  route: string;
  /** Routes whose token is in the path need no bot token. */
  open?: boolean;
  handle: Handler;
}

export interface LoggedRequest {
  /** Milliseconds of real time since the epoch. */
  at: number;
  method: string;
  path: string;
  body: unknown;
  /** 0 while unanswered or when the connection was cut. */
  status: number;
  /** Whether the request took effect. */
  applied: boolean;
}

export class Rest {
  readonly log: LoggedRequest[] = [];
  readonly #routes: { route: Route; pattern: RegExp }[];
  readonly #world: World;
  readonly #faults: Faults;
  readonly #limits: Limits;

  constructor(world: World, faults: Faults, limits: Limits, routes: readonly Route[]) {
    this.#world = world;
    this.#faults = faults;
    this.#limits = limits;
    this.#routes = routes.map((route) => ({ route, pattern: compile(route.route) }));
  }

  /** Serves a request under `/api`. */
  async serve(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const method = request.method ?? 'GET';
    const path = url.pathname.replace(/^\/api(\/v\d+)?/, '');
    const entry: LoggedRequest = { at: Date.now(), method, path, body: undefined, status: 0, applied: false };
    this.#remember(entry);
    try {
      const { body, uploads } = await read(request);
      entry.body = body;
      await this.#answer(request, response, entry, { query: url.searchParams, body, uploads });
    } catch (error) {
      this.#fail(response, entry, error);
    }
  }

  #remember(entry: LoggedRequest): void {
    this.log.push(entry);
    if (this.log.length > MAX_LOG) this.log.splice(0, MAX_LOG / 2);
  }

  async #answer(request: IncomingMessage, response: ServerResponse, entry: LoggedRequest, input: Omit<Call, 'params'>) {
    if (this.#limits.shutOut(Date.now())) return this.#shutOut(response, entry);
    const fault = this.#faults.take(entry.method, entry.path);
    if (fault && (await this.#before(fault, request, response, entry))) return;
    const { route, params } = this.#find(entry);
    if (!route.open) this.#authorize(request);
    const verdict = this.#limits.take(entry.method, route.route, major(params), Date.now());
    if (verdict.retryAfter !== undefined) {
      return this.#limited(response, entry, verdict.retryAfter, verdict.global === true, verdict.headers);
    }
    for (const [name, value] of Object.entries(verdict.headers)) response.setHeader(name, value);
    const result = route.handle({ ...input, params });
    entry.applied = true;
    if (fault && (await this.#afterwards(fault, request, response, entry))) return;
    this.#send(response, entry, result === undefined ? 204 : 200, result);
  }

  /** Does what a fault does before the request is looked at; true when that was the end of it. */
  async #before(fault: FaultSpec, request: IncomingMessage, response: ServerResponse, entry: LoggedRequest) {
    const { kind } = fault;
    if (kind === 'hang') return true;
    if (kind === 'delay') await sleep(fault.ms ?? 1000);
    if (kind === 'reset') cut(request, fault);
    else if (kind === 'error') this.#broken(response, entry, fault.status ?? 500);
    else if (kind === 'rate-limit') this.#limited(response, entry, fault.retryAfter ?? 1, fault.global === true, {});
    else if (kind in FAULT_REFUSALS) throw refusal(FAULT_REFUSALS[kind as keyof typeof FAULT_REFUSALS]);
    return kind === 'reset' || kind === 'error' || kind === 'rate-limit';
  }

  async #afterwards(fault: FaultSpec, request: IncomingMessage, response: ServerResponse, entry: LoggedRequest) {
    const { kind } = fault;
    if (kind === 'slow-answer') await sleep(fault.ms ?? 1000);
    if (kind === 'lost') cut(request, fault);
    else if (kind === 'applied-error') this.#broken(response, entry, fault.status ?? 502);
    return kind === 'lost' || kind === 'applied-error';
  }

  #broken(response: ServerResponse, entry: LoggedRequest, status: number): void {
    this.#send(response, entry, status, { message: `${status}: Internal Server Error`, code: 0 });
  }

  #find({ method, path }: LoggedRequest): { route: Route; params: Record<string, string> } {
    for (const { route, pattern } of this.#routes) {
      const match = route.method === method ? pattern.exec(path) : null;
      if (match) return { route, params: decoded(match.groups) };
    }
    throw refusal('notFound');
  }

  #authorize(request: IncomingMessage): void {
    if (request.headers.authorization !== `Bot ${this.#world.token}`) throw refusal('unauthorized');
  }

  #limited(
    response: ServerResponse,
    entry: LoggedRequest,
    retryAfter: number,
    global: boolean,
    headers: Record<string, string>,
  ) {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    response.setHeader('retry-after', String(retryAfter));
    response.setHeader('x-ratelimit-scope', global ? 'global' : 'user');
    if (global) response.setHeader('x-ratelimit-global', 'true');
    this.#send(response, entry, 429, { message: 'You are being rate limited.', retry_after: retryAfter, global });
  }

  #shutOut(response: ServerResponse, entry: LoggedRequest): void {
    entry.status = 429;
    response.writeHead(429, { 'content-type': 'text/html', 'retry-after': '600' }).end('error code: 1015');
  }

  #fail(response: ServerResponse, entry: LoggedRequest, error: unknown) {
    if (error instanceof ApiError) return this.#send(response, entry, error.status, error);
    // A fault of this server and not of the bot: say so loudly instead of looking like a Discord outage.
    process.stderr.write(
      `local Discord: ${entry.method} ${entry.path}: ${error instanceof Error ? error.stack : error}\n`,
    );
    this.#send(response, entry, 500, { message: '500: Internal Server Error', code: 0 });
  }

  #send(response: ServerResponse, entry: LoggedRequest, status: number, body: object | undefined): void {
    entry.status = status;
    if (status === 401 || status === 403 || status === 429) this.#limits.invalid(Date.now());
    if (response.destroyed || response.headersSent) return;
    response.setHeader('via', '1.1 local');
    if (body === undefined) response.writeHead(status).end();
    else response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }
}

const FAULT_REFUSALS = {
  'missing-access': 'missingAccess',
  'missing-permissions': 'missingPermissions',
  'unknown-channel': 'unknownChannel',
  'unknown-message': 'unknownMessage',
  unauthorized: 'unauthorized',
} as const;

function cut(request: IncomingMessage, { cut: how = 'rst' }: FaultSpec): void {
  if (how === 'rst') request.socket.resetAndDestroy();
  else request.socket.destroy();
}

function compile(route: string): RegExp {
  return new RegExp(`^${route.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`);
}

function decoded(groups: Record<string, string> | undefined): Record<string, string> {
  return Object.fromEntries(Object.entries(groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]));
}

function major(params: Record<string, string>): string {
  return params.token ?? params.channel ?? params.guild ?? '';
}

async function read(request: IncomingMessage): Promise<{ body: unknown; uploads: Upload[] }> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY) throw refusal('fileTooLarge');
    chunks.push(chunk);
  }
  const type = request.headers['content-type'] ?? '';
  const data = Buffer.concat(chunks);
  if (data.length === 0) return { body: undefined, uploads: [] };
  return type.startsWith('multipart/form-data') ? readForm(data, type) : { body: parse(data.toString()), uploads: [] };
}

async function readForm(data: Buffer<ArrayBuffer>, type: string): Promise<{ body: unknown; uploads: Upload[] }> {
  const form = await new Response(data, { headers: { 'content-type': type } }).formData();
  const uploads: Upload[] = [];
  for (const [key, value] of form.entries()) {
    if (typeof value === 'string') continue;
    const bytes = Buffer.from(await value.arrayBuffer());
    uploads.push({ key, filename: value.name, contentType: value.type || 'application/octet-stream', data: bytes });
  }
  const payload = form.get('payload_json');
  return { body: typeof payload === 'string' ? parse(payload) : {}, uploads };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError(400, 50109, 'The request body contains invalid JSON.');
  }
}
