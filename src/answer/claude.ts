// The one door to Anthropic's SDK: a request of ours becomes a Messages request, its stream becomes events of ours.
import { Anthropic } from '@anthropic-ai/sdk';
import type { ClaudeConfig } from '../config.ts';
import {
  type Model,
  type ModelBlock,
  type ModelEvent,
  ModelFailure,
  type ModelRequest,
  type Stop,
  type Usage,
} from './model.ts';

/** Mid-size and current in the SDK's list. */
export const DEFAULT_MODEL: Anthropic.Model = 'claude-sonnet-5-5';

/** A `retry-after` longer than this is not believed, in ms. */
const LONGEST_RETRY_AFTER = 600_000;

export function createClaude(config: ClaudeConfig): Model {
  const client = new Anthropic({
    apiKey: config.apiKey,
    // Null, so that nothing but our configuration decides where the key is sent.
    baseURL: config.baseUrl ?? null,
    maxRetries: 0,
    timeout: config.timeoutMs,
    logLevel: 'off',
  });
  const name = config.model ?? DEFAULT_MODEL;
  return {
    name,
    async *write(request, signal, used) {
      try {
        yield* stream(client, paramsOf(request, name), signal, used);
      } catch (error) {
        throw failureOf(error, signal);
      }
    },
  };
}

function paramsOf(
  { system, results, ask, maxTokens }: ModelRequest,
  model: string,
): Anthropic.MessageCreateParamsNonStreaming {
  return {
    model,
    max_tokens: maxTokens,
    ...thinkingOf(model),
    system: [{ type: 'text', text: system, cache_control: { type: 'ephemeral' } }],
    messages: [
      {
        role: 'user',
        content: [
          ...results.map(
            ({ source, title, blocks }): Anthropic.SearchResultBlockParam => ({
              type: 'search_result',
              source,
              title,
              content: blocks.map((text) => ({ type: 'text', text })),
              citations: { enabled: true },
            }),
          ),
          { type: 'text', text: ask },
        ],
      },
    ],
  };
}

/**
 * A short answer from passages needs no thinking beforehand, which costs time and tokens. How it is turned off differs
 * by model; a model that we do not know is left at its own defaults.
 */
function thinkingOf(model: string): Pick<Anthropic.MessageCreateParamsNonStreaming, 'thinking' | 'output_config'> {
  const effort = { output_config: { effort: 'low' } } as const;
  if (/^claude-sonnet-5-5/.test(model)) return { thinking: { type: 'between_tools' }, ...effort };
  if (/^claude-(?:haiku-5-5|sonnet-5|opus-5)$/.test(model)) return { thinking: { type: 'disabled' }, ...effort };
  if (/^claude-(?:opus-5-5|fable-5|mythos-5)/.test(model)) return effort;
  return {};
}

type Snapshot = Anthropic.Message | undefined;

/** Events as blocks end. The SDK's stream knows a cut-off message from a whole one, which plain iteration does not. */
async function* stream(
  client: Anthropic,
  params: Anthropic.MessageCreateParamsNonStreaming,
  signal: AbortSignal,
  used: (usage: Usage) => void,
): AsyncGenerator<ModelEvent> {
  const messages = client.messages.stream(params, { signal });
  // The rejection is read at the end; until then it must not count as unhandled.
  const whole = messages.finalMessage();
  whole.catch(() => {});
  let seen: Snapshot;
  try {
    for await (const event of messages) {
      seen = messages.currentMessage ?? seen;
      if (event.type === 'content_block_stop' && seen)
        yield { kind: 'blocks', blocks: blocksOf(seen.content.slice(0, event.index + 1)) };
    }
    const message = await whole;
    seen = message;
    yield { kind: 'end', blocks: blocksOf(message.content), stop: stopOf(message.stop_reason) };
  } finally {
    messages.abort();
    if (seen?.usage) used(usageOf(seen.usage));
  }
}

function stopOf(reason: Anthropic.StopReason | null): Stop {
  if (reason === 'refusal') return 'refused';
  return reason === 'end_turn' || reason === 'stop_sequence' ? 'end' : 'cut';
}

/** Text blocks alone: nobody offered the model a tool, and thoughts are not for readers. */
function blocksOf(content: readonly Anthropic.ContentBlock[]): ModelBlock[] {
  return content.flatMap((block) => {
    if (block?.type !== 'text' || typeof block.text !== 'string') return [];
    const citations = Array.isArray(block.citations) ? block.citations : [];
    return [
      {
        text: block.text,
        citations: citations.flatMap((citation) =>
          citation?.type === 'search_result_location'
            ? [
                {
                  result: citation.search_result_index,
                  start: citation.start_block_index,
                  end: citation.end_block_index,
                },
              ]
            : [],
        ),
      },
    ];
  });
}

function usageOf(usage: Anthropic.Usage): Usage {
  const count = (value: unknown) => (typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : 0);
  return {
    input: count(usage.input_tokens) + count(usage.cache_creation_input_tokens),
    output: count(usage.output_tokens),
    cached: count(usage.cache_read_input_tokens),
  };
}

/** Nothing of the SDK's message is kept: it holds the body of the response. */
function failureOf(error: unknown, signal: AbortSignal): ModelFailure {
  if (error instanceof ModelFailure) return error;
  if (signal.aborted) return new ModelFailure(signal.reason === 'stopped' ? 'stopped' : 'timeout');
  if (error instanceof Anthropic.APIConnectionTimeoutError) return new ModelFailure('timeout');
  if (error instanceof Anthropic.APIConnectionError) return new ModelFailure('network');
  if (!(error instanceof Anthropic.APIError)) return new ModelFailure('garbled');
  const { status, type, requestID, headers } = error;
  const details = {
    ...(typeof status === 'number' ? { status } : {}),
    ...(requestID ? { requestId: requestID.slice(0, 60) } : {}),
    ...retryAfterOf(headers),
  };
  if (status === 401 || status === 403 || status === 402) return new ModelFailure('key', details);
  if (status === 429 || status === 529 || type === 'overloaded_error' || type === 'rate_limit_error')
    return new ModelFailure('busy', details);
  if (typeof status === 'number' && status < 500) return new ModelFailure('request', details);
  return new ModelFailure(status === undefined ? 'garbled' : 'server', details);
}

/** Seconds or an HTTP date. */
function retryAfterOf(headers: Headers | undefined): { retryAfterMs?: number } {
  const value = headers?.get('retry-after');
  if (!value) return {};
  const seconds = Number(value);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(ms) && ms > 0 ? { retryAfterMs: Math.min(ms, LONGEST_RETRY_AFTER) } : {};
}
