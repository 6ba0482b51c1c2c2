// Statements out of places in articles: sliced, cited, and merged where several articles say the same.
import { analysisOf } from '../search/analyses.ts';
import type { Article, Catalogue, Citation, LanguageCode, Quote, Span, Statement } from '../types.ts';

/** A place in an article that is to be shown. */
export interface Place extends Span {
  readonly article: string;
  readonly quote?: Quote;
}

/** How alike two sentences must be to be one, as the share of their words they have in common. */
const SAME = 0.8;

function citationOf(article: Article, { start, end }: Span): Citation {
  return {
    article: article.id,
    title: article.title,
    ...(article.url === undefined ? {} : { url: article.url }),
    start,
    end,
    text: article.text.slice(start, end),
  };
}

export function statementOf({ article, quote, ...span }: Place, catalogue: Catalogue): Statement | undefined {
  const source = catalogue.articles.get(article);
  if (!source) return undefined;
  const citation = citationOf(source, span);
  const speaker = quote?.speakerId == null ? undefined : catalogue.speakers.get(quote.speakerId)?.name;
  return {
    text: citation.text,
    ...(speaker === undefined ? {} : { speaker }),
    ...(quote === undefined ? {} : { quote }),
    citations: [citation],
  };
}

/** One statement for what several articles say in the same words, with all its citations; the order is kept. */
export function mergeStatements(statements: readonly Statement[], catalogue: Catalogue): Statement[] {
  const merged: { statement: Statement; words: ReadonlySet<string>; lang: LanguageCode | undefined }[] = [];
  for (const statement of statements) {
    const lang = catalogue.articles.get(statement.citations[0].article)?.lang;
    const words = new Set(
      lang
        ? analysisOf(lang)
            .tokens(statement.text)
            .map(({ stem }) => stem)
        : [],
    );
    const twin = merged.find((other) => other.lang === lang && likeness(other.words, words) >= SAME);
    if (!twin) {
      merged.push({ statement, words, lang });
      continue;
    }
    const [first, ...others] = twin.statement.citations;
    const more = statement.citations.filter(
      ({ article }) => article !== first.article && !others.some((other) => other.article === article),
    );
    twin.statement = { ...twin.statement, citations: [first, ...others, ...more] };
  }
  return merged.map(({ statement }) => statement);
}

/** The share of words two sets have in common, 0 to 1. */
function likeness(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  if (left.size === 0 || right.size === 0) return 0;
  let common = 0;
  for (const word of left) if (right.has(word)) common++;
  return common / (left.size + right.size - common);
}
