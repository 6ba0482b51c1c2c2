// The second stage: candidates are read word by word and ranked by what they say of the question.
import type { QueryGroup } from './contract.ts';
import type { ForwardIndex } from './forward-index.ts';
import type { Numbers } from './grow.ts';
import { PREFIX_LENGTH } from './vocabulary.ts';

/** Measured on labelled questions (test/eval, test/bench); what each is worth stands in docs/quality.md. */
const RANKING = {
  k1: 0.9,
  b: 0.4,
  surface: 0.4,
  prefix: 0.4,
  proximity: 0.4,
  title: 0.4,
  neighbour: 0.1,
  lead: 0.02,
  /** How far the share of the question found raises a score. */
  coverage: 0.3,
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

/** Words that must stand together; `step` and `last` are how far reading has come. */
interface Phrase {
  readonly match: Match;
  readonly length: number;
  step: number;
  last: number;
}

interface Reading {
  readonly score: number;
  /** Groups as bits. */
  readonly found: number;
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
  readonly #matches = new Map<number, Match[]>();
  readonly #steps = new Map<number, Step[]>();
  readonly #phrases: Phrase[] = [];
  readonly #weights: number[];
  readonly #groupWeights: number[];
  readonly #tally: Tally;
  readonly #prefixIdf: number[];
  readonly #surfaceIdf: number[];
  readonly #total: number;

  constructor(groups: readonly QueryGroup[], forward: ForwardIndex) {
    this.#forward = forward;
    this.#weights = groups.map(({ idf, weight }) => idf * weight);
    this.#groupWeights = groups.map(({ weight }) => weight);
    this.#tally = new Tally(groups.length);
    this.#total = this.#weights.reduce((sum, weight) => sum + weight, 0) || 1;
    this.#prefixIdf = groups.map(() => 0);
    this.#surfaceIdf = groups.map(() => 0);
    groups.forEach((group, index) => {
      this.#file(group, index);
    });
  }

  /** Ranks candidates and their neighbours; best first. */
  rank(candidates: readonly number[]): Ranked[] {
    const own = new Map<number, Reading>();
    const read = (passage: number): Reading => {
      let known = own.get(passage);
      if (!known) own.set(passage, (known = this.#read(this.#forward.tokens, this.#forward.starts, passage)));
      return known;
    };
    const titles = new Map<number, number>();
    return candidates
      .map((id) => {
        const { score, found } = read(id);
        const article = this.#forward.article.get(id);
        let title = titles.get(article);
        if (title === undefined) {
          title = this.#read(this.#forward.titleTokens, this.#forward.titleStarts, article).found;
          titles.set(article, title);
        }
        const beside = Math.max(0, ...this.#neighbours(id).map((neighbour) => read(neighbour).score));
        const lead = this.#forward.position.get(id) === 0 ? RANKING.lead * this.#total : 0;
        const sum = score + RANKING.title * this.#sum(title) + RANKING.neighbour * beside + (score > 0 ? lead : 0);
        const coverage = this.#sum(found | title) / this.#total;
        return { id, score: sum * (1 + RANKING.coverage * coverage), coverage };
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
    for (let group = 0; group < this.#weights.length; group++)
      if (found & (1 << group)) sum += this.#weights[group] ?? 0;
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
    let surfaceDf = 0;
    for (const alternative of group.alternatives) {
      const [first] = alternative.stems;
      if (first === undefined) continue;
      if (alternative.stems.length > 1) {
        this.#filePhrase(alternative.stems, alternative.weight, index);
        continue;
      }
      const stem = stems.id(first);
      if (stem !== undefined)
        for (const word of stems.words(stem)) at(word).stem = Math.max(at(word).stem, alternative.weight);
      const fold = alternative.fold === undefined ? undefined : folds.id(alternative.fold);
      if (fold !== undefined) {
        surfaceDf += alternative.weight * folds.df.get(fold);
        for (const word of folds.words(fold)) at(word).surface = Math.max(at(word).surface, alternative.weight);
      }
      const source = alternative.fold ?? first;
      if (source.length < PREFIX_LENGTH || /^\d/.test(source)) continue;
      const prefix = prefixes.id(source.slice(0, PREFIX_LENGTH));
      if (prefix === undefined) continue;
      prefixDf += alternative.weight * prefixes.df.get(prefix);
      for (const word of prefixes.words(prefix)) at(word).prefix = Math.max(at(word).prefix, alternative.weight);
    }
    this.#prefixIdf[index] = idf(prefixDf);
    this.#surfaceIdf[index] = surfaceDf > 0 ? idf(surfaceDf) : 0;
    for (const [word, match] of found) this.#push(this.#matches, word, { group: index, ...match });
  }

  #filePhrase(phrase: readonly string[], weight: number, group: number): void {
    const { stems } = this.#forward.vocabulary;
    const match: Match = { group, stem: weight, surface: 0, prefix: 0 };
    const number = this.#phrases.push({ match, length: phrase.length, step: 0, last: 0 }) - 1;
    phrase.forEach((name, at) => {
      const stem = stems.id(name);
      if (stem !== undefined)
        for (const word of stems.words(stem)) this.#push(this.#steps, word, { phrase: number, at });
    });
  }

  #push<T>(into: Map<number, T[]>, word: number, value: T): void {
    const known = into.get(word);
    if (known) known.push(value);
    else into.set(word, [value]);
  }

  /** Score and found groups (as bits) of one run of tokens. Runs some hundred times a question: no closures here. */
  #read(tokens: Numbers, starts: Numbers, number: number): Reading {
    const tally = this.#tally;
    tally.clear();
    const from = starts.get(number);
    const to = starts.get(number + 1);
    const { data } = tokens;
    const hasSteps = this.#steps.size > 0;
    for (let at = from; at < to; at++) {
      const word = data[at] as number;
      if (hasSteps) this.#step(word, at);
      const matches = this.#matches.get(word);
      if (matches === undefined) continue;
      for (const match of matches) tally.meet(match, at, this.#weights);
    }
    return this.#add(to - from);
  }

  #step(word: number, at: number): void {
    const steps = this.#steps.get(word);
    if (steps === undefined) return;
    for (const { phrase, at: step } of steps) {
      const whole = this.#phrases[phrase];
      if (whole === undefined) continue;
      if (step === 0) whole.step = 1;
      else if (whole.step === step && at - whole.last <= PHRASE_GAP && at > whole.last) whole.step++;
      else continue;
      whole.last = at;
      if (whole.step < whole.length) continue;
      whole.step = 0;
      this.#tally.meet(whole.match, at, this.#weights);
    }
  }

  #add(length: number): Reading {
    const { k1, b } = RANKING;
    const { stem, surface, prefix, pairs } = this.#tally;
    const norm = k1 * (1 - b + (b * length) / this.#forward.averageLength);
    let score = 0;
    let found = 0;
    for (let group = 0; group < stem.length; group++) {
      const weight = this.#groupWeights[group] as number;
      const tf = stem[group] as number;
      const tfSurface = surface[group] as number;
      const tfPrefix = prefix[group] as number;
      if (tf > 0) {
        found |= 1 << group;
        score += ((this.#weights[group] as number) * tf * (k1 + 1)) / (tf + norm);
      }
      if (tfSurface > 0)
        score +=
          (RANKING.surface * weight * (this.#surfaceIdf[group] as number) * tfSurface * (k1 + 1)) / (tfSurface + norm);
      if (tfPrefix > 0)
        score +=
          (RANKING.prefix * weight * (this.#prefixIdf[group] as number) * tfPrefix * (k1 + 1)) / (tfPrefix + norm);
    }
    for (let pair = 0; pair < pairs.length; pair++) score += RANKING.proximity * (pairs[pair] as number);
    return { score, found };
  }
}

/** What was met while reading one run of tokens, by group. */
class Tally {
  readonly stem: Float64Array;
  readonly surface: Float64Array;
  readonly prefix: Float64Array;
  /** By two groups: how near they came. */
  readonly pairs: Float64Array;
  #lastGroup = -1;
  #lastAt = 0;

  constructor(count: number) {
    this.stem = new Float64Array(count);
    this.surface = new Float64Array(count);
    this.prefix = new Float64Array(count);
    this.pairs = new Float64Array(count * count);
  }

  clear(): void {
    this.stem.fill(0);
    this.surface.fill(0);
    this.prefix.fill(0);
    this.pairs.fill(0);
    this.#lastGroup = -1;
    this.#lastAt = 0;
  }

  meet(match: Match, at: number, weights: readonly number[]): void {
    const { group } = match;
    this.stem[group] = (this.stem[group] as number) + match.stem;
    this.surface[group] = (this.surface[group] as number) + match.surface;
    this.prefix[group] = (this.prefix[group] as number) + match.prefix;
    if (match.stem === 0) return;
    const last = this.#lastGroup;
    const gap = at - this.#lastAt;
    if (last >= 0 && last !== group && gap <= REACH && gap > 0) {
      const pair = Math.min(last, group) * this.stem.length + Math.max(last, group);
      const value = (match.stem * Math.min(weights[last] as number, weights[group] as number)) / gap;
      if ((this.pairs[pair] as number) < value) this.pairs[pair] = value;
    }
    this.#lastGroup = group;
    this.#lastAt = at;
  }
}
