// The second stage: candidates are read word by word and ranked by what they say of the question.
import type { QueryGroup } from './contract.ts';
import type { ForwardIndex } from './forward-index.ts';
import type { Numbers } from './grow.ts';
import { PREFIX_LENGTH } from './vocabulary.ts';

/** Measured on labelled questions (test/eval, test/bench); what each is worth stands in docs/quality.md. */
export const RANKING = {
  k1: 0.9,
  b: 0.4,
  surface: 0.5,
  prefix: 0.3,
  proximity: 0.3,
  title: 0.3,
  neighbour: 0.2,
  lead: 0.02,
};
const REACH = 8;
const PHRASE_GAP = 2;

/** What one word of the articles means for the question: which group, and by which view. */
interface Match {
  readonly group: number;
  readonly stem: number;
  readonly surface: number;
  readonly prefix: number;
}

interface Phrase {
  readonly group: number;
  readonly weight: number;
  readonly length: number;
}

interface Step {
  readonly phrase: number;
  readonly at: number;
}

export interface Ranked {
  readonly id: number;
  readonly score: number;
  readonly coverage: number;
}

/** A question made ready for one vocabulary. */
export class Ranker {
  readonly #forward: ForwardIndex;
  readonly #groups: readonly QueryGroup[];
  readonly #matches = new Map<number, Match[]>();
  readonly #steps = new Map<number, Step[]>();
  readonly #phrases: Phrase[] = [];
  readonly #weights: number[];
  readonly #prefixIdf: number[];
  readonly #surfaceIdf: number[];
  readonly #total: number;

  constructor(groups: readonly QueryGroup[], forward: ForwardIndex) {
    this.#forward = forward;
    this.#groups = groups;
    this.#weights = groups.map(({ idf, weight }) => idf * weight);
    this.#total = this.#weights.reduce((sum, weight) => sum + weight, 0) || 1;
    this.#prefixIdf = groups.map(() => 0);
    this.#surfaceIdf = groups.map(() => 0);
    groups.forEach((group, index) => {
      this.#file(group, index);
    });
  }

