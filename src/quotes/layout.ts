// An article taken apart: paragraphs, the quotations in them with broken marks mended, sentences around them.
import type { Language } from '../lang/language.ts';
import { type Quotation, quotations } from '../text/marks.ts';
import { paragraphs } from '../text/paragraphs.ts';
import { splitSentences } from '../text/sentences.ts';
import { trimSpan } from '../text/spans.ts';
import type { Span } from '../types.ts';

export interface Sentence extends Span {
  readonly index: number;
  readonly paragraph: number;
  readonly atoms: readonly Quotation[];
}

export interface Paragraph extends Span {
  readonly index: number;
  readonly atoms: readonly Quotation[];
  readonly sentences: readonly Sentence[];
}

const OPENS = /^[«“"„‘]/;
const LONGEST_QUOTATION = 4000;

/** Ends a quotation without closing mark: at the paragraph's end when the next one goes on with it, else at the sentence's. */
function mend(text: string, quotation: Quotation, paragraph: Span, next: Span | undefined, lang: Language): Quotation {
  if (quotation.closed) return quotation;
  const limit = Math.min(quotation.inner.end, paragraph.end);
  const goesOn = next !== undefined && limit === paragraph.end && OPENS.test(text.slice(next.start, next.start + 1));
  const before = text.slice(Math.max(paragraph.start, quotation.start - 2), quotation.start).trim();
  const introduced = quotation.start === paragraph.start || /[:,.]$/.test(before);
  let end = limit;
  if (!(goesOn && introduced)) {
    const first = splitSentences(text, { start: quotation.inner.start, end: limit }, [], lang)[0];
    end = first?.end ?? limit;
  }
  const inner = trimSpan(text, { start: quotation.inner.start, end });
  return { ...quotation, inner, end: inner.end };
}

const DATELINE =
  /^(?:\p{Lu}[\p{L}.’'-]*,?\s+){1,5}?(?:\p{Ll}{1,6},?\s+\p{Lu}[\p{L}.’'-]*,?\s+){0,2}(?:\p{Lu}\p{Ll}{2,8}\.?\s+)?(?:\d{1,2}(?:er)?(?:\s+\p{L}+\.?)?\s+)?(?:\([^)]{1,30}\)\s*)?[-–—]\s+(?=[\p{Lu}"“«])/u;
const PLACE_COLON = /^\p{Lu}[\p{Lu} ’'-]{2,30}(?:\s\([^)]{1,30}\))?\s?:\s+(?=[\p{Lu}"“«])/u;

/** The place and date an agency puts before its first sentence ("PORT CALVA, June 4 (NW) - ") say nothing. */
function withoutDateline(text: string, first: Span): Span {
  const head = text.slice(first.start, Math.min(first.end, first.start + 90));
  const match = DATELINE.exec(head) ?? PLACE_COLON.exec(head);
  return match ? { start: first.start + match[0].length, end: first.end } : first;
}

export function layOut(text: string, lang: Language, labelled: (spans: readonly Span[]) => boolean): Paragraph[] {
  const spans = paragraphs(text);
  const first = spans[0];
  if (first && !labelled(spans)) spans[0] = withoutDateline(text, first);
  let count = 0;
  return spans.map((span, index) => {
    const atoms = quotations(text, span)
      .map((quotation) => mend(text, quotation, span, spans[index + 1], lang))
      .filter(
        (quotation) =>
          quotation.inner.end > quotation.inner.start && quotation.end - quotation.start < LONGEST_QUOTATION,
      );
    const sentences = splitSentences(text, span, atoms, lang).map((sentence) => ({
      ...sentence,
      index: count++,
      paragraph: index,
      atoms: [] as Quotation[],
    }));
    let at = 0;
    for (const atom of atoms) {
      while (at < sentences.length - 1 && (sentences[at] as Span).end <= atom.start) at++;
      sentences[at]?.atoms.push(atom);
    }
    return { ...span, index, atoms, sentences };
  });
}
