// What an app can do with a database behind it: digests, feedback, privacy, and when articles were first seen.
import type { Feedback, Privacy } from './app.ts';
import { createBriefings } from './digest/contents.ts';
import { createDigests, type DigestParts, type Digests } from './digest/digests.ts';
import type { Logger } from './log.ts';
import { findSpeakers } from './quotes/speakers.ts';
import type { Search } from './search/contract.ts';
import { KEEP_DAYS } from './store/retention.ts';
import type { Store } from './store/store.ts';
import type { Article, Briefing, Catalogue, LanguageCode } from './types.ts';

/** What part of a topic's words (weighed by rarity) an article's best passage must hold. */
const ABOUT = 0.5;

export interface StoreParts extends Partial<Pick<DigestParts, 'catchUpHours' | 'clock' | 'lease' | 'concurrency'>> {
  readonly store: Store;
}

export interface BehindTheStore {
  readonly catalogue: () => Catalogue;
  readonly search: Search;
  readonly log: Logger;
  readonly brief: (
    articles: readonly Article[],
    options: { readonly lang: LanguageCode; readonly since: string; readonly until: string },
  ) => Promise<Briefing>;
}

export interface OnTheStore {
  readonly digests: Digests;
  readonly feedback: Feedback;
  readonly privacy: Privacy;
  readonly firstSeen: (article: string) => Date | undefined;
  /** Notes which articles there are now, before they become the catalogue. */
  note(articles: readonly Article[]): Promise<void>;
}

/** How late a digest may be caught up when nothing else is said, in hours. */
const CATCH_UP = 12;

export function onTheStore(parts: StoreParts, behind: BehindTheStore): OnTheStore {
  const { store, clock = () => new Date(), catchUpHours = CATCH_UP } = parts;
  let seen: ReadonlyMap<string, Date> = new Map();
  const firstSeen = (article: string) => seen.get(article);
  const build = createBriefings({
    catalogue: behind.catalogue,
    firstSeen,
    brief: behind.brief,
    async isAbout(article, topic, lang) {
      const { hits } = await behind.search.search(topic, { article, lang, limit: 1 });
      return (hits[0]?.coverage ?? 0) >= ABOUT;
    },
    speakersNamed: (name) => findSpeakers(name, [...behind.catalogue().speakers.values()]).map(({ id }) => id),
  });
  return {
    digests: createDigests({ ...parts, build, clock, catchUpHours, log: behind.log }),
    feedback: { give: (judgement, by, now) => store.feedback.give(judgement, by, now) },
    privacy: {
      keptDays: KEEP_DAYS,
      stored: (userId) => store.people.stored(userId),
      forget: (userId) => store.people.forget(userId),
    },
    firstSeen,
    async note(articles) {
      try {
        seen = await store.seenArticles.note(articles, clock());
      } catch (error) {
        // The articles can be asked all the same; those not noted count as new.
        behind.log.error({ err: error }, 'when articles were first seen could not be noted');
      }
    },
  };
}
