// Attributions put into or after what is said: `», a déclaré X`, `” said X`, "…, ont indiqué les pompiers".
import type { Span } from '../types.ts';
import { following, skipAdjuncts } from './following.ts';
import { innerIncise } from './inner-incise.ts';
import type { Mention } from './mentions.ts';
import { isColon, isComma, isHard, isQuotation, readWithApposition } from './phrases.ts';
import { type Attribution, countWords, Reading } from './reading.ts';
import { closesInsertion, mainSubject, subjectAfter, subjectBefore } from './subjects.ts';
import type { Token } from './tokens.ts';
import type { VerbGroup } from './verbs.ts';

export abstract class Incises extends Reading {
  /** An incise inside the marks: « …, sourit-il. … ». */
  protected inserted(): void {
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
  protected attributedOutside(at: number): boolean {
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

  /** `», a déclaré X`, `” said X`, "…, ont indiqué les pompiers"; true when the verb is used up. */
  protected incise(verb: number, group: VerbGroup): boolean {
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
  protected isRelativeInsert(group: number): boolean {
    const { tokens } = this;
    let open = group - 2;
    while (open >= 0 && !isComma(tokens[open]) && !isHard(tokens[open])) open--;
    return open >= 0 && this.lang.relatives.has(this.word(open + 1));
  }

  /** English keeps subject and verb in order: “…,” she said; …, the board said. */
  protected plainIncise(verb: number, group: VerbGroup): boolean {
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
  protected pastAddressee(group: VerbGroup): number {
    const { tokens } = this;
    if (!group.reading.uses.includes('t') || tokens[group.to]?.kind !== 'word') return group.to;
    if (/^(?:me|us|him|her|them|you)$/.test(this.word(group.to))) return group.to + 1;
    const found = readWithApposition(tokens, group.to, this.reader);
    return found && found.mention.kind !== 'pronoun' ? found.end : group.to;
  }

  protected isComplete(at: number): boolean {
    const atom = isQuotation(this.tokens[at - 1]) ? at - 1 : at - 2;
    const quotation = this.tokens[atom]?.quotation;
    return atom === 0 && quotation !== undefined && countWords(this.text.slice(quotation.start, quotation.end)) > 3;
  }

  /** "In a statement, the ministry said": what stands before the comma is no report. */
  protected opensIntroduction(at: number): boolean {
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

  protected closeIncise(verb: number, group: VerbGroup, from: number, mention: Mention, end: number): boolean {
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
  protected whereOn(group: VerbGroup, end: number): Mention | undefined {
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
  protected pairedBefore(left: number, cue: Span, mention: Mention, source: Attribution['source']): void {
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
  protected afterIncise(end: number): number | undefined {
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

  protected aroundIncise(start: number, cue: Span, mention: Mention, end: number, left: number): boolean {
    const after = this.afterIncise(end);
    if (after === undefined || left < start) return false;
    this.pushClause(start, after, cue, mention);
    return true;
  }

  /** « A », a dit X, « B »: what follows in marks is the same person's. */
  protected continuesAfter(end: number, cue: Span, mention: Mention, source: Attribution['source']): void {
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
}
