// What a digest says: which articles its period holds, and the briefing made of them, built once for all who want the same.

import { newestFirst, published } from '../text/newest.ts';
import type { Article, Briefing, BriefingItem, Catalogue, LanguageCode, Quote } from '../types.ts';

/** Articles of a first digest, which has no period yet. */
const NEWEST = 12;
/** Articles of a period that are looked through for a topic. */
const LOOKED_THROUGH = 300;
/** Briefings kept for other subscriptions that want the same. */
const KEPT = 50;

/** What a briefing depends on. Moments are ms since 1970. */
export interface Wanted {
  readonly lang: LanguageCode;
  readonly topic?: string | undefined;
  readonly speakers: readonly string[];
  /** Articles new from here; the newest ones when there is no such moment … */
  readonly since?: number | undefined;
  /** … and before here. */
  readonly until: number;
}

export interface ContentParts {
  readonly catalogue: () => Catalogue;
  readonly firstSeen: (article: string) => Date | undefined;
  /** Whether an article is about something. */
  readonly isAbout: (article: string, topic: string, lang: LanguageCode) => Promise<boolean>;
  /** Ids of the speakers that a name fits. */
  readonly speakersNamed: (name: string) => readonly string[];
  /** Articles -> stories, newest first. `since` and `until` are ISO 8601. */
  readonly brief: (
    articles: readonly Article[],
    options: { readonly lang: LanguageCode; readonly since: string; readonly until: string },
  ) => Briefing | Promise<Briefing>;
}

export type BuildBriefing = (wanted: Wanted) => Promise<Briefing>;

export function createBriefings(parts: ContentParts): BuildBriefing {
  const kept = new Map<string, Promise<Briefing>>();
  return (wanted) => {
    const { lang, topic, speakers, since, until } = wanted;
    const key = JSON.stringify([parts.catalogue().version, lang, topic, speakers, since, until]);
    const known = kept.get(key);
    if (known) return known;
    const built = build(wanted, parts);
    kept.set(key, built);
    // A failure is not kept; whoever waits for it gets it.
    built.catch(() => kept.delete(key));
    const oldest = kept.size > KEPT ? kept.keys().next().value : undefined;
    if (oldest !== undefined) kept.delete(oldest);
    return built;
  };
}

async function build({ lang, topic, speakers, since, until }: Wanted, parts: ContentParts): Promise<Briefing> {
  const catalogue = parts.catalogue();
  const timeOf = (article: Article) => published(article) ?? parts.firstSeen(article.id)?.getTime();
  const followed = new Set(speakers.flatMap((name) => parts.speakersNamed(name)));
  const all = newestFirst([...catalogue.articles.values()], timeOf);
  const inPeriod = since === undefined ? all : articlesIn(all, { since, until }, parts.firstSeen);
  const matching = topic === undefined ? inPeriod : await about(inPeriod, topic, lang, followed, catalogue, parts);
  const chosen = since === undefined ? matching.slice(0, NEWEST) : matching;
  const oldest = Math.min(until, ...chosen.flatMap((article) => timeOf(article) ?? []));
  const briefing = await parts.brief(chosen, {
    lang,
    since: new Date(since ?? oldest).toISOString(),
    until: new Date(until).toISOString(),
  });
  return followed.size === 0 ? briefing : withFollowedFirst(briefing, followed);
}

/**
 * Articles that were published or first seen in a period. What was seen before it was covered by the digest before,
 * whatever date of publication it bears; without either moment an article counts as new.
 */
export function articlesIn(
  articles: readonly Article[],
  { since, until }: { readonly since: number; readonly until: number },
  firstSeen: (article: string) => Date | undefined,
): Article[] {
  const inside = (at: number | undefined) => at !== undefined && at >= since && at < until;
  return articles.filter((article) => {
    const seen = firstSeen(article.id)?.getTime();
    const at = published(article);
    if (seen === undefined) return at === undefined || inside(at);
    return inside(seen) || (inside(at) && seen >= since);
  });
}

/** Those that go with the topic, or quote somebody who is followed. */
async function about(
  articles: readonly Article[],
  topic: string,
  lang: LanguageCode,
  followed: ReadonlySet<string>,
  catalogue: Catalogue,
  parts: ContentParts,
): Promise<Article[]> {
  const quoting = new Set(catalogue.quotes.filter((quote) => isBy(quote, followed)).map(({ article }) => article));
  const found: Article[] = [];
  for (const article of articles.slice(0, LOOKED_THROUGH)) {
    if (quoting.has(article.id) || (await parts.isAbout(article.id, topic, lang))) found.push(article);
  }
  return found;
}

/** Stories that quote a followed speaker come first, and so do the quotes inside each. */
function withFollowedFirst(briefing: Briefing, followed: ReadonlySet<string>): Briefing {
  const followedIn = (item: BriefingItem) => item.quotes.some((quote) => isBy(quote, followed));
  const items = briefing.items.map((item) => ({
    ...item,
    quotes: first(item.quotes, (quote) => isBy(quote, followed)),
  }));
  return { ...briefing, items: first(items, followedIn) };
}

/** A stable order: those that fit, then the others. */
function first<T>(items: readonly T[], fits: (item: T) => boolean): T[] {
  return [...items.filter(fits), ...items.filter((item) => !fits(item))];
}

function isBy({ speakerId }: Quote, speakers: ReadonlySet<string>): boolean {
  return speakerId !== null && speakers.has(speakerId);
}
