// Paragraphs: what stands between blank lines, or on one line where lines are not merely wrapped.
import type { Span } from '../types.ts';
import { trimSpan } from './spans.ts';

const WRAP_WIDTH = 100;

/** True when lines end in mid-sentence at a narrow width, as in plain text wrapped by hand. */
function isWrapped(text: string): boolean {
  let broken = 0;
  let full = 0;
  for (const line of text.split('\n')) {
    const bare = line.trim();
    if (bare.length > WRAP_WIDTH) return false;
    if (bare.length < 40) continue;
    if (/[.!?…:;»”"’)]$/.test(bare)) full++;
    else broken++;
  }
  return broken >= 4 && broken > full;
}

/** The paragraphs of a text, trimmed, in order; none is empty. */
export function paragraphs(text: string): Span[] {
  const divider = isWrapped(text) ? /\n[^\S\n]*\n\s*/g : /\n+/g;
  const found: Span[] = [];
  let start = 0;
  const push = (end: number): void => {
    const span = trimSpan(text, { start, end });
    if (span.end > span.start) found.push(span);
  };
  for (const match of text.matchAll(divider)) {
    push(match.index);
    start = match.index + match[0].length;
  }
  push(text.length);
  return found;
}
