// The nearest words to a fragment in the articles, and what differs.
import { diffArrays } from 'diff';
import type { Catalogue, Span } from '../types.ts';
import { fitInto, partOf, type Wanted } from './check-align.ts';
import { turns, type WordedArticle, type WordIndex } from './check-index.ts';
import { isNegative, isSlip, isStopWord, isTelling, type Word, weightOf, wordsIn } from './check-words.ts';

export interface Part {
  readonly text: string;
  readonly change: 'same' | 'added' | 'removed';
}

export interface Nearest extends Span {
  readonly worded: WordedArticle;
  /** 0 (no word in common) to 1 (word for word). */
  readonly likeness: number;
  /** `slips`: the same but for slips of the keyboard. */
  readonly sameness: 'same' | 'slips' | 'changed';
  /** From the message's words to the article's. */
  readonly parts: readonly Part[];
}

/** Articles that are looked into, and places in each. */
const ARTICLES = 24;
const PLACES = 2;
/** Alignment stops after this many comparisons of words; the likeliest articles come first. */
const EFFORT = 12_000_000;
/** Words that a mark of omission may stand for. */
const OMITTED = 80;
/** Likeness from which words are an altered form of others; short fragments need more. Measured on test/quotes/check. */
const ALTERED = 0.55;
const ALTERED_SHORT = 0.62;
const SHORT = 6;
/** So many words in a row are no chance, with one word among them that says something. */
const RUN = 5;
/** Likeness from which even words of grammar alone are taken for an altered form. */
const COMMON = 0.65;
/** Words longer than this are not looked for as two, in letters. */
const LONGEST_HALVED = 24;
const GAP = /…|\.{2,}|\[\s*\]|\(\s*\)/;

interface Sought {
  readonly words: readonly Word[];
  readonly wanted: Wanted;
  readonly total: number;
}

function soughtIn(text: string, span: Span, index: WordIndex): Sought {
  const words = wordsIn(text, span);
  const gapAfter = words.map(({ end }, at) => {
    const next = words[at + 1];
    return next !== undefined && GAP.test(text.slice(end, next.start));
  });
  const weights = Float32Array.from(words, ({ key }) => weightOf(key));
  return {
    words,
    wanted: {
      ids: Int32Array.from(words, ({ key }) => index.numberOf(key)),
      weights,
      halves: words.map(({ key }) => halvesOf(key, index)),
      joined: Int32Array.from(words, ({ key }, at) => (at > 0 ? index.numberOf(`${words[at - 1]?.key}${key}`) : -1)),
      gapAfter,
    },
    total: weights.reduce((sum, weight) => sum + weight, 0),
  };
}

function halvesOf(key: string, index: WordIndex): [number, number][] {
  const halves: [number, number][] = [];
  for (let at = 1; at < Math.min(key.length, LONGEST_HALVED); at++) {
    const [one, other] = [index.numberOf(key.slice(0, at)), index.numberOf(key.slice(at))];
    if (one >= 0 && other >= 0) halves.push([one, other]);
  }
  return halves;
}

/** The best places for a fragment, best first; none when nothing comes near. */
export async function findNearest(
  text: string,
  span: Span,
  index: WordIndex,
  catalogue: Catalogue,
): Promise<Nearest[]> {
  const sought = soughtIn(text, span, index);
  const { wanted, total, words } = sought;
  if (words.length === 0) return [];
  const found: { worded: WordedArticle; from: number; to: number; cost: number }[] = [];
  const turn = turns();
  let effort = EFFORT;
  for (const worded of await index.candidates(wanted.ids, catalogue, ARTICLES)) {
    for (const [low, high] of windows(worded, wanted)) {
      const work = (high - low) * words.length;
      if (effort < work && found.length > 0) break;
      effort -= work;
      found.push({ worded, ...fitInto(wanted, worded.words, low, high) });
      await turn();
    }
  }
  const least = Math.min(...found.map(({ cost }) => cost));
  const seen = new Set<string>();
  return found
    .filter(({ cost, from, to }) => cost <= least + 0.05 && to > from)
    .filter(({ worded, from }) => !seen.has(`${worded.article.id} ${from}`) && seen.add(`${worded.article.id} ${from}`))
    .map(({ worded, from, to, cost }) => compare(text, sought, worded, from, to, 1 - cost / total))
    .filter((nearest) => isClaimable(nearest, sought));
}

