// Builds the App: reads the corpus, keeps catalogue and search in step, and answers.
import type { AnswerContext } from './answer/ask.ts';
import { answer } from './answer/ask.ts';
import { type BriefOptions, brief } from './answer/brief.ts';
import { renderings } from './answer/renderings.ts';
import { suggestQuestions } from './answer/suggest.ts';
import type { Summariser } from './answer/summariser.ts';
import { quotesAbout } from './answer/topic.ts';
import { type App, type AskOptions, type FoundQuotes, LONGEST_QUESTION, type QuoteFilter } from './app.ts';
import { onTheStore, type StoreParts } from './app-store.ts';
import { articlesIn } from './digest/contents.ts';
import { UserError } from './errors.ts';
import { createCorpusReader } from './ingest/corpus.ts';
import type { Logger } from './log.ts';
import { createQuoteChecker } from './quotes/check.ts';
import { findSpeakers } from './quotes/speakers.ts';
import { catalogueOf, emptyCatalogue } from './reading/catalogue.ts';
import { createReader } from './reading/reader.ts';
import type { Search } from './search/contract.ts';
import { foldWords as fold } from './text/fold.ts';
import type { Article, Briefing, Catalogue, LanguageCode, Quote, SkippedFile, Speaker } from './types.ts';

/** Articles in a briefing that no time was given for. */
const NEWEST = 6;
const SUGGESTIONS = 25;
/** Passages that a summary is written from. */
const PASSAGES = 10;

export interface AppParts {
  readonly corpusPaths: readonly string[];
  readonly search: Search;
  /** A folder to keep what was read from the articles in; none: everything is read at each start. */
  readonly cacheDir?: string;
  readonly log: Logger;
  /** When an article was first seen, for those without a date; unknown articles count as new. */
  readonly firstSeen?: (article: string) => Date | undefined;
  /** The database, and how digests are sent from it; without one there are no digests, feedback and privacy. */
  readonly store?: StoreParts;
  /** Writes answers and briefings, when one is configured; without it the articles' own words are the answer. */
  readonly summariser?: Summariser;
}

/** Reads the corpus and makes it searchable. @throws UserError `corpus-missing` */
export async function createApp(parts: AppParts): Promise<App> {
  const { search, log } = parts;
  const corpusReader = createCorpusReader(parts.corpusPaths);
  const reader = createReader({
    ...(parts.cacheDir ? { cacheDir: parts.cacheDir } : {}),
    warn: (details, message) => log.warn(details, message),
  });
  const checker = createQuoteChecker();
  let catalogue: Catalogue = emptyCatalogue;
  let skipped: readonly SkippedFile[] = [];
  let counts = new Map<string, number>();

  const briefOn = async (articles: readonly Article[], options: BriefOptions, serverId?: string): Promise<Briefing> => {
    const extractive = brief(articles, catalogue, options);
    return parts.summariser ? parts.summariser.brief(extractive, catalogue, options.lang, serverId) : extractive;
  };
  const stored =
    parts.store &&
    onTheStore(parts.store, { catalogue: () => catalogue, search, log, brief: (...args) => briefOn(...args) });
  const firstSeen = parts.firstSeen ?? stored?.firstSeen ?? (() => undefined);

  const reload = async () => {
    const corpus = await corpusReader.read();
    for (const { file, reason } of corpus.skipped) log.warn({ file, reason }, 'a file of the corpus was skipped');
    const next = catalogueOf(corpus.articles, await reader.read(corpus.articles));
    await search.update(next);
    await stored?.note(corpus.articles);
    catalogue = next;
    skipped = corpus.skipped;
    counts = countBySpeaker(next.quotes);
  };
  await reload();

  const context = (options: AskOptions = {}): AnswerContext => ({
    catalogue,
    search,
    ...(options.lang ? { lang: options.lang } : {}),
    ...(options.askedAt ? { askedAt: options.askedAt } : {}),
    ...(options.previous ? { previous: options.previous } : {}),
    ...(options.articleId ? { articleId: options.articleId } : {}),
  });

  return {
    ...(stored ? { digests: stored.digests, feedback: stored.feedback, privacy: stored.privacy } : {}),
    get catalogue() {
      return catalogue;
    },
    get skipped() {
      return skipped;
    },
    reload,
    async *ask(question, options) {
      const begun = Date.now();
      const text = checkedQuestion(question);
      const asked = context(options);
      const extractive = await answer(text, asked);
      if (!parts.summariser) return yield { answer: extractive, final: true };
      const about = asked.previous ? `${text} ${asked.previous.question}` : text;
      const { hits } = await search.search(about, {
        limit: PASSAGES,
        ...(asked.articleId ? { article: asked.articleId } : {}),
      });
      const serverId = options?.serverId;
      yield* parts.summariser.summarise(text, extractive, { ...asked, hits, begun, ...(serverId ? { serverId } : {}) });
    },
    async search(query, limit, lang) {
      return (await search.search(query, { limit, ...(lang ? { lang } : {}) })).hits;
    },
    async brief({ lang, since, until, now, serverId }) {
      const articles = [...catalogue.articles.values()];
      const timeOf = (article: Article) =>
        article.publishedAt ? new Date(article.publishedAt) : firstSeen(article.id);
      const chosen =
        since === undefined && until === undefined
          ? newest(articles, timeOf)
          : articlesIn(articles, period(since, until, now), firstSeen);
      const options = { lang, since: since ?? oldest(chosen, timeOf, now), until: until ?? now.toISOString() };
      return briefOn(chosen, options, serverId);
    },
    async quotesBy(filter) {
      const found = findQuoted(filter, catalogue, counts);
      if (found.kind !== 'quotes' || !filter.about) return found;
      return { ...found, quotes: await quotesAbout(found.quotes, filter.about, context()) };
    },
    speakers(typed = '') {
      const all = [...catalogue.speakers.values()];
      const fitting = typed.trim() === '' ? all : findSpeakers(typed, all);
      return fitting
        .map((speaker) => ({ speaker, count: counts.get(speaker.id) ?? 0 }))
        .filter(({ count }) => count > 0)
        .sort((a, b) => b.count - a.count || (a.speaker.name < b.speaker.name ? -1 : 1));
    },
    suggestQuestions: (lang, typed) => suggestQuestions(catalogue, lang, typed, SUGGESTIONS),
    article(id) {
      const article = catalogue.articles.get(id);
      if (!article) throw new UserError('no-such-article', `There is no article “${id}”.`, { name: id });
      return article;
    },
    articlesLike(typed) {
      const wanted = fold(typed.trim());
      const fits = [...catalogue.articles.values()].filter(({ title }) => fold(title).includes(wanted));
      return fits.slice(0, SUGGESTIONS);
    },
    checkQuote: (text) => {
      const current = catalogue;
      const translate = (words: string, lang: LanguageCode) => renderings(words, lang, search, current);
      return checker.check(text, current, { translate });
    },
    async close() {
      await reader.close();
      await search.close();
    },
  };
}

