import { describe, expect, it } from 'vitest';
import { NEVER } from '../../../src/engine/columns.ts';
import { hazardSums, leaveDayOf } from '../../../src/engine/leaving.ts';

/** Half of those who are there leave on a day of weight 1. */
const LN2 = Math.LN2;
const sums = hazardSums(Float64Array.of(1, 0, 2, 1), LN2);

describe('the day on which an owner leaves', () => {
  it('adds the hazards of the days up', () => {
    expect([...sums]).toEqual([0, LN2, LN2, 3 * LN2, 4 * LN2]);
  });

  it.each([
    // By the end of day 0 a half has left, of day 2 seven eighths, of day 3 fifteen sixteenths.
    [0.499, 0],
    [0.501, 2],
    [0.874, 2],
    [0.876, 3],
    [0.937, 3],
    [0.938, NEVER],
  ])('is for the draw %d day %d, as the hazards reach its time', (u, day) => {
    expect(leaveDayOf(sums, u, -1)).toBe(day);
  });

  it('is counted from the day after that on which one joins', () => {
    // Who joins on day 0: none on day 1, three quarters on day 2, then half of the rest.
    expect([0.001, 0.749, 0.751, 0.874, 0.876].map((u) => leaveDayOf(sums, u, 0))).toEqual([
      ...[2, 2, 3, 3, NEVER],
    ]);
    expect([0.499, 0.501].map((u) => leaveDayOf(sums, u, 2))).toEqual([3, NEVER]);
    expect(leaveDayOf(sums, 1e-9, 3)).toBe(NEVER);
  });

  it('never comes where nobody leaves', () => {
    const none = hazardSums(Float64Array.of(1, 1), 0);
    expect([2 ** -53, 0.5, 1 - 2 ** -53].map((u) => leaveDayOf(none, u, -1))).toEqual([
      ...[NEVER, NEVER, NEVER],
    ]);
  });
});
