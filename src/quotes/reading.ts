// One sentence being read: its tokens, what was found in it so far, and where clauses begin and end.
import type { QuoteLanguage } from '../lang/quote-language.ts';
import type { Quotation } from '../text/marks.ts';
import { trimSpan } from '../text/spans.ts';
import type { QuoteType, Span } from '../types.ts';
import type { Following } from './following.ts';
import type { Mention, MentionReader } from './mentions.ts';
import { isAdverb, isColon, isComma, isHard, isQuotation } from './phrases.ts';
import type { Subject } from './subjects.ts';
import { type Token, tokenize } from './tokens.ts';
import type { VerbGroup } from './verbs.ts';

/** A reported stretch with its source still as words. */
export interface Attribution {
  readonly content: Span;
  readonly type: QuoteType;
  readonly cue: Span | null;
  readonly mention: Mention | null;
  /** Where the source has to be looked for when no words name it. */
  readonly source: 'mention' | 'same' | 'previous' | 'subject' | 'nobody';
}

/** A reporting verb with what goes before it and what follows. */
export interface Cue {
  readonly verb: number;
  readonly group: VerbGroup;
  readonly subject: Subject | undefined;
  readonly follows: Following;
  /** Where a clause before it has to stop, or -1. */
  readonly boundary: number;
}

const MEASURE = /[\p{L}\p{N}]+/gu;
export const countWords = (text: string): number => text.match(MEASURE)?.length ?? 0;

export abstract class Reading {
  readonly tokens: readonly Token[];
  protected readonly found: Attribution[] = [];
  protected readonly used = new Set<number>();
  protected readonly lang: QuoteLanguage;
  protected readonly text: string;

  constructor(
    readonly sentence: Span,
    atoms: readonly Quotation[],
    protected readonly reader: MentionReader,
  ) {
    this.lang = reader.lang;
    this.text = reader.text;
    this.tokens = tokenize(this.text, sentence, atoms, this.lang);
  }

  protected word(at: number): string {
    return this.tokens[at]?.lower ?? '';
  }

  protected span(from: number, to: number): Span {
    return { start: (this.tokens[from] as Token).start, end: (this.tokens[to - 1] as Token).end };
  }

  protected push(
    content: Span,
    type: QuoteType,
    cue: Span | null,
    mention: Mention | null,
    source: Attribution['source'] = 'mention',
  ): void {
    const trimmed = trimContent(this.text, content);
    if (trimmed.end <= trimmed.start) return;
    if (
      trimmed.end - trimmed.start < 60 &&
      type === 'indirect' &&
      this.lang.anonymity.test(this.text.slice(trimmed.start, trimmed.end))
    )
      return;
    if (this.found.some((other) => other.content.start < trimmed.end && trimmed.start < other.content.end)) return;
    this.found.push({ content: trimmed, type, cue, mention, source });
  }

  protected pushAtom(
    at: number,
    cue: Span | null,
    mention: Mention | null,
    source: Attribution['source'] = 'mention',
  ): void {
    const atom = (this.tokens[at] as Token).quotation as Quotation;
    this.used.add(at);
    this.push(atom.inner, 'direct', cue, mention, source);
  }

