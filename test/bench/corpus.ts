// What the bench searches: a made-up news corpus that is the same at every run, or labelled passages from a folder.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Article, Catalogue, LanguageCode } from '../../src/types.ts';

export interface Doc {
  readonly id: string;
  readonly title: string;
  readonly lang: LanguageCode;
  readonly text: string;
}

export interface LabelledQuestion {
  readonly question: string;
  readonly lang: LanguageCode;
  readonly gold: readonly string[];
}

const SYLLABLES = 'ba ce di fo gu la me ni po ru sa te vi lo ma no pe ri so tu van ker mont del bri'.split(' ');
const WORDS: Record<LanguageCode, { nouns: string[]; verbs: string[]; frames: string[] }> = {
  fr: {
    nouns:
      'l’accord|la grève|le budget|l’armée|la frontière|le port|la réforme|l’enquête|le sommet|la récolte|l’usine|la centrale'.split(
        '|',
      ),
    verbs: 'a annoncé|a refusé|a défendu|a critiqué|a signé|a suspendu|a rouvert|a retardé'.split('|'),
    frames: [
      '{name} {verb} {noun} de {place} mardi, devant {n} personnes.',
      '« Nous ne renoncerons pas à {noun} », a déclaré {name}, à {place}.',
      'Selon {name}, {noun} concerne {word} et {word} depuis {n} jours.',
      'Près de {place}, {noun} oppose {word} à {word}, pour {n} millions d’euros.',
    ],
  },
  en: {
    nouns:
      'the agreement|the strike|the budget|the army|the border|the harbour|the reform|the inquiry|the summit|the plant'.split(
        '|',
      ),
    verbs: 'announced|rejected|defended|criticised|signed|suspended|reopened|delayed'.split('|'),
    frames: [
      '{name} {verb} {noun} of {place} on Tuesday, before {n} people.',
      '“We will not give up {noun},” {name} said in {place}.',
      'According to {name}, {noun} has concerned {word} and {word} for {n} days.',
      'Near {place}, {noun} sets {word} against {word}, at a cost of {n} million dollars.',
    ],
  },
};

/** Numbers in [0, 1) that depend on the seed alone. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const pick = <T>(list: readonly T[], random: () => number): T => list[Math.floor(random() * list.length)] as T;

/** A made-up word; low ranks come far more often, as in any text. */
function word(random: () => number): string {
  let rank = Math.floor(20_000 ** random());
  let made = '';
  do {
    made += SYLLABLES[rank % SYLLABLES.length];
    rank = Math.floor(rank / SYLLABLES.length);
  } while (rank > 0);
  return `${made}n`;
}

const capital = (text: string): string => text[0]?.toUpperCase() + text.slice(1);

function sentence(lang: LanguageCode, random: () => number): string {
  const { nouns, verbs, frames } = WORDS[lang];
  const filled: Record<string, () => string> = {
    name: () => `${capital(word(random))} ${capital(word(random))}`,
    place: () => capital(word(random)),
    noun: () => pick(nouns, random),
    verb: () => pick(verbs, random),
    n: () => String(2 + Math.floor(random() * 900)),
    word: () => word(random),
  };
  return capital(pick(frames, random).replace(/\{(\w+)\}/g, (_, key: string) => filled[key]?.() ?? ''));
}

/** @param words how long each text is, about; every `perParagraph` sentences a paragraph ends */
export function madeUp(count: number, words: number, seed = 1, perParagraph = 100): Doc[] {
  const random = seeded(seed);
  return Array.from({ length: count }, (_, at) => {
    const lang = at % 2 === 0 ? 'fr' : 'en';
    const sentences = Array.from({ length: Math.round(words / 12) }, () => sentence(lang, random));
    const text = sentences.reduce((all, one, i) => all + (i % perParagraph === 0 ? '\n\n' : ' ') + one);
    return { id: `made-up-${at}`, title: sentence(lang, random), lang, text };
  });
}

/** Questions in the words of passages, in the passages' languages. */
export function questionsAbout(docs: readonly Doc[], count: number, seed = 2): string[] {
  const random = seeded(seed);
  return Array.from({ length: count }, () => {
    const { lang, text } = pick(docs, random);
    const names = text.match(/\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+/gu) ?? ['Monsieur'];
    const noun = pick(WORDS[lang].nouns, random);
    return lang === 'fr'
      ? `Qu’a dit ${pick(names, random)} sur ${noun} ?`
      : `What did ${pick(names, random)} say about ${noun}?`;
  });
}

/** Each doc as an article of one passage. */
export function catalogueOfDocs(docs: readonly Doc[]): Catalogue {
  const articles = new Map(docs.map((doc): [string, Article] => [doc.id, doc]));
  const passages = new Map(
    docs.map(({ id, text }) => [id, [{ article: id, index: 0, start: 0, end: text.length }]] as const),
  );
  return { version: `bench-${docs.length}`, articles, passages, quotes: [], speakers: new Map() };
}

const linesOf = <T>(file: string): T[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);

/** `NAME.passages.jsonl` and `NAME.questions.jsonl`; at most `most` questions, evenly spread. Null when not there. */
export function labelled(
  folder: string,
  name: string,
  most: number,
): { docs: Doc[]; questions: LabelledQuestion[] } | null {
  const passages = join(folder, `${name}.passages.jsonl`);
  if (!existsSync(passages)) return null;
  const all = linesOf<LabelledQuestion>(join(folder, `${name}.questions.jsonl`));
  const step = Math.max(1, all.length / most);
  const questions = Array.from({ length: Math.min(most, all.length) }, (_, at) => all[Math.floor(at * step)]);
  return { docs: linesOf<Doc>(passages), questions: questions.filter((one) => one !== undefined) };
}
