// The articles of one language as numbers: which words stand in which passage, in order. What ranking reads.
import type { Analysis } from './analysis.ts';
import type { IndexedArticle, IndexedPassage } from './contract.ts';
import { Numbers } from './grow.ts';
import { Vocabulary } from './vocabulary.ts';

/** An article among the indexed ones. Numbers are never used again after a removal. */
interface Entry {
  readonly id: string;
  /** Tells whether the article is still the same. */
  readonly hash: string;
  readonly first: number;
  readonly count: number;
}

export interface SavedForward {
  readonly entries: readonly (Entry & { readonly number: number })[];
  readonly numbers: Readonly<Record<string, Uint32Array>>;
  readonly vocabulary: ReturnType<Vocabulary['save']>;
}

export class ForwardIndex {
  readonly vocabulary: Vocabulary;
  readonly tokens: Numbers;
  /** By passage: where its tokens start; one more at the end. */
  readonly starts: Numbers;
  readonly article: Numbers;
  /** By passage: its position in the article. */
  readonly position: Numbers;
  readonly titleTokens: Numbers;
  readonly titleStarts: Numbers;
  readonly #entries: (Entry | undefined)[] = [];
  readonly #byId = new Map<string, number>();
  readonly #stamps = { folds: new Numbers(), stems: new Numbers(), prefixes: new Numbers() };
  #stamp = 0;
  #size = 0;
  #length = 0;

  constructor(saved?: SavedForward) {
    const from = (name: string): Numbers => new Numbers(saved?.numbers[name] ?? new Uint32Array(0));
    this.vocabulary = saved ? Vocabulary.load(saved.vocabulary) : new Vocabulary();
    this.tokens = from('tokens');
    this.starts = from('starts');
    this.article = from('article');
    this.position = from('position');
    this.titleTokens = from('titleTokens');
    this.titleStarts = from('titleStarts');
    if (saved) this.#restore(saved);
    else {
      this.starts.push(0);
      this.titleStarts.push(0);
    }
  }

  /** Passages that can be found. */
  get size(): number {
    return this.#size;
  }

  /** Passages ever numbered. */
  get top(): number {
    return this.article.length;
  }

  /** Words in a passage, stop words not counted, on average. */
  get averageLength(): number {
    return this.#size === 0 ? 1 : this.#length / this.#size;
  }

  has(id: string): boolean {
    return this.#byId.has(id);
  }

  hashes(): Map<string, string> {
    return new Map([...this.#byId].map(([id, number]) => [id, this.#entries[number]?.hash ?? '']));
  }

  entryOf(passage: number): Entry | undefined {
    return this.#entries[this.article.get(passage)];
  }

  /** The passages of an article, in order. */
  passagesOf(id: string): number[] {
    const number = this.#byId.get(id);
    const entry = number === undefined ? undefined : this.#entries[number];
    return entry ? Array.from({ length: entry.count }, (_, index) => entry.first + index) : [];
  }

  /** Adds an article that is not there yet; what comes back is for the engine: the first passage carries the title. */
  add({ article, passages }: IndexedArticle, hash: string, analysis: Analysis): IndexedPassage[] {
    const first = this.top;
    const number = this.#entries.push({ id: article.id, hash, first, count: passages.length }) - 1;
    this.#byId.set(article.id, number);
    const title: string[] = [];
    this.#read(article.title, analysis, this.titleTokens, title);
    this.titleStarts.push(this.titleTokens.length);
    return passages.map((passage, index) => {
      const terms: string[] = [];
      this.#read(article.text.slice(passage.start, passage.end), analysis, this.tokens, terms);
      const id = this.article.push(number);
      this.position.push(passage.index);
      this.starts.push(this.tokens.length);
      this.#count(id, 1);
      return { id, terms: index === 0 ? [...terms, ...title] : terms };
    });
  }

  /** Takes an article out; what comes back are its passages, for the engine. */
  remove(id: string): number[] {
    const passages = this.passagesOf(id);
    const number = this.#byId.get(id);
    if (number === undefined) return [];
    for (const passage of passages) this.#count(passage, -1);
    this.#entries[number] = undefined;
    this.#byId.delete(id);
    return passages;
  }

  /** The engine's terms of every passage that is there, for building an index anew. */
  *indexed(): Generator<IndexedPassage> {
    for (const entry of this.#entries) {
      if (!entry) continue;
      for (let index = 0; index < entry.count; index++) {
        const passage = entry.first + index;
        const terms = this.#stemsBetween(this.tokens, this.starts, passage);
        if (index === 0)
          terms.push(...this.#stemsBetween(this.titleTokens, this.titleStarts, this.article.get(passage)));
        yield { id: passage, terms };
      }
    }
  }

  save(): SavedForward {
    return {
      entries: this.#entries.flatMap((entry, number) => (entry ? [{ ...entry, number }] : [])),
      numbers: {
        tokens: this.tokens.toArray(),
        starts: this.starts.toArray(),
        article: this.article.toArray(),
        position: this.position.toArray(),
        titleTokens: this.titleTokens.toArray(),
        titleStarts: this.titleStarts.toArray(),
      },
      vocabulary: this.vocabulary.save(),
    };
  }

  #restore(saved: SavedForward): void {
    this.#entries.length = this.titleStarts.length - 1;
    for (const { number, ...entry } of saved.entries) {
      this.#entries[number] = entry;
      this.#byId.set(entry.id, number);
      for (let passage = entry.first; passage < entry.first + entry.count; passage++) {
        this.#length += this.starts.get(passage + 1) - this.starts.get(passage);
      }
      this.#size += entry.count;
    }
  }

  #read(text: string, analysis: Analysis, into: Numbers, terms: string[]): void {
    const { vocabulary } = this;
    analysis.eachTerm(text, (term, capital) => {
      const word = vocabulary.word(term);
      vocabulary.counts.add(word, 1);
      if (capital) vocabulary.capitals.add(word, 1);
      into.push(word);
      terms.push(term.stem);
    });
  }

  #stemsBetween(tokens: Numbers, starts: Numbers, number: number): string[] {
    const stems: string[] = [];
    for (let at = starts.get(number); at < starts.get(number + 1); at++)
      stems.push(this.vocabulary.stemOf(tokens.get(at)));
    return stems;
  }

  /** Keeps document frequencies and lengths: every value counts once a passage. */
  #count(passage: number, by: 1 | -1): void {
    const { folds, stems, prefixes } = this.vocabulary;
    const stamp = ++this.#stamp;
    const from = this.starts.get(passage);
    const to = this.starts.get(passage + 1);
    for (let at = from; at < to; at++) {
      const word = this.tokens.get(at);
      tick(this.#stamps.folds, folds.of.get(word), stamp, folds.df, by);
      tick(this.#stamps.stems, stems.of.get(word), stamp, stems.df, by);
      tick(this.#stamps.prefixes, prefixes.of.get(word), stamp, prefixes.df, by);
    }
    this.#size += by;
    this.#length += by * (to - from);
  }
}

function tick(stamps: Numbers, value: number, stamp: number, df: Numbers, by: 1 | -1): void {
  while (stamps.length <= value) stamps.push(0);
  if (stamps.get(value) === stamp) return;
  stamps.set(value, stamp);
  df.add(value, by);
}
