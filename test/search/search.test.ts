// Search as its users have it: words in either language, however they are written, over a tiny catalogue.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSearch, type Search } from '../../src/search/index.ts';
import type { Article, Catalogue } from '../../src/types.ts';

const TEXTS: Record<string, string> = {
  army: 'Le ministre rend hommage à l’armée après la tempête.',
  school: 'Dans l’école du village, vingt enfants apprennent le violon.',
  states: 'Les États-Unis ont refusé de signer le traité.',
  submarines: 'Huit sous-marins nucléaires seront livrés à Canberra.',
  navy: 'La marine patrouille près des îles depuis janvier.',
  bakery: 'Un boulanger a ouvert sa boutique rue des Lilas.',
};

function catalogueOf(texts: Record<string, string>): Catalogue {
  const articles = Object.entries(texts).map(([id, text]): Article => ({ id, title: '', text, lang: 'fr' }));
  return {
    version: 'test',
    articles: new Map(articles.map((article) => [article.id, article])),
    passages: new Map(articles.map(({ id, text }) => [id, [{ article: id, index: 0, start: 0, end: text.length }]])),
    quotes: [],
    speakers: new Map(),
  };
}

let search: Search;
beforeAll(async () => {
  search = createSearch({ engine: 'auto' });
  await search.update(catalogueOf(TEXTS));
});
afterAll(() => search.close());

const found = async (question: string, lang: 'en' | 'fr' = 'fr') =>
  (await search.search(question, { lang })).hits.map(({ passage }) => passage.article);

describe('words as people write them', () => {
  it.each([
    ['armée', 'army'],
    ["l'armée", 'army'],
    ['l’armée', 'army'],
    ['ARMEE', 'army'],
    ['école', 'school'],
    ['ecole', 'school'],
    ['« école »', 'school'],
    ['États-Unis', 'states'],
    ['etats-unis', 'states'],
    ['les Etats‑Unis', 'states'],
    ['sous-marins', 'submarines'],
    ['sous-marin', 'submarines'],
  ])('%s finds it', async (question, article) => {
    expect((await found(question))[0]).toBe(article);
  });

  it('tells submarines from the navy', async () => {
    expect(await found('sous-marins')).not.toContain('navy');
    expect((await found('la marine'))[0]).toBe('navy');
  });
});

describe('across languages', () => {
  it.each([
    ['Which country refused to sign the treaty?', 'states'],
    ['How many submarines will be delivered?', 'submarines'],
    ['Where do the children learn the violin?', 'school'],
    ['What did the baker open?', 'bakery'],
  ])('%s finds the French sentence', async (question, article) => {
    expect((await found(question, 'en'))[0]).toBe(article);
  });
});

describe('any text', () => {
  it.each(['', ' ', '\n\t', '?!', '« »', '…'])('%j finds nothing', async (question) => {
    expect(await found(question)).toEqual([]);
  });

  it('is read as words, never as query syntax', async () => {
    expect(await found('title:x^9 +foo -bar ~2 *')).toEqual([]);
    expect(await found('+violon -école title:armée^9 ~2 *')).toEqual(expect.arrayContaining(['school', 'army']));
  });

  it('never throws, and hits point into their articles', async () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.constantFrom('armée', 'title:', '^9', '~2', '*', '+', '-', '__proto__', 'constructor', 'l’', '\ud800'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 8 }), async (pieces) => {
        const { hits } = await search.search(pieces.join(' '));
        for (const { passage } of hits) expect(TEXTS[passage.article]?.length).toBe(passage.end);
      }),
      { numRuns: 150 },
    );
  });
});
describe('a catalogue that changes', () => {
  it('finds what was added or changed, and no longer what is gone', async () => {
    const changing = createSearch({ engine: 'auto' });
    const first = async (question: string) =>
      (await changing.search(question, { lang: 'fr' })).hits.map(({ passage }) => passage.article);
    await changing.update(catalogueOf(TEXTS));
    const { bakery: _, ...rest } = TEXTS;
    await changing.update(
      catalogueOf({ ...rest, navy: 'Le tramway passe par la mairie.', new: 'Un volcan se réveille.' }),
    );
    expect(await first('boulanger')).toEqual([]);
    expect(await first('patrouille')).toEqual([]);
    expect(await first('tramway')).toEqual(['navy']);
    expect(await first('volcan')).toEqual(['new']);
    expect(changing.status().passages).toBe(6);
    await changing.close();
  });
});
