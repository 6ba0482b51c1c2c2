// An App as a plain object: two articles, three quotes, answers that a test chooses.
import type { App, AskStep } from '../../src/app.ts';
import type { Answer, Article, Catalogue, Quote, Speaker, Statement } from '../../src/types.ts';

const article = (id: string, title: string, text: string, more: Partial<Article> = {}): Article => ({
  id,
  title,
  text,
  lang: 'fr',
  ...more,
});

const ARTICLES = [
  article(
    'taiwan',
    'Deux pays se parlent',
    '« Nous voulons la paix », a déclaré Ada Roux. Elle a ajouté : « Les canaux restent *ouverts*. »',
    { url: 'https://example.org/taiwan', publishedAt: '2026-03-01T00:00:00Z' },
  ),
  article('hostile', 'Attention @everyone', '« Cliquez [ici](https://evil.example) @everyone <@123> », dit Bo Fan.'),
] as const;

const at = (source: Article, words: string) => {
  const start = source.text.indexOf(words);
  return { start, end: start + words.length };
};

const quote = (source: Article, words: string, speakerId: string): Quote => ({
  article: source.id,
  ...at(source, words),
  type: 'direct',
  speakerId,
  mention: null,
  cue: null,
  resolvedBy: 'named',
  confidence: 1,
  context: { start: 0, end: source.text.length },
});

export const QUOTES = [
  quote(ARTICLES[0], 'Nous voulons la paix', 'ada-roux'),
  quote(ARTICLES[0], 'Les canaux restent *ouverts*.', 'ada-roux'),
  quote(ARTICLES[1], 'Cliquez [ici](https://evil.example) @everyone <@123>', 'bo-fan'),
] as const;

const SPEAKERS: readonly Speaker[] = [
  { id: 'ada-roux', name: 'Ada Roux', kind: 'person', names: ['Ada Roux'], roles: ['ministre'] },
  { id: 'bo-fan', name: 'Bo Fan', kind: 'person', names: ['Bo Fan'], roles: [] },
];

const catalogue: Catalogue = {
  version: '1',
  articles: new Map(ARTICLES.map((each) => [each.id, each])),
  passages: new Map(ARTICLES.map(({ id, text }) => [id, [{ article: id, index: 0, start: 0, end: text.length }]])),
  quotes: QUOTES,
  speakers: new Map(SPEAKERS.map((each) => [each.id, each])),
};

function statementOf(each: Quote): Statement {
  const source = catalogue.articles.get(each.article) as Article;
  const text = source.text.slice(each.start, each.end);
  const { start, end } = each;
  const citation = { article: source.id, title: source.title, start, end, text };
  const name = catalogue.speakers.get(each.speakerId ?? '')?.name;
  return {
    text,
    ...(name ? { speaker: name } : {}),
    quote: each,
    citations: [source.url ? { ...citation, url: source.url } : citation],
  };
}

export function answerOf(question: string, quotes: readonly Quote[] = QUOTES.slice(0, 2)): Answer {
  return {
    question,
    lang: /\b(qu|dit|que)\b/.test(question) ? 'fr' : 'en',
    verdict: quotes.length > 0 ? 'answered' : 'not-in-articles',
    engine: 'extractive',
    statements: quotes.map(statementOf),
  };
}

/** @param changes what the test wants otherwise */
export function fakeApp(changes: Partial<App> = {}): App {
  return {
    catalogue,
    skipped: [],
    reload: async () => {},
    async *ask(question): AsyncIterable<AskStep> {
      yield { answer: answerOf(question), final: true };
    },
    search: async () => [],
    brief: async ({ lang }) => ({ since: '', until: '', lang, engine: 'extractive', items: [] }),
    async quotesBy({ speaker }) {
      const found = catalogue.speakers.get(speaker ?? '');
      if (!found) return { kind: 'unknown' };
      return { kind: 'quotes', speaker: found, quotes: QUOTES.filter(({ speakerId }) => speakerId === found.id) };
    },
    speakers: (typed = '') =>
      SPEAKERS.filter(({ name }) => name.toLowerCase().includes(typed.toLowerCase())).map((speaker) => ({
        speaker,
        count: QUOTES.filter(({ speakerId }) => speakerId === speaker.id).length,
      })),
    suggestQuestions: (lang) => [lang === 'fr' ? 'Qu’a dit Ada Roux ?' : 'What did Ada Roux say?'],
    article: (id) => catalogue.articles.get(id) as Article,
    articlesLike: () => ARTICLES,
    checkQuote: async () => {
      throw new Error('not in these tests');
    },
    close: async () => {},
    ...changes,
  };
}
