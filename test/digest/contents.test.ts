// Which articles a digest covers: each once, none left out, followed topics and speakers first.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { articlesIn, createBriefings, type Wanted } from '../../src/digest/contents.ts';
import type { Article, Quote } from '../../src/types.ts';
import { articleOf, catalogueOf, plainBrief, quoteOf } from './news.ts';

const DAY = 86_400_000;
const day = (n: number) => Date.UTC(2026, 2, n);
const iso = (n: number) => new Date(day(n)).toISOString();

function briefings(
  articles: readonly Article[],
  quotes: readonly Quote[] = [],
  seen: Readonly<Record<string, number>> = {},
) {
  const catalogue = catalogueOf(articles, quotes);
  let builds = 0;
  const brief = plainBrief(() => catalogue);
  const build = createBriefings({
    catalogue: () => catalogue,
    firstSeen: (id) => (seen[id] === undefined ? undefined : new Date(seen[id])),
    isAbout: async (id, topic) => catalogue.articles.get(id)?.text.includes(topic) ?? false,
    speakersNamed: (name) =>
      [...catalogue.speakers.values()].filter((speaker) => speaker.name.includes(name)).map(({ id }) => id),
    brief: (...given) => {
      builds += 1;
      return brief(...given);
    },
  });
  const titles = async (wanted: Partial<Wanted>) =>
    (await build({ lang: 'en', speakers: [], until: day(10), ...wanted })).items.map(
      ({ articles: [ref] }) => ref?.article,
    );
  return { build, titles, builds: () => builds };
}

describe('the articles of a period', () => {
  it('are those published or first seen in it', () => {
    const articles = [
      articleOf('before', { publishedAt: iso(8) }),
      articleOf('inside', { publishedAt: iso(9) }),
      articleOf('after', { publishedAt: iso(10) }),
    ];
    const found = articlesIn(articles, { since: day(9), until: day(10) }, () => undefined);
    expect(found.map(({ id }) => id)).toEqual(['inside']);
  });

  it('take in what came late, and leave out what an earlier digest covered', () => {
    const articles = [
      articleOf('old but new here', { publishedAt: iso(1) }),
      articleOf('dated in advance', { publishedAt: iso(9) }),
      articleOf('undated'),
    ];
    const seen: Record<string, number> = { 'old but new here': day(9), 'dated in advance': day(5), undated: day(9) };
    const found = articlesIn(articles, { since: day(9), until: day(10) }, (id) => new Date(seen[id] ?? 0));
    expect(found.map(({ id }) => id)).toEqual(['old but new here', 'undated']);
  });

  it('cover every article exactly once, however the days are cut', () => {
    const moment = fc.integer({ min: day(1), max: day(20) });
    const arrival = fc.record({ published: fc.option(moment), seen: moment });
    fc.assert(
      fc.property(fc.array(arrival, { maxLength: 30 }), fc.uniqueArray(moment, { maxLength: 8 }), (arrivals, cuts) => {
        const articles = arrivals.map(({ published }, i) =>
          articleOf(`a${i}`, published === null ? {} : { publishedAt: new Date(published).toISOString() }),
        );
        const seen = (id: string) => new Date(arrivals[Number(id.slice(1))]?.seen ?? 0);
        const bounds = [day(1), ...cuts.sort((a, b) => a - b), day(20) + 1];
        // A digest sees only what has arrived by its end.
        const covered = bounds.slice(1).flatMap((until, i) =>
          articlesIn(
            articles.filter(({ id }) => seen(id).getTime() < until),
            { since: bounds[i] ?? 0, until },
            seen,
          ).map(({ id }) => id),
        );
        expect([...covered].sort()).toEqual(articles.map(({ id }) => id).sort());
      }),
    );
  });
});

describe('a digest', () => {
  it('that is the first covers the newest articles, also when they are old', async () => {
    const articles = Array.from({ length: 30 }, (_, i) =>
      articleOf(`a${i}`, { publishedAt: new Date(day(1) - i * DAY).toISOString() }),
    );
    const { titles } = briefings(articles);
    expect((await titles({})).slice(0, 3)).toEqual(['a0', 'a1', 'a2']);
    expect(await titles({})).toHaveLength(12);
  });

  it('on a topic holds only what is about it, or quotes somebody followed', async () => {
    const articles = [
      articleOf('a', { text: 'the strait' }),
      articleOf('b', { text: 'a bank' }),
      articleOf('c', { text: 'a ferry' }),
    ];
    const { titles } = briefings(articles, [quoteOf('c', 'ann')]);
    expect(await titles({ topic: 'strait' })).toEqual(['a']);
    expect(await titles({ topic: 'strait', speakers: ['Ann'] })).toEqual(['c', 'a']);
    expect(await titles({ topic: 'nothing of the kind' })).toEqual([]);
  });

  it('puts stories and quotes of followed speakers first, and keeps the others', async () => {
    const articles = [articleOf('a'), articleOf('b')];
    const { build } = briefings(articles, [
      quoteOf('a', 'bob'),
      quoteOf('b', 'bob'),
      quoteOf('b', 'ann'),
      quoteOf('b', null),
    ]);
    const { items } = await build({ lang: 'en', speakers: ['Ann Lee'], until: day(10) });
    expect(items.map(({ title }) => title)).toEqual(['Title of b', 'Title of a']);
    expect(items[0]?.quotes.map(({ speakerId }) => speakerId)).toEqual(['ann', 'bob', null]);
  });

  it('is built once for all who want the same', async () => {
    const { build, builds } = briefings([articleOf('a')]);
    const wanted = { lang: 'fr', speakers: [], since: day(9), until: day(10) } as const;
    await Promise.all(Array.from({ length: 50 }, () => build(wanted)));
    expect(builds()).toBe(1);
    await build({ ...wanted, lang: 'en' });
    await build({ ...wanted, until: day(11) });
    expect(builds()).toBe(3);
  });

  it('says which period it covers', async () => {
    const { build } = briefings([articleOf('a', { publishedAt: iso(3) })]);
    expect(await build({ lang: 'en', speakers: [], since: day(9), until: day(10) })).toMatchObject({
      since: iso(9),
      until: iso(10),
    });
    expect(await build({ lang: 'en', speakers: [], until: day(10) })).toMatchObject({ since: iso(3), until: iso(10) });
  });
});
