// Every lying, hostile and honest answer of the catalogue, through the real SDK, up to what a person reads.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Summariser } from '../../src/answer/summariser.ts';
import { type LocalAnthropic, startAnthropic } from '../anthropic/anthropic.ts';
import { S } from '../anthropic/china-article.ts';
import { LIES, type Lie, leaks, type PlannedAnswer, planOf } from '../anthropic/lies.ts';
import { HONEST_ANSWERS, MEANING_LIES } from '../anthropic/meaning.ts';
import { contextFor, extractiveAnswer, shown, stepsOf, summariserOn } from './using.ts';

let server: LocalAnthropic;
let summariser: Summariser;
beforeAll(async () => {
  server = await startAnthropic();
});
beforeEach(() => {
  server.reset();
  // Each answer is asked afresh: nothing of another lie's cache or breaker.
  summariser = summariserOn(server);
});
afterAll(() => server.close());

const citedWords = ({ pieces }: PlannedAnswer): string[] =>
  pieces.flatMap((piece) =>
    'text' in piece
      ? (piece.cites ?? []).flatMap((cite) =>
          typeof cite === 'string' ? cite : 'sentence' in cite ? cite.sentence : [],
        )
      : [],
  );

async function ask(planned: PlannedAnswer) {
  server.reply(planOf(planned));
  const cited = citedWords(planned);
  const extractive = extractiveAnswer(cited[0] ?? S.talks, planned.question, planned.lang);
  const context = await contextFor(planned.question, planned.lang, cited);
  const steps = await stepsOf(summariser.summarise(planned.question, extractive, context));
  expect(server.problems).toEqual([]);
  expect(server.requests).toHaveLength(1);
  expect(server.requests[0]?.refused).toBeUndefined();
  return steps;
}

const leaked = (lie: Lie, steps: Awaited<ReturnType<typeof ask>>) =>
  steps.flatMap((step) => leaks(lie, shown(step, lie.lang)));

describe('lies', () => {
  it.each(LIES.map((lie) => [lie.kind, lie.name, lie] as const))('%s: %s', async (_kind, _name, lie) => {
    const steps = await ask(lie);
    expect(leaked(lie, steps)).toEqual([]);
    const last = steps.at(-1);
    expect(last?.final).toBe(true);
    expect(last?.answer.statements.length).toBeGreaterThan(0);
    for (const { citations } of last?.answer.statements ?? []) expect(citations.length).toBeGreaterThan(0);
    if (last?.answer.engine === 'claude') {
      for (const good of lie.mayShow ?? []) expect(shown(last, lie.lang)).toContain(good);
    } else {
      expect(last?.answer.notes?.map(({ kind }) => kind)).toEqual([
        expect.stringMatching(/^summary-(?:unverified|refused)$/),
      ]);
    }
  });
});

describe('honest answers', () => {
  it.each(HONEST_ANSWERS.map((planned) => [planned.name, planned] as const))('%s', async (_name, planned) => {
    const { answer } = (await ask(planned)).at(-1) ?? {};
    expect(answer?.engine).toBe('claude');
    const said = planned.pieces.map((piece) => ('text' in piece ? piece.text : '')).join('');
    expect(answer?.statements.map(({ text }) => text).join(' ')).toBe(said.replace(/\s+/g, ' ').trim());
    expect(answer?.notes).toBeUndefined();
  });
});

describe('lies of meaning', () => {
  it('are caught more often than not', async () => {
    const through: string[] = [];
    for (const lie of MEANING_LIES) {
      server.reset();
      summariser = summariserOn(server);
      if (leaked(lie, await ask(lie)).length > 0) through.push(lie.name);
    }
    // Which ones get through is known, and shown here when it changes.
    expect(through).toEqual(['whose ships', 'a role exchanged']);
  });
});
