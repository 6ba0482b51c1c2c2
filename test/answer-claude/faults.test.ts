// Whatever goes wrong on the other side, the articles' own words come within the time promised, with one log line.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SummariserParts } from '../../src/answer/create-summariser.ts';
import { type LocalAnthropic, startAnthropic } from '../anthropic/anthropic.ts';
import { S } from '../anthropic/china-article.ts';
import {
  answer,
  broken,
  citing,
  FAULT_STATUSES,
  fault,
  nonsense,
  type Plan,
  proxyPage,
  refusal,
  uncited,
} from '../anthropic/plans.ts';
import { contextFor, extractiveAnswer, keptLog, lexicon, shown, stepsOf, summariserOn } from './using.ts';

const KEY = 'sk-ant-secret-key-0123456789';
/** Time promised in these tests, in ms. */
const PROMISED = 500;
const QUESTION = 'Combien de temps les pourparlers ont-ils duré ?';
const GOOD = [
  citing('Les pourparlers ont duré deux jours.', S.talks),
  citing(' Wu Qian s’est exprimé jeudi.', S.exchanged),
];

let server: LocalAnthropic;
let log: ReturnType<typeof keptLog>;
beforeAll(async () => {
  server = await startAnthropic({ key: KEY });
  await lexicon;
  await import('../../src/answer/claude.ts');
});
beforeEach(() => {
  server.reset();
  log = keptLog();
});
afterAll(() => server.close());

async function ask(plan: Plan, timeoutMs = PROMISED) {
  server.reply(plan);
  const parts = { log: log as unknown as SummariserParts['log'] };
  const summariser = summariserOn(server, { timeoutMs }, parts);
  const extractive = extractiveAnswer(S.talks, QUESTION, 'fr');
  const context = await contextFor(QUESTION, 'fr', [S.talks, S.exchanged]);
  const begun = performance.now();
  const steps = await stepsOf(summariser.summarise(QUESTION, extractive, context));
  return { steps, last: steps.at(-1), extractive, ms: performance.now() - begun };
}

describe('a fault ends in the extractive answer in time', () => {
  const good = answer(GOOD);
  const faults: [string, Plan][] = [
    ...FAULT_STATUSES.map((status): [string, Plan] => [`status ${status}`, fault(status, { retryAfter: '60' })]),
    ['a proxy’s page', proxyPage()],
    ['a proxy’s page with status 200', { ...proxyPage(200) }],
    ['a reset before the answer', { kind: 'reset' }],
    ['silence', { kind: 'silence' }],
    ['nonsense for events', nonsense('text/event-stream')],
    ['JSON for events', nonsense('application/json')],
    ['an answer too slow to begin', answer(GOOD, { pace: { beforeMs: 5000 } })],
    ['an answer too slow to end', answer(GOOD, { pace: { betweenMs: 150 } })],
    ...(['reset', 'end', 'garble', 'error', 'hang'] as const).flatMap((how): [string, Plan][] => [
      [`a stream that breaks half-way: ${how}`, broken(good, how)],
      [`a stream that breaks before its last event: ${how}`, broken(good, how, -1)],
      [`a stream that breaks at once: ${how}`, broken(good, how, 1)],
    ]),
  ];

  it.each(faults)('%s', async (_, plan) => {
    const { last, extractive, ms } = await ask(plan);
    expect(last?.final).toBe(true);
    expect(last?.answer.engine).toBe('extractive');
    expect(last?.answer.statements).toEqual(extractive.statements);
    expect(last?.answer.notes).toEqual([{ kind: 'summary-unavailable' }]);
    expect(ms).toBeLessThan(PROMISED);
    expect(log.lines).toHaveLength(1);
    expect(log.lines[0]?.level).toBe('warn');
    expect(server.requests).toHaveLength(1);
    if (last) expect(shown(last, 'fr')).toContain('Le résumé n’était pas disponible');
  });

  it('shows in the meantime only what is proved', async () => {
    const { steps } = await ask(
      broken(
        answer([...GOOD, citing(' La Chine a perdu 300 navires.', S.ships)], {
          pace: { betweenMs: 5 },
          missing: 'nearest',
        }),
        'end',
        -3,
      ),
    );
    const growing = steps.slice(0, -1);
    expect(growing.length).toBeGreaterThan(0);
    for (const { answer: partial, final } of growing) {
      expect(final).toBe(false);
      expect(partial.engine).toBe('claude');
      expect(JSON.stringify(partial.statements)).not.toContain('300');
    }
  });

  it('counts the time from the question, not from the request', async () => {
    server.reply({ kind: 'silence' });
    const summariser = summariserOn(server, { timeoutMs: 2000 });
    const context = await contextFor(QUESTION, 'fr', [S.talks], { begun: Date.now() - 1700 });
    const begun = performance.now();
    await stepsOf(summariser.summarise(QUESTION, extractiveAnswer(S.talks, QUESTION, 'fr'), context));
    expect(performance.now() - begun).toBeLessThan(300);
  });

  it('hangs up when nobody reads on', async () => {
    server.reply(answer(GOOD, { pace: { betweenMs: 60 } }));
    const summariser = summariserOn(server);
    const context = await contextFor(QUESTION, 'fr', [S.talks, S.exchanged]);
    for await (const step of summariser.summarise(QUESTION, extractiveAnswer(S.talks, QUESTION, 'fr'), context)) {
      expect(step.final).toBe(false);
      break;
    }
    await expect.poll(() => server.requests[0]?.abandoned).toBe(true);
  });

  it('does not wait for a slow reader', async () => {
    server.reply(answer([...GOOD, ...GOOD, ...GOOD], { pace: { betweenMs: 2 } }));
    const summariser = summariserOn(server, { timeoutMs: 1500 });
    const context = await contextFor(QUESTION, 'fr', [S.talks, S.exchanged]);
    let last: string | undefined;
    for await (const step of summariser.summarise(QUESTION, extractiveAnswer(S.talks, QUESTION, 'fr'), context)) {
      last = step.answer.engine;
      await new Promise((resolve) => setTimeout(resolve, 400));
    }
    expect(last).toBe('claude');
  });
});

