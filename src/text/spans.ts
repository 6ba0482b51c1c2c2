// Arithmetic on half-open ranges of a text.
import type { Span } from '../types.ts';

const sliceOf = (text: string, span: Span): string => text.slice(span.start, span.end);

export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

export const contains = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** The smallest range that holds both. */
const union = (a: Span, b: Span): Span => ({
  start: Math.min(a.start, b.start),
  end: Math.max(a.end, b.end),
});

const BLANK = /\s|[\u00a0\u202f\u2060\u200b\ufeff]/;

export const isBlank = (char: string | undefined): boolean => char !== undefined && BLANK.test(char);

/** The same range without white space (no-break spaces included) at its ends; empty ranges stay where they start. */
export function trimSpan(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && isBlank(text[start])) start++;
  while (end > start && isBlank(text[end - 1])) end--;
  return { start, end };
}

/** Index of the first element of `sorted` (by start, not overlapping) that ends after `offset`; its length if none. */
function firstEndingAfter(sorted: readonly Span[], offset: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as Span).end > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
