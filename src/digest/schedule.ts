// When a digest is due: one slot a local day, in the subscription's own zone. Pure: time is an argument.
import { Temporal } from 'temporal-polyfill';
import type { Subscription } from '../types.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Posted this much after its time, a digest is marked late. */
const LATE = 10 * MINUTE;

export type Timing = Pick<Subscription, 'time' | 'zone' | 'days' | 'effectiveFrom'>;

/** A local day's moment to post. */
export interface Slot {
  /** YYYY-MM-DD in the subscription's zone. */
  readonly date: string;
  /** ms since 1970. */
  readonly at: number;
}

export interface Due extends Slot {
  readonly late: boolean;
  /** Too late to be posted at all. */
  readonly missed: boolean;
}

/**
 * The latest slot that has come and is not settled; undefined when there is none. Slots before `effectiveFrom` or on
 * days not chosen do not count.
 * @param lastDate the last local date that is settled
 * @param catchUpHours how old a slot may be and still be posted (ten minutes at least)
 */
export function due(timing: Timing, now: Date, lastDate: string | undefined, catchUpHours: number): Due | undefined {
  const slot = latestSlot(timing, now);
  if (!slot || (lastDate !== undefined && slot.date <= lastDate)) return undefined;
  const age = now.getTime() - slot.at;
  return { ...slot, late: age > LATE, missed: age > Math.max(catchUpHours * HOUR, LATE) };
}

/** The first slot after the last settled date, which may have come already; undefined when no day is chosen. */
export function nextSlot(timing: Timing, lastDate: string | undefined): Slot | undefined {
  const from = effectiveFrom(timing);
  const first = localDate(from, timing.zone).subtract({ days: 1 });
  const after = lastDate === undefined ? undefined : Temporal.PlainDate.from(lastDate).add({ days: 1 });
  let date = after && Temporal.PlainDate.compare(after, first) > 0 ? after : first;
  // A week holds every weekday; a few more days for dates that a zone has left out.
  for (let i = 0; i < 16; i += 1, date = date.add({ days: 1 })) {
    const slot = slotOn(timing, date);
    if (slot && slot.at >= from) return slot;
  }
  return undefined;
}

function latestSlot(timing: Timing, now: Date): Slot | undefined {
  let date = localDate(now.getTime(), timing.zone);
  for (let i = 0; i < 16; i += 1, date = date.subtract({ days: 1 })) {
    const slot = slotOn(timing, date);
    if (slot && slot.at <= now.getTime()) return slot.at >= effectiveFrom(timing) ? slot : undefined;
  }
  return undefined;
}

/**
 * The moment of a date's slot. A time that the clocks leave out is moved by what they jump, or back when that would
 * leave the day; of a time that comes twice the first is meant; a date that a zone has left out has no slot.
 */
function slotOn({ time, zone, days }: Timing, date: Temporal.PlainDate): Slot | undefined {
  if (!days.includes(date.dayOfWeek)) return undefined;
  const local = date.toPlainDateTime(time);
  for (const disambiguation of ['compatible', 'earlier'] as const) {
    const moment = local.toZonedDateTime(zone, { disambiguation });
    if (moment.toPlainDate().equals(date)) return { date: date.toString(), at: moment.epochMilliseconds };
  }
  return undefined;
}

function localDate(at: number, zone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate();
}

/** Seconds do not count: a digest set at 08:30:20 for 08:30 is due now. */
function effectiveFrom({ effectiveFrom: from }: Timing): number {
  return Math.floor(Date.parse(from) / MINUTE) * MINUTE;
}
