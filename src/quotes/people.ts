// A first look over the whole article: everybody with a full name, and the countries it prints.
import type { Language } from '../lang/language.ts';
import type { Gender, QuoteLanguage } from '../lang/quote-language.ts';
import { splitSentences } from '../text/sentences.ts';
import type { Article } from '../types.ts';
import type { Paragraph } from './layout.ts';
import { joinTokens, type NameRun, nameRuns } from './names.ts';
import { isComma } from './phrases.ts';
import type { Sources } from './sources.ts';
import { type Token, tokenize } from './tokens.ts';

/** The printed form of each country the text names, by code; a capital alone does not count. */
export function printedPlaces(text: string, lang: QuoteLanguage): Map<string, string> {
  const found = new Map<string, string>();
  const plain = text.replace(/’/g, "'").toLowerCase();
  for (const [form, place] of lang.places) {
    if (place.capital || found.has(place.key)) continue;
    const at = plain.indexOf(form);
    if (at < 0 || /\p{L}/u.test(plain[at + form.length] ?? ' ') || /\p{L}/u.test(plain[at - 1] ?? ' ')) continue;
    if (form.length > 3 || text.slice(at, at + form.length) === form.toUpperCase())
      found.set(place.key, text.slice(at, at + form.length));
  }
  return found;
}

interface Sighting {
  readonly run: NameRun;
  readonly at: number;
  readonly role?: string;
  readonly gender?: Gender;
  readonly person: boolean;
}

/** Registers every full name of the title and the text with the role printed beside it. */
export function meetEverybody(
  article: Article,
  paragraphs: readonly Paragraph[],
  language: Language,
  sources: Sources,
): void {
  const lang = language.quoting;
  const seen: Sighting[] = [];
  for (const paragraph of paragraphs) {
    for (const sentence of splitSentences(article.text, paragraph, [], language)) {
      const tokens = tokenize(article.text, sentence, [], lang);
      for (const run of nameRuns(tokens, 0, tokens.length, lang, article.text)) {
        const at = (tokens[run.nameFrom] as Token).start;
        seen.push({ run, at, ...describe(tokens, run, lang, article.text) });
      }
    }
  }
  const surnames = new Set(
    seen.filter(({ run }) => run.courtesy || run.to - run.nameFrom === 1).map(({ run }) => run.name),
  );
  const tails = new Set<string>();
  for (const { run } of seen) {
    const words = run.name.split(' ');
    for (let from = 1; from < Math.min(words.length, 6); from++) tails.add(words.slice(from).join(' '));
  }
  for (const { run, at, role, gender, person } of seen) {
    const words = run.name.split(' ');
    if (words.length < 2 || words.length > 6 || isOther(run, lang) || tails.has(run.name)) continue;
    const tail = words.slice(1).join(' ');
    const comesBack = surnames.has(tail) || surnames.has(words[0] as string) || surnames.has(words.at(-1) as string);
    const given = lang.givenNames.has(words[0]?.toLowerCase() ?? '');
    const known = person || given || run.courtesy || run.titled;
    sources.meet(run.name, at, {
      person: known || (comesBack && !lang.organisations.has(words.at(-1)?.toLowerCase() ?? '')),
      ...(role ? { role } : {}),
      ...(gender ? { gender } : {}),
    });
  }
  // "Alys and Dafydd Wynne": the first shares the surname.
  for (const [index, { run, at }] of seen.entries()) {
    const next = seen[index + 1];
    const surname = next?.run.name.split(' ').slice(1).join(' ');
    const between = next ? article.text.slice(at + run.name.length, next.at).trim() : '';
    if (
      !surname ||
      run.name.includes(' ') ||
      !lang.conjunctions.has(between) ||
      !lang.givenNames.has(run.name.toLowerCase())
    )
      continue;
    if (lang.givenNames.has(next?.run.name.split(' ')[0]?.toLowerCase() ?? ''))
      sources.meet(`${run.name} ${surname}`, at, { person: true });
  }
  for (const { run } of seen)
    if (run.courtesy && run.gender && !run.name.includes(' ')) sources.learnGender(run.name, run.gender);
  meetTitle(article, lang, sources, surnames);
}

