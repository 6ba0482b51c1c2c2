// What the newest articles say, in whole sentences of theirs.
import type { Article, Briefing, Catalogue, LanguageCode } from '../types.ts';

export interface BriefOptions {
  readonly lang: LanguageCode;
  /** ISO 8601; articles from here … */
  readonly since: string;
  /** … to here are meant; both go into the briefing as they are. */
  readonly until: string;
  /** Stories at most; 10 when it is not given. */
  readonly limit?: number;
}

/** Stories (near-duplicate articles merged) with two or three cited sentences each; newest first. */
export function brief(_articles: readonly Article[], _catalogue: Catalogue, _options: BriefOptions): Briefing {
  throw new Error('being built');
}
