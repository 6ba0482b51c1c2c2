// Custom ids and short values: what goes in comes out, within Discord's limits.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitAsides, withAsides } from '../../src/discord/asides.ts';
import { carriesMark, fromCustomId, toCustomId } from '../../src/discord/custom-id.ts';
import { createIntentMemory } from '../../src/discord/intent-store.ts';
import { createLongValues } from '../../src/discord/long-values.ts';
import { Quiet } from '../../src/discord/quiet.ts';
import type { Intent } from '../../src/reply/reply.ts';

const value = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom('#1', '!1', "'x", '@kept', 'a|b=c^d%25', ' édge ', '', '\n\u202f'),
  fc.string({ unit: 'grapheme', minLength: 100, maxLength: 300 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
  fc.boolean(),
);
const intent: fc.Arbitrary<Intent> = fc.record({
  command: fc.constantFrom('quotes', 'digest show', 'Check this quote', '~share'),
  options: fc.dictionary(fc.stringMatching(/^[a-z_]{1,12}$/), value, { maxKeys: 5 }),
  shows: fc.constantFrom('in-place', 'new', 'private'),
});
const form = fc.record({
  title: fc.string({ unit: 'grapheme', maxLength: 30 }),
  fields: fc.array(
    fc.record({
      option: fc.stringMatching(/^[a-z]{1,10}$/),
      label: fc.string({ unit: 'grapheme', maxLength: 30 }),
      required: fc.boolean(),
      long: fc.boolean(),
      maxLength: fc.integer({ min: 1, max: 4000 }),
    }),
    { minLength: 1, maxLength: 5 },
  ),
});

describe('an intent', () => {
  it('comes back from its custom id, with its mark', async () => {
    await fc.assert(
      fc.asyncProperty(intent, fc.integer({ min: 0, max: 24 }), fc.boolean(), async (given, index, marked) => {
        const store = createIntentMemory();
        const id = await toCustomId(given, { index, ...(marked ? { mark: 'k3y' } : {}) }, store);
        expect(id.length).toBeLessThanOrEqual(100);
        expect(await fromCustomId(id, store)).toEqual({ ...given, options: { ...given.options } });
        expect(carriesMark(id, 'k3y')).toBe(marked);
      }),
    );
  });

  it('that is short needs no store', async () => {
    const short: Intent = {
      command: 'quotes',
      options: { speaker: 'mark-milley', page: 2, around: true },
      shows: 'in-place',
    };
    const nowhere = { put: () => Promise.reject(new Error('asked')), get: () => Promise.reject(new Error('asked')) };
    const id = await toCustomId(withAsides(short, { lang: 'fr' }), { index: 3 }, nowhere);
    const back = await fromCustomId(id, nowhere);
    expect(back && splitAsides(back)).toEqual({ options: short.options, asides: { lang: 'fr' } });
  });

  it('keeps what the front adds apart from its options', () => {
    fc.assert(
      fc.property(intent, form, (given, shown) => {
        const asides = {
          lang: 'fr',
          page: 3,
          fills: 'speaker',
          form: shown,
          previous: { question: 'q', answer: 'a' },
          target: { id: '1', text: 't' },
        } as const;
        expect(splitAsides(withAsides(given, asides))).toEqual({ options: { ...given.options }, asides });
      }),
    );
  });

  it.each(['', 'x', '0', '0?', '0@gone', '0zquotes', '0iquotes|page'])('%j is none of ours', async (id) => {
    expect(await fromCustomId(id, createIntentMemory())).toBeUndefined();
  });
});

it('long values come back from their short ones, and only their beginning when they are forgotten', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (long) => {
      const values = createLongValues();
      const short = values.shorten(long);
      expect(short.length).toBeLessThanOrEqual(100);
      expect(values.restore(short)).toBe(long);
      expect(long.startsWith(createLongValues().restore(short))).toBe(true);
    }),
  );
});

it('a person and a channel are answered so often in so long, and not at all where it is refused', () => {
  const quiet = new Quiet({ windowMs: 1000, perPerson: 2, perChannel: 3, silenceMs: 5000 });
  const asked = [
    quiet.allows('ana', 'c', 0),
    quiet.allows('ana', 'c', 10),
    quiet.allows('ana', 'c', 20),
    quiet.allows('bob', 'c', 30),
    quiet.allows('bob', 'c', 40),
    quiet.allows('ana', 'd', 1005),
    quiet.allows('ana', 'd', 1020),
  ];
  expect(asked).toEqual([true, true, false, true, false, true, true]);
  quiet.silence('d', 1100);
  expect([quiet.allows('eve', 'd', 6000), quiet.allows('eve', 'd', 6200)]).toEqual([false, true]);
});
