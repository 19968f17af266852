import { describe, expect, it } from 'vitest';
import {
  rankCorrelation,
  rankCorrelationInterval,
} from '../../../src/ensemble/rank-correlation.ts';

describe('rankCorrelation', () => {
  it('is exactly 1 or -1 where the orders agree or are opposite', () => {
    for (let count = 2; count < 60; count++) {
      const rising = Array.from({ length: count }, (_, i) => i * i);
      const falling = rising.map((value) => -value);
      expect(rankCorrelation(rising, rising)).toBe(1);
      expect(rankCorrelation(rising, falling)).toBe(-1);
    }
  });

  it('is 1 - 6 sum of squared differences of rank over n (n^2 - 1) without ties', () => {
    // Ranks 1 2 3 4 5 against 2 1 4 3 5: differences 1 1 1 1 0, so 1 - 6 * 4 / 120 = 0.8.
    expect(rankCorrelation([10, 20, 30, 40, 50], [7, 3, 11, 9, 100])).toBe(0.8);
  });

  it('gives equal values the mean of the ranks that they span', () => {
    // Ranks 1 2.5 2.5 4 against 1 2 3 4: covariance 4.5, variances 4.5 and 5: sqrt(0.9).
    expect(rankCorrelation([1, 2, 2, 3], [1, 2, 3, 4])).toBeCloseTo(Math.sqrt(0.9), 15);
    // SciPy 1.17.1, spearmanr([3, 1, 4, 1, 5, 9, 2, 6, 5, 3], [2, 7, 1, 8, 2, 8, 1, 8, 2, 8]).
    const pi = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3];
    const e = [2, 7, 1, 8, 2, 8, 1, 8, 2, 8];
    expect(rankCorrelation(pi, e)).toBeCloseTo(0.13471506281091267, 14);
  });

  it('takes absent values for later than every value, and for equal', () => {
    const late = [1, 2, 1e300, 1e300];
    expect(rankCorrelation([1, 2, null, null], [1, 2, 3, 4])).toBe(
      rankCorrelation(late, [1, 2, 3, 4]),
    );
    expect(rankCorrelation([4, 3, 2, 1], [null, 5, 1, 0])).toBe(1);
  });

  it('is none of fewer than two pairs, or where one side is all equal', () => {
    expect(rankCorrelation([], [])).toBe(null);
    expect(rankCorrelation([1], [2])).toBe(null);
    expect(rankCorrelation([1, 2, 3], [5, 5, 5])).toBe(null);
    expect(rankCorrelation([null, null], [1, 2])).toBe(null);
  });

  it('refuses sides of different length, and what is no number', () => {
    expect(() => rankCorrelation([1, 2], [1])).toThrow('a rank correlation of 2 values with 1');
    expect(() => rankCorrelation([1, Number.NaN], [1, 2])).toThrow('one is NaN');
    expect(() => rankCorrelation([1, 2], [1, Infinity])).toThrow('one is Infinity');
  });
});

describe('rankCorrelationInterval', () => {
  it('is that of Fisher with the standard error of Bonett and Wright', () => {
    // By hand for r = 0, n = 103: tanh(-+ 1.959964 / 10), which is -+ 0.193525.
    const none = rankCorrelationInterval(0, 103);
    expect(none?.high).toBeCloseTo(Math.tanh(0.1959963984540054), 13);
    expect(none?.low).toBe(-none!.high);
    // r = 0.8, n = 28: atanh 0.8 = ln 3, standard error sqrt(1.32 / 25).
    const halfWidth = 1.959963984540054 * Math.sqrt(1.32 / 25);
    const strong = rankCorrelationInterval(0.8, 28);
    expect(strong?.low).toBeCloseTo(Math.tanh(Math.log(3) - halfWidth), 13);
    expect(strong?.high).toBeCloseTo(Math.tanh(Math.log(3) + halfWidth), 13);
  });

  it('is wider at a higher level', () => {
    // r = 0, n = 103 at 99 %: the standard normal quantile of 0.995 is 2.575829.
    const none = rankCorrelationInterval(0, 103, 0.995);
    expect(none?.high).toBeCloseTo(Math.tanh(0.25758293035489), 12);
  });

  it('mirrors with the sign', () => {
    const { low, high } = rankCorrelationInterval(0.3, 50)!;
    const mirrored = rankCorrelationInterval(-0.3, 50)!;
    expect(mirrored.low).toBeCloseTo(-high, 15);
    expect(mirrored.high).toBeCloseTo(-low, 15);
  });

  it('is none of fewer than four pairs, or where r is 1 or -1', () => {
    expect(rankCorrelationInterval(0.5, 3)).toBe(null);
    expect(rankCorrelationInterval(0.5, 4)).not.toBe(null);
    expect([-1, 1].map((r) => rankCorrelationInterval(r, 100))).toEqual([null, null]);
    expect(() => rankCorrelationInterval(1.1, 10)).toThrow(RangeError);
  });
});
