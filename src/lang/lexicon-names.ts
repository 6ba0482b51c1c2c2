// Names in both languages that the runtime knows by itself: countries, languages, months, days of the week.
import type { LanguageCode } from '../types.ts';

export interface NamePair {
  readonly en: string;
  readonly fr: string;
}

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const LANGUAGES =
  'ar bg bn ca cs da de el en es et fa fi fr he hi hr hu hy id it ja ka kk km ko ku lt lv mk mn ms nl no pl ps pt ro ru sk sl sq sr sv sw ta th tr uk ur uz vi zh';

function displayNames(codes: readonly string[], type: 'region' | 'language'): NamePair[] {
  const en = new Intl.DisplayNames(['en'], { type, fallback: 'none' });
  const fr = new Intl.DisplayNames(['fr'], { type, fallback: 'none' });
  return codes.flatMap((code) => {
    const pair = { en: en.of(code), fr: fr.of(code) };
    return pair.en && pair.fr ? [{ en: pair.en, fr: pair.fr }] : [];
  });
}

function dateNames(): NamePair[] {
  const pairs: NamePair[] = [];
  const format = (lang: LanguageCode, field: 'month' | 'weekday', date: Date): string =>
    new Intl.DateTimeFormat(lang, { [field]: 'long', timeZone: 'UTC' }).format(date);
  const add = (field: 'month' | 'weekday', date: Date): void => {
    pairs.push({ en: format('en', field, date), fr: format('fr', field, date) });
  };
  for (let month = 0; month < 12; month++) add('month', new Date(Date.UTC(2024, month, 1)));
  for (let day = 1; day <= 7; day++) add('weekday', new Date(Date.UTC(2024, 0, day)));
  return pairs;
}

/** "Hong Kong SAR China" is called Hong Kong. */
const plain = (name: string): string =>
  name
    .replace(/,? \(.*\)| SAR China|R\.A\.S\. chinoise de /g, '')
    .replace(/^St\. /, 'Saint ')
    .replace(/ & /g, ' and ');

/** Names of countries, languages, months and days; nothing of it is shipped with the project. */
export function namePairs(): NamePair[] {
  const regions = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));
  return [...displayNames(regions, 'region'), ...displayNames(LANGUAGES.split(' '), 'language'), ...dateNames()].map(
    ({ en, fr }) => ({ en: plain(en), fr: plain(fr) }),
  );
}
