// Options that several commands share, and how a command reads what was given.

import { isLanguageCode } from '../src/lang/languages.ts';
import type { LanguageCode } from '../src/types.ts';
import type { OptionData, Request } from './command.ts';

export const privateOption: OptionData = {
  name: { en: 'private', fr: 'privé' },
  description: { en: 'Only you see the reply', fr: 'Vous seul voyez la réponse' },
  type: 'flag',
};

export const languageOption: OptionData = {
  name: { en: 'language', fr: 'langue' },
  description: { en: 'The language of the reply', fr: 'La langue de la réponse' },
  type: 'text',
  choices: [
    { name: { en: 'English', fr: 'anglais' }, value: 'en' },
    { name: { en: 'French', fr: 'français' }, value: 'fr' },
  ],
};

export const pageOption: OptionData = {
  name: { en: 'page', fr: 'page' },
  description: { en: 'Which page', fr: 'Quelle page' },
  type: 'number',
};

/** A text option; blank counts as not given. */
export function text(request: Request, name: string): string | undefined {
  const value = request.options[name];
  const given = value === undefined ? '' : String(value).trim();
  return given === '' ? undefined : given;
}

export function flag(request: Request, name: string): boolean {
  const value = request.options[name];
  return value === true || value === 'true' || value === 'yes' || value === 'oui';
}

/** A whole number of at least 1; 1 when none (or nonsense) was given. */
export function page(request: Request): number {
  const value = Number(request.options.page ?? 1);
  return Number.isInteger(value) && value >= 1 ? value : 1;
}

/** The `language` option, when it is one the bot speaks. */
export function language(request: Request): LanguageCode | undefined {
  const value = request.options.language;
  return isLanguageCode(value) ? value : undefined;
}
