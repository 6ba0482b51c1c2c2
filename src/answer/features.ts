// What can be measured about a sentence as the answer to a question. The weights of all this are in weights.ts.
import type { Want } from '../lang/question-language.ts';
import { languages } from '../lang/languages.ts';
import type { Token } from '../search/analysis.ts';
import type { Hit } from '../search/contract.ts';
import type { Found } from '../search/match.ts';
import type { Article, Catalogue, Span } from '../types.ts';
import { strongest, type Topic } from './evidence.ts';
import { articleSentences } from './topic.ts';

/** Names of the features of a sentence, in the order of the vectors. */
export const SENTENCE_FEATURES = [
  'own',
  'around',
  'passage',
  'lead',
  'nearness',
  'evidence-number',
  'evidence-time',
  'evidence-place',
  'evidence-person',
  'evidence-reason',
  'evidence-near',
  'missing-name',
  'short',
  'long',
  'asks',
] as const;

export interface Candidate extends Span {
  readonly article: string;
  readonly features: readonly number[];
  /** By group of the question: how well the sentence, and what stands around it, hold it. */
  readonly own: readonly number[];
  readonly around: readonly number[];
  readonly evidence: boolean;
  /** Share of the question in the sentence with what stands around it, 0 to 1. */
  readonly share: number;
}

const AROUND = { before: 0.75, after: 0.3, passage: 0.6, title: 0.6, article: 0.35 };
const CLASSES: Readonly<Partial<Record<Want, (typeof SENTENCE_FEATURES)[number]>>> = {
  'how-many': 'evidence-number',
  'how-much': 'evidence-number',
  'how-long': 'evidence-number',
  'how-old': 'evidence-number',
  when: 'evidence-time',
  where: 'evidence-place',
  who: 'evidence-person',
  why: 'evidence-reason',
  'what-for': 'evidence-reason',
};
const SHORT = 6;
const LONG = 45;

/** The sentences of the hits and of the passages next to them, measured. */
export function candidatesOf(hits: readonly Hit[], topics: ReadonlyMap<string, Topic>, want: Want, catalogue: Catalogue): Candidate[] {
  const seen = new Set<string>();
  const best = hits[0]?.score ?? 1;
  return hits.flatMap(({ passage, lang, score }) => {
    const article = catalogue.articles.get(passage.article);
    const topic = topics.get(lang);
    if (!article || !topic) return [];
    const context = contextOf(article, topic);
    return articleSentences(article).flatMap((sentence, index) => {
      const key = `${article.id} ${sentence.start}`;
      if (sentence.start >= passage.end || sentence.end <= passage.start || seen.has(key)) return [];
      seen.add(key);
      return [measure(sentence, index, passage, score / best, context, want)];
    });
  });
}

interface Context {
  readonly article: Article;
  readonly topic: Topic;
  readonly title: readonly number[];
  readonly whole: readonly number[];
  strengths(index: number): readonly number[];
}

function contextOf(article: Article, topic: Topic): Context {
  const all = articleSentences(article);
  const known = new Map<number, readonly number[]>();
  const strengths = (index: number): readonly number[] => {
    const span = all[index];
    if (!span) return topic.groups.map(() => 0);
    let own = known.get(index);
    if (!own) known.set(index, (own = topic.strengths(article.text.slice(span.start, span.end))));
    return own;
  };
  return { article, topic, title: topic.strengths(article.title), whole: topic.strengths(article.text), strengths };
}

