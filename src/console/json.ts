// The stable JSON of the command line: what scripts and measurements read.
import type { Hit } from '../search/contract.ts';
import type { Answer, Article, Briefing, Catalogue, Citation, Quote, SkippedFile, Statement } from '../types.ts';

interface Timed {
  readonly id?: string | undefined;
  /** Milliseconds. */
  readonly ms: number;
}

export function answerJson(answer: Answer, { id, ms }: Timed) {
  const { question, lang, verdict, engine, statements } = answer;
  return {
    ...(id === undefined ? {} : { id }),
    question,
    lang,
    verdict,
    engine,
    statements: statements.map(statementJson),
    ms,
  };
}

function statementJson({ text, speaker, citations }: Statement) {
  return { text, ...(speaker === undefined ? {} : { speaker }), citations: citations.map(citationJson) };
}

function citationJson({ article, title, url, start, end, text }: Citation) {
  return { article, title, ...(url === undefined ? {} : { url }), start, end, text };
}

export function searchJson(query: string, hits: readonly Hit[], catalogue: Catalogue, { id, ms }: Timed) {
  return {
    ...(id === undefined ? {} : { id }),
    query,
    ms,
    hits: hits.map(({ passage: { article, start, end }, score }) => ({
      article,
      start,
      end,
      text: catalogue.articles.get(article)?.text.slice(start, end) ?? '',
      score,
    })),
  };
}

function quoteJson(quote: Quote, catalogue: Catalogue) {
  const text = catalogue.articles.get(quote.article)?.text ?? '';
  const speaker = quote.speakerId === null ? undefined : catalogue.speakers.get(quote.speakerId);
  const slice = (span: { start: number; end: number } | null) => (span ? text.slice(span.start, span.end) : null);
  const role = quote.role ?? speaker?.roles[0];
  return {
    speaker: speaker?.name ?? null,
    ...(speaker ? { speakerId: speaker.id } : {}),
    ...(role ? { role } : {}),
    mention: slice(quote.mention),
    cue: slice(quote.cue),
    type: quote.type,
    text: text.slice(quote.start, quote.end),
    start: quote.start,
    end: quote.end,
    resolvedBy: quote.resolvedBy,
    confidence: quote.confidence,
  };
}

/** One entry an article, those without a quote that was asked for included. */
export function quotesJson(quotes: readonly Quote[], catalogue: Catalogue) {
  const byArticle = quotesByArticle(quotes);
  return [...catalogue.articles.values()].map((article) => ({
    article: article.id,
    title: article.title,
    lang: article.lang,
    quotes: (byArticle.get(article.id) ?? [])
      .sort((a, b) => a.start - b.start)
      .map((quote) => quoteJson(quote, catalogue)),
  }));
}

export function briefingJson(briefing: Briefing, catalogue: Catalogue) {
  const { since, until, lang, engine, items } = briefing;
  return {
    since,
    until,
    lang,
    engine,
    items: items.map(({ title, articles, statements, quotes }) => ({
      title,
      articles,
      statements: statements.map(statementJson),
      quotes: quotes.map((quote) => ({ article: quote.article, ...quoteJson(quote, catalogue) })),
    })),
  };
}

export function sourcesJson(catalogue: Catalogue, skipped: readonly SkippedFile[], withText: boolean) {
  const counts = quotesByArticle(catalogue.quotes);
  const one = ({ id, title, lang, url, source, publishedAt, text }: Article) => ({
    article: id,
    title,
    lang,
    ...(url === undefined ? {} : { url }),
    ...(source === undefined ? {} : { source }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
    passages: catalogue.passages.get(id)?.length ?? 0,
    quotes: counts.get(id)?.length ?? 0,
    ...(withText ? { text } : {}),
  });
  return { articles: [...catalogue.articles.values()].map(one), skipped };
}

function quotesByArticle(quotes: readonly Quote[]): Map<string, Quote[]> {
  const groups = new Map<string, Quote[]>();
  for (const quote of quotes) {
    const group = groups.get(quote.article);
    if (group) group.push(quote);
    else groups.set(quote.article, [quote]);
  }
  return groups;
}
