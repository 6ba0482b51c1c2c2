// `npm run bench [-- --all] [-- --data FOLDER]`: speed and memory beside other engines, and recall on labelled questions.
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { extractQuotes } from '../../src/quotes/extract.ts';
import { benchCheck } from './check.ts';
import { catalogueOfDocs, labelled, madeUp, questionsAbout } from './corpus.ts';
import { enginesOf } from './engines.ts';
import { cpuSeconds, memory, recallRow, speedRow } from './measure.ts';

const { values } = parseArgs({ options: { all: { type: 'boolean', default: false }, data: { type: 'string' } } });
const QUESTIONS = 200;
const LABELLED = 500;
const QUOTES_MS = 15_000;

function table(head: readonly string[]): (row: readonly string[]) => void {
  const print = (row: readonly string[]): void => console.log(`| ${row.join(' | ')} |`);
  print(head);
  print(head.map((_, at) => (at === 0 ? '---' : '---:')));
  return print;
}

function startUp(): void {
  const start = performance.now();
  const args = ['--import', 'tsx', 'src/index.ts', 'ask', 'why is China irritated?'];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  const seconds = ((performance.now() - start) / 1000).toFixed(2);
  const failed = status === 0 ? '' : ` (exit ${status}: ${stderr.trim().slice(0, 200)})`;
  console.log(`\nStart, answer one question on \`corpus/\` and leave: ${seconds} s${failed}\n`);
}

/** Stops after `QUOTES_MS` and says how far it came, so that a busy machine is not held up. */
function quotes(): void {
  const articles = [...catalogueOfDocs(madeUp(1_000, 600, 3, 4)).articles.values()];
  const before = memory();
  const cpu = process.cpuUsage();
  const start = performance.now();
  const kept = [];
  for (const article of articles) {
    kept.push(extractQuotes(article));
    if (!values.all && performance.now() - start > QUOTES_MS) break;
  }
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const worked = cpuSeconds(cpu).toFixed(1);
  const grown = (memory().heap - before.heap).toFixed(0);
  const count = kept.reduce((sum, one) => sum + one.quotes.length, 0);
  console.log(`Quotes of ${kept.length} of 1,000 articles of about 600 words: ${seconds} s (${worked} s of CPU), `);
  console.log(`${count} quotes, heap + ${grown} MB\n`);
}

async function check(): Promise<void> {
  const { articles, first, short, long, held } = await benchCheck();
  const ms = (value: number): string => `${value.toFixed(0)} ms`;
  console.log(
    `Checking a quote over ${articles} articles: first ${ms(first)} (builds its index), then short ${ms(short)},`,
  );
  console.log(`3,900 characters ${ms(long)}; event loop held at most ${ms(held)}\n`);
}

async function speed(): Promise<void> {
  for (const size of values.all ? [1_000, 10_000, 100_000] : [1_000, 10_000]) {
    const docs = madeUp(size, 90);
    const questions = questionsAbout(docs, QUESTIONS);
    console.log(`### ${size} passages\n`);
    const print = table([
      'engine',
      'build s',
      'build CPU s',
      'query p50 / p99 ms',
      'CPU ms a query',
      'answer p50 / p99 ms',
      'loop held ms',
      'heap + MB',
      'RSS MB',
    ]);
    for (const engine of enginesOf(values.all)) print(await speedRow(engine, docs, questions));
    console.log('');
  }
}

async function recall(folder: string): Promise<void> {
  for (const name of ['piaf-fr', 'afriqa-fr', 'afriqa-en']) {
    const set = labelled(folder, name, LABELLED);
    if (!set) {
      console.log(`### ${name}: not in the folder\n`);
      continue;
    }
    console.log(`### ${name}: ${set.docs.length} passages, ${set.questions.length} questions\n`);
    const print = table(['engine', 'recall@5', 'MRR@10']);
    for (const engine of enginesOf(values.all)) print(await recallRow(engine, set.docs, set.questions));
    console.log('');
  }
}

const begun = performance.now();
startUp();
quotes();
await check();
await speed();
if (values.data) await recall(values.data);
console.log(`Took ${((performance.now() - begun) / 1000).toFixed(0)} s.`);