function measure(sentence: Span, index: number, passage: Span, rank: number, context: Context, want: Want): Candidate {
  const { article, topic } = context;
  const text = article.text.slice(sentence.start, sentence.end);
  const tokens = topic.tokens(text);
  const found = topic.find(tokens);
  const own = topic.groups.map((_, group) => Math.max(0, ...found.filter((one) => one.group === group).map(({ weight }) => weight)));
  const around = strongest(
    { strengths: own, factor: 1 },
    { strengths: context.strengths(index - 1), factor: AROUND.before },
    { strengths: context.strengths(index + 1), factor: AROUND.after },
    { strengths: topic.strengths(article.text.slice(passage.start, passage.end)), factor: AROUND.passage },
    { strengths: context.title, factor: AROUND.title },
    { strengths: context.whole, factor: AROUND.article },
  );
  const shown = evidenceIn(text, tokens, found, want, article);
  const evidenceClass = CLASSES[want];
  const words = text.split(/\s+/).length;
  const values: Record<(typeof SENTENCE_FEATURES)[number], number> = {
    own: topic.share(own),
    around: topic.share(around),
    passage: rank,
    lead: index === 0 ? 1 : 0,
    nearness: nearness(found, topic),
    'evidence-number': 0,
    'evidence-time': 0,
    'evidence-place': 0,
    'evidence-person': 0,
    'evidence-reason': 0,
    'evidence-near': shown.near,
    'missing-name': missingNames(around, topic),
    short: words < SHORT ? 1 : 0,
    long: words > LONG ? 1 : 0,
    asks: /\?\s*[»”"]?$/.test(text) ? 1 : 0,
  };
  if (evidenceClass) values[evidenceClass] = shown.present ? 1 : 0;
  return {
    ...sentence,
    article: article.id,
    own,
    around,
    evidence: evidenceClass === undefined || shown.present,
    share: values.around,
    features: SENTENCE_FEATURES.map((name) => values[name]),
  };
}

/** How close together the words of the question stand, weighted by what they are worth; 0 to about 1. */
function nearness(found: readonly Found[], topic: Topic): number {
  let sum = 0;
  const best = new Map<string, number>();
  for (let at = 1; at < found.length; at++) {
    const [left, right] = [found[at - 1] as Found, found[at] as Found];
    if (left.group === right.group || right.at === left.at) continue;
    const pair = [left.group, right.group].sort().join();
    const value = ((topic.worth[left.group] ?? 0) + (topic.worth[right.group] ?? 0)) * Math.min(left.weight, right.weight) / (right.at - left.at);
    best.set(pair, Math.max(best.get(pair) ?? 0, value));
  }
  for (const value of best.values()) sum += value;
  return Math.min(1.5, sum);
}

/** What names of the question weigh that are nowhere around, 0 to 1. */
function missingNames(around: readonly number[], { groups, worth }: Topic): number {
  return groups.reduce((sum, { name }, group) => sum + (name && (around[group] ?? 0) < 0.2 ? (worth[group] ?? 0) : 0), 0);
}

interface Shown {
  readonly present: boolean;
  /** 1 next to a word of the question, less further away. */
  readonly near: number;
}

/** Whether a sentence shows what is asked for in words that are not the question's own. */
function evidenceIn(text: string, tokens: readonly Token[], found: readonly Found[], want: Want, article: Article): Shown {
  const pattern = languages[article.lang].questions.evidence[want];
  if (!pattern) return { present: false, near: 0 };
  const asked = new Set(found.filter(({ weight }) => weight >= 0.5).map(({ at }) => at));
  let present = false;
  let near = 0;
  for (const match of text.matchAll(pattern)) {
    const end = match.index + match[0].length;
    if (want === 'who' && match.index < 2 && !/\s\p{Lu}/u.test(match[0]) && isCommon(match[0], article)) continue;
    const inside = tokens.map((token, at) => ({ token, at })).filter(({ token }) => token.start < end && token.end > match.index);
    if (inside.length > 0 && inside.every(({ at }) => asked.has(at))) continue;
    present = true;
    const place = tokens.findIndex((token) => token.end > match.index);
    for (const at of asked) near = Math.max(near, 1 / Math.max(1, Math.abs(at - place)));
  }
  return { present, near };
}

const isCommon = (word: string, article: Article): boolean =>
  new RegExp(`(?<!\\p{L})${word.toLowerCase().replace(/[^\p{L}]/gu, '.')}(?!\\p{L})`, 'u').test(article.text) ||
  languages[article.lang].search.stopWords.has(word.toLowerCase());
