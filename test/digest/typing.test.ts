// What administrators type: times of day, time zones, days.
import { describe, expect, it } from 'vitest';
import { daysOf } from '../../src/digest/days.ts';
import { timeOfDay } from '../../src/digest/time-of-day.ts';
import { zoneNamed, zoneOfLocale, zonesLike } from '../../src/digest/zones.ts';
import type { UserError } from '../../src/errors.ts';

describe('a time of day', () => {
  it.each([
    ['08:30', '08:30'],
    ['8:30', '08:30'],
    [' 8h30 ', '08:30'],
    ['8h', '08:00'],
    ['8 h 05', '08:05'],
    ['0830', '08:30'],
    ['08.30', '08:30'],
    ['8:30 pm', '20:30'],
    ['12am', '00:00'],
    ['12 pm', '12:00'],
    ['00:00', '00:00'],
    ['23:59', '23:59'],
    ['20H', '20:00'],
  ])('typed as “%s” is %s', (typed, time) => expect(timeOfDay(typed)).toBe(time));

  it.each(['', '8', '24:00', '12:60', '13pm', '0 am', 'noon', '8:3', '-1:00', '8:30:00', '99:99'])(
    'is not “%s”',
    (typed) => {
      expect(() => timeOfDay(typed)).toThrow(expect.objectContaining({ code: 'bad-time', details: { value: typed } }));
    },
  );
});

describe('time zones', () => {
  const now = new Date('2026-07-01T12:00:00.000Z');
  const first = async (typed: string) => (await zonesLike(typed, 'UTC', now))[0]?.zone;

  it.each([
    ['geneve', 'Europe/Zurich'],
    ['Genève', 'Europe/Zurich'],
    ['GENEVA', 'Europe/Zurich'],
    ['paris', 'Europe/Paris'],
    ['new york', 'America/New_York'],
    ['new_y', 'America/New_York'],
    ['la reun', 'Indian/Reunion'],
    ['montreal', 'America/Toronto'],
    ['états-unis', 'America/New_York'],
    ['germany', 'Europe/Berlin'],
    ['allemagne', 'Europe/Berlin'],
    ['pekin', 'Asia/Shanghai'],
    ['utc', 'UTC'],
    ['Europe/Lon', 'Europe/London'],
    ['sao pau', 'America/Sao_Paulo'],
  ])('are found by “%s”: %s', async (typed, zone) => expect(await first(typed)).toBe(zone));

  it('come at most 25 at a time, each once, with the local time', async () => {
    const many = await zonesLike('a', 'UTC', now);
    expect(many).toHaveLength(25);
    expect(new Set(many.map(({ zone }) => zone)).size).toBe(25);
    expect((await zonesLike('Genève', 'UTC', now))[0]).toEqual({
      zone: 'Europe/Zurich',
      place: 'Genève',
      time: '14:00',
    });
    expect(await zonesLike('zzzz', 'UTC', now)).toEqual([]);
  });

  it('begin with the guess when nothing is typed', async () => {
    expect(await first('')).toBe('UTC');
    expect((await zonesLike('', 'Asia/Tokyo', now)).map(({ zone }) => zone).slice(0, 2)).toEqual(['Asia/Tokyo', 'UTC']);
  });

  it.each([
    ['Europe/Paris', 'Europe/Paris'],
    ['europe/paris', 'Europe/Paris'],
    ['Londres', 'Europe/London'],
    ['Suisse', 'Europe/Zurich'],
    ['US/Eastern', 'America/New_York'],
    ['tokyo', 'Asia/Tokyo'],
    ['UTC', 'UTC'],
  ])('are understood when “%s” is typed and nothing chosen', async (typed, zone) =>
    expect(await zoneNamed(typed)).toBe(zone),
  );

  it.each(['', 'Atlantis', 'États-Unis', '+02:00', 'Europe/Nowhere'])('are not “%s”', async (typed) => {
    await expect(zoneNamed(typed)).rejects.toMatchObject({ code: 'bad-time-zone' } satisfies Partial<UserError>);
  });

  it.each([
    ['fr', 'Europe/Paris'],
    ['en-US', 'America/New_York'],
    ['en-GB', 'Europe/London'],
    ['pt-BR', 'America/Sao_Paulo'],
    ['de', 'Europe/Berlin'],
    ['ja', 'Asia/Tokyo'],
    ['es-ES', 'Europe/Madrid'],
    ['!!', 'UTC'],
    [undefined, 'UTC'],
  ])('are guessed from the locale %s: %s', (locale, zone) => expect(zoneOfLocale(locale)).toBe(zone));
});

describe('days', () => {
  it('are every day unless chosen', () => {
    expect(daysOf(undefined)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(daysOf('weekend')).toEqual([6, 7]);
    expect(daysOf('Sunday')).toEqual([7]);
    expect(() => daysOf('someday')).toThrow(expect.objectContaining({ code: 'bad-option' }));
  });
});
