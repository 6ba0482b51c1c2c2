// A sentence as tokens: words, figures, marks of punctuation, and each quotation as one atom.
import type { QuoteLanguage } from '../lang/quote-language.ts';
import type { Quotation } from '../text/marks.ts';
import type { Span } from '../types.ts';

export interface Token extends Span {
  readonly kind: 'word' | 'number' | 'mark' | 'quotation';
  readonly text: string;
  /** Lower case, with the typewriter apostrophe. */
  readonly lower: string;
  /** Starts with a capital. */
  readonly capital: boolean;
  readonly quotation?: Quotation;
}

const LEXER = /(?:\p{Lu}\.-?){2,}|[\p{L}\p{M}\p{N}]+(?:[-‑–][\p{L}\p{M}][\p{L}\p{M}\p{N}]*)*|[^\s\p{L}\p{M}\p{N}]/gu;
const CLITIC = /^[’'](?:s|d|ll|ve|re|m)$/i;
const FIGURE = /^\p{N}+(?:[.,]\p{N}+)*$/u;

/** The part of a token list that matters to callers: it ends with a mark of punctuation that no sentence continues. */
export function tokenize(text: string, within: Span, atoms: readonly Quotation[], lang: QuoteLanguage): Token[] {
  const tokens: Token[] = [];
  let next = 0;
  while (next < atoms.length && (atoms[next] as Quotation).end <= within.start) next++;
  let at = within.start;
  while (at < within.end) {
    const atom = atoms[next];
    const stop = atom && atom.start < within.end ? atom.start : within.end;
    if (at < stop) lexPlain(text, at, stop, within.end, lang, tokens);
    if (!atom || atom.start >= within.end) break;
    tokens.push({
      kind: 'quotation',
      text: '',
      lower: '',
      capital: false,
      start: atom.start,
      end: atom.end,
      quotation: atom,
    });
    at = atom.end;
    next++;
  }
  return tokens;
}

function word(text: string, start: number, end: number, lang: QuoteLanguage): Token {
  const raw = text.slice(start, end);
  const kind = FIGURE.test(raw)
    ? 'number'
    : /^[\p{L}\p{N}’'-]/u.test(raw) && /[\p{L}\p{N}]/u.test(raw)
      ? 'word'
      : 'mark';
  const lower = lang.bareCapitals.get(raw) ?? raw.toLowerCase().replace(/’/g, "'");
  return { kind, text: raw, lower, capital: /^\p{Lu}/u.test(raw), start, end };
}

function lexPlain(text: string, from: number, to: number, end: number, lang: QuoteLanguage, tokens: Token[]): void {
  LEXER.lastIndex = from;
  for (let match = LEXER.exec(text); match && match.index < to; match = LEXER.exec(text)) {
    const start = match.index;
    let stop = Math.min(start + match[0].length, to);
    if (!/[\p{L}\p{N}]/u.test(match[0])) {
      tokens.push(word(text, start, stop, lang));
      continue;
    }
    const apostrophe = text[stop] === '’' || text[stop] === "'";
    if (apostrophe && !lang.elision && /s$/i.test(match[0]) && /^\s\p{L}/u.test(text.slice(stop + 1, stop + 3))) {
      // "the riders’ union": the bare apostrophe is a genitive.
      pushSplit(text, start, stop, lang, tokens);
      tokens.push({
        kind: 'word',
        text: text[stop] as string,
        lower: "'s",
        capital: false,
        start: stop,
        end: stop + 1,
      });
      LEXER.lastIndex = stop + 1;
      continue;
    }
    if (apostrophe && lang.elision?.test(text.slice(start, stop + 1))) {
      tokens.push(word(text, start, stop + 1, lang));
      LEXER.lastIndex = stop + 1;
      continue;
    }
    if (apostrophe && stop + 1 < to && /\p{L}/u.test(text[stop + 1] as string)) {
      const tail = (): string => /^[’'][\p{L}\p{M}-]+/u.exec(text.slice(stop, Math.min(to, stop + 40)))?.[0] ?? '';
      let rest = tail();
      if (rest && !CLITIC.test(rest)) {
        stop += rest.length;
        rest = tail();
      }
      LEXER.lastIndex = stop;
      if (CLITIC.test(rest)) {
        pushSplit(text, start, stop, lang, tokens);
        tokens.push(word(text, stop, stop + rest.length, lang));
        LEXER.lastIndex = stop + rest.length;
        continue;
      }
    }
    if (FIGURE.test(match[0])) {
      const rest = /^(?:[.,\u00a0\u202f]\p{N}+)+/u.exec(text.slice(stop, Math.min(to, stop + 24)))?.[0] ?? '';
      stop += rest.length;
      LEXER.lastIndex = stop;
    }
    // A full stop inside a sentence belongs to its word: "Sen.", "No.".
    if (text[stop] === '.' && stop + 1 < end && isAbbreviated(text, start, stop, lang)) {
      stop += 1;
      LEXER.lastIndex = stop;
    }
    pushSplit(text, start, stop, lang, tokens);
  }
}

function isAbbreviated(text: string, start: number, stop: number, lang: QuoteLanguage): boolean {
  const raw = text.slice(start, stop);
  if (FIGURE.test(raw)) return false;
  const lower = raw.toLowerCase();
  const { beforeName, beforeNumber, anywhere } = lang.abbreviations;
  if (raw.length === 1 || beforeName.has(lower) || beforeNumber.has(lower) || anywhere.has(lower)) return true;
  return /^\.[\s\u00a0]*[\p{Ll},]/u.test(text.slice(stop, stop + 4));
}

/** Inverted pronouns are tokens of their own: "a-t-il" is "a" and "-t-il". */
function pushSplit(text: string, start: number, stop: number, lang: QuoteLanguage, tokens: Token[]): void {
  const raw = text.slice(start, stop);
  const match = lang.enclitic.exec(raw);
  if (match && match.index > 0) {
    tokens.push(word(text, start, start + match.index, lang), word(text, start + match.index, stop, lang));
  } else tokens.push(word(text, start, stop, lang));
}

/** "-t-il" → "il"; any other token → itself. */
export const pronounOf = (token: Token): string => token.lower.replace(/^-(?:t[-'])?/, '');

/** Without its full stop: "Sen." → "sen". */
export const bare = (token: Token): string => token.lower.replace(/\.$/, '');
