// What has to be known of a language to compare two sentences for their facts: figures, days, negation, who speaks.
import type { LanguageCode } from '../types.ts';

export interface CheckLanguage {
  readonly code: LanguageCode;
  /** Numbers below a hundred by word, lower case, without accents. */
  readonly cardinals: ReadonlyMap<string, number>;
  /** Hundred and above: what multiplies the number before it. */
  readonly scales: ReadonlyMap<string, number>;
  /** Scales as a plural without a number before ("millions of people"). */
  readonly vague: ReadonlyMap<string, number>;
  readonly ordinals: ReadonlyMap<string, number>;
  /** Words that give a number without stating one ("both"): they back a number, and ask for none. */
  readonly implied: ReadonlyMap<string, number>;
  /** Between the words of one number ("vingt et un", "two hundred and five"). */
  readonly joiner: string;
  /** True where 4 x 20 + 17 is a way to count. */
  readonly countsByTwenty: boolean;
  readonly decimalMark: ',' | '.';
  /** Phrases that hold number words and are none; matched on lower-case text without accents. */
  readonly notNumbers: RegExp;
  readonly percent: RegExp;
  /** Currency words to ISO codes. */
  readonly currencies: ReadonlyMap<string, string>;
  /** Phrases for days seen from today, to one key for both languages. Lower case, without accents. */
  readonly relativeDays: ReadonlyMap<string, string>;
  /** Short names of months, without the full stop; month names that are other words too are told by a capital. */
  readonly shortMonths: readonly string[];
  readonly monthsAreCapitals: boolean;
  /** Day before month in a date in figures; both orders are tried where it is false. */
  readonly dayFirst: boolean;
  /** Third-person pronouns that can be the subject of a reporting verb, and words that refer back. */
  readonly anaphors: ReadonlySet<string>;
  /** The first person: nobody but a quoted speaker uses it. Matched on the text without its quotations. */
  readonly firstPerson: RegExp;
  /** Words that negate what follows ("not", "ne"). */
  readonly negations: ReadonlySet<string>;
  /** Words that close a negation or stand inside one and negate nothing by themselves. */
  readonly negationParts: ReadonlySet<string>;
  /** Verbs that say that something is not done ("declined to"), as stems’ beginnings. */
  readonly refusals: readonly string[];
  /** A claim that the source only reports as thought or heard. Matched on lower-case text. */
  readonly hedges: RegExp;
  /** Forms of reporting verbs beside those of `quoting`: lower case, with accents. */
  readonly reporting: ReadonlySet<string>;
  /** Words that open reported speech after a verb ("that"). */
  readonly complementisers: ReadonlySet<string>;
  /** Prepositions that name a source at the start of a clause ("selon", "according to"). */
  readonly frames: readonly string[];
  /** Words before the agent of a passive ("par", "by"). */
  readonly agent: string;
  /** Lower-case words inside names ("de", "van"). */
  readonly particles: ReadonlySet<string>;
}
