// Fits the weights of src/answer/weights.ts: `npm run eval -- fit-answers [--data FOLDER]`.
// Sentences: the weights that make an accepted sentence the likeliest of all candidates of its question (softmax).
// Verdicts: logistic regression on whether the question can be answered; every answerable question is asked a second time
// without the articles that answer it, as a near miss that is to be refused. Learned from the dev set and, when a folder
// of passages and questions is given, from a sample of its questions with answers; the held-out set is never read.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withoutAsked, withoutAsking } from '../../src/answer/ask.ts';
import { choose, VERDICT_FEATURES } from '../../src/answer/choose.ts';
import { SENTENCE_FEATURES } from '../../src/answer/features.ts';
import { planQuestion } from '../../src/answer/plan.ts';
import { detectLanguage } from '../../src/search/detect.ts';
import type { Article, LanguageCode } from '../../src/types.ts';
import {
  accepted,
  type Corpus,
  type LabelledQuestion,
  openCorpus,
  plainCatalogue,
  readCases,
  readQuestions,
} from './questions.ts';

interface Example {
  readonly weight: number;
  readonly candidates: readonly (readonly number[])[];
  readonly right: readonly boolean[];
}

interface Judged {
  readonly features: readonly number[];
  readonly answers: boolean;
  readonly weight: number;
}

async function chosen(question: LabelledQuestion, { catalogue, search }: Corpus, without: ReadonlySet<string>) {
  const lang = detectLanguage(question.question, question.lang);
  const plan = planQuestion(question.question, lang);
  const { hits, query } = await search.search(withoutAsking(plan.text, plan.asking), {
    lang,
    limit: 12 + 12 * without.size,
  });
  const groups = withoutAsked(query, plan);
  return choose(
    hits.filter(({ passage }) => !without.has(passage.article)).slice(0, 12),
    groups,
    plan,
    query,
    catalogue,
  );
}

async function gather(questions: readonly LabelledQuestion[], corpus: Corpus, weight: number) {
  const examples: Example[] = [];
  const judged: Judged[] = [];
  for (const question of questions) {
    const places = accepted(question, corpus.catalogue);
    const { ranked, features } = await chosen(question, corpus, new Set());
    const right = ranked.map((one) =>
      places.some((place) => place.article === one.article && place.start < one.end && one.start < place.end),
    );
    if (right.includes(true)) examples.push({ weight, candidates: ranked.map((one) => one.features), right });
    if (features.length > 0)
      judged.push({ features, answers: places.length > 0, weight: places.length > 0 ? weight : weight * 2 });
    if (places.length === 0) continue;
    const apart = await chosen(question, corpus, new Set(places.map(({ article }) => article)));
    if (apart.features.length > 0) judged.push({ features: apart.features, answers: false, weight: weight * 0.4 });
  }
  return { examples, judged };
}

/** One step of Adam along a gradient that is to be climbed. */
function climber(size: number, rate: number): (weights: number[], gradient: readonly number[], round: number) => void {
  const mean = new Array<number>(size).fill(0);
  const square = new Array<number>(size).fill(0);
  return (weights, gradient, round) => {
    gradient.forEach((slope, at) => {
      mean[at] = 0.9 * (mean[at] ?? 0) + 0.1 * slope;
      square[at] = 0.999 * (square[at] ?? 0) + 0.001 * slope * slope;
      const step =
        (mean[at] ?? 0) / (1 - 0.9 ** (round + 1)) / (Math.sqrt((square[at] ?? 0) / (1 - 0.999 ** (round + 1))) + 1e-8);
      weights[at] = (weights[at] ?? 0) + rate * step;
    });
  };
}

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);

function fitSentences(examples: readonly Example[]): number[] {
  const weights = SENTENCE_FEATURES.map(() => 0);
  const ridge = 0.004;
  const climb = climber(weights.length, 0.05);
  for (let round = 0; round < 500; round++) {
    const gradient = weights.map((weight) => -ridge * weight);
    for (const { candidates, right, weight } of examples) {
      const scores = candidates.map((features) => Math.exp(Math.min(30, dot(weights, features))));
      const all = scores.reduce((sum, score) => sum + score, 0);
      const good = scores.reduce((sum, score, at) => sum + (right[at] ? score : 0), 0);
      candidates.forEach((features, at) => {
        const pull = (right[at] ? (scores[at] ?? 0) / good : 0) - (scores[at] ?? 0) / all;
        features.forEach((value, one) => {
          gradient[one] = (gradient[one] ?? 0) + (weight * pull * value) / Math.max(1, examples.length);
        });
      });
    }
    climb(weights, gradient, round);
  }
  return weights;
}

