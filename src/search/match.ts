// Which words of the question a piece of text holds: for sentences and quotes, outside the index.
import type { Token } from './analysis.ts';
import type { QueryGroup } from './contract.ts';
import { PREFIX_LENGTH } from './vocabulary.ts';

/** What a word with the same beginning is worth beside the word itself. */
const PREFIX_WEIGHT = 0.35;
const PHRASE_GAP = 2;

interface Sign {
  readonly group: number;
  readonly weight: number;
}

/** A word of the question found at a token. */
export interface Found extends Sign {
  /** Position among the tokens. */
  readonly at: number;
}

/** Groups made ready for matching against text of one language. */
export class GroupMatcher {
  readonly groups: readonly QueryGroup[];
  readonly #stems = new Map<string, Sign[]>();
  readonly #prefixes = new Map<string, Sign[]>();
  readonly #phrases: { readonly stems: readonly string[]; readonly sign: Sign }[] = [];

  constructor(groups: readonly QueryGroup[]) {
    this.groups = groups;
    groups.forEach(({ alternatives }, group) => {
      for (const { stems, weight, fold } of alternatives) {
        const [first] = stems;
        if (first === undefined) continue;
        if (stems.length > 1) {
          this.#phrases.push({ stems, sign: { group, weight } });
          continue;
        }
        push(this.#stems, first, { group, weight });
        const source = fold ?? first;
        if (source.length < PREFIX_LENGTH || /^\d/.test(source)) continue;
        push(this.#prefixes, source.slice(0, PREFIX_LENGTH), { group, weight: weight * PREFIX_WEIGHT });
      }
    });
  }

  /** Every match, in order of the tokens; one token may match several groups. */
  find(tokens: readonly Token[]): Found[] {
    const found: Found[] = [];
    tokens.forEach(({ stem, fold }, at) => {
      const exact = this.#stems.get(stem);
      const signs = exact ?? (fold.length >= PREFIX_LENGTH ? this.#prefixes.get(fold.slice(0, PREFIX_LENGTH)) : undefined);
      for (const sign of signs ?? []) found.push({ ...sign, at });
    });
    for (const { stems, sign } of this.#phrases) {
      for (let at = 0; at < tokens.length; at++) if (standsAt(stems, tokens, at)) found.push({ ...sign, at });
    }
    return found.sort((a, b) => a.at - b.at);
  }

  /** By group: how well the tokens hold it, 0 to 1. */
  strengths(tokens: readonly Token[]): number[] {
    const strengths = this.groups.map(() => 0);
    for (const { group, weight } of this.find(tokens)) strengths[group] = Math.max(strengths[group] ?? 0, weight);
    return strengths;
  }
}

function push(into: Map<string, Sign[]>, key: string, sign: Sign): void {
  const known = into.get(key);
  if (known) known.push(sign);
  else into.set(key, [sign]);
}

function standsAt(stems: readonly string[], tokens: readonly Token[], from: number): boolean {
  let last = from - 1;
  for (const stem of stems) {
    let at = last + 1;
    const limit = last < from ? from : last + PHRASE_GAP;
    while (at <= limit && tokens[at]?.stem !== stem) at++;
    if (at > limit) return false;
    last = at;
  }
  return true;
}
