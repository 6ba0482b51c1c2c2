// Where the subject of a verb stands: before it, after it, beyond an insertion.
import type { QuoteLanguage } from '../lang/quote-language.ts';
import type { Mention, MentionReader } from './mentions.ts';
import { nameRunAt } from './names.ts';
import {
  endsWithInstitution,
  isAdverb,
  isComma,
  isHard,
  isSource,
  isTime,
  merge,
  phraseEnd,
  readFrom,
  readWithApposition,
  startsPhrase,
} from './phrases.ts';
import { bare, type Token } from './tokens.ts';

/** The subject after an inverted verb, past adverbs, times and prepositional phrases; `end` is past it. */
export function subjectAfter(
  tokens: readonly Token[],
  from: number,
  reader: MentionReader,
): { mention: Mention; end: number } | undefined {
  const { lang } = reader;
  const limit = Math.min(tokens.length, from + 24);
  let governed = false;
  for (let at = from; at < limit; at++) {
    const token = tokens[at] as Token;
    if (token.kind === 'quotation' || isHard(token)) return undefined;
    if (isComma(token)) {
      if (at === from) return undefined;
      governed = false;
      continue;
    }
    if (token.kind !== 'word') continue;
    if (lang.complementisers.has(token.lower) && at > from) return undefined;
    if (lang.prepositions.has(token.lower) || lang.complements.has(token.lower)) {
      // "du ministre" after a governed noun stays governed.
      governed = true;
      continue;
    }
    if (isTime(token, lang)) {
      governed = false;
      continue;
    }
    if (isAdverb(token, lang)) continue;
    if (!startsPhrase(tokens, at, reader)) {
      if (!governed && !lang.elision) return undefined;
      continue;
    }
    if (governed) {
      at = phraseWithin(tokens, at, reader) - 1;
      governed = false;
      continue;
    }
    const found = readWithApposition(tokens, at, reader);
    if (found && isSource(found.mention)) return found;
    if (found && found.mention.kind === 'thing' && reader.lang.determiners.get((tokens[at] as Token).lower))
      return found;
    return undefined;
  }
  return undefined;
}

/** End of a governed noun: one determiner, its noun or name, adjectives not included. */
function phraseWithin(tokens: readonly Token[], at: number, reader: MentionReader): number {
  const { lang, text } = reader;
  let index = at;
  while (index < tokens.length && lang.determiners.has((tokens[index] as Token).lower)) index++;
  const run = nameRunAt(tokens, index, tokens.length, lang, text);
  if (run) return run.to;
  const beside = nameRunAt(tokens, index + 1, tokens.length, lang, text);
  const label =
    beside &&
    beside.to - beside.from === 1 &&
    !beside.courtesy &&
    !lang.givenNames.has(beside.name.toLowerCase()) &&
    !reader.isName(beside.name.toLowerCase());
  return label ? beside.to : index + 1;
}

export interface Subject {
  readonly mention?: Mention;
  /** The verb shares the subject of the one before ("et a exhorté"). */
  readonly shared?: boolean;
  /** First token of the subject, or of the conjunction. */
  readonly from: number;
  /** A relative pronoun that is not the subject stands before ("ce que Washington appelle"). */
  readonly gap?: boolean;
  /** The clause is introduced by a conjunction of condition or a complementiser. */
  readonly dependent?: boolean;
}

interface Chunk {
  /** Stands between two dashes. */
  inserted?: boolean;
  from: number;
  to: number;
}

const isDash = (token: Token | undefined): boolean => token?.kind === 'mark' && /^[—–-]$/.test(token.text);

/** Stretches between commas (and paired dashes) from the last hard boundary up to `end`. */
function chunksBefore(tokens: readonly Token[], end: number): Chunk[] {
  let dashes = 0;
  for (let at = 0; at < end; at++) if (isDash(tokens[at])) dashes++;
  const separates = (token: Token | undefined): boolean => isComma(token) || (dashes > 1 && isDash(token));
  let start = end;
  let depth = 0;
  while (start > 0) {
    const token = tokens[start - 1] as Token;
    if (token.text === ')') depth++;
    else if (token.text === '(') {
      if (depth === 0) break;
      depth--;
    } else if (
      depth === 0 &&
      !separates(token) &&
      (isHard(token) || (token.kind === 'quotation' && !isInsideClause(tokens, start - 1)))
    )
      break;
    start--;
  }
  const chunks: Chunk[] = [];
  let from = start;
  let between = false;
  for (let at = start; at < end; at++) {
    const dash = dashes > 1 && isDash(tokens[at]);
    if (!separates(tokens[at])) continue;
    if (at > from) chunks.push(between ? { from, to: at, inserted: true } : { from, to: at });
    if (dash) between = !between;
    from = at + 1;
  }
  chunks.push({ from, to: end });
  return chunks;
}

