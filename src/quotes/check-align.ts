// Where a list of words fits best into a longer one: word-level edit distance with free ends.

export interface Wanted {
  /** Word numbers; -1 for a word that no article has. */
  readonly ids: Int32Array;
  /** What it costs when a word is missing or another stands in its place. */
  readonly weights: Float32Array;
  /** Word numbers of the two halves that a word is written as elsewhere: "dont" is "don" and "t". */
  readonly halves: readonly (readonly [number, number])[][];
  /** The number of a word and the one before it written as one ("week end"); -1 when no article has that. */
  readonly joined: Int32Array;
  /** True after a word where the message says that something is left out. */
  readonly gapAfter: readonly boolean[];
}

export interface Fit {
  /** First word and the one after the last, in the longer list. */
  readonly from: number;
  readonly to: number;
  /** 0: word for word. */
  readonly cost: number;
}

/** Words of the article that the message leaves out without saying so: the first costs most. */
const SKIP_FIRST = 0.7;
const SKIP_NEXT = 0.15;
/** The same where the message says so; small, so that the nearest continuation wins. */
const SAID_FIRST = 0.01;
const SAID_NEXT = 0.001;

/** Some of the wanted words, as a list of its own. */
export function partOf({ ids, weights, halves, joined, gapAfter }: Wanted, from: number, to: number): Wanted {
  return {
    ids: ids.subarray(from, to),
    weights: weights.subarray(from, to),
    halves: halves.slice(from, to),
    joined: joined.subarray(from, to),
    gapAfter: gapAfter.slice(from, to),
  };
}

/** The best fit of `wanted` inside `words[low, high)`. Time and work are the product of both lengths, memory their sum. */
export function fitInto(wanted: Wanted, words: Int32Array, low: number, high: number): Fit {
  const width = high - low + 1;
  let cost = new Float32Array(width);
  let begin = new Int32Array(width);
  let earlierCost = new Float32Array(width).fill(Number.POSITIVE_INFINITY);
  let earlierBegin = new Int32Array(width);
  for (let at = 0; at < width; at++) begin[at] = at;
  let nextCost = new Float32Array(width);
  let nextBegin = new Int32Array(width);
  for (let row = 0; row < wanted.ids.length; row++) {
    const id = wanted.ids[row] as number;
    const weight = wanted.weights[row] as number;
    const halves = wanted.halves[row] ?? [];
    const joined = row > 0 ? (wanted.joined[row] as number) : -1;
    const last = row === wanted.ids.length - 1;
    const said = wanted.gapAfter[row] === true;
    const first = said ? SAID_FIRST : SKIP_FIRST;
    const next = said ? SAID_NEXT : SKIP_NEXT;
    let skipCost = Number.POSITIVE_INFINITY;
    let skipBegin = 0;
    nextCost[0] = (cost[0] as number) + weight;
    nextBegin[0] = begin[0] as number;
    for (let at = 1; at < width; at++) {
      let best = (cost[at - 1] as number) + (words[low + at - 1] === id ? 0 : weight);
      let from = begin[at - 1] as number;
      for (const [one, other] of halves) {
        if (at < 2 || words[low + at - 2] !== one || words[low + at - 1] !== other) continue;
        if ((cost[at - 2] as number) >= best) continue;
        best = cost[at - 2] as number;
        from = begin[at - 2] as number;
      }
      if (joined >= 0 && words[low + at - 1] === joined && (earlierCost[at - 1] as number) < best) {
        best = earlierCost[at - 1] as number;
        from = earlierBegin[at - 1] as number;
      }
      const without = (cost[at] as number) + weight;
      if (without < best) {
        best = without;
        from = begin[at] as number;
      }
      if (!last) {
        const opened = (nextCost[at - 1] as number) + first;
        skipCost += next;
        if (opened <= skipCost) {
          skipCost = opened;
          skipBegin = nextBegin[at - 1] as number;
        }
        if (skipCost < best) {
          best = skipCost;
          from = skipBegin;
        }
      }
      nextCost[at] = best;
      nextBegin[at] = from;
    }
    [earlierCost, cost, nextCost] = [cost, nextCost, earlierCost];
    [earlierBegin, begin, nextBegin] = [begin, nextBegin, earlierBegin];
  }
  let end = 0;
  for (let at = 1; at < width; at++) if ((cost[at] as number) < (cost[end] as number) - 1e-6) end = at;
  return { from: low + (begin[end] as number), to: low + end, cost: cost[end] as number };
}
