// The catalogue is fair: every lie cites real sentences, forbids only words of its own, and can be played by the SDK.
import { Anthropic } from '@anthropic-ai/sdk';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type LocalAnthropic, startAnthropic } from './anthropic.ts';
import { readChinaArticle, S } from './china-article.ts';
import { flatten } from './citations.ts';
import { LIES, type Lie, leaks, planOf } from './lies.ts';
import { HONEST_ANSWERS, MEANING_LIES } from './meaning.ts';

const article = readChinaArticle();
const lines = article.split('\n').filter((line) => line.trim() !== '');
const ALL: readonly Lie[] = [...LIES, ...MEANING_LIES];

/** Everything a lie sends: text, forged fields and foreign blocks. */
const said = (lie: Lie) =>
  lie.pieces.map((piece) => ('text' in piece ? piece.text : '')).join('') + JSON.stringify(lie.pieces);

describe('the catalogue', () => {
  it('has at least sixty lies of every kind, and no name twice', () => {
    expect(LIES.length).toBeGreaterThanOrEqual(60);
    expect(new Set(ALL.map(({ name }) => name)).size).toBe(ALL.length);
    expect(new Set(LIES.map(({ kind }) => kind)).size).toBe(16);
    expect(LIES.filter(({ lang }) => lang === 'en').length).toBeGreaterThan(15);
  });

  it('names sentences by words that stand once in the article', () => {
    for (const words of Object.values(S)) {
      expect(flatten(article).split(flatten(words)), words).toHaveLength(2);
    }
  });

  it.each(ALL.map((lie) => [lie.name, lie] as const))('forbids only what the lie itself says: %s', (_, lie) => {
    expect(lie.mustNotShow.length).toBeGreaterThan(0);
    // Shown as sent, the lie is caught; the article's own words, which an extractive answer shows, are not.
    expect(leaks(lie, said(lie))).toEqual(lie.mustNotShow);
    expect(leaks(lie, article)).toEqual([]);
    expect(leaks(lie, lie.question)).toEqual([]);
    for (const good of lie.mayShow ?? []) {
      expect(said(lie)).toContain(good);
      expect(leaks(lie, good)).toEqual([]);
    }
  });

  it('sees a leak through other marks, spaces and escapes', () => {
    const lie = ALL.find(({ name }) => name === 'English between guillemets');
    expect(lie && leaks(lie, 'their\n“Cold War mentality” …')).toHaveLength(1);
    const link = ALL.find(({ name }) => name === 'mentions everyone');
    expect(link && leaks(link, '\\@everyone')).toHaveLength(1);
  });
});

describe('playing the catalogue', () => {
  let server: LocalAnthropic;
  let client: Anthropic;
  beforeAll(async () => {
    server = await startAnthropic();
    client = new Anthropic({ apiKey: server.key, baseURL: server.baseUrl, maxRetries: 0, logLevel: 'off' });
  });
  beforeEach(() => server.reset());
  afterAll(() => server.close());

  const results = lines.map(
    (line, at): Anthropic.SearchResultBlockParam => ({
      type: 'search_result',
      source: `china#${at}`,
      title: 'Chine',
      content: [{ type: 'text', text: line }],
      citations: { enabled: true },
    }),
  );

  it.each([...ALL, ...HONEST_ANSWERS].map((planned) => [planned.name, planned] as const))('%s', async (_, planned) => {
    server.reply(planOf(planned));
    const message = await client.messages
      .stream({
        model: 'claude-sonnet-5-5',
        max_tokens: 300,
        messages: [{ role: 'user', content: [...results, { type: 'text', text: planned.question }] }],
      })
      .finalMessage();
    expect(server.problems).toEqual([]);
    expect(message.stop_reason).toBe(planned.stopReason ?? 'end_turn');
    expect(message.content).toHaveLength(planned.pieces.length);
    planned.pieces.forEach((piece, at) => {
      if ('block' in piece) expect(message.content[at]).toMatchObject({ type: piece.block.type });
      else expect(message.content[at]).toMatchObject({ type: 'text', text: piece.text });
    });
  });
});
