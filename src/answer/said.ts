// Questions for somebody's words, answered with the quotes of exactly that speaker.
import { languages } from '../lang/languages.ts';
import type { AnalysedQuery, QueryGroup } from '../search/contract.ts';
import type { Article, Catalogue, LanguageCode, Quote, Span, Statement } from '../types.ts';
import { groupsIn, groupsOutside } from './evidence.ts';
import type { Plan, SpeechReading } from './plan.ts';
import { mergeStatements, statementOf } from './statements.ts';
import { nearTopic, onTopic, type RatedQuote, rateQuotes } from './topic.ts';
import { whoIsMeant } from './who.ts';

/** Statements in one answer; more are a matter of the list of quotes. */
const MOST = 8;

export type Said =
  | {
      readonly kind: 'quotes';
      readonly statements: readonly Statement[] /** Share of the topic in the first, 0 to 1. */;
      readonly share: number;
    }
  /** The speaker is quoted, perhaps about this. */
  | { readonly kind: 'near-topic'; readonly speaker: string; readonly statements: readonly Statement[] }
  /** The speaker is quoted, but not about this. */
  | { readonly kind: 'off-topic'; readonly speaker: string }
  /** Named, or meant as a person, and no words of theirs are in the articles. */
  | { readonly kind: 'not-quoted'; readonly name: string; readonly mentioned: boolean };

/** Answers from quotes; null when the question is not for the words of anybody. */
export function said(
  plan: Plan,
  query: AnalysedQuery,
  catalogue: Catalogue,
  articles: ReadonlySet<string> | null,
): Said | null {
  let unknown: Said | null = null;
  for (const reading of plan.speech) {
    const who = withoutApposition(plan.text, reading.who, plan);
    const meant = whoIsMeant(plan.text, who, query, catalogue, languages[plan.lang].questions.aboutWords);
    if (meant)
      return wordsOf(
        meant.speakers.map(({ id }) => id),
        topicOf(query, reading, meant.end),
        plan,
        query,
        catalogue,
        articles,
      );
    unknown ??= nobody(plan, reading, who, query);
  }
  return unknown;
}

/** "Liu Jian, the captain" is Liu Jian. */
function withoutApposition(text: string, who: Span, plan: Plan): Span {
  const stretch = text.slice(who.start, who.end);
  const comma = stretch.indexOf(', ');
  if (comma < 0 || languages[plan.lang].questions.aboutWords.test(stretch.slice(comma + 2))) return who;
  return { start: who.start, end: who.start + comma };
}

/** What the words are to be about: everything asked that is neither the name nor the asking. */
function topicOf(query: AnalysedQuery, { who, about }: SpeechReading, nameEnd: number): AnalysedQuery['groups'] {
  const spans: Span[] = [{ start: nameEnd, end: who.end }, ...(about ? [about] : [])];
  const topic: Partial<Record<LanguageCode, QueryGroup[]>> = {};
  for (const [lang, groups] of Object.entries(query.groups) as [LanguageCode, readonly QueryGroup[]][]) {
    topic[lang] = groupsIn(groups, spans).filter(({ start }) => start >= nameEnd || (about && start >= about.start));
  }
  return topic;
}

function wordsOf(
  ids: readonly string[],
  topic: AnalysedQuery['groups'],
  plan: Plan,
  query: AnalysedQuery,
  catalogue: Catalogue,
  articles: ReadonlySet<string> | null,
): Said {
  const wanted = new Set(ids);
  const own = newestFirst(
    catalogue.quotes.filter(
      ({ speakerId, article }) =>
        speakerId !== null && wanted.has(speakerId) && (articles === null || articles.has(article)),
    ),
    catalogue,
  );
  const name = catalogue.speakers.get(ids[0] ?? '')?.name ?? '';
  if (own.length === 0) return { kind: 'not-quoted', name, mentioned: true };
  const hasTopic = Object.values(topic).some((groups) => groups.length > 0);
  if (!hasTopic)
    return { kind: 'quotes', statements: statementsOf(verbFirst(own, plan, query, catalogue), catalogue), share: 1 };
  const rated = rateQuotes(own, topic, catalogue);
  const show = (chosen: readonly RatedQuote[]): Statement[] =>
    statementsOf(
      chosen.map(({ quote }) => quote),
      catalogue,
    );
  const on = onTopic(rated);
  if (on.length > 0) return { kind: 'quotes', statements: show(on), share: on[0]?.share ?? 0 };
  const near = nearTopic(rated);
  if (near.length > 0) return { kind: 'near-topic', speaker: name, statements: show(near) };
  return { kind: 'off-topic', speaker: name };
}

