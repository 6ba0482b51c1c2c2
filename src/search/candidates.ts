// Which terms the engine is asked for: rare ones first, as many as the work allows.
import type { EngineQuery, QueryGroup } from './contract.ts';
import type { ForwardIndex } from './forward-index.ts';
import { PREFIX_LENGTH } from './vocabulary.ts';

/** How many postings a question may touch, as a share of all passages; engines are as slow as this is large. */
const SHARE = 0.06;
const LEAST = 200;
const MOST = 12_000;
/** Words that only share their beginning with a word of the question are asked for when the word itself is this rare. */
const RARE = 5;
/** Distant alternatives are asked for only when the near ones are in fewer passages than this. */
const DISTANT = 0.5;
const ENOUGH = 20;
const VARIANTS = 4;
const VARIANT_WEIGHT = 0.3;

interface Wanted {
  readonly term: string;
  readonly df: number;
  readonly weight: number;
  readonly value: number;
}

/** Terms with their weights for the engine. The rarest term of the question is always among them. */
export function engineQuery(groups: readonly QueryGroup[], forward: ForwardIndex): EngineQuery {
  const wanted = new Map<string, Wanted>();
  for (const group of groups)
    for (const one of termsOf(group, forward))
      if ((wanted.get(one.term)?.value ?? 0) < one.value) wanted.set(one.term, one);
  const budget = Math.min(MOST, Math.max(LEAST, forward.size * SHARE));
  const terms: { term: string; weight: number }[] = [];
  let spent = 0;
  for (const { term, df, weight } of [...wanted.values()].sort((a, b) => b.value - a.value)) {
    if (terms.length > 0 && spent + df > budget) continue;
    spent += df;
    terms.push({ term, weight });
  }
  return { terms };
}

function termsOf(group: QueryGroup, forward: ForwardIndex): Wanted[] {
  const { vocabulary, size } = forward;
  const terms: Wanted[] = [];
  const add = (term: string, weight: number): void => {
    const df = vocabulary.dfOfStem(term);
    if (df === 0) return;
    /** Engines weigh a term by its own rarity; alternatives of one word are to weigh what the word weighs. */
    const own = Math.log(1 + size / df);
    const value = group.weight * group.idf * weight;
    terms.push({ term, df, weight: value / own, value: value / (1 + df / size) });
  };
  for (const { stems, weight } of group.alternatives) {
    if (weight < DISTANT && terms.reduce((sum, { df }) => sum + df, 0) >= ENOUGH) continue;
    const rarest = [...stems].sort((a, b) => vocabulary.dfOfStem(a) - vocabulary.dfOfStem(b))[0];
    if (rarest !== undefined) add(rarest, weight);
  }
  if (terms.reduce((sum, { df }) => sum + df, 0) < RARE)
    for (const stem of variants(group, forward)) add(stem, VARIANT_WEIGHT);
  return terms;
}

/** Stems of other words with the same beginning, the most frequent first. */
function variants(group: QueryGroup, { vocabulary }: ForwardIndex): string[] {
  const found = new Set<string>();
  for (const { fold, stems } of group.alternatives) {
    const source = fold ?? stems[0] ?? '';
    const prefix = source.length < PREFIX_LENGTH ? undefined : vocabulary.prefixes.id(source.slice(0, PREFIX_LENGTH));
    if (prefix !== undefined) for (const word of vocabulary.prefixes.words(prefix)) found.add(vocabulary.stemOf(word));
  }
  return [...found].sort((a, b) => vocabulary.dfOfStem(b) - vocabulary.dfOfStem(a)).slice(0, VARIANTS);
}
