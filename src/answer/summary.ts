// Two or three whole sentences that say what an article is about, chosen by place and by what the article keeps coming back to.
import { analysisOf } from '../search/analyses.ts';
import type { Article, Span } from '../types.ts';
import { articleSentences } from './topic.ts';

/** `lead` takes the first sentences; `central` weighs place, centrality and the title. Measured by `npm run eval -- brief`. */
export type SummaryMethod = 'lead' | 'central';

const SHORTEST = 8;
const LONGEST = 55;
const WEIGHTS = { place: 1.1, central: 1, title: 0.6 };
/** Sentences that say what a chosen one says already are passed over. */
const REPEATS = 0.5;

/** Sentences to choose from: whole ones, no questions, no headings, no bylines. */
function eligible(
  article: Article,
): { readonly span: Span; readonly index: number; readonly stems: ReadonlySet<string> }[] {
  const all = articleSentences(article).map((span, index) => {
    const text = article.text.slice(span.start, span.end);
    return { span, index, text, words: text.split(/\s+/).length };
  });
  const good = all.filter(({ text, words }) => words >= SHORTEST && words <= LONGEST && /[.!…]["”»’)]*$/u.test(text));
  const chosen = good.length > 0 ? good : all;
  return chosen.map(({ span, index, text }) => ({
    span,
    index,
    stems: new Set(
      analysisOf(article.lang)
        .tokens(text)
        .map(({ stem }) => stem),
    ),
  }));
}

/** At most `most` sentences of an article, in its order. */
export function summarySentences(article: Article, most: number, method: SummaryMethod = 'central'): Span[] {
  const sentences = eligible(article);
  if (method === 'lead') return sentences.slice(0, most).map(({ span }) => span);
  const title = new Set(
    analysisOf(article.lang)
      .tokens(article.title)
      .map(({ stem }) => stem),
  );
  const scored = sentences.map((sentence, rank) => ({
    ...sentence,
    score:
      WEIGHTS.place / (1 + rank) +
      WEIGHTS.central *
        centrality(
          sentence.stems,
          sentences.map(({ stems }) => stems),
        ) +
      WEIGHTS.title * shared(sentence.stems, title),
  }));
  const chosen: typeof scored = [];
  for (const one of [...scored].sort((a, b) => b.score - a.score)) {
    if (chosen.length === most) break;
    if (chosen.every((other) => shared(one.stems, other.stems) < REPEATS)) chosen.push(one);
  }
  return chosen.sort((a, b) => a.index - b.index).map(({ span }) => span);
}

/** How much a sentence has in common with the others, relative to the most central one's possible 1. */
function centrality(own: ReadonlySet<string>, all: readonly ReadonlySet<string>[]): number {
  if (all.length < 2) return 0;
  let sum = 0;
  for (const other of all) if (other !== own) sum += shared(own, other);
  return Math.min(1, (4 * sum) / (all.length - 1));
}

/** The cosine of two sets of words. */
function shared(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  if (left.size === 0 || right.size === 0) return 0;
  let common = 0;
  for (const word of left) if (right.has(word)) common++;
  return common / Math.sqrt(left.size * right.size);
}
