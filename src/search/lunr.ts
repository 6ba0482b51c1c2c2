// Lunr behind the SearchIndex contract: a large index that never changes, and a small one beside it for what came since.
import { readFileSync, writeFileSync } from 'node:fs';
import lunr from 'lunr';
import type { Candidate, EngineQuery, IndexedPassage, SearchIndex } from './contract.ts';

const FIELD = 'terms';
/** Measured best for news passages of about 90 words. */
const K1 = 0.9;
const B = 0.4;

interface Document {
  readonly id: string;
  readonly terms: readonly string[];
}

/** Our terms go in as they are: no tokenizer, no pipeline, no trimmer. */
function buildIndex(passages: Iterable<IndexedPassage>): lunr.Index {
  const builder = new lunr.Builder();
  builder.ref('id');
  builder.field(FIELD);
  builder.k1(K1);
  builder.b(B);
  builder.tokenizer = ((terms: readonly string[]) => terms) as unknown as typeof builder.tokenizer;
  (builder as unknown as { createTokenSet: () => void }).createTokenSet = () => undefined;
  for (const { id, terms } of passages) builder.add({ id: String(id), terms: terms.map(plain) } satisfies Document);
  return exact(builder.build());
}

/** An asterisk is a wildcard to Lunr even in a term that is taken as it is. */
const plain = (term: string): string => (term.includes('*') ? term.replaceAll('*', '\u2217') : term);

/**
 * Terms are looked up as they are, never by wildcard or edit distance, so the automaton that Lunr builds of all terms
 * (a third of its build and load time) gives way to the inverted index itself.
 */
function exact(index: lunr.Index): lunr.Index {
  const inner = index as unknown as { tokenSet: object; invertedIndex: object };
  inner.tokenSet = {
    intersect: (asked: lunr.TokenSet) => ({
      toArray: () => asked.toArray().filter((term) => term in inner.invertedIndex),
    }),
  };
  return index;
}

/** What Lunr writes of an index. */
interface SavedLunr {
  readonly fields: string[];
  readonly fieldVectors: readonly (readonly [ref: string, elements: number[]])[];
  readonly invertedIndex: readonly (readonly [term: string, posting: object])[];
}

/** As `lunr.Index.load`, without the automaton of all terms that it would build. */
function loadIndex({ fields, fieldVectors, invertedIndex }: SavedLunr): lunr.Index {
  const vectors: Record<string, unknown> = {};
  for (const [ref, elements] of fieldVectors)
    vectors[ref] = new (lunr as unknown as { Vector: new (from: number[]) => unknown }).Vector(elements);
  const postings: Record<string, object> = Object.create(null);
  for (const [term, posting] of invertedIndex) postings[term] = posting;
  const attributes = {
    fields,
    fieldVectors: vectors,
    invertedIndex: postings,
    tokenSet: {},
    pipeline: new lunr.Pipeline(),
  };
  return exact(new lunr.Index(attributes as unknown as ConstructorParameters<typeof lunr.Index>[0]));
}

export class LunrIndex implements SearchIndex {
  #large: lunr.Index | null = null;
  readonly #largeIds = new Set<number>();
  #small: lunr.Index | null = null;
  /** What the small index holds; it is rebuilt from this at each addition. */
  readonly #recent = new Map<number, IndexedPassage>();

  /** Builds the large index. */
  static build(passages: Iterable<IndexedPassage>): LunrIndex {
    const index = new LunrIndex();
    function* noted(): Generator<IndexedPassage> {
      for (const passage of passages) {
        index.#largeIds.add(passage.id);
        yield passage;
      }
    }
    index.#large = buildIndex(noted());
    return index;
  }

  /** Loads what `save` wrote; throws when the file is not whole. */
  static load(file: string): LunrIndex {
    const saved = JSON.parse(readFileSync(file, 'utf8')) as { ids: number[]; index: SavedLunr };
    const index = new LunrIndex();
    for (const id of saved.ids) index.#largeIds.add(id);
    index.#large = loadIndex(saved.index);
    return index;
  }

  get size(): number {
    return this.#largeIds.size + this.#recent.size;
  }

  /** How many passages are in the small index: what a new build would fold in. */
  get recent(): number {
    return this.#recent.size;
  }

  add(passages: readonly IndexedPassage[]): void {
    if (this.size === 0 && this.#large === null) {
      for (const { id } of passages) this.#largeIds.add(id);
      this.#large = buildIndex(passages);
      return;
    }
    for (const passage of passages) {
      this.#largeIds.delete(passage.id);
      this.#recent.set(passage.id, passage);
    }
    this.#small = buildIndex(this.#recent.values());
  }

  remove(ids: readonly number[]): void {
    let changed = false;
    for (const id of ids) {
      this.#largeIds.delete(id);
      changed = this.#recent.delete(id) || changed;
    }
    if (changed) this.#small = buildIndex(this.#recent.values());
  }

  search(query: EngineQuery, limit: number): Candidate[] {
    const large = this.#large ? ask(this.#large, query, limit, (id) => this.#largeIds.has(id)) : [];
    const small = this.#small ? ask(this.#small, query, limit, () => true) : [];
    if (small.length === 0) return large;
    return [...large, ...small].sort((a, b) => b.score - a.score).slice(0, limit);
  }

  save(file: string): void {
    if (this.#recent.size > 0) throw new Error('fold the small index in before saving');
    writeFileSync(file, JSON.stringify({ ids: [...this.#largeIds], index: this.#large?.toJSON() }));
  }

  close(): void {
    this.#large = null;
    this.#small = null;
    this.#largeIds.clear();
    this.#recent.clear();
  }
}

function ask(index: lunr.Index, query: EngineQuery, limit: number, wanted: (id: number) => boolean): Candidate[] {
  if (query.terms.length === 0) return [];
  const results = index.query((builder) => {
    for (const { term, weight } of query.terms) builder.term(plain(term), { boost: weight, usePipeline: false });
  });
  const found: Candidate[] = [];
  for (const { ref, score } of results) {
    const id = Number(ref);
    if (wanted(id)) found.push({ id, score });
    if (found.length === limit) break;
  }
  return found;
}
