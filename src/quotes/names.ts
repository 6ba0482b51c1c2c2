// Runs of capitalised words that may name somebody, without the titles before them.
import type { Gender, QuoteLanguage } from '../lang/quote-language.ts';
import { bare, type Token } from './tokens.ts';

export interface NameRun {
  /** Index of the first token that is title, courtesy or name. */
  readonly from: number;
  /** Index of the first token of the name itself. */
  readonly nameFrom: number;
  readonly to: number;
  /** Name as printed, without titles. */
  readonly name: string;
  readonly gender?: Gender;
  /** "M.", "Ms": told of a person. */
  readonly courtesy: boolean;
  /** "Sen.", "général" stood before the name. */
  readonly titled: boolean;
}

const INNER_START = /^(?:van|von|der|den|el|al|bin|ben|della|ibn|abu|abou|ten|ter)$/;

export function joinTokens(tokens: readonly Token[], from: number, to: number, text: string): string {
  const first = tokens[from];
  const last = tokens[to - 1];
  return first && last ? text.slice(first.start, last.end).replace(/\s+/g, ' ') : '';
}

const isCapital = (token: Token | undefined): boolean =>
  token !== undefined &&
  token.kind === 'word' &&
  token.capital &&
  !/-(?:based|born|led|backed|style|era|listed)$/.test(token.lower);

/** An English or French function word that has its capital only from the start of a sentence. */
function onlySentenceCase(token: Token, index: number, tokens: readonly Token[], lang: QuoteLanguage): boolean {
  if (!lang.openers.has(token.lower) && !lang.capitalised.has(token.lower)) return false;
  if (index === 0) return true;
  const before = tokens[index - 1] as Token;
  return before.kind === 'mark' || before.kind === 'quotation' || lang.elision?.test(token.text) === true;
}

