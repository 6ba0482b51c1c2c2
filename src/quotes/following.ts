// What follows a reporting verb: a clause, an infinitive, an object, a quotation, a colon.
import type { MentionReader } from './mentions.ts';
import { isAdverb, isColon, isComma, isHard, isQuotation, isTime, phraseEnd, startsPhrase } from './phrases.ts';
import type { Token } from './tokens.ts';
import type { VerbGroup } from './verbs.ts';

export type Following =
  | {
      readonly kind: 'clause' | 'infinitive' | 'zero' | 'object' | 'directive' | 'quotation' | 'colon';
      readonly at: number;
    }
  | { readonly kind: 'question' };

const NOT_CLAUSE = new Set([
  'plus',
  'moins',
  'autant',
  'ainsi',
  'même',
  'tel',
  'telle',
  'autre',
  'alors',
  'tandis',
  'pour',
  'afin',
  'avant',
  'après',
  'bien',
  'dès',
  'lors',
  'mieux',
  'so',
  'such',
  'rien',
  'pas',
]);

/** End of a prepositional phrase; English nouns in a row ("in a blog post") belong to it. */
function adjunctEnd(tokens: readonly Token[], at: number, reader: MentionReader): number {
  const { lang } = reader;
  let end = phraseEnd(tokens, at + 1, reader);
  const compound = lang.barePast && lang.determiners.get(tokens[at + 1]?.lower ?? '')?.definite === false;
  while (compound && end > at + 1) {
    const token = tokens[end];
    if (token?.kind !== 'word' || token.capital || token.lower === "'s") break;
    const { lower } = token;
    const closed =
      lang.determiners.has(lower) ||
      lang.pronouns.has(lower) ||
      lang.prepositions.has(lower) ||
      lang.auxiliaries.has(lower) ||
      lang.complementisers.has(lower) ||
      lang.conjunctions.has(lower) ||
      lang.times.has(lower) ||
      lang.relatives.has(lower) ||
      isAdverb(token, lang);
    if (closed) break;
    end++;
  }
  return end;
}

/** Past times, adverbs and prepositional phrases: "jeudi à la presse", "on Monday in a statement". */
export function skipAdjuncts(tokens: readonly Token[], from: number, reader: MentionReader): number {
  const { lang } = reader;
  let at = from;
  for (let guard = 0; guard < 8; guard++) {
    const token = tokens[at];
    if (token?.kind !== 'word' && token?.kind !== 'number') break;
    const dated = lang.determiners.has(token.lower) && lang.times.has(tokens[at + 1]?.lower ?? '');
    if (dated && !lang.barePast) {
      at += 2;
      continue;
    }
    if (isTime(token, lang) || isAdverb(token, lang)) {
      if (lang.barePast && token.kind === 'number') break;
      if (lang.barePast && lang.determiners.has(token.lower) && !lang.times.has(tokens[at + 1]?.lower ?? '')) break;
      at++;
      continue;
    }
    if (!lang.prepositions.has(token.lower) || lang.complementisers.has(token.lower)) break;
    const next = tokens[at + 1];
    if (lang.barePast && (next?.kind === 'number' || next?.lower === 'least' || next?.lower === 'most')) break;
    if (lang.infinitiveMarks.has(token.lower) && !startsPhrase(tokens, at + 1, reader)) break;
    const end = adjunctEnd(tokens, at, reader);
    if (end <= at + 1) break;
    at = end;
  }
  return at;
}

/** What the verb reports, looked for behind it. */
export function following(tokens: readonly Token[], group: VerbGroup, reader: MentionReader): Following | undefined {
  const { uses } = group.reading;
  const first = tokens[group.to];
  if (isQuotation(first)) return { kind: 'quotation', at: group.to };
  return (
    clauseAfter(tokens, group, reader) ??
    infinitiveAfter(tokens, group, reader) ??
    (uses.includes('z') ? zeroClause(tokens, group, reader) : undefined) ??
    objectAfter(tokens, group, reader)
  );
}

