// A strict double of the Anthropic Messages API on loopback: refuses what the API would refuse, answers what a test
// plans (honestly, falsely or not at all), and remembers every request.
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { PlanError } from './citations.ts';
import { buildMessage, type CacheUse, estimateTokens } from './events.ts';
import { answer, citing, type Plan, uncited } from './plans.ts';
import { Hangup, playAnswer, playError, playRaw, wait } from './play.ts';
import {
  judgeBody,
  judgeHeaders,
  keyOf,
  type MessagesRequest,
  MODELS,
  type Refusal,
  type SearchResult,
  searchResultsOf,
} from './requests.ts';

/** One request as it came. Header names are lower case. */
interface SeenRequest {
  readonly method: string;
  readonly path: string;
  /** The key is replaced by `[redacted]` unless the server was started with `keepKey`. */
  readonly headers: IncomingHttpHeaders;
  /** The parsed body of a request that was accepted. */
  readonly body?: MessagesRequest;
  /** The body as sent, accepted or not. */
  readonly text: string;
  readonly searchResults: readonly SearchResult[];
  /** Why the request was refused. */
  readonly refused?: Refusal;
  /** `Date.now()` when the headers arrived. */
  readonly at: number;
  /** True once the client hung up before the reply was complete. */
  abandoned: boolean;
}

/** A plan, or what makes one of each request. */
type Planner = Plan | ((request: SeenRequest) => Plan);

export interface AnthropicOptions {
  /** The key that is accepted. */
  readonly key?: string;
  readonly models?: readonly string[];
  /** Bytes a body may have; above it the answer is 413. The API allows 32 MB. */
  readonly maxBytes?: number;
  /** Keep the key in `requests[].headers`, for a test that looks for leaks. */
  readonly keepKey?: boolean;
  /** Tokens a prefix must have to be cached; the API's figure for mid-size models is 1024. */
  readonly minCacheTokens?: number;
}

export interface LocalAnthropic {
  readonly baseUrl: string;
  /** The key this server accepts. */
  readonly key: string;
  readonly requests: readonly SeenRequest[];
  /** Plans that could not be played (a citation of words that were not sent): a test expects none. */
  readonly problems: readonly string[];
  /** The most requests that were being answered at one moment. */
  readonly mostInFlight: number;
  /** Queues replies, one a request. */
  reply(...plans: Planner[]): void;
  /** What is answered when the queue is empty; an honest one-sentence answer unless set. */
  otherwise(plan: Planner): void;
  /** Forgets requests, problems, plans and the prompt cache. */
  reset(): void;
  close(): Promise<void>;
}

/** The answer given when nothing is planned: the first block of the first search result, cited. */
function honestAnswer({ searchResults }: Pick<SeenRequest, 'searchResults'>): Plan {
  const first = searchResults[0]?.content[0]?.text;
  return answer([first === undefined ? uncited('Hello.') : citing(first, first)]);
}

