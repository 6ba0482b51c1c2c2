// What can be measured about a sentence as the answer to a question. The weights of all this are in weights.ts.

import { languages } from '../lang/languages.ts';
import type { Want } from '../lang/question-language.ts';
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
  'counted',
  'own-here',
  'content',
  'content-around',
  'after-question',
  'refers-back',
  'after-best',
  'share-of-best',
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
  readonly nearness: number;
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
const COUNTING: ReadonlySet<Want> = new Set(['how-many', 'how-much', 'how-long']);
const SHORT = 6;
const LONG = 45;

/** Articles of the best hits that are read whole, and the longest that still is, in sentences. */
const WHOLE_ARTICLES = 3;
const WHOLE = 60;

/** The sentences of the hits, and of the best hits' articles as far as they are short, measured. */
export function candidatesOf(
  hits: readonly Hit[],
  topics: ReadonlyMap<string, Topic>,
  want: Want,
  catalogue: Catalogue,
): Candidate[] {
  const best = hits[0]?.score ?? 1;
  const byArticle = new Map<string, Hit[]>();
  for (const hit of hits) byArticle.set(hit.passage.article, [...(byArticle.get(hit.passage.article) ?? []), hit]);
  return [...byArticle].flatMap(([id, own], order) => {
    const article = catalogue.articles.get(id);
    const topic = topics.get(own[0]?.lang ?? '');
    if (!article || !topic) return [];
    const context = contextOf(article, topic, catalogue.passages.get(id) ?? []);
    const whole = order < WHOLE_ARTICLES && context.sentences.length <= WHOLE;
    return context.sentences.flatMap((sentence, index) => {
      const hit = own.find(({ passage }) => sentence.start < passage.end && sentence.end > passage.start);
      if (!hit && !whole) return [];
      return [measure(sentence, index, (hit?.score ?? 0) / best, context, want)];
    });
  });
}

interface Context {
  readonly article: Article;
  readonly topic: Topic;
  readonly sentences: readonly Span[];
  readonly title: readonly number[];
  readonly whole: readonly number[];
  /** What each group is worth for telling the sentences of this article apart; sums to 1. */
  readonly worthHere: readonly number[];
  /** The sentence that holds most of the question, and how much. */
  readonly best: number;
  readonly bestOwn: number;
  /** By sentence and group. */
  readonly strengths: readonly (readonly number[])[];
  readonly passages: readonly { readonly span: Span; readonly strengths: readonly number[] }[];
}