/** A short quotation in a phrase (the film “Ewe” has…, the ship “Sea”, …) does not end the clause. */
const isInsideClause = (tokens: readonly Token[], at: number): boolean => {
  const inner = tokens[at]?.quotation?.inner;
  return tokens[at - 1]?.kind === 'word' && inner !== undefined && inner.end - inner.start < 40;
};

function skipLead(tokens: readonly Token[], chunk: Chunk, reader: MentionReader): number {
  const { lang } = reader;
  let at = chunk.from;
  while (at < chunk.to) {
    const token = tokens[at] as Token;
    if (
      token.kind === 'word' &&
      (lang.conjunctions.has(token.lower) || isAdverb(token, lang) || lang.times.has(token.lower)) &&
      !reader.pronounAt(tokens, at)
    )
      at++;
    else break;
  }
  return at;
}

/** Does a stretch open with something that is no subject: a preposition, a participle, a subordinate clause? */
function isIntroduction(tokens: readonly Token[], chunk: Chunk, reader: MentionReader): boolean {
  const { lang } = reader;
  const at = skipLead(tokens, chunk, reader);
  if (at >= chunk.to) return true;
  const token = tokens[at] as Token;
  if (lang.determiners.has(token.lower)) return lang.times.has(bare(tokens[at + 1] ?? token));
  if (reader.pronounAt(tokens, at)) return false;
  // French needs an article: a bare title at the start is beside its subject (« Élue sans étiquette, la maire… »).
  if (lang.elision && at === 0 && token.capital && lang.roles.has(token.lower)) return true;
  const alone = token.capital && at === 0 && lang.prepositions.has(tokens[1]?.lower ?? '') && lang.barePast;
  if (alone && !reader.isName(token.lower) && !lang.roles.has(token.lower) && !lang.organisations.has(token.lower))
    return true;
  if (lang.prepositions.has(token.lower) || lang.subordinators.has(token.lower) || lang.relatives.has(token.lower))
    return true;
  if (lang.participleMarks.has(token.lower) || lang.capitalised.has(token.lower))
    return !lang.roles.has(token.lower) && !lang.organisations.has(token.lower);
  return !startsPhrase(tokens, at, reader) && !/^\p{Lu}/u.test(token.text);
}

function lastIndexWhere(tokens: readonly Token[], from: number, to: number, test: (token: Token) => boolean): number {
  for (let at = to - 1; at >= from; at--) if (test(tokens[at] as Token)) return at;
  return -1;
}

/** The phrase that ends just before the verb group, inside one stretch. */
function inChunk(
  tokens: readonly Token[],
  chunk: Chunk,
  reader: MentionReader,
): { mention: Mention; from: number } | undefined {
  const { lang } = reader;
  let from = skipLead(tokens, chunk, reader);
  const conjunction = lastIndexWhere(tokens, from, chunk.to, (token) => lang.conjunctions.has(token.lower));
  if (conjunction > from && conjunction < chunk.to - 1) {
    const left = reader.read(tokens, from, conjunction);
    const right = reader.read(tokens, conjunction + 1, chunk.to);
    const pair =
      left &&
      right &&
      isSource(left) &&
      left.kind !== 'pronoun' &&
      phraseEnd(tokens, from, reader) >= conjunction &&
      isSource(right) &&
      right.kind !== 'pronoun';
    if (pair && left && right) {
      const span = { start: left.start, end: right.end };
      const name = reader.text.slice(left.nameSpan.start, right.end).replace(/\s+/g, ' ');
      return {
        mention: {
          ...span,
          kind: 'role',
          name,
          nameSpan: span,
          plural: true,
          definite: false,
          runs: [...left.runs, ...right.runs],
        },
        from,
      };
    }
    if (startsPhrase(tokens, conjunction + 1, reader)) from = conjunction + 1;
  }
  const first = tokens[from];
  const governed = first !== undefined && lang.prepositions.has(first.lower) && !lang.determiners.has(first.lower);
  for (let at = from; at < chunk.to; at++) {
    if (governed && at === from) continue;
    const before = tokens[at - 1];
    if (
      at > from &&
      before &&
      (lang.prepositions.has(before.lower) || lang.complements.has(before.lower) || lang.determiners.has(before.lower))
    )
      continue;
    if (!startsPhrase(tokens, at, reader)) {
      if (at === from && !governed && tokens[at]?.kind === 'word') {
        const whole = reader.read(tokens, at, chunk.to);
        if (isSource(whole) && whole.kind !== 'pronoun') return { mention: whole, from: at };
      }
      continue;
    }
    const mention = reader.read(tokens, at, chunk.to);
    if (isSource(mention)) return { mention, from: at };
    if (at === from && mention?.kind === 'thing') return { mention, from: at };
  }
  return undefined;
}

