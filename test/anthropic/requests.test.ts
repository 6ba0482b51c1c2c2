// What the double accepts and refuses of the real SDK's requests.
import { Anthropic, type APIError } from '@anthropic-ai/sdk';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type LocalAnthropic, startAnthropic } from './anthropic.ts';
import { API_VERSION } from './requests.ts';
import { asking, block, failure, type Params, params, weather } from './weather-request.ts';

let server: LocalAnthropic;
let client: Anthropic;

beforeAll(async () => {
  server = await startAnthropic();
  client = new Anthropic({ apiKey: server.key, baseURL: server.baseUrl, maxRetries: 0, logLevel: 'off' });
});
beforeEach(() => server.reset());
afterAll(() => server.close());

describe('requests', () => {
  it('are remembered, without the key', async () => {
    await client.messages.create(params());
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]).toMatchObject({ method: 'POST', path: '/v1/messages', abandoned: false });
    expect(server.requests[0]?.body?.max_tokens).toBe(500);
    expect(server.requests[0]?.searchResults.map(({ source }) => source)).toEqual(['weather#0', 'weather#1']);
    expect(JSON.stringify(server.requests)).not.toContain(server.key);
    expect(server.requests[0]?.headers['anthropic-version']).toBe(API_VERSION);
  });

  const uncitedWeather = { ...weather, citations: { enabled: false } };
  const cached = { ...block('x'), cache_control: { type: 'ephemeral' } };
  const location = {
    type: 'search_result_location',
    cited_text: 'Il pleut à Brest.',
    source: 'weather#0',
    title: null,
    search_result_index: 0,
    start_block_index: 0,
    end_block_index: 1,
  };
  const answered = (citation: unknown) => [
    { role: 'user', content: 'a' },
    { role: 'assistant', content: [{ ...block('b'), citations: [citation] }] },
    { role: 'user', content: 'c' },
  ];

  const refused: [string, Params, string][] = [
    ['a sampling parameter', params({ temperature: 0 }), 'temperature: Extra inputs are not permitted'],
    ['an unknown field', params({ thread: {} }), 'thread: Extra inputs'],
    ['no max_tokens', params({ max_tokens: undefined }), 'max_tokens'],
    ['half a token', params({ max_tokens: 1.5 }), 'max_tokens'],
    ['no model', params({ model: undefined }), 'model'],
    ['no messages', params({ messages: [] }), 'at least one message'],
    ['an unknown role', params({ messages: [{ role: 'robot', content: 'a' }] }), 'messages.0.role'],
    ['a prefilled answer', params({ messages: answered(location).slice(0, 2) }), 'prefill'],
    ['empty text', asking(block('')), 'messages.0.content.0.text'],
    ['blank text', params({ messages: [{ role: 'user', content: '  ' }] }), 'messages.0.content'],
    ['no content', asking(), 'messages.0.content'],
    ['an unknown block', asking({ type: 'tweet' }), 'messages.0.content.0.type'],
    ['a field unknown to a block', asking({ ...weather, url: 'x' }), 'messages.0.content.0.url'],
    ['a result without a source', asking({ ...weather, source: '' }), 'messages.0.content.0.source'],
    ['a result without a title', asking({ ...weather, title: undefined }), 'messages.0.content.0.title'],
    ['a result without content', asking({ ...weather, content: [] }), 'messages.0.content.0.content'],
    ['an empty sentence', asking({ ...weather, content: [block('\n')] }), 'messages.0.content.0.content.0.text'],
    ['an image in a result', asking({ ...weather, content: [{ type: 'image' }] }), 'content.0.content.0.type'],
    ['citations as a flag', asking({ ...weather, citations: true }), 'messages.0.content.0.citations'],
    ['citations on some results', asking(weather, uncitedWeather), 'on all search_result blocks or on none'],
    ['a cited user text', asking({ ...block('a'), citations: [location] }), 'messages.0.content.0.citations'],
    ['a cited range of nothing', params({ messages: answered({ ...location, end_block_index: 0 }) }), 'citations.0'],
    ['a citation with less', params({ messages: answered({ type: location.type }) }), 'citations.0.cited_text'],
    ['five cache points', params({ system: Array(5).fill(cached) }), 'A maximum of 4 blocks'],
    ['five, spread about', { ...asking(cached, cached, cached), system: [cached, cached] } as Params, 'Found 5'],
    ['an odd lifetime', params({ cache_control: { type: 'ephemeral', ttl: '2h' } }), 'cache_control.ttl'],
    ['a format and citations', params({ output_config: { format: { type: 'json_schema', schema: {} } } }), 'format'],
    ['thinking beyond max_tokens', params({ thinking: { type: 'enabled', budget_tokens: 1024 } }), 'max_tokens must'],
  ];

  it.each(refused)('are refused with %s', async (_, request, said) => {
    const error = await failure(client.messages.create(request));
    expect(error).toBeInstanceOf(Anthropic.BadRequestError);
    expect((error as APIError).type).toBe('invalid_request_error');
    expect((error as APIError).apiMessage).toContain(said);
    expect(server.requests[0]?.refused?.status).toBe(400);
  });

  const accepted: [string, Params][] = [
    ['four cache points', params({ system: Array(4).fill(cached) })],
    ['citations on no result', asking(uncitedWeather, { ...weather, citations: undefined }, block('?'))],
    ['an answer sent back with its citations', params({ messages: answered(location) })],
    ['options this bot may use', params({ thinking: { type: 'disabled' }, metadata: { user_id: 'a' }, system: 'b' })],
    ['effort and stops', params({ output_config: { effort: 'low' }, stop_sequences: ['###'], service_tier: 'auto' })],
  ];

  it.each(accepted)('are accepted with %s', async (_, request) => {
    expect((await client.messages.create(request)).role).toBe('assistant');
  });

  it('are refused with a wrong key, no key, an old version, another path or model', async () => {
    const other = new Anthropic({ apiKey: 'other', baseURL: server.baseUrl, maxRetries: 0, logLevel: 'off' });
    expect(await failure(other.messages.create(params()))).toBeInstanceOf(Anthropic.AuthenticationError);
    const bare = { headers: { authorization: null, 'x-api-key': null } };
    expect(await failure(client.messages.create(params(), bare))).toBeInstanceOf(Anthropic.AuthenticationError);
    const old = { headers: { 'anthropic-version': '2023-06-01' } };
    expect(await failure(client.messages.create(params(), old))).toBeInstanceOf(Anthropic.BadRequestError);
    const untyped = { headers: { 'content-type': 'text/plain' } };
    expect(await failure(client.messages.create(params(), untyped))).toBeInstanceOf(Anthropic.BadRequestError);
    expect(await failure(client.models.list())).toBeInstanceOf(Anthropic.NotFoundError);
    const unknown = params({ model: 'claude-2.1' });
    expect(await failure(client.messages.create(unknown))).toBeInstanceOf(Anthropic.NotFoundError);
    expect(JSON.stringify(server.requests)).not.toMatch(/"(other|local-test-key|Bearer)/);
  });

  it('are refused above the size limit, and accept the key as x-api-key', async () => {
    const small = await startAnthropic({ maxBytes: 300, key: 'other' });
    const own = new Anthropic({ apiKey: 'other', baseURL: small.baseUrl, maxRetries: 0, logLevel: 'off' });
    const error = await failure(own.messages.create(params()));
    expect(error).toBeInstanceOf(Anthropic.ContentTooLargeError);
    const old = { headers: { authorization: null, 'x-api-key': 'other' } };
    const hello = params({ messages: [{ role: 'user', content: 'Hello' }] });
    expect((await own.messages.create(hello, old)).content[0]).toMatchObject({ text: 'Hello.' });
    await small.close();
  });
});
