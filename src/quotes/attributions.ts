// One sentence: which words are reported, by which word, and which phrase names the source.
import type { QuoteLanguage } from '../lang/quote-language.ts';
import type { Quotation } from '../text/marks.ts';
import { trimSpan } from '../text/spans.ts';
import type { QuoteType, Span } from '../types.ts';
import { frameAt } from './frames.ts';
import type { Mention, MentionReader } from './mentions.ts';
import { nameRuns } from './names.ts';
import {
  closesInsertion,
  isAdverb,
  isColon,
  isComma,
  isHard,
  isQuotation,
  mainSubject,
  readWithApposition,
  type Subject,
  startsPhrase,
  subjectAfter,
  subjectBefore,
} from './phrases.ts';
import { type Token, tokenize } from './tokens.ts';
import { type Following, following, skipAdjuncts, type VerbGroup, verbGroup } from './verbs.ts';

/** A reported stretch with its source still as words. */
export interface Attribution {
  readonly content: Span;
  readonly type: QuoteType;
  readonly cue: Span | null;
  readonly mention: Mention | null;
  /** Where the source has to be looked for when no words name it. */
  readonly source: 'mention' | 'same' | 'previous' | 'subject' | 'nobody';
}

interface Cue {
  readonly verb: number;
  readonly group: VerbGroup;
  readonly subject: Subject | undefined;
  readonly follows: Following;
  /** Where a clause before it has to stop, or -1. */
  readonly boundary: number;
}

const MEASURE = /[\p{L}\p{N}]+/gu;
const countWords = (text: string): number => text.match(MEASURE)?.length ?? 0;

export class SentenceReader {
  readonly tokens: readonly Token[];
  private readonly found: Attribution[] = [];
  private readonly used = new Set<number>();
  private readonly lang: QuoteLanguage;
  private readonly text: string;

  constructor(
    readonly sentence: Span,
    atoms: readonly Quotation[],
    private readonly reader: MentionReader,
  ) {
    this.lang = reader.lang;
    this.text = reader.text;
    this.tokens = tokenize(this.text, sentence, atoms, this.lang);
  }

