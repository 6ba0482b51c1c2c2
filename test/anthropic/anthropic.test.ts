// The double against the real SDK: what it answers and streams, and how it misbehaves.
import { Anthropic, type APIError } from '@anthropic-ai/sdk';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type LocalAnthropic, startAnthropic } from './anthropic.ts';
import {
  answer,
  broken,
  cite,
  citing,
  FAULT_STATUSES,
  fault,
  nonsense,
  type Plan,
  proxyPage,
  refusal,
  uncited,
} from './plans.ts';
import { failure, params } from './weather-request.ts';

let server: LocalAnthropic;
let client: Anthropic;

beforeAll(async () => {
  server = await startAnthropic({ minCacheTokens: 10 });
  client = new Anthropic({ apiKey: server.key, baseURL: server.baseUrl, maxRetries: 0, logLevel: 'off' });
});
beforeEach(() => server.reset());
afterAll(() => server.close());

const streamed = (plan: Plan, options: Anthropic.RequestOptions = {}) => {
  server.reply(plan);
  return client.messages.stream(params(), options);
};

describe('an honest answer', () => {
  it('cites blocks of the request, end exclusive, in plain JSON', async () => {
    server.reply(answer([uncited('Bref : '), cite(0, 0, 2, 'pluie et neige.'), cite(1, 0, 1, ' Ailleurs, sec.')]));
    const message = await client.messages.create(params());
    expect(message.content.map((part) => part.type === 'text' && part.citations)).toEqual([
      null,
      [
        {
          type: 'search_result_location',
          cited_text: 'Il pleut à Brest.Il neige à Gap 🎿.',
          search_result_index: 0,
          start_block_index: 0,
          end_block_index: 2,
          source: 'weather#0',
          title: 'Météo',
        },
      ],
      [expect.objectContaining({ search_result_index: 1, start_block_index: 0, end_block_index: 1 })],
    ]);
    expect(message).toMatchObject({ stop_reason: 'end_turn', role: 'assistant', model: 'claude-sonnet-5-5' });
    expect(message.usage.input_tokens).toBeGreaterThan(20);
  });

  it('streams the same message it sends as JSON, whatever way the bytes are cut', async () => {
    const pieces = [uncited('Bref : '), citing('il neige à Gap 🎿,  dit-on.\n', 'neige à Gap'), uncited('Fin')];
    server.reply(answer(pieces));
    const whole = await client.messages.create(params());
    const plans = [
      answer(pieces),
      answer(pieces, { citationsFirst: true }),
      answer(pieces, { pace: { sliceBytes: 7 } }),
    ];
    for (const plan of plans) {
      const message = await streamed(plan).finalMessage();
      expect(message.content).toEqual(whole.content);
      expect(message.usage).toEqual(whole.usage);
      expect(message.stop_reason).toBe('end_turn');
    }
  });

  it('streams events in the order of the API', async () => {
    server.reply(answer([cite(0, 0, 1, 'Il pleut à Brest ce matin.'), uncited('Fin.')]));
    const response = await client.messages.create({ ...params(), stream: true }).asResponse();
    expect(response.headers.get('content-type')).toMatch('text/event-stream');
    const names = [...(await response.text()).matchAll(/^event: (\w+)\ndata: (.+)\n\n/gm)].map(([, name, data]) => {
      const { type, delta } = JSON.parse(data ?? '');
      expect(type).toBe(name);
      return delta?.type ?? name;
    });
    expect(names).toEqual([
      ...['message_start', 'content_block_start', 'ping', 'text_delta', 'text_delta', 'citations_delta'],
      ...['content_block_stop', 'content_block_start', 'text_delta', 'content_block_stop'],
      ...['message_delta', 'message_stop'],
    ]);
  });

  it('emits text and citation events through the SDK’s stream', async () => {
    const seen: string[] = [];
    const stream = streamed(answer([citing('Il pleut.', 'pleut à Brest')]));
    stream.on('text', (delta) => seen.push(delta)).on('citation', (citation) => seen.push(citation.cited_text ?? ''));
    await stream.done();
    expect(seen).toEqual(['Il pleut.', 'Il pleut à Brest.']);
  });

  it('is the default, and is made of each request by a function', async () => {
    const first = await client.messages.create(params());
    expect(first.content[0]).toMatchObject({ text: 'Il pleut à Brest.', citations: [{ start_block_index: 0 }] });
    server.otherwise(({ searchResults }) => answer([uncited(`${searchResults.length} results`)]));
    expect((await client.messages.create(params())).content[0]).toMatchObject({ text: '2 results' });
  });

  it('reports a plan that cites words nobody sent instead of lying by accident', async () => {
    server.reply(answer([citing('Il grêle.', 'grêle à Metz')]));
    expect(await failure(client.messages.create(params()))).toBeInstanceOf(Anthropic.InternalServerError);
    expect(server.problems).toEqual([expect.stringContaining('grêle à Metz')]);
    server.reply(answer([citing('Il grêle.', 'vente à Metz')], { missing: 'nearest' }));
    const { content } = await client.messages.create(params());
    expect(content[0]).toMatchObject({ citations: [{ cited_text: 'Il vente à Sète.' }] });
  });

  it('counts a cached system prompt as written, then as read', async () => {
    const text = 'Answer from the search results only. '.repeat(5);
    const system = [{ type: 'text', text, cache_control: { type: 'ephemeral' } }];
    const first = await client.messages.create(params({ system }));
    const second = await client.messages.create(params({ system }));
    expect(first.usage.cache_creation_input_tokens).toBeGreaterThan(10);
    expect(second.usage).toMatchObject({
      cache_creation_input_tokens: 0,
      cache_read_input_tokens: first.usage.cache_creation_input_tokens,
      input_tokens: first.usage.input_tokens,
    });
  });
});

