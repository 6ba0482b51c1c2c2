// Model answers about one article that lie or attack, as data: what each says, cites, and must not get past the bot.
import type { Anthropic } from '@anthropic-ai/sdk';
import { flatten } from './citations.ts';
import { HOSTILE } from './lies-attacks.ts';
import { FACT_LIES } from './lies-facts.ts';
import { PEOPLE_LIES } from './lies-people.ts';
import { QUOTE_LIES } from './lies-quotes.ts';
import { SOURCE_LIES } from './lies-sources.ts';
import { type AnswerPlan, answer, type Piece } from './plans.ts';

export type LieKind =
  | 'altered-quote'
  | 'stitched-quote'
  | 'invented-quote'
  | 'translated-quote'
  | 'wrong-speaker'
  | 'wrong-number'
  | 'wrong-date'
  | 'wrong-name'
  | 'uncited'
  | 'wrong-citation'
  | 'forged-citation'
  | 'mixture'
  | 'obeyed-instruction'
  | 'markup'
  | 'foreign-block'
  | 'broken-off'
  | 'meaning';

/** An answer of the model to `question` in the language `lang`. */
export interface PlannedAnswer {
  readonly name: string;
  readonly lang: 'fr' | 'en';
  /** A question that finds the cited sentences. */
  readonly question: string;
  readonly pieces: readonly Piece[];
  readonly stopReason?: Anthropic.StopReason;
}

export interface Lie extends PlannedAnswer {
  readonly kind: LieKind;
  /** Parts of the answer that must not be shown as they are: dropped, or replaced by the article's words and marked. */
  readonly mustNotShow: readonly string[];
  /** Sentences of the answer that are true and well cited: they may stay. */
  readonly mayShow?: readonly string[];
}

/** Lies that the verification of quotes, speakers, numbers, dates, names and citations can find. */
export const LIES: readonly Lie[] = [...QUOTE_LIES, ...FACT_LIES, ...PEOPLE_LIES, ...SOURCE_LIES, ...HOSTILE];

/** The plan that plays this answer on any request that holds the sentences it cites. */
export function planOf({ pieces, stopReason }: PlannedAnswer, missing: AnswerPlan['missing'] = 'fail'): AnswerPlan {
  return answer(pieces, { missing, ...(stopReason && { stopReason }) });
}

/** Which forbidden parts of a lie stand in what a person is shown, whatever the typography and markdown escapes. */
export function leaks(lie: Lie, shown: string): string[] {
  const seen = plain(shown);
  return lie.mustNotShow.filter((part) => seen.includes(plain(part)));
}

function plain(text: string): string {
  return flatten(text.replace(/\\(?=[^\w\s])/g, '')).toLowerCase();
}
