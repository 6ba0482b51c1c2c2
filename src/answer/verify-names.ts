// Names in a claim: each must stand in what it cites, as it is or in the other language's form.
import { checkingOf } from '../lang/checking.ts';
import { languageOf } from '../lang/languages.ts';
import { keyOf } from '../lang/lexicon.ts';
import { sentences } from '../text/sentences.ts';
import { overlaps } from '../text/spans.ts';
import type { LanguageCode, Speaker } from '../types.ts';
import {
  contiguous,
  indexOf,
  isDictionaryWord,
  isStopWord,
  type Place,
  type Source,
  type Word,
  wordsIn,
  wordsOfArticle,
} from './verify-source.ts';

const LONGEST_PHRASE = 5;

/** Words in a row that begin with capitals, small particles between them included. */
export interface NameRun {
  readonly words: readonly Word[];
  /** The run begins the sentence, where any word has a capital. */
  readonly first: boolean;
}

/** Where a name may be backed from: the cited sentences, what they refer back to, and who speaks in them. */
export class NameScope {
  readonly #near: readonly Word[];
  readonly #whole: readonly (readonly Word[])[];
  readonly #capitals: ReadonlySet<string>;

  constructor(readonly source: Source) {
    const texts = [
      ...source.texts.map(({ text }) => text),
      ...source.places.flatMap(sentenceBefore),
      ...speakersIn(source).flatMap(({ names, roles }) => [...names, ...roles]),
    ];
    this.#near = texts.flatMap(wordsIn);
    this.#whole = source.articles.map(wordsOfArticle);
    this.#capitals = new Set(this.#near.filter(({ text }) => /^\p{Lu}/u.test(text)).map(({ fold }) => fold));
  }

