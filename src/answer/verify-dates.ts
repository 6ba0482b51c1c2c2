// Days, months, weekdays and times of day of a sentence, the same in both languages.

import type { CheckLanguage } from '../lang/check-language.ts';
import { checkingOf } from '../lang/checking.ts';
import { fold } from '../text/fold.ts';
import type { LanguageCode } from '../types.ts';
import type { Source } from './verify-source.ts';

const plain = (text: string): string => fold(text).replace(/’/g, "'");

interface Names {
  readonly months: readonly string[];
  readonly weekdays: readonly string[];
}

/** Names of months (January first) and weekdays (Monday first) as the runtime knows them. */
function namesOf(lang: LanguageCode): Names {
  const name = (field: 'month' | 'weekday', date: number) =>
    new Intl.DateTimeFormat(lang, { [field]: 'long', timeZone: 'UTC' }).format(date);
  return {
    months: Array.from({ length: 12 }, (_, month) => name('month', Date.UTC(2024, month, 1))),
    weekdays: Array.from({ length: 7 }, (_, day) => name('weekday', Date.UTC(2024, 0, day + 1))),
  };
}

const known = new Map<LanguageCode, Names>();
const calendar = (lang: LanguageCode): Names => {
  const names = known.get(lang) ?? namesOf(lang);
  known.set(lang, names);
  return names;
};

/** What a text says of time, as keys: "day:8-1", "month:10", "weekday:2", "time:930", "day-1". */
interface Times {
  /** Each entry is one mention; any of its keys will do. */
  readonly stated: readonly (readonly string[])[];
  readonly given: ReadonlySet<string>;
}

function timesIn(text: string, lang: LanguageCode): Times {
  const language = checkingOf(lang);
  const stated = [
    ...monthsIn(text, lang, language),
    ...figuresIn(text, language),
    ...weekdaysIn(text, lang, language),
    ...relativeIn(text, language),
  ];
  const times = clockTimes(text);
  return {
    stated: [...stated, ...times.filter(({ sure }) => sure).map(({ key }) => [key])],
    given: new Set([...stated.flat(), ...times.map(({ key }) => key)]),
  };
}

function monthsIn(text: string, lang: LanguageCode, language: CheckLanguage): string[][] {
  const { months } = calendar(lang);
  return months.flatMap((name, at) => {
    const short = language.shortMonths[at];
    const forms = short ? `${name}|${short}\\.?` : name;
    const day = '(\\d{1,2})(?:er|st|nd|rd|th)?';
    const pattern = new RegExp(
      `(?:(?<!\\p{N})${day}(?: of)?[\\s\\u00a0\\u202f]+)?(?<!\\p{L})(${forms})(?!\\p{L})(?:[\\s\\u00a0\\u202f]+${day}(?!\\p{N}))?`,
      'giu',
    );
    return [...text.matchAll(pattern)].flatMap(([, before, written = '', after]) => {
      if (language.monthsAreCapitals && !/^\p{Lu}/u.test(written)) return [];
      const number = before ?? (language.dayFirst ? undefined : after);
      const month = `month:${at + 1}`;
      return number ? [[month], [`day:${Number(number)}-${at + 1}`]] : [[month]];
    });
  });
}

/** "01/09/2021", "2021-09-01": the order that the language writes; both where it is not sure. */
function figuresIn(text: string, language: CheckLanguage): string[][] {
  const found = [...text.matchAll(/(?<![\p{N}/.-])(\d{1,2})[/.-](\d{1,2})(?:[/.-]\d{2,4})?(?![\p{N}/])/gu)].flatMap(
    ([written, a, b]) => {
      if (/^\d+\.\d+$/.test(written)) return [];
      const orders: [number, number][] = language.dayFirst
        ? [[Number(a), Number(b)]]
        : [
            [Number(a), Number(b)],
            [Number(b), Number(a)],
          ];
      const days = orders.filter(([day, month]) => day >= 1 && day <= 31 && month >= 1 && month <= 12);
      return days.length > 0 ? [days.map(([day, month]) => `day:${day}-${month}`)] : [];
    },
  );
  const iso = [...text.matchAll(/(?<!\p{N})\d{4}-(\d{2})-(\d{2})(?!\p{N})/gu)].map(([, month, day]) => [
    `day:${Number(day)}-${Number(month)}`,
  ]);
  return [...found, ...iso];
}

