// What the bot says about digests, feedback and privacy; one value a language.

/** Weekdays are ISO: 1 is Monday. Dates come as text made by `day`. */
export interface DigestWords {
  /** A day in a time zone: "Tuesday 10 March 2026". */
  day(at: Date, zone: string): string;
  title(weekly: boolean, day: string): string;
  readonly late: string;
  nothingNew(topic: string | undefined): string;
  onTopic(topic: string): string;
  following(names: string): string;
  more(stories: number): string;
  readonly readStory: string;
  days(days: readonly number[]): string;
  schedule(time: string, zone: string, days: string): string;
  readonly set: string;
  readonly changed: string;
  readonly off: string;
  readonly none: string;
  readonly whichOne: string;
  readonly full: string;
  readonly titleOfList: string;
  readonly next: string;
  readonly last: string;
  readonly never: string;
  readonly nextTry: string;
  missed(day: string): string;
  readonly preview: string;
  readonly options: {
    readonly silent: string;
    readonly thread: string;
    readonly publish: string;
    readonly nothing: string;
    readonly line: string;
  };
  /** Why a digest does not go out. */
  trouble(kind: string, permissions: string): string;
  missing(permissions: string): string;
  troubleTitle(weekly: boolean): string;
  readonly troubleHint: string;
  /** A permission as Discord's settings call it. */
  permission(name: string): string;
  /** A digest in a list of suggestions; `channel` may be unknown. */
  short(time: string, zone: string, topic: string | undefined): string;
}

export interface FeedbackWords {
  readonly right: string;
  readonly wrong: string;
  readonly whatWasWrong: string;
  readonly why: string;
  readonly thanks: string;
}

export interface PrivacyWords {
  readonly title: string;
  readonly intro: string;
  feedback(count: number): string;
  digests(count: number): string;
  readonly nothing: string;
  kept(days: { readonly intents: number; readonly feedback: number; readonly usage: number }): string;
  readonly notKept: string;
  readonly how: string;
  deleted(feedback: number, digests: number): string;
  readonly nothingToDelete: string;
}
