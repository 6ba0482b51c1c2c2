// What every engine behind SearchIndex must do, whichever it is.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SearchIndex } from '../../src/search/contract.ts';
import { engines } from './engines.ts';

const PASSAGES = [
  { id: 1, terms: ['marin', 'australi', 'marin'] },
  { id: 2, terms: ['australi', 'chin'] },
  { id: 3, terms: ['chin', 'taiwan', 'appel', 'général'] },
];

const ask = (...terms: string[]) => ({ terms: terms.map((term) => ({ term, weight: 1 })) });
const ids = (index: SearchIndex, ...terms: string[]) => index.search(ask(...terms), 10).map(({ id }) => id);

describe.each(engines)('$name as a search index', ({ build, load }) => {
  let folder = '';
  let index: SearchIndex;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'search-index-'));
    index = build(PASSAGES);
  });
  afterEach(() => {
    index.close();
    rmSync(folder, { recursive: true });
  });

  it('finds the passages that hold any of the terms, those with more of them first', () => {
    expect(ids(index, 'chin').sort()).toEqual([2, 3]);
    expect(ids(index, 'chin', 'taiwan')[0]).toBe(3);
    expect(ids(index, 'absent')).toEqual([]);
    expect(index.size).toBe(3);
  });

  it('ranks by weight', () => {
    const first = (marin: number, taiwan: number) =>
      index.search(
        {
          terms: [
            { term: 'marin', weight: marin },
            { term: 'taiwan', weight: taiwan },
          ],
        },
        1,
      )[0]?.id;
    expect(first(10, 0.1)).toBe(1);
    expect(first(0.1, 10)).toBe(3);
  });

  it('gives no more than asked for, best first', () => {
    const found = index.search(ask('chin', 'australi', 'marin'), 2);
    expect(found).toHaveLength(2);
    expect(found[0]?.score).toBeGreaterThanOrEqual(found[1]?.score ?? Number.POSITIVE_INFINITY);
  });

  it('finds nothing for no terms', () => {
    expect(index.search({ terms: [] }, 10)).toEqual([]);
  });

  it('finds what is added at once', () => {
    index.add([{ id: 4, terms: ['nouveau', 'chin'] }]);
    expect(ids(index, 'nouveau')).toEqual([4]);
    expect(ids(index, 'chin').sort()).toEqual([2, 3, 4]);
    expect(index.size).toBe(4);
  });

  it('replaces a passage that comes again', () => {
    index.add([{ id: 2, terms: ['autre'] }]);
    expect(ids(index, 'autre')).toEqual([2]);
    expect(ids(index, 'australi')).toEqual([1]);
    index.add([{ id: 2, terms: ['encore'] }]);
    expect(ids(index, 'autre')).toEqual([]);
    expect(ids(index, 'encore')).toEqual([2]);
    expect(index.size).toBe(3);
  });

  it('no longer finds what is removed, and passes over unknown ids', () => {
    index.add([{ id: 4, terms: ['chin'] }]);
    index.remove([2, 4, 99]);
    expect(ids(index, 'chin')).toEqual([3]);
    expect(index.size).toBe(2);
  });

  it('answers alike after it was written and read', () => {
    const file = join(folder, 'index');
    index.save(file);
    const again = load(file);
    expect(again.size).toBe(3);
    for (const terms of [['chin'], ['chin', 'taiwan'], ['général'], ['absent']])
      expect(again.search(ask(...terms), 10)).toEqual(index.search(ask(...terms), 10));
    again.add([{ id: 9, terms: ['neuf'] }]);
    expect(ids(again, 'neuf')).toEqual([9]);
    again.close();
  });

  it('refuses a file that is not whole', () => {
    const file = join(folder, 'broken');
    writeFileSync(file, '{"ids":[1,');
    expect(() => load(file)).toThrow();
  });

  it('takes every term as it is, never as query syntax or a property of an object', () => {
    const odd = ['title:x^9', '+foo', '-bar', '~2', '*', 'ch*', 'chin~1', 'constructor', 'toString', 'a b'];
    expect(ids(index, ...odd)).toEqual([]);
    index.add([{ id: 7, terms: ['ch*', 'a b'] }]);
    expect(ids(index, 'ch*')).toEqual([7]);
    expect(ids(index, 'a b')).toEqual([7]);
  });

  it('does not throw on any term', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', minLength: 1 }), { maxLength: 6 }), (terms) => {
        const held = new Set(PASSAGES.flatMap((passage) => passage.terms));
        const found = ids(index, ...terms);
        if (!terms.some((term) => held.has(term))) expect(found).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
