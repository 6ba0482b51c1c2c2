// What the local Messages API is told to answer: honest answers, faults and lies, all as plain data.
import type { Anthropic } from '@anthropic-ai/sdk';

export type SearchResultLocation = Anthropic.CitationsSearchResultLocation;

/**
 * A citation of a planned answer.
 * - a string: the block of the request that contains these words, cited honestly;
 * - `{ result, start, end }`: blocks `start` to `end` (exclusive) of the request's search result, cited honestly;
 * - `{ sentence, claim }`: the block with these words, with some fields replaced by a lie;
 * - `{ location }`: sent as it is, true or not.
 */
export type Cite =
  | string
  | { readonly result: number; readonly start: number; readonly end: number }
  | { readonly sentence: string; readonly claim: Partial<SearchResultLocation> }
  | { readonly location: Readonly<Record<string, unknown>> };

/** One content block of an answer: text with its citations, or any other block as it stands (`tool_use` …). */
export type Piece =
  | { readonly text: string; readonly cites?: readonly Cite[] }
  | { readonly block: Readonly<Record<string, unknown>> & { readonly type: string } };

export interface Pace {
  /** Milliseconds before the status line. */
  readonly beforeMs?: number;
  /** Milliseconds between two events. */
  readonly betweenMs?: number;
  /** Send the stream in slices of so many bytes, so that characters and events are cut anywhere. */
  readonly sliceBytes?: number;
}

/** How a reply that began well goes wrong. `after` counts events as `slice(0, after)` does: -1 leaves the last out. */
export interface Breakage {
  readonly how: 'reset' | 'end' | 'hang' | 'garble' | 'error';
  /** Half of the events when absent. */
  readonly after?: number;
  readonly error?: { readonly type: Anthropic.ErrorType; readonly message: string };
}

export interface AnswerPlan {
  readonly kind: 'answer';
  readonly pieces: readonly Piece[];
  readonly stopReason?: Anthropic.StopReason;
  readonly stopDetails?: Anthropic.RefusalStopDetails;
  readonly outputTokens?: number;
  readonly pace?: Pace;
  readonly breakage?: Breakage;
  /** Citations of a block are sent after its text, as the guide shows, or before it. */
  readonly citationsFirst?: boolean;
  /** What to do with words cited by a string that stand in no block: fail the test, or cite the most similar block. */
  readonly missing?: 'fail' | 'nearest';
}

export interface ErrorPlan {
  readonly kind: 'error';
  readonly status: number;
  readonly type: string;
  readonly message: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly pace?: Pace;
}

/** Bytes that are not what the API would send: a proxy's HTML page, half a JSON object, nonsense. */
export interface RawPlan {
  readonly kind: 'raw';
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
  readonly pace?: Pace;
}

/** The connection is reset before any answer (`reset`), or no answer ever comes (`silence`). */
type NoAnswerPlan = { readonly kind: 'reset' } | { readonly kind: 'silence' };

export type Plan = AnswerPlan | ErrorPlan | RawPlan | NoAnswerPlan;

type AnswerOptions = Omit<AnswerPlan, 'kind' | 'pieces'>;

/** An answer of these blocks, in order. */
export function answer(pieces: readonly Piece[], options: AnswerOptions = {}): AnswerPlan {
  return { kind: 'answer', pieces, ...options };
}

/** Text backed by blocks `startBlock` to `endBlock` (exclusive) of the request's search result `resultIndex`. */
export function cite(resultIndex: number, startBlock: number, endBlock: number, text: string): Piece {
  return { text, cites: [{ result: resultIndex, start: startBlock, end: endBlock }] };
}

/** Text backed by the block that contains each of these words. */
export function citing(text: string, ...sentences: string[]): Piece {
  return { text, cites: sentences };
}

/** Text without a citation: connecting words, or a claim out of thin air. */
export function uncited(text: string): Piece {
  return { text };
}

const ERRORS = {
  400: ['invalid_request_error', 'The request was not valid.'],
  401: ['authentication_error', 'invalid x-api-key'],
  402: ['billing_error', 'Your credit balance is too low.'],
  403: ['permission_error', 'Your API key does not have permission to use the specified resource.'],
  404: ['not_found_error', 'The requested resource could not be found.'],
  413: ['request_too_large', 'Request exceeds the maximum size'],
  429: ['rate_limit_error', 'This request would exceed your rate limit.'],
  500: ['api_error', 'Internal server error'],
  503: ['api_error', 'Service unavailable'],
  504: ['timeout_error', 'Request timed out'],
  529: ['overloaded_error', 'Overloaded'],
} as const;

export type FaultStatus = keyof typeof ERRORS;

/** Every status the API documents an error for, and 503 as a gateway sends it. */
export const FAULT_STATUSES = Object.keys(ERRORS).map(Number) as FaultStatus[];

/** An HTTP error in the API's shape. `retryAfter`: seconds or an HTTP date, sent as `retry-after`. */
export function fault(status: FaultStatus, options: { retryAfter?: string; pace?: Pace } = {}): ErrorPlan {
  const [type, message] = ERRORS[status];
  const headers = options.retryAfter === undefined ? {} : { 'retry-after': options.retryAfter };
  return { kind: 'error', status, type, message, headers, ...(options.pace && { pace: options.pace }) };
}

/** A good answer that breaks on the way. */
export function broken(plan: AnswerPlan, how: Breakage['how'], after?: number): AnswerPlan {
  return { ...plan, breakage: after === undefined ? { how } : { how, after } };
}

/** The model stops by itself because the request may do harm; what was said before stays in the answer. */
export function refusal(pieces: readonly Piece[] = []): AnswerPlan {
  const stopDetails = { type: 'refusal', category: 'general_harms', explanation: null } as const;
  return answer(pieces, { stopReason: 'refusal', stopDetails });
}

/** What a proxy in between says, in HTML. */
export function proxyPage(status = 502): RawPlan {
  const body = '<html><body><h1>Bad gateway</h1></body></html>';
  return { kind: 'raw', status, contentType: 'text/html', body };
}

/** A 200 whose body is not the events or the JSON it says it is. */
export function nonsense(contentType: 'text/event-stream' | 'application/json'): RawPlan {
  return { kind: 'raw', status: 200, contentType, body: 'event: message_start\ndata: {"type": "mess\u0000\n\n{{{' };
}
