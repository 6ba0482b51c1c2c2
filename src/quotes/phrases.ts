// Where a noun phrase ends, where the subject of a verb stands: shallow grammar shared by all constructions.
import type { QuoteLanguage } from '../lang/quote-language.ts';
import type { Mention, MentionReader } from './mentions.ts';
import { nameRunAt } from './names.ts';
import { bare, type Token } from './tokens.ts';

export const isComma = (token: Token | undefined): boolean => token?.kind === 'mark' && token.text === ',';
export const isColon = (token: Token | undefined): boolean => token?.kind === 'mark' && token.text === ':';
export const isQuotation = (token: Token | undefined): boolean => token?.kind === 'quotation';
const HARD = /^[;:()[\]—–.!?…-]$/;
export const isHard = (token: Token | undefined): boolean => token?.kind === 'mark' && HARD.test(token.text);

export const isAdverb = (token: Token, lang: QuoteLanguage): boolean =>
  token.kind === 'word' &&
  (lang.adverbs.has(token.lower) ||
    (lang.adverbEnding.test(token.lower) &&
      token.lower.length > 4 &&
      !token.capital &&
      !lang.notAdverbs.has(token.lower) &&
      !lang.organisations.has(token.lower)));

export const isTime = (token: Token, lang: QuoteLanguage): boolean =>
  lang.times.has(bare(token)) || token.kind === 'number';

/** Index just past the noun phrase that starts at `at`. */
export function phraseEnd(tokens: readonly Token[], at: number, reader: MentionReader): number {
  const { lang, text } = reader;
  let index = at;
  while (isDeterminer(tokens[index], lang) && !nameRunAt(tokens, index, tokens.length, lang, text)) index++;
  // "two of the country's grocers", « certains des élus »
  if (index > at && lang.complements.has(tokens[index]?.lower ?? '')) {
    index++;
    while (isDeterminer(tokens[index], lang)) index++;
  }
  let headSeen = false;
  while (index < tokens.length) {
    const token = tokens[index] as Token;
    if (token.kind === 'mark' || token.kind === 'quotation') break;
    const { lower } = token;
    const run = nameRunAt(tokens, index, tokens.length, lang, text);
    if (run) {
      index = run.to;
      headSeen = true;
      continue;
    }
    if (lower === "'s") {
      headSeen = false;
      index++;
      continue;
    }
    if (lang.prepositions.has(lower) || lang.complements.has(lower)) {
      if (!headSeen || !bindsComplement(tokens, index, lang)) break;
      index++;
      while (isDeterminer(tokens[index], lang)) index++;
      if (tokens[index]?.kind === 'number') index++;
      headSeen = false;
      if (index >= tokens.length) break;
      continue;
    }
    if (endsPhrase(tokens, index, headSeen, lang)) break;
    headSeen = headSeen || isHead(tokens, index, lang);
    index++;
  }
  return index;
}

const isDeterminer = (token: Token | undefined, lang: QuoteLanguage): boolean =>
  token !== undefined && lang.determiners.has(token.lower);