  /** The words stand near in a row; or they do elsewhere in the article, and one of the names stands near. */
  holds(words: readonly Word[]): boolean {
    const folds = words.map(({ fold }) => fold);
    if (contiguous(this.#near, folds)) return true;
    return folds.some((fold) => fold.length > 2 && this.#capitals.has(fold)) && this.stands(words);
  }

  /** The words stand in a row anywhere in the articles cited. */
  stands(words: readonly Word[]): boolean {
    const folds = words.map(({ fold }) => fold);
    return this.#whole.some((whole) => contiguous(whole, folds));
  }

  isCapital(word: Word): boolean {
    return this.#capitals.has(word.fold);
  }
}

function speakersIn({ quotes, catalogue }: Source): Speaker[] {
  const ids = new Set(quotes.flatMap(({ speakerId }) => speakerId ?? []));
  return [...ids].flatMap((id) => catalogue.speakers.get(id) ?? []);
}

/** The sentence before a cited one that refers back ("he", "ce dernier"), in the same paragraph. */
function sentenceBefore({ article, span }: Place): string[] {
  const { anaphors } = checkingOf(article.lang);
  const own = article.text.slice(span.start, span.end).toLowerCase();
  if (!own.split(/[^\p{L}-]+/u).some((word) => anaphors.has(word))) return [];
  const from = article.text.lastIndexOf('\n', span.start) + 1;
  const before = sentences(article.text, languageOf(article.lang), { start: from, end: span.end });
  const previous = before[before.findIndex((sentence) => overlaps(sentence, span)) - 1];
  return previous ? [article.text.slice(previous.start, previous.end)] : [];
}

/** Every run of capitalised words; `text` is one sentence, its quotations included. */
export function nameRuns(text: string, lang: LanguageCode): NameRun[] {
  const { particles } = checkingOf(lang);
  const words = wordsIn(text);
  const runs: NameRun[] = [];
  let open: Word[] = [];
  const close = () => {
    while (open.length > 0 && !isName(open.at(-1))) open.pop();
    if (open.length > 0) runs.push({ words: open, first: open[0] === words[0] });
    open = [];
  };
  words.forEach((word, at) => {
    const previous = words[at - 1];
    const gap = previous ? text.slice(previous.end, word.start) : '';
    const joined =
      /^(?:[\s\u00a0\u202f-]+|\.\s?|['’])$/.test(gap) && !(gap.trim() === '.' && (previous?.text.length ?? 9) > 4);
    if (open.length > 0 && !joined) close();
    if (isName(word)) open.push(word);
    else if (open.length > 0 && particles.has(word.text)) open.push(word);
    else close();
  });
  close();
  return runs;
}

const isName = (word: Word | undefined): boolean =>
  word !== undefined && (/^\p{Lu}/u.test(word.text) || (/\d/.test(word.text) && /\p{L}/u.test(word.text)));

/** The first name of a claim that nothing it cites backs, if there is one. */
export function unsupportedName(claim: string, lang: LanguageCode, scope: NameScope): string | undefined {
  for (const run of nameRuns(claim, lang)) {
    const wrong = unsupportedIn(run, claim, lang, scope);
    if (wrong) return wrong;
  }
  return undefined;
}

type Backing = 'exact' | 'translated' | 'word';

function unsupportedIn(
  { words, first }: NameRun,
  claim: string,
  lang: LanguageCode,
  scope: NameScope,
): string | undefined {
  let before: { backing: Backing; words: readonly Word[] } | undefined;
  const pieces: { backing: Backing; words: readonly Word[] }[] = [];
  for (let at = 0; at < words.length; ) {
    const piece = pieceAt(words, at, first, lang, scope);
    if (!piece)
      return words
        .slice(at, at + 2)
        .map(({ text }) => text)
        .join(' ');
    const touching = before && claim.slice(before.words.at(-1)?.end, piece.words[0]?.start).trim() === '';
    const joined = before ? [...before.words, ...piece.words] : [];
    if (touching && before?.backing === 'exact' && piece.backing === 'exact' && !scope.stands(joined)) {
      if (!isTranslation(joined, lang, scope)) return joined.map(({ text }) => text).join(' ');
    }
    pieces.push(piece);
    before = piece;
    at += piece.words.length;
  }
  return undefined;
}

const isTranslation = (words: readonly Word[], lang: LanguageCode, scope: NameScope): boolean =>
  scope.source.articles.every((article) => article.lang !== lang) &&
  words.every((word) => isDictionaryWord(word.text, lang, scope.source.lexicon));

function pieceAt(words: readonly Word[], at: number, first: boolean, lang: LanguageCode, scope: NameScope) {
  for (let size = Math.min(LONGEST_PHRASE, words.length - at); size > 0; size -= 1) {
    const piece = words.slice(at, at + size);
    if (!isName(piece.at(-1))) continue;
    if (scope.holds(piece) && (size > 1 || scope.isCapital(piece[0] as Word)))
      return { backing: 'exact' as const, words: piece };
    if (scope.source.supportsPhrase(piece, lang) || (size === 1 && scope.source.supports(piece[0]?.text ?? '', lang))) {
      return { backing: 'translated' as const, words: piece };
    }
  }
  const word = words[at] as Word;
  return mayStay(words, at, first, word, lang, scope) ? { backing: 'word' as const, words: [word] } : undefined;
}

/** A title, a particle, or an ordinary word with a capital: no name that needs backing. */
function mayStay(
  words: readonly Word[],
  at: number,
  first: boolean,
  word: Word,
  lang: LanguageCode,
  scope: NameScope,
): boolean {
  const { quoting } = languageOf(lang);
  const lower = word.text.toLowerCase();
  if (quoting.abbreviations.beforeName.has(lower) || checkingOf(lang).particles.has(lower)) return true;
  if (/^\d+$/.test(word.text) || isStopWord(word.text, lang)) return true;
  if (isInSpeakerName(word, scope)) return false;
  const known = isDictionaryWord(word.text, lang, scope.source.lexicon) || isCalendarWord(lower, lang);
  const alone =
    words.length === 1 ||
    !words.some(
      (other, rank) => Math.abs(rank - at) === 1 && !isDictionaryWord(other.text, lang, scope.source.lexicon),
    );
  if (first && at === 0 && words.length === 1) return known || /(?:ment|ant|ly|ing|ed|ent|er|ées?|és?)$/.test(lower);
  return known && (alone || at === 0);
}

function isCalendarWord(lower: string, lang: LanguageCode): boolean {
  return checkingOf(lang).shortMonths.includes(lower) || checkingOf(lang).ordinals.has(keyOf(lower));
}

/** "Rice", "Bush": an ordinary word that is somebody's name here. */
function isInSpeakerName(word: Word, scope: NameScope): boolean {
  const named = indexOf(scope.source.catalogue).speakersByWord.get(word.fold) ?? [];
  return named.some(({ kind }) => kind === 'person');
}
