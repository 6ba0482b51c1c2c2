// A line of dialogue after a dash: what is said, and the incise that may stand in it.
import { trimSpan } from '../text/spans.ts';
import type { Span } from '../types.ts';
import type { Mention, MentionReader } from './mentions.ts';
import { isComma } from './phrases.ts';
import { subjectAfter } from './subjects.ts';
import { type Token, tokenize } from './tokens.ts';
import { verbGroup } from './verbs.ts';

export interface SplitLine {
  /** What is said, before and after the incise. */
  readonly contents: readonly Span[];
  readonly mention?: Mention;
  readonly cue: Span | null;
}

export function splitDialogue(text: string, line: Span, reader: MentionReader): SplitLine {
  const tokens = tokenize(text, line, [], reader.lang);
  for (let at = 1; at < tokens.length; at++) {
    const found = inciseAt(tokens, at, reader);
    if (!found) continue;
    const before = tokens[found.from - 1] as Token;
    const head = trimSpan(text, { start: line.start, end: isComma(before) ? before.start : before.end });
    const tail = found.end < tokens.length ? afterIncise(text, tokens, found.end, line) : undefined;
    return { contents: tail ? [head, tail] : [head], mention: found.mention, cue: found.cue };
  }
  return { contents: [trimSpan(text, line)], cue: null };
}

function inciseAt(
  tokens: readonly Token[],
  at: number,
  reader: MentionReader,
): { from: number; end: number; mention: Mention; cue: Span } | undefined {
  const { lang } = reader;
  const token = tokens[at] as Token;
  const readings = token.kind === 'word' && !token.capital ? lang.verbs.get(token.lower) : undefined;
  if (!readings) return undefined;
  const group = verbGroup(tokens, at, readings, reader);
  if (!group || group.participle || !/i/.test(group.reading.uses)) return undefined;
  const before = tokens[group.from - 1];
  if (!before || !(isComma(before) || /^[!?….]$/.test(before.text))) return undefined;
  const cue = { start: token.start, end: token.end };
  if (group.inverted) return { from: group.from, end: group.to, mention: group.inverted, cue };
  const subject = subjectAfter(tokens, group.to, reader);
  if (!subject || subject.mention.kind === 'thing' || subject.mention.kind === 'pronoun') return undefined;
  return { from: group.from, end: subject.end, mention: subject.mention, cue };
}

/** What is said after the sentence that holds the incise. */
function afterIncise(text: string, tokens: readonly Token[], end: number, line: Span): Span | undefined {
  for (let at = end; at < tokens.length; at++) {
    const token = tokens[at] as Token;
    const stop = /^[.!?…:]$/.test(token.text) || /\.$/.test(token.text);
    if (!stop) continue;
    const span = trimSpan(text, { start: token.end, end: line.end });
    return span.end > span.start ? span : undefined;
  }
  return undefined;
}