/** The subject that stands before a verb group starting at `group`. */
export function subjectBefore(tokens: readonly Token[], group: number, reader: MentionReader): Subject | undefined {
  const { lang } = reader;
  const before = tokens[group - 1];
  if (!before) return undefined;
  const near = reader.pronounAt(tokens, group - 1);
  const twoWord = group > 1 ? reader.pronounAt(tokens, group - 2) : undefined;
  if (twoWord?.size === 2)
    return withContext(tokens, group - 2, reader.pronounMention(tokens, group - 2, twoWord), reader);
  if (near && !/^-/.test(before.lower))
    return withContext(tokens, group - 1, reader.pronounMention(tokens, group - 1, near), reader);
  if (lang.impersonals.has(before.lower) && !lang.subjectRelatives.has(before.lower)) return undefined;
  if (lang.conjunctions.has(before.lower))
    return { shared: true, from: isComma(tokens[group - 2]) ? group - 2 : group - 1 };
  const chunks = chunksBefore(tokens, group);
  const last = chunks.at(-1) as Chunk;
  if (last.to > last.from) return adjacentSubject(tokens, last, chunks, reader);
  return appositiveSubject(tokens, chunks.slice(0, -1), reader);
}

function withContext(tokens: readonly Token[], from: number, mention: Mention, reader: MentionReader): Subject {
  const { lang } = reader;
  const before = tokens[from - 1];
  const gap = before !== undefined && lang.relatives.has(before.lower);
  const dependent = before !== undefined && lang.subordinators.has(before.lower);
  return { mention, from, ...(gap ? { gap } : {}), ...(dependent ? { dependent } : {}) };
}

function adjacentSubject(
  tokens: readonly Token[],
  last: Chunk,
  chunks: readonly Chunk[],
  reader: MentionReader,
): Subject | undefined {
  const { lang } = reader;
  const before = tokens[last.to - 1] as Token;
  if (lang.subjectRelatives.has(before.lower)) {
    const antecedent = nearestPhrase(tokens, last.to - 1, reader);
    return antecedent ? { mention: antecedent, from: last.to - 1 } : undefined;
  }
  const relative = lastIndexWhere(
    tokens,
    last.from,
    last.to,
    (token) => lang.relatives.has(token.lower) && !lang.complementisers.has(token.lower) && token.lower !== 'what',
  );
  if (relative > last.from) {
    const antecedent = inChunk(tokens, { from: last.from, to: relative }, reader);
    const own = startsPhrase(tokens, relative + 1, reader) && phraseEnd(tokens, relative + 1, reader) >= last.to;
    if (!own && antecedent && antecedent.mention.kind !== 'pronoun') return antecedent;
  }
  const subordinator = lastIndexWhere(
    tokens,
    last.from,
    last.to,
    (token) => lang.subordinators.has(token.lower) && !lang.determiners.has(token.lower),
  );
  const from = subordinator >= 0 ? subordinator + 1 : last.from;
  const found = inChunk(tokens, { from, to: last.to }, reader);
  if (!found) return undefined;
  if (subordinator >= 0) {
    const gap = lang.relatives.has((tokens[subordinator] as Token).lower);
    return { ...found, ...(gap ? { gap } : {}), dependent: true };
  }
  // "Halden’s manager, Kirsty Vale, was": the stretch may itself be beside an earlier one, but a name needs no help.
  if (found.mention.kind === 'name' && chunks.length > 1 && found.from === last.from) {
    const earlier = chunks.at(-2) as Chunk;
    if (!isIntroduction(tokens, earlier, reader)) {
      const head = reader.read(tokens, skipLead(tokens, earlier, reader), earlier.to);
      if (head?.kind === 'role' && head.definite) return { mention: merge(head, found.mention), from: earlier.from };
    }
  }
  return found;
}

