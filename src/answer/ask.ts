// A question becomes an answer in the articles' own words.
import type { Answer } from '../types.ts';
import type { AnswerContext } from './context.ts';

export type { AnswerContext } from './context.ts';

/** Answers from the articles, each statement with its citation; no statement means that the articles do not say. */
export async function answer(_question: string, _context: AnswerContext): Promise<Answer> {
  throw new Error('being built');
}
