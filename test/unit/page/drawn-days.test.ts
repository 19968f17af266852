import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseDate, weekdayOf } from '../../../src/calendar/date.ts';
import { drawnDaysWords, isDrawn } from '../../../src/page/cells/drawn-days.ts';

const MONDAY = parseDate('2013-07-01')!;

function drawnOf(dayCount: number, firstDay = MONDAY): number[] {
  const span = { firstDay, lastDay: firstDay + dayCount - 1 };
  const days = Array.from({ length: dayCount }, (_, index) => index);
  return days.filter((day) => isDrawn(firstDay + day, span));
}

it('few days are all drawn', () => {
  expect(drawnOf(1)).toEqual([0]);
  expect(drawnOf(180)).toHaveLength(180);
});

it('of more days Wednesdays are, the first and the last', () => {
  // From a Monday on: 0, 2, 9, ... 177, and 180.
  expect(drawnOf(181)).toHaveLength(28);
  expect(drawnOf(181).slice(0, 3)).toEqual([0, 2, 9]);
  expect(drawnOf(181).slice(-2)).toEqual([177, 180]);
  // From a Wednesday, and from a Thursday.
  expect(drawnOf(181, MONDAY + 2).slice(0, 3)).toEqual([0, 7, 14]);
  expect(drawnOf(181, MONDAY + 3).slice(0, 3)).toEqual([0, 6, 13]);
});

it('of many years so many Wednesdays are left out that few are drawn', () => {
  // 1,261 days are more than 7 * 180 = 1,260: every second Wednesday.
  expect(drawnOf(1260).slice(0, 3)).toEqual([0, 2, 9]);
  expect(drawnOf(1261).slice(0, 3)).toEqual([0, 2, 16]);
});

it('the first and the last are, all others are Wednesdays, and they are not too many', () => {
  fc.assert(
    fc.property(fc.integer({ min: 181, max: 36_525 }), fc.nat(6), (dayCount, later) => {
      const drawn = drawnOf(dayCount, MONDAY + later);
      expect([drawn[0], drawn.at(-1)]).toEqual([0, dayCount - 1]);
      expect(drawn.slice(1, -1).every((day) => weekdayOf(MONDAY + later + day) === 2)).toBe(true);
      expect(drawn.length).toBeLessThanOrEqual(183);
      expect(drawn.length).toBeGreaterThan(26);
    }),
    { numRuns: 50 },
  );
});

it.each([
  [180, 'each day'],
  [181, 'Wednesdays, the first day and the last'],
  [1261, 'every second Wednesday, the first day and the last'],
  // Ten years: 3,652 / 1,260 = 2.9 weeks. A hundred, the longest: 28.99.
  [3652, 'every third Wednesday, the first day and the last'],
  [25_201, 'every twenty-first Wednesday, the first day and the last'],
  [36_525, 'every twenty-ninth Wednesday, the first day and the last'],
])('of %d days are drawn: %s', (dayCount, words) => {
  expect(drawnDaysWords({ firstDay: MONDAY, lastDay: MONDAY + dayCount - 1 })).toBe(words);
});
