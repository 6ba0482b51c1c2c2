// Which language an article is in: its own word for it, else its function words, else trigrams.
import { francAll } from 'franc-min';
import { languages } from '../lang/languages.ts';
import { words } from '../lang/words.ts';
import { fold } from '../text/fold.ts';
import type { LanguageCode } from '../types.ts';
import { Unreadable } from './decode.ts';

const BY_ISO_639_3: Readonly<Record<string, LanguageCode>> = { eng: 'en', fra: 'fr' };
/** Enough to tell languages apart; more text only costs time. */
const SAMPLE = 4000;
/** From this share of its function words on, a text is in that language, however many names it holds. */
const SURE = 0.12;
/** Below this share, a text is hardly in that language. */
const HARDLY = 0.05;
/** Trigrams of a shorter text name a language at random. */
const SHORT = 60;
/** So many words in small letters without one function word are no English and no French. */
const MANY = 20;
/** Function words that the languages around English and French write the same way; they prove nothing. */
const SHARED = words(`
  de la le en que un se es tu me te si ne sa su il on par pour son ma mon lo no da do das dos as os o e i u
  in is was so will am an of over we die war men hat all her per via est non nos ad at ex tout mes for ham har
`);

/** Names carry these into the other language's stop words ("du Pont", "et al."); in running text they are at home in one. */
const AT_HOME: Readonly<Record<LanguageCode, ReadonlySet<string>>> = {
  en: words('the and'),
  fr: words('du des les et au aux une'),
};

const ownWords = new Map(Object.values(languages).map(({ code }) => [code, ownWordsOf(code)] as const));

function ownWordsOf(code: LanguageCode): ReadonlySet<string> {
  const others = Object.values(languages).filter((other) => other.code !== code);
  const theirs = new Set(others.flatMap(({ search }) => [...search.stopWords].map(fold)));
  const own = [...languages[code].search.stopWords].map(fold).filter((word) => !theirs.has(word) && !SHARED.has(word));
  return new Set([...own, ...AT_HOME[code]]);
}

/**
 * @param text the article, its title first when it is short
 * @param declared what the file says ("fr", "en-GB", "français"), if anything
 * @param hint what a page's template says; it decides only when the text does not
 * @throws Unreadable for an article in a language the bot does not read
 */
export function languageOfArticle(text: string, declared?: string, hint?: string): LanguageCode {
  if (declared !== undefined && declared.trim() !== '') {
    const code = declaredLanguage(declared);
    if (code !== undefined) return code;
    throw new Unreadable(`its language is given as ${nameOf(declared.trim())}; the bot reads English and French`);
  }
  const sample = text.slice(0, SAMPLE);
  const [best, second] = sharesOf(sample);
  if (best.share >= SURE && best.share >= 1.5 * second.share) return best.code;
  return byTrigrams(sample, best) ?? hinted(hint) ?? (best.share > second.share ? best.code : between(sample));
}

/** The language of an unclear text, undefined when it is too short to tell. */
function byTrigrams(sample: string, best: Share): LanguageCode | undefined {
  const ranked = francAll(sample);
  const first = ranked[0]?.[0] ?? 'und';
  const foreignScript = /^\P{Script=Latin}*$/u.test(sample.replace(/[^\p{L}]/gu, '')) && /\p{L}/u.test(sample);
  if (!foreignScript && sample.length < SHORT) return undefined;
  const code = BY_ISO_639_3[first];
  if (code !== undefined) {
    if (best.share > HARDLY) return best.code;
    if (best.share > 0 || plainWords(sample) < MANY) return code;
    throw new Unreadable('it seems to be in another language; the bot reads English and French');
  }
  if (first === 'und') return undefined;
  const name = foreignScript && sample.length < SHORT ? 'another language' : nameOf(first);
  // A text of many names may put a neighbour language first by a hair; its few function words then tell.
  const near = ranked.some(([other, score]) => other in BY_ISO_639_3 && score > 0.9);
  if (!foreignScript && (best.share >= SURE || (near && best.share > HARDLY))) return best.code;
  throw new Unreadable(`it seems to be in ${name}; the bot reads English and French`);
}

/** How many words are written in small letters: no names, no initials. */
function plainWords(sample: string): number {
  return sample.match(/(?<![\p{L}\p{N}])\p{Ll}{2,}/gu)?.length ?? 0;
}

interface Share {
  readonly code: LanguageCode;
  readonly share: number;
}

/** What part of the words are function words of each language and of no other, the greater first. */
function sharesOf(sample: string): [Share, Share] {
  const found = fold(sample).match(/\p{L}+['’]?/gu) ?? [];
  const shares = [...ownWords].map(([code, own]) => {
    const hits = found.filter((token) => {
      const word = token.replace(/['’]$/, '');
      return own.has(word) && (word.length > 1 || word !== token);
    });
    return { code, share: hits.length / Math.max(found.length, 1) };
  });
  return shares.sort((a, b) => b.share - a.share) as [Share, Share];
}

function hinted(hint: string | undefined): LanguageCode | undefined {
  return hint === undefined ? undefined : declaredLanguage(hint);
}

function declaredLanguage(declared: string): LanguageCode | undefined {
  const word = declared.trim().toLowerCase();
  if (/^(?:en|eng|english|anglais)(?![a-z])/.test(word)) return 'en';
  if (/^(?:fr|fra|fre|french|français|francais)(?![a-zç])/.test(word)) return 'fr';
  return undefined;
}

function between(sample: string): LanguageCode {
  const best = francAll(sample, { only: Object.keys(BY_ISO_639_3), minLength: 3 })[0]?.[0] ?? 'und';
  return BY_ISO_639_3[best] ?? 'en';
}

/** "Spanish" for `spa`, `es` or `es-MX`; what is no language code stays, in quotation marks. */
function nameOf(code: string): string {
  const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
  const main = /^([a-z]{2,3})(?![a-z])/i.exec(code)?.[1];
  const name = main === undefined ? undefined : names.of(main);
  return name ?? `“${code.slice(0, 40)}”`;
}
