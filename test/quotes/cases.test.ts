// Sentences of our own, each with what must be found in it: every construction, and what is no quote.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { extractQuotes } from '../../src/quotes/extract.ts';
import type { LanguageCode, QuoteType } from '../../src/types.ts';

interface Case {
  readonly text: string;
  readonly quotes: readonly { speaker: string | null; type: QuoteType; text: string }[];
}

const FOLDER = new URL('./cases/', import.meta.url);

for (const file of readdirSync(FOLDER)) {
  const lang = file.slice(0, 2) as LanguageCode;
  const cases: Case[] = JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8'));
  describe(`quotes in ${file}`, () => {
    it.each(cases.map((one) => [one.text.slice(0, 90), one] as const))('%s', (_, { text, quotes }) => {
      const found = extractQuotes({ id: 'case', title: '', text, lang });
      const names = new Map(found.speakers.map((speaker) => [speaker.id, speaker.name]));
      const seen = found.quotes.map((quote) => ({
        speaker: quote.speakerId === null ? null : names.get(quote.speakerId),
        type: quote.type,
        text: text.slice(quote.start, quote.end),
      }));
      expect(seen).toEqual(quotes);
    });
  });
}
