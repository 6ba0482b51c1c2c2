// Sentences of all labelled articles, as they are and with one fact changed: the first must stand, the second must not.
import { readdirSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { check } from '../../src/answer/verify.ts';
import { languageOf } from '../../src/lang/languages.ts';
import type { Lexicon } from '../../src/lang/lexicon.ts';
import { loadLexicon } from '../../src/lang/lexicon.ts';
import { sentences } from '../../src/text/sentences.ts';
import type { Article, Catalogue, Quote } from '../../src/types.ts';
import { labelledCatalogue } from './labelled.ts';

interface Case {
  readonly catalogue: Catalogue;
  readonly article: Article;
  readonly span: { start: number; end: number };
  readonly text: string;
  readonly quotes: readonly Quote[];
}

let lexicon: Lexicon;
const cases: Case[] = [];
beforeAll(async () => {
  lexicon = await loadLexicon();
  for (const name of readdirSync(new URL('../articles/', import.meta.url)).filter((folder) =>
    /^(?:en|fr)-/.test(folder),
  )) {
    const catalogue = labelledCatalogue(name);
    const [article] = catalogue.articles.values();
    if (!article) continue;
    for (const span of sentences(article.text, languageOf(article.lang))) {
      const text = article.text.slice(span.start, span.end);
      const quotes = catalogue.quotes.filter((quote) => quote.start >= span.start && quote.end <= span.end);
      // Every third sentence or so: enough to measure, in a third of the time.
      const chosen = span.start % 3 === 0;
      if (chosen && text.split(' ').length > 5) cases.push({ catalogue, article, span, text, quotes });
    }
  }
});

const stands = ({ catalogue, article, span }: Case, written: string): boolean =>
  check([{ written, places: [{ article, span }] }], { catalogue, lexicon, lang: article.lang })[0]?.fault === undefined;

/** The cases that `change` can change and that stand unchanged; how many stand changed all the same. */
function through(change: (one: Case) => string | undefined): { tried: number; stood: string[] } {
  const changed = cases.flatMap((one) => {
    const text = change(one);
    return text !== undefined && text !== one.text && stands(one, one.text) ? [{ one, text }] : [];
  });
  return { tried: changed.length, stood: changed.filter(({ one, text }) => stands(one, text)).map(({ text }) => text) };
}

const CHANGES: readonly [name: string, most: number, change: (one: Case) => string | undefined][] = [
  [
    'a figure one higher',
    0.02,
    ({ text }) =>
      text.replace(/(?<![\p{L}\p{N}.,:/-])\d+(?![\p{N}.,:/]\d|\p{L})/u, (found) => String(Number(found) + 1)),
  ],
  [
    'a figure with a zero more',
    0.02,
    ({ text }) => text.replace(/(?<![\p{L}\p{N}.,:/-])[2-9]\d*(?![\p{N}.,:/]\d|\p{L})/u, '$&0'),
  ],
  [
    'a number word changed',
    0.02,
    ({ text }) =>
      text.replace(
        /\b(?:two|three|four|five|six|deux|trois|quatre|cinq|six)\b/,
        (word) =>
          ({
            two: 'nine',
            three: 'nine',
            four: 'nine',
            five: 'nine',
            deux: 'neuf',
            trois: 'neuf',
            quatre: 'neuf',
            cinq: 'neuf',
          })[word] ?? word,
      ),
  ],
  [
    'another weekday',
    0,
    ({ text }) =>
      text.replace(/\b(?:Monday|Tuesday|Wednesday|Thursday|Friday|lundi|mardi|mercredi|jeudi|vendredi)\b/, (day) =>
        text.match(/sunday|dimanche/i) ? day : /^[A-Z]/.test(day) ? 'Sunday' : 'dimanche',
      ),
  ],
  [
    'another surname',
    0.02,
    ({ text, quotes, catalogue }) => {
      const speaker = catalogue.speakers.get(quotes[0]?.speakerId ?? '');
      const surname = speaker?.kind === 'person' ? speaker.name.split(' ').at(-1) : undefined;
      return surname && text.includes(surname) ? text.replace(surname, 'Zumthorel') : undefined;
    },
  ],
  ['a word of a quotation changed', 0, ({ text }) => text.replace(/(“[^”]*?\s)(\p{Ll}{5,})(\s[^”]*”)/u, '$1bananas$3')],
  [
    'another speaker of the article',
    0.1,
    ({ text, quotes, catalogue }) => {
      const speaker = catalogue.speakers.get(quotes[0]?.speakerId ?? '');
      const other = [...catalogue.speakers.values()].find(
        ({ id, kind, name }) =>
          kind === 'person' && id !== speaker?.id && !text.includes(name.split(' ').at(-1) ?? name),
      );
      if (speaker?.kind !== 'person' || !other || new Set(quotes.map(({ speakerId }) => speakerId)).size !== 1)
        return undefined;
      return text.includes(speaker.name) ? text.replace(speaker.name, other.name) : undefined;
    },
  ],
];

describe('sentences of articles', () => {
  it('stand as they are, but for what speaks in the first person', () => {
    const said = cases.filter(
      ({ text }) => !/\b(?:I|we|We|my|My|our|Our|us|me|je|Je|nous|Nous|notre|nos|mon|ma|mes|j|J|moi)\b/.test(text),
    );
    const fell = said.filter((one) => !stands(one, one.text));
    expect(fell.length / said.length, fell.map(({ text }) => text).join('\n')).toBeLessThan(0.02);
  });

  it.each(CHANGES)('do not stand with %s', (name, most, change) => {
    const { tried, stood } = through(change);
    expect(tried, name).toBeGreaterThan(15);
    expect(stood.length / tried, stood.join('\n')).toBeLessThanOrEqual(most);
  });
});
