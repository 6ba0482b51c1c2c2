// One post a local day: over zones, changes of the clocks, and years of minutes.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { due, nextSlot, type Timing } from '../../src/digest/schedule.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;
const everyDay = [1, 2, 3, 4, 5, 6, 7];
const timing = (time: string, zone: string, effectiveFrom: string, days = everyDay): Timing => ({
  time,
  zone,
  days,
  effectiveFrom,
});

/** Local date and time by the platform's own calendar, apart from the code under test. */
function localIn(zone: string): (at: number) => { date: string; time: string } {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    calendar: 'iso8601',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return (at) => {
    const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
    return { date: `${parts.year}-${parts.month}-${parts.day}`, time: `${parts.hour}:${parts.minute}` };
  };
}

/** What is posted when every minute between two moments is polled; `due` is asked where the schedule says to look. */
function posts(wanted: Timing, from: number, to: number): { at: number; date: string }[] {
  const posted: { at: number; date: string }[] = [];
  let last: string | undefined;
  let lookAt = nextSlot(wanted, last)?.at ?? Number.POSITIVE_INFINITY;
  for (let now = from; now < to; now += MINUTE) {
    if (now < lookAt) continue;
    const found = due(wanted, new Date(now), last, 12);
    if (found) {
      posted.push({ at: now, date: found.date });
      last = found.date;
    }
    lookAt = nextSlot(wanted, last)?.at ?? Number.POSITIVE_INFINITY;
  }
  return posted;
}

/** Zones with half and quarter hours, changes at midnight, changes of half an hour, days left out, many changes a year. */
const peculiar = [
  'UTC',
  'Europe/Paris',
  'Europe/Dublin',
  'America/New_York',
  'America/St_Johns',
  'America/Nuuk',
  'America/Havana',
  'America/Sao_Paulo',
  'America/Asuncion',
  'America/Santiago',
  'Africa/Casablanca',
  'Africa/Cairo',
  'Asia/Beirut',
  'Asia/Gaza',
  'Asia/Tehran',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Asia/Pyongyang',
  'Australia/Lord_Howe',
  'Australia/Eucla',
  'Pacific/Chatham',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'Antarctica/Troll',
];
const times = [
  '00:00',
  '00:15',
  '00:30',
  '01:00',
  '01:59',
  '02:00',
  '02:30',
  '03:00',
  '08:30',
  '12:00',
  '22:59',
  '23:00',
  '23:30',
  '23:59',
];

function checkYear(year: number, zone: string, time: string): void {
  const local = localIn(zone);
  const from = Date.UTC(year, 0, 1) - DAY;
  const to = Date.UTC(year + 1, 0, 1) + DAY;
  const posted = posts(timing(time, zone, new Date(from).toISOString()), from, to);
  const what = `${year} ${zone} ${time}`;
  const dates = posted.map(({ at }) => local(at).date);
  expect(new Set(dates).size, `${what}: one a day`).toBe(posted.length);
  expect(
    posted.map(({ date }) => date),
    `${what}: on its own day`,
  ).toEqual(dates);
  const wanted = datesOf(year, zone);
  expect(
    dates.filter((date) => date.startsWith(`${year}`)),
    `${what}: no day left out`,
  ).toEqual(wanted);
  const moved = posted.filter(({ at }) => local(at).time !== time);
  for (const { at } of moved)
    expect(skips(zone, at, time), `${what}: moved on ${local(at).date} without need`).toBe(true);
}

/** Every local date that a zone has in a year. */
function datesOf(year: number, zone: string): string[] {
  const local = localIn(zone);
  const dates = new Set<string>();
  for (let at = Date.UTC(year, 0, 1) - DAY; at < Date.UTC(year + 1, 0, 2); at += 30 * MINUTE) dates.add(local(at).date);
  return [...dates].filter((date) => date.startsWith(`${year}`));
}

/** Whether the local day of a moment has no such time. */
function skips(zone: string, at: number, time: string): boolean {
  const local = localIn(zone);
  const { date } = local(at);
  for (let minute = at - DAY; minute <= at + DAY; minute += MINUTE) {
    const there = local(minute);
    if (there.date === date && there.time === time) return false;
  }
  return true;
}

