// The verb of an attribution: its group (auxiliaries, negation, inverted pronoun) and what follows it.
import type { QuoteLanguage, VerbReading } from '../lang/quote-language.ts';
import type { Mention, MentionReader } from './mentions.ts';
import { isAdverb, isComma, isHard, isQuotation } from './phrases.ts';
import { pronounOf, type Token } from './tokens.ts';

export interface VerbGroup {
  /** First token of the group: auxiliary, negation or clitic. */
  readonly from: number;
  /** Past the verb and the words that belong to it. */
  readonly to: number;
  readonly reading: VerbReading;
  /** "a-t-il déclaré", "dit-elle": the pronoun that is the subject. */
  readonly inverted?: Mention;
  readonly participle: boolean;
}

const CHAIN_LINKS = new Set(['à', 'de', "d'", 'to', 'par', 'on']);

/** How many tokens the fixed phrase at `at` takes, 0 for none. */
const asideAt = (tokens: readonly Token[], at: number, lang: QuoteLanguage): number =>
  lang.asides.find((words) => words.every((word, offset) => tokens[at + offset]?.lower === word))?.length ?? 0;

/** "a, de son côté, regretté": the auxiliary's end before the phrase between commas that closes at `comma`, or -1. */
function beforeEnclosed(tokens: readonly Token[], comma: number, lang: QuoteLanguage): number {
  for (let open = comma - 2; open > Math.max(0, comma - 9); open--) {
    if (tokens[open]?.kind === 'quotation' || isHard(tokens[open])) return -1;
    if (!isComma(tokens[open])) continue;
    return lang.auxiliaries.has(tokens[open - 1]?.lower ?? '') ? open : -1;
  }
  return -1;
}

/** Walks left over auxiliaries, adverbs, negations and clitics. */
function groupStart(tokens: readonly Token[], verb: number, lang: QuoteLanguage): number {
  let at = verb;
  while (at > 0) {
    const token = tokens[at - 1] as Token;
    const enclosed = isComma(token) ? beforeEnclosed(tokens, at - 1, lang) : -1;
    if (enclosed >= 0) {
      at = enclosed;
      continue;
    }
    if (token.kind !== 'word') break;
    const pronoun = /^-/.test(token.text) && lang.pronouns.has(pronounOf(token));
    const aside = lang.asides.find((words) =>
      words.every((word, offset) => tokens[at - words.length + offset]?.lower === word),
    );
    if (aside) {
      at -= aside.length;
      continue;
    }
    const inGroup =
      (lang.auxiliaries.has(token.lower) && (!token.capital || at === 1)) ||
      lang.clitics.has(token.lower) ||
      lang.negations.has(token.lower) ||
      isAdverb(token, lang) ||
      pronoun;
    if (!inGroup) break;
    at--;
  }
  for (let aside = asideAt(tokens, at, lang); aside > 0 && at + aside < verb; aside = asideAt(tokens, at, lang))
    at += aside;
  // Adverbs at the front belong to the clause, not to the group.
  while (at < verb && isAdverb(tokens[at] as Token, lang) && tokens[at]?.capital) at++;
  return at;
}

function matchesThen(tokens: readonly Token[], at: number, reading: VerbReading): number {
  let index = at;
  for (const word of reading.followedBy ?? []) {
    let skip = 0;
    while (skip < 2 && tokens[index] && tokens[index]?.lower !== word && tokens[index]?.lower !== "d'") {
      index++;
      skip++;
    }
    const { lower } = tokens[index] ?? { lower: '' };
    if (lower !== word && !(word === 'de' && lower === "d'")) return -1;
    index++;
  }
  return index;
}

/** A determiner or preposition before the form makes it a noun: "la demande", "a claim". */
function isNoun(tokens: readonly Token[], verb: number, group: number, lang: QuoteLanguage): boolean {
  const before = tokens[verb - 1];
  // "Pyongyang's state agency", but "he's said".
  if (before?.lower === "'s" && !lang.pronouns.has(tokens[verb - 2]?.lower ?? '')) return true;
  if (group < verb && !lang.determiners.has((tokens[verb - 1] as Token).lower)) return false;
  if (!before) return tokens[verb]?.capital === true;
  if (before.lower === "'s" || (lang.prepositions.has(before.lower) && !lang.infinitiveMarks.has(before.lower)))
    return true;
  if (lang.prepositions.has(before.lower) && lang.elision) return true;
  if (!lang.determiners.has(before.lower)) return false;
  const earlier = tokens[verb - 2];
  const pronounBefore =
    earlier !== undefined &&
    (lang.pronouns.has(pronounOf(earlier)) || lang.negations.has(earlier.lower) || lang.clitics.has(earlier.lower));
  return !(lang.clitics.has(before.lower) && pronounBefore);
}

function isNegated(tokens: readonly Token[], from: number, verb: number, lang: QuoteLanguage): boolean {
  for (let at = from; at < verb; at++) if (lang.negations.has((tokens[at] as Token).lower)) return true;
  return false;
}

