// Which words of the question a piece of text holds: for sentences and quotes, outside the index.
import type { Token } from './analysis.ts';
import type { QueryGroup } from './contract.ts';
import { PREFIX_LENGTH } from './vocabulary.ts';

/** What a word with the same beginning is worth beside the word itself. */
const PREFIX_WEIGHT = 0.35;
const PHRASE_GAP = 2;

/** What the same stem in another form is worth beside the form that was meant ("commun" beside "communication"). */
const FORM_WEIGHT = 0.85;

interface Sign {
  readonly group: number;
  readonly weight: number;
  /** The form that was meant. */
  readonly fold?: string | undefined;
}

/** A word of the question found at a token. */
export interface Found {
  readonly group: number;
  readonly weight: number;
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
        push(this.#stems, first, { group, weight, fold });
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
      const signs =
        exact ?? (fold.length >= PREFIX_LENGTH ? this.#prefixes.get(fold.slice(0, PREFIX_LENGTH)) : undefined);
      for (const { group, weight, fold: meant } of signs ?? []) {
        const form = exact && meant !== undefined && meant !== fold && !isInflection(meant, fold) ? FORM_WEIGHT : 1;
        found.push({ group, weight: weight * form, at });
      }
    });
    for (const { stems, sign } of this.#phrases) {
      for (let at = 0; at < tokens.length; at++)
        if (standsAt(stems, tokens, at)) found.push({ group: sign.group, weight: sign.weight, at });
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

/** Forms that differ by a short ending only. */
function isInflection(left: string, right: string): boolean {
  let same = 0;
  while (same < left.length && left[same] === right[same]) same++;
  return Math.max(left.length, right.length) - same <= 3;
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
