// Text to terms, the same for articles and questions: NFC, ’ as ', elisions, stop words, stems, then accents folded.
import type { SearchLanguage } from '../lang/search-language.ts';
import { fold } from '../text/fold.ts';
import type { Span } from '../types.ts';

/** One way a word is kept in the index. */
export interface Term {
  /** Lower case, without accents or hyphens: "etatsunis". */
  readonly fold: string;
  /** The folded stem: "irrit". */
  readonly stem: string;
  /** A part of a hyphened word that is in the index as a whole as well. */
  readonly part: boolean;
}

/** A word in its place. A word of several parts gives several tokens with one span. */
export interface Token extends Term, Span {
  readonly capital: boolean;
}

const WORD =
  /(?:\p{Lu}\.){2,}|\d{1,3}(?:[ \u00a0\u202f,]\d{3})+(?![\p{L}\d])(?:[.,]\d+)?|\d+[.,]\d+(?![\p{L}\d])|[\p{L}\p{N}\p{M}]+(?:['’ʼ‐‑-][\p{L}\p{N}\p{M}]+)*/gu;
const APOSTROPHE = /['’ʼ]/;
const HYPHEN = /[‐‑-]/;
const NUMBER = /^\d[\d.,\s]*$/;
const CACHE_LIMIT = 400_000;

/** "10 000" and "10,000" are one number, so are "14,2" and "14.2". */
function normaliseNumber(raw: string): string {
  const joined = raw.replace(/[ \u00a0\u202f,](?=\d{3}(?:\D|$))/g, '');
  return joined.replace(',', '.');
}

const isCapital = (raw: string): boolean => /^\p{Lu}/u.test(raw);

/** The analysis of one language. Keeps what it has seen: a word costs its stem once. */
export class Analysis {
  readonly #language: SearchLanguage;
  readonly #seen = new Map<string, readonly Term[]>();
  readonly #forms = new Map<string, readonly string[]>();
  readonly #foldedStops: ReadonlySet<string>;

  constructor(language: SearchLanguage) {
    this.#language = language;
    this.#foldedStops = new Set([...language.stopWords].map(fold));
  }

  get language(): SearchLanguage {
    return this.#language;
  }

  /** The tokens of a text, stop words left out, in order; spans are UTF-16 offsets into the text. */
  tokens(text: string): Token[] {
    const found: Token[] = [];
    for (const match of text.matchAll(WORD)) {
      const raw = match[0];
      for (const term of this.termsOf(raw)) {
        const start = match.index;
        found.push({ ...term, start, end: start + raw.length, capital: this.#capital(raw) });
      }
    }
    return found;
  }

  /** Calls back for every term of a text: what the index is fed with. */
  eachTerm(text: string, visit: (term: Term, capital: boolean) => void): void {
    WORD.lastIndex = 0;
    for (let match = WORD.exec(text); match; match = WORD.exec(text)) {
      const raw = match[0];
      const terms = this.termsOf(raw);
      if (terms.length === 0) continue;
      const capital = this.#capital(raw);
      for (const term of terms) visit(term, capital);
    }
  }

  /** The terms of one written word; empty for a stop word. */
  termsOf(raw: string): readonly Term[] {
    const known = this.#seen.get(raw);
    if (known) return known;
    if (this.#seen.size > CACHE_LIMIT) this.#seen.clear();
    const terms = this.#analyse(raw);
    this.#seen.set(raw, terms);
    return terms;
  }

  /** The stems of a dictionary form, in order; remembered, for dictionaries are asked over and over. */
  stemsOf(form: string): readonly string[] {
    let known = this.#forms.get(form);
    if (!known) {
      known = this.tokens(form).flatMap(({ part, stem }) => (part ? [] : [stem]));
      this.#forms.set(form, known);
    }
    return known;
  }

  /** True for words of the stop list, also when typed without accents. */
  isStopWord(word: string): boolean {
    const lower = word.toLowerCase();
    return this.#language.stopWords.has(lower) || this.#foldedStops.has(lower);
  }

  stemOf(word: string): string {
    return fold(this.#language.stem(word.toLowerCase())).replace(/[^\p{L}\p{N}]/gu, '');
  }

  #capital(raw: string): boolean {
    const cut = raw.search(APOSTROPHE);
    if (cut > 0 && this.#language.elisions.has(raw.slice(0, cut).toLowerCase())) return isCapital(raw.slice(cut + 1));
    return isCapital(raw);
  }

  #analyse(raw: string): readonly Term[] {
    if (NUMBER.test(raw)) {
      const number = normaliseNumber(raw);
      return [{ fold: number, stem: number, part: false }];
    }
    if (/^(?:\p{Lu}\.){2,}$/u.test(raw)) return this.#word(raw.replaceAll('.', ''));
    return raw
      .normalize('NFC')
      .split(APOSTROPHE)
      .flatMap((part, index, parts) => (this.#isCutOff(part, index, parts.length) ? [] : this.#word(part)));
  }

  #isCutOff(part: string, index: number, count: number): boolean {
    const lower = part.toLowerCase();
    if (index < count - 1) return this.#language.elisions.has(lower);
    return index > 0 && this.#language.possessives.has(lower);
  }

  #word(written: string): Term[] {
    const lower = this.#language.clitics
      ? written.toLowerCase().replace(this.#language.clitics, '')
      : written.toLowerCase();
    if (lower === '' || this.#isStop(written, lower)) return [];
    const whole = fold(lower).replace(/[^\p{L}\p{N}]/gu, '');
    if (whole === '') return [];
    const own: Term = {
      fold: this.#acronym(written, whole),
      stem: this.#acronym(written, this.stemOf(lower)),
      part: false,
    };
    if (!HYPHEN.test(lower)) return [own];
    return [own, ...this.#parts(written, lower)];
  }

  #isStop(written: string, lower: string): boolean {
    return (
      (this.#language.stopWords.has(lower) || this.#language.particles.has(lower)) && !this.#isAcronym(written, lower)
    );
  }

  /** "US" and "WHO" are no stop words. */
  #isAcronym(written: string, lower: string): boolean {
    return written.length > 1 && written === written.toUpperCase() && this.#language.stopWords.has(lower);
  }

  #acronym(written: string, term: string): string {
    return this.#isAcronym(written, written.toLowerCase()) ? `${written.toLowerCase()}.` : term;
  }

  #parts(written: string, lower: string): Term[] {
    const parts = lower.split(HYPHEN);
    const prefixes = this.#language.compoundPrefixes;
    const names = written.split(HYPHEN).every((part) => isCapital(part) || /^\d/.test(part));
    const wanted = prefixes === null || names ? parts : prefixes.has(parts[0] ?? '') ? parts.slice(1) : [];
    return wanted
      .filter((part) => part.length > 1 && !this.#language.stopWords.has(part))
      .map((part) => ({ fold: fold(part), stem: this.stemOf(part), part: true }));
  }
}
