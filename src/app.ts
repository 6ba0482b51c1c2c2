// What a front may ask of the bot, whatever is behind it.
import type { Digests } from './digest/digests.ts';
import type { QuoteCheck } from './quotes/check.ts';
import type { Hit } from './search/contract.ts';
import type { Judgement } from './store/feedback.ts';
import type { StoredAboutPerson } from './store/people.ts';
import type { KEEP_DAYS } from './store/retention.ts';
import type {
  Answer,
  Article,
  Briefing,
  Catalogue,
  Exchange,
  LanguageCode,
  Quote,
  SkippedFile,
  Speaker,
} from './types.ts';

/** The longest question that is read, in characters. */
export const LONGEST_QUESTION = 1000;

export interface AskOptions {
  readonly lang?: LanguageCode | undefined;
  readonly askedAt?: Date | undefined;
  readonly previous?: Exchange | undefined;
  readonly articleId?: string | undefined;
  /** The server the question was asked in, for its share of the day's summaries. */
  readonly serverId?: string | undefined;
}

/** An answer on its way: `final` is false while it grows and is not verified to its end. */
export interface AskStep {
  readonly answer: Answer;
  readonly final: boolean;
}

export interface QuoteFilter {
  /** A name, surname, alias or title, as typed; or a speaker's id. */
  readonly speaker?: string;
  readonly about?: string;
  readonly article?: string;
}

/** What a look-up of quotes found. */
export type FoundQuotes =
  | { readonly kind: 'quotes'; readonly speaker?: Speaker; readonly quotes: readonly Quote[] }
  | { readonly kind: 'ambiguous'; readonly speakers: readonly Speaker[] }
  | { readonly kind: 'not-quoted' }
  | { readonly kind: 'unknown' };

/** A speaker with the number of quotes. */
export interface QuotedSpeaker {
  readonly speaker: Speaker;
  readonly count: number;
}

export type { Judgement } from './store/feedback.ts';
export type { StoredAboutPerson } from './store/people.ts';

/** Takes what people say of answers. */
export interface Feedback {
  /** One a person and answer: a later one replaces the earlier. */
  give(judgement: Judgement, by: { readonly userId: string; readonly serverId?: string }, now: Date): Promise<void>;
}

/** What is stored about a person. */
export interface Privacy {
  readonly keptDays: typeof KEEP_DAYS;
  stored(userId: string): Promise<StoredAboutPerson>;
  /** Removes it; returns what there was. */
  forget(userId: string): Promise<StoredAboutPerson>;
}

export interface App {
  /** These three need a database; without one they are undefined. */
  readonly digests?: Digests;
  readonly feedback?: Feedback;
  readonly privacy?: Privacy;
  /** What is known now; it is replaced whole when the corpus changes. */
  readonly catalogue: Catalogue;
  readonly skipped: readonly SkippedFile[];
  /** Reads the corpus again and takes over what changed. */
  reload(): Promise<void>;
  /** Answers a question; the last step is final. @throws UserError `empty-question`, `too-long` */
  ask(question: string, options?: AskOptions): AsyncIterable<AskStep>;
  /** The passages that go best with a query, best first. */
  search(query: string, limit: number, lang?: LanguageCode): Promise<readonly Hit[]>;
  /** What the articles between two moments say; the newest ones when no time is given. */
  brief(options: {
    readonly lang: LanguageCode;
    readonly since?: string;
    readonly until?: string;
    readonly now: Date;
    readonly serverId?: string;
  }): Promise<Briefing>;
  /** Quotes by speaker, topic and article: newest article first, then by place. */
  quotesBy(filter: QuoteFilter): Promise<FoundQuotes>;
  /** Who is quoted, most quotes first; only those that go with what is typed, when something is. */
  speakers(typed?: string): readonly QuotedSpeaker[];
  suggestQuestions(lang: LanguageCode, typed: string): readonly string[];
  /** @throws UserError `no-such-article` */
  article(id: string): Article;
  /** Articles whose title goes with what is typed, at most 25. */
  articlesLike(typed: string): readonly Article[];
  checkQuote(text: string, lang: LanguageCode): Promise<QuoteCheck>;
  close(): Promise<void>;
}