/** Starts the double on a free loopback port. */
export async function startAnthropic(options: AnthropicOptions = {}): Promise<LocalAnthropic> {
  const state = new State(options);
  const server = createServer((request, response) => {
    void receive(request, response, state);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    key: state.key,
    requests: state.requests,
    problems: state.problems,
    get mostInFlight() {
      return state.mostInFlight;
    },
    reply: (...plans) => void state.queue.push(...plans),
    otherwise: (plan) => {
      state.fallback = plan;
    },
    reset: () => state.reset(),
    close: () => close(server),
  };
}

class State {
  readonly requests: SeenRequest[] = [];
  readonly problems: string[] = [];
  readonly queue: Planner[] = [];
  readonly key: string;
  readonly options: AnthropicOptions;
  fallback: Planner = honestAnswer;
  inFlight = 0;
  mostInFlight = 0;
  /** Numbers ids; never starts again, so that ids stay unique. */
  count = 0;
  readonly #prefixes = new Set<string>();

  constructor(options: AnthropicOptions) {
    this.options = options;
    this.key = options.key ?? 'local-test-key';
  }

  reset(): void {
    for (const list of [this.requests, this.problems, this.queue]) list.length = 0;
    this.fallback = honestAnswer;
    this.mostInFlight = this.inFlight;
    this.#prefixes.clear();
  }

  /** The system prompt up to its last cache point is written the first time and read from then on. */
  useCache(request: MessagesRequest): CacheUse {
    const blocks = typeof request.system === 'object' ? request.system : [];
    const last = blocks.findLastIndex((block) => block.cache_control);
    const prefix = JSON.stringify([request.model, blocks.slice(0, last + 1)]);
    const tokens = estimateTokens(prefix);
    if (last < 0 || tokens < (this.options.minCacheTokens ?? 1024)) return { read: 0, written: 0 };
    if (this.#prefixes.has(prefix)) return { read: tokens, written: 0 };
    this.#prefixes.add(prefix);
    return { read: 0, written: tokens };
  }
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}

async function receive(incoming: IncomingMessage, response: ServerResponse, state: State): Promise<void> {
  const at = Date.now();
  state.count += 1;
  const number = state.count;
  state.inFlight += 1;
  state.mostInFlight = Math.max(state.mostInFlight, state.inFlight);
  const gone = new AbortController();
  response.on('close', () => {
    state.inFlight -= 1;
    gone.abort();
  });
  response.setHeader('request-id', `req_${String(number).padStart(24, '0')}`);
  response.setHeader('anthropic-organization-id', 'org_local');
  try {
    const text = await readBody(incoming);
    const seen = look(incoming, text, at, state);
    response.on('close', () => {
      seen.abandoned = !response.writableFinished;
    });
    state.requests.push(seen);
    if (seen.refused) await playError(response, { kind: 'error', ...seen.refused }, gone.signal);
    else await play(seen, response, state, number, gone.signal);
  } catch (error) {
    // A client that hangs up is an ordinary event; anything else is a fault of the test and must be seen.
    if (error instanceof Hangup || gone.signal.aborted) return;
    state.problems.push(error instanceof PlanError ? error.message : String(error));
    const message = `the double could not play its plan: ${String(error)}`;
    await playError(response, { kind: 'error', status: 500, type: 'api_error', message }, gone.signal);
  }
}

async function readBody(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function look(incoming: IncomingMessage, text: string, at: number, state: State): SeenRequest {
  const { method = '', url: path = '' } = incoming;
  const headers = state.options.keepKey ? incoming.headers : redact(incoming.headers);
  const seen = { method, path, headers, text, at, abandoned: false, searchResults: [] };
  const refused = judgeHeaders(method, path, incoming.headers, state.key) ?? judgeSize(text, state);
  if (refused) return { ...seen, refused };
  const judged = judgeBody(text, state.options.models ?? MODELS);
  if ('refusal' in judged) return { ...seen, refused: judged.refusal };
  return { ...seen, body: judged.request, searchResults: searchResultsOf(judged.request) };
}

function judgeSize(text: string, { options: { maxBytes = 32_000_000 } }: State): Refusal | undefined {
  if (Buffer.byteLength(text) <= maxBytes) return undefined;
  return { status: 413, type: 'request_too_large', message: 'Request exceeds the maximum size' };
}

function redact(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const hidden = { ...headers };
  if (keyOf(headers) === undefined) return hidden;
  if (hidden['x-api-key'] !== undefined) hidden['x-api-key'] = '[redacted]';
  if (hidden.authorization !== undefined) hidden.authorization = '[redacted]';
  return hidden;
}

async function play(
  seen: SeenRequest,
  response: ServerResponse,
  state: State,
  number: number,
  gone: AbortSignal,
): Promise<void> {
  const { body } = seen;
  if (!body) throw new PlanError('only an accepted request has an answer');
  const planner = state.queue.shift() ?? state.fallback;
  const plan = typeof planner === 'function' ? planner(seen) : planner;
  if (plan.kind === 'error') return playError(response, plan, gone);
  if (plan.kind === 'raw') return playRaw(response, plan, gone);
  if (plan.kind === 'reset') return void response.socket?.resetAndDestroy();
  if (plan.kind === 'silence') return wait(Number.POSITIVE_INFINITY, gone);
  const message = buildMessage(plan, body, state.useCache(body), number);
  return playAnswer(response, plan, message, body.stream === true, gone);
}
