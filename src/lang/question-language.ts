// How questions of one language are put, and how sentences of it answer. Filled by src/lang/<code>/.
import type { LanguageCode } from '../types.ts';

/** What a question asks for. */
export type Want =
  | 'who'
  | 'when'
  | 'where'
  | 'how-many'
  | 'how-much'
  | 'how-long'
  | 'how-old'
  | 'why'
  | 'what-for'
  | 'how'
  | 'yes-no'
  | 'what';

/** A way to ask. What the pattern matches says what is asked for, not what about. */
export interface Ask {
  readonly want: Want;
  readonly pattern: RegExp;
  /** What the pattern matches is what it is about as well ("price"). */
  readonly keep?: true;
  /** Words elsewhere in such a question that belong to the asking ("last" in how long did it last). */
  readonly also?: RegExp;
}

export interface QuestionLanguage {
  readonly code: LanguageCode;
  /** Tried in order on the question in lower case with straight apostrophes; the first that matches decides. */
  readonly asks: readonly Ask[];
  /**
   * Ways to ask for somebody's words. Group `who` holds the name, with or without what it is about after it; group
   * `about` the topic, where it stands apart; group `verb` a reporting verb that says something itself ("warn").
   */
  readonly speech: readonly RegExp[];
  /** Asks for all that is known, or that the articles say, about something; what follows the match is the topic. */
  readonly overall: RegExp;
  /** Ways to ask whose words something is: group `about`. */
  readonly saidBy: readonly RegExp[];
  /** A question that goes on from the one before: group `about`. */
  readonly followUps: readonly RegExp[];
  /** Asks who holds a post ("who is the president of …"). */
  readonly identifies: RegExp;
  /** Pronouns that stand for somebody of the question before. */
  readonly pronouns: ReadonlySet<string>;
  /** A sentence that begins with a word for something said before. */
  readonly refersBack: RegExp;
  /** Words between a name and a topic: "about", "sur". */
  readonly aboutWords: RegExp;
  /** How a sentence shows that it says what is asked for. */
  readonly evidence: Readonly<Partial<Record<Want, RegExp>>>;
  /** Times said relative to now; each gives days back from today, as a range. */
  readonly times: readonly { readonly pattern: RegExp; readonly from: number; readonly to: number }[];
  /** Days of the week, from Sunday, for "on Monday" and "since Monday". */
  readonly weekdays: readonly string[];
  readonly since: RegExp;
  /** Questions to propose; `{name}` and `{topic}` are filled in. */
  readonly proposals: { readonly said: string; readonly saidAbout: string; readonly about: string };
}