/** The phrase that ends nearest before `end`: what a relative pronoun stands for. */
export function nearestPhrase(tokens: readonly Token[], end: number, reader: MentionReader): Mention | undefined {
  const { lang } = reader;
  let to = end;
  while (to > 0 && isComma(tokens[to - 1])) to--;
  const floor = Math.max(0, to - 14);
  let best: Mention | undefined;
  for (let at = to - 1; at >= floor; at--) {
    const token = tokens[at] as Token;
    if (token.kind === 'quotation' || isHard(token) || isComma(token)) break;
    if (!startsPhrase(tokens, at, reader)) continue;
    if (at > 0 && lang.complements.has((tokens[at - 1] as Token).lower) && best) continue;
    const mention = reader.read(tokens, at, to);
    if (isSource(mention)) best = mention;
    else if (best) break;
  }
  return best;
}

/** A stretch that can stand between a subject and its verb: apposition, relative, participle, age, adjunct. */
function isInsertion(tokens: readonly Token[], chunk: Chunk, reader: MentionReader): boolean {
  const { lang } = reader;
  const at = skipLead(tokens, chunk, reader);
  const token = tokens[at];
  if (!token || at >= chunk.to || token.kind === 'number') return true;
  if (chunk.inserted || /^(?:lui|elle|eux|elles)$/.test(token.lower)) return true;
  const next = tokens[at + 1]?.lower ?? '';
  if (!token.capital && (lang.prepositions.has(next) || lang.complements.has(next)))
    return !hasVerb(tokens, at, chunk.to, lang);
  if (lang.relatives.has(token.lower) || lang.prepositions.has(token.lower) || lang.determiners.has(token.lower))
    return true;
  if (lang.subordinators.has(token.lower) || lang.participle.test(token.lower) || lang.participleMarks.has(token.lower))
    return true;
  return (
    lang.roles.has(token.lower) ||
    lang.roleModifiers.has(token.lower) ||
    nameRunAt(tokens, at, chunk.to, lang, reader.text) !== undefined
  );
}

const documentLike = (mention: Mention, lang: QuoteLanguage): boolean =>
  mention.head !== undefined && lang.documents.has(mention.head);

function hasVerb(tokens: readonly Token[], from: number, to: number, lang: QuoteLanguage): boolean {
  for (let at = from; at < to; at++) {
    const { lower } = tokens[at] as Token;
    if (lang.auxiliaries.has(lower)) return true;
    if (at > from && lang.verbs.get(lower)?.some((reading) => reading.form === 'finite') && !lang.roles.has(lower))
      return true;
  }
  return false;
}

/** The phrase that fills a stretch to its end, a conjunction or subordinator before it left out. */
function wholePhrase(
  tokens: readonly Token[],
  chunk: Chunk,
  reader: MentionReader,
): { mention: Mention; from: number } | undefined {
  const { lang } = reader;
  const cut = lastIndexWhere(
    tokens,
    chunk.from,
    chunk.to,
    (token) => lang.subordinators.has(token.lower) && !lang.subjectRelatives.has(token.lower),
  );
  const from = skipLead(tokens, { from: cut >= 0 ? cut + 1 : chunk.from, to: chunk.to }, reader);
  for (let at = from; at < chunk.to; at++) {
    const before = tokens[at - 1];
    if (
      at > from &&
      before &&
      (lang.prepositions.has(before.lower) || lang.determiners.has(before.lower) || lang.complements.has(before.lower))
    )
      continue;
    if (!startsPhrase(tokens, at, reader)) {
      const noun = at === from && lang.barePast;
      if (!noun) continue;
    }
    const found = readFrom(tokens, at, reader);
    if (!found) continue;
    const tail = tokens[found.end];
    const described =
      tail !== undefined &&
      (found.end >= chunk.to ||
        lang.participle.test(tail.lower) ||
        lang.prepositions.has(tail.lower) ||
        lang.relatives.has(tail.lower));
    if (described && (isSource(found.mention) || documentLike(found.mention, lang)))
      return { mention: found.mention, from: at };
    if (at === from && !hasVerb(tokens, at, chunk.to, lang)) {
      const whole = reader.read(tokens, at, chunk.to);
      if (isSource(whole)) return { mention: whole, from: at };
    }
  }
  return undefined;
}