  /** Ranks candidates and their neighbours; best first. */
  rank(candidates: readonly number[]): Ranked[] {
    const own = new Map<number, { score: number; found: number }>();
    const read = (passage: number): { score: number; found: number } => {
      let known = own.get(passage);
      if (!known) own.set(passage, (known = this.#read(this.#forward.tokens, this.#forward.starts, passage, true)));
      return known;
    };
    const titles = new Map<number, number>();
    return candidates
      .map((id) => {
        const { score, found } = read(id);
        const article = this.#forward.article.get(id);
        let title = titles.get(article);
        if (title === undefined) {
          title = this.#read(this.#forward.titleTokens, this.#forward.titleStarts, article, false).found;
          titles.set(article, title);
        }
        const beside = Math.max(0, ...this.#neighbours(id).map((neighbour) => read(neighbour).score));
        const lead = this.#forward.position.get(id) === 0 ? RANKING.lead * this.#total : 0;
        const sum = score + RANKING.title * this.#sum(title) + RANKING.neighbour * beside + (score > 0 ? lead : 0);
        return { id, score: sum, coverage: this.#sum(found | title) / this.#total };
      })
      .sort((a, b) => b.score - a.score || a.id - b.id);
  }

  #neighbours(id: number): number[] {
    const { article } = this.#forward;
    return [id - 1, id + 1].filter(
      (other) => other >= 0 && other < article.length && article.get(other) === article.get(id),
    );
  }

  #sum(found: number): number {
    let sum = 0;
    for (let group = 0; group < this.#weights.length; group++) if (found & (1 << group)) sum += this.#weights[group] ?? 0;
    return sum;
  }

  /** Files every word of the vocabulary that says something of the group. */
  #file(group: QueryGroup, index: number): void {
    const { stems, folds, prefixes } = this.#forward.vocabulary;
    const size = Math.max(1, this.#forward.size);
    const idf = (df: number): number => Math.log(1 + size / Math.max(0.5, Math.min(df, size)));
    const found = new Map<number, { stem: number; surface: number; prefix: number }>();
    const at = (word: number): { stem: number; surface: number; prefix: number } => {
      let match = found.get(word);
      if (!match) found.set(word, (match = { stem: 0, surface: 0, prefix: 0 }));
      return match;
    };
    let prefixDf = 0;
    for (const alternative of group.alternatives) {
      const [first] = alternative.stems;
      if (first === undefined) continue;
      if (alternative.stems.length > 1) {
        this.#filePhrase(alternative.stems, alternative.weight, index);
        continue;
      }
      const stem = stems.id(first);
      if (stem !== undefined) for (const word of stems.words(stem)) at(word).stem = Math.max(at(word).stem, alternative.weight);
      const fold = alternative.fold === undefined ? undefined : folds.id(alternative.fold);
      if (fold !== undefined) {
        this.#surfaceIdf[index] = idf(folds.df.get(fold));
        for (const word of folds.words(fold)) at(word).surface = 1;
      }
      const source = alternative.fold ?? first;
      if (source.length < PREFIX_LENGTH || /^\d/.test(source)) continue;
      const prefix = prefixes.id(source.slice(0, PREFIX_LENGTH));
      if (prefix === undefined) continue;
      prefixDf += alternative.weight * prefixes.df.get(prefix);
      for (const word of prefixes.words(prefix)) at(word).prefix = Math.max(at(word).prefix, alternative.weight);
    }
    this.#prefixIdf[index] = idf(prefixDf);
    for (const [word, match] of found) this.#push(this.#matches, word, { group: index, ...match });
  }

  #filePhrase(phrase: readonly string[], weight: number, group: number): void {
    const { stems } = this.#forward.vocabulary;
    const number = this.#phrases.push({ group, weight, length: phrase.length }) - 1;
    phrase.forEach((name, at) => {
      const stem = stems.id(name);
      if (stem !== undefined) for (const word of stems.words(stem)) this.#push(this.#steps, word, { phrase: number, at });
    });
  }

  #push<T>(into: Map<number, T[]>, word: number, value: T): void {
    const known = into.get(word);
    if (known) known.push(value);
    else into.set(word, [value]);
  }

  /** Score and found groups (as bits) of one run of tokens. */
  #read(tokens: Numbers, starts: Numbers, number: number, near: boolean): { score: number; found: number } {
    const count = this.#groups.length;
    const stem = new Float64Array(count);
    const surface = new Float64Array(count);
    const prefix = new Float64Array(count);
    const pairs = near ? new Float64Array(count * count) : null;
    const progress = this.#phrases.map(() => ({ step: 0, at: -1 }));
    const from = starts.get(number);
    const to = starts.get(number + 1);
    let lastGroup = -1;
    let lastAt = 0;
    const meet = (group: number, at: number, weight: number): void => {
      if (pairs && lastGroup >= 0 && lastGroup !== group && at - lastAt <= REACH && at > lastAt) {
        const [low, high] = lastGroup < group ? [lastGroup, group] : [group, lastGroup];
        const value = (weight * Math.min(this.#weights[low] ?? 0, this.#weights[high] ?? 0)) / (at - lastAt);
        const pair = low * count + high;
        if ((pairs[pair] ?? 0) < value) pairs[pair] = value;
      }
      lastGroup = group;
      lastAt = at;
    };
    for (let at = from; at < to; at++) {
      const word = tokens.data[at] ?? 0;
      const steps = this.#phrases.length > 0 ? this.#steps.get(word) : undefined;
      if (steps) {
        for (const { phrase, at: step } of steps) {
          const state = progress[phrase];
          const whole = this.#phrases[phrase];
          if (!state || !whole) continue;
          if (step === 0) {
            state.step = 1;
            state.at = at;
          } else if (state.step === step && at - state.at <= PHRASE_GAP) {
            state.step++;
            state.at = at;
          }
          if (state.step < whole.length) continue;
          state.step = 0;
          stem[whole.group] = (stem[whole.group] ?? 0) + whole.weight;
          meet(whole.group, at, whole.weight);
        }
      }
      const matches = this.#matches.get(word);
      if (!matches) continue;
      for (const match of matches) {
        const { group } = match;
        stem[group] = (stem[group] ?? 0) + match.stem;
        surface[group] = (surface[group] ?? 0) + match.surface;
        prefix[group] = (prefix[group] ?? 0) + match.prefix;
        if (match.stem > 0) meet(group, at, match.stem);
      }
    }
    return this.#add(stem, surface, prefix, pairs, to - from);
  }

  #add(stem: Float64Array, surface: Float64Array, prefix: Float64Array, pairs: Float64Array | null, length: number): { score: number; found: number } {
    const { k1, b } = RANKING;
    const norm = k1 * (1 - b + (b * length) / this.#forward.averageLength);
    const saturate = (tf: number): number => (tf * (k1 + 1)) / (tf + norm);
    let score = 0;
    let found = 0;
    for (let group = 0; group < stem.length; group++) {
      const weight = this.#groups[group]?.weight ?? 1;
      const tf = stem[group] ?? 0;
      if (tf > 0) found |= 1 << group;
      score += (this.#weights[group] ?? 0) * saturate(tf);
      score += RANKING.surface * weight * (this.#surfaceIdf[group] ?? 0) * saturate(surface[group] ?? 0);
      score += RANKING.prefix * weight * (this.#prefixIdf[group] ?? 0) * saturate(prefix[group] ?? 0);
    }
    if (pairs) for (const pair of pairs) score += RANKING.proximity * pair;
    return { score, found };
  }
}
