// Measuring one engine: time, memory, the longest hold of the event loop, and how often it finds what it should.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Doc, LabelledQuestion } from './corpus.ts';
import type { BenchEngine } from './engines.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** In MB, after a collection. */
export function memory(): { heap: number; rss: number } {
  collect();
  const { heapUsed, rss } = process.memoryUsage();
  return { heap: heapUsed / 2 ** 20, rss: rss / 2 ** 20 };
}

/** Processor time of this process, all threads, since `from`: steadier than the clock on a busy machine. */
export function cpuSeconds(from: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1e6;
}

const MOST_MS = 4_000;

/** Milliseconds of each call, in order of size; stops after a while where calls are slow. */
async function times(questions: readonly string[], ask: (question: string) => unknown): Promise<number[]> {
  const all: number[] = [];
  const begun = performance.now();
  for (const question of questions) {
    const start = performance.now();
    await ask(question);
    all.push(performance.now() - start);
    if (performance.now() - begun > MOST_MS) break;
  }
  return all.sort((a, b) => a - b);
}

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

const pair = (sorted: readonly number[]): string => `${at(sorted, 0.5).toFixed(1)} / ${at(sorted, 0.99).toFixed(1)}`;

/** One row: name, build s on the clock and of CPU, query p50 / p99 ms and mean CPU ms, answer p50 / p99 ms, loop held ms, heap MB, RSS MB. */
export async function speedRow(
  engine: BenchEngine,
  docs: readonly Doc[],
  questions: readonly string[],
): Promise<string[]> {
  const before = memory();
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  await wait(20);
  delay.reset();
  // The first interval after a reset is not counted.
  await wait(20);
  const cpu = process.cpuUsage();
  const start = performance.now();
  const built = await engine.build(docs);
  const seconds = (performance.now() - start) / 1000;
  const worked = cpuSeconds(cpu).toFixed(2);
  await wait(20);
  delay.disable();
  const { heap, rss } = memory();
  const warm = questions.slice(0, 10);
  for (const question of warm) await built.search(question, 10);
  const asking = process.cpuUsage();
  const queries = await times(questions, (question) => built.search(question, 10));
  const each = ((cpuSeconds(asking) * 1000) / queries.length).toFixed(1);
  const ask = built.answer;
  const answers = ask ? pair(await times(questions, (question) => ask(question))) : '–';
  await built.close?.();
  const held = (delay.max / 1e6).toFixed(0);
  return [
    engine.name,
    seconds.toFixed(2),
    worked,
    pair(queries),
    each,
    answers,
    held,
    (heap - before.heap).toFixed(0),
    rss.toFixed(0),
  ];
}

/** One row: name, recall at 5, MRR over the first ten. */
export async function recallRow(
  engine: BenchEngine,
  docs: readonly Doc[],
  questions: readonly LabelledQuestion[],
): Promise<string[]> {
  const built = await engine.build(docs);
  let found = 0;
  let reciprocal = 0;
  for (const { question, gold } of questions) {
    const rank = (await built.search(question, 10)).findIndex((id) => gold.includes(id));
    if (rank >= 0 && rank < 5) found++;
    if (rank >= 0) reciprocal += 1 / (rank + 1);
  }
  await built.close?.();
  return [engine.name, (found / questions.length).toFixed(3), (reciprocal / questions.length).toFixed(3)];
}