/** "Its director-general, Tomas Adeyemi,": a name between commas tells that what stands before is a person. */
function namedBeside(
  tokens: readonly Token[],
  chunk: Chunk,
  beside: Chunk,
  reader: MentionReader,
): { mention: Mention; from: number } | undefined {
  const at = skipLead(tokens, chunk, reader);
  if (
    !reader.lang.determiners.has(tokens[at]?.lower ?? '') &&
    !tokens.slice(at, chunk.to).some((token) => token.lower === "'s")
  )
    return undefined;
  if (hasVerb(tokens, at, chunk.to, reader.lang)) return undefined;
  const name = wholePhrase(tokens, beside, reader);
  return name?.mention.kind === 'name' && name.mention.name.includes(' ')
    ? { mention: name.mention, from: at }
    : undefined;
}

function appositiveSubject(
  tokens: readonly Token[],
  chunks: readonly Chunk[],
  reader: MentionReader,
): Subject | undefined {
  for (let rank = chunks.length - 2; rank >= 0; rank--) {
    const inserted = chunks[rank + 1] as Chunk;
    if (!isInsertion(tokens, inserted, reader)) return undefined;
    const chunk = chunks[rank] as Chunk;
    if (chunk.inserted) continue;
    const found = wholePhrase(tokens, chunk, reader) ?? namedBeside(tokens, chunk, inserted, reader);
    if (!found) continue;
    let { mention, from } = found;
    const earlier = rank > 0 ? chunks[rank - 1] : undefined;
    if (mention.kind === 'name' && earlier && from === skipLead(tokens, chunk, reader)) {
      const head = wholePhrase(tokens, earlier, reader);
      if (
        (head?.mention.kind === 'role' && !endsWithInstitution(head.mention, mention, reader.lang)) ||
        head?.mention.kind === 'pronoun'
      ) {
        mention = merge(head.mention, mention);
        from = head.from;
      }
    }
    for (const beside of chunks.slice(rank + 1)) {
      if (beside.inserted) continue;
      const at = skipLead(tokens, beside, reader);
      if (
        at >= beside.to ||
        reader.lang.relatives.has((tokens[at] as Token).lower) ||
        reader.lang.prepositions.has((tokens[at] as Token).lower)
      )
        continue;
      const other = readFrom(tokens, at, reader);
      if (other && other.mention.kind !== 'pronoun' && mention.kind !== 'thing')
        mention = merge(mention, other.mention);
    }
    return { mention, from };
  }
  return undefined;
}

/** True when the verb at `group` closes "X, …," and so has its subject before. */
export function closesInsertion(tokens: readonly Token[], group: number, reader: MentionReader): boolean {
  const chunks = chunksBefore(tokens, group).slice(0, -1);
  if (chunks.length < 2) return false;
  const subject = appositiveSubject(tokens, chunks, reader);
  return subject?.mention !== undefined;
}

/** The subject of a sentence's main clause, as far as it can be seen from its start. */
export function mainSubject(tokens: readonly Token[], reader: MentionReader): Mention | undefined {
  const { lang } = reader;
  let end = 0;
  while (end < tokens.length && !isHard(tokens[end]) && !(tokens[end]?.kind === 'quotation')) end++;
  let from = 0;
  for (let guard = 0; guard < 6 && from < end; guard++) {
    let to = from;
    while (to < end && !isComma(tokens[to])) to++;
    const chunk = { from, to };
    if (!isIntroduction(tokens, chunk, reader)) {
      const at = skipLead(tokens, chunk, reader);
      const found = readWithApposition(tokens, at, reader);
      const placeOnly =
        found?.mention.kind === 'thing' && !lang.determiners.has((tokens[at] as Token).lower) && isComma(tokens[to]);
      if (!placeOnly) return found?.mention;
    }
    from = to + 1;
  }
  return undefined;
}
