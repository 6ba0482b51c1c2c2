// How a news text of one language reports speech, names people and refers back to them. Filled by src/lang/<code>/.

export interface Abbreviations {
  /** Titles: a full stop after them never ends a sentence ("M.", "Sen."). Lower case, without the stop. */
  readonly beforeName: ReadonlySet<string>;
  /** Not an end before a figure ("No. 10", "fig. 2"). */
  readonly beforeNumber: ReadonlySet<string>;
  /** An end only when a word of `openers` follows ("etc.", "U.S."). */
  readonly anywhere: ReadonlySet<string>;
}

export interface QuoteLanguage {
  readonly code: string;
  readonly abbreviations: Abbreviations;
  /** Function words that begin sentences, lower case: after "U.S." a capital "The" starts a new one. */
  readonly openers: ReadonlySet<string>;
  /** Every form of the reporting verbs that can stand in an incise, lower case. */
  readonly speechForms: ReadonlySet<string>;
}
