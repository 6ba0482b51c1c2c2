// Every word of the articles of one language, seen three ways: as written (folded), as a stem, and by its first five letters.
import type { Term } from './analysis.ts';
import { Numbers } from './grow.ts';

export const PREFIX_LENGTH = 5;
const NONE = 0xffffffff;

/** Values of one view (all stems, say), each with the words that share it and how many passages hold one of them. */
class View {
  readonly names: string[] = [];
  readonly #ids = new Map<string, number>();
  readonly df = new Numbers();
  /** The last word with this value; the others follow through `next`. */
  readonly #head = new Numbers();
  readonly #next = new Numbers();
  /** By word: its value in this view. */
  readonly of = new Numbers();

  /** The number of a value; undefined when it was never seen. */
  id(name: string): number | undefined {
    return this.#ids.get(name);
  }

  /** Files the next word under a value; words come in order, without gaps. */
  file(name: string): void {
    let id = this.#ids.get(name);
    if (id === undefined) {
      id = this.names.push(name) - 1;
      this.#ids.set(name, id);
      this.df.push(0);
      this.#head.push(NONE);
    }
    const word = this.of.push(id);
    this.#next.push(this.#head.get(id));
    this.#head.set(id, word);
  }

  /** The words with a value. */
  *words(id: number): Generator<number> {
    for (let word = this.#head.get(id); word !== NONE; word = this.#next.get(word)) yield word;
  }
}

export interface SavedVocabulary {
  readonly folds: string;
  readonly stems: string;
  readonly capitals: Uint32Array;
  readonly counts: Uint32Array;
  readonly df: Readonly<Record<(typeof VIEWS)[number], Uint32Array>>;
}

const VIEWS = ['folds', 'stems', 'prefixes'] as const;

const keyOf = (fold: string, stem: string): string => (stem === fold ? fold : `${fold} ${stem}`);

export class Vocabulary {
  /** By fold and stem; made when the first word is added, which after loading may be never. */
  #words: Map<string, number> | null = null;
  readonly folds = new View();
  readonly stems = new View();
  readonly prefixes = new View();
  /** By word: how often it was seen, and how often with a capital. */
  readonly counts = new Numbers();
  readonly capitals = new Numbers();

  get size(): number {
    return this.counts.length;
  }

  /** The number of a word, filed on first sight. */
  word(term: Term): number {
    this.#words ??= this.#allWords();
    const key = keyOf(term.fold, term.stem);
    const known = this.#words.get(key);
    if (known !== undefined) return known;
    const word = this.counts.length;
    this.#file(term.fold, term.stem, 0, 0);
    this.#words.set(key, word);
    return word;
  }

  #file(fold: string, stem: string, count: number, capitals: number): void {
    this.counts.push(count);
    this.capitals.push(capitals);
    this.folds.file(fold);
    this.stems.file(stem);
    this.prefixes.file(fold.slice(0, PREFIX_LENGTH));
  }

  #allWords(): Map<string, number> {
    const words = new Map<string, number>();
    for (let word = 0; word < this.size; word++) words.set(keyOf(this.foldOf(word), this.stemOf(word)), word);
    return words;
  }

  foldOf(word: number): string {
    return this.folds.names[this.folds.of.get(word)] ?? '';
  }

  stemOf(word: number): string {
    return this.stems.names[this.stems.of.get(word)] ?? '';
  }

  /** The passages that hold a stem; 0 when none does. */
  dfOfStem(stem: string): number {
    const id = this.stems.id(stem);
    return id === undefined ? 0 : this.stems.df.get(id);
  }

  save(): SavedVocabulary {
    const folds: string[] = [];
    const stems: string[] = [];
    for (let word = 0; word < this.size; word++) {
      folds.push(this.foldOf(word));
      stems.push(this.stemOf(word));
    }
    return {
      folds: folds.join('\n'),
      stems: stems.join('\n'),
      counts: this.counts.toArray(),
      capitals: this.capitals.toArray(),
      df: { folds: this.folds.df.toArray(), stems: this.stems.df.toArray(), prefixes: this.prefixes.df.toArray() },
    };
  }

  static load(saved: SavedVocabulary): Vocabulary {
    const vocabulary = new Vocabulary();
    if (saved.counts.length === 0) return vocabulary;
    const stems = saved.stems.split('\n');
    saved.folds.split('\n').forEach((fold, word) => {
      vocabulary.#file(fold, stems[word] ?? fold, saved.counts[word] ?? 0, saved.capitals[word] ?? 0);
    });
    for (const view of VIEWS) {
      saved.df[view].forEach((df, id) => {
        vocabulary[view].df.set(id, df);
      });
    }
    return vocabulary;
  }
}