/** "What did X warn about?": words that are a warning go first. */
function verbFirst(quotes: readonly Quote[], plan: Plan, query: AnalysedQuery, catalogue: Catalogue): Quote[] {
  const verbs = plan.speech.flatMap(({ verb }) => (verb ? [verb] : []));
  const groups: Partial<Record<LanguageCode, QueryGroup[]>> = {};
  for (const [lang, all] of Object.entries(query.groups) as [LanguageCode, readonly QueryGroup[]][])
    groups[lang] = groupsIn(all, verbs);
  const rated = rateQuotes(quotes, groups, catalogue);
  const warned = rated.filter(({ share }) => share > 0.3).map(({ quote }) => quote);
  return [...warned, ...quotes.filter((quote) => !warned.includes(quote))];
}

function newestFirst(quotes: readonly Quote[], catalogue: Catalogue): Quote[] {
  const date = (article: string): string => catalogue.articles.get(article)?.publishedAt ?? '';
  return [...quotes].sort((a, b) => {
    if (a.article === b.article) return a.start - b.start;
    return date(a.article) < date(b.article) ? 1 : date(a.article) > date(b.article) ? -1 : 0;
  });
}

/** Whole sentences around the quotes, each once. */
function statementsOf(quotes: readonly Quote[], catalogue: Catalogue, most = MOST): Statement[] {
  const seen = new Set<string>();
  const statements: Statement[] = [];
  for (const quote of quotes) {
    const key = `${quote.article} ${quote.context.start}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const statement = statementOf({ article: quote.article, ...quote.context, quote }, catalogue);
    if (statement) statements.push(statement);
  }
  return mergeStatements(statements, catalogue).slice(0, most);
}

/** A name that fits no speaker: nobody, when it is a name, or when nothing but words of theirs is asked for. */
function nobody(plan: Plan, reading: SpeechReading, who: Span, query: AnalysedQuery): Said | null {
  const groups = Object.values(query.groups).flatMap((all) => groupsIn(all, [who]));
  if (groups.length === 0) return null;
  const named = groups.some(({ name }) => name);
  const others = Object.values(query.groups).flatMap((all) =>
    groupsOutside(all, [who, ...(reading.verb ? [reading.verb] : [])]),
  );
  if (!named && (others.length > 0 || !reading.verb)) return null;
  const mentioned = Object.values(query.groups).some((all) => {
    const own = groupsIn(all, [who]);
    return own.length > 0 && own.every(({ found }) => found);
  });
  return { kind: 'not-quoted', name: plan.text.slice(who.start, who.end), mentioned };
}

/** "Who said that …?": the quotes of anybody that say it. */
export function saidBy(
  plan: Plan,
  query: AnalysedQuery,
  catalogue: Catalogue,
  articles: ReadonlySet<string> | null,
): Said | null {
  if (!plan.saidBy) return null;
  const topic: Partial<Record<LanguageCode, QueryGroup[]>> = {};
  for (const [lang, all] of Object.entries(query.groups) as [LanguageCode, readonly QueryGroup[]][])
    topic[lang] = groupsIn(all, [plan.saidBy]);
  const pool = catalogue.quotes.filter(
    ({ speakerId, article }) => speakerId !== null && (articles === null || articles.has(article)),
  );
  const rated = onTopic(rateQuotes(pool, topic, catalogue)).filter(({ share }) => share >= SAID_BY);
  const best = rated[0]?.share ?? 0;
  const near = rated.filter(({ share }) => share >= best * 0.9).slice(0, 3);
  return near.length === 0
    ? null
    : {
        kind: 'quotes',
        share: best,
        statements: statementsOf(
          near.map(({ quote }) => quote),
          catalogue,
          3,
        ),
      };
}

/** What somebody is to have said must be found nearly whole. */
const SAID_BY = 0.6;

/** The articles that a time or an article named in the question leaves; null for all. */
export function articlesMeant(plan: Plan, catalogue: Catalogue, articleId?: string): ReadonlySet<string> | null {
  if (articleId !== undefined) return new Set([articleId]);
  const { time } = plan;
  if (!time) return null;
  const dated = [...catalogue.articles.values()].filter(({ publishedAt }) => publishedAt !== undefined);
  const inTime = dated.filter((article) => isBetween(article, time.from, time.to));
  return dated.length === 0 ? null : new Set(inTime.map(({ id }) => id));
}

function isBetween({ publishedAt }: Article, from: Date, to: Date): boolean {
  const at = new Date(publishedAt ?? '').getTime();
  return at >= from.getTime() && at < to.getTime();
}
