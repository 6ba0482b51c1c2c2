// Quotation marks: which opens, which closes, what lies between. One paragraph at a time, so that a stray mark costs
// one quotation and not all that follow.
import type { Span } from '../types.ts';
import { isBlank, trimSpan } from './spans.ts';

/** What stands between quotation marks. */
export interface Quotation extends Span {
  /** Without the marks and the spaces inside them. */
  readonly inner: Span;
  /** False when the closing mark is missing: the range then runs to the end of the paragraph. */
  readonly closed: boolean;
  readonly opener: string;
}

type Role = 'open' | 'close' | 'either' | 'none';
interface Mark {
  readonly at: number;
  readonly char: string;
  readonly role: Role;
  readonly kind: Kind;
}
type Kind = 'angle' | 'curly' | 'straight' | 'single';

const KINDS: Partial<Record<string, Kind>> = {
  '«': 'angle',
  '»': 'angle',
  '“': 'curly',
  '”': 'curly',
  '„': 'curly',
  '‟': 'curly',
  '"': 'straight',
  '‹': 'single',
  '›': 'single',
  '‘': 'single',
  '’': 'single',
  "'": 'single',
};
const LETTER = /[\p{L}\p{N}]/u;
const BEFORE_OPENER = /[\s\u00a0\u202f([{—–\-/:'’«“"‘\u2060]/;
const AFTER_CLOSER = /[\s\u00a0\u202f.,;:!?…)\]}—–\-/'’»”"]/;

function geometry(text: string, at: number, within: Span): Role {
  const before = at > within.start ? (text[at - 1] as string) : ' ';
  const after = at + 1 < within.end ? (text[at + 1] as string) : ' ';
  const first = at === within.start;
  const last = at + 1 === within.end;
  const opens = (first || BEFORE_OPENER.test(before)) && !last && !isBlank(after) && !/[,.;:)\]]/.test(after);
  const closes = (last || AFTER_CLOSER.test(after)) && !first && !isBlank(before);
  if (first) return 'open';
  if (opens && !closes) return 'open';
  if (closes && !opens) return 'close';
  if (!opens && !closes) return isBlank(before) && isBlank(after) ? 'either' : 'none';
  return 'either';
}

/** The next character that is not a space. */
function nextSolid(text: string, at: number, end: number): string {
  let index = at + 1;
  while (index < end && isBlank(text[index])) index++;
  return index < end ? (text[index] as string) : '';
}

function roleOf(text: string, at: number, within: Span): Role {
  const char = text[at] as string;
  if (char === '«') return at > within.start && /^[,;.]/.test(nextSolid(text, at, within.end)) ? 'close' : 'open';
  if (char === '»') return at === within.start ? 'open' : 'close';
  const shape = geometry(text, at, within);
  if (char === '“' || char === '„' || char === '‟') return shape === 'close' && char === '“' ? 'either' : 'open';
  if (char === '”') return shape === 'open' ? 'open' : 'close';
  return shape === 'none' && char === '"' ? 'either' : shape;
}

/** Apostrophes are not marks: a single mark counts only as a pair that could not be an elision or a possessive. */
function singleClosers(text: string, opener: number, within: Span, stop: number): number[] {
  const found: number[] = [];
  for (let at = opener + 2; at < stop; at++) {
    const char = text[at];
    if (char !== '’' && char !== "'") continue;
    const after = at + 1 < within.end ? (text[at + 1] as string) : ' ';
    if (isBlank(text[at - 1]) || LETTER.test(after)) continue;
    found.push(at);
  }
  return found;
}

function singleCloser(text: string, opener: number, within: Span, stop: number): number | undefined {
  const closers = singleClosers(text, opener, within, stop);
  const sure = closers.find((at) => /[.,!?…]/.test(text[at - 1] as string) || !/s/i.test(text[at - 1] as string));
  return sure ?? closers.at(-1);
}