  protected pushClause(
    from: number,
    to: number,
    cue: Span | null,
    mention: Mention | null,
    source: Attribution['source'] = 'mention',
  ): void {
    const { tokens } = this;
    let end = Math.min(to, tokens.length);
    while (end > from && tokens[end - 1]?.kind === 'mark' && !/^[)\]%]$/.test(tokens[end - 1]?.text ?? '')) end--;
    let start = from;
    while (start < end && tokens[start]?.kind === 'mark' && !/^[([]$/.test(tokens[start]?.text ?? '')) start++;
    if (end <= start) return;
    const inside: number[] = [];
    for (let at = start; at < end; at++) if (isQuotation(tokens[at])) inside.push(at);
    for (const at of inside) this.used.add(at);
    if (inside.length === 1 && end - start === 1) {
      this.pushAtom(start, cue, mention, source);
      return;
    }
    this.push(this.span(start, end), inside.length > 0 ? 'mixed' : 'indirect', cue, mention, source);
  }

  protected cueSpan(verb: number): Span {
    return this.span(verb, verb + 1);
  }

  protected startsRelative(at: number): boolean {
    return this.lang.relatives.has(this.word(at)) || this.lang.conjunctions.has(this.word(at));
  }

  protected clauseStart(at: number): number {
    let index = at;
    while (index > 0 && !isHard(this.tokens[index - 1])) index--;
    return index;
  }

  /** `at`, or the start of the conjunction and adverbs before it. */
  protected leadStart(at: number): number {
    let index = at;
    while (index > 0) {
      const token = this.tokens[index - 1] as Token;
      if (
        this.lang.conjunctions.has(token.lower) ||
        isAdverb(token, this.lang) ||
        this.lang.subordinators.has(token.lower) ||
        (isComma(token) && index > 1)
      )
        index--;
      else break;
    }
    return index;
  }

  /** Where a clause told in front of its attribution begins: after a date line, a colon or a conjunction. */
  protected contentStart(at: number): number {
    const { tokens } = this;
    let start = at;
    while (start > 0) {
      const token = tokens[start - 1] as Token;
      if (token.kind === 'mark' && /^[:;—]$/.test(token.text)) break;
      start--;
    }
    if (this.lang.conjunctions.has(this.word(start))) start++;
    return start;
  }

  protected isReportingParticiple(at: number): boolean {
    let index = at;
    while (this.lang.participleMarks.has(this.word(index))) index++;
    return this.lang.verbs.get(this.word(index))?.some((reading) => reading.form === 'present-participle') === true;
  }

  /** A fragment inside a phrase: words on both sides, no comma. */
  protected isEmbedded(at: number): boolean {
    const before = this.tokens[at - 1];
    if (before?.kind !== 'word') return false;
    const quotation = this.tokens[at]?.quotation;
    return quotation === undefined || countWords(this.text.slice(quotation.inner.start, quotation.inner.end)) < 12;
  }

  /** American commas stand inside the closing mark. */
  protected endsWithComma(at: number): boolean {
    const inner = this.tokens[at]?.quotation?.inner;
    return inner !== undefined && this.text[inner.end - 1] === ',';
  }

  protected hasAtom(from: number, to: number): boolean {
    for (let at = from; at < to; at++) if (isQuotation(this.tokens[at]) && !this.used.has(at)) return true;
    return false;
  }

  /** End of a reported clause: the sentence's, or where another report with its own cue begins. */
  protected clauseEnd(from: number, later: readonly Cue[]): number {
    const { tokens } = this;
    const stop = later.find((cue) => cue.boundary > from)?.boundary ?? tokens.length;
    let end = from;
    const opens = (at: number): boolean => isColon(tokens[at]) && isQuotation(tokens[at + 1]);
    while (end < stop && tokens[end]?.text !== ';' && !opens(end) && !this.turnsSilent(end)) end++;
    return end;
  }

  /** "but would not say", "mais n’a pas dit", ", declined to comment": the narrator speaks again. */
  protected turnsSilent(at: number): boolean {
    const { tokens, lang } = this;
    const opens = isComma(tokens[at]) || lang.conjunctions.has(this.word(at));
    if (!opens) return false;
    let index = at;
    const passes = (token: Token | undefined): boolean =>
      token !== undefined &&
      !lang.negations.has(token.lower) &&
      (isComma(token) ||
        lang.conjunctions.has(token.lower) ||
        lang.subordinators.has(token.lower) ||
        lang.auxiliaries.has(token.lower) ||
        isAdverb(token, lang));
    while (passes(tokens[index])) index++;
    if (this.reader.pronounAt(tokens, index)) index++;
    let negated = false;
    for (let guard = 0; guard < 5 && tokens[index]?.kind === 'word'; guard++, index++) {
      const word = this.word(index);
      if (lang.refusals.has(word) && guard < 2) return true;
      if (lang.negations.has(word)) negated = true;
      else if (lang.verbs.has(word) || word === 'comment') return negated && lang.speechForms.has(word);
      else if (!lang.auxiliaries.has(word) && !isAdverb(tokens[index] as Token, lang)) return false;
    }
    return false;
  }

  /** End of a reported object: before a comma that opens a new clause, a relative or an insertion. */
  protected objectEnd(from: number, later: readonly Cue[]): number {
    const { tokens, lang } = this;
    const stop = this.clauseEnd(from, later);
    if (this.endsWithComma(from) && from + 1 < stop && !isQuotation(tokens[from + 1])) return from + 1;
    for (let at = from + 1; at < stop; at++) {
      const token = tokens[at] as Token;
      if (isColon(token) || /^[—–(]$/.test(token.text)) return at;
      if (lang.contrasts.has(token.lower)) return isComma(tokens[at - 1]) ? at - 1 : at;
      if (this.endsWithComma(at) && at + 1 < stop && !isQuotation(tokens[at + 1])) return at + 1;
      if (!isComma(token)) continue;
      const next = tokens[at + 1];
      if (!next) return at;
      if (isQuotation(next)) continue;
      if (this.isListComma(at, stop)) continue;
      return at;
    }
    return stop;
  }

  /** A comma between items of one list: the same preposition again, or "and" close behind. */
  protected isListComma(at: number, stop: number): boolean {
    const { tokens, lang } = this;
    const next = tokens[at + 1] as Token;
    if (lang.relatives.has(next.lower) || lang.subordinators.has(next.lower) || lang.conjunctions.has(next.lower))
      return false;
    for (let index = at + 1; index < Math.min(stop, at + 10); index++) {
      if (isComma(tokens[index]) || isHard(tokens[index])) return false;
      if (this.word(index) === 'et' || this.word(index) === 'and')
        return lang.determiners.has(next.lower) && lang.determiners.has(this.word(index + 1));
    }
    return false;
  }

  protected isDocument(mention: Mention): boolean {
    return mention.kind === 'thing' && mention.head !== undefined && this.lang.documents.has(mention.head);
  }
}

/** Leaves out the marks and stops at the ends, but not those of a name or an unclosed quotation. */
function trimContent(text: string, span: Span): Span {
  const trimmed = trimSpan(text, span);
  let { end } = trimmed;
  while (end > trimmed.start && /[,;:]/.test(text[end - 1] as string)) end--;
  return trimSpan(text, { start: trimmed.start, end });
}
