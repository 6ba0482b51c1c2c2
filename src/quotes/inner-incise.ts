// An attribution inside the marks: « …, martèle-t-elle. … », “…, says X, who … . …”.
import type { Quotation } from '../text/marks.ts';
import type { Span } from '../types.ts';
import type { Mention, MentionReader } from './mentions.ts';
import { isComma, isHard } from './phrases.ts';
import { subjectAfter } from './subjects.ts';
import { type Token, tokenize } from './tokens.ts';
import { verbGroup } from './verbs.ts';

/** The source named inside the marks: « …, martèle-t-elle. … », “…, says X, who … . …”. */
interface InnerIncise {
  readonly cue: Span;
  readonly mention: Mention;
  /** Where the incise begins, and whether nothing is said after it. */
  readonly from: number;
  readonly last: boolean;
}

export function innerIncise(quotation: Quotation, reader: MentionReader): InnerIncise | undefined {
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
