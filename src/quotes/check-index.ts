// Which articles hold words like these? Words and pairs of words by article, kept in step with the catalogue.
import { setImmediate as breathe } from 'node:timers/promises';
import type { Article, Catalogue } from '../types.ts';
import { eachWord, keyOf } from './check-words.ts';

/** How long the event loop may be held before other work gets a turn, in ms. */
const TURN = 10;
/** Pairs of words are told apart by this many numbers; two pairs of one number only cost time. */
const PAIRS = 1 << 18;
/** A pair says more than its two words. */
const PAIR_WORTH = 2;
/** Articles that are no longer there are swept out when they are more than the others. */
const SWEEP = 1.5;

/** An article as numbered words. */
export interface WordedArticle {
  readonly article: Article;
  readonly words: Int32Array;
  /** UTF-16 offsets of each word. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** Gives other work its turn when this one has held the event loop for long enough. */
export function turns(): () => Promise<void> {
  let began = performance.now();
  return async () => {
    if (performance.now() - began < TURN) return;
    await breathe();
    began = performance.now();
  };
}

export class WordIndex {
  #numbers = new Map<string, number>();
  /** By word as written, so that each is folded once. */
  #written = new Map<string, number>();
  #byWord: number[][] = [];
  #byPair: (number[] | undefined)[] = new Array(PAIRS);
  #slots: (WordedArticle | undefined)[] = [];
  #slotOf = new Map<string, number>();
  #version: string | undefined;
  #updating: Promise<void> = Promise.resolve();

  /** Takes over what changed since the last catalogue. One at a time, in the order of the calls. */
  update(catalogue: Catalogue): Promise<void> {
    const next = this.#updating.then(() => this.#takeOver(catalogue));
    this.#updating = next.catch(() => {});
    return next;
  }

  async #takeOver(catalogue: Catalogue): Promise<void> {
    if (this.#version === catalogue.version) return;
    const turn = turns();
    for (const [id, slot] of this.#slotOf) {
      if (catalogue.articles.get(id)?.text === this.#slots[slot]?.article.text) continue;
      this.#slots[slot] = undefined;
      this.#slotOf.delete(id);
    }
    if (this.#slots.length > 64 && this.#slots.length > SWEEP * 2 * this.#slotOf.size) this.#clear();
    for (const article of catalogue.articles.values()) {
      const slot = this.#slotOf.get(article.id);
      const known = slot === undefined ? undefined : this.#slots[slot];
      if (slot !== undefined && known) this.#slots[slot] = { ...known, article };
      else this.#add(article);
      await turn();
    }
    this.#version = catalogue.version;
  }

  #clear(): void {
    this.#numbers = new Map();
    this.#written = new Map();
    this.#byWord = [];
    this.#byPair = new Array(PAIRS);
    this.#slots = [];
    this.#slotOf = new Map();
  }

  #add(article: Article): void {
    const slot = this.#slots.length;
    const words: number[] = [];
    const starts: number[] = [];
    const ends: number[] = [];
    let before = -1;
    eachWord(article.text, (raw, start, end) => {
      const id = this.#number(raw);
      words.push(id);
      starts.push(start);
      ends.push(end);
      note(this.#byWord[id] as number[], slot);
      if (before >= 0) {
        const pair = pairOf(before, id);
        this.#byPair[pair] ??= [];
        note(this.#byPair[pair] as number[], slot);
      }
      before = id;
    });
    this.#slots.push({
      article,
      words: Int32Array.from(words),
      starts: Int32Array.from(starts),
      ends: Int32Array.from(ends),
    });
    this.#slotOf.set(article.id, slot);
  }

  #number(raw: string): number {
    const known = this.#written.get(raw);
    if (known !== undefined) return known;
    const key = keyOf(raw);
    let id = this.#numbers.get(key);
    if (id === undefined) {
      id = this.#byWord.length;
      this.#numbers.set(key, id);
      this.#byWord.push([]);
    }
    this.#written.set(raw, id);
    return id;
  }

  /** The number of a word; -1 when no article has it. */
  numberOf(key: string): number {
    return this.#numbers.get(key) ?? -1;
  }

  get size(): number {
    return this.#slotOf.size;
  }

  /** The articles of a catalogue that share most with these words, best first. */
  async candidates(ids: Int32Array, catalogue: Catalogue, limit: number): Promise<WordedArticle[]> {
    const scores = new Float64Array(this.#slots.length);
    const turn = turns();
    const add = (slots: readonly number[] | undefined, worth: number) => {
      if (!slots || slots.length === 0) return;
      const rarity = worth * Math.log(1 + this.#slots.length / slots.length);
      for (const slot of slots) scores[slot] = (scores[slot] as number) + rarity;
    };
    const seen = new Set<number>();
    for (let at = 0; at < ids.length; at++) {
      const id = ids[at] as number;
      const before = at > 0 ? (ids[at - 1] as number) : -1;
      if (id >= 0 && !seen.has(id)) add(this.#byWord[id], 1);
      seen.add(id);
      if (id >= 0 && before >= 0) add(this.#byPair[pairOf(before, id)], PAIR_WORTH);
      await turn();
    }
    const current = (slot: number): WordedArticle | undefined => {
      const worded = this.#slots[slot];
      return worded && catalogue.articles.get(worded.article.id)?.text === worded.article.text ? worded : undefined;
    };
    const found = [...scores.keys()].filter((slot) => (scores[slot] as number) > 0 && current(slot));
    found.sort((a, b) => (scores[b] as number) - (scores[a] as number));
    return found.slice(0, limit).flatMap((slot) => current(slot) ?? []);
  }
}

/** Slots come in growing order: a repeat is the last one noted. */
function note(slots: number[], slot: number): void {
  if (slots[slots.length - 1] !== slot) slots.push(slot);
}

function pairOf(one: number, other: number): number {
  return (Math.imul(one, 0x9e3779b1) ^ Math.imul(other + 1, 0x85ebca6b)) >>> (32 - 18);
}
