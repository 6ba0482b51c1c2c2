// Where a list of words fits best into a longer one: word-level edit distance with free ends.

export interface Wanted {
  /** Word numbers; -1 for a word that no article has. */
  readonly ids: Int32Array;
  /** What it costs when a word is missing or another stands in its place. */
  readonly weights: Float32Array;
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

/** The best fit of `wanted` inside `words[low, high)`. Time and work are the product of both lengths, memory their sum. */
export function fitInto(wanted: Wanted, words: Int32Array, low: number, high: number): Fit {
  const width = high - low + 1;
  let cost = new Float32Array(width);
  let begin = new Int32Array(width);
  for (let at = 0; at < width; at++) begin[at] = at;
  let nextCost = new Float32Array(width);
  let nextBegin = new Int32Array(width);
  for (let row = 0; row < wanted.ids.length; row++) {
    const id = wanted.ids[row] as number;
    const weight = wanted.weights[row] as number;
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
    [cost, nextCost] = [nextCost, cost];
    [begin, nextBegin] = [nextBegin, begin];
  }
  let end = 0;
  for (let at = 1; at < width; at++) if ((cost[at] as number) < (cost[end] as number) - 1e-6) end = at;
  return { from: low + (begin[end] as number), to: low + end, cost: cost[end] as number };
}
