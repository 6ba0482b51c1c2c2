// Chooses the sentences that answer best, and judges whether they answer at all.
import type { Want } from '../lang/question-language.ts';
import type { AnalysedQuery, Hit } from '../search/contract.ts';
import type { Catalogue, LanguageCode, Verdict } from '../types.ts';
import { type Candidate, candidatesOf } from './features.ts';
import { Topic } from './evidence.ts';
import { ANSWERED, SENTENCE_WEIGHTS, VERDICT_WEIGHTS } from './weights.ts';

/** Names of the features of a verdict, in the order of the vectors. */
export const VERDICT_FEATURES = ['bias', 'own', 'around', 'around²', 'known', 'missing-name', 'rarest', 'evidence', 'no-evidence', 'nearness', 'cross', 'few'] as const;

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

export function topicsOf(groups: AnalysedQuery['groups']): Map<LanguageCode, Topic> {
  return new Map((Object.entries(groups) as [LanguageCode, Topic['groups']][]).map(([lang, own]) => [lang, new Topic(own, lang)]));
}

/** Ranks the sentences of the hits as answers. `groups` are those that the question is about. */
export function choose(hits: readonly Hit[], groups: AnalysedQuery['groups'], want: Want, query: AnalysedQuery, catalogue: Catalogue): Choice {
  const topics = topicsOf(groups);
  const ranked = candidatesOf(hits, topics, want, catalogue)
    .map((candidate) => ({ ...candidate, score: dot(SENTENCE_WEIGHTS, candidate.features) }))
    .sort((a, b) => b.score - a.score);
  const [best] = ranked;
  if (!best) return { ranked, verdict: 'not-in-articles', probability: 0, features: [] };
  const features = verdictFeatures(best, topics, query, catalogue);
  const probability = 1 / (1 + Math.exp(-dot(VERDICT_WEIGHTS, features)));
  const verdict = probability >= ANSWERED.answered ? 'answered' : probability >= ANSWERED.closest ? 'closest' : 'not-in-articles';
  return { ranked, verdict, probability, features };
}

function verdictFeatures(best: Candidate, topics: ReadonlyMap<LanguageCode, Topic>, query: AnalysedQuery, catalogue: Catalogue): number[] {
  const lang = catalogue.articles.get(best.article)?.lang ?? query.lang;
  const topic = topics.get(lang);
  if (!topic) return [];
  const { groups, worth } = topic;
  const own = topic.share(best.own);
  const known = groups.reduce((sum, { found }, group) => sum + (found ? (worth[group] ?? 0) : 0), 0);
  const missing = groups.reduce((sum, { name }, group) => sum + (name && (best.around[group] ?? 0) < 0.2 ? (worth[group] ?? 0) : 0), 0);
  const rarest = groups.reduce((low, _, group) => ((worth[group] ?? 0) > (worth[low] ?? 0) ? group : low), 0);
  const evidenceAsked = best.features.slice(5, 10).some((value) => value > 0);
  return [
    1,
    own,
    best.share,
    best.share ** 2,
    known,
    missing,
    best.around[rarest] ?? 0,
    evidenceAsked ? 1 : 0,
    best.evidence ? 0 : 1,
    best.features[4] ?? 0,
    lang === query.lang ? 0 : 1,
    groups.length < 2 ? 1 : 0,
  ];
}
