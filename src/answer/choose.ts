// Chooses the sentences that answer best, and judges whether they answer at all.
import type { Want } from '../lang/question-language.ts';
import type { AnalysedQuery, Hit } from '../search/contract.ts';
import type { Catalogue, LanguageCode, Verdict } from '../types.ts';
import { Topic } from './evidence.ts';
import { type Candidate, candidatesOf, SENTENCE_FEATURES } from './features.ts';
import type { Plan } from './plan.ts';
import { ANSWERED, SENTENCE_WEIGHTS, VERDICT_WEIGHTS } from './weights.ts';

/** Names of the features of a verdict, in the order of the vectors. */
export const VERDICT_FEATURES = [
  'bias',
  'own',
  'around',
  'around²',
  'content',
  'content around',
  'known',
  'missing name',
  'rarest',
  'evidence',
  'no evidence of an amount',
  'no evidence',
  'near',
  'counted',
  'nearness',
  'across',
  'one word',
  'after question',
  'nothing but names',
] as const;

/** "President of China" is one thing: a president here and China there, less near than this, are not who it is. */
const TOGETHER = 0.3;
/** How much less sure an answer is then. */
const APART = 0.4;
/** What is asked for in so definite a form that a sentence without it does not answer. */
const DEFINITE: ReadonlySet<Want> = new Set(['how-old', 'how-long', 'how-much', 'how-many', 'when']);

export interface Choice {
  /** Best first. */
  readonly ranked: readonly (Candidate & { readonly score: number })[];
  readonly verdict: Verdict;
  /** How sure it is that the first sentence answers, 0 to 1. */
  readonly probability: number;
  readonly features: readonly number[];
}

const dot = (weights: readonly number[], features: readonly number[]): number =>
  weights.reduce((sum, weight, at) => sum + weight * (features[at] ?? 0), 0);

function topicsOf(groups: AnalysedQuery['groups']): Map<LanguageCode, Topic> {
  return new Map(
    (Object.entries(groups) as [LanguageCode, Topic['groups']][]).map(([lang, own]) => [lang, new Topic(own, lang)]),
  );
}

/** Ranks the sentences of the hits as answers. `groups` are those that the question is about. */
export function choose(
  hits: readonly Hit[],
  groups: AnalysedQuery['groups'],
  { want, identifies }: Pick<Plan, 'want' | 'identifies'>,
  query: AnalysedQuery,
  catalogue: Catalogue,
): Choice {
  const topics = topicsOf(groups);
  const ranked = candidatesOf(hits, topics, want, catalogue)
    .map((candidate) => ({ ...candidate, score: dot(SENTENCE_WEIGHTS, candidate.features) }))
    .sort((a, b) => b.score - a.score);
  const [best] = ranked;
  if (!best) return { ranked, verdict: 'not-in-articles', probability: 0, features: [] };
  const features = verdictFeatures(best, want, topics, query, catalogue);
  const apart = identifies && best.own.length > 1 && best.nearness < TOGETHER;
  const probability = (apart ? APART : 1) / (1 + Math.exp(-dot(VERDICT_WEIGHTS, features)));
  const verdict =
    probability >= ANSWERED.answered ? 'answered' : probability >= ANSWERED.closest ? 'closest' : 'not-in-articles';
  return { ranked, verdict, probability, features };
}

function verdictFeatures(
  best: Candidate,
  want: Want,
  topics: ReadonlyMap<LanguageCode, Topic>,
  query: AnalysedQuery,
  catalogue: Catalogue,
): number[] {
  const lang = catalogue.articles.get(best.article)?.lang ?? query.lang;
  const topic = topics.get(lang);
  if (!topic) return [];
  const { groups, worth } = topic;
  const known = sum(groups, (group) => (groups[group]?.found ? (worth[group] ?? 0) : 0));
  const missing = sum(groups, (group) =>
    groups[group]?.name && (best.around[group] ?? 0) < 0.2 ? (worth[group] ?? 0) : 0,
  );
  const rarest = groups.reduce((top, _, group) => ((worth[group] ?? 0) > (worth[top] ?? 0) ? group : top), 0);
  const of = (name: (typeof SENTENCE_FEATURES)[number]): number => best.features[SENTENCE_FEATURES.indexOf(name)] ?? 0;
  const evidence = SENTENCE_FEATURES.some(
    (name) => name.startsWith('evidence-') && name !== 'evidence-near' && of(name) > 0,
  );
  return [
    1,
    topic.share(best.own),
    best.share,
    best.share ** 2,
    contentShare(topic, best.own, evidence),
    contentShare(topic, best.around, evidence),
    known,
    missing,
    best.around[rarest] ?? 0,
    evidence ? 1 : 0,
    !best.evidence && DEFINITE.has(want) ? 1 : 0,
    !best.evidence && !DEFINITE.has(want) ? 1 : 0,
    of('evidence-near'),
    of('counted'),
    best.nearness,
    lang === query.lang ? 0 : 1,
    groups.length < 2 ? 1 : 0,
    of('after-question'),
    contentShare(topic, best.around, evidence) < 0.2 ? 1 : 0,
  ];
}

const sum = (groups: Topic['groups'], value: (group: number) => number): number =>
  groups.reduce((total, _, group) => total + value(group), 0);

/** The share found of what is asked about a name: everything but names. With names alone, the evidence is all there is. */
function contentShare({ groups, worth }: Topic, strengths: readonly number[], evidence: boolean): number {
  const content = (group: number): number => (groups[group]?.name ? 0 : (worth[group] ?? 0));
  const whole = sum(groups, content);
  if (whole < 0.05) return evidence ? 1 : 0;
  return sum(groups, (group) => content(group) * Math.min(1, strengths[group] ?? 0)) / whole;
}
