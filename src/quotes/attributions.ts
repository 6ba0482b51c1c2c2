// One sentence: which words are reported, by which word, and which phrase names the source.
import { frameAt } from './frames.ts';
import type { Mention } from './mentions.ts';
import { nameRuns } from './names.ts';
import { isColon, isComma, isQuotation, startsPhrase } from './phrases.ts';
import { type Attribution, type Cue, countWords } from './reading.ts';
import { Reports } from './reports.ts';
import { mainSubject, subjectAfter } from './subjects.ts';
import type { Token } from './tokens.ts';
import { verbGroup } from './verbs.ts';

export type { Attribution } from './reading.ts';

export class SentenceReader extends Reports {
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

  protected frames(): void {
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
  protected beforeHearsay(at: number): number {
    for (let index = at - 1; index >= Math.max(0, at - 5); index--) {
      if (isComma(this.tokens[index]))
        return index < at - 1 && this.tokens.slice(index, at).some((token) => /^-t-on$/.test(token.lower)) ? index : at;
    }
    return at;
  }

  /** « Bercy « prend acte » de l’opération »: the quotation is what the subject says, verb and all. */
  protected quotedPredicate(): void {
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
  protected leadIn(): void {
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
  protected lastPerson(end: number): Mention | undefined {
    const run = nameRuns(this.tokens, 0, end, this.lang, this.text).at(-1);
    if (!run || (run.to - run.nameFrom < 2 && !this.reader.isName(run.name.toLowerCase()))) return undefined;
    const mention = this.reader.read(this.tokens, run.from, run.to);
    return mention?.kind === 'name' ? mention : undefined;
  }

  /** « … », X an unlisted verb: the quotation opens the sentence and a person follows at once. */
  protected unknownVerb(): void {
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
  protected isHeading(): boolean {
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
  protected alone(): void {
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
