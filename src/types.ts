// The nouns of the house. Imports nothing; everything else may import it.

/** A half-open range of UTF-16 code units, `[start, end)`, into `Article.text`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A language the bot reads and speaks, as an ISO 639-1 code. */
export type LanguageCode = 'en' | 'fr';

/** One news article. `text` (the body, without the title) never changes after ingest: every `Span` points into it. */
export interface Article {
  /** The bulk line's id, or the file's path inside the corpus with `/` as separator. */
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly lang: LanguageCode;
  readonly url?: string;
  /** Who published it, as its front matter says. */
  readonly source?: string;
  /** ISO 8601, only when the file says so. */
  readonly publishedAt?: string;
}

/** A file or bulk line that could not be read, and why, in one readable clause. */
export interface SkippedFile {
  readonly file: string;
  readonly reason: string;
}

/** What search finds: a paragraph, or a few sentences of a long one. */
export interface Passage extends Span {
  readonly article: string;
  /** Position among the article's passages, from 0. */
  readonly index: number;
}

export type SpeakerKind = 'person' | 'organisation' | 'place' | 'role';

/** Someone or something that is quoted, under all of its names in the corpus. */
export interface Speaker {
  /** A stable, readable key: the folded name, with a suffix where two speakers share it. */
  readonly id: string;
  /** The fullest name the articles give, without title: "Mark Milley". */
  readonly name: string;
  readonly kind: SpeakerKind;
  /** Every form seen, the name included: "Milley", "le général Milley". */
  readonly names: readonly string[];
  /** Roles as printed: "président des chefs d’état-major interarmées". Fullest first. */
  readonly roles: readonly string[];
  readonly gender?: 'f' | 'm';
}

export type QuoteType = 'direct' | 'indirect' | 'mixed';

/** How a quote's speaker was found; `unknown` goes with `speakerId: null`. */
export type Resolution = 'named' | 'pronoun' | 'title' | 'label' | 'continuation' | 'unknown';

/** A statement reported by an article: its place, never a copy. The span excludes outer marks and complementiser. */
export interface Quote extends Span {
  readonly article: string;
  readonly type: QuoteType;
  readonly speakerId: string | null;
  /** The words that name the speaker at this quote ("il", "Wu"). */
  readonly mention: Span | null;
  /** The reporting word ("déclaré", "selon"). */
  readonly cue: Span | null;
  /** The speaker's role as printed nearest to this quote. */
  readonly role?: string;
  readonly resolvedBy: Resolution;
  /** 0 to 1. */
  readonly confidence: number;
  /** The sentence or sentences around: quote, attribution and all. */
  readonly context: Span;
}

/** What `src/quotes` makes of one article; speaker ids are unique inside it until `mergeSpeakers` makes them global. */
export interface Extraction {
  readonly article: string;
  readonly quotes: readonly Quote[];
  readonly speakers: readonly Speaker[];
}

/** A place in an article that backs a statement. `text` is exactly `article.text.slice(start, end)`. */
export interface Citation extends Span {
  readonly article: string;
  readonly title: string;
  readonly url?: string;
  readonly text: string;
}

/** One sentence of an answer. Without a citation it does not type-check. */
export interface Statement {
  /** The article's own words (extractive), or the model's verified sentence. */
  readonly text: string;
  /** Set when the statement is somebody's words: the speaker's name. */
  readonly speaker?: string;
  /** The quote this statement shows, when it is one. */
  readonly quote?: Quote;
  /** Quotes that this statement tells in another language than their own: their words are one button away. */
  readonly originals?: readonly Quote[];
  readonly citations: readonly [Citation, ...Citation[]];
}

export type Verdict = 'answered' | 'closest' | 'not-in-articles';
export type Engine = 'extractive' | 'claude';

/** Something an answer has to say beside its statements; its words live in `src/reply`. */
export type AnswerNote =
  | { readonly kind: 'not-quoted'; readonly name: string }
  | { readonly kind: 'summary-unavailable' }
  | { readonly kind: 'summary-unverified' }
  | { readonly kind: 'summary-refused' }
  | { readonly kind: 'budget-spent' };

export interface Answer {
  readonly question: string;
  /** The language of the reply around the statements. */
  readonly lang: LanguageCode;
  readonly verdict: Verdict;
  readonly engine: Engine;
  /** Empty means: the articles do not say. */
  readonly statements: readonly Statement[];
  readonly notes?: readonly AnswerNote[];
  /** What can be asked instead: nearest speakers and topics, when there is no answer. */
  readonly suggestions?: { readonly speakers: readonly string[]; readonly topics: readonly string[] };
}

/** An article as a briefing lists it. */
export interface ArticleRef {
  readonly article: string;
  readonly title: string;
  readonly url?: string;
}

/** One story of a briefing: near-duplicate articles merged. */
export interface BriefingItem {
  readonly title: string;
  readonly articles: readonly ArticleRef[];
  readonly statements: readonly Statement[];
  readonly quotes: readonly Quote[];
}

/** What the newest articles say; `since` and `until` are ISO 8601. */
export interface Briefing {
  readonly since: string;
  readonly until: string;
  readonly lang: LanguageCode;
  readonly engine: Engine;
  readonly items: readonly BriefingItem[];
}

/** A digest that a server asked for: one post in a channel per chosen local day. */
export interface Subscription {
  readonly id: string;
  readonly serverId: string;
  /** A text or announcement channel, or a thread. */
  readonly channelId: string;
  /** The local time of day, HH:MM. */
  readonly time: string;
  /** An IANA time zone: Europe/Paris. */
  readonly zone: string;
  readonly lang: LanguageCode;
  /** ISO weekdays, from 1 (Monday) to 7; one alone makes it weekly. */
  readonly days: readonly number[];
  /** Only stories that go with these words. */
  readonly topic?: string;
  /** Names of followed speakers, as typed: their stories and quotes come first. */
  readonly speakers: readonly string[];
  /** Posted without a notification. */
  readonly silent: boolean;
  /** A thread is opened on the post. */
  readonly thread: boolean;
  /** Published to following servers, in an announcement channel. */
  readonly publish: boolean;
  readonly whenNothingNew: 'nothing' | 'line';
  /** Id of the person who set it up, who is told of a lasting failure. */
  readonly createdBy: string;
  /** ISO 8601. */
  readonly createdAt: string;
  /** ISO 8601: what was due before is not posted. Set anew when time, zone or days change. */
  readonly effectiveFrom: string;
}

/** A question that came before, for follow-ups ("and about Taiwan?"). */
export interface Exchange {
  readonly question: string;
  readonly answer: string;
}

/** Everything read from the articles, ready to be asked. `version` changes with any content. */
export interface Catalogue {
  readonly version: string;
  readonly articles: ReadonlyMap<string, Article>;
  /** Passages by article id, in order. */
  readonly passages: ReadonlyMap<string, readonly Passage[]>;
  /** All quotes with global speaker ids, by article, in order of appearance. */
  readonly quotes: readonly Quote[];
  readonly speakers: ReadonlyMap<string, Speaker>;
}