function isSingleOpener(text: string, at: number, within: Span): boolean {
  const char = text[at];
  if (char !== '‘' && char !== "'" && char !== '‹') return false;
  const before = at > within.start ? (text[at - 1] as string) : ' ';
  const after = text[at + 1] ?? ' ';
  return /[\s\u00a0\u202f([—–-]/.test(before) && /[\p{L}\p{N}[…]/u.test(after);
}

/** Pairs of single marks that lie outside the double ones, in order. */
function singleQuotations(text: string, within: Span, taken: readonly Quotation[]): Quotation[] {
  const openers: number[] = [];
  let index = 0;
  for (let at = within.start; at < within.end; at++) {
    while (index < taken.length && (taken[index] as Quotation).end <= at) index++;
    const covering = taken[index];
    if (covering && covering.start <= at) {
      at = covering.end - 1;
      continue;
    }
    if (isSingleOpener(text, at, within)) openers.push(at);
  }
  const found: Quotation[] = [];
  for (const [rank, opener] of openers.entries()) {
    if (opener < (found.at(-1)?.end ?? 0)) continue;
    const closer = singleCloser(text, opener, within, openers[rank + 1] ?? within.end);
    if (closer === undefined || closer - opener < 3) continue;
    const inner = trimSpan(text, { start: opener + 1, end: closer });
    found.push({ start: opener, end: closer + 1, inner, closed: true, opener: text[opener] as string });
  }
  return found;
}

class Pairing {
  readonly found: Quotation[] = [];
  private readonly open: Mark[] = [];

  constructor(
    private readonly text: string,
    private readonly within: Span,
  ) {}

  read(mark: Mark): void {
    const role = mark.role === 'either' ? (this.open.length > 0 ? 'close' : 'open') : mark.role;
    if (role === 'open') this.opened(mark);
    else if (role === 'close') this.closed(mark);
  }

  /** A second opener of one kind means that the first was never closed, unless marks of two kinds nest. */
  private opened(mark: Mark): void {
    const outer = this.open[0];
    if (outer && outer.kind === mark.kind && !this.closesTwice(mark)) {
      this.emit(outer, mark.at, false);
      this.open.length = 0;
    }
    if (this.open.length < 8) this.open.push(mark);
  }

  /** « a « b » c »: two closers follow before another opener. */
  private closesTwice(mark: Mark): boolean {
    if (mark.kind === 'straight') return false;
    let depth = 1;
    const limit = Math.min(this.within.end, mark.at + 600);
    for (let at = mark.at + 1; at < limit; at++) {
      const char = this.text[at] as string;
      if (char === '«' || char === '“') depth++;
      if (char === '»' || char === '”') depth--;
      if (depth < 0) return true;
      if (depth > 2) return false;
    }
    return false;
  }

  private closed(mark: Mark): void {
    const outer = this.open[0];
    if (!outer) return;
    let level = this.open.length - 1;
    while (level > 0 && this.open[level]?.kind !== mark.kind) level--;
    if (level === 0) {
      this.emit(outer, mark.at, true);
      this.open.length = 0;
    } else this.open.length = level;
  }

  private emit(opener: Mark, end: number, closed: boolean): void {
    const inner = trimSpan(this.text, { start: opener.at + 1, end });
    if (inner.end <= inner.start) return;
    const stop = closed ? end + 1 : inner.end;
    this.found.push({ start: opener.at, end: stop, inner, closed, opener: opener.char });
  }

  finish(): Quotation[] {
    const outer = this.open[0];
    if (outer) this.emit(outer, this.within.end, false);
    return this.found;
  }
}

/**
 * The outermost quotations of one paragraph, in order, not overlapping. Any closing mark closes any opening one
 * («…”); an opener that is never closed runs to the next opener of its kind or to the end, with `closed: false`.
 */
export function quotations(text: string, within: Span): Quotation[] {
  const pairing = new Pairing(text, within);
  for (let at = within.start; at < within.end; at++) {
    const char = text[at] as string;
    const kind = KINDS[char];
    if (kind === undefined || kind === 'single') continue;
    pairing.read({ at, char, kind, role: roleOf(text, at, within) });
  }
  const doubles = pairing.finish();
  const singles = singleQuotations(text, within, doubles);
  if (singles.length === 0) return doubles;
  return [...doubles, ...singles].sort((a, b) => a.start - b.start);
}
