// Every language the bot reads. A new one is one more line here.
import type { LanguageCode } from '../types.ts';
import { english } from './en/index.ts';
import { french } from './fr/index.ts';
import type { Language } from './language.ts';

export const languages: Readonly<Record<LanguageCode, Language>> = { en: english, fr: french };

export const languageOf = (code: LanguageCode): Language => languages[code];

export const isLanguageCode = (value: unknown): value is LanguageCode =>
  typeof value === 'string' && value in languages;

/** What a language is translated into: the lexicon is of two. */
export function otherLanguage(code: LanguageCode): LanguageCode {
  const other = (Object.keys(languages) as LanguageCode[]).find((one) => one !== code);
  if (!other) throw new Error(`there is no language beside ${code}`);
  return other;
}
