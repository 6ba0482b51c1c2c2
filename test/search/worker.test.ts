// The index in its worker: built, kept, loaded, changed and folded, with the answers of one built in place.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { languageOf } from '../../src/lang/languages.ts';
import type { Search } from '../../src/search/contract.ts';
import { createSearch } from '../../src/search/index.ts';
import { passages } from '../../src/text/passages.ts';
import type { Article, Catalogue } from '../../src/types.ts';

const PLACES = ['Lisbonne', 'Bruges', 'Cracovie', 'Turin', 'Malmö', 'Gdansk', 'Porto'];
const THINGS = ['le pont', 'la gare', 'le musée', 'la piscine', 'le marché', 'la bibliothèque'];

function article(number: number, text?: string): Article {
  const place = PLACES[number % PLACES.length];
  const thing = THINGS[number % THINGS.length];
  const own =
    text ?? `La ville de ${place} a rouvert ${thing} numéro ${number} après des travaux. Le maire s’en félicite.`;
  return { id: `a${number}`, title: `${place} ${number}`, text: own, lang: 'fr' };
}

function catalogueOf(articles: readonly Article[]): Catalogue {
  return {
    version: String(articles.length),
    articles: new Map(articles.map((one) => [one.id, one])),
    passages: new Map(articles.map((one) => [one.id, passages(one, languageOf(one.lang))])),
    quotes: [],
    speakers: new Map(),
  };
}

const MANY = Array.from({ length: 600 }, (_, number) => article(number));
const first = async (search: Search, question: string): Promise<string | undefined> =>
  (await search.search(question, { lang: 'fr', limit: 5 })).hits[0]?.passage.article;

describe.each(['lunr', 'fts'] as const)('%s in a worker', (engine) => {
  let cacheDir = '';
  const warnings: string[] = [];
  const open = (): Search =>
    createSearch({
      engine,
      cacheDir,
      logger: { info: () => undefined, warn: (_, message) => void warnings.push(message) },
    });

  beforeEach(() => {
    cacheDir = mkdtempSync(join(tmpdir(), 'search-'));
    warnings.length = 0;
  });
  afterEach(() => rmSync(cacheDir, { recursive: true, force: true }));

  it('keeps the index on disk and loads it at the next start, also when articles changed in between', async () => {
    const one = open();
    await one.update(catalogueOf(MANY));
    expect(await first(one, 'gare numéro 421 à Turin')).toBe('a421');
    await one.close();
    expect(readdirSync(cacheDir)).toHaveLength(1);

    const changed = [
      ...MANY.slice(1),
      article(7000, 'Un zeppelin s’est posé à Delft hier soir. Personne n’a été blessé.'),
    ];
    const two = open();
    await two.update(catalogueOf(changed));
    expect(await first(two, 'zeppelin Delft')).toBe('a7000');
    expect(await first(two, 'gare numéro 421 à Turin')).toBe('a421');
    expect((await two.search('numéro 0', { lang: 'fr' })).hits.map(({ passage }) => passage.article)).not.toContain(
      'a0',
    );
    await two.close();
    expect(warnings).toEqual([]);
  });

  it('builds anew when what is on disk is not whole', async () => {
    const one = open();
    await one.update(catalogueOf(MANY));
    await one.close();
    const [folder = ''] = readdirSync(cacheDir);
    writeFileSync(join(cacheDir, folder, 'fr.words'), 'half');
    const two = open();
    await two.update(catalogueOf(MANY));
    expect(await first(two, 'gare numéro 421 à Turin')).toBe('a421');
    await two.close();
    expect(warnings).toHaveLength(1);
  });

  it('answers on new articles at once, and goes on answering while a new build folds them in', async () => {
    const search = open();
    await search.update(catalogueOf(MANY));
    const more = Array.from({ length: 700 }, (_, number) =>
      article(number + 10_000, `Le tunnel ${number} de Narvik est percé. On y passe.`),
    );
    await search.update(catalogueOf([...MANY, ...more]));
    expect(await first(search, 'tunnel 512 de Narvik')).toBe('a10512');
    const last = article(20_000, 'Une girafe est née au zoo de Brno.');
    await search.update(catalogueOf([...MANY, ...more, last]));
    expect(await first(search, 'girafe Brno')).toBe('a20000');
    while (search.status().building) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await first(search, 'girafe Brno')).toBe('a20000');
    expect(await first(search, 'tunnel 512 de Narvik')).toBe('a10512');
    expect(search.status().passages).toBe(1301);
    await search.close();
  });

  it('finds what an index in place finds', async () => {
    const few = MANY.slice(0, 300);
    const [inPlace, inWorker] = [createSearch({ engine }), open()];
    await inPlace.update(catalogueOf(few));
    await inWorker.update(catalogueOf(MANY));
    await inWorker.update(catalogueOf(few));
    for (const question of ['gare de Turin', 'le maire de Lisbonne', 'musée numéro 20', 'travaux du pont']) {
      const [left, right] = await Promise.all(
        [inPlace, inWorker].map((one) => one.search(question, { lang: 'fr', limit: 3 })),
      );
      expect(right?.hits.map(({ score }) => score.toFixed(6))).toEqual(left?.hits.map(({ score }) => score.toFixed(6)));
    }
    await Promise.all([inPlace.close(), inWorker.close()]);
  });
});
