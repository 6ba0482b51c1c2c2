// Judges a request as the Messages API (version 2026-10-21) does: headers, fields, blocks, citations, cache points.
import type { IncomingHttpHeaders } from 'node:http';
import type { Anthropic } from '@anthropic-ai/sdk';
import { z } from 'zod';

export const API_VERSION = '2026-10-21';

/** The models the installed SDK lists. */
export const MODELS: readonly Anthropic.Model[] = [
  'claude-fable-5-2',
  'claude-mythos-5-2',
  'claude-haiku-5-5',
  'claude-sonnet-5-5',
  'claude-fable-5-1',
  'claude-opus-5-5',
  'claude-mythos-5-1',
  'claude-sonnet-5',
  'claude-fable-5',
  'claude-mythos-5',
  'claude-opus-5',
  'claude-opus-4-8',
  'claude-opus-4-7',
  'claude-mythos-preview',
  'claude-opus-4-6',
  'claude-sonnet-4-6',
  'claude-haiku-4-5',
  'claude-haiku-4-5-20251001',
  'claude-opus-4-5',
  'claude-opus-4-5-20251101',
  'claude-sonnet-4-5',
  'claude-sonnet-4-5-20250929',
];

/** Why a request was refused: an HTTP status, the API's error type and its message. */
export interface Refusal {
  readonly status: number;
  readonly type: string;
  readonly message: string;
}

const text = z.string().refine((value) => value.trim() !== '', 'text content blocks must contain non-whitespace text');
const name = z.string().min(1, 'String should have at least 1 character');
const cacheControl = z
  .strictObject({ type: z.literal('ephemeral'), ttl: z.enum(['5m', '1h']).optional() })
  .nullable()
  .optional();
const noCitations = z.array(z.never('citations are not permitted on text blocks outside assistant messages'));
const location = z
  .strictObject({
    type: z.literal('search_result_location'),
    cited_text: z.string(),
    source: z.string(),
    title: z.string().nullable(),
    search_result_index: z.int().min(0),
    start_block_index: z.int().min(0),
    end_block_index: z.int().min(1),
  })
  .refine((cited) => cited.end_block_index > cited.start_block_index, 'end_block_index must exceed start_block_index');

const plainText = z.strictObject({
  type: z.literal('text'),
  text,
  cache_control: cacheControl,
  citations: noCitations.nullable().optional(),
});
const answeredText = z.strictObject({
  type: z.literal('text'),
  text,
  cache_control: cacheControl,
  citations: z.array(location).nullable().optional(),
});
const searchResult = z.strictObject({
  type: z.literal('search_result'),
  source: name,
  title: name,
  content: z.array(plainText).min(1, 'search_result blocks must have at least one content block'),
  citations: z.strictObject({ enabled: z.boolean().optional() }).optional(),
  cache_control: cacheControl,
});

const message = z.discriminatedUnion('role', [
  z.strictObject({
    role: z.literal('user'),
    content: z.union([text, z.array(z.discriminatedUnion('type', [plainText, searchResult])).min(1)]),
  }),
  z.strictObject({ role: z.literal('assistant'), content: z.union([text, z.array(answeredText).min(1)]) }),
  z.strictObject({ role: z.literal('system'), content: z.union([text, z.array(plainText).min(1)]) }),
]);

const display = z.enum(['summarized', 'omitted']).nullable().optional();
const thinking = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('enabled'), budget_tokens: z.int().min(1024), display }),
  z.strictObject({ type: z.literal('adaptive'), display }),
  z.strictObject({ type: z.literal('between_tools') }),
  z.strictObject({ type: z.literal('disabled') }),
]);

// Tools, containers and diagnostics are fields of the API that this double does not play: sending them is refused.
const body = z
  .strictObject({
    model: name,
    max_tokens: z.int().min(0).max(128_000),
    messages: z.array(message).min(1, 'at least one message is required').max(100_000),
    system: z.union([z.string(), z.array(plainText)]).optional(),
    stream: z.boolean().optional(),
    cache_control: cacheControl,
    inference_geo: z.string().nullable().optional(),
    metadata: z.strictObject({ user_id: z.string().max(256).nullable().optional() }).optional(),
    output_config: z
      .strictObject({
        effort: z.enum(['low', 'medium', 'high', 'xhigh', 'max']).nullable().optional(),
        format: z
          .strictObject({ type: z.literal('json_schema'), schema: z.record(z.string(), z.unknown()) })
          .nullable()
          .optional(),
      })
      .optional(),
    service_tier: z.enum(['auto', 'standard_only']).optional(),
    speed: z.enum(['standard', 'fast']).nullable().optional(),
    stop_sequences: z.array(text).optional(),
    thinking: thinking.optional(),
  })
  .superRefine((request, context) => {
    for (const complaint of complaints(request)) context.addIssue({ code: 'custom', message: complaint });
  });

export type MessagesRequest = z.infer<typeof body>;
export type SearchResult = z.infer<typeof searchResult>;
type Shape = z.input<typeof body>;