/** "de la Santé", "of the union", "à la Défense", but not "à notre reporter". */
function bindsComplement(tokens: readonly Token[], at: number, lang: QuoteLanguage): boolean {
  const { lower } = tokens[at] as Token;
  const next = tokens[at + 1];
  if (next?.kind !== 'word' && next?.kind !== 'number') return false;
  if (lang.elision && lang.infinitive.test(next.lower) && lang.verbs.has(next.lower) && !lang.roles.has(next.lower))
    return false;
  if (lang.complements.has(lower)) return !(next !== undefined && lang.times.has(next.lower) && !lang.elision);
  if (!lang.elision || !/^(?:à|au|aux|chez|en)$/.test(lower)) return false;
  const determiner = isDeterminer(next, lang) ? lang.determiners.get(next.lower) : undefined;
  const noun = determiner ? tokens[at + 2] : next;
  if (noun?.capital) return true;
  // « l’adjointe aux écoles, X » or « … a dit », but not « a dit le maire à la presse ».
  const article = !determiner || /^l[ea']s?$/.test(next.lower);
  const office = lang.roles.has(tokens[at - 1]?.lower ?? '') && lang.determiners.has(tokens[at - 2]?.lower ?? '');
  const after = at + (determiner ? 3 : 2);
  const closes =
    (isComma(tokens[after]) && tokens[after + 1]?.capital === true) || lang.auxiliaries.has(tokens[after]?.lower ?? '');
  return (
    office &&
    article &&
    closes &&
    noun?.kind === 'word' &&
    !lang.audiences.has(noun.lower) &&
    /^(?:à|aux?)$/.test(lower)
  );
}

const isHead = (tokens: readonly Token[], at: number, lang: QuoteLanguage): boolean => {
  const { lower } = tokens[at] as Token;
  if (lang.roleModifiers.has(lower) && !lang.epithetEnding.test(lower)) return false;
  if (lang.roles.has(lower) || lang.organisations.has(lower) || lang.documents.has(lower) || lang.elision !== null)
    return true;
  return !lang.adjective.test(lower);
};

/** Does the phrase stop before this word, its head being there already? */
function endsPhrase(tokens: readonly Token[], at: number, headSeen: boolean, lang: QuoteLanguage): boolean {
  const token = tokens[at] as Token;
  const { lower } = token;
  if (
    lang.subordinators.has(lower) ||
    lang.relatives.has(lower) ||
    lang.conjunctions.has(lower) ||
    lang.auxiliaries.has(lower)
  )
    return true;
  if (lang.negations.has(lower) || (lang.clitics.has(lower) && !lang.determiners.has(lower))) return true;
  if (lang.barePast && lang.pronouns.has(lower)) return true;
  if (!headSeen) return false;
  if (lang.determiners.has(lower) || lang.pronouns.has(lower) || isTime(token, lang) || isAdverb(token, lang))
    return true;
  if (lang.roles.has(lower) || lang.organisations.has(lower)) return false;
  if (lang.verbs.has(lower)) return true;
  if (lang.elision) return !lang.adjective.test(lower);
  const next = tokens[at + 1]?.lower ?? '';
  // "an editor of long standing,"
  if (isComma(tokens[at + 1]) && /ing$/.test(lower)) return false;
  return !lang.roles.has(next) && !lang.organisations.has(next);
}

/** Can a noun phrase or pronoun start at this token? */
export function startsPhrase(tokens: readonly Token[], at: number, reader: MentionReader): boolean {
  const token = tokens[at];
  if (token?.kind !== 'word') return false;
  const { lang, text } = reader;
  if (reader.pronounAt(tokens, at)) return true;
  if (lang.determiners.has(token.lower)) return true;
  if (nameRunAt(tokens, at, tokens.length, lang, text)) return true;
  return lang.roles.has(token.lower) || lang.organisations.has(token.lower);
}

export function readFrom(
  tokens: readonly Token[],
  at: number,
  reader: MentionReader,
): { mention: Mention; end: number } | undefined {
  const pronoun = reader.pronounAt(tokens, at);
  const first = tokens[at] as Token;
  if (pronoun && !(reader.lang.determiners.has(first.lower) && pronoun.size === 1)) {
    return { mention: reader.pronounMention(tokens, at, pronoun), end: at + pronoun.size };
  }
  const end = phraseEnd(tokens, at, reader);
  if (end <= at) return undefined;
  const mention = reader.read(tokens, at, end);
  return mention ? { mention, end } : undefined;
}

export const isSource = (
  mention: Mention | undefined,
): mention is Mention & { kind: Exclude<Mention['kind'], 'thing'> } =>
  mention !== undefined && mention.kind !== 'thing';

/** Name and role of one person told in two phrases: "la directrice générale, Hélène Vautrin". */
export function merge(head: Mention, beside: Mention): Mention {
  if (head.kind === 'pronoun') return beside.kind === 'name' ? beside : head;
  if (head.kind === 'thing') return beside;
  if (head.kind === 'role' && beside.kind === 'name' && !beside.institutional) {
    const gender = beside.gender ?? head.gender;
    return {
      ...beside,
      ...(head.head ? { head: head.head } : {}),
      role: head.name,
      titled: true,
      ...(gender ? { gender } : {}),
    };
  }
  if (head.kind === 'name' && beside.kind === 'role' && !beside.plural && !head.courtesy) {
    const gender = head.gender ?? beside.gender;
    return {
      ...head,
      role: beside.name,
      ...(beside.head ? { head: beside.head } : {}),
      titled: true,
      ...(gender ? { gender } : {}),
    };
  }
  if (head.kind === 'name' && beside.kind === 'role') return { ...head, role: head.role ?? beside.name };
  if (head.kind === 'role' && beside.kind === 'role') return head;
  return head;
}

/** "a spokesperson for the bus maker, Halyard Coach": the name is the maker's. */
export function endsWithInstitution(role: Mention, name: Mention, lang: QuoteLanguage): boolean {
  const words = role.name.toLowerCase().split(/[\s’']+/);
  const complement = words.findIndex((word, at) => at > 0 && lang.owners.has(word));
  const given = lang.givenNames.has(name.name.toLowerCase().split(/[\s-]/)[0] ?? '');
  return (
    complement > 0 &&
    lang.organisations.has(words.at(-1) ?? '') &&
    !given &&
    !name.titled &&
    !name.courtesy &&
    !lang.elision
  );
}

/** The phrase at `at` with what stands beside it between commas; `end` is past both. */
export function readWithApposition(
  tokens: readonly Token[],
  at: number,
  reader: MentionReader,
): { mention: Mention; end: number } | undefined {
  const head = readFrom(tokens, at, reader);
  if (!head) return undefined;
  let { mention, end } = head;
  for (let rounds = 0; rounds < 2 && isComma(tokens[end]); rounds++) {
    const next = end + 1;
    if (mention.kind === 'pronoun' || tokens[next]?.kind !== 'word') break;
    if (reader.lang.relatives.has(tokens[next]?.lower ?? '')) break;
    const beside = readFrom(tokens, next, reader);
    if (!beside || beside.mention.kind === 'pronoun') break;
    const closes =
      beside.end >= tokens.length ||
      tokens[beside.end]?.kind !== 'word' ||
      reader.lang.prepositions.has(tokens[beside.end]?.lower ?? '') ||
      reader.lang.relatives.has(tokens[beside.end]?.lower ?? '') ||
      reader.lang.conjunctions.has(tokens[beside.end]?.lower ?? '');
    const possessed =
      mention.kind === 'thing' &&
      closes &&
      beside.mention.runs.length > 0 &&
      (mention.possessive === true || reader.text.slice(mention.start, mention.end).includes('’s '));
    const employer = mention.kind === 'role' && endsWithInstitution(mention, beside.mention, reader.lang);
    const introduces = ((mention.kind === 'role' && !employer) || possessed) && beside.mention.kind === 'name';
    const describes = (mention.kind === 'name' || mention.kind === 'role') && beside.mention.kind === 'role' && closes;
    if (!introduces && !describes) break;
    mention = merge(mention, beside.mention);
    end = beside.end;
    if (introduces && rounds === 0) break;
  }
  return { mention, end };
}