  /** The attributions of the sentence, in order of their content. */
  read(): Attribution[] {
    const { tokens } = this;
    this.inserted();
    this.frames();
    const cues: Cue[] = [];
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at] as Token;
      const readings = token.kind === 'word' ? this.lang.verbs.get(token.lower) : undefined;
      if (!readings) continue;
      const group = verbGroup(tokens, at, readings, this.reader);
      if (!group) continue;
      if (this.incise(at, group)) continue;
      const cue = this.cue(at, group);
      if (cue) cues.push(cue);
    }
    this.report(cues);
    this.quotedPredicate();
    this.leadIn();
    this.unknownVerb();
    this.alone();
    return this.found.sort((a, b) => a.content.start - b.content.start);
  }

  private word(at: number): string {
    return this.tokens[at]?.lower ?? '';
  }

  private span(from: number, to: number): Span {
    return { start: (this.tokens[from] as Token).start, end: (this.tokens[to - 1] as Token).end };
  }

  private push(
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

  private pushAtom(
    at: number,
    cue: Span | null,
    mention: Mention | null,
    source: Attribution['source'] = 'mention',
  ): void {
    const atom = (this.tokens[at] as Token).quotation as Quotation;
    this.used.add(at);
    this.push(atom.inner, 'direct', cue, mention, source);
  }

  /** An incise inside the marks: « …, sourit-il. … ». */
  private inserted(): void {
    for (const [at, token] of this.tokens.entries()) {
      if (token.kind !== 'quotation' || !token.quotation) continue;
      const found = innerIncise(token.quotation, this.reader);
      if (!found || this.attributedOutside(at)) continue;
      if (!token.quotation.closed && found.last) {
        this.used.add(at);
        this.push(
          { start: token.quotation.inner.start, end: found.from },
          'direct',
          found.cue,
          found.mention,
          'mention',
        );
        continue;
      }
      this.pushAtom(at, found.cue, found.mention, found.mention.kind === 'nobody' ? 'nobody' : 'mention');
    }
  }

  /** A verb right after the closing mark makes the inner incise somebody else's. */
  private attributedOutside(at: number): boolean {
    const { tokens } = this;
    let next = at + 1;
    if (isComma(tokens[next])) next++;
    for (let index = next; index < Math.min(tokens.length, next + 6); index++) {
      const token = tokens[index] as Token;
      if (token.kind !== 'word') return false;
      if (this.lang.verbs.has(token.lower) && !token.capital) return true;
    }
    return false;
  }

  private frames(): void {
    const { tokens } = this;
    for (let at = 0; at < tokens.length; at++) {
      const frame = frameAt(tokens, at, this.reader);
      if (!frame) continue;
      const cue = this.span(at, at + frame.size);
      const source = frame.mention.kind === 'nobody' ? 'nobody' : 'mention';
      const close = this.beforeHearsay(at);
      const before = close - (isComma(tokens[close - 1]) ? 2 : 1);
      if (
        !this.lang.subjectRelatives.has(this.word(at + frame.size - 1)) &&
        isQuotation(tokens[before]) &&
        (before === 0 || !this.isEmbedded(before))
      ) {
        this.pushAtom(before, cue, frame.mention, source);
        continue;
      }
      const relative = this.lang.subjectRelatives.has(this.word(at + frame.size - 1));
      const initial = relative || this.clauseStart(at) === this.leadStart(at);
      if (initial && frame.end < tokens.length) {
        const start = isComma(tokens[frame.end]) || isColon(tokens[frame.end]) ? frame.end + 1 : frame.end;
        if (frame.strict && !isComma(tokens[frame.end])) continue;
        this.pushClause(start, this.clauseEnd(start, []), cue, frame.mention, source);
      } else if (!frame.strict && before > 0) {
        const from = this.contentStart(at);
        const behind = isComma(tokens[frame.end]) ? this.clauseEnd(frame.end + 1, []) : frame.end;
        const quoted = isQuotation(tokens[frame.end + 1]);
        const end =
          (quoted || behind - frame.end > 3) && isComma(tokens[at - 1]) && !this.startsRelative(frame.end + 1)
            ? behind
            : before + 1;
        this.pushClause(from, end, cue, frame.mention, source);
      }
    }
  }

  /** "…, a-t-on appris de source policière": back over the words of hearing. */
  private beforeHearsay(at: number): number {
    for (let index = at - 1; index >= Math.max(0, at - 5); index--) {
      if (isComma(this.tokens[index]))
        return index < at - 1 && this.tokens.slice(index, at).some((token) => /^-t-on$/.test(token.lower)) ? index : at;
    }
    return at;
  }

  private startsRelative(at: number): boolean {
    return this.lang.relatives.has(this.word(at)) || this.lang.conjunctions.has(this.word(at));
  }

  private clauseStart(at: number): number {
    let index = at;
    while (index > 0 && !isHard(this.tokens[index - 1])) index--;
    return index;
  }

  /** `at`, or the start of the conjunction and adverbs before it. */
  private leadStart(at: number): number {
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
  private contentStart(at: number): number {
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

  private pushClause(
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

  private cueSpan(verb: number): Span {
    return this.span(verb, verb + 1);
  }

  /** `», a déclaré X`, `” said X`, "…, ont indiqué les pompiers"; true when the verb is used up. */
  private incise(verb: number, group: VerbGroup): boolean {
    const { tokens, lang } = this;
    const { uses } = group.reading;
    if (group.participle || !/[iqf]/.test(uses)) return false;
    const subject = group.inverted ? { mention: group.inverted, end: group.to } : undefined;
    const before = tokens[group.from - 1];
    const opens = before !== undefined && (isComma(before) || isQuotation(before) || /^[!?…–—-]$/.test(before.text));
    if (subject) {
      if (!opens && group.from > 0) return false;
      if (group.from === 0) return false;
      return this.closeIncise(verb, group, group.from, subject.mention, subject.end);
    }
    if (before !== undefined && this.lang.asSaid.has(before.lower) && group.reading.form !== 'infinitive') {
      const said = subjectAfter(tokens, group.to, this.reader);
      if (said && said.mention.kind !== 'thing' && isComma(tokens[said.end]) && group.from === 1) {
        this.pushClause(said.end + 1, this.clauseEnd(said.end + 1, []), this.cueSpan(verb), said.mention);
        return true;
      }
    }
    if (opens && uses.includes('i')) {
      const ahead = following(tokens, group, this.reader);
      const clause =
        ahead && (ahead.kind === 'clause' || ahead.kind === 'colon' || ahead.kind === 'question') ? ahead : undefined;
      const closing = isComma(before) && closesInsertion(tokens, group.from, this.reader);
      const inversion = closing ? undefined : subjectAfter(tokens, group.to, this.reader);
      const quoted = isQuotation(before) || (isComma(before) && isQuotation(tokens[group.from - 2]));
      if (inversion && !(clause && !quoted)) {
        if (
          quoted ||
          ((inversion.mention.kind !== 'thing' || this.lang.elision !== null) && !this.isRelativeInsert(group.from))
        )
          return this.closeIncise(verb, group, group.from, inversion.mention, inversion.end);
      }
    }
    if (!lang.barePast || !uses.includes('i')) return false;
    return this.plainIncise(verb, group);
  }

  /** ", who was not involved, cautioned": the commas close an insertion, no inversion. */
  private isRelativeInsert(group: number): boolean {
    const { tokens } = this;
    let open = group - 2;
    while (open >= 0 && !isComma(tokens[open]) && !isHard(tokens[open])) open--;
    return open >= 0 && this.lang.relatives.has(this.word(open + 1));
  }

  /** English keeps subject and verb in order: “…,” she said; …, the board said. */
  private plainIncise(verb: number, group: VerbGroup): boolean {
    const { tokens } = this;
    const subject = subjectBefore(tokens, group.from, this.reader);
    if (!subject?.mention || subject.shared || subject.dependent) return false;
    const before = tokens[subject.from - 1];
    if (before === undefined || !(isComma(before) || isQuotation(before))) return false;
    const quoted = isQuotation(before) || isQuotation(tokens[subject.from - 2]);
    const ahead = following(tokens, group, this.reader);
    if (!quoted) {
      const end = skipAdjuncts(tokens, this.pastAddressee(group), this.reader);
      const closes = end >= tokens.length || isHard(tokens[end]) || isComma(tokens[end]);
      if (!closes || (subject.mention.kind === 'thing' && !this.isDocument(subject.mention))) return false;
      if (ahead && ahead.kind !== 'question' && end < tokens.length && !isComma(tokens[end]) && !isHard(tokens[end]))
        return false;
      if (ahead && /^(?:clause|colon|infinitive|directive)$/.test(ahead.kind)) return false;
      if (this.opensIntroduction(subject.from)) return false;
    } else if (ahead && (ahead.kind === 'clause' || (ahead.kind === 'zero' && !this.isComplete(subject.from)))) {
      return false;
    }
    return this.closeIncise(verb, group, subject.from, subject.mention, group.to);
  }

  /** "he tells me", "she told reporters": past the one who is told. */
  private pastAddressee(group: VerbGroup): number {
    const { tokens } = this;
    if (!group.reading.uses.includes('t') || tokens[group.to]?.kind !== 'word') return group.to;
    if (/^(?:me|us|him|her|them|you)$/.test(this.word(group.to))) return group.to + 1;
    const found = readWithApposition(tokens, group.to, this.reader);
    return found && found.mention.kind !== 'pronoun' ? found.end : group.to;
  }

  private isDocument(mention: Mention): boolean {
    return mention.kind === 'thing' && mention.head !== undefined && this.lang.documents.has(mention.head);
  }

  private isComplete(at: number): boolean {
    const atom = isQuotation(this.tokens[at - 1]) ? at - 1 : at - 2;
    const quotation = this.tokens[atom]?.quotation;
    return atom === 0 && quotation !== undefined && countWords(this.text.slice(quotation.start, quotation.end)) > 3;
  }

  /** "In a statement, the ministry said": what stands before the comma is no report. */
  private opensIntroduction(at: number): boolean {
    const start = this.contentStart(at);
    const first = this.word(start);
    const size = at - start;
    const clause = this.tokens
      .slice(start, at)
      .some((token) => this.lang.auxiliaries.has(token.lower) && !this.lang.prepositions.has(token.lower));
    if (clause && (this.lang.complementisers.has(first) || this.lang.notName.test(first))) return false;
    if (this.lang.notName.test(first) && size < 14) return true;
    return (
      this.lang.prepositions.has(first) ||
      this.lang.subordinators.has(first) ||
      this.lang.capitalised.has(first) ||
      size < 4 ||
      this.lang.participleMarks.has(first)
    );
  }

  private closeIncise(verb: number, group: VerbGroup, from: number, mention: Mention, end: number): boolean {
    const { tokens } = this;
    let left = from - 1;
    while (left > 0 && isComma(tokens[left])) left--;
    const cue = this.cueSpan(verb);
    if (mention.kind === 'nobody') mention = this.whereOn(group, end) ?? mention;
    const source = mention.kind === 'nobody' ? 'nobody' : 'mention';
    if (isColon(tokens[end]) && source === 'mention' && !isQuotation(tokens[end + 1])) {
      this.pushClause(end + 1, this.clauseEnd(end + 1, []), cue, mention);
    }
    if (isQuotation(tokens[left]) && !(this.isEmbedded(left) && !this.used.has(left))) {
      if (!this.used.has(left)) {
        this.pushAtom(left, cue, mention, source);
        this.pairedBefore(left, cue, mention, source);
      }
      this.continuesAfter(end, cue, mention, source);
      return true;
    }
    if (source === 'nobody') return true;
    if (isQuotation(tokens[from - 1])) return false;
    // English turns no pronoun around without marks: "…, said on Monday they would".
    if (this.lang.barePast && mention.kind === 'pronoun' && from === group.from) return false;
    if (mention.kind === 'thing' && (mention.definite === undefined || from !== group.from)) return false;
    if (/[fn]/.test(group.reading.uses) && !group.reading.uses.includes('q')) return false;
    const start = this.contentStart(from);
    if (left - start < 2) return this.aroundIncise(start, cue, mention, end, left);
    const after = this.afterIncise(end);
    this.pushClause(start, after ?? left + 1, cue, mention, source);
    if (after === undefined) this.continuesAfter(end, cue, mention, source);
    return true;
  }

  /** "indique-t-on à la préfecture", "y dit-on": the institution where one says it. */
  private whereOn(group: VerbGroup, end: number): Mention | undefined {
    const { tokens } = this;
    if (this.word(group.from) === 'y') {
      const subject = mainSubject(tokens, this.reader);
      return subject && /^(?:organisation|name|place)$/.test(subject.kind) ? subject : undefined;
    }
    if (!this.lang.prepositions.has(this.word(end))) return undefined;
    if (end === 0 && this.lang.nobody.has(this.word(group.from - 1))) return undefined;
    const found = readWithApposition(tokens, end + 1, this.reader);
    return found?.mention.kind === 'organisation' && (found.mention.definite || /^au/.test(this.word(end)))
      ? found.mention
      : undefined;
  }

  /** “A” and “B,” he said: earlier quotations joined to the last one. */
  private pairedBefore(left: number, cue: Span, mention: Mention, source: Attribution['source']): void {
    for (let at = left - 2; at >= 0; at -= 2) {
      const between = this.tokens[at + 1];
      if (
        !isQuotation(this.tokens[at]) ||
        this.used.has(at) ||
        !between ||
        !(isComma(between) || this.lang.conjunctions.has(between.lower))
      )
        return;
      this.pushAtom(at, cue, mention, source);
    }
  }

  /** "Le vote, a-t-il dit, aura lieu lundi": the clause goes on behind. */
  private afterIncise(end: number): number | undefined {
    const { tokens } = this;
    const next = skipAdjuncts(tokens, end, this.reader);
    if (!isComma(tokens[next])) return undefined;
    const stop = this.clauseEnd(next + 1, []);
    const first = this.word(next + 1);
    const insertion =
      this.lang.relatives.has(first) ||
      this.isReportingParticiple(next + 1) ||
      (this.lang.prepositions.has(first) && !this.lang.complementisers.has(this.word(next + 2)));
    return stop - next > 4 && !insertion ? stop : undefined;
  }

  private aroundIncise(start: number, cue: Span, mention: Mention, end: number, left: number): boolean {
    const after = this.afterIncise(end);
    if (after === undefined || left < start) return false;
    this.pushClause(start, after, cue, mention);
    return true;
  }

  private isReportingParticiple(at: number): boolean {
    let index = at;
    while (this.lang.participleMarks.has(this.word(index))) index++;
    return this.lang.verbs.get(this.word(index))?.some((reading) => reading.form === 'present-participle') === true;
  }

  /** « A », a dit X, « B »: what follows in marks is the same person's. */
  private continuesAfter(end: number, cue: Span, mention: Mention, source: Attribution['source']): void {
    const { tokens } = this;
    for (let at = end; at < tokens.length; at++) {
      const token = tokens[at] as Token;
      if (token.kind === 'word' && this.lang.verbs.has(token.lower) && !token.capital && this.isReportingParticiple(at))
        return;
      if (/^[;]$/.test(token.text)) return;
      if (!isQuotation(token) || this.used.has(at)) continue;
      const before = tokens[at - 1] as Token;
      if (before.kind === 'mark' && /^[,:.–—-]$/.test(before.text)) {
        const next = tokens[at + 1];
        if (next?.kind === 'word' && this.isEmbedded(at)) return;
        this.pushAtom(at, cue, mention, source);
      }
    }
  }

  /** A fragment inside a phrase: words on both sides, no comma. */
  private isEmbedded(at: number): boolean {
    const before = this.tokens[at - 1];
    if (before?.kind !== 'word') return false;
    const quotation = this.tokens[at]?.quotation;
    return quotation === undefined || countWords(this.text.slice(quotation.inner.start, quotation.inner.end)) < 12;
  }

  private cue(verb: number, group: VerbGroup): Cue | undefined {
    const { tokens } = this;
    if (group.inverted) return undefined;
    const follows = following(tokens, group, this.reader);
    if (!follows || follows.kind === 'question') return undefined;
    if (group.participle) {
      const before = tokens[group.from - 1];
      const after =
        isComma(before) ||
        this.endsWithComma(group.from - 1) ||
        (before !== undefined && this.lang.participleMarks.has(this.word(group.from)));
      if (!after) return this.absolute(verb, group, follows);
      const boundary = before?.text === ',' ? group.from - 1 : group.from;
      return { verb, group, follows, subject: { shared: true, from: group.from }, boundary };
    }
    const subject = subjectBefore(tokens, group.from, this.reader);
    if (!subject) return undefined;
    if (group.reading.uses.includes('A') && subject.mention?.pronoun?.thingOnly) return undefined;
    if (subject.mention?.kind === 'nobody') {
      const place = this.whereOn(group, 0);
      if (!place) return undefined;
      return { verb, group, follows, subject: { ...subject, mention: place }, boundary: -1 };
    }
    if (
      subject.mention?.kind === 'thing' &&
      !this.isDocument(subject.mention) &&
      !/^(?:say|tell|dire|affirmer|indiquer|state|annoncer|announce)$/.test(group.reading.lemma)
    )
      return undefined;
    // "asked whether she would rule it out": not said.
    if (subject.dependent && this.lang.conditions.has(this.word(subject.from - 1))) return undefined;
    if (subject.gap && /^(?:object|quotation)$/.test(follows.kind) && this.lang.naming.has(group.reading.lemma))
      return undefined;
    let boundary = -1;
    if (subject.shared) boundary = subject.from;
    else {
      const before = tokens[subject.from - 1] ?? tokens[subject.from];
      if (before && this.lang.conjunctions.has(before.lower))
        boundary = isComma(tokens[subject.from - 2]) ? subject.from - 2 : subject.from - 1;
      else if (this.lang.conjunctions.has(this.word(subject.from)) && isComma(tokens[subject.from - 1]))
        boundary = subject.from - 1;
      else if (before && /^[;–—]$/.test(before.text)) boundary = subject.from - 1;
      else if (this.lang.subjectRelatives.has(this.word(subject.from)) && isComma(tokens[subject.from - 1]))
        boundary = subject.from - 1;
    }
    return { verb, group, follows, subject, boundary };
  }

  /** "les États-Unis accusant la Chine": a participle with its own subject. */
  private absolute(verb: number, group: VerbGroup, follows: Following): Cue | undefined {
    const subject = subjectBefore(this.tokens, verb, this.reader);
    if (!subject?.mention || subject.mention.kind === 'thing' || subject.dependent) return undefined;
    if (follows.kind === 'object' && !this.hasAtom(follows.at, this.tokens.length)) return undefined;
    if (!isComma(this.tokens[subject.from - 1])) return undefined;
    return { verb, group, follows, subject, boundary: subject.from - 1 };
  }

  /** American commas stand inside the closing mark. */
  private endsWithComma(at: number): boolean {
    const inner = this.tokens[at]?.quotation?.inner;
    return inner !== undefined && this.text[inner.end - 1] === ',';
  }

  private hasAtom(from: number, to: number): boolean {
    for (let at = from; at < to; at++) if (isQuotation(this.tokens[at]) && !this.used.has(at)) return true;
    return false;
  }

  /** Turns verbs with what follows them into reports, left to right; what lies inside a report is not read again. */
  private report(cues: readonly Cue[]): void {
    let covered = -1;
    let last: Mention | undefined;
    for (const [rank, cue] of cues.entries()) {
      const later = cues.slice(rank + 1);
      const nested = cue.verb < covered;
      if (nested) continue;
      const mention = cue.subject?.shared ? (last ?? this.sharedSubject(cue)) : cue.subject?.mention;
      if (!mention || mention.kind === 'nobody') continue;
      const end = this.reportOne(cue, mention, later);
      if (end === undefined) continue;
      covered = end;
      last = mention;
    }
  }

  private sharedSubject(cue: Cue): Mention | undefined {
    const incised = this.found
      .filter((one) => one.content.end <= (this.tokens[cue.verb] as Token).start)
      .at(-1)?.mention;
    const main = incised ?? mainSubject(this.tokens, this.reader);
    if (!main || main.kind === 'thing' || main.kind === 'nobody') return undefined;
    return main;
  }

  private reportOne(cue: Cue, mention: Mention, later: readonly Cue[]): number | undefined {
    const { tokens } = this;
    const { follows, group } = cue;
    if (follows.kind === 'question') return undefined;
    const { uses } = group.reading;
    const span = this.cueSpan(cue.verb);
    switch (follows.kind) {
      case 'quotation':
        return this.reportQuotation(cue, mention, later);
      case 'colon': {
        if (isQuotation(tokens[follows.at])) {
          let at = follows.at;
          while (isQuotation(tokens[at]) && !this.used.has(at)) {
            this.pushAtom(at, span, mention);
            at++;
          }
          this.continuesAfter(at, span, mention, 'mention');
          return at;
        }
        const end = this.clauseEnd(follows.at, later);
        const told = later.some(
          (one) => one.verb < end && one.subject?.mention && one.follows.kind !== 'question' && !one.subject.dependent,
        );
        if (end - follows.at < 3 || told) return undefined;
        this.pushClause(follows.at, end, span, mention);
        return end;
      }
      case 'clause':
      case 'zero':
      case 'infinitive': {
        if (follows.kind === 'clause' && !uses.includes('q')) return undefined;
        if (follows.kind !== 'clause' && mention.kind === 'thing' && !this.isDocument(mention)) return undefined;
        const end =
          follows.kind === 'infinitive' ? this.infinitiveEnd(follows.at, later) : this.clauseEnd(follows.at, later);
        if ((end - follows.at < 2 && !isQuotation(tokens[follows.at])) || this.asksNotToBeNamed(follows.at))
          return undefined;
        for (const [from, to] of this.coordinated(follows.at, end)) this.pushClause(from, to, span, mention);
        return end;
      }
      case 'directive':
      case 'object':
        return this.reportObject(cue, mention, later);
    }
  }

  /** "dit ne pas dormir | et envisage de": a finite verb after the conjunction is the narrator's. */
  private infinitiveEnd(from: number, later: readonly Cue[]): number {
    const { tokens, lang } = this;
    const stop = this.clauseEnd(from, later);
    if (lang.barePast) return stop;
    for (let at = from + 1; at < stop - 1; at++) {
      if (!lang.conjunctions.has(this.word(at))) continue;
      const next = tokens[at + 1] as Token;
      const plain =
        next.kind === 'word' && !next.capital && !lang.infinitive.test(next.lower) && !lang.adjective.test(next.lower);
      const bound =
        lang.determiners.has(next.lower) ||
        lang.prepositions.has(next.lower) ||
        lang.infinitiveMarks.has(next.lower) ||
        lang.subordinators.has(next.lower) ||
        isAdverb(next, lang) ||
        lang.pronouns.has(next.lower);
      const follower = tokens[at + 2];
      const governs =
        follower !== undefined && (lang.determiners.has(follower.lower) || lang.prepositions.has(follower.lower));
      if (plain && !bound && governs && !lang.roles.has(next.lower)) return at;
    }
    return stop;
  }

  private asksNotToBeNamed(at: number): boolean {
    const be = this.word(at) === 'not' ? at + 2 : at + 1;
    return this.word(be) === 'be' && /^(?:named|identified|quoted)$/.test(this.word(be + 1));
  }

  /** "que A et que B" is two reports. */
  private coordinated(from: number, end: number): [number, number][] {
    const { lang } = this;
    const parts: [number, number][] = [];
    let start = from;
    for (let at = from + 2; at < end - 2; at++) {
      if (!lang.conjunctions.has(this.word(at)) || !lang.complementisers.has(this.word(at + 1))) continue;
      parts.push([start, at]);
      start = at + 2;
    }
    parts.push([start, end]);
    return parts;
  }

  private reportQuotation(cue: Cue, mention: Mention, later: readonly Cue[]): number | undefined {
    const { tokens } = this;
    const { follows, group } = cue;
    if (follows.kind === 'question') return undefined;
    const { uses } = group.reading;
    const at = follows.at;
    if (this.used.has(at)) return undefined;
    const span = this.cueSpan(cue.verb);
    const comma = isComma(tokens[at - 1]);
    if (comma && /[qicft]/.test(uses)) {
      this.pushAtom(at, span, mention);
      return at + 1;
    }
    if (!/[fqocnx]/.test(uses) || comma) return undefined;
    const end = this.objectEnd(at, later);
    this.pushClause(at, end, span, mention);
    return end;
  }

  private reportObject(cue: Cue, mention: Mention, later: readonly Cue[]): number | undefined {
    const { follows, group } = cue;
    if (follows.kind === 'question') return undefined;
    const { uses } = group.reading;
    const directive = follows.kind === 'directive';
    if (
      directive &&
      (this.asksNotToBeNamed(follows.at) || (cue.group.reading.lemma === 'ask' && this.word(cue.group.from) === 'will'))
    )
      return undefined;
    const end = directive ? this.clauseEnd(follows.at, later) : this.objectEnd(follows.at, later);
    const quoted = this.hasAtom(follows.at, end);
    if (!quoted && !directive && !uses.includes('n')) return undefined;
    if (!quoted && mention.kind === 'thing' && !this.isDocument(mention)) return undefined;
    if (quoted && !/[fox]/.test(uses) && !uses.includes('n')) return undefined;
    if (!quoted && end - follows.at < 2) return undefined;
    if (!quoted && !directive && this.lang.manners.has(this.word(follows.at))) return undefined;
    let start = follows.at;
    // "a gesture Karimi described as “classy”": nothing but the words after "as" is hers.
    if (cue.subject?.gap) while (start < end && !isQuotation(this.tokens[start])) start++;
    this.pushClause(start, end, this.cueSpan(cue.verb), mention);
    return end;
  }

  /** End of a reported clause: the sentence's, or where another report with its own cue begins. */
  private clauseEnd(from: number, later: readonly Cue[]): number {
    const { tokens } = this;
    const stop = later.find((cue) => cue.boundary > from)?.boundary ?? tokens.length;
    let end = from;
    const opens = (at: number): boolean => isColon(tokens[at]) && isQuotation(tokens[at + 1]);
    while (end < stop && tokens[end]?.text !== ';' && !opens(end) && !this.turnsSilent(end)) end++;
    return end;
  }

  /** "but would not say", "mais n’a pas dit", ", declined to comment": the narrator speaks again. */
  private turnsSilent(at: number): boolean {
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
  private objectEnd(from: number, later: readonly Cue[]): number {
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
  private isListComma(at: number, stop: number): boolean {
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

  /** « Bercy « prend acte » de l’opération »: the quotation is what the subject says, verb and all. */
  private quotedPredicate(): void {
    const { tokens, lang } = this;
    const subject = mainSubject(tokens, this.reader);
    if (!subject || !/^(?:name|organisation|place)$/.test(subject.kind)) return;
    const at = tokens.findIndex((token) => token.kind === 'quotation');
    if (at < 1 || this.used.has(at) || tokens[at - 1]?.end !== subject.end) return;
    const inner = tokens[at]?.quotation?.inner;
    if (!inner || !/^(?:n[’'e]|s[’'e]|\p{Ll})/u.test(this.text.slice(inner.start, inner.start + 2))) return;
    const next = tokens[at + 1];
    if (
      !next ||
      lang.auxiliaries.has(next.lower) ||
      lang.verbs.has(next.lower) ||
      (lang.clitics.has(next.lower) && !lang.determiners.has(next.lower))
    )
      return;
    if (
      lang.determiners.has(
        this.text
          .slice(inner.start, inner.end)
          .split(/[\s’']/)[0]
          ?.toLowerCase() ?? '',
      )
    )
      return;
    this.pushClause(at, this.objectEnd(at, []), null, subject);
  }

  /** `X : « … »` without a reporting verb. */
  private leadIn(): void {
    const { tokens } = this;
    for (let at = 1; at < tokens.length; at++) {
      if (!isQuotation(tokens[at]) || this.used.has(at) || !isColon(tokens[at - 1])) continue;
      if (at + 2 < tokens.length && !isQuotation(tokens[at + 1])) continue;
      const subject = mainSubject(tokens, this.reader);
      const usable = subject && subject.kind !== 'thing' && subject.kind !== 'nobody' && subject.kind !== 'place';
      const named = usable ? subject : this.lastPerson(at - 1);
      if (named) this.pushAtom(at, this.span(at - 1, at), named);
      else if (!subject && at < 8) this.pushAtom(at, this.span(at - 1, at), null, 'previous');
    }
  }

  /** "Un avis partagé par Karl Jensen : « … »": the last person named before the colon. */
  private lastPerson(end: number): Mention | undefined {
    const run = nameRuns(this.tokens, 0, end, this.lang, this.text).at(-1);
    if (!run || (run.to - run.nameFrom < 2 && !this.reader.isName(run.name.toLowerCase()))) return undefined;
    const mention = this.reader.read(this.tokens, run.from, run.to);
    return mention?.kind === 'name' ? mention : undefined;
  }

  /** « … », X an unlisted verb: the quotation opens the sentence and a person follows at once. */
  private unknownVerb(): void {
    const { tokens } = this;
    const quotation = tokens[0]?.quotation;
    if (!quotation || this.used.has(0) || tokens.length < 3) return;
    if (countWords(this.text.slice(quotation.inner.start, quotation.inner.end)) < 3) return;
    const inner = this.text[quotation.inner.end - 1] ?? '';
    const comma = isComma(tokens[1]) || inner === ',';
    if (
      this.lang.replies?.test(this.text.slice((tokens[isComma(tokens[1]) ? 2 : 1] as Token).start, this.sentence.end))
    ) {
      this.pushAtom(0, this.span(1, 2), null, 'previous');
      return;
    }
    if (!comma && !/[!?…]/.test(inner)) return;
    const from = isComma(tokens[1]) ? 2 : 1;
    const verb = tokens[from];
    const plain =
      verb?.kind === 'word' &&
      !verb.capital &&
      !this.lang.prepositions.has(verb.lower) &&
      !this.lang.complements.has(verb.lower);
    const direct = plain
      ? (subjectAfter(tokens, from, this.reader) ??
        subjectAfter(tokens, from + 1, this.reader) ??
        subjectAfter(tokens, from + 2, this.reader))
      : startsPhrase(tokens, from, this.reader)
        ? subjectAfter(tokens, from, this.reader)
        : undefined;
    const cue = this.span(from, from + 1);
    if (direct && direct.mention.kind !== 'thing') {
      this.pushAtom(
        0,
        cue,
        direct.mention.kind === 'nobody' ? null : direct.mention,
        direct.mention.kind === 'nobody' ? 'nobody' : 'mention',
      );
    } else if (countWords(this.text.slice(quotation.inner.start, quotation.inner.end)) >= 6 && comma)
      this.pushAtom(0, null, null, 'subject');
  }

  /** A short line in marks with no full stop anywhere is a heading. */
  private isHeading(): boolean {
    const { tokens, text, sentence } = this;
    const quotation = tokens[0]?.quotation;
    if (!quotation || tokens.length > 1) return false;
    const line = (text[sentence.start - 1] ?? '\n') === '\n' && (text[sentence.end] ?? '\n') === '\n';
    const stopped = /[.!?…,]/.test(text[quotation.inner.end - 1] ?? '');
    return (
      line && quotation.closed && !stopped && countWords(text.slice(quotation.inner.start, quotation.inner.end)) <= 9
    );
  }

  /** A sentence that is nothing but quotations. */
  private alone(): void {
    const { tokens } = this;
    const plain = tokens.every(
      (token) => token.kind === 'quotation' || (token.kind === 'mark' && /^[.,;!?…–—-]$/.test(token.text)),
    );
    if (!plain || this.isHeading()) return;
    for (const [at, token] of tokens.entries()) {
      if (token.kind !== 'quotation' || this.used.has(at) || !token.quotation) continue;
      this.pushAtom(at, null, null, 'subject');
    }
  }
}

/** Leaves out the marks and stops at the ends, but not those of a name or an unclosed quotation. */
function trimContent(text: string, span: Span): Span {
  const trimmed = trimSpan(text, span);
  let { end } = trimmed;
  while (end > trimmed.start && /[,;:]/.test(text[end - 1] as string)) end--;
  return trimSpan(text, { start: trimmed.start, end });
}

/** The source named inside the marks: « …, martèle-t-elle. … », “…, says X, who … . …”. */
interface InnerIncise {
  readonly cue: Span;
  readonly mention: Mention;
  /** Where the incise begins, and whether nothing is said after it. */
  readonly from: number;
  readonly last: boolean;
}

function innerIncise(quotation: Quotation, reader: MentionReader): InnerIncise | undefined {
  const { text, lang } = reader;
  const tokens = tokenize(text, quotation.inner, [], lang);
  for (let at = 2; at < tokens.length; at++) {
    const token = tokens[at] as Token;
    const readings = token.kind === 'word' && !token.capital ? lang.verbs.get(token.lower) : undefined;
    if (!readings?.some((reading) => reading.uses.includes('i'))) continue;
    const group = verbGroup(tokens, at, readings, reader);
    if (!group || group.participle || !group.reading.uses.includes('i')) continue;
    const before = tokens[group.from - 1];
    if (!before || !(isComma(before) || /^[!?…]$/.test(before.text))) continue;
    const cue = { start: token.start, end: token.end };
    if (group.inverted && !/^(?:je|nous|vous|tu)$/.test(text.slice(group.inverted.start, group.inverted.end)))
      return { cue, mention: group.inverted, from: before.start, last: tokens.length - group.to < 3 };
    if (lang.complementisers.has(tokens[group.to]?.lower ?? '')) continue;
    const subject = subjectAfter(tokens, group.to, reader);
    if (
      !subject ||
      subject.mention.kind === 'thing' ||
      subject.mention.kind === 'nobody' ||
      subject.mention.kind === 'pronoun'
    )
      continue;
    const next = tokens[subject.end];
    const ends =
      next === undefined ||
      isComma(next) ||
      isHard(next) ||
      lang.prepositions.has(next.lower) ||
      lang.conjunctions.has(next.lower);
    if (ends) return { cue, mention: subject.mention, from: before.start, last: tokens.length - subject.end < 3 };
  }
  return undefined;
}
