// Arithmetic on half-open ranges of a text.
import type { Span } from '../types.ts';

export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

export const contains = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

const BLANK = /\s|[\u00a0\u202f\u2060\u200b\ufeff]/;

export const isBlank = (char: string | undefined): boolean => char !== undefined && BLANK.test(char);

/** The same range without white space (no-break spaces included) at its ends; empty ranges stay where they start. */
export function trimSpan(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && isBlank(text[start])) start++;
  while (end > start && isBlank(text[end - 1])) end--;
  return { start, end };
}