function clauseAfter(tokens: readonly Token[], group: VerbGroup, reader: MentionReader): Following | undefined {
  const { lang } = reader;
  const { uses } = group.reading;
  let at = group.to;
  let direct = false;
  const limit = Math.min(tokens.length, at + 30);
  while (at < limit) {
    const token = tokens[at] as Token;
    if (isColon(token)) {
      if (at === tokens.length - 1) return undefined;
      return isQuotation(tokens[at + 1]) || /[cqf]/.test(uses) ? { kind: 'colon', at: at + 1 } : undefined;
    }
    if (token.kind === 'quotation') {
      // A quotation may stand inside the adjunct before "que"; a report cannot begin behind one otherwise.
      return undefined;
    }
    if (isComma(token)) {
      const closing = closingComma(tokens, at);
      const next = tokens[at + 1];
      if (isQuotation(next) && at > group.to) return undefined;
      if (isQuotation(next)) return { kind: 'quotation', at: at + 1 };
      if (closing < 0) return undefined;
      const behind = tokens[closing + 1];
      if (behind && lang.complementisers.has(behind.lower)) {
        at = closing + 1;
        direct = false;
        continue;
      }
      return undefined;
    }
    if (isHard(token)) return undefined;
    if (token.kind === 'word') {
      if (lang.barePast && direct && lang.auxiliaries.has(token.lower)) return undefined;
      if (lang.complementisers.has(token.lower)) {
        const before = tokens[at - 1] as Token;
        if (NOT_CLAUSE.has(before.lower) && !(uses.includes('N') && before.lower === 'pas')) return undefined;
        if (!uses.includes('q') || (direct && !uses.includes('t'))) return undefined;
        if (lang.barePast && at === group.to && !tokens[at + 1]) return undefined;
        return { kind: 'clause', at: at + 1 };
      }
      if (lang.whether.has(token.lower) && !lang.clitics.has(token.lower) && !direct && at <= group.to + 1) {
        const tells = lang.tellsHow.has(group.reading.lemma) && lang.manner.has(token.lower);
        return tells ? { kind: 'clause', at } : { kind: 'question' };
      }
      if (at > group.to && lang.relatives.has(token.lower)) return undefined;
      if (lang.prepositions.has(token.lower)) {
        at = Math.max(at + 1, adjunctEnd(tokens, at, reader));
        continue;
      }
      if (isTime(token, lang) || isAdverb(token, lang)) {
        at++;
        continue;
      }
      if (lang.assured.has(token.lower)) {
        at++;
        continue;
      }
      direct = true;
      const end = startsPhrase(tokens, at, reader) ? phraseEnd(tokens, at, reader) : at + 1;
      at = Math.max(at + 1, end);
      continue;
    }
    at++;
  }
  return undefined;
}

/** The comma that closes a parenthesis opened at `at`, at most fourteen tokens on; -1 when none. */
function closingComma(tokens: readonly Token[], at: number): number {
  for (let index = at + 1; index < Math.min(tokens.length, at + 15); index++) {
    if (isComma(tokens[index])) return index;
    if (isHard(tokens[index]) || isQuotation(tokens[index])) return -1;
  }
  return -1;
}

function infinitiveAfter(tokens: readonly Token[], group: VerbGroup, reader: MentionReader): Following | undefined {
  const { lang } = reader;
  if (!group.reading.uses.includes('v')) return undefined;
  let from = skipAdjuncts(tokens, group.to, reader);
  if (isComma(tokens[from])) {
    const closing = closingComma(tokens, from);
    if (closing > 0) from = closing + 1;
  }
  let at = from;
  let marked = false;
  while (at < tokens.length && lang.infinitiveMarks.has((tokens[at] as Token).lower) && at - from < 5) {
    if (tokens[at]?.lower === 'to') marked = true;
    at++;
  }
  const token = tokens[at];
  if (token?.kind === 'quotation') return lang.elision && at > from ? { kind: 'infinitive', at: from } : undefined;
  if (token?.kind !== 'word' || token.capital || !lang.infinitive.test(token.lower)) return undefined;
  if (lang.barePast && !marked) return undefined;
  if (
    !lang.barePast &&
    lang.determiners.has(tokens[at - 1]?.lower ?? '') &&
    !lang.clitics.has(tokens[at - 1]?.lower ?? '')
  )
    return undefined;
  if (!lang.barePast && /(?:ier|ière|eur|aire|oire|ture|tre|bre|ire)$/.test(token.lower) && lang.roles.has(token.lower))
    return undefined;
  return { kind: 'infinitive', at: from };
}

