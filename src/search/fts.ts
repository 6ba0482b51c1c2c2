// SQLite's FTS5 behind the SearchIndex contract: for more passages than Lunr takes in with comfort.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import type { Candidate, EngineQuery, IndexedPassage, SearchIndex } from './contract.ts';

/** SQLite joins at most 500 SELECTs in one statement. */
const MOST_ARMS = 200;

/** No text is kept: only the postings, under the ids of our passages. */
const SCHEMA = "CREATE VIRTUAL TABLE passages USING fts5(terms, content='', contentless_delete=1, tokenize='ascii')";

/** Terms that are asked for together because they weigh the same, or nearly. */
interface Arm {
  readonly match: string;
  readonly weight: number;
}

export class FtsIndex implements SearchIndex {
  readonly #database: Database.Database;
  readonly #ids = new Set<number>();
  readonly #searches = new Map<number, Database.Statement>();
  /** Where the copy of a saved index lies. */
  #folder: string | undefined;

  /** An empty index in memory; or, given a file that `save` wrote, that one, where changes are kept from then on. */
  constructor(file?: string) {
    this.#database = new Database(file ?? ':memory:', { fileMustExist: file !== undefined });
    if (file === undefined) this.#database.exec(SCHEMA);
    const rows = this.#database.prepare('SELECT rowid AS id FROM passages').all() as { id: number }[];
    for (const { id } of rows) this.#ids.add(id);
  }

  /** What `save` wrote, in a copy of its own: the file itself is never changed. */
  static load(file: string): FtsIndex {
    const folder = mkdtempSync(join(tmpdir(), 'passages-'));
    copyFileSync(file, join(folder, 'index'));
    const index = new FtsIndex(join(folder, 'index'));
    index.#folder = folder;
    // The copy is thrown away in the end: nothing is lost if it is not whole after a crash.
    index.#database.pragma('journal_mode = MEMORY');
    index.#database.pragma('synchronous = OFF');
    return index;
  }

  get size(): number {
    return this.#ids.size;
  }

  /** FTS5 takes additions in: there is nothing apart. */
  readonly recent = 0;

  add(passages: readonly IndexedPassage[]): void {
    const insert = this.#database.prepare('INSERT OR REPLACE INTO passages (rowid, terms) VALUES (?, ?)');
    this.#database.transaction(() => {
      for (const { id, terms } of passages) insert.run(id, terms.map(encode).join(' '));
    })();
    for (const { id } of passages) this.#ids.add(id);
  }

  remove(ids: readonly number[]): void {
    const known = ids.filter((id) => this.#ids.has(id));
    if (known.length === 0) return;
    const remove = this.#database.prepare('DELETE FROM passages WHERE rowid = ?');
    this.#database.transaction(() => {
      for (const id of known) remove.run(id);
    })();
    for (const id of known) this.#ids.delete(id);
  }

  search(query: EngineQuery, limit: number): Candidate[] {
    const arms = armsOf(query);
    if (arms.length === 0) return [];
    return this.#search(arms.length).all(...arms.flatMap(({ weight, match }) => [weight, match]), limit) as Candidate[];
  }

  save(file: string): void {
    rmSync(file, { force: true });
    this.#database.prepare('VACUUM INTO ?').run(file);
  }

  close(): void {
    this.#searches.clear();
    this.#ids.clear();
    this.#database.close();
    if (this.#folder !== undefined) rmSync(this.#folder, { recursive: true, force: true });
  }

  /** FTS5 has no weights for terms, but its BM25 is a sum over terms: so each is scored alone, weighed, and added up. */
  #search(arms: number): Database.Statement {
    let search = this.#searches.get(arms);
    if (!search) {
      const arm = 'SELECT rowid AS id, ? * -bm25(passages) AS part FROM passages WHERE passages MATCH ?';
      const all = Array.from({ length: arms }, () => arm).join(' UNION ALL ');
      // Materialized, since bm25 can’t be asked for in what SQLite makes of the statement otherwise.
      search = this.#database.prepare(
        `WITH parts AS MATERIALIZED (${all}) SELECT id, sum(part) AS score FROM parts GROUP BY id ORDER BY score DESC, id LIMIT ?`,
      );
      this.#searches.set(arms, search);
    }
    return search;
  }
}

/** One term in each arm, unless there are so many that neighbours by weight have to share one. */
function armsOf({ terms }: EngineQuery): Arm[] {
  const weights = new Map<string, number>();
  for (const { term, weight } of terms) {
    const word = encode(term);
    if (word !== '') weights.set(word, (weights.get(word) ?? 0) + weight);
  }
  const sorted = [...weights].sort(([, a], [, b]) => b - a);
  const together = Math.ceil(sorted.length / MOST_ARMS);
  const arms: Arm[] = [];
  for (let at = 0; at < sorted.length; at += together) {
    const shared = sorted.slice(at, at + together);
    const weight = shared.reduce((sum, [, one]) => sum + one, 0) / shared.length;
    arms.push({ match: shared.map(([word]) => `"${word}"`).join(' OR '), weight });
  }
  return arms;
}

/**
 * A term as small ASCII letters and digits, so that FTS5 neither splits nor folds it and finds no syntax in it. Any
 * other character becomes its code between two x; x itself becomes xx: no two terms come out the same.
 */
function encode(term: string): string {
  return term.replace(/[^a-wyz0-9]/g, (unit) => (unit === 'x' ? 'xx' : `x${unit.charCodeAt(0).toString(16)}x`));
}
