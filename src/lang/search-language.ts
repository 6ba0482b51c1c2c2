// Words of one language for the index. Filled by src/lang/<code>/.
import type { LanguageCode } from '../types.ts';

export interface SearchLanguage {
  readonly code: LanguageCode;
  /** What stands before an apostrophe and is cut off: "l" in l’armée. Lower case. */
  readonly elisions: ReadonlySet<string>;
  /** Endings that are cut off after an apostrophe: "s" in Biden’s. */
  readonly possessives: ReadonlySet<string>;
  /** Pronouns tied to a verb by a hyphen: "-t-il" in a-t-il. Matched at the end of a word. */
  readonly clitics: RegExp | null;
  /** Words that say nothing about a topic, accents as written. Never indexed. */
  readonly stopWords: ReadonlySet<string>;
  /** Small words of other languages in names and titles ("Le Monde"), never indexed either. */
  readonly particles: ReadonlySet<string>;
  /** Words that say nothing in a question ("tell me", "article"), left out when others remain. */
  readonly questionWords: ReadonlySet<string>;
  /** First parts after which the rest of a hyphened word is a word too: "ex" in ex-ministre. Null: every part is one. */
  readonly compoundPrefixes: ReadonlySet<string> | null;
  /** Reduces a lower-case word, accents and all, to its stem. */
  stem(word: string): string;
  /** Dictionary forms that a lower-case word may come from, itself first. */
  lemmas(word: string): readonly string[];
}
