import { describe, expect, it } from 'vitest';
import { orderStatistic } from '../../../src/ensemble/order-statistic.ts';

describe('orderStatistic', () => {
  it('takes number ceil(n p) from below', () => {
    // ceil(5 * 0.05) = 1, ceil(5 * 0.5) = 3, ceil(5 * 0.95) = 5.
    const values = [30, 10, 50, 20, 40];
    expect([5, 50, 95].map((percent) => orderStatistic(values, percent))).toEqual([10, 30, 50]);
  });

  it('steps to the next just above a whole number of values', () => {
    // n = 20: 5 % is exactly the first, 6 % (1.2) the second. n = 21: 5 % is 1.05, the second.
    const values = Array.from({ length: 20 }, (_, index) => index + 1);
    expect(orderStatistic(values, 5)).toBe(1);
    expect(orderStatistic(values, 6)).toBe(2);
    expect(orderStatistic([...values, 21], 5)).toBe(2);
  });

  it('sorts absent ones last and is absent if it falls on one', () => {
    const values = [null, 7, null, 3];
    expect(orderStatistic(values, 25)).toBe(3);
    expect(orderStatistic(values, 50)).toBe(7);
    expect(orderStatistic(values, 51)).toBe(null);
    expect(orderStatistic([null], 5)).toBe(null);
  });

  it('sorts numbers as numbers', () => {
    expect(orderStatistic([10, 9, 100], 1)).toBe(9);
  });

  it('is the value itself of one value, and the second of two from 51 % on', () => {
    expect([1, 50, 100].map((percent) => orderStatistic([4], percent))).toEqual([4, 4, 4]);
    expect([50, 51].map((percent) => orderStatistic([8, 4], percent))).toEqual([4, 8]);
  });

  it('refuses nothing, NaN and percentages that are not whole', () => {
    expect(() => orderStatistic([], 5)).toThrow(RangeError);
    expect(() => orderStatistic([Number.NaN], 5)).toThrow(RangeError);
    for (const percent of [0, 101, 2.5])
      expect(() => orderStatistic([1], percent)).toThrow(RangeError);
  });
});
