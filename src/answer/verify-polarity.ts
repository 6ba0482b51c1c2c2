// A claim must not say the opposite of what it cites: negations dropped or added, opposite words, roles exchanged.
import { checkingOf, opposites } from '../lang/checking.ts';
import { languageOf, otherLanguage } from '../lang/languages.ts';
import { keyOf } from '../lang/lexicon.ts';
import type { LanguageCode } from '../types.ts';
import { nameRuns } from './verify-names.ts';
import { isStopWord, type Place, Source, stemOf, type Word, wordsIn } from './verify-source.ts';

/** How far a negation reaches, in words. */
const REACH = 4;

/** How near its beginning a sentence must be hedged to be so as a whole, in characters. */
const HEDGE_WITHIN = 12;

interface ReadWord extends Word {
  readonly stem: string;
  /** Dictionary forms that it may come from, folded. */
  readonly lemmas: readonly string[];
  readonly negated: boolean;
}

/** The content words of a text, each with whether a negation governs it. */
function read(text: string, lang: LanguageCode): ReadWord[] {
  const { negations, negationParts, refusals, reporting } = checkingOf(lang);
  const words = wordsIn(text);
  const isNegation = (word: Word) => negations.has(word.text.toLowerCase());
  let reach = 0;
  const found: ReadWord[] = [];
  words.forEach((word, at) => {
    const gap = text.slice(words[at - 1]?.end ?? 0, word.start);
    if (/[,;:.!?]/.test(gap)) reach = 0;
    if (isNegation(word)) {
      reach = REACH;
      return;
    }
    const lower = word.text.toLowerCase();
    const says = reporting.has(lower);
    if (!says && (isStopWord(word.text, lang) || negationParts.has(lower) || word.fold.length < 3)) {
      if (reach > 0) reach -= 0.5;
      return;
    }
    const lemmas = languageOf(lang).search.lemmas(lower).map(keyOf);
    found.push({ ...word, stem: stemOf(word.text, lang), lemmas, negated: reach > 0 });
    // The first full word after a negation is what it denies.
    reach = refusals.some((start) => word.fold.startsWith(start)) ? REACH : 0;
  });
  return found;
}

/** Why the claim seems to say the opposite of its sources, in a word, or undefined. */
export function contradiction(claim: string, lang: LanguageCode, source: Source): string | undefined {
  return (
    flippedNegation(claim, lang, source) ?? oppositeWord(claim, lang, source) ?? exchangedRoles(claim, lang, source)
  );
}

function flippedNegation(claim: string, lang: LanguageCode, source: Source): string | undefined {
  const texts = source.texts.map(({ text, place }) => read(text, place.article.lang));
  const givenWords = texts.flat();
  const wrong = read(claim, lang).find((word) => {
    const same = givenWords.filter((other) => means(word, other, lang, source));
    return same.length > 0 && same.every(({ negated }) => negated !== word.negated) && !claimsBoth(word, claim, lang);
  });
  return wrong && `negation at ${wrong.text}`;
}

/** The word stands in the claim with a negation and without one. */
const claimsBoth = ({ stem }: ReadWord, claim: string, lang: LanguageCode): boolean =>
  new Set(
    read(claim, lang)
      .filter((word) => word.stem === stem)
      .map(({ negated }) => negated),
  ).size > 1;

function means(word: ReadWord, other: ReadWord, lang: LanguageCode, source: Source): boolean {
  const place = source.texts.find(({ words }) => words.some((own) => own.text === other.text))?.place;
  if (!place) return false;
  if (place.article.lang === lang)
    return word.stem === other.stem || word.lemmas.some((lemma) => other.lemmas.includes(lemma));
  return translates(word, other, lang, source);
}

function translates(word: ReadWord, other: ReadWord, lang: LanguageCode, source: Source): boolean {
  const over: LanguageCode = otherLanguage(lang);
  return source.lexicon
    .translate(word.fold, lang)
    .some(({ form }) => wordsIn(form).some(({ text }) => stemOf(text, over) === other.stem));
}

const startsWithOne = (fold: string, starts: readonly string[]): boolean =>
  starts.some((start) => (start.length < 4 ? fold === start : fold.startsWith(start)));