/** The stretches of an article that hold most of the wanted words. */
function windows({ words }: WordedArticle, { ids, weights, gapAfter }: Wanted): [number, number][] {
  const gaps = gapAfter.filter(Boolean).length;
  const length = Math.ceil(ids.length * 1.3) + 8 + gaps * OMITTED;
  const pad = Math.ceil(ids.length * 0.4) + 8;
  if (words.length <= length + 2 * pad) return [[0, words.length]];
  const worth = new Map<number, number>();
  for (let at = 0; at < ids.length; at++)
    if ((ids[at] as number) >= 0) worth.set(ids[at] as number, weights[at] as number);
  const sums = new Float32Array(words.length + 1);
  for (let at = 0; at < words.length; at++) sums[at + 1] = (sums[at] as number) + (worth.get(words[at] as number) ?? 0);
  const chosen: [number, number][] = [];
  for (let rank = 0; rank < PLACES; rank++) {
    let best = -1;
    let most = 0;
    for (let from = 0; from + length <= words.length; from++) {
      const sum = (sums[from + length] as number) - (sums[from] as number);
      if (sum > most && !chosen.some(([low, high]) => from + length > low + pad && from < high - pad)) {
        most = sum;
        best = from;
      }
    }
    if (best < 0) break;
    chosen.push([Math.max(0, best - pad), Math.min(words.length, best + length + pad)]);
  }
  return chosen;
}

interface Hunk {
  /** Ranges of words in the message and in the article. */
  readonly typed: readonly [number, number];
  readonly meant: readonly [number, number];
  readonly same: boolean;
}

