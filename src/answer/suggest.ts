// Real questions from the articles, for autocomplete.
import type { Catalogue, LanguageCode } from '../types.ts';

/** At most `limit` questions that the articles answer ("What did Mark Milley say?") and that go with what is typed so far. */
export function suggestQuestions(_catalogue: Catalogue, _lang: LanguageCode, _prefix: string, _limit = 25): string[] {
  throw new Error('being built');
}
