import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isDrawn } from '../../../src/page/cells/drawn-days.ts';

function drawnOf(dayCount: number, firstDay = 100): number[] {
  const span = { firstDay, lastDay: firstDay + dayCount - 1 };
  const days = Array.from({ length: dayCount }, (_, index) => firstDay + index);
  return days.filter((day) => isDrawn(day, span));
}

it('few days are all drawn', () => {
  expect(drawnOf(1)).toEqual([100]);
  expect(drawnOf(180)).toHaveLength(180);
});

it('of more days every seventh is, and the last', () => {
  // 0, 7, ... 175, and 180.
  expect(drawnOf(181)).toHaveLength(27);
  // Three years: 1,096 days, 0, 7, ... 1,092, and 1,095.
  expect(drawnOf(1096)).toHaveLength(158);
  expect(drawnOf(1096).slice(-2)).toEqual([1192, 1195]);
});

it('the first and the last are, all others are of one weekday, and they are not too many', () => {
  fc.assert(
    fc.property(fc.integer({ min: 181, max: 36_525 }), (dayCount) => {
      const drawn = drawnOf(dayCount);
      expect([drawn[0], drawn.at(-1)]).toEqual([100, 99 + dayCount]);
      expect(drawn.slice(0, -1).every((day) => (day - 100) % 7 === 0)).toBe(true);
      expect(drawn.length).toBeLessThanOrEqual(182);
      expect(drawn.length).toBeGreaterThan(26);
    }),
    { numRuns: 50 },
  );
});
