// Sentences, with quotations as atoms: "M.", "Sen.", « … ! », a-t-il dit do not end one.
import type { Language } from '../lang/language.ts';
import type { Span } from '../types.ts';
import { quotations } from './marks.ts';
import { paragraphs } from './paragraphs.ts';
import { isBlank, overlaps, trimSpan } from './spans.ts';

/** A quotation longer than this is read as running text, in UTF-16 units. */
const LONGEST_ATOM = 3000;
const STOPS = '.!?…';
const CLOSERS = /[»”"’')\]›]/;
const STARTS = /[\p{Lu}\p{Lt}\p{N}«“"‘'([—–\-¿¡•[]/u;

function wordBefore(text: string, at: number, floor: number): string {
  let start = at;
  while (start > floor && at - start < 24 && /[\p{L}\p{N}.°’'-]/u.test(text[start - 1] as string)) start--;
  return text.slice(start, at);
}

function wordAfter(text: string, at: number, ceiling: number): string {
  let start = at;
  while (start < ceiling && !/[\p{L}\p{N}]/u.test(text[start] as string) && start - at < 8) start++;
  let end = start;
  while (end < ceiling && end - start < 32 && /[\p{L}\p{N}]/u.test(text[end] as string)) end++;
  return text.slice(start, end);
}

/** Does the full stop after `word` belong to it? `next` is the word that follows. */
function isAbbreviation(word: string, next: string, lang: Language): boolean {
  const { abbreviations, openers } = lang.quoting;
  const bare = word.replace(/^.*[’']/, '');
  const lower = bare.toLowerCase();
  if (abbreviations.beforeName.has(lower)) return true;
  const starts = openers.has(next.toLowerCase()) && /^\p{Lu}/u.test(next);
  if (abbreviations.beforeNumber.has(lower)) return /^\p{N}/u.test(next);
  if (abbreviations.anywhere.has(lower)) return !starts;
  if (/^(?:\p{Lu}|\p{Lu}\p{Ll}?(?:[.-]+\p{Lu}\p{Ll}?)+)$/u.test(bare)) return !starts;
  return false;
}

/** “Are you sure?” Smith asked: the attribution after a question still belongs to it. */
function attributes(text: string, at: number, ceiling: number, lang: Language): boolean {
  const ahead = text.slice(at, Math.min(ceiling, at + 70));
  const match = /^(?:[^.,;:!?«“"»”]|(?<=(?<!\p{L})\p{Lu}\p{L}{0,3})\.)*/u.exec(ahead);
  const words = (match?.[0] ?? '').split(/[\s\u00a0]+/).slice(0, 5);
  return words.some((word) => /^\p{Ll}/u.test(word) && lang.quoting.speechForms.has(word.toLowerCase()));
}

interface Paragraph extends Span {
  readonly atoms: readonly Span[];
}

function atomsOf(text: string, within: Span): Span[] {
  return quotations(text, within).filter((q) => q.closed && q.end - q.start <= LONGEST_ATOM);
}

/** End of the sentence that stops at `stop` (just past its full stops), or -1 when it goes on. */
function boundary(text: string, stop: number, mark: string, within: Span, atom: boolean, lang: Language): number {
  let end = stop;
  while (end < within.end && CLOSERS.test(text[end] as string)) end++;
  let spaced = end;
  while (spaced < within.end && isBlank(text[spaced])) spaced++;
  if (!atom && spaced > end && /[»”]/.test(text[spaced] ?? '')) {
    end = spaced + 1;
    spaced = end;
    while (spaced < within.end && isBlank(text[spaced])) spaced++;
  }
  if (spaced >= within.end) return within.end;
  if (spaced === end || !STARTS.test(text[spaced] as string)) return -1;
  if (atom && /[!?…]/.test(mark) && attributes(text, spaced, within.end, lang)) return -1;
  return end;
}

function splitParagraph(text: string, paragraph: Paragraph, lang: Language, push: (span: Span) => void): void {
  let start = paragraph.start;
  let next = 0;
  const { atoms } = paragraph;
  // Never past the paragraph: a text without full stops would be searched to its end again and again.
  for (let at = start; at < paragraph.end; at++) {
    if (!STOPS.includes(text[at] as string)) continue;
    while (next < atoms.length && (atoms[next] as Span).end <= at) next++;
    const atom = atoms[next];
    const inside = atom !== undefined && atom.start <= at;
    const found = at;
    let stop = at + 1;
    if (inside) {
      // Only a full stop that ends the quotation can end the sentence.
      at = atom.end - 1;
      const last = trimSpan(text, { start: atom.start, end: atom.end - 1 }).end;
      const mark = /[.!?…]/.exec(`${text[last - 1]}${text[atom.end - 1]}`)?.[0];
      if (!mark) continue;
      stop = atom.end;
      const end = boundary(text, stop, mark, paragraph, true, lang);
      if (end > 0) {
        push({ start, end });
        start = end;
      }
      continue;
    }
    while (stop < paragraph.end && STOPS.includes(text[stop] as string)) stop++;
    at = stop - 1;
    const mark = text.slice(found, stop);
    const end = boundary(text, stop, mark, paragraph, false, lang);
    if (end < 0) continue;
    if (mark === '.' && end < paragraph.end) {
      const word = wordBefore(text, found, start);
      if (word && isAbbreviation(word, wordAfter(text, end, paragraph.end), lang)) continue;
    }
    push({ start, end });
    start = end;
    at = end - 1;
  }
  if (start < paragraph.end) push({ start, end: paragraph.end });
}

/** The sentences of one paragraph whose quotations are known already. */
export function splitSentences(text: string, within: Span, atoms: readonly Span[], lang: Language): Span[] {
  const found: Span[] = [];
  splitParagraph(text, { ...within, atoms }, lang, (span) => {
    const trimmed = trimSpan(text, span);
    if (trimmed.end > trimmed.start) found.push(trimmed);
  });
  return found;
}

/**
 * The sentences of a text, trimmed, in order, never across paragraphs. A quotation between marks is an atom: the
 * sentence that reports it holds all of it. `within` limits the answer to the part of the text that it covers.
 */
export function sentences(text: string, lang: Language, within?: Span): Span[] {
  const found: Span[] = [];
  for (const paragraph of paragraphs(text)) {
    if (within && !overlaps(paragraph, within)) continue;
    const part = within
      ? { start: Math.max(paragraph.start, within.start), end: Math.min(paragraph.end, within.end) }
      : paragraph;
    found.push(...splitSentences(text, part, atomsOf(text, part), lang));
  }
  return found;
}
