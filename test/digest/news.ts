// A few articles with quotes, as the catalogue holds them.
import type { Article, Briefing, BriefingItem, Catalogue, Quote, Speaker } from '../../src/types.ts';

export function articleOf(id: string, settings: Partial<Article> = {}): Article {
  return { id, title: `Title of ${id}`, text: `${id} says something. “Words,” said Ann Lee.`, lang: 'en', ...settings };
}

export function quoteOf(article: string, speakerId: string | null): Quote {
  return {
    article,
    start: 0,
    end: 5,
    type: 'direct',
    speakerId,
    mention: null,
    cue: null,
    resolvedBy: speakerId === null ? 'unknown' : 'named',
    confidence: 1,
    context: { start: 0, end: 5 },
  };
}

function speakerOf(id: string, name: string): Speaker {
  return { id, name, kind: 'person', names: [name], roles: [] };
}

export function catalogueOf(articles: readonly Article[], quotes: readonly Quote[] = []): Catalogue {
  const speakers = ['ann', 'bob'].map((id) => speakerOf(id, id === 'ann' ? 'Ann Lee' : 'Bob Roy'));
  return {
    version: 'v1',
    articles: new Map(articles.map((article) => [article.id, article])),
    passages: new Map(),
    quotes,
    speakers: new Map(speakers.map((speaker) => [speaker.id, speaker])),
  };
}

export function itemOf(article: Article, quotes: readonly Quote[] = [], words = article.text): BriefingItem {
  const { id, title, url } = article;
  const ref = { article: id, title, ...(url ? { url } : {}) };
  const citation = { ...ref, start: 0, end: words.length, text: words };
  return { title, articles: [ref], statements: [{ text: words, citations: [citation] }], quotes };
}

/** One story an article. */
export function plainBrief(catalogue: () => Catalogue) {
  return (
    articles: readonly Article[],
    { lang, since, until }: { readonly lang: 'en' | 'fr'; readonly since: string; readonly until: string },
  ): Briefing => ({
    lang,
    since,
    until,
    engine: 'extractive',
    items: articles.map((article) =>
      itemOf(
        article,
        catalogue().quotes.filter((quote) => quote.article === article.id),
      ),
    ),
  });
}