/** Readings of one form that fit what stands around it; undefined when the word reports nothing here. */
export function verbGroup(
  tokens: readonly Token[],
  verb: number,
  readings: readonly VerbReading[],
  reader: MentionReader,
): VerbGroup | undefined {
  const { lang } = reader;
  const token = tokens[verb] as Token;
  // "judge Kwame Ofori", « le juge Martin »: a title.
  if (lang.roles.has(token.lower) && lang.roleModifiers.has(tokens[verb - 1]?.lower ?? '')) return undefined;
  const titular = lang.roles.has(token.lower) && readings.some((reading) => reading.lemma === token.lower);
  if (titular && tokens[verb + 1]?.capital) return undefined;
  if (token.capital && verb > 0 && !isQuotation(tokens[verb - 1]) && !isHard(tokens[verb - 1])) return undefined;
  const from = groupStart(tokens, verb, lang);
  if (isNoun(tokens, verb, from, lang)) return undefined;
  const words = tokens.slice(from, verb);
  const auxiliary = words.some((word) => lang.auxiliaries.has(word.lower));
  const ordered = [...readings].sort((a, b) => (b.followedBy?.length ?? 0) - (a.followedBy?.length ?? 0));
  for (const reading of ordered) {
    const to = matchesThen(tokens, verb + 1, reading);
    if (to < 0) continue;
    const group = readingFits(tokens, verb, from, to, reading, auxiliary, reader);
    if (!group) continue;
    const negated = isNegated(tokens, group.from, verb, lang);
    if ((negated && !reading.uses.includes('N')) || refuses(tokens, group.from, lang)) continue;
    return group;
  }
  return undefined;
}

function refuses(tokens: readonly Token[], from: number, lang: QuoteLanguage): boolean {
  for (let at = from - 1; at >= Math.max(0, from - 3); at--) {
    const token = tokens[at] as Token;
    if (token.kind !== 'word') return false;
    if (lang.refusals.has(token.lower)) return true;
  }
  return false;
}

function readingFits(
  tokens: readonly Token[],
  verb: number,
  from: number,
  to: number,
  reading: VerbReading,
  auxiliary: boolean,
  reader: MentionReader,
): VerbGroup | undefined {
  const { lang } = reader;
  const inner = tokens.slice(from, verb);
  const reflexive = inner.some((word) => word.lower === "s'" || word.lower === 'se');
  if (reading.uses.includes('r') && !reflexive) return undefined;
  if (reading.uses.includes('y') && !inner.some((word) => word.lower === 'y')) return undefined;
  const passive = inner.some((word) => lang.passive.has(word.lower)) && !reflexive;
  // "is adamant that": to be is its verb.
  if (reading.uses.includes('A')) return passive ? { from, to, reading, participle: false } : undefined;
  if (reading.uses.includes('P') && passive) return { from, to, reading, participle: false };
  const after = tokens[to];
  const afterPronoun = after !== undefined && /^-/.test(after.text) && lang.pronouns.has(pronounOf(after)) ? to : -1;
  const innerPronoun = inner.findIndex((word) => /^-/.test(word.text) && lang.pronouns.has(pronounOf(word)));
  const between = tokens
    .slice(verb + 1, to)
    .findIndex((word) => /^-/.test(word.text) && lang.pronouns.has(pronounOf(word)));
  const pronounIndex =
    between >= 0 ? verb + 1 + between : afterPronoun >= 0 ? afterPronoun : innerPronoun >= 0 ? from + innerPronoun : -1;
  const pronoun = pronounIndex >= 0 ? reader.pronounAt(tokens, pronounIndex) : undefined;
  const inverted = pronoun ? reader.pronounMention(tokens, pronounIndex, pronoun) : undefined;
  const end = afterPronoun >= 0 ? to + 1 : to;
  // « s’est dite prête à… »: what one calls oneself is what one says.
  const selfSaid = reflexive && lang.selfSaying.has(reading.lemma);
  const base = {
    to: end,
    reading: selfSaid ? { ...reading, uses: `${reading.uses}n` } : reading,
    ...(inverted ? { inverted } : {}),
  };
  switch (reading.form) {
    case 'finite':
      if (
        auxiliary &&
        !lang.barePast &&
        inner.some((word) => lang.auxiliaries.has(word.lower) && !lang.clitics.has(word.lower))
      )
        return undefined;
      if (passive) return undefined;
      if (lang.barePast && tokens[verb - 1]?.lower === 'to') return chained(tokens, verb - 1, base, reader);
      return { ...base, from, participle: false };
    case 'past-participle': {
      if (passive) return undefined;
      if (auxiliary) {
        if (tokens[from - 1]?.lower === 'to' || inner[0]?.lower === 'to')
          return chained(tokens, from - 1, base, reader);
        return { ...base, from, participle: false };
      }
      // "et demandé": the auxiliary stands with the verb before.
      const before = tokens[from - 1];
      if (!lang.barePast && before && lang.conjunctions.has(before.lower)) return { ...base, from, participle: false };
      return undefined;
    }
    case 'present-participle': {
      if (passive) return { ...base, from, participle: false };
      let start = verb;
      while (start > 0 && lang.elision !== null && lang.clitics.has((tokens[start - 1] as Token).lower)) start--;
      while (
        start > 0 &&
        (lang.participleMarks.has((tokens[start - 1] as Token).lower) || isAdverb(tokens[start - 1] as Token, lang))
      )
        start--;
      return { ...base, from: start, participle: true };
    }
    case 'infinitive':
      return chained(tokens, from, base, reader);
  }
}

/** "tient à rappeler", "went on to say": the subject is the first verb's. */
function chained(
  tokens: readonly Token[],
  from: number,
  base: Omit<VerbGroup, 'from' | 'participle'>,
  reader: MentionReader,
): VerbGroup | undefined {
  const { lang } = reader;
  let at = from - 1;
  while (at >= 0 && CHAIN_LINKS.has((tokens[at] as Token).lower)) at--;
  const matrix = tokens[at];
  if (!matrix || !lang.chains.has(matrix.lower)) return undefined;
  const start = groupStart(tokens, at, lang);
  return { ...base, from: start, participle: false };
}