/** The rules that look at more than one field. */
function* complaints(request: Shape): Generator<string> {
  if (request.messages[0]?.role === 'assistant') yield 'messages: first message must use the "user" role';
  if (request.messages.at(-1)?.role === 'assistant') {
    yield 'This model does not support assistant message prefill. The conversation must end with a user message.';
  }
  const cited = new Set(searchResultsOf(request).map((result) => result.citations?.enabled === true));
  if (cited.size > 1) yield 'messages: citations must be enabled on all search_result blocks or on none';
  if (cited.has(true) && request.output_config?.format) yield 'output_config.format: cannot be used with citations';
  const points = cachePoints(request);
  if (points.length > 4) {
    yield `A maximum of 4 blocks with cache_control may be provided. Found ${points.length}.`;
  }
  const firstShort = points.indexOf('5m');
  if (firstShort >= 0 && points.lastIndexOf('1h') > firstShort) {
    yield "a ttl='1h' cache_control block must not come after a ttl='5m' cache_control block";
  }
  if (request.thinking?.type === 'enabled' && request.thinking.budget_tokens >= request.max_tokens) {
    yield 'max_tokens must be greater than thinking.budget_tokens';
  }
}

/** Lifetimes of the request's cache points, in the order the API reads them: system, then messages. */
function cachePoints(request: Shape): string[] {
  const blocks = typeof request.system === 'object' ? [...request.system] : [];
  const found: { cache_control?: { ttl?: '5m' | '1h' | undefined } | null | undefined }[] = blocks;
  for (const { content } of request.messages) {
    if (typeof content === 'string') continue;
    for (const block of content) found.push(...(block.type === 'search_result' ? block.content : []), block);
  }
  found.push(request);
  return found.flatMap((block) => (block.cache_control ? [block.cache_control.ttl ?? '5m'] : []));
}

/** The request's search results in the order `search_result_index` counts them, across messages. */
export function searchResultsOf(request: Pick<Shape, 'messages'>): SearchResult[] {
  const results: SearchResult[] = [];
  for (const { content } of request.messages) {
    if (typeof content === 'string') continue;
    for (const block of content) if (block.type === 'search_result') results.push(block);
  }
  return results;
}

/** The key a request carries: SDK 1.x sends it as a bearer token, older ones as `x-api-key`. */
export function keyOf(headers: IncomingHttpHeaders): string | undefined {
  const own = headers['x-api-key'];
  if (typeof own === 'string') return own;
  return headers.authorization?.match(/^Bearer (.+)$/)?.[1];
}

/** Refuses a request by its method, path and headers, before its body is read. */
export function judgeHeaders(
  method: string,
  url: string,
  headers: IncomingHttpHeaders,
  key: string,
): Refusal | undefined {
  if (url !== '/v1/messages') return refuse(404, 'not_found_error', `Not found: ${url}`);
  if (method !== 'POST') return refuse(405, 'invalid_request_error', 'Method Not Allowed');
  const given = keyOf(headers);
  if (given === undefined) return refuse(401, 'authentication_error', 'x-api-key header is required');
  if (given !== key) return refuse(401, 'authentication_error', 'invalid x-api-key');
  const version = headers['anthropic-version'];
  if (version === undefined) return refuse(400, 'invalid_request_error', 'anthropic-version: header is required');
  if (version !== API_VERSION) {
    return refuse(400, 'invalid_request_error', `anthropic-version: "${version}" is not a valid version`);
  }
  if (!/^application\/json\b/.test(headers['content-type'] ?? '')) {
    return refuse(400, 'invalid_request_error', 'content-type: must be application/json');
  }
  return undefined;
}

/** The request a body holds, or why it is refused. */
export function judgeBody(raw: string, models: readonly string[]): { request: MessagesRequest } | { refusal: Refusal } {
  let json: unknown;
  try {
    json = JSON.parse(raw);
  } catch (error) {
    const message = `The request body is not valid JSON: ${(error as Error).message}`;
    return { refusal: refuse(400, 'invalid_request_error', message) };
  }
  const parsed = body.safeParse(json);
  if (!parsed.success) return { refusal: refuse(400, 'invalid_request_error', describe(parsed.error.issues)) };
  if (!models.includes(parsed.data.model)) {
    return { refusal: refuse(404, 'not_found_error', `model: ${parsed.data.model}`) };
  }
  return { request: parsed.data };
}

function refuse(status: number, type: string, message: string): Refusal {
  return { status, type, message };
}

/** Issues in one line, each with the path of the field at fault: "messages.0.content.1.source: …". */
function describe(issues: readonly z.core.$ZodIssue[]): string {
  return issues.flatMap((issue) => lines(issue, [])).join('; ');
}

function lines(issue: z.core.$ZodIssue, above: readonly PropertyKey[]): string[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => `${[...path, key].join('.')}: Extra inputs are not permitted`);
  }
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    // The branch that got furthest is the one that was meant.
    const deepest = issue.errors.map((branch) => branch.flatMap((inner) => lines(inner, path)));
    return deepest.sort((a, b) => longestPath(b) - longestPath(a))[0] ?? [];
  }
  return [path.length > 0 ? `${path.join('.')}: ${issue.message}` : issue.message];
}

function longestPath(messages: readonly string[]): number {
  return Math.max(0, ...messages.map((line) => (line.split(':', 1)[0] ?? '').split('.').length));
}
