// Reports that follow their verb: clauses, infinitives, objects, fragments, what a colon introduces.
import type { Following } from './following.ts';
import { following } from './following.ts';
import { Incises } from './incises.ts';
import type { Mention } from './mentions.ts';
import { isAdverb, isComma, isQuotation } from './phrases.ts';
import type { Cue } from './reading.ts';
import { mainSubject, subjectBefore } from './subjects.ts';
import type { Token } from './tokens.ts';
import type { VerbGroup } from './verbs.ts';

export abstract class Reports extends Incises {
  protected cue(verb: number, group: VerbGroup): Cue | undefined {
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
  protected absolute(verb: number, group: VerbGroup, follows: Following): Cue | undefined {
    const subject = subjectBefore(this.tokens, verb, this.reader);
    if (!subject?.mention || subject.mention.kind === 'thing' || subject.dependent) return undefined;
    if (follows.kind === 'object' && !this.hasAtom(follows.at, this.tokens.length)) return undefined;
    if (!isComma(this.tokens[subject.from - 1])) return undefined;
    return { verb, group, follows, subject, boundary: subject.from - 1 };
  }

  /** Turns verbs with what follows them into reports, left to right; what lies inside a report is not read again. */
  protected report(cues: readonly Cue[]): void {
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

  protected sharedSubject(cue: Cue): Mention | undefined {
    const incised = this.found
      .filter((one) => one.content.end <= (this.tokens[cue.verb] as Token).start)
      .at(-1)?.mention;
    const main = incised ?? mainSubject(this.tokens, this.reader);
    if (!main || main.kind === 'thing' || main.kind === 'nobody') return undefined;
    return main;
  }

  protected reportOne(cue: Cue, mention: Mention, later: readonly Cue[]): number | undefined {
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
  protected infinitiveEnd(from: number, later: readonly Cue[]): number {
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

  protected asksNotToBeNamed(at: number): boolean {
    const be = this.word(at) === 'not' ? at + 2 : at + 1;
    return this.word(be) === 'be' && /^(?:named|identified|quoted)$/.test(this.word(be + 1));
  }

  /** "que A et que B" is two reports. */
  protected coordinated(from: number, end: number): [number, number][] {
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

  protected reportQuotation(cue: Cue, mention: Mention, later: readonly Cue[]): number | undefined {
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

  protected reportObject(cue: Cue, mention: Mention, later: readonly Cue[]): number | undefined {
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
}
