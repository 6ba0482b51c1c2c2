// Whatever the text: no throw, no overlap, no outer marks, bounded time.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractQuotes } from '../../src/quotes/extract.ts';
import type { Extraction, LanguageCode } from '../../src/types.ts';

const WORDS =
  `Claire Le Bihan a déclaré que la ministre il elle a-t-il dit said he she told reporters that according to selon pour
 Mr. Smith M. Dupont the officer l’officier , . : ; ? ! … — - ( ) « » “ ” " ' ’ ‘ „ \n \n\n – Q: A: MS. PRICE: 12 3.5 % President
 n’a pas not declined to say and et but mais who qui whose dont`.split(/ +/);

const newsLike = fc.array(fc.constantFrom(...WORDS), { maxLength: 120 }).map((words) => words.join(' '));
const anyText = fc.oneof(
  newsLike,
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  fc.string({ unit: 'binary', maxLength: 400 }),
);
const lang = fc.constantFrom<LanguageCode>('en', 'fr');

const extract = (text: string, code: LanguageCode): Extraction =>
  extractQuotes({ id: 'a', title: '', text, lang: code });

function check(text: string, { quotes, speakers }: Extraction): void {
  const ids = new Set(speakers.map((speaker) => speaker.id));
  expect(ids.size).toBe(speakers.length);
  let end = 0;
  for (const quote of quotes) {
    expect(quote.start).toBeGreaterThanOrEqual(end);
    expect(quote.end).toBeGreaterThan(quote.start);
    expect(quote.end).toBeLessThanOrEqual(text.length);
    end = quote.end;
    for (const span of [quote.mention, quote.cue, quote.context]) {
      if (!span) continue;
      expect(span.start).toBeGreaterThanOrEqual(0);
      expect(span.end).toBeLessThanOrEqual(text.length);
      expect(span.end).toBeGreaterThan(span.start);
    }
    if (quote.speakerId === null) expect(quote.resolvedBy).toBe('unknown');
    else expect(ids).toContain(quote.speakerId);
    expect(quote.confidence).toBeGreaterThanOrEqual(0);
    expect(quote.confidence).toBeLessThanOrEqual(1);
  }
}

describe('any text', () => {
  it('gives sound spans and known speakers', () => {
    fc.assert(
      fc.property(anyText, lang, (text, code) => check(text, extract(text, code))),
      { numRuns: 600 },
    );
  });

  it('leaves the outer marks of a direct quotation out', () => {
    const marks = fc.constantFrom(['« ', ' »'], ['“', '”'], ['"', '"'], ['«', '”']);
    const said = fc.constantFrom('We will go', 'Nous partirons demain', 'It is over, all of it');
    fc.assert(
      fc.property(marks, said, lang, ([open, close], words, code) => {
        const cue = { en: ', said Mark Milley.', fr: ', a déclaré Mark Milley.' }[code];
        const text = `${open}${words}${close}${cue}`;
        const { quotes, speakers } = extract(text, code);
        expect(quotes.map((quote) => text.slice(quote.start, quote.end))).toEqual([words]);
        expect(speakers.map((speaker) => speaker.name)).toEqual(['Mark Milley']);
      }),
    );
  });

  it('loses one quotation to a stray mark, not those of other paragraphs', () => {
    const good = '“We will stay in the valley,” said Anna Holt.';
    const text = [good, 'He called it “strange and left early.', good, 'A 5" pipe burst.', good].join('\n\n');
    const { quotes } = extract(text, 'en');
    const kept = quotes.filter(
      (quote) => text.slice(quote.start, quote.end) === 'We will stay in the valley,'.slice(0, -1),
    );
    expect(kept).toHaveLength(3);
  });
});

describe('large texts', () => {
  const inTime = (text: string, code: LanguageCode): void => {
    const began = performance.now();
    check(text, extract(text, code));
    expect(performance.now() - began).toBeLessThan(8000);
  };
  it.each<[string, string, LanguageCode]>([
    ['a megabyte without a full stop', 'Le ministre a déclaré que tout va bien et '.repeat(25_000), 'fr'],
    ['a megabyte of openers', '“ he said '.repeat(100_000), 'en'],
    ['a megabyte of closed fragments', '“so” and '.repeat(110_000), 'en'],
    ['a megabyte of names', 'Anna Holt met Jean Petit. '.repeat(40_000), 'en'],
    ['a megabyte of names in one line', 'Anna Holt and Jean Petit, '.repeat(40_000), 'fr'],
    ['a megabyte of short lines', 'Q: why?\n'.repeat(120_000), 'en'],
    ['a megabyte of quotations', '“We go,” he said. '.repeat(55_000), 'en'],
    ['a megabyte of apostrophes', "l'a 'b ’c ".repeat(100_000), 'fr'],
    [
      'different names',
      Array.from({ length: 40_000 }, (_, i) => `“Go,” said Anna Holt${i.toString(36)}.`).join(' '),
      'en',
    ],
  ])('reads %s in bounded time', (_, text, code) => inTime(text, code), 30_000);
});
