// When an article was published, as its file says: a date, a moment, or words that can mean only one day.
import { words } from '../lang/words.ts';
import { fold } from '../text/fold.ts';

const MONTHS: readonly ReadonlySet<string>[] = [
  'january jan janvier janv',
  'february feb fevrier fevr fev',
  'march mar mars',
  'april apr avril avr',
  'may mai',
  'june jun juin',
  'july jul juillet juil',
  'august aug aout',
  'september sep sept septembre',
  'october oct octobre',
  'november nov novembre',
  'december dec decembre',
].map((names) => words(names));

const ZONES: Readonly<Record<string, string>> = { z: 'Z', utc: 'Z', gmt: 'Z', ut: 'Z' };
const CLOCK = String.raw`(?:(?:\s*,?\s*(?:a|at|-|–|t)?\s*)(\d{1,2})\s*[:h]\s*(\d{2})?(?::(\d{2})(?:[.,]\d+)?)?\s*(am|pm|a\.m\.|p\.m\.)?)?`;
const ZONE = String.raw`\s*(z|utc|gmt|ut|[+-]\d{2}:?\d{2})?`;
const WEEKDAY = String.raw`(?:[a-z]{3,9}\.?,?\s+)?(?:le\s+)?`;

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?)?$/i;
const DAY_FIRST = new RegExp(
  String.raw`^${WEEKDAY}(\d{1,2})(?:er|st|nd|rd|th)?[\s-]+([a-z]+)\.?,?[\s-]+(\d{4})${CLOCK}${ZONE}$`,
);
const MONTH_FIRST = new RegExp(
  String.raw`^${WEEKDAY}([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})${CLOCK}${ZONE}$`,
);
const NUMBERS = new RegExp(String.raw`^(\d{1,2})[/.](\d{1,2})[/.](\d{4})${CLOCK}${ZONE}$`);

/**
 * @returns an ISO 8601 date, or a moment with its offset; a time without one is taken as UTC, so that no machine's own
 * zone moves it. Undefined for what is no date, or could mean two.
 */
export function readDate(value: string): string | undefined {
  const text = value.trim();
  const iso = ISO.exec(text);
  if (iso) return readIso(iso, text);
  if (/^\d{10}$|^\d{13}$/.test(text)) return new Date(Number(text) * (text.length === 10 ? 1000 : 1)).toISOString();
  const plain = fold(text).replace(/\s+/g, ' ');
  const dayFirst = DAY_FIRST.exec(plain);
  if (dayFirst) return assemble(dayFirst[3], monthOf(dayFirst[2]), dayFirst[1], dayFirst.slice(4));
  const monthFirst = MONTH_FIRST.exec(plain);
  if (monthFirst) return assemble(monthFirst[3], monthOf(monthFirst[1]), monthFirst[2], monthFirst.slice(4));
  const numbers = NUMBERS.exec(plain);
  return numbers ? fromNumbers(numbers) : undefined;
}

/** A well-formed moment stays as it was written. */
function readIso([, year, month, day, hour, minute, second, zone]: RegExpExecArray, text: string): string | undefined {
  if (!isDay(Number(year), Number(month), Number(day))) return undefined;
  if (hour === undefined) return text;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return undefined;
  const moment = `${text.slice(0, 10)}T${text.slice(11).trim()}`;
  if (zone === undefined) return `${moment}Z`;
  return moment.replace(/\s*(?:z|([+-]\d{2}):?(\d{2})?)$/i, (_, hours, minutes) =>
    hours ? `${hours}:${minutes ?? '00'}` : 'Z',
  );
}

/** 30/09/2021 can be one day only; 03/04/2021 could be two. */
function fromNumbers([, first, second, year, ...clock]: RegExpExecArray): string | undefined {
  const [a, b] = [Number(first), Number(second)];
  if (a === b || (a > 12 && b <= 12)) return assemble(year, b, first, clock);
  return b > 12 && a <= 12 ? assemble(year, a, second, clock) : undefined;
}

function assemble(
  year: string | undefined,
  month: number,
  day: string | undefined,
  [hour, minute, second, half, zone]: readonly (string | undefined)[],
): string | undefined {
  if (!isDay(Number(year), month, Number(day))) return undefined;
  const date = `${year}-${two(month)}-${two(day)}`;
  if (hour === undefined) return date;
  const hours = half ? (Number(hour) % 12) + (half.startsWith('p') ? 12 : 0) : Number(hour);
  if (hours > 23 || Number(minute ?? 0) > 59 || Number(second ?? 0) > 59) return undefined;
  const offset = zone === undefined ? 'Z' : (ZONES[zone] ?? `${zone.slice(0, 3)}:${zone.slice(-2)}`);
  return `${date}T${two(hours)}:${two(minute ?? 0)}:${two(second ?? 0)}${offset}`;
}

const two = (value: unknown): string => String(value).padStart(2, '0');

function monthOf(name: string | undefined): number {
  return MONTHS.findIndex((names) => names.has(name ?? '')) + 1;
}

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return month >= 1 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
