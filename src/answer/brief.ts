// What the newest articles say, in whole sentences of theirs.
import { newestFirst } from '../text/newest.ts';
import { overlaps } from '../text/spans.ts';
import type { Article, Briefing, BriefingItem, Catalogue, LanguageCode, Quote, Span } from '../types.ts';
import { statementOf } from './statements.ts';
import { summarySentences } from './summary.ts';

export interface BriefOptions {
  readonly lang: LanguageCode;
  /** ISO 8601; articles from here … */
  readonly since: string;
  /** … to here are meant; both go into the briefing as they are. */
  readonly until: string;
  /** Stories at most; 10 when it is not given. */
  readonly limit?: number;
}

const STORIES = 10;
/** Sentences of a story. */
const SENTENCES = 3;
/** Characters of a story: what a phone shows without scrolling. */
const LONGEST_STORY = 700;
/** Notable quotes kept for a story. */
const QUOTES = 6;
/** Shared part of the word pairs of two leads from which they tell the same story. */
const SAME_STORY = 0.35;
/** Characters of the beginning that are compared. */
const LEAD = 1200;

/** Stories (near-duplicate articles merged) with two or three cited sentences each; newest first. */
export function brief(articles: readonly Article[], catalogue: Catalogue, options: BriefOptions): Briefing {
  const { lang, since, until, limit = STORIES } = options;
  const items = storiesOf(newestFirst(articles))
    .slice(0, limit)
    .map((story) => itemOf(story, catalogue));
  return { since, until, lang, engine: 'extractive', items };
}

/** Groups of articles that tell the same story; the first of a group leads it. */
function storiesOf(articles: readonly Article[]): Article[][] {
  const stories: { readonly pairs: ReadonlySet<string>; readonly articles: Article[] }[] = [];
  for (const article of articles) {
    const pairs = wordPairs(`${article.title} ${article.text.slice(0, LEAD)}`);
    const same = stories.find((story) => shared(pairs, story.pairs) >= SAME_STORY);
    if (same) same.articles.push(article);
    else stories.push({ pairs, articles: [article] });
  }
  return stories.map((story) => story.articles);
}

function wordPairs(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.slice(1).map((word, i) => `${words[i]} ${word}`));
}

/** Overlap coefficient: a short copy of a long article is still a copy. */
function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  if (small.size === 0) return 0;
  let common = 0;
  for (const pair of small) if (large.has(pair)) common += 1;
  return common / small.size;
}

function itemOf(story: readonly Article[], catalogue: Catalogue): BriefingItem {
  const [lead] = story as [Article, ...Article[]];
  const ids = new Set(story.map(({ id }) => id));
  return {
    title: lead.title,
    articles: story.map(({ id, title, url }) => ({ article: id, title, ...(url ? { url } : {}) })),
    statements: chosenSentences(lead).flatMap((span) => statementOf({ article: lead.id, ...span }, catalogue) ?? []),
    quotes: notable(catalogue.quotes.filter(({ article }) => ids.has(article))),
  };
}

/** The sentences that say most of what the article is about, as many as fit; the first chosen one always does. */
function chosenSentences(article: Article): Span[] {
  const chosen: Span[] = [];
  let length = 0;
  for (const span of summarySentences(article, SENTENCES)) {
    const size = span.end - span.start;
    if (chosen.length > 0 && length + size > LONGEST_STORY) break;
    chosen.push(span);
    length += size;
  }
  return chosen;
}

/** Word for word and by somebody known first; several speakers before several quotes of one. */
function notable(quotes: readonly Quote[]): Quote[] {
  const worth = (quote: Quote) =>
    (quote.type === 'direct' ? 2 : quote.type === 'mixed' ? 1 : 0) + Math.min(1, (quote.end - quote.start) / 120);
  const known = quotes.filter(({ speakerId }) => speakerId !== null).sort((a, b) => worth(b) - worth(a));
  const turns = new Map<string, number>();
  const ranked = known.map((quote) => {
    const turn = turns.get(quote.speakerId ?? '') ?? 0;
    turns.set(quote.speakerId ?? '', turn + 1);
    return { quote, turn };
  });
  const picked: Quote[] = [];
  for (const { quote } of ranked.sort((a, b) => a.turn - b.turn)) {
    if (picked.length === QUOTES) break;
    if (!picked.some((one) => one.article === quote.article && overlaps(one, quote))) picked.push(quote);
  }
  return picked;
}