describe('a year of minutes', () => {
  it.each(peculiar)('gives one post a local day in %s', (zone) => {
    for (const time of ['00:00', '00:30', '02:30', '23:30']) checkYear(2026, zone, time);
  });

  it.each([
    [2024, 'Europe/London', '08:00'],
    [2011, 'Pacific/Apia', '12:00'],
    [2011, 'Pacific/Apia', '00:00'],
    [2018, 'America/Sao_Paulo', '00:00'],
    [2018, 'America/Sao_Paulo', '23:30'],
    [2016, 'Asia/Pyongyang', '00:10'],
    [2015, 'Asia/Pyongyang', '00:10'],
  ])('of %i in %s at %s: leap days, days left out, changes at midnight', checkYear);

  it('gives one post a local day in any zone, at any time, in any year', () => {
    const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
    const time = fc.oneof(
      fc.constantFrom(...times),
      fc.nat(1439).map((m) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`),
    );
    fc.assert(fc.property(fc.integer({ min: 2000, max: 2036 }), zone, time, checkYear), { numRuns: 40 });
  });
});

describe('due', () => {
  const paris = timing('08:30', 'Europe/Paris', '2026-01-01T00:00:00.000Z');

  it('is asked as often as one likes', () => {
    for (const second of [0, 1, 59, 600, 5000]) {
      const now = new Date(Date.parse('2026-03-10T07:30:00.000Z') + second * 1000);
      expect(due(paris, now, '2026-03-09', 12)).toMatchObject({
        date: '2026-03-10',
        at: Date.parse('2026-03-10T07:30:00.000Z'),
      });
      expect(due(paris, now, '2026-03-10', 12)).toBeUndefined();
    }
    expect(due(paris, new Date('2026-03-10T07:29:59.999Z'), '2026-03-09', 12)).toBeUndefined();
  });

  it('is late after ten minutes, and missed after the hours that are caught up', () => {
    const lateBy = (minutes: number) =>
      due(paris, new Date(Date.parse('2026-03-10T07:30:00.000Z') + minutes * MINUTE), '2026-03-09', 6);
    expect(lateBy(9)).toMatchObject({ late: false, missed: false });
    expect(lateBy(11)).toMatchObject({ late: true, missed: false });
    expect(lateBy(360)).toMatchObject({ late: true, missed: false });
    expect(lateBy(361)).toMatchObject({ missed: true });
  });

  it('with nothing to be caught up still allows for a slow start', () => {
    expect(due(paris, new Date('2026-03-10T07:35:00.000Z'), undefined, 0)).toMatchObject({ missed: false });
    expect(due(paris, new Date('2026-03-10T07:45:00.000Z'), undefined, 0)).toMatchObject({ missed: true });
  });

  it('does not look back beyond the moment a digest was set, to the minute', () => {
    const set = (at: string) => ({ ...paris, effectiveFrom: at });
    expect(due(set('2026-03-10T07:31:00.000Z'), new Date('2026-03-10T08:00:00.000Z'), undefined, 12)).toBeUndefined();
    expect(due(set('2026-03-10T07:30:40.000Z'), new Date('2026-03-10T07:31:00.000Z'), undefined, 12)).toBeDefined();
    expect(nextSlot(set('2026-03-10T07:31:00.000Z'), undefined)).toMatchObject({ date: '2026-03-11' });
  });

  it('keeps to the chosen weekdays, and survives that none is chosen', () => {
    const weekdays = timing('08:30', 'Europe/Paris', '2026-03-01T00:00:00.000Z', [1, 2, 3, 4, 5]);
    const from = Date.parse('2026-03-02T00:00:00.000Z');
    expect(posts(weekdays, from, from + 14 * DAY).map(({ date }) => date)).toEqual([
      '2026-03-02',
      '2026-03-03',
      '2026-03-04',
      '2026-03-05',
      '2026-03-06',
      '2026-03-09',
      '2026-03-10',
      '2026-03-11',
      '2026-03-12',
      '2026-03-13',
    ]);
    expect(posts(timing('08:30', 'Europe/Paris', '2026-03-02T00:00:00.000Z', [7]), from, from + 28 * DAY)).toHaveLength(
      4,
    );
    expect(nextSlot(timing('08:30', 'Europe/Paris', '2026-03-01T00:00:00.000Z', []), undefined)).toBeUndefined();
  });

  it('does not post a second time when the zone is changed to one further west', () => {
    const sent = '2026-03-10';
    expect(
      due(
        timing('08:30', 'America/New_York', '2026-03-10T08:00:00.000Z'),
        new Date('2026-03-10T13:00:00.000Z'),
        sent,
        12,
      ),
    ).toBeUndefined();
  });

  it('asks again where it left off after a long stop: the last day alone', () => {
    expect(due(paris, new Date('2026-03-20T09:00:00.000Z'), '2026-03-09', 12)).toMatchObject({
      date: '2026-03-20',
      late: true,
    });
  });
});
