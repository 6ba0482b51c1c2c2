// Which language a question is in. Questions are short: common words decide, letters help.
import { languages } from '../lang/languages.ts';
import { fold } from '../text/fold.ts';
import type { LanguageCode } from '../types.ts';

const WORD = /[\p{L}\p{M}]+/gu;
const FRENCH_LETTER = /[àâçèéêëîïôùûœ]/i;

/** The language of a question; `declared` settles what the words leave open. */
export function detectLanguage(question: string, declared?: LanguageCode): LanguageCode {
  const words = [...question.normalize('NFC').toLowerCase().matchAll(WORD)].map(([word]) => word);
  const scores = { en: 0, fr: 0 };
  for (const word of words) {
    const inFrench = known('fr', word);
    const inEnglish = known('en', word);
    if (inFrench && !inEnglish) scores.fr += word.length > 1 ? 1 : 0.5;
    if (inEnglish && !inFrench) scores.en += word.length > 1 ? 1 : 0.5;
  }
  if (FRENCH_LETTER.test(question)) scores.fr += 0.75;
  if (Math.abs(scores.fr - scores.en) >= 0.5) return scores.fr > scores.en ? 'fr' : 'en';
  return declared ?? (scores.fr > scores.en ? 'fr' : 'en');
}

const FOLDED: Partial<Record<LanguageCode, ReadonlySet<string>>> = {};

function known(lang: LanguageCode, word: string): boolean {
  const { stopWords, questionWords } = languages[lang].search;
  const folded = (FOLDED[lang] ??= new Set([...stopWords, ...questionWords].map(fold)));
  return folded.has(fold(word));
}
