// Quotes that are about something.
import type { QueryGroup } from '../search/contract.ts';
import { sentences } from '../text/sentences.ts';
import { languageOf } from '../lang/languages.ts';
import type { Article, Catalogue, LanguageCode, Quote } from '../types.ts';
import type { AnswerContext } from './context.ts';
import { strongest, Topic } from './evidence.ts';

/** What stands around a quote counts for less than the quote. */
const AROUND = { context: 0.95, before: 0.6, after: 0.3, title: 0.35 };
/** From here on a quote is on topic. Measured on the labelled questions. */
export const ON_TOPIC = 0.4;

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
  const { text, title } = article;
  const { before, after } = neighbours(quote, article);
  return topic.share(
    strongest(
      { strengths: topic.strengths(text.slice(quote.start, quote.end)), factor: 1 },
      { strengths: topic.strengths(text.slice(quote.context.start, quote.context.end)), factor: AROUND.context },
      { strengths: topic.strengths(before), factor: AROUND.before },
      { strengths: topic.strengths(after), factor: AROUND.after },
      { strengths: topic.strengths(title), factor: AROUND.title },
    ),
  );
}

const sentencesOf = new WeakMap<Article, ReturnType<typeof sentences>>();

/** The sentences of an article, found once. */
export function articleSentences(article: Article): ReturnType<typeof sentences> {
  let known = sentencesOf.get(article);
  if (!known) sentencesOf.set(article, (known = sentences(article.text, languageOf(article.lang))));
  return known;
}

function neighbours({ context }: Quote, article: Article): { before: string; after: string } {
  const all = articleSentences(article);
  const before = all.findLast(({ end }) => end <= context.start);
  const after = all.find(({ start }) => start >= context.end);
  return {
    before: before ? article.text.slice(before.start, before.end) : '',
    after: after ? article.text.slice(after.start, after.end) : '',
  };
}

/** The quotes that are about a topic, most on topic first; none when none is. */
export async function quotesAbout(quotes: readonly Quote[], about: string, context: AnswerContext): Promise<Quote[]> {
  const { groups } = await context.search.analyse(about, context.lang);
  return onTopic(rateQuotes(quotes, groups, context.catalogue)).map(({ quote }) => quote);
}

/** Those on topic, the best first; equals stay in order. */
export function onTopic(rated: readonly RatedQuote[]): RatedQuote[] {
  return rated.filter(({ share }) => share >= ON_TOPIC).sort((a, b) => b.share - a.share);
}