function contextOf(article: Article, topic: Topic, passages: readonly Span[]): Context {
  const sentences = articleSentences(article);
  const strengths = sentences.map(({ start, end }) => topic.strengths(article.text.slice(start, end)));
  const shares = strengths.map((one) => topic.share(one));
  const bestOwn = Math.max(0, ...shares);
  const weights = topic.worth.map((worth, group) => {
    const holding = strengths.filter((one) => (one[group] ?? 0) >= 0.3).length;
    return worth * Math.log(1 + sentences.length / Math.max(1, holding));
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  return {
    article,
    topic,
    sentences,
    strengths,
    best: shares.indexOf(bestOwn),
    bestOwn,
    title: topic.strengths(article.title),
    whole: topic.groups.map((_, group) => Math.max(0, ...strengths.map((one) => one[group] ?? 0))),
    worthHere: weights.map((weight) => weight / total),
    passages: passages.map((span) => ({ span, strengths: topic.strengths(article.text.slice(span.start, span.end)) })),
  };
}

function measure(sentence: Span, index: number, rank: number, context: Context, want: Want): Candidate {
  const { article, topic } = context;
  const text = article.text.slice(sentence.start, sentence.end);
  const tokens = topic.tokens(text);
  const found = topic.find(tokens);
  const own = topic.groups.map((_, group) =>
    Math.max(0, ...found.filter((one) => one.group === group).map(({ weight }) => weight)),
  );
  const passage = context.passages.find(({ span }) => span.start <= sentence.start && sentence.start < span.end);
  const before = context.strengths[index - 1] ?? [];
  const previous = context.sentences[index - 1];
  const around = strongest(
    { strengths: own, factor: 1 },
    { strengths: before, factor: AROUND.before },
    { strengths: context.strengths[index + 1] ?? [], factor: AROUND.after },
    { strengths: passage?.strengths ?? [], factor: AROUND.passage },
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
    counted: shown.counted,
    'own-here': own.reduce((sum, strength, group) => sum + Math.min(1, strength) * (context.worthHere[group] ?? 0), 0),
    content: contentShare(topic, own),
    'content-around': contentShare(topic, around),
    'refers-back': languages[article.lang].questions.refersBack.test(text) ? topic.share(before) : 0,
    'after-best': index > 0 && context.best === index - 1 ? 1 : 0,
    'share-of-best': context.bestOwn > 0 ? topic.share(own) / context.bestOwn : 0,
    'after-question': previous && asks(article.text.slice(previous.start, previous.end)) ? topic.share(before) : 0,
    'missing-name': missingNames(around, topic),
    short: words < SHORT ? 1 : 0,
    long: words > LONG ? 1 : 0,
    asks: asks(text) ? 1 : 0,
  };
  if (evidenceClass) values[evidenceClass] = shown.present ? 1 : 0;
  return {
    ...sentence,
    article: article.id,
    own,
    around,
    evidence: evidenceClass === undefined || shown.present,
    share: values.around,
    nearness: values.nearness,
    features: SENTENCE_FEATURES.map((name) => values[name]),
  };
}

const asks = (text: string): boolean => /\?\s*[»”"]?$/.test(text);

/** How close together the words of the question stand, weighted by what they are worth; 0 to about 1. */
function nearness(found: readonly Found[], topic: Topic): number {
  let sum = 0;
  const best = new Map<string, number>();
  for (let at = 1; at < found.length; at++) {
    const [left, right] = [found[at - 1] as Found, found[at] as Found];
    if (left.group === right.group || right.at === left.at) continue;
    const pair = [left.group, right.group].sort().join();
    const value =
      (((topic.worth[left.group] ?? 0) + (topic.worth[right.group] ?? 0)) * Math.min(left.weight, right.weight)) /
      (right.at - left.at);
    best.set(pair, Math.max(best.get(pair) ?? 0, value));
  }
  for (const value of best.values()) sum += value;
  return Math.min(1.5, sum);
}

/** What names of the question weigh that are nowhere around, 0 to 1. */
function missingNames(around: readonly number[], { groups, worth }: Topic): number {
  return groups.reduce(
    (sum, { name }, group) => sum + (name && (around[group] ?? 0) < 0.2 ? (worth[group] ?? 0) : 0),
    0,
  );
}

/** The share found of what is asked about the names: of everything but names. */
function contentShare({ groups, worth }: Topic, strengths: readonly number[]): number {
  let whole = 0;
  let share = 0;
  groups.forEach(({ name }, group) => {
    if (name) return;
    whole += worth[group] ?? 0;
    share += (worth[group] ?? 0) * Math.min(1, strengths[group] ?? 0);
  });
  return whole < 0.05 ? 0 : share / whole;
}

interface Shown {
  readonly present: boolean;
  /** 1 next to a word of the question, less further away. */
  readonly near: number;
  /** 1 when it stands right before a word of the question, as a number before what is counted. */
  readonly counted: number;
}

/** Whether a sentence shows what is asked for in words that are not the question's own. */
function evidenceIn(
  text: string,
  tokens: readonly Token[],
  found: readonly Found[],
  want: Want,
  article: Article,
): Shown {
  const pattern = languages[article.lang].questions.evidence[want];
  if (!pattern) return { present: false, near: 0, counted: 0 };
  const asked = new Set(found.filter(({ weight }) => weight >= 0.5).map(({ at }) => at));
  let present = false;
  let near = 0;
  let counted = 0;
  for (const match of text.matchAll(pattern)) {
    const end = match.index + match[0].length;
    if (want === 'who' && match.index < 2 && !/\s\p{Lu}/u.test(match[0]) && isCommon(match[0], article)) continue;
    const inside = tokens
      .map((token, at) => ({ token, at }))
      .filter(({ token }) => token.start < end && token.end > match.index);
    if (inside.length > 0 && inside.every(({ at }) => asked.has(at))) continue;
    present = true;
    const place = tokens.findIndex((token) => token.end > match.index);
    for (const at of asked) {
      near = Math.max(near, 1 / Math.max(1, Math.abs(at - place)));
      if (COUNTING.has(want) && at >= place && at - place <= 2) counted = 1;
    }
  }
  return { present, near, counted };
}

const isCommon = (word: string, article: Article): boolean =>
  new RegExp(`(?<!\\p{L})${word.toLowerCase().replace(/[^\p{L}]/gu, '.')}(?!\\p{L})`, 'u').test(article.text) ||
  languages[article.lang].search.stopWords.has(word.toLowerCase());