function oppositeWord(claim: string, lang: LanguageCode, source: Source): string | undefined {
  const own = read(claim, lang);
  const given = source.texts.flatMap(({ text, place }) => read(text, place.article.lang));
  for (const pair of opposites) {
    for (const [one, other] of [pair, [pair[1], pair[0]]] as const) {
      const said = own.filter(({ fold }) => startsWithOne(fold, one));
      if (said.length === 0 || own.some(({ fold }) => startsWithOne(fold, other))) continue;
      const against = given.filter(({ fold }) => startsWithOne(fold, other));
      if (against.length === 0 || given.some(({ fold }) => startsWithOne(fold, one))) continue;
      const unlike = said.some((word) => against.every(({ negated }) => negated === word.negated));
      if (unlike && !said.some(({ text }) => source.supports(text, lang))) return `opposite of ${against[0]?.text}`;
    }
  }
  return undefined;
}

interface Roles {
  readonly verb: string;
  readonly before: ReadonlySet<string>;
  readonly after: ReadonlySet<string>;
  readonly passive: boolean;
}

/** How far from a verb its subject and object are looked for, in characters. */
const NEAR = 40;

/** Names on both sides of each full word of a text in the language of the claim. */
function rolesIn(text: string, lang: LanguageCode): Roles[] {
  const { agent } = checkingOf(lang);
  const words = wordsIn(text);
  const runs = nameRuns(text, lang)
    .map((run) => run.words.filter((word) => /^\p{Lu}/u.test(word.text) && !isStopWord(word.text, lang)))
    .filter((run) => run.length > 0);
  const folds = (run: readonly Word[]) => new Set(run.map(({ fold }) => fold));
  return words.flatMap((word, at) => {
    if (!/^\p{Ll}/u.test(word.text) || isStopWord(word.text, lang)) return [];
    const before = runs.findLast(
      (run) => (run.at(-1)?.end ?? 0) <= word.start && word.start - (run.at(-1)?.end ?? 0) < NEAR,
    );
    const after = runs.find((run) => (run[0]?.start ?? 0) >= word.end && (run[0]?.start ?? 0) - word.end < NEAR);
    if (!before || !after) return [];
    const passive = words.slice(at + 1, at + 3).some((other) => other.text.toLowerCase() === agent);
    return [{ verb: stemOf(word.text, lang), before: folds(before), after: folds(after), passive }];
  });
}

/** "A accuses B" where the source has "B accuses A", in one language and with the same verb. */
function exchangedRoles(claim: string, lang: LanguageCode, source: Source): string | undefined {
  const given = source.texts
    .filter(({ place }) => place.article.lang === lang)
    .flatMap(({ text }) => rolesIn(text, lang));
  const wrong = rolesIn(claim, lang).find((role) => {
    const same = given.filter(({ verb }) => verb === role.verb);
    const alike = (a: ReadonlySet<string>, b: ReadonlySet<string>) => [...a].some((fold) => b.has(fold));
    const turned = same.some(
      (other) => alike(other.before, role.after) && alike(other.after, role.before) && other.passive === role.passive,
    );
    return turned && !same.some((other) => alike(other.before, role.before) && alike(other.after, role.after));
  });
  return wrong && `roles around ${wrong.verb}`;
}

/** Full words of a claim that the sources hold in some form, 0 to 1; 1 for a claim without full words. */
export function shareHeld(claim: string, lang: LanguageCode, source: Source): number {
  const words = wordsIn(claim).filter(({ text, fold }) => fold.length > 2 && !isStopWord(text, lang));
  const weighed = [...new Map(words.map((word) => [keyOf(word.text), word])).values()];
  if (weighed.length === 0) return 1;
  return weighed.filter(({ text }) => source.resembles(text, lang)).length / weighed.length;
}

/** What comes nearest to the claim gives it only as thought or heard, at its very start; the claim gives it as a fact. */
export function losesHedge(claim: string, lang: LanguageCode, source: Source): boolean {
  if (checkingOf(lang).hedges.test(claim.toLowerCase())) return false;
  const own = wordsIn(claim).filter(({ text, fold }) => fold.length > 2 && !isStopWord(text, lang));
  const alike = (place: Place) => {
    const one = new Source([place], source.catalogue, source.lexicon);
    return own.filter(({ text }) => one.supports(text, lang)).length;
  };
  const nearest =
    source.places.length > 1 ? [...source.places].sort((a, b) => alike(b) - alike(a))[0] : source.places[0];
  if (!nearest) return false;
  const text = nearest.article.text.slice(nearest.span.start, nearest.span.end).toLowerCase();
  const at = text.search(checkingOf(nearest.article.lang).hedges);
  return at >= 0 && at < HEDGE_WITHIN;
}
