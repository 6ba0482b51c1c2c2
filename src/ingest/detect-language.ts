// Which language an article is in: its own word for it, else detected by trigrams.
import { francAll } from 'franc-min';
import type { LanguageCode } from '../types.ts';
import { Unreadable } from './decode.ts';

const BY_ISO_639_3: Readonly<Record<string, LanguageCode>> = { eng: 'en', fra: 'fr' };
/** Enough to tell two languages apart; more text only costs time. */
const SAMPLE = 4000;
/** Below this length other languages are not told apart safely, so only the two are compared. */
const SHORT = 240;

/**
 * @param declared what the file says ("fr", "en-GB", "français"), if anything
 * @throws Unreadable for an article in a language the bot does not read
 */
export function languageOfArticle(text: string, declared?: string): LanguageCode {
  if (declared !== undefined && declared.trim() !== '') {
    const code = declaredLanguage(declared);
    if (code === undefined) throw new Unreadable(`its language is “${declared}”; English and French are read`);
    return code;
  }
  const sample = text.slice(0, SAMPLE);
  if (sample.length >= SHORT) {
    const best = francAll(sample)[0]?.[0] ?? 'und';
    const code = BY_ISO_639_3[best];
    if (code !== undefined) return code;
    if (!isNear(sample)) throw new Unreadable(`it seems to be in another language (${best}); say lang: en or lang: fr`);
  }
  return between(sample);
}

function declaredLanguage(declared: string): LanguageCode | undefined {
  const word = declared.trim().toLowerCase();
  if (/^(?:en|eng|english|anglais)\b/.test(word)) return 'en';
  if (/^(?:fr|fra|fre|french|français|francais)(?![a-z])/.test(word)) return 'fr';
  return undefined;
}

function between(sample: string): LanguageCode {
  const best = francAll(sample, { only: Object.keys(BY_ISO_639_3), minLength: 3 })[0]?.[0] ?? 'und';
  return BY_ISO_639_3[best] ?? 'en';
}

/** franc's scores are relative to the best (1): a text of many names may put a neighbour language first by a hair. */
function isNear(sample: string): boolean {
  return francAll(sample).some(([code, score]) => code in BY_ISO_639_3 && score > 0.9);
}
