// Numbered sources: every statement carries [1], and the list says once what [1] is.
import type { Article, ArticleRef, Citation, LanguageCode } from '../types.ts';
import type { Block, Piece, Text } from './reply.ts';
import { wordsOf } from './words/words.ts';

/** How an article is named where it is a source. */
export function refOf({ id, title, url }: Article): ArticleRef {
  return { article: id, title, ...(url ? { url } : {}) };
}

export interface SourceMarks {
  /** "[1]" for each article cited, linked where the article has an address. */
  mark(citations: readonly Pick<Citation, 'article' | 'title' | 'url'>[]): Text;
  /** The sources marked so far, as one small line each. */
  list(): Block[];
}

/** @param articles to look up publisher and date by article id */
export function sourceMarks(lang: LanguageCode, articles: ReadonlyMap<string, Article>): SourceMarks {
  const numbers = new Map<string, { number: number; ref: ArticleRef }>();
  const numbered = (ref: ArticleRef) => {
    const known = numbers.get(ref.article) ?? { number: numbers.size + 1, ref };
    numbers.set(ref.article, known);
    return known;
  };
  return {
    mark(citations) {
      const seen = [...new Map(citations.map((citation) => [citation.article, citation])).values()];
      return seen.map((citation): Piece => {
        const { number, ref } = numbered(citation);
        return ref.url ? { link: ref.url, label: `[${number}]` } : `[${number}]`;
      });
    },
    list() {
      return [...numbers.values()].map(
        ({ number, ref }): Block => ({
          kind: 'text',
          small: true,
          text: [`[${number}] `, ...sourceLine(ref, articles.get(ref.article), lang)],
        }),
      );
    },
  };
}

/** "Title · Publisher · 30 September 2021", linked where there is an address. */
export function sourceLine(ref: ArticleRef, article: Article | undefined, lang: LanguageCode): Piece[] {
  const words = wordsOf(lang);
  const rest = [article?.source, article?.publishedAt && words.date(article.publishedAt)].filter(Boolean);
  const title: Piece = ref.url ? { link: ref.url, label: ref.title } : ref.title;
  return rest.length > 0 ? [title, ` · ${rest.join(' · ')}`] : [title];
}