describe('misbehaviour', () => {
  it.each(FAULT_STATUSES)('answers %i in the API’s shape', async (status) => {
    server.reply(fault(status, { retryAfter: '7' }));
    const error = (await failure(client.messages.create(params()))) as APIError;
    expect(error.status).toBe(status);
    expect(error.headers?.get('retry-after')).toBe('7');
    expect(error.error).toMatchObject({ type: 'error', error: { type: error.type }, request_id: error.requestID });
  });

  it('sends what a proxy would say', async () => {
    server.reply(proxyPage());
    expect(await failure(client.messages.create(params()))).toMatchObject({ status: 502, type: null });
  });

  const good = answer([cite(0, 0, 1, 'Il pleut à Brest, dit le bulletin.'), uncited(' Voilà tout ce qu’il dit.')]);

  it.each(['reset', 'end', 'garble', 'error'] as const)('breaks a stream: %s', async (how) => {
    const error = await failure(streamed(broken(good, how)).finalMessage());
    expect(error).toBeInstanceOf(Error);
    expect((error as APIError).type).toBe(how === 'error' ? 'overloaded_error' : undefined);
  });

  it.each([-1, -2])('leaves out the last events (%i) and the SDK does not take it for a message', async (after) => {
    expect(await failure(streamed(broken(good, 'end', after)).finalMessage())).toBeInstanceOf(Error);
  });

  it.each(['reset', 'end', 'garble'] as const)('breaks a JSON answer: %s', async (how) => {
    server.reply(broken(good, how));
    expect(await failure(client.messages.create(params()))).toBeInstanceOf(Error);
  });

  it('sends nonsense where events or JSON should be', async () => {
    expect(await failure(streamed(nonsense('text/event-stream')).finalMessage())).toBeInstanceOf(Error);
    server.reply(nonsense('application/json'));
    expect(await failure(client.messages.create(params()))).toBeInstanceOf(Error);
  });

  it('resets before it answers', async () => {
    server.reply({ kind: 'reset' });
    expect(await failure(client.messages.create(params()))).toBeInstanceOf(Anthropic.APIConnectionError);
  });

  it('never answers, and notes that the client gave up', async () => {
    server.reply({ kind: 'silence' });
    const error = await failure(client.messages.create(params(), { timeout: 80 }));
    expect(error).toBeInstanceOf(Anthropic.APIConnectionTimeoutError);
    await expect.poll(() => server.requests[0]?.abandoned).toBe(true);
  });

  it('never ends a stream, which only a signal stops: the SDK’s timeout is over once headers came', async () => {
    const signal = AbortSignal.timeout(300);
    const error = await failure(streamed(broken(good, 'hang', 4), { timeout: 100, signal }).finalMessage());
    expect(error).toBeInstanceOf(Anthropic.APIUserAbortError);
    expect(signal.aborted).toBe(true);
    await expect.poll(() => server.requests[0]?.abandoned).toBe(true);
  });

  it('takes its time before and between events', async () => {
    const begun = performance.now();
    await streamed(answer([uncited('Un.')], { pace: { beforeMs: 60, betweenMs: 20 } })).done();
    expect(performance.now() - begun).toBeGreaterThan(60 + 20 * 6 - 10);
  });

  it('counts requests in flight', async () => {
    server.otherwise(answer([uncited('Un.')], { pace: { beforeMs: 40 } }));
    await Promise.all([1, 2, 3].map(() => client.messages.create(params())));
    expect(server.mostInFlight).toBe(3);
  });

  it('stops for each reason, with content or without', async () => {
    for (const stopReason of ['max_tokens', 'pause_turn', 'model_context_window_exceeded'] as const) {
      const message = await streamed(answer([uncited('La Chine a')], { stopReason })).finalMessage();
      expect(message.stop_reason).toBe(stopReason);
    }
    const refused = await streamed(refusal()).finalMessage();
    expect(refused).toMatchObject({ content: [], stop_reason: 'refusal', stop_details: { type: 'refusal' } });
    expect((await streamed(answer([])).finalMessage()).content).toEqual([]);
  });

  it('lies: citations out of range, altered cited text, tools nobody offered', async () => {
    const tool = { type: 'tool_use', id: 'toolu_1', name: 'delete_all', input: { sure: true } };
    const plan = answer([
      { text: 'Un.', cites: [{ sentence: 'pleut', claim: { end_block_index: 99 } }] },
      { text: 'Deux.', cites: [{ location: { type: 'search_result_location', search_result_index: 40 } }] },
      { block: tool },
    ]);
    const { content } = await streamed(plan).finalMessage();
    expect(content).toMatchObject([
      { citations: [{ start_block_index: 0, end_block_index: 99 }] },
      { citations: [{ search_result_index: 40 }] },
      tool,
    ]);
  });
});