function compare(
  text: string,
  sought: Sought,
  worded: WordedArticle,
  first: number,
  to: number,
  likeness: number,
): Nearest {
  const { words, wanted } = sought;
  // "I sign" against "don’t sign": what differs is all of "don’t".
  const halved =
    worded.words[first] !== wanted.ids[0] && /[’']/.test(worded.article.text[(worded.starts[first] ?? 0) - 1] ?? '');
  const from = halved && first > 0 ? first - 1 : first;
  const hunks = hunksBetweenGaps(wanted, worded.words, from, to);
  let sameness: Nearest['sameness'] = 'same';
  const parts: Part[] = [];
  const said = (range: readonly [number, number]) => sliceWords(text, words, range);
  // With the marks and spaces after it.
  const printed = ([low, high]: readonly [number, number]) =>
    worded.article.text.slice(worded.starts[low], high < to ? worded.starts[high] : worded.ends[high - 1]);
  for (const hunk of hunks) {
    const kind = hunk.same ? 'same' : likenessOf(hunk, sought, worded);
    if (kind === 'same') push(parts, printed(hunk.meant), 'same');
    else if (kind === 'omitted') push(parts, '[…]', 'same');
    else {
      if (kind === 'changed' || sameness === 'same') sameness = kind === 'slip' ? 'slips' : 'changed';
      push(parts, said(hunk.typed), 'removed');
      if (hunk.meant[1] > hunk.meant[0]) push(parts, printed(hunk.meant), 'added');
    }
  }
  return {
    worded,
    start: worded.starts[from] as number,
    end: worded.ends[to - 1] as number,
    likeness,
    sameness,
    parts,
  };
}

/** Compared piece by piece, so that no word after an omission is taken for one before it. */
function hunksBetweenGaps(wanted: Wanted, words: Int32Array, from: number, to: number): Hunk[] {
  const ends = [...wanted.gapAfter.flatMap((gap, at) => (gap ? at + 1 : [])), wanted.ids.length];
  const hunks: Hunk[] = [];
  let typed = 0;
  let meant = from;
  for (const end of ends) {
    const last = end === wanted.ids.length;
    const fit = ends.length === 1 ? { from, to } : fitInto(partOf(wanted, typed, end), words, meant, to);
    const start = typed === 0 ? from : fit.from;
    const stop = last ? to : fit.to;
    if (start > meant) hunks.push({ typed: [typed, typed], meant: [meant, start], same: false });
    hunks.push(...hunksOf(wanted.ids.subarray(typed, end), words.subarray(start, stop), typed, start));
    [typed, meant] = [end, stop];
  }
  return hunks;
}

function hunksOf(typed: Int32Array, meant: Int32Array, row: number, offset: number): Hunk[] {
  const hunks: Hunk[] = [];
  let one = row;
  let other = offset;
  for (const { added, removed, count } of diffArrays(Array.from(typed), Array.from(meant))) {
    const same = !added && !removed;
    const next: [number, number] = [added ? one : one + count, removed ? other : other + count];
    const last = hunks.at(-1);
    if (!same && last && !last.same) hunks.pop();
    const begun = !same && last && !last.same ? last : undefined;
    hunks.push({ typed: [begun?.typed[0] ?? one, next[0]], meant: [begun?.meant[0] ?? other, next[1]], same });
    [one, other] = next;
  }
  return hunks;
}

/** What a hunk of different words comes to. */
function likenessOf(
  { typed, meant }: Hunk,
  { words, wanted }: Sought,
  worded: WordedArticle,
): 'same' | 'slip' | 'omitted' | 'changed' {
  const said = words.slice(typed[0], typed[1]);
  const printed = wordsIn(worded.article.text, {
    start: worded.starts[meant[0]] ?? 0,
    end: meant[1] > meant[0] ? (worded.ends[meant[1] - 1] as number) : (worded.starts[meant[0]] ?? 0),
  });
  const joined = (list: readonly Word[]) => list.map(({ key }) => key).join('');
  if (joined(said) === joined(printed)) return 'same';
  if (said.length === 0 && wanted.gapAfter[typed[0] - 1]) {
    // Leaving a few words out may leave out the "not".
    const turns = printed.length <= 3 && printed.some(({ key }) => isNegative(key));
    return turns ? 'changed' : 'omitted';
  }
  const slips =
    said.length === printed.length &&
    said.every((word, at) => isSameButForSlip(word, printed[at] as Word, wanted, typed[0] + at, worded));
  return slips ? 'slip' : 'changed';
}

function isSameButForSlip(said: Word, printed: Word, wanted: Wanted, at: number, worded: WordedArticle): boolean {
  if (said.key === printed.key) return true;
  // A word that some article has is a word of its own, and a name or number is never nearly right.
  if ((wanted.ids[at] as number) >= 0 || isTelling(said.key) || isTelling(printed.key)) return false;
  const { text } = worded.article;
  const capital = /\p{Lu}/u.test(text[printed.start] as string);
  const begins = /(?:^|[.!?…«“"„‘(\n—–-])\s*$/u.test(text.slice(Math.max(0, printed.start - 3), printed.start));
  return !(capital && !begins) && isSlip(said.key, printed.key);
}

function isClaimable({ likeness, parts, sameness }: Nearest, { words }: Sought): boolean {
  if (sameness !== 'changed') return true;
  const kept = parts.filter(({ change }) => change === 'same').flatMap(({ text }) => wordsIn(text));
  const telling = kept.filter(({ key }) => !isStopWord(key));
  const run = Math.max(...parts.map(({ text, change }) => (change === 'same' ? wordsIn(text).length : 0)));
  const enough =
    telling.length >= 2 || (telling.length === 1 && run >= RUN) || (kept.length >= RUN && likeness >= COMMON);
  return enough && kept.length >= 3 && likeness >= (words.length < SHORT ? ALTERED_SHORT : ALTERED);
}

const sliceWords = (text: string, words: readonly Word[], [low, high]: readonly [number, number]): string =>
  high > low ? text.slice(words[low]?.start, words[high - 1]?.end) : '';

/** A space goes between two parts that have none. */
function push(parts: Part[], text: string, change: Part['change']): void {
  const last = parts.at(-1);
  const flowing = text.replace(/\s*\n\s*/g, ' ');
  if (flowing === '') return;
  const before = last ? last.text + (/[\s’'(«“-]$/u.test(last.text) ? '' : ' ') : '';
  if (last) parts[parts.length - 1] = { text: last.change === change ? before + flowing : before, change: last.change };
  if (last?.change !== change) parts.push({ text: flowing, change });
}