function runEnd(tokens: readonly Token[], from: number, limit: number, lang: QuoteLanguage): number {
  let to = from + 1;
  while (to < limit) {
    const token = tokens[to] as Token;
    if (isCapital(token) && !/['’]$/.test(token.text)) {
      if (
        lang.openers.has(token.lower) &&
        token.lower.length < 3 &&
        !/\.$/.test(token.text) &&
        !lang.particles.has(token.lower)
      )
        break;
      to++;
      continue;
    }
    // A capital elision inside a name: "Anne L’Huillier".
    if (isCapital(token) && isCapital(tokens[to + 1])) {
      to += 2;
      continue;
    }
    let ahead = to;
    while (
      ahead < limit &&
      ahead - to < 3 &&
      lang.particles.has((tokens[ahead] as Token).lower) &&
      tokens[ahead]?.kind === 'word'
    )
      ahead++;
    if (ahead === to || !isCapital(tokens[ahead])) break;
    const particle = token.lower;
    const given =
      lang.givenNames.has((tokens[from] as Token).lower.split('-')[0] ?? '') ||
      lang.givenNames.has((tokens[from] as Token).lower);
    if (!INNER_START.test(particle)) {
      if (lang.elision && !given) break;
      if (!lang.elision && particle === 'of' && (given || to - from > 5)) break;
      if (!lang.elision && (particle === 'st' || particle === 'la' || particle === 'le')) break;
    }
    to = ahead + 1;
  }
  return to;
}

const isTitle = (token: Token, lang: QuoteLanguage): boolean =>
  lang.courtesies.has(bare(token)) ||
  lang.honorifics.has(bare(token)) ||
  lang.roles.has(token.lower) ||
  lang.roleModifiers.has(token.lower);

/**
 * The name run that starts exactly at `at`, or undefined. Titles and courtesies directly before the name belong to it,
 * in capitals or not ("Mme Le Bihan", "le général Milley" from "général").
 */
export function nameRunAt(
  tokens: readonly Token[],
  at: number,
  limit: number,
  lang: QuoteLanguage,
  text: string,
): NameRun | undefined {
  const first = tokens[at];
  if (first?.kind !== 'word') return undefined;
  let nameFrom = at;
  if (!isCapital(first)) {
    const titled = lang.courtesies.has(bare(first)) && /\.$/.test(first.text);
    const particle =
      INNER_START.test(first.lower) && (isCapital(tokens[at + 1]) || INNER_START.test(tokens[at + 1]?.lower ?? ''));
    if (!titled && !particle) return undefined;
    if (particle) while (nameFrom < limit && !isCapital(tokens[nameFrom])) nameFrom++;
  } else if (onlySentenceCase(first, at, tokens, lang)) {
    const next = tokens[at + 1];
    if (!(lang.givenNames.has(first.lower) && isCapital(next))) return undefined;
  }
  const to = runEnd(tokens, nameFrom, limit, lang);
  const sentenceCase = at === 0 || tokens[at - 1]?.kind === 'mark' || tokens[at - 1]?.kind === 'quotation';
  if (
    to === at + 1 &&
    lang.times.has(first.lower) &&
    !lang.givenNames.has(first.lower) &&
    tokens[at + 1]?.lower !== "'s"
  )
    return undefined;
  if (sentenceCase && to === at + 1) {
    // "Asked whether", but "King told", "Harding has".
    const follower = tokens[at + 1]?.lower ?? '';
    const acts = lang.auxiliaries.has(follower) || lang.verbs.has(follower) || follower === "'s";
    if (lang.notName.test(first.lower) && !acts) return undefined;
    if (lang.elision && (lang.roles.has(first.lower) || lang.organisations.has(first.lower))) return undefined;
  }
  return trimRun(tokens, at, to, lang, text);
}

const isGiven = (token: Token | undefined, lang: QuoteLanguage): boolean =>
  token !== undefined && (lang.givenNames.has(token.lower) || lang.givenNames.has(token.lower.split('-')[0] ?? ''));

function trimRun(
  tokens: readonly Token[],
  at: number,
  end: number,
  lang: QuoteLanguage,
  text: string,
): NameRun | undefined {
  let from = at;
  let to = end;
  let gender: Gender | undefined;
  let courtesy = false;
  let titled = false;
  while (to - from > 1 && lang.nameTails.has(bare(tokens[to - 1] as Token))) to--;
  while (to - from > 1 && isTitle(tokens[from] as Token, lang)) {
    const token = tokens[from] as Token;
    // "May Brandt", "Baker": a given name is no title when only one word would be left and no other title stands there.
    if (lang.givenNames.has(token.lower) && !lang.courtesies.has(bare(token))) break;
    if (lang.courtesies.has(bare(token))) {
      courtesy = true;
      gender = lang.courtesies.get(bare(token)) ?? gender;
    } else titled = true;
    gender ??= lang.roles.get(token.lower)?.gender;
    from++;
  }
  // "Leader of the Opposition Harbhajan Toor".
  if (titled && tokens[from]?.lower === 'of' && to - from > 3) from += tokens[from + 1]?.lower === 'the' ? 3 : 2;
  // "Sophomore Riley Sommers": a known given name starts the name.
  const plain = !tokens.slice(from, to).some((token) => lang.organisations.has(token.lower) || token.lower === 'of');
  if (!courtesy && plain && !isGiven(tokens[from], lang)) {
    for (let at = from + 1; at < to - 1; at++) {
      if (!isGiven(tokens[at], lang)) continue;
      from = at;
      titled = true;
      break;
    }
  }
  // "Tesla CEO Elon Marsh", "NATO Secretary General Jens Halvorsen".
  if (
    !lang.elision &&
    !lang.givenNames.has((tokens[from] as Token).lower) &&
    !lang.roles.has((tokens[to - 1] as Token).lower)
  ) {
    for (let at = to - 3; at > from; at--) {
      if (!lang.roles.has((tokens[at] as Token).lower) && !lang.honorifics.has((tokens[at] as Token).lower)) continue;
      from = at + 1;
      titled = true;
      break;
    }
  }
  if (to <= from) return undefined;
  const name = joinTokens(tokens, from, to, text);
  if (!/\p{L}/u.test(name)) return undefined;
  return { from: at, nameFrom: from, to, name, courtesy, titled, ...(gender ? { gender } : {}) };
}

/** All name runs of a stretch of tokens, in order, not overlapping. */
export function nameRuns(
  tokens: readonly Token[],
  from: number,
  to: number,
  lang: QuoteLanguage,
  text: string,
): NameRun[] {
  const found: NameRun[] = [];
  let at = from;
  while (at < to) {
    const run = nameRunAt(tokens, at, to, lang, text);
    if (run) {
      found.push(run);
      at = run.to;
    } else at++;
  }
  return found;
}