describe('endings', () => {
  it('says that the model declined', async () => {
    const { last } = await ask(refusal([GOOD[0] ?? uncited('')]));
    expect(last?.answer).toMatchObject({ engine: 'extractive', notes: [{ kind: 'summary-refused' }] });
    if (last) expect(shown(last, 'fr')).toContain('L’IA a refusé');
  });

  it.each(['max_tokens', 'pause_turn', 'model_context_window_exceeded'] as const)(
    'drops the unfinished sentence: %s',
    async (stopReason) => {
      const { last } = await ask(
        answer([...GOOD, citing(' Milley a téléphoné en', S.calls)], { stopReason, missing: 'nearest' }),
      );
      expect(last?.answer.engine).toBe('claude');
      expect(last?.answer.statements.map(({ text }) => text)).toEqual([
        'Les pourparlers ont duré deux jours.',
        'Wu Qian s’est exprimé jeudi.',
      ]);
    },
  );

  it.each([
    ['nothing', []],
    ['blank text', [uncited(' \n')]],
  ] as const)('takes %s for no answer', async (_, pieces) => {
    const { last } = await ask(answer(pieces));
    expect(last?.answer).toMatchObject({ engine: 'extractive', notes: [{ kind: 'summary-unavailable' }] });
  });

  it('keeps the articles’ words without a note when the model finds no answer', async () => {
    const { last, extractive } = await ask(answer([uncited('NO ANSWER')]));
    expect(last?.answer).toEqual(extractive);
  });
});

describe('secrets', () => {
  afterEach(() => expect(JSON.stringify(log.lines)).not.toContain('secret'));

  it('never shows or logs the key or the body of a response', async () => {
    const message = `your key ${KEY} is invalid @everyone`;
    for (const status of [400, 401, 403, 500]) {
      const { steps } = await ask({ kind: 'error', status, type: 'authentication_error', message });
      expect(JSON.stringify(steps)).not.toContain(KEY);
    }
    const all = JSON.stringify(log.lines);
    expect(all).not.toContain(KEY);
    expect(all).not.toContain('@everyone');
    expect(log.lines).toHaveLength(4);
  });
});
