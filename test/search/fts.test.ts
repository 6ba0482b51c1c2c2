// FTS5 behind the engine contract: what it finds, in which order, and that terms are never syntax.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { IndexedPassage, SearchIndex } from '../../src/search/contract.ts';
import { FtsIndex } from '../../src/search/fts.ts';
import { createSearch } from '../../src/search/index.ts';
import { LunrIndex } from '../../src/search/lunr.ts';
import type { Article, Catalogue, Passage } from '../../src/types.ts';

const open: SearchIndex[] = [];
afterEach(() => {
  for (const index of open.splice(0)) index.close();
});

function indexOf(texts: readonly string[], index: SearchIndex = new FtsIndex()): SearchIndex {
  open.push(index);
  index.add(texts.map((text, id): IndexedPassage => ({ id, terms: text.split(' ') })));
  return index;
}

const ids = (index: SearchIndex, terms: Readonly<Record<string, number>>, limit = 10): number[] =>
  index.search({ terms: Object.entries(terms).map(([term, weight]) => ({ term, weight })) }, limit).map(({ id }) => id);

const NEWS = [
  'council vote budget road repair council',
  'minister resign budget scandal press',
  'storm flood road close village rescue',
  'council elect mayor village hall',
  'strike train station press delay',
  'minister visit flood village promise aid aid',
  'court judge verdict appeal',
  'school teacher pupil lesson',
];

describe('FtsIndex', () => {
  it('finds passages from the first id on, and nothing without terms', () => {
    const index = indexOf(NEWS);
    expect(index.size).toBe(NEWS.length);
    expect(ids(index, { council: 1 })).toEqual([0, 3]);
    expect(ids(index, {})).toEqual([]);
    expect(ids(index, { '': 1 })).toEqual([]);
    expect(ids(index, { counc: 1, councils: 1 })).toEqual([]);
    expect(ids(index, { village: 1 }, 2)).toHaveLength(2);
  });

  it('replaces a passage that is there already', () => {
    const index = indexOf(NEWS);
    index.add([{ id: 0, terms: ['harbour'] }]);
    expect(index.size).toBe(NEWS.length);
    expect(ids(index, { harbour: 1 })).toEqual([0]);
    expect(ids(index, { council: 1 })).toEqual([3]);
  });

  it('takes passages out and passes over unknown ids', () => {
    const index = indexOf(NEWS);
    index.remove([3, 99]);
    index.remove([3]);
    expect(index.size).toBe(NEWS.length - 1);
    expect(ids(index, { council: 1 })).toEqual([0]);
    index.add([{ id: 3, terms: ['council'] }]);
    expect(ids(index, { council: 1 }).sort()).toEqual([0, 3]);
  });

  it('puts the same passages first as Lunr', () => {
    const [fts, lunr] = [indexOf(NEWS), indexOf(NEWS, new LunrIndex())];
    for (const query of [
      { minister: 1, flood: 1 },
      { aid: 1, road: 0.2 },
      { storm: 1, village: 1 },
      { vote: 1, council: 1 },
    ]) {
      expect(ids(fts, query)[0]).toBe(ids(lunr, query)[0]);
      expect(ids(fts, query).sort()).toEqual(ids(lunr, query).sort());
    }
  });

  it('lets the heavier term decide, and adds up a term that is given twice', () => {
    const index = indexOf(NEWS);
    expect(ids(index, { verdict: 1, lesson: 0.1 })).toEqual([6, 7]);
    expect(ids(index, { verdict: 0.1, lesson: 1 })).toEqual([7, 6]);
    const twice = ['verdict', 'lesson', 'verdict'].map((term) => ({ term, weight: term === 'lesson' ? 1.5 : 1 }));
    expect(index.search({ terms: twice }, 1).map(({ id }) => id)).toEqual([6]);
  });

  it('takes any term as it is, never as syntax', () => {
    const hostile = [
      '"',
      'OR',
      '*',
      'NEAR(',
      '" OR * NEAR(',
      'terms:a',
      '-',
      '^',
      "'; DROP TABLE passages; --",
      'été',
      'ete',
      'Été',
      'x',
      'xx',
      'x78x',
      '\0',
      '\ud800',
      '👍',
      'a b',
      'or',
      '{terms}',
      'a\nb',
    ];
    const index = new FtsIndex();
    open.push(index);
    index.add(hostile.map((term, id) => ({ id, terms: [term, 'filler'] })));
    for (const [id, term] of hostile.entries()) expect(ids(index, { [term]: 1 }), JSON.stringify(term)).toEqual([id]);
  });

  it('answers a question of very many terms', () => {
    const texts = Array.from({ length: 1500 }, (_, id) => `only${id} all`);
    const index = indexOf(texts);
    const terms = texts.map((_, id) => ({ term: `only${id}`, weight: 1 + id }));
    const found = index.search({ terms }, 2000).map(({ id }) => id);
    expect(found).toHaveLength(1500);
    expect(found[0]).toBeGreaterThanOrEqual(1490);
  });

  it('opens what it saved', () => {
    const folder = mkdtempSync(join(tmpdir(), 'fts-'));
    try {
      const file = join(folder, 'passages.db');
      const index = indexOf(NEWS);
      index.save(file);
      index.save(file);
      const again = new FtsIndex(file);
      open.push(again);
      expect(again.size).toBe(NEWS.length);
      expect(ids(again, { council: 1 })).toEqual(ids(index, { council: 1 }));
      expect(() => new FtsIndex(join(folder, 'none.db'))).toThrow();
      open.pop()?.close();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

/** A catalogue of articles with one passage each. */
function catalogueOf(texts: readonly string[]): Catalogue {
  const articles = new Map<string, Article>();
  const passages = new Map<string, readonly Passage[]>();
  for (const [at, text] of texts.entries()) {
    const id = `a${at}`;
    articles.set(id, { id, title: `Report ${at}`, text, lang: 'en' });
    passages.set(id, [{ article: id, index: 0, start: 0, end: text.length }]);
  }
  return { version: String(texts.length), articles, passages, quotes: [], speakers: new Map() };
}

describe('the engine of a search', () => {
  it('is the one that is set, with the same first hit', async () => {
    for (const engine of ['lunr', 'fts'] as const) {
      const search = createSearch({ engine });
      expect(search.status()).toMatchObject({ engine, passages: 0 });
      await search.update(catalogueOf(NEWS));
      expect(search.status()).toMatchObject({ engine, passages: NEWS.length });
      const { hits } = await search.search('Which judge gave the verdict?', { lang: 'en' });
      expect(hits[0]?.passage.article).toBe('a6');
      await search.update(catalogueOf(NEWS.slice(0, 6)));
      expect((await search.search('Which judge gave the verdict?', { lang: 'en' })).hits).toEqual([]);
      await search.close();
    }
  });

  it('goes from Lunr to FTS5 by itself when the passages get many, and stays there', async () => {
    const search = createSearch({ engine: 'auto' });
    await search.update(catalogueOf(NEWS));
    expect(search.status().engine).toBe('lunr');
    const many = [...NEWS, ...Array.from({ length: 3000 }, (_, at) => `note ${at}`)];
    await search.update(catalogueOf(many));
    expect(search.status()).toMatchObject({ engine: 'fts', passages: many.length });
    const { hits } = await search.search('verdict of the judge', { lang: 'en' });
    expect(hits[0]?.passage.article).toBe('a6');
    await search.update(catalogueOf(NEWS));
    expect(search.status()).toMatchObject({ engine: 'fts', passages: NEWS.length });
    await search.close();
  });
});
