// How much of a question a stretch of an article holds, with what stands around it.
import { analysisOf } from '../search/analyses.ts';
import type { Token } from '../search/analysis.ts';
import type { QueryGroup } from '../search/contract.ts';
import { type Found, GroupMatcher } from '../search/match.ts';
import type { LanguageCode, Span } from '../types.ts';

/** A question's groups for the articles of one language, with what each is worth; the worths sum to 1. */
export class Topic {
  readonly groups: readonly QueryGroup[];
  readonly worth: readonly number[];
  readonly #matcher: GroupMatcher;
  readonly #lang: LanguageCode;

  constructor(groups: readonly QueryGroup[], lang: LanguageCode) {
    this.groups = groups;
    this.#lang = lang;
    this.#matcher = new GroupMatcher(groups);
    const weights = groups.map(({ idf, weight }) => idf * weight);
    const total = weights.reduce((sum, weight) => sum + weight, 0) || 1;
    this.worth = weights.map((weight) => weight / total);
  }

  tokens(text: string): Token[] {
    return analysisOf(this.#lang).tokens(text);
  }

  /** By group: how well a text holds it, 0 to 1. */
  strengths(text: string): number[] {
    return this.#matcher.strengths(this.tokens(text));
  }

  find(tokens: readonly Token[]): Found[] {
    return this.#matcher.find(tokens);
  }

  /** The share of the question that these strengths make up, 0 to 1. */
  share(strengths: readonly number[]): number {
    return strengths.reduce((sum, strength, group) => sum + Math.min(1, strength) * (this.worth[group] ?? 0), 0);
  }
}

/** By group, the best of several readings, each taken at a discount. */
export function strongest(
  ...readings: readonly { readonly strengths: readonly number[]; readonly factor: number }[]
): number[] {
  const [first] = readings;
  return (first?.strengths ?? []).map((_, group) =>
    Math.max(...readings.map(({ strengths, factor }) => (strengths[group] ?? 0) * factor)),
  );
}

/** The groups that lie in one of the spans of the question, or in none of them. A word may begin with an elision outside (d’Aalto). */
export const groupsIn = (groups: readonly QueryGroup[], spans: readonly Span[]): QueryGroup[] =>
  groups.filter((group) => spans.some((span) => group.start < span.end && span.start < group.end));

export const groupsOutside = (groups: readonly QueryGroup[], spans: readonly Span[]): QueryGroup[] =>
  groups.filter((group) => !spans.some((span) => group.start < span.end && span.start < group.end));