function weekdaysIn(text: string, lang: LanguageCode, language: CheckLanguage): string[][] {
  const { weekdays } = calendar(lang);
  return weekdays.flatMap((name, at) => {
    const pattern = new RegExp(`(?<!\\p{L})${name}s?(?!\\p{L})`, 'giu');
    const seen = [...text.matchAll(pattern)].filter(
      ([written]) => !language.monthsAreCapitals || /^\p{Lu}/u.test(written),
    );
    return seen.map(() => [`weekday:${at + 1}`]);
  });
}

function relativeIn(text: string, language: CheckLanguage): string[][] {
  const flat = plain(text);
  return [...language.relativeDays].flatMap(([phrase, key]) =>
    new RegExp(`(?<!\\p{L})${phrase}(?!\\p{L})`, 'u').test(flat) ? [[key]] : [],
  );
}

/** In minutes of the day. "15 heures" may be a duration, so only times with minutes or a half of the day are sure. */
function clockTimes(text: string): { key: string; sure: boolean }[] {
  const pattern =
    /(?<![\p{N}.,])(\d{1,2})(?:[\s\u00a0\u202f]?(h|:|\.|heures?)[\s\u00a0\u202f]?(\d{2})?)?[\s\u00a0\u202f]*(a\.?m\b\.?|p\.?m\b\.?)?(?![\p{N}])/giu;
  return [...text.matchAll(pattern)].flatMap(([, hours, sign, minutes, half]) => {
    if (!half && !sign) return [];
    if ((sign === ':' && !minutes) || (sign === '.' && !minutes)) return [];
    const hour = Number(hours);
    if (hour > 24 || Number(minutes ?? 0) > 59)
      return half || (minutes && sign !== '.') ? [{ key: `time:${hours}h${minutes ?? ''}`, sure: true }] : [];
    const shifted = half ? (hour % 12) + (/^p/i.test(half) ? 12 : 0) : hour;
    return [{ key: `time:${shifted * 60 + Number(minutes ?? 0)}`, sure: Boolean(half ?? (sign !== '.' && minutes)) }];
  });
}

/** The first day, date or time of a claim that its cited sentences do not give, if there is one. */
export function unsupportedDate(claim: string, lang: LanguageCode, source: Source): string | undefined {
  const given = new Set(source.texts.flatMap(({ text, place }) => [...timesIn(text, place.article.lang).given]));
  return timesIn(claim, lang)
    .stated.find((keys) => !keys.some((key) => given.has(key)))
    ?.join('/');
}

/** The text with dates and times in figures blanked out, so that they are not read as plain numbers again. */
export function withoutClockAndDates(text: string): string {
  return text
    .replace(/(?<!\p{N})\d{4}-\d{2}-\d{2}(?!\p{N})/gu, (found) => ' '.repeat(found.length))
    .replace(/(?<![\p{N}/])\d{1,2}\/\d{1,2}(?:\/\d{2,4})?(?![\p{N}/])/gu, (found) => ' '.repeat(found.length))
    .replace(
      /(?<!\p{N})\d{1,2}(?:[:.]\d{2}|[\s\u00a0\u202f]?h[\s\u00a0\u202f]?\d{2})?[\s\u00a0\u202f]*(?:[ap]\.?m\b\.?)|(?<!\p{N})\d{1,2}(?::|[\s\u00a0\u202f]?h[\s\u00a0\u202f]?)\d{2}(?!\p{N})/giu,
      (found) => ' '.repeat(found.length),
    );
}
