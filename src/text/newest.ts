// The order of articles in time.
import type { Article } from '../types.ts';

/** Milliseconds, when the article says it. */
export function published({ publishedAt }: Article): number | undefined {
  const time = publishedAt === undefined ? Number.NaN : Date.parse(publishedAt);
  return Number.isNaN(time) ? undefined : time;
}

/** Newest first; those without a time last, in the order given. */
export function newestFirst(
  articles: readonly Article[],
  timeOf: (article: Article) => number | undefined = published,
): Article[] {
  const time = (article: Article) => timeOf(article) ?? Number.NEGATIVE_INFINITY;
  return [...articles].sort((a, b) => (time(a) === time(b) ? 0 : time(b) - time(a)));
}