function fitVerdicts(judged: readonly Judged[]): number[] {
  const weights = VERDICT_FEATURES.map(() => 0);
  const ridge = 0.003;
  const total = judged.reduce((sum, { weight }) => sum + weight, 0);
  const climb = climber(weights.length, 0.03);
  for (let round = 0; round < 1000; round++) {
    const gradient = weights.map((weight, at) => (at === 0 ? 0 : -ridge * weight));
    for (const { features, answers, weight } of judged) {
      const error = (answers ? 1 : 0) - 1 / (1 + Math.exp(-dot(weights, features)));
      features.forEach((value, at) => {
        gradient[at] = (gradient[at] ?? 0) + (weight * error * value) / total;
      });
    }
    climb(weights, gradient, round);
  }
  return weights;
}

/** Where refusing goes over into answering at the least cost: a wrong answer costs as much as a wrong refusal. */
function thresholds(judged: readonly Judged[], weights: readonly number[]): string {
  const scored = judged.map(({ features, answers, weight }) => ({
    answers,
    weight,
    p: 1 / (1 + Math.exp(-dot(weights, features))),
  }));
  const rows = [0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6].map((at) => {
    const rate = (answers: boolean): string => {
      const own = scored.filter((one) => one.answers === answers);
      const refused = own.filter(({ p }) => p < at).reduce((sum, { weight }) => sum + weight, 0);
      return (refused / own.reduce((sum, { weight }) => sum + weight, 0)).toFixed(2);
    };
    return `${at}: right ones refused ${rate(true)}, others refused ${rate(false)}`;
  });
  return rows.join('\n');
}

async function readData(
  data: string,
  name: string,
  every: number,
): Promise<{ articles: Article[]; questions: LabelledQuestion[] }> {
  const lines = async (file: string) =>
    (await readFile(join(data, file), 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  const articles = (await lines(`${name}.passages.jsonl`)) as Article[];
  const rows = (await lines(`${name}.questions.jsonl`)) as {
    id: string;
    question: string;
    lang: LanguageCode;
    gold: string[];
    answers?: string[];
  }[];
  const questions = rows
    .filter(({ answers }, at) => at % every === 0 && answers !== undefined)
    .map(
      ({ id, question, lang, gold, answers = [] }): LabelledQuestion => ({
        id,
        question,
        lang,
        kind: 'what',
        verdict: 'answered',
        answers: gold.flatMap((article) => answers.map((text) => ({ article, text }))),
      }),
    );
  return { articles, questions };
}

export async function main(args: readonly string[]): Promise<void> {
  const dev = (await readQuestions('dev')).filter(({ kind }) => !kind.startsWith('said'));
  const sets = [await gather(dev, await openCorpus(plainCatalogue(await readCases())), 1)];
  const data = args[args.indexOf('--data') + 1];
  if (args.includes('--data') && data) {
    const { articles, questions } = await readData(data, 'piaf-fr', 8);
    sets.push(await gather(questions, await openCorpus(plainCatalogue(articles)), 0.08));
  }
  const examples = sets.flatMap((set) => set.examples);
  const judged = sets.flatMap((set) => set.judged);
  const round = (values: readonly number[]): string => `[${values.map((value) => value.toFixed(2)).join(', ')}]`;
  const sentences = fitSentences(examples);
  const right = (set: readonly Example[]): string => {
    const hits = set.filter(({ candidates, right }) => {
      const scores = candidates.map((features) => dot(sentences, features));
      return right[scores.indexOf(Math.max(...scores))];
    });
    return `${hits.length} of ${set.length}`;
  };
  console.log('sentences', round(sentences));
  for (const set of sets) console.log('first sentence right, of those found at all:', right(set.examples));
  SENTENCE_FEATURES.forEach((name, at) => {
    console.log('  ', name, sentences[at]?.toFixed(2));
  });
  const verdicts = fitVerdicts(judged);
  console.log('verdicts', round(verdicts));
  VERDICT_FEATURES.forEach((name, at) => {
    console.log('  ', name, verdicts[at]?.toFixed(2));
  });
  for (const set of sets) console.log(thresholds(set.judged, verdicts));
}
