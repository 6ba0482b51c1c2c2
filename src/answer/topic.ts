// Quotes that are about something.

import { languageOf } from '../lang/languages.ts';
import type { QueryGroup } from '../search/contract.ts';
import { sentences } from '../text/sentences.ts';
import type { Article, Catalogue, LanguageCode, Quote } from '../types.ts';
import type { AnswerContext } from './context.ts';
import { strongest, Topic } from './evidence.ts';

/** What stands around a quote counts for less than the quote. */
const AROUND = { context: 0.85, beside: 0.6, near: 0.45, subject: 0.45, article: 0.2 };
/** What so many sentences of an article speak of is its subject. */
const SUBJECT = 3;
/** From here on a quote is on topic. Measured on the labelled questions. */
const ON_TOPIC = 0.3;
/** From here on it may be, and is shown as the nearest. */
const NEAR_TOPIC = 0.12;

export interface RatedQuote {
  readonly quote: Quote;
  /** The share of the topic found in and around it, 0 to 1. */
  readonly share: number;
}

/** Rates quotes by how much they say about a topic; the order is kept. */
export function rateQuotes(
  quotes: readonly Quote[],
  groups: Readonly<Partial<Record<LanguageCode, readonly QueryGroup[]>>>,
  catalogue: Catalogue,
): RatedQuote[] {
  const topics = new Map<LanguageCode, Topic>();
  return quotes.map((quote) => {
    const article = catalogue.articles.get(quote.article);
    const own = article ? groups[article.lang] : undefined;
    if (!article || !own || own.length === 0) return { quote, share: 0 };
    let topic = topics.get(article.lang);
    if (!topic) topics.set(article.lang, (topic = new Topic(own, article.lang)));
    return { quote, share: shareOf(quote, article, topic) };
  });
}

function shareOf(quote: Quote, article: Article, topic: Topic): number {
  const { text } = article;
  const { beside, near } = neighbours(quote, article);
  return topic.share(
    strongest(
      { strengths: topic.strengths(text.slice(quote.start, quote.end)), factor: 1 },
      { strengths: topic.strengths(text.slice(quote.context.start, quote.context.end)), factor: AROUND.context },
      { strengths: topic.strengths(beside), factor: AROUND.beside },
      { strengths: topic.strengths(near), factor: AROUND.near },
      { strengths: subjectOf(article, topic), factor: AROUND.subject },
      { strengths: topic.strengths(text), factor: AROUND.article },
    ),
  );
}

/** By group: how well the article is about it, by its title and by how many of its sentences speak of it. */
function subjectOf(article: Article, topic: Topic): number[] {
  const sentences = articleSentences(article).map(({ start, end }) => topic.strengths(article.text.slice(start, end)));
  return topic.strengths(article.title).map((inTitle, group) => {
    const holding = sentences.map((strengths) => strengths[group] ?? 0).filter((strength) => strength >= 0.5);
    return Math.max(inTitle, holding.length >= SUBJECT ? Math.max(...holding) : 0);
  });
}

const sentencesOf = new WeakMap<Article, ReturnType<typeof sentences>>();

/** The sentences of an article, found once. */
export function articleSentences(article: Article): ReturnType<typeof sentences> {
  let known = sentencesOf.get(article);
  if (!known) sentencesOf.set(article, (known = sentences(article.text, languageOf(article.lang))));
  return known;
}

/** The sentences next to a quote, and the two further away. */
function neighbours({ context }: Quote, article: Article): { beside: string; near: string } {
  const all = articleSentences(article);
  const first = all.findIndex(({ end }) => end > context.start);
  const last = all.findLastIndex(({ start }) => start < context.end);
  const text = (...numbers: number[]): string =>
    numbers.map((number) => article.text.slice(all[number]?.start ?? 0, all[number]?.end ?? 0)).join(' ');
  return { beside: text(first - 1, last + 1), near: text(first - 2, last + 2) };
}

/** The quotes that are about a topic, most on topic first; none when none is. */
export async function quotesAbout(quotes: readonly Quote[], about: string, context: AnswerContext): Promise<Quote[]> {
  const { groups } = await context.search.analyse(about, context.lang);
  return onTopic(rateQuotes(quotes, groups, context.catalogue)).map(({ quote }) => quote);
}

/** Those on topic, the best first; equals stay in order. */
export const onTopic = (rated: readonly RatedQuote[]): RatedQuote[] => atLeast(rated, ON_TOPIC);

/** Those that may be on topic: some of its words are about. */
export const nearTopic = (rated: readonly RatedQuote[]): RatedQuote[] => atLeast(rated, NEAR_TOPIC);

const atLeast = (rated: readonly RatedQuote[], least: number): RatedQuote[] =>
  rated.filter(({ share }) => share >= least).sort((a, b) => b.share - a.share);
