// The label of a transcript's turn as a mention: "MR. PRICE" is Mr. Price, « LE PORTE-PAROLE » le porte-parole.
import type { QuoteLanguage } from '../lang/quote-language.ts';
import type { Span } from '../types.ts';
import { type Mention, MentionReader } from './mentions.ts';
import { tokenize } from './tokens.ts';

const soften = (word: string): string =>
  word.toLowerCase().replace(/(^|[-’'])(\p{L})/gu, (_, mark: string, letter: string) => mark + letter.toUpperCase());

function readable(label: string, lang: QuoteLanguage): string {
  if (label !== label.toUpperCase() || label.length < 3) return label;
  return label.replace(/[\p{L}\p{M}’'-]+/gu, (word) => {
    const lower = word.toLowerCase().replace(/’/g, "'");
    if (lang.courtesies.has(lower)) return soften(word);
    const common =
      lang.determiners.has(lower) || lang.roles.has(lower) || lang.prepositions.has(lower) || lang.elision?.test(word);
    return common ? word.toLowerCase() : soften(word);
  });
}

export function readLabel(
  text: string,
  label: Span,
  lang: QuoteLanguage,
  isName: (lower: string) => boolean,
): Mention | undefined {
  const words = readable(text.slice(label.start, label.end), lang);
  // A full stop at the label's end would be read as the sentence's.
  const tokens = tokenize(`${words} `, { start: 0, end: words.length + 1 }, [], lang);
  const mention = new MentionReader(`${words} `, lang, isName).read(tokens, 0, tokens.length);
  if (!mention) return undefined;
  const spans = { start: label.start, end: label.end, nameSpan: label };
  if (mention.kind === 'thing' || lang.questionLabels.has(words.toLowerCase()))
    return { ...mention, ...spans, kind: 'role' };
  return { ...mention, ...spans, definite: mention.definite ?? true };
}
