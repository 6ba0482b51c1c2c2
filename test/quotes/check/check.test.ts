// Checking quotations: the table of cases, properties over random slices, and the time over two thousand articles.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UserError } from '../../../src/errors.ts';
import { createQuoteChecker, LONGEST_CHECKED } from '../../../src/quotes/check.ts';
import type { Article } from '../../../src/types.ts';
import { zipfArticles } from '../../bench/zipf.ts';
import { plainCatalogue } from '../../eval/questions.ts';
import { type CheckScene, faultOf, openScene, readCheckCases } from './scored.ts';

let scene: CheckScene;
beforeAll(async () => {
  scene = await openScene();
}, 120_000);
afterAll(() => scene.close());

/** Misses of the verdict and of the words found; who said them is scored with the quotes. */
async function misses(
  file: 'cases.jsonl' | 'late-cases.jsonl',
): Promise<{ faults: string[]; speakers: number; total: number }> {
  const cases = await readCheckCases(file);
  const faults: string[] = [];
  let speakers = 0;
  for (const one of cases) {
    const check = await scene.check(one.message);
    const { speaker, ...rest } = one;
    const fault = faultOf(check, rest, scene.catalogue);
    if (fault) faults.push(`${one.message}: ${fault}`);
    else if (speaker && faultOf(check, one, scene.catalogue)) speakers += 1;
  }
  return { faults, speakers, total: cases.length };
}

describe('the table of cases', () => {
  it('gives the verdict of every case but one in thirty', async () => {
    const { faults, speakers, total } = await misses('cases.jsonl');
    expect(faults.length, faults.join('\n')).toBeLessThanOrEqual(total / 30);
    expect(speakers).toBeLessThanOrEqual(total / 6);
  }, 60_000);

  it('and of nineteen in twenty cases that nothing was fitted on', async () => {
    const { faults, speakers, total } = await misses('late-cases.jsonl');
    expect(faults.length, faults.join('\n')).toBeLessThanOrEqual(total / 20);
    expect(speakers).toBeLessThanOrEqual(total / 4);
  }, 60_000);
});

const slice = fc.record({ article: fc.nat(), from: fc.nat(), length: fc.integer({ min: 6, max: 40 }), at: fc.nat() });

/** Words of a random article in a row. */
function cut({ article, from, length }: { article: number; from: number; length: number }): {
  words: string[];
  source: Article;
} {
  const all = [...scene.catalogue.articles.values()];
  const source = all[article % all.length] as Article;
  const words = source.text.split(/\s+/).filter((word) => /[\p{L}\p{N}%$€£¥]/u.test(word));
  const start = from % Math.max(1, words.length - length);
  const chosen = words.slice(start, start + length);
  // A figure cut in two ("200 000") is another figure.
  fc.pre(!/\d/.test(`${chosen[0]}${chosen.at(-1)}`));
  return { words: chosen, source };
}

describe('a slice of an article', () => {
  const runs = { numRuns: 60 };
  const verdictOf = async (message: string) => {
    const check = await scene.check(`“${message.replace(/["“”«»„‘]/g, '')}”`);
    return check.verdict;
  };

  it(
    'is verbatim',
    () =>
      fc.assert(
        fc.asyncProperty(slice, async (chosen) => {
          expect(await verdictOf(cut(chosen).words.join(' '))).toBe('verbatim');
        }),
        runs,
      ),
    60_000,
  );

  it(
    'is verbatim whatever its capitals, accents, apostrophes and spaces',
    () =>
      fc.assert(
        fc.asyncProperty(
          slice,
          fc.boolean(),
          fc.constantFrom(' ', '\u00a0', '  ', '\u202f'),
          async (chosen, upper, space) => {
            const plain = cut(chosen).words.join(space).normalize('NFD').replace(/\p{M}/gu, '').replace(/’/g, "'");
            expect(await verdictOf(upper ? plain.toUpperCase() : plain)).toBe('verbatim');
          },
        ),
        runs,
      ),
    60_000,
  );

  it(
    'is altered when a word is another',
    () =>
      fc.assert(
        fc.asyncProperty(slice, async (chosen) => {
          const { words } = cut(chosen);
          words[chosen.at % words.length] = 'zygomorphe';
          expect(await verdictOf(words.join(' '))).toBe('altered');
        }),
        runs,
      ),
    60_000,
  );

  it(
    'is altered when a negation or a number goes in',
    () =>
      fc.assert(
        fc.asyncProperty(slice, fc.constantFrom('not', 'never', 'pas', 'jamais', '17'), async (chosen, added) => {
          const { words } = cut(chosen);
          words.splice(1 + (chosen.at % (words.length - 1)), 0, added);
          expect(await verdictOf(words.join(' '))).toBe('altered');
        }),
        runs,
      ),
    60_000,
  );
});

describe('any message', () => {
  it(
    'gets a verdict',
    () =>
      fc.assert(
        fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 400 }), async (message) => {
          if (message.trim() === '') return;
          expect((await scene.check(message)).fragments.length).toBeGreaterThan(0);
        }),
        { numRuns: 100 },
      ),
    60_000,
  );

  it('is refused when it is too long or empty', async () => {
    await expect(scene.check('a '.repeat(LONGEST_CHECKED))).rejects.toThrow(UserError);
    await expect(scene.check('  ')).rejects.toThrow(UserError);
  });
});

describe('two thousand articles', () => {
  it('are searched, and what is new is found at once', async () => {
    const articles = zipfArticles(2000, 600);
    const catalogue = plainCatalogue(articles);
    const checker = createQuoteChecker();
    const words = (articles[1500] as Article).text.split(' ');
    const added = { ...(articles[0] as Article), id: 'new', text: 'Everything that is new is new to somebody here.' };
    const grown = { ...catalogue, version: 'grown', articles: new Map([...catalogue.articles, [added.id, added]]) };
    const verdictOf = async (message: string, over = catalogue) => (await checker.check(message, over)).verdict;
    expect(await verdictOf(words.slice(100, 130).join(' '))).toBe('verbatim');
    expect(await verdictOf(words.join(' ').slice(0, 3900))).toBe('verbatim');
    expect(await verdictOf('“that is new is new to somebody”')).toBe('not-found');
    expect(await verdictOf('“that is new is new to somebody”', grown)).toBe('verbatim');
  }, 60_000);
});
