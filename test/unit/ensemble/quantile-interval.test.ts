import { describe, expect, it } from 'vitest';
import { binomialLowRank } from '../../../src/ensemble/binomial-rank.ts';
import {
  quantileInterval,
  quantileRanks,
  replicationsNeeded,
} from '../../../src/ensemble/quantile-interval.ts';

/**
 * The largest l with P(fewer than l of n succeed) <= 1 / 40, in whole numbers: the terms
 * C(n, k) percent^k (100 - percent)^(n - k) sum to 100^n.
 */
function exactLowRank(count: number, percent: number): number {
  const [success, failure] = [BigInt(percent), BigInt(100 - percent)];
  let choices = 1n;
  let sum = 0n;
  for (let k = 0; k <= count; k++) {
    sum += choices * success ** BigInt(k) * failure ** BigInt(count - k);
    if (40n * sum > 100n ** BigInt(count)) return k;
    choices = (choices * BigInt(count - k)) / BigInt(k + 1);
  }
  throw new Error('the whole distribution is below its tail');
}

describe('binomialLowRank', () => {
  it('agrees with exact sums in whole numbers', () => {
    for (const percent of [1, 5, 25, 37, 50, 75, 90, 95, 99]) {
      for (const count of [1, 2, 3, 5, 6, 20, 71, 72, 100, 149, 250, 367, 368]) {
        const expected = exactLowRank(count, percent);
        expect(binomialLowRank(count, percent), `${percent} % of ${count}`).toBe(expected);
      }
    }
  });

  it('agrees with SciPy for many trials', () => {
    // SciPy 1.17.1: the first k with binom.cdf(k, n, p) > 0.025.
    expect(binomialLowRank(1000, 95)).toBe(936);
    expect(binomialLowRank(100_000, 1)).toBe(939);
    expect(binomialLowRank(100_000, 50)).toBe(49_690);
    expect(binomialLowRank(100_000, 95)).toBe(94_864);
    expect(binomialLowRank(99_999, 99)).toBe(98_937);
  });

  it('refuses what is no number of trials and no whole percentage', () => {
    for (const count of [0, -1, 2.5]) expect(() => binomialLowRank(count, 50)).toThrow('trials');
    for (const percent of [0, 100, 2.5]) {
      expect(() => binomialLowRank(10, percent)).toThrow('must be whole, 1 to 99');
    }
  });
});

describe('quantileRanks', () => {
  it('are those of the textbooks', () => {
    // Signs: of 10 values the second to the ninth, of 20 the sixth to the fifteenth, of 100 the
    // 40th to the 61st (Conover, table A3: P(X <= 1) = 0.0107, P(X <= 5) = 0.0207).
    expect(quantileRanks(10, 50)).toEqual({ low: 2, high: 9 });
    expect(quantileRanks(20, 50)).toEqual({ low: 6, high: 15 });
    expect(quantileRanks(100, 50)).toEqual({ low: 40, high: 61 });
  });

  it('begin where 0.95^n, 0.99^n and 0.5^n are at most 0.025', () => {
    for (const [percent, needed] of [
      [95, 72],
      [5, 72],
      [99, 368],
      [1, 368],
      [50, 6],
      [90, 36],
    ] as const) {
      expect(replicationsNeeded(percent)).toBe(needed);
      expect(quantileRanks(needed - 1, percent)).toBe(null);
      expect(quantileRanks(needed, percent)).not.toBe(null);
    }
    expect(quantileRanks(72, 95)).toEqual({ low: 64, high: 72 });
    expect(quantileRanks(72, 5)).toEqual({ low: 1, high: 9 });
  });
});

describe('quantileInterval', () => {
  const oneTo = (count: number) => Array.from({ length: count }, (_, i) => count - i);

  it('takes the values of the ranks, from the least', () => {
    const interval = quantileInterval({ values: oneTo(72), hypercubeSizes: null }, 95);
    expect(interval).toEqual({ low: 64, high: 72 });
  });

  it('has absent values last, and no end where that one is absent', () => {
    const ten = (absentCount: number) => ({
      values: [...oneTo(10 - absentCount), ...Array<null>(absentCount).fill(null)],
      hypercubeSizes: null,
    });
    expect(quantileInterval(ten(1), 50)).toEqual({ low: 2, high: 9 });
    expect(quantileInterval(ten(2), 50)).toEqual({ low: 2, high: null });
    expect(quantileInterval(ten(9), 50)).toEqual({ low: null, high: null });
  });

  it('is none for too few replications, and says how many it takes', () => {
    const few = { reason: 'too-few-replications', replicationsNeeded: 72 };
    expect(quantileInterval({ values: oneTo(71), hypercubeSizes: null }, 95)).toEqual(few);
    expect(quantileInterval({ values: oneTo(1), hypercubeSizes: [1] }, 5)).toEqual(few);
    expect(() => quantileInterval({ values: [], hypercubeSizes: null }, 5)).toThrow(RangeError);
  });
});
