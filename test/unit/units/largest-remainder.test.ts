import { describe, expect, it } from 'vitest';
import { largestRemainder, roundShare } from '../../../src/units/largest-remainder.ts';

describe('largestRemainder', () => {
  // By hand: the portions, their whole parts, and what is left to the largest remainders.
  it.each([
    [10, [0.15, 0.35, 0.5], [2, 3, 5]], // 1.5, 3.5, 5: one left, a tie, to the earlier
    [100, [1, 1, 1], [34, 33, 33]],
    [7, [0.2, 0.3, 0.5], [1, 2, 4]], // 1.4, 2.1, 3.5
    [650_000, [0.15, 0.8, 0.03, 0.02], [97_500, 520_000, 19_500, 13_000]],
    [50, [0.29, 0.71], [15, 35]], // 14.5 and 35.5: a true tie that doubles would decide
    [50, [0.71, 0.29], [36, 14]],
    [3, [0, 1, 0], [0, 3, 0]],
    [1, [0, 0.5, 0.5], [0, 1, 0]],
    [0, [0.5, 0.5], [0, 0]],
    [0, [], []],
    [4_294_967_295, [1, 1], [2_147_483_648, 2_147_483_647]],
  ])('splits %d by %j into %j', (total, shares, counts) => {
    expect(largestRemainder(total, shares)).toEqual(counts);
  });

  it('agrees with the bill of 1792 that apportioned the US House by this method', () => {
    // Balinski and Young, Fair Representation, 1982: 120 seats by Hamilton's method (vetoed) for
    // VA, MA, PA, NC, NY, MD, CT, SC, NJ, NH, VT, GA, KY, RI, DE.
    const populations = [
      630_560, 475_327, 432_879, 353_523, 331_589, 278_514, 236_841, 206_236, 179_570, 141_822,
      85_533, 70_835, 68_705, 68_446, 55_540,
    ];
    const seats = [21, 16, 14, 12, 11, 9, 8, 7, 6, 5, 3, 2, 2, 2, 2];
    expect(largestRemainder(120, populations)).toEqual(seats);
  });

  it.each([-1, 0.5, Number.NaN, 4_294_967_296])('refuses a total of %d', (total) => {
    expect(() => largestRemainder(total, [1])).toThrow(`${total} is not a whole count`);
  });

  it('refuses shares that cannot divide', () => {
    expect(() => largestRemainder(1, [])).toThrow('sum to zero');
    expect(() => largestRemainder(1, [0, 0])).toThrow('sum to zero');
    expect(() => largestRemainder(1, [1, -0.1])).toThrow('share 1 is -0.1');
    expect(() => largestRemainder(1, [Number.NaN])).toThrow('share 0 is NaN');
    expect(() => largestRemainder(1, [Number.POSITIVE_INFINITY])).toThrow('share 0 is Infinity');
    expect(() => largestRemainder(1, new Array(1_000_001).fill(1))).toThrow('1000001 shares');
  });
});

describe('roundShare', () => {
  it.each([
    [650_000, 0.15, 97_500],
    [10, 0.25, 3], // 2.5, a half upwards
    [10, 0.249, 2],
    [50, 0.29, 15], // 14.5; the double product is 14.499999999999998
    [50, 0.2899, 14],
    [7, 0, 0],
    [7, 1, 7],
    [0, 0.5, 0],
  ])('counts of %d the share %d as %d', (count, share, rounded) => {
    expect(roundShare(count, share)).toBe(rounded);
  });

  it('refuses what is no count and no share', () => {
    expect(() => roundShare(1.5, 0.5)).toThrow('1.5 is not a whole count');
    expect(() => roundShare(1, -0.1)).toThrow('outside 0 to 1');
    expect(() => roundShare(1, 1.1)).toThrow('outside 0 to 1');
    expect(() => roundShare(1, Number.NaN)).toThrow('outside 0 to 1');
  });
});
