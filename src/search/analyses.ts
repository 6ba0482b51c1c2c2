// One analysis per language for the whole thread: a word is stemmed once.
import { languages } from '../lang/languages.ts';
import type { LanguageCode } from '../types.ts';
import { Analysis } from './analysis.ts';

const known: Partial<Record<LanguageCode, Analysis>> = {};

export function analysisOf(lang: LanguageCode): Analysis {
  return (known[lang] ??= new Analysis(languages[lang].search));
}
