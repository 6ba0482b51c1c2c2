// A question becomes groups: every word with all the ways to say it in the language of the articles.

import { otherLanguage as languageBeside } from '../lang/languages.ts';
import { keyOf, type Lexicon } from '../lang/lexicon.ts';
import { fold } from '../text/fold.ts';
import type { LanguageCode } from '../types.ts';
import type { Analysis, Term } from './analysis.ts';
import type { Alternative, QueryGroup } from './contract.ts';
import type { ForwardIndex } from './forward-index.ts';
import type { LookAlikes } from './look-alikes.ts';

/** What a question is read with. */
export interface Reader {
  readonly lexicon: Lexicon;
  readonly analyses: Readonly<Record<LanguageCode, Analysis>>;
}

/** The articles of one language, as far as reading a question needs them. */
export interface Shelf {
  readonly lang: LanguageCode;
  readonly forward: ForwardIndex;
  readonly lookAlikes: LookAlikes;
}

/** A written word of the question. */
interface Word {
  readonly raw: string;
  readonly start: number;
  readonly end: number;
  /** Lower case, without what an elision or a possessive adds. */
  readonly bare: string;
  readonly terms: readonly Term[];
  readonly capital: boolean;
  readonly first: boolean;
}

const WEIGHTS = {
  name: 1.35,
  /** A word that stands in both languages, when a translation is known as well. */
  sameBesideTranslation: 0.5,
  lemma: 0.95,
  cognate: 0.7,
  cognateBesideTranslation: 0.35,
  slip: 0.6,
  synonym: 0.45,
};
const WORD =
  /(?:\p{Lu}\.){2,}|\d{1,3}(?:[ \u00a0\u202f,]\d{3})+(?!\d)(?:[.,]\d+)?|\d+[.,]\d+|[\p{L}\p{N}\p{M}]+(?:['’ʼ‐‑-][\p{L}\p{N}\p{M}]+)*/gu;
/** A word that no article holds is as rare as among this many passages, however few there are. */
const FEW = 500;
const MOST_ALTERNATIVES = 14;
const MOST_FORMS = 12;

/** Reads a question for the articles of one shelf. */
export function groupsOf(question: string, lang: LanguageCode, shelf: Shelf, reader: Reader): QueryGroup[] {
  const words = wordsOf(question, reader.analyses[lang]);
  const wanted =
    lang === shelf.lang ? sameLanguage(words, lang, shelf, reader) : otherLanguage(words, lang, shelf, reader);
  return merge(wanted);
}

function wordsOf(question: string, analysis: Analysis): Word[] {
  const plainTyping = !/[^\p{ASCII}]/u.test(question);
  const shouted = question === question.toUpperCase();
  const found: Word[] = [];
  for (const match of question.normalize('NFC').matchAll(WORD)) {
    const raw = match[0];
    const bare = bareForm(raw, analysis);
    const stop = analysis.isStopWord(bare) && (plainTyping || analysis.language.stopWords.has(bare)) && !isAcronym(raw);
    const terms = stop || shouted ? analysis.termsOf(stop ? '' : raw.toLowerCase()) : analysis.termsOf(raw);
    const start = match.index;
    const capital = !shouted && /\p{Lu}/u.test(raw.slice(raw.length - bare.length) || raw);
    found.push({
      raw,
      start,
      end: start + raw.length,
      bare,
      terms: stop ? [] : terms,
      capital,
      first: found.length === 0,
    });
  }
  return withoutQuestionWords(found, analysis);
}

const isAcronym = (raw: string): boolean => raw.length > 1 && raw === raw.toUpperCase() && /^\p{Lu}+$/u.test(raw);

function bareForm(raw: string, analysis: Analysis): string {
  const parts = raw.toLowerCase().split(/['’ʼ]/);
  const { elisions, possessives, clitics } = analysis.language;
  const kept = parts.filter(
    (part, index) => !(index < parts.length - 1 ? elisions.has(part) : index > 0 && possessives.has(part)),
  );
  const joined = kept.join("'") || raw.toLowerCase();
  return clitics ? joined.replace(clitics, '') : joined;
}

/** "What does the article say about fishing" asks about fishing. */
function withoutQuestionWords(words: readonly Word[], analysis: Analysis): Word[] {
  const { questionWords } = analysis.language;
  const content = words.filter(({ terms }) => terms.length > 0);
  const said = content.filter(({ bare }) => !questionWords.has(bare));
  if (said.length === 0) return [...words];
  return words.map((word) => (questionWords.has(word.bare) ? { ...word, terms: [] } : word));
}

function sameLanguage(words: readonly Word[], lang: LanguageCode, shelf: Shelf, reader: Reader): QueryGroup[] {
  const content = words.filter(({ terms }) => terms.length > 0);
  return content.map((word, index) => {
    const alternatives = ownForms(word, shelf);
    for (const neighbour of [content[index - 1], content[index + 1]]) {
      const joined = neighbour && joinedForm(...ordered(word, neighbour), shelf);
      if (joined) alternatives.push(joined);
    }
    if (!isThere(alternatives, shelf)) alternatives.push(...corrected(word, lang, shelf, reader));
    if (!word.capital) alternatives.push(...synonyms(word, lang, reader));
    return group(word, alternatives, shelf, isName(word, lang, shelf, reader));
  });
}

const ordered = (left: Word, right: Word): [Word, Word] => (left.start < right.start ? [left, right] : [right, left]);

/** The word itself, the same word with other accents, and its parts when it is written with hyphens. */
function ownForms(word: Word, shelf: Shelf): Alternative[] {
  const own = word.terms[0];
  if (!own) return [];
  const { vocabulary } = shelf.forward;
  const alternatives: Alternative[] = [{ stems: [own.stem], weight: 1, by: 'same', fold: own.fold }];
  const spelled = vocabulary.folds.id(own.fold);
  if (spelled !== undefined) {
    for (const id of vocabulary.folds.words(spelled)) {
      const stem = vocabulary.stemOf(id);
      if (stem !== own.stem) alternatives.push({ stems: [stem], weight: 0.95, by: 'same' });
    }
  }
  const parts = word.terms.slice(1).map(({ stem }) => stem);
  if (parts.length > 1) alternatives.push({ stems: parts, weight: 0.9, by: 'same' });
  return alternatives;
}

/** "etats unis" is États-Unis, "cease fire" is ceasefire. */
function joinedForm(left: Word, right: Word, shelf: Shelf): Alternative | undefined {
  if (right.start - left.end !== 1) return undefined;
  const { vocabulary } = shelf.forward;
  const id = vocabulary.folds.id((left.terms[0]?.fold ?? '') + (right.terms[0]?.fold ?? ''));
  if (id === undefined || vocabulary.folds.df.get(id) === 0) return undefined;
  const [word] = vocabulary.folds.words(id);
  return word === undefined ? undefined : { stems: [vocabulary.stemOf(word)], weight: 1, by: 'same' };
}

/** Words that the lexicon has beside this one for the same concept: those with the same first translation. */
function synonyms(word: Word, lang: LanguageCode, { lexicon, analyses }: Reader): Alternative[] {
  const other = languageBeside(lang);
  const own = new Set(word.terms.map(({ stem }) => stem));
  const found = new Map<string, Alternative>();
  for (const key of knownForms(word, lang, lexicon, analyses[lang]).slice(0, 2)) {
    for (const { form, weight } of lexicon.translate(key, lang).slice(0, 2)) {
      for (const back of lexicon.translate(keyOf(form), other).slice(0, 3)) {
        const stems = analyses[lang].stemsOf(back.form);
        const value = weight * back.weight * WEIGHTS.synonym;
        if (stems.length !== 1 || own.has(stems[0] ?? '') || value < WEIGHTS.synonym * 0.7) continue;
        found.set(stems.join(' '), { stems, weight: value, by: 'lexicon' });
      }
    }
  }
  return [...found.values()].sort((a, b) => b.weight - a.weight).slice(0, 4);
}

function corrected(word: Word, lang: LanguageCode, shelf: Shelf, { lexicon }: Reader): Alternative[] {
  const own = word.terms[0];
  if (!own || knownForms(word, lang, lexicon).length > 0) return [];
  return shelf.lookAlikes.slips(own.fold).map(({ stem }) => ({ stems: [stem], weight: WEIGHTS.slip, by: 'spelling' }));
}

/** The dictionary forms of a word that the lexicon has. */
function knownForms(word: Word, lang: LanguageCode, lexicon: Lexicon, analysis?: Analysis): string[] {
  const lemmas = analysis ? analysis.language.lemmas(word.bare) : [word.bare];
  return [...new Set(lemmas.map(keyOf))].filter((key) => key !== '' && lexicon.has(key, lang));
}

function otherLanguage(words: readonly Word[], lang: LanguageCode, shelf: Shelf, reader: Reader): QueryGroup[] {
  const groups: QueryGroup[] = [];
  for (let at = 0; at < words.length; ) {
    const phrase = longestPhrase(words, at, lang, reader);
    const word = words[at] as Word;
    if (phrase) {
      const span = {
        ...word,
        raw: phrase.words.map(({ raw }) => raw).join(' '),
        end: phrase.words.at(-1)?.end ?? word.end,
      };
      const alternatives = translated(phrase.keys, lang, shelf, reader, 1);
      groups.push(
        group(
          span,
          alternatives,
          shelf,
          phrase.words.some(({ capital }) => capital),
        ),
      );
      at += phrase.words.length;
      continue;
    }
    if (word.terms.length > 0) groups.push(translatedWord(word, lang, shelf, reader));
    at++;
  }
  return groups;
}

interface Phrase {
  readonly words: readonly Word[];
  readonly keys: readonly string[];
}

/** The longest run of words from here on that the lexicon has as one; single words are not meant. */
function longestPhrase(
  words: readonly Word[],
  at: number,
  lang: LanguageCode,
  { lexicon, analyses }: Reader,
): Phrase | null {
  const most = Math.min(lexicon.longest, words.length - at, 6);
  for (let length = most; length > 1; length--) {
    const run = words.slice(at, at + length);
    if (run.every(({ terms }) => terms.length === 0)) continue;
    const keys = phraseKeys(run, analyses[lang]).filter((key) => lexicon.has(key, lang));
    if (keys.length > 0) return { words: run, keys };
  }
  return null;
}

/** A run of words as written, and with the last or every word in its dictionary forms. */
function phraseKeys(run: readonly Word[], analysis: Analysis): string[] {
  const written = run.map(({ bare, raw }) => keyOf(run[0]?.raw === raw ? bare : raw));
  const keys = new Set([written.join(' ')]);
  const options = run.map(({ bare }, index) => [
    written[index] ?? '',
    ...analysis.language.lemmas(bare).slice(1, 6).map(keyOf),
  ]);
  const last = options.length - 1;
  for (const form of options[last] ?? []) keys.add([...written.slice(0, -1), form].join(' '));
  for (const form of options[0] ?? []) {
    keys.add([form, ...written.slice(1)].join(' '));
    for (const other of options[last] ?? []) keys.add([form, ...written.slice(1, -1), other].join(' '));
  }
  if (run.some(({ raw }) => /['’]/.test(raw))) keys.add(keyOf(run.map(({ raw }) => raw).join(' ')));
  return [...keys];
}

function translatedWord(word: Word, lang: LanguageCode, shelf: Shelf, reader: Reader): QueryGroup {
  const keys = knownForms(word, lang, reader.lexicon, reader.analyses[lang]);
  const name = isName(word, lang, shelf, reader);
  const alternatives = translated(keys, lang, shelf, reader, 1);
  const covered = isThere(alternatives, shelf);
  alternatives.push(...sameForms(word, shelf, reader, name || keys.length === 0));
  if (!name || !isThere(alternatives, shelf)) alternatives.push(...cognates(word, lang, shelf, covered));
  if (!isThere(alternatives, shelf) && keys.length === 0) {
    const own = word.terms[0];
    if (own)
      for (const { stem } of shelf.lookAlikes.slips(own.fold))
        alternatives.push({ stems: [stem], weight: WEIGHTS.slip, by: 'spelling' });
  }
  return group(word, alternatives, shelf, name);
}

/** The translations of lexicon heads as stems of the other language; the first head is the word as written. */
function translated(
  keys: readonly string[],
  lang: LanguageCode,
  shelf: Shelf,
  { lexicon, analyses }: Reader,
  factor: number,
): Alternative[] {
  const found = new Map<string, Alternative>();
  const analysis = analyses[shelf.lang];
  keys.forEach((key, index) => {
    const lemma = factor * (index === 0 ? 1 : WEIGHTS.lemma);
    for (const { form, weight } of lexicon.translate(key, lang).slice(0, MOST_FORMS)) {
      const stems = analysis.stemsOf(form);
      const id = stems.join(' ');
      const known = found.get(id);
      if (stems.length > 0 && (!known || known.weight < weight * lemma))
        found.set(id, {
          stems,
          weight: weight * lemma,
          by: 'lexicon',
          ...(stems.length === 1 ? { fold: fold(form) } : {}),
        });
    }
  });
  return [...found.values()];
}

/** Names and numbers are the same in both languages; words may be. */
function sameForms(word: Word, shelf: Shelf, { analyses }: Reader, alone: boolean): Alternative[] {
  const weight = alone ? 1 : WEIGHTS.sameBesideTranslation;
  const terms = analyses[shelf.lang].termsOf(word.terms.length > 0 && word.capital ? word.raw : word.bare);
  const [own] = terms.length > 0 ? terms : word.terms;
  if (!own) return [];
  const { folds, ...vocabulary } = shelf.forward.vocabulary;
  const spelled = folds.id(own.fold);
  const stems = new Set([own.stem]);
  if (spelled !== undefined)
    for (const id of folds.words(spelled)) stems.add(vocabulary.stems.names[vocabulary.stems.of.get(id)] ?? own.stem);
  return [...stems].map((stem) => ({ stems: [stem], weight, by: 'same' as const }));
}

function cognates(word: Word, lang: LanguageCode, shelf: Shelf, covered: boolean): Alternative[] {
  const own = word.terms[0];
  if (!own) return [];
  const factor = covered ? WEIGHTS.cognateBesideTranslation : WEIGHTS.cognate;
  return shelf.lookAlikes
    .cognates(own.fold, lang)
    .map(({ stem, likeness }) => ({ stems: [stem], weight: factor * likeness, by: 'cognate' as const }));
}

/** Written with a capital inside the question, or mostly with one in the articles, or known to no dictionary. */
function isName(word: Word, lang: LanguageCode, shelf: Shelf, { lexicon, analyses }: Reader): boolean {
  if (/^\d/.test(word.raw)) return false;
  if (word.capital && !word.first) return true;
  const { folds, counts, capitals } = shelf.forward.vocabulary;
  const id = folds.id(word.terms[0]?.fold ?? '');
  if (id !== undefined && folds.df.get(id) > 0) {
    let seen = 0;
    let capital = 0;
    for (const one of folds.words(id)) {
      seen += counts.get(one);
      capital += capitals.get(one);
    }
    if (capital / seen > 0.7) return word.capital || knownForms(word, lang, lexicon, analyses[lang]).length === 0;
    if (lang === shelf.lang) return false;
  }
  return word.capital && knownForms(word, lang, lexicon, analyses[lang]).length === 0;
}

function dfOf({ stems }: Alternative, shelf: Shelf): number {
  return Math.min(...stems.map((stem) => shelf.forward.vocabulary.dfOfStem(stem)));
}

const isThere = (alternatives: readonly Alternative[], shelf: Shelf): boolean =>
  alternatives.some((alternative) => dfOf(alternative, shelf) > 0);

function group(
  word: Pick<Word, 'raw' | 'start' | 'end'>,
  alternatives: readonly Alternative[],
  shelf: Shelf,
  name: boolean,
): QueryGroup {
  const there = alternatives.filter((alternative) => dfOf(alternative, shelf) > 0);
  const kept = [...there].sort((a, b) => b.weight - a.weight).slice(0, MOST_ALTERNATIVES);
  const size = Math.max(1, shelf.forward.size);
  const df = kept.reduce((sum, alternative) => sum + alternative.weight * dfOf(alternative, shelf), 0);
  return {
    word: word.raw,
    start: word.start,
    end: word.end,
    idf:
      kept.length > 0 ? Math.log(1 + size / Math.max(0.5, Math.min(df, size))) : Math.log(1 + 2 * Math.max(size, FEW)),
    weight: name ? WEIGHTS.name : 1,
    name,
    found: kept.length > 0,
    alternatives: kept.length > 0 ? kept : alternatives.slice(0, 1),
  };
}

/** A word said twice counts once. */
function merge(groups: readonly QueryGroup[]): QueryGroup[] {
  const seen = new Set<string>();
  return groups.filter(({ alternatives, word }) => {
    const key = alternatives[0]?.stems.join(' ') ?? fold(word);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
