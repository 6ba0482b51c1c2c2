// Dates as files write them; nothing is invented and no machine's zone moves them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDate } from '../../src/ingest/dates.ts';

describe('a date', () => {
  it.each([
    ['2021-09-30', '2021-09-30'],
    ['2021-09-30T10:00:00+02:00', '2021-09-30T10:00:00+02:00'],
    ['2021-09-30T10:00:00', '2021-09-30T10:00:00Z'],
    ['2021-09-30 10:00', '2021-09-30T10:00Z'],
    ['2021-09-30T10:00:00+0200', '2021-09-30T10:00:00+02:00'],
    ['Thu, 30 Sep 2021 23:30:00 -0500', '2021-09-30T23:30:00-05:00'],
    ['30 septembre 2021', '2021-09-30'],
    ['1er août 2021', '2021-08-01'],
    ['jeudi 30 septembre 2021 à 10h30', '2021-09-30T10:30:00Z'],
    ['September 30, 2021', '2021-09-30'],
    ['Sept. 30, 2021 at 3:05 p.m.', '2021-09-30T15:05:00Z'],
    ['30/09/2021', '2021-09-30'],
    ['09/30/2021', '2021-09-30'],
    ['1632990000', '2021-09-30T08:20:00.000Z'],
  ])('%s', (written, read) => expect(readDate(written)).toBe(read));

  it.each(['03/04/2021', '2021', '2021-09', '2021-02-30', '30 février 2021', 'soon', '2021-09-30T25:00', ''])(
    'is not read from %s',
    (written) => expect(readDate(written)).toBeUndefined(),
  );

  it('stays the moment that was written', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1000-01-01'), max: new Date('9999-01-01'), noInvalidDate: true }),
        (date) => {
          expect(readDate(date.toISOString())).toBe(date.toISOString());
          expect(readDate(date.toUTCString())).toBe(`${date.toISOString().slice(0, 19)}Z`);
        },
      ),
    );
  });
});
