// The words of the articles that look like a word of the question.
import { cognateForms, dice, isOneSlipAway } from './similar.ts';
import type { Vocabulary } from './vocabulary.ts';

/** How much two words must share in letter pairs to pass for cognates. */
const DICE = 0.75;
const BUCKET = 3;
const SHORTEST = 5;

export interface LookAlike {
  readonly stem: string;
  /** 0 to 1. */
  readonly likeness: number;
}

/** Looks through one vocabulary; keeps words by their first letters, and follows the vocabulary as it grows. */
export class LookAlikes {
  readonly #vocabulary: Vocabulary;
  readonly #buckets = new Map<string, number[]>();
  /** Written forms by first letter and length. */
  readonly #spellings = new Map<string, number[]>();
  #filed = 0;
  #spelled = 0;

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  /** Words that a word of the other language may be related to, likeliest first, three at most. */
  cognates(word: string, from: 'en' | 'fr'): LookAlike[] {
    if (word.length < SHORTEST) return [];
    this.#follow();
    const { folds, stems } = this.#vocabulary;
    const found = new Map<string, number>();
    const note = (id: number, likeness: number): void => {
      const stem = this.#vocabulary.stemOf(id);
      if (stems.df.get(stems.of.get(id)) > 0) found.set(stem, Math.max(found.get(stem) ?? 0, likeness));
    };
    for (const form of cognateForms(word, from)) {
      const fold = folds.id(form);
      if (fold !== undefined) for (const id of folds.words(fold)) note(id, 0.9);
    }
    for (const id of this.#buckets.get(word.slice(0, BUCKET)) ?? []) {
      const likeness = dice(word, this.#vocabulary.foldOf(id));
      if (likeness >= DICE) note(id, likeness);
    }
    return [...found]
      .map(([stem, likeness]) => ({ stem, likeness }))
      .sort((a, b) => b.likeness - a.likeness)
      .slice(0, 3);
  }

  /** Words one slip of the keyboard away (the first letter is taken to be right), the most frequent first, two at most. */
  slips(word: string): LookAlike[] {
    if (word.length < SHORTEST || /\d/.test(word)) return [];
    this.#followSpellings();
    const { folds } = this.#vocabulary;
    const found: { stem: string; df: number }[] = [];
    for (const length of [word.length - 1, word.length, word.length + 1]) {
      for (const id of this.#spellings.get(`${word[0]}${length}`) ?? []) {
        const df = folds.df.get(id);
        if (df === 0 || !isOneSlipAway(word, folds.names[id] ?? '')) continue;
        for (const one of folds.words(id)) found.push({ stem: this.#vocabulary.stemOf(one), df });
      }
    }
    return found
      .sort((a, b) => b.df - a.df)
      .slice(0, 2)
      .map(({ stem }) => ({ stem, likeness: 1 }));
  }

  #follow(): void {
    for (; this.#filed < this.#vocabulary.size; this.#filed++) {
      file(this.#buckets, this.#vocabulary.foldOf(this.#filed).slice(0, BUCKET), this.#filed);
    }
  }

  #followSpellings(): void {
    const { names } = this.#vocabulary.folds;
    for (; this.#spelled < names.length; this.#spelled++) {
      const name = names[this.#spelled] ?? '';
      file(this.#spellings, `${name[0]}${name.length}`, this.#spelled);
    }
  }
}

function file(buckets: Map<string, number[]>, key: string, id: number): void {
  const bucket = buckets.get(key);
  if (bucket) bucket.push(id);
  else buckets.set(key, [id]);
}
