// How good the summaries are: `npm run eval -- claude [--set dev|held-out] [--limit N]`. Asks the real API, so it needs a key.
import { parseArgs } from 'node:util';
import { createMemoryMeter } from '../../src/answer/budget.ts';
import { createSummariser } from '../../src/answer/create-summariser.ts';
import type { UsageMeter } from '../../src/answer/summariser.ts';
import type { Checked } from '../../src/answer/verify.ts';
import { type ClaudeConfig, readConfig } from '../../src/config.ts';
import type { Answer } from '../../src/types.ts';
import type { LabelledQuestion, QuestionSet } from './questions.ts';

/** US dollars for a million tokens, as listed when this was written; other models are counted in tokens alone. */
const PRICES: Readonly<Record<string, { readonly input: number; readonly output: number; readonly cached: number }>> = {
  'claude-sonnet-5-5': { input: 2, output: 10, cached: 0.2 },
  'claude-sonnet-5': { input: 2, output: 10, cached: 0.2 },
};

interface Told {
  readonly question: LabelledQuestion;
  readonly answer: Answer;
  readonly checked: readonly Checked[];
  readonly ms: number;
}

interface Tokens {
  input: number;
  output: number;
  cached: number;
}

export async function main(args: readonly string[]): Promise<void> {
  const options = { set: { type: 'string', default: 'dev' }, limit: { type: 'string', default: '40' } } as const;
  const { values } = parseArgs({ args: [...args], options });
  const { claude } = readConfig();
  if (!claude) {
    console.log('No ANTHROPIC_API_KEY is set: there is no model to evaluate.');
    return;
  }
  const tokens: Tokens = { input: 0, output: 0, cached: 0 };
  const told = await askAll(claude, values.set === 'held-out' ? 'held-out' : 'dev', Number(values.limit) || 40, tokens);
  report(told, tokens, claude.model ?? 'claude-sonnet-5-5');
}

async function askAll(config: ClaudeConfig, set: QuestionSet, limit: number, tokens: Tokens): Promise<Told[]> {
  // Loaded here, so that a run without a key builds nothing.
  const { openCorpus, readCases, readQuestions } = await import('./questions.ts');
  const { catalogueOf } = await import('../../src/reading/catalogue.ts');
  const { createReader } = await import('../../src/reading/reader.ts');
  const { answer } = await import('../../src/answer/ask.ts');
  const reader = createReader({ warn: (details, message) => console.error(message, JSON.stringify(details)) });
  const cases = await readCases();
  const corpus = await openCorpus(catalogueOf(cases, await reader.read(cases)));
  await reader.close();
  let checked: readonly Checked[] = [];
  const summariser = createSummariser(config, {
    log: { info: () => {}, warn: (details: object) => console.error(JSON.stringify(details)) },
    usage: counting(tokens),
    observe: (seen) => {
      checked = seen;
    },
  });
  const told: Told[] = [];
  for (const question of every(await readQuestions(set), limit)) {
    checked = [];
    const begun = performance.now();
    const context = { catalogue: corpus.catalogue, search: corpus.search, lang: question.lang };
    const extractive = await answer(question.question, context);
    const { hits } = await corpus.search.search(question.question, { limit: 10 });
    let last = extractive;
    for await (const step of summariser.summarise(question.question, extractive, { ...context, hits }))
      last = step.answer;
    told.push({ question, answer: last, checked, ms: performance.now() - begun });
  }
  await corpus.search.close();
  return told;
}

/** `limit` of the questions, spread over all of them. */
function every<T>(list: readonly T[], limit: number): T[] {
  const step = Math.max(1, list.length / limit);
  return Array.from({ length: Math.min(limit, list.length) }, (_, at) => list[Math.floor(at * step)] as T);
}

function counting(tokens: Tokens): UsageMeter {
  const meter = createMemoryMeter();
  return {
    spent: meter.spent,
    add(day, serverId, input, output, cached) {
      tokens.input += input;
      tokens.output += output;
      tokens.cached += cached;
      return meter.add(day, serverId, input, output, cached);
    },
  };
}

function report(told: readonly Told[], tokens: Tokens, model: string): void {
  const sentences = told.flatMap(({ checked }) => checked);
  const summaries = told.filter(({ answer }) => answer.engine === 'claude');
  const answerable = summaries.filter(({ question }) => question.verdict === 'answered');
  const noted = (kind: string) => told.filter(({ answer }) => answer.notes?.some((note) => note.kind === kind)).length;
  const times = told.map(({ ms }) => ms).sort((a, b) => a - b);
  const price = PRICES[model];
  const lines: [string, string][] = [
    ['model', model],
    ['questions', String(told.length)],
    ['answered by the model', share(summaries.length, told.length)],
    ['sentences cited', share(sentences.filter(({ fault }) => fault !== 'uncited').length, sentences.length)],
    ['sentences verified', share(sentences.filter(({ fault }) => fault === undefined).length, sentences.length)],
    ['cite the labelled sentence', share(answerable.filter(citesLabel).length, answerable.length)],
    ['refusals', String(noted('summary-refused'))],
    ['not verified', String(noted('summary-unverified'))],
    ['unavailable', String(noted('summary-unavailable'))],
    ['tokens in / out / cached', `${tokens.input} / ${tokens.output} / ${tokens.cached}`],
    ['cost', price ? `${costOf(tokens, price).toFixed(4)} US$` : 'no list price known for this model'],
    ['median / slowest', `${Math.round(times[times.length >> 1] ?? 0)} / ${Math.round(times.at(-1) ?? 0)} ms`],
  ];
  for (const [name, value] of lines) console.log(`${name.padEnd(28)}${value}`);
  const faults = sentences.flatMap(({ fault, detail, written }) =>
    fault ? [`- ${fault}${detail ? ` (${detail})` : ''}: ${written}`] : [],
  );
  if (faults.length > 0) console.log(`\nsentences that were not shown\n${faults.join('\n')}`);
}

const share = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} % (${part} of ${whole})`;

const costOf = (tokens: Tokens, price: { input: number; output: number; cached: number }): number =>
  (tokens.input * price.input + tokens.output * price.output + tokens.cached * price.cached) / 1e6;

function citesLabel({ question, answer }: Told): boolean {
  const cited = answer.statements.flatMap(({ citations }) => citations);
  return question.answers.some((label) =>
    cited.some(
      ({ article, text }) => article === label.article && (text.includes(label.text) || label.text.includes(text)),
    ),
  );
}
