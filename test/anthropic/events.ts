// Builds the message of a planned answer, and the server-sent events in which the API streams it.
import type { Anthropic } from '@anthropic-ai/sdk';
import { locate } from './citations.ts';
import type { AnswerPlan, Piece } from './plans.ts';
import { type MessagesRequest, searchResultsOf } from './requests.ts';

export interface ServerEvent {
  readonly event: string;
  readonly data: Readonly<Record<string, unknown>>;
}

interface Block extends Record<string, unknown> {
  readonly type: string;
}

/** A whole message as plain JSON: what is sent when the request does not stream. */
export interface PlannedMessage extends Omit<Anthropic.Message, 'content'> {
  readonly content: readonly Block[];
}

/** How many of the request's tokens come from, or go to, the prompt cache. */
export interface CacheUse {
  readonly read: number;
  readonly written: number;
}

/** About four characters a token: enough to count and to budget, not a tokenizer. */
export function estimateTokens(text: string): number {
  return Math.ceil(text.length / 4);
}

/** The message a plan makes of a request. `number` makes its id. Throws PlanError. */
export function buildMessage(
  plan: AnswerPlan,
  request: MessagesRequest,
  cache: CacheUse,
  number: number,
): PlannedMessage {
  const results = searchResultsOf(request);
  const content = plan.pieces.map((piece) => buildBlock(piece, results, plan.missing));
  const said = plan.pieces.map((piece) => ('text' in piece ? piece.text : JSON.stringify(piece.block))).join('');
  const whole = estimateTokens(JSON.stringify([request.system ?? '', request.messages]));
  return {
    id: `msg_${String(number).padStart(24, '0')}`,
    type: 'message',
    role: 'assistant',
    model: request.model,
    content,
    container: null,
    diagnostics: null,
    stop_reason: plan.stopReason ?? 'end_turn',
    stop_sequence: null,
    stop_details: plan.stopDetails ?? null,
    usage: {
      input_tokens: Math.max(1, whole - cache.read - cache.written),
      output_tokens: plan.outputTokens ?? Math.max(1, estimateTokens(said)),
      cache_creation_input_tokens: cache.written,
      cache_read_input_tokens: cache.read,
      cache_creation: { ephemeral_5m_input_tokens: cache.written, ephemeral_1h_input_tokens: 0 },
      inference_geo: null,
      output_tokens_details: null,
      server_tool_use: null,
      service_tier: 'standard',
      speed: null,
    },
  };
}

function buildBlock(piece: Piece, results: ReturnType<typeof searchResultsOf>, missing: AnswerPlan['missing']): Block {
  if ('block' in piece) return { ...piece.block };
  const citations = piece.cites?.map((wanted) => locate(wanted, results, missing));
  return { type: 'text', text: piece.text, citations: citations ?? null };
}

/** The message as the API streams it: start, blocks, delta, stop, with a ping after the first block opens. */
export function streamEvents(message: PlannedMessage, citationsFirst = false): ServerEvent[] {
  const { usage } = message;
  const events: ServerEvent[] = [
    event('message_start', {
      message: {
        ...message,
        content: [],
        stop_reason: null,
        stop_details: null,
        usage: { ...usage, output_tokens: 1 },
      },
    }),
  ];
  message.content.forEach((block, index) => {
    events.push(event('content_block_start', { index, content_block: opened(block) }));
    if (index === 0) events.push(event('ping', {}));
    for (const delta of deltas(block, citationsFirst)) events.push(event('content_block_delta', { index, delta }));
    events.push(event('content_block_stop', { index }));
  });
  if (message.content.length === 0) events.push(event('ping', {}));
  const { stop_reason, stop_sequence, stop_details, container } = message;
  events.push(
    event('message_delta', {
      delta: { stop_reason, stop_sequence, stop_details, container },
      usage: {
        input_tokens: usage.input_tokens,
        output_tokens: usage.output_tokens,
        cache_creation_input_tokens: usage.cache_creation_input_tokens,
        cache_read_input_tokens: usage.cache_read_input_tokens,
        output_tokens_details: null,
        server_tool_use: null,
      },
    }),
    event('message_stop', {}),
  );
  return events;
}

/** One event as it goes over the wire. */
export function writeEvent({ event: name, data }: ServerEvent): string {
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** The error event a stream ends with when the API fails after its 200. */
export function errorEvent(type: string, message: string): ServerEvent {
  return { event: 'error', data: { type: 'error', error: { type, message }, request_id: null } };
}

function event(name: string, data: Record<string, unknown>): ServerEvent {
  return { event: name, data: { type: name, ...data } };
}

function opened(block: Block): Block {
  if (block.type === 'text') return { ...block, text: '', citations: block.citations === null ? null : [] };
  if (block.type === 'tool_use') return { ...block, input: {} };
  return block;
}

function deltas(block: Block, citationsFirst: boolean): Block[] {
  if (block.type === 'tool_use') return [{ type: 'input_json_delta', partial_json: JSON.stringify(block.input) }];
  if (block.type !== 'text') return [];
  const said = slices(String(block.text)).map((text) => ({ type: 'text_delta', text }));
  const cited = ((block.citations ?? []) as unknown[]).map((citation) => ({ type: 'citations_delta', citation }));
  return citationsFirst ? [...cited, ...said] : [...said, ...cited];
}

/** A few words at a time, as tokens come: cut before a space, never inside a character. */
function slices(text: string): string[] {
  return text.match(/\s*\S+(?:\s+\S+){0,2}\s*$|\s*\S+(?:\s+\S+){0,2}|\s+/gu) ?? [];
}
