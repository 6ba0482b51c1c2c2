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

/** What is wrong with an extraction, or undefined. */
function fault(text: string, { quotes, speakers }: Extraction): string | undefined {
  const ids = new Set(speakers.map((speaker) => speaker.id));
  if (ids.size !== speakers.length) return 'two speakers share an id';
  let end = 0;
  for (const quote of quotes) {
    if (quote.start < end || quote.end <= quote.start || quote.end > text.length)
      return `bad span ${quote.start}-${quote.end}`;
    end = quote.end;
    for (const span of [quote.mention, quote.cue, quote.context]) {
      if (span && (span.start < 0 || span.end > text.length || span.end <= span.start))
        return `bad span ${span.start}-${span.end}`;
    }
    if (quote.speakerId === null ? quote.resolvedBy !== 'unknown' : !ids.has(quote.speakerId))
      return 'speaker and resolution disagree';
    if (!(quote.confidence >= 0 && quote.confidence <= 1)) return `confidence ${quote.confidence}`;
  }
  return undefined;
}

describe('any text', () => {
  it('gives sound spans and known speakers', () => {
    fc.assert(
      fc.property(anyText, lang, (text, code) => {
        expect(fault(text, extract(text, code))).toBeUndefined();
      }),
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
    const found = extract(text, code);
    expect(performance.now() - began).toBeLessThan(20_000);
    expect(fault(text, found)).toBeUndefined();
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
