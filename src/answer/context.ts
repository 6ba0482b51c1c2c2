// What an answer is made from.
import type { Search } from '../search/contract.ts';
import type { Catalogue, Exchange, LanguageCode } from '../types.ts';

export interface AnswerContext {
  readonly catalogue: Catalogue;
  readonly search: Search;
  /** The language of the reply; the question's own when it is not given. */
  readonly lang?: LanguageCode;
  /** When the question was asked, for "yesterday" and the like. */
  readonly askedAt?: Date;
  /** The question before, for follow-ups ("and about Taiwan?"). */
  readonly previous?: Exchange;
  /** Answer from this article only. */
  readonly articleId?: string;
}
