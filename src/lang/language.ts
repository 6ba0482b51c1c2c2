// Language as data: one value of one type per language. Nothing outside src/lang asks which language it is.
import type { LanguageCode } from '../types.ts';
import type { QuestionLanguage } from './question-language.ts';
import type { QuoteLanguage } from './quote-language.ts';
import type { SearchLanguage } from './search-language.ts';

export interface Language {
  readonly code: LanguageCode;
  /** How a news text of this language reports speech, names people and refers back to them. */
  readonly quoting: QuoteLanguage;
  /** Words, stop words and stems for the index. */
  readonly search: SearchLanguage;
  /** How questions are put: question words, "what did X say", and what each asks for. */
  readonly questions: QuestionLanguage;
}
