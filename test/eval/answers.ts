// How good the answers are: `npm run eval -- answers`. Misses of the dev set are listed; of the held-out set only sums are shown.
import { catalogueOf } from '../../src/reading/catalogue.ts';
import { createReader } from '../../src/reading/reader.ts';
import type { Outcome, QuestionSet } from './questions.ts';
import { ask, openCorpus, readCases, readQuestions } from './questions.ts';

const share = (part: number, whole: number): string => (whole === 0 ? '   –' : (part / whole).toFixed(3));

function line(label: string, outcomes: readonly Outcome[]): string {
  const answerable = outcomes.filter(({ question }) => question.verdict === 'answered');
  const not = outcomes.filter(({ question }) => question.verdict !== 'answered');
  const count = (list: readonly Outcome[], test: (one: Outcome) => boolean): string =>
    share(list.filter(test).length, list.length);
  const reciprocal = answerable.reduce((sum, { rank }) => sum + (rank > 0 ? 1 / rank : 0), 0);
  return [
    label.padEnd(22),
    String(outcomes.length).padStart(4),
    `R@1 ${count(answerable, ({ rank }) => rank === 1)}`,
    `R@5 ${count(answerable, ({ rank }) => rank > 0 && rank <= 5)}`,
    `MRR ${share(reciprocal, answerable.length)}`,
    `first ${count(answerable, ({ firstRight }) => firstRight)}`,
    `wrongly refused ${count(answerable, ({ refused }) => refused)}`,
    `refused ${count(not, ({ refused }) => refused)}`,
    `verdict ${count(outcomes, ({ refused, question }) => refused === (question.verdict !== 'answered'))}`,
  ].join('  ');
}

function report(set: QuestionSet, outcomes: readonly Outcome[]): void {
  console.log(`\n${set}`);
  console.log(line('all', outcomes));
  const answerable = outcomes.filter(({ question }) => question.verdict === 'answered');
  console.log(
    line(
      'same language',
      answerable.filter(({ cross }) => !cross),
    ),
  );
  console.log(
    line(
      'across languages',
      answerable.filter(({ cross }) => cross),
    ),
  );
  for (const kind of [...new Set(outcomes.map(({ question }) => question.kind))].sort()) {
    console.log(
      line(
        `  ${kind}`,
        outcomes.filter(({ question }) => question.kind === kind),
      ),
    );
  }
}

function misses(outcomes: readonly Outcome[]): void {
  console.log('\nmisses of the dev set');
  for (const { question, answer, rank, firstRight, refused } of outcomes) {
    const wanted = question.verdict !== 'answered';
    if (wanted ? refused : firstRight && !refused) continue;
    const said = answer.statements[0]?.citations[0];
    console.log(
      `- ${question.id} ${question.lang} ${question.kind} “${question.question}” → ${answer.verdict}, rank ${rank}`,
    );
    console.log(`    got:    ${said ? `${said.article}: ${said.text.slice(0, 150)}` : '–'}`);
    for (const { article, text } of question.answers.slice(0, 1))
      console.log(`    wanted: ${article}: ${text.slice(0, 150)}`);
  }
}

export async function main(): Promise<void> {
  const articles = await readCases();
  const corpus = await openCorpus(catalogueOf(articles, await createReader().read(articles)));
  for (const set of ['dev', 'held-out'] as const) {
    const outcomes: Outcome[] = [];
    for (const question of await readQuestions(set)) outcomes.push(await ask(question, corpus));
    report(set, outcomes);
    if (set === 'dev') misses(outcomes);
  }
  await corpus.search.close();
}
