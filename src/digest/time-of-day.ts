// A time of day as people type it -> HH:MM.
import { UserError } from '../errors.ts';

const TYPED = /^(\d{1,2})\s*(?:[:.h]\s*(\d{2})?)?\s*(am|pm|a\.m\.|p\.m\.)?$/;

/** "08:30", "8:30", "8h30", "8 h", "0830", "8:30 pm" -> "08:30". @throws UserError `bad-time` */
export function timeOfDay(typed: string): string {
  const text = typed.trim().toLowerCase();
  const compact = /^(\d{2})(\d{2})$/.exec(text);
  const [, hourText, minuteText = '00', half] = compact ?? TYPED.exec(text) ?? [];
  const alone = /^\d{1,2}$/.test(text);
  const hour = hourText === undefined || alone ? Number.NaN : hourOfDay(Number(hourText), half);
  const minute = Number(minuteText);
  if (!(hour >= 0 && hour < 24 && minute < 60)) {
    throw new UserError('bad-time', `“${typed}” is not a time of day: HH:MM is needed.`, { value: typed });
  }
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

function hourOfDay(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return Number.NaN;
  return (hour % 12) + (half.startsWith('p') ? 12 : 0);
}
