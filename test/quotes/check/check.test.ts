// Checking quotations: the table of cases, properties over random slices, and the time over two thousand articles.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UserError } from '../../../src/errors.ts';
import { createQuoteChecker, LONGEST_CHECKED } from '../../../src/quotes/check.ts';
import type { Article } from '../../../src/types.ts';
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
  it('are indexed in turns, and searched fast', async () => {
    const articles = synthetic(2000, 600);
    const catalogue = plainCatalogue(articles);
    const checker = createQuoteChecker();
    // The processor's time, so that a busy machine does not count.
    const spent = () => (process.cpuUsage().user + process.cpuUsage().system) / 1000;
    let held = 0;
    let last = spent();
    const clock = setInterval(() => {
      held = Math.max(held, spent() - last);
      last = spent();
    }, 1);
    const words = (articles[1500] as Article).text.split(' ');
    const timed = async (message: string) => {
      const began = spent();
      const { verdict } = await checker.check(message, catalogue);
      return { verdict, ms: spent() - began };
    };
    const first = await timed(words.slice(100, 130).join(' '));
    const short = await timed(words.slice(200, 220).join(' '));
    const long = await timed(words.join(' ').slice(0, 3900));
    const grown = {
      ...catalogue,
      version: 'grown',
      articles: new Map([
        ...catalogue.articles,
        ['new', { ...(articles[0] as Article), id: 'new', text: 'Everything that is new is new to somebody here.' }],
      ]),
    };
    const began = spent();
    const { verdict } = await checker.check('“that is new is new to somebody”', grown);
    const update = spent() - began;
    clearInterval(clock);
    if (process.env.SHOW_TIMES) process.stdout.write(`${JSON.stringify({ first, short, long, update, held })}\n`);
    expect([first.verdict, short.verdict, long.verdict, verdict]).toEqual([
      'verbatim',
      'verbatim',
      'verbatim',
      'verbatim',
    ]);
    expect(short.ms).toBeLessThan(300);
    expect(long.ms).toBeLessThan(1500);
    expect(update).toBeLessThan(500);
    expect(first.ms).toBeLessThan(8000);
    expect(held).toBeLessThan(100);
  }, 60_000);
});

/** Articles of words as frequent as in a language: the nth word comes with a frequency of 1/n. */
function synthetic(count: number, length: number): Article[] {
  let seed = 7;
  const random = () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 2 ** 32;
  };
  const word = () =>
    `w${Math.floor(30_000 ** random())
      .toString(26)
      .replace(/\d/g, (digit) => 'qrstuvwxyz'[Number(digit)] ?? '')}`;
  return Array.from({ length: count }, (_, at) => ({
    id: `a${at}`,
    title: '',
    lang: 'en',
    text: Array.from({ length }, word).join(' '),
  }));
}