/** The headline names its person in full more often than not. */
function meetTitle(article: Article, lang: QuoteLanguage, sources: Sources, surnames: ReadonlySet<string>): void {
  const tokens = tokenize(article.title, { start: 0, end: article.title.length }, [], lang);
  for (const run of nameRuns(tokens, 0, tokens.length, lang, article.title)) {
    const words = run.name.split(' ');
    if (words.length < 2 || words.length > 4 || isOther(run, lang) || sources.known(run.name)) continue;
    if (!surnames.has(words.slice(1).join(' '))) continue;
    sources.meet(run.name, 0, { person: true });
  }
}

function isOther(run: NameRun, lang: QuoteLanguage): boolean {
  const words = run.name.toLowerCase().replace(/’/g, "'").split(' ');
  if (lang.places.has(words.join(' '))) return true;
  if (lang.locations.has(words[0] ?? '')) return true;
  if (run.courtesy || lang.givenNames.has(words[0] ?? '')) return false;
  if (words.some((word) => lang.organisations.has(word))) return true;
  return words.every((word) => word.length < 2);
}

/** The role printed before or after a name, and whether that makes it a person. */
function describe(
  tokens: readonly Token[],
  run: NameRun,
  lang: QuoteLanguage,
  text: string,
): { role?: string; gender?: Gender; person: boolean } {
  let role = run.titled || run.courtesy ? joinTokens(tokens, run.from, run.nameFrom, text) : '';
  let gender = run.gender;
  let person = run.titled || run.courtesy;
  const before = rolesBefore(tokens, run.from, lang);
  if (before) {
    const head = joinTokens(tokens, before.from, run.from, text).replace(/,\s*$/, '');
    role = `${head} ${role}`.trim();
    gender ??= before.gender;
    person = true;
  }
  const after = roleAfter(tokens, run.to, lang);
  if (after) {
    role = role
      ? `${role}, ${joinTokens(tokens, after.from, after.to, text)}`
      : joinTokens(tokens, after.from, after.to, text);
    gender ??= after.gender;
    person = true;
  }
  return { person, ...(role ? { role } : {}), ...(gender ? { gender } : {}) };
}

/**
 * The role in front of a name: the word right before it ("mission manager Ngozi Hart"), or the head of the phrase that a
 * comma parts from it (« la patronne des députés insoumis, Leïla Haddad »).
 */
function rolesBefore(
  tokens: readonly Token[],
  end: number,
  lang: QuoteLanguage,
): { from: number; gender?: Gender } | undefined {
  const apart = isComma(tokens[end - 1]);
  const nearest = apart ? end - 2 : end - 1;
  let found: { from: number; gender?: Gender } | undefined;
  for (let index = nearest; index >= Math.max(0, end - 14); index--) {
    const token = tokens[index] as Token;
    if (token.kind !== 'word' || lang.auxiliaries.has(token.lower) || lang.pronouns.has(token.lower)) break;
    const role = lang.roles.get(token.lower);
    if (!role || lang.determiners.has(token.lower)) continue;
    // English puts the head last: "of the president, Smith" does not make Smith president.
    if (!lang.elision && index !== nearest) break;
    const before = tokens[index - 1];
    if (!lang.elision && before && lang.complements.has(before.lower)) break;
    const gender = role.gender ?? lang.determiners.get(before?.lower ?? '')?.gender;
    found = { from: index, ...(gender ? { gender } : {}) };
    if (!apart) break;
  }
  return found;
}

function roleAfter(
  tokens: readonly Token[],
  at: number,
  lang: QuoteLanguage,
): { from: number; to: number; gender?: Gender } | undefined {
  if (!isComma(tokens[at])) return undefined;
  let from = at + 1;
  const age = tokens[from]?.kind === 'number';
  if (age) {
    from++;
    if (tokens[from]?.lower === 'ans') from++;
    if (isComma(tokens[from])) from++;
  }
  const lead = lang.determiners.get(tokens[from]?.lower ?? '');
  let to = from;
  let gender: Gender | undefined;
  let found = false;
  while (to < tokens.length && to - from < 12) {
    const token = tokens[to] as Token;
    if (token.kind !== 'word' || lang.relatives.has(token.lower) || lang.auxiliaries.has(token.lower)) break;
    const role = lang.roles.get(token.lower);
    if (role && !found && !(to > from && lang.complements.has(tokens[to - 1]?.lower ?? ''))) {
      found = true;
      gender = role.gender ?? lead?.gender;
    }
    if (!found && to - from > 4) break;
    to++;
  }
  return found ? { from, to, ...(gender ? { gender } : {}) } : undefined;
}
