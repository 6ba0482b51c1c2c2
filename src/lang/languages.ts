// Every language the bot reads. A new one is one more line here.
import type { LanguageCode } from '../types.ts';
import { english } from './en/index.ts';
import { french } from './fr/index.ts';
import type { Language } from './language.ts';

export const languages: Readonly<Record<LanguageCode, Language>> = { en: english, fr: french };

export const languageOf = (code: LanguageCode): Language => languages[code];