function checkedQuestion(question: string): string {
  const text = question.trim();
  if (text === '') throw new UserError('empty-question', 'The question is empty.');
  if (text.length > LONGEST_QUESTION) {
    const limit = String(LONGEST_QUESTION);
    throw new UserError('too-long', `The question is longer than ${limit} characters.`, { limit });
  }
  return text;
}

function countBySpeaker(quotes: readonly Quote[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { speakerId } of quotes) if (speakerId !== null) counts.set(speakerId, (counts.get(speakerId) ?? 0) + 1);
  return counts;
}

type TimeOf = (article: Article) => Date | undefined;

/** Dated articles first, newest first; the undated follow in corpus order. */
function newest(articles: readonly Article[], timeOf: TimeOf): Article[] {
  return [...articles].sort((a, b) => (timeOf(b)?.getTime() ?? 0) - (timeOf(a)?.getTime() ?? 0)).slice(0, NEWEST);
}

/** In ms since 1970. */
function period(since: string | undefined, until: string | undefined, now: Date) {
  return {
    since: since === undefined ? Number.NEGATIVE_INFINITY : Date.parse(since),
    until: until === undefined ? now.getTime() : Date.parse(until),
  };
}

function oldest(articles: readonly Article[], timeOf: TimeOf, now: Date): string {
  const times = articles.flatMap((article) => timeOf(article)?.getTime() ?? []);
  return new Date(Math.min(now.getTime(), ...times)).toISOString();
}

function findQuoted(filter: QuoteFilter, catalogue: Catalogue, counts: ReadonlyMap<string, number>): FoundQuotes {
  const inArticle = (quote: Quote) => filter.article === undefined || quote.article === filter.article;
  if (filter.speaker === undefined)
    return { kind: 'quotes', quotes: inOrder(catalogue.quotes.filter(inArticle), catalogue) };
  const known = catalogue.speakers.get(filter.speaker);
  const fitting = known ? [known] : findSpeakers(filter.speaker, [...catalogue.speakers.values()]);
  const quoted = fitting.filter(({ id }) => (counts.get(id) ?? 0) > 0);
  const [speaker, another] = quoted;
  if (!speaker)
    return { kind: fitting.length > 0 || isMentioned(filter.speaker, catalogue) ? 'not-quoted' : 'unknown' };
  if (another) return { kind: 'ambiguous', speakers: quoted };
  return { kind: 'quotes', speaker, quotes: inOrder(quotesOf(speaker, catalogue).filter(inArticle), catalogue) };
}

function quotesOf(speaker: Speaker, catalogue: Catalogue): Quote[] {
  return catalogue.quotes.filter(({ speakerId }) => speakerId === speaker.id);
}

/** Newest article first, undated last; inside an article by place. */
function inOrder(quotes: readonly Quote[], catalogue: Catalogue): Quote[] {
  const time = ({ article }: Quote) => Date.parse(catalogue.articles.get(article)?.publishedAt ?? '') || 0;
  return [...quotes].sort(
    (a, b) => time(b) - time(a) || (a.article < b.article ? -1 : a.article > b.article ? 1 : a.start - b.start),
  );
}

function isMentioned(name: string, catalogue: Catalogue): boolean {
  const wanted = fold(name.trim());
  if (wanted.length < 3) return false;
  return [...catalogue.articles.values()].some(({ text }) => fold(text).includes(wanted));
}
