// What createApp may ask of a model that writes: the contract, free of any vendor.
import type { Hit } from '../search/contract.ts';
import type { Answer, Briefing, Catalogue, LanguageCode } from '../types.ts';
import type { AnswerContext } from './context.ts';

/** Tokens of a day, for the bot and for each server. Days are `YYYY-MM-DD` in UTC. */
export interface UsageMeter {
  /** Tokens of the day in all: for one server, or for the whole bot when none is given. */
  spent(day: string, serverId?: string): Promise<number>;
  add(day: string, serverId: string | undefined, input: number, output: number, cached: number): Promise<void>;
}

export interface SummaryContext extends AnswerContext {
  readonly serverId?: string;
  /** The passages that go best with the question, best first. */
  readonly hits: readonly Hit[];
  /** When the question came, as `now()` gives it; the time promised counts from here. */
  readonly begun?: number;
}

/** An answer on its way, as a front shows it. */
export interface SummaryStep {
  readonly answer: Answer;
  readonly final: boolean;
}

export interface Summariser {
  /**
   * A fluent answer on its way. Steps before the last hold only sentences that are proved already; the last step is the
   * proved answer, or the extractive one with a note that says why. Never throws; ends within the time promised.
   */
  summarise(question: string, extractive: Answer, context: SummaryContext): AsyncIterable<SummaryStep>;
  /** The briefing with each story told in `lang`; stories that could not be proved keep the articles' own sentences. */
  brief(briefing: Briefing, catalogue: Catalogue, lang: LanguageCode, serverId?: string): Promise<Briefing>;
}
