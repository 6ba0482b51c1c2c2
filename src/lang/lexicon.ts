// The French-English lexicon: hand-written files, the runtime's own names, and dictionaries added by path.
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { foldWords } from '../text/fold.ts';
import type { LanguageCode } from '../types.ts';
import { namePairs } from './lexicon-names.ts';

export interface Translation {
  /** As the dictionary writes it. */
  readonly form: string;
  /** 1 for the first sense, less for later ones. */
  readonly weight: number;
}

/** One concept: forms that mean the same, in both languages, the commonest first. */
export interface LexiconLine {
  readonly en: readonly string[];
  readonly fr: readonly string[];
}

const FOLDER = fileURLToPath(new URL('./lexicon/', import.meta.url));
const LATER_SENSE = 0.9;
const LOWEST = 0.5;
/** A dictionary added by path has senses by the dozen, in no order. */
const ADDED = 0.7;
const LINES_AT_ONCE = 500;

/** How a phrase is looked up: lower case, no accents, hyphens and apostrophes as blanks. */
export function keyOf(phrase: string): string {
  return foldWords(phrase);
}

/** Reads the lines of a lexicon file; a line that is none is an error with its number. */
function parseLexicon(text: string, file: string): LexiconLine[] {
  return text.split('\n').flatMap((line, index) => {
    const bare = line.trim();
    if (bare === '' || bare.startsWith('#')) return [];
    const sides = bare.split(' = ');
    const [en = [], fr = []] = sides.map((side) => side.split(';').map((form) => form.trim()));
    if (sides.length !== 2 || [...en, ...fr].includes(''))
      throw new Error(`${basename(file)}:${index + 1}: not "english = french"`);
    return [{ en, fr }];
  });
}

/** A form of a line: which line, and the how-manieth of its side. */
interface Place {
  readonly line: number;
  readonly rank: number;
}

interface Weighed {
  readonly line: LexiconLine;
  readonly weight: number;
}

export class Lexicon {
  /** Translations are put together when they are asked for: most never are. */
  readonly #lines: Weighed[] = [];
  readonly #places: Record<LanguageCode, Map<string, Place[]>> = { en: new Map(), fr: new Map() };
  #longest = 1;

  /** Words in the longest phrase. */
  get longest(): number {
    return this.#longest;
  }

  /** How many phrases of a language can be looked up. */
  heads(lang: LanguageCode): number {
    return this.#places[lang].size;
  }

  has(key: string, from: LanguageCode): boolean {
    return this.#places[from].has(key);
  }

  /** The translations of a phrase, best first; none when it is not there. */
  translate(key: string, from: LanguageCode): Translation[] {
    const forms = new Map<string, number>();
    for (const { line: number, rank } of this.#places[from].get(key) ?? []) {
      const { line, weight } = this.#lines[number] as Weighed;
      const head = Math.max(LOWEST, weight * LATER_SENSE ** rank);
      line[from === 'en' ? 'fr' : 'en'].forEach((form, sense) => {
        const value = Math.max(LOWEST * weight, head * LATER_SENSE ** sense);
        if ((forms.get(form) ?? 0) < value) forms.set(form, value);
      });
    }
    return [...forms].map(([form, weight]) => ({ form, weight })).sort((a, b) => b.weight - a.weight);
  }

  add(line: LexiconLine, weight = 1): void {
    const number = this.#lines.push({ line, weight }) - 1;
    for (const lang of ['en', 'fr'] as const) {
      line[lang].forEach((form, rank) => {
        const key = keyOf(form);
        if (key === '') return;
        this.#file(lang, key, { line: number, rank });
        // "s’effondrer" is looked up as "effondré".
        const verb = lang === 'fr' ? /^s[e']\s?(?=\p{L}{3})/u.exec(form.replace('’', "'")) : null;
        if (verb) this.#file(lang, keyOf(form.slice(verb[0].length)), { line: number, rank });
      });
    }
  }

  #file(lang: LanguageCode, key: string, place: Place): void {
    const known = this.#places[lang].get(key);
    if (known) known.push(place);
    else this.#places[lang].set(key, [place]);
    for (let at = key.indexOf(' '), words = 2; at >= 0; at = key.indexOf(' ', at + 1), words++) {
      if (words > this.#longest) this.#longest = words;
    }
  }
}

const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function addAll(lexicon: Lexicon, lines: readonly LexiconLine[], weight: number): Promise<void> {
  for (let at = 0; at < lines.length; at += LINES_AT_ONCE) {
    for (const line of lines.slice(at, at + LINES_AT_ONCE)) lexicon.add(line, weight);
    await pause();
  }
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const fromBase64 = (digits: string): number => [...digits].reduce((sum, digit) => sum * 64 + BASE64.indexOf(digit), 0);

/** A dictd dictionary (FreeDict's form): `NAME.index` beside `NAME.dict` or `NAME.dict.dz`, languages in its name. */
async function readDictd(indexFile: string): Promise<LexiconLine[]> {
  const stem = indexFile.slice(0, -'.index'.length);
  const reversed = /fra?-eng?\b/.test(basename(stem));
  const body = await readFile(`${stem}.dict`).catch(async () => gunzipSync(await readFile(`${stem}.dict.dz`)));
  const index = await readFile(indexFile, 'utf8');
  return index.split('\n').flatMap((line) => {
    const [head, offset, length] = line.split('\t');
    if (!head || !offset || !length || head.startsWith('00')) return [];
    const start = fromBase64(offset);
    const forms = sensesOf(body.subarray(start, start + fromBase64(length)).toString('utf8'));
    if (forms.length === 0) return [];
    return [reversed ? { en: forms, fr: [head] } : { en: [head], fr: forms }];
  });
}

/** The translations in a dictd article: the lines under the head, without numbers, notes and examples. */
function sensesOf(article: string): string[] {
  const lines = article.split('\n').slice(1);
  return lines
    .filter((line) => !/^\s*(?:["“]|Note|Synonym|see:)/.test(line))
    .flatMap((line) =>
      line
        .replace(/^\s*\d+\.\s*/, '')
        .replace(/<[^>]*>|\([^)]*\)|\[[^\]]*\]/g, '')
        .split(/[,;]/),
    )
    .map((form) => form.trim())
    .filter((form) => form !== '' && form.split(' ').length <= 4);
}

async function readLines(path: string): Promise<LexiconLine[]> {
  if ((await stat(path)).isDirectory()) {
    const names = (await readdir(path)).filter((name) => ['.txt', '.index'].includes(extname(name))).sort();
    return (await Promise.all(names.map((name) => readLines(join(path, name))))).flat();
  }
  if (extname(path) === '.index') return readDictd(path);
  if (/\.dict(?:\.dz)?$/.test(path)) return readDictd(path.replace(/\.dict(?:\.dz)?$/, '.index'));
  return parseLexicon(await readFile(path, 'utf8'), path);
}

/**
 * Loads the lexicon that comes with the project, the runtime's names, and the dictionaries at `paths` (files in our
 * format, dictd files, or folders of either). Rejects when one cannot be read.
 */
export async function loadLexicon(paths: readonly string[] = []): Promise<Lexicon> {
  const lexicon = new Lexicon();
  await addAll(lexicon, await readLines(FOLDER), 1);
  await addAll(
    lexicon,
    namePairs().map(({ en, fr }) => ({ en: [en], fr: [fr] })),
    1,
  );
  for (const path of paths) await addAll(lexicon, await readLines(path), ADDED);
  return lexicon;
}