/** English drops "that": the clause begins after time and addressee. */
function zeroClause(tokens: readonly Token[], group: VerbGroup, reader: MentionReader): Following | undefined {
  const { lang } = reader;
  let at = skipAdjuncts(tokens, group.to, reader);
  if (group.reading.uses.includes('t')) {
    if (!startsPhrase(tokens, at, reader) && tokens[at]?.kind !== 'word') return undefined;
    const pronoun = tokens[at] && /^(?:me|us|him|her|them|it|you)$/.test((tokens[at] as Token).lower);
    const end = pronoun ? at + 1 : phraseEnd(tokens, at, reader);
    at = skipAdjuncts(tokens, Math.max(end, at + 1), reader);
    if (isColon(tokens[at])) return undefined;
  }
  const token = tokens[at];
  if (token === undefined || token.kind === 'mark' || token.kind === 'quotation') return undefined;
  if (
    lang.prepositions.has(token.lower) ||
    lang.conjunctions.has(token.lower) ||
    (lang.whether.has(token.lower) && token.lower !== 'what')
  )
    return undefined;
  let end = at;
  let verb = group.reading.uses.includes('s');
  while (end < tokens.length && !isHard(tokens[end])) {
    const { lower, kind } = tokens[end] as Token;
    if (lang.auxiliaries.has(lower) || (kind === 'word' && /ed$/.test(lower)) || (end > at && lang.verbs.has(lower)))
      verb = true;
    end++;
  }
  return verb && end - at >= 3 ? { kind: 'zero', at } : undefined;
}

function objectAfter(tokens: readonly Token[], group: VerbGroup, reader: MentionReader): Following | undefined {
  const { uses } = group.reading;
  if (!/[nfox]/.test(uses)) return undefined;
  let at = group.to;
  while (
    tokens[at] &&
    (isAdverb(tokens[at] as Token, reader.lang) || reader.lang.times.has((tokens[at] as Token).lower))
  )
    at++;
  while (reader.lang.adjuncts.has(tokens[at]?.lower ?? '') && !isQuotation(tokens[at + 1])) {
    const end = adjunctEnd(tokens, at, reader);
    if (end <= at + 1) break;
    at = end;
  }
  const token = tokens[at];
  if (token === undefined || token.kind === 'mark') return undefined;
  const as = uses.includes('o') && (token.lower === 'comme' || token.lower === 'as');
  if (!as && reader.lang.subordinators.has(token.lower) && !reader.lang.complements.has(token.lower)) return undefined;
  return { kind: uses.includes('x') && isDirective(tokens, at, reader) ? 'directive' : 'object', at };
}

/** "les trois pays à abandonner", "colleagues not to book": a verb comes after the person addressed. */
function isDirective(tokens: readonly Token[], at: number, reader: MentionReader): boolean {
  const { lang } = reader;
  const limit = Math.min(tokens.length, at + 24);
  for (let index = at; index < limit; index++) {
    const token = tokens[index] as Token;
    if (isHard(token)) return false;
    if (lang.barePast ? token.lower === 'to' : token.lower === 'à' || token.lower === 'de' || token.lower === "d'") {
      let next = index + 1;
      while (tokens[next] && lang.infinitiveMarks.has((tokens[next] as Token).lower) && next - index < 4) next++;
      const verb = tokens[next];
      if (verb?.kind === 'quotation') return true;
      if (
        verb?.kind === 'word' &&
        !verb.capital &&
        lang.infinitive.test(verb.lower) &&
        !lang.determiners.has(verb.lower) &&
        (!lang.elision || !lang.organisations.has(verb.lower))
      )
        return true;
    }
  }
  return false;
}
