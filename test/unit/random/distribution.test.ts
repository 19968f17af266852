import { describe, expect, it } from 'vitest';

import {
  type Distribution,
  faultOf,
  type LegalRange,
  medianOf,
  quantileOf,
} from '../../../src/random/distribution.ts';

const SHARE: LegalRange = { low: 0, high: 1 };
const WIDE: LegalRange = { low: -1000, high: 1000 };

function percentiles(p10: number, p50: number, p90: number): Distribution {
  return { kind: 'percentiles', p10, p50, p90 };
}

describe('percentiles', () => {
  it.each([
    [0.08, 0.15, 0.3],
    [0.02, 0.12, 0.35],
    [0.4, 0.65, 0.72],
  ])('meets %d, %d and %d', (p10, p50, p90) => {
    const triplet = percentiles(p10, p50, p90);
    const range = { low: 0, high: 0.9 };
    expect(faultOf(triplet, range)).toBeNull();
    expect(quantileOf(triplet, range, 0.1)).toBeCloseTo(p10, 14);
    expect(quantileOf(triplet, range, 0.5)).toBeCloseTo(p50, 14);
    expect(quantileOf(triplet, range, 0.9)).toBeCloseTo(p90, 14);
    expect(medianOf(triplet, range)).toBe(p50);
  });

  it('is the logistic curve where the scores are symmetric', () => {
    // On [0, 1] with p10 = 0.1, p50 = 0.5, p90 = 0.9 the metalog is the uniform distribution.
    for (const u of [0.001, 0.2, 0.77, 0.9999]) {
      expect(quantileOf(percentiles(0.1, 0.5, 0.9), SHARE, u)).toBeCloseTo(u, 14);
    }
  });

  it('draws the middle by hand', () => {
    // Scores ln(x / (1 - x)): -2.442347, -1.734601, -0.847298. c2 = 1.595049 / (2 ln 9) = 0.362969,
    // c3 = (-3.289645 + 3.469202) / (0.8 ln 9) = 0.102150; at u = 0.75 L = ln 3 = 1.098612 and
    // s = -1.734601 + 1.098612 (0.362969 + 0.25 x 0.102150) = -1.307782, x = 0.212858.
    expect(quantileOf(percentiles(0.08, 0.15, 0.3), SHARE, 0.75)).toBeCloseTo(0.212858, 6);
  });

  it('stays within the range at the farthest draws', () => {
    for (const u of [2 ** -53, 1 - 2 ** -53]) {
      const value = quantileOf(percentiles(-50, 0, 900), WIDE, u);
      expect(value).toBeGreaterThanOrEqual(-1000);
      expect(value).toBeLessThanOrEqual(1000);
    }
  });

  it('refuses percentiles that do not rise', () => {
    expect(faultOf(percentiles(0.2, 0.2, 0.3), SHARE)).toMatch(
      /do not rise; write p10 < p50 < p90/,
    );
    expect(faultOf(percentiles(0.2, 0.4, 0.3), SHARE)).toMatch(/do not rise/);
    expect(faultOf(percentiles(0.1, Number.NaN, 0.3), SHARE)).toMatch(/do not rise/);
  });

  it('refuses a percentile on a bound or beyond', () => {
    expect(faultOf(percentiles(0, 0.2, 0.5), SHARE)).toMatch(/^p10 0 is on or beyond a bound/);
    expect(faultOf(percentiles(0.2, 0.5, 1), SHARE)).toMatch(/^p90 1 is on or beyond a bound/);
    expect(faultOf(percentiles(0.2, 0.5, 1.2), SHARE)).toMatch(/^p90 1.2 is on or beyond a bound/);
    expect(faultOf(percentiles(1e-9, 0.01, 0.999), SHARE)).toBeNull();
  });

  it('refuses a middle percentile too near to another, on either side of the limit', () => {
    // Keelin's k for the 10-50-90 triplet is 0.166578 (0.16657737616 by mpmath): on scores -1 and 1
    // the middle must lie strictly between -0.66684525 and 0.66684525.
    const middle = (score: number) =>
      percentiles(1 / (1 + Math.E), 1 / (1 + Math.exp(-score)), Math.E / (1 + Math.E));
    expect(faultOf(middle(-0.666845), SHARE)).toBeNull();
    expect(faultOf(middle(0.666845), SHARE)).toBeNull();
    expect(faultOf(middle(-0.666846), SHARE)).toMatch(/too near to p10/);
    expect(faultOf(middle(0.666846), SHARE)).toMatch(/too near to p90/);
  });

  it.each([
    [0.08, 0.09, 0.3, SHARE],
    [0.08, 0.29, 0.3, SHARE],
    [-300, 200, 201, WIDE],
    [-1, -0.9, 5, WIDE], // from -0.0005 to 3.999: the lower limit rounds up to 0
    [1e7, 1.1e7, 5e7, { low: 0, high: 1e9 }],
  ])('names middles that are accepted instead of %d %d %d', (p10, p50, p90, range) => {
    const fault = faultOf(percentiles(p10, p50, p90), range) ?? '';
    const [, least, most] = /between (\S+) and (\S+),/.exec(fault) ?? [];
    expect(faultOf(percentiles(p10, Number(least), p90), range)).toBeNull();
    expect(faultOf(percentiles(p10, Number(most), p90), range)).toBeNull();
  });
});

describe('fixed', () => {
  it('must be legal, both ends included', () => {
    expect(faultOf({ kind: 'fixed', value: 0 }, SHARE)).toBeNull();
    expect(faultOf({ kind: 'fixed', value: 1 }, SHARE)).toBeNull();
    expect(faultOf({ kind: 'fixed', value: 1.01 }, SHARE)).toMatch(/^1.01 is not legal; write/);
    expect(faultOf({ kind: 'fixed', value: -0.01 }, SHARE)).toMatch(/not legal/);
    expect(quantileOf({ kind: 'fixed', value: 0.4 }, SHARE, 0.9)).toBe(0.4);
    expect(medianOf({ kind: 'fixed', value: 0.4 }, SHARE)).toBe(0.4);
  });
});

describe('uniform and triangular', () => {
  it('inverts by hand', () => {
    const uniform: Distribution = { kind: 'uniform', low: 2, high: 6 };
    expect([0.25, 0.5].map((u) => quantileOf(uniform, WIDE, u))).toEqual([3, 4]);
    // Density rises from 0 to 1 over 3, then falls to 4: the mode's share is 3/4.
    const triangular: Distribution = { kind: 'triangular', low: 0, mode: 3, high: 4 };
    expect(quantileOf(triangular, WIDE, 1 / 12)).toBeCloseTo(1, 14); // x^2 / 12
    expect(quantileOf(triangular, WIDE, 0.75)).toBeCloseTo(3, 14);
    expect(quantileOf(triangular, WIDE, 1 - 1 / 16)).toBeCloseTo(3.5, 14); // 1 - (4 - x)^2 / 4
  });

  it('takes a mode on an end and refuses ends out of order', () => {
    const ends = (low: number, mode: number, high: number) =>
      faultOf({ kind: 'triangular', low, mode, high }, SHARE);
    expect(ends(0, 0, 1)).toBeNull();
    expect(ends(0, 1, 1)).toBeNull();
    expect(ends(0.2, 0.1, 1)).toMatch(/write low <= mode <= high/);
    expect(ends(0.2, 0.9, 0.8)).toMatch(/write low <= mode <= high/);
    expect(ends(0.2, 0.2, 0.2)).toMatch(/low below high/);
    expect(faultOf({ kind: 'uniform', low: 0.3, high: 0.3 }, SHARE)).toMatch(/lower end first/);
  });

  it('cuts up to 1 % off and refuses more', () => {
    const over = (high: number): Distribution => ({ kind: 'uniform', low: 0, high });
    expect(faultOf(over(1.0101), SHARE)).toBeNull(); // 0.99998 % beyond
    expect(faultOf(over(1.0102), SHARE)).toMatch(/^1 % of the uniform distribution lies outside/);
    expect(quantileOf(over(1.01), SHARE, 0.5)).toBeCloseTo(0.5, 14);
    expect(quantileOf(over(1.01), SHARE, 1 - 2 ** -53)).toBeLessThanOrEqual(1);
    const under: Distribution = { kind: 'triangular', low: -0.05, mode: 0.5, high: 1.05 };
    expect(faultOf(under, SHARE)).toBeNull(); // 2 x 0.05^2 / (1.1 x 0.55) = 0.83 %
    const more: Distribution = { kind: 'triangular', low: -0.06, mode: 0.5, high: 1.06 };
    expect(faultOf(more, SHARE)).toMatch(/^1.1 % of the triangular/); // 1.15 % -> 1.1
  });
});

describe('normal and log-normal', () => {
  it("gives R's quantiles where nothing is cut off", () => {
    const normal: Distribution = { kind: 'normal', mean: 10, sd: 2 };
    expect(quantileOf(normal, WIDE, 0.975)).toBeCloseTo(10 + 2 * 1.959963984540054, 12);
    // qlnorm(0.975, log(3), 0.5) = 3 exp(0.979981992270027) = 7.993213...
    const lognormal: Distribution = { kind: 'lognormal', median: 3, sigma: 0.5 };
    expect(quantileOf(lognormal, WIDE, 0.5)).toBe(3);
    expect(quantileOf(lognormal, WIDE, 0.975)).toBeCloseTo(3 * Math.exp(0.979981992270027), 10);
  });

  it('draws from the part within the range', () => {
    // N(0.3, 0.1) on [0.1, 1]: F(0.1) = 0.0227501319 is refused; on [0.07, 1] F = 0.0107241100 too,
    // on [0.06, 1] F = 0.0081975359 is cut off: u = 0.5 becomes 0.5040987680, z = 0.0102741.
    const normal: Distribution = { kind: 'normal', mean: 0.3, sd: 0.1 };
    expect(faultOf(normal, { low: 0.07, high: 1 })).toMatch(/^1.1 % of the normal/);
    expect(faultOf(normal, { low: 0.06, high: 1 })).toBeNull();
    expect(medianOf(normal, { low: 0.06, high: 1 })).toBeCloseTo(0.30102741, 7);
    expect(quantileOf(normal, { low: 0.06, high: 1 }, 2 ** -53)).toBeGreaterThanOrEqual(0.06);
  });

  it('counts what lies outside at both ends together', () => {
    const normal: Distribution = { kind: 'normal', mean: 0, sd: 1 };
    // P(|Z| > 2.5758293) is 1 %.
    expect(faultOf(normal, { low: -2.576, high: 2.576 })).toBeNull();
    expect(faultOf(normal, { low: -2.575, high: 2.575 })).toMatch(/^1 %/);
  });

  it('refuses spreads and medians that are not above 0', () => {
    expect(faultOf({ kind: 'normal', mean: 1, sd: 0 }, WIDE)).toMatch(
      /an sd of 0; write one above/,
    );
    expect(faultOf({ kind: 'lognormal', median: 1, sigma: 0 }, WIDE)).toMatch(/a sigma of 0/);
    expect(faultOf({ kind: 'lognormal', median: 0, sigma: 1 }, WIDE)).toMatch(/a median of 0/);
    expect(faultOf({ kind: 'lognormal', median: 1, sigma: 0.1 }, WIDE)).toBeNull();
  });
});

describe('discrete', () => {
  const items = [
    { value: 0.5, weight: 1 },
    { value: 0.2, weight: 2 },
    { value: 0.9, weight: 1 },
  ];
  const discrete: Distribution = { kind: 'discrete', items };

  it('gives the values in rising order, each for its share', () => {
    const found = [2 ** -53, 0.5, 0.5000001, 0.75, 0.7500001, 1 - 2 ** -53].map((u) =>
      quantileOf(discrete, SHARE, u),
    );
    expect(found).toEqual([0.2, 0.2, 0.5, 0.5, 0.9, 0.9]);
    expect(medianOf(discrete, SHARE)).toBe(0.2);
  });

  it('refuses no items, weights not above 0 and values that are not legal', () => {
    const withItem = (value: number, weight: number): Distribution => ({
      kind: 'discrete',
      items: [...items, { value, weight }],
    });
    expect(faultOf(discrete, SHARE)).toBeNull();
    expect(faultOf({ kind: 'discrete', items: [] }, SHARE)).toMatch(/no items; write at least one/);
    expect(faultOf(withItem(0.1, 0), SHARE)).toMatch(/^the weight 0 of 0.1 is not above 0/);
    expect(faultOf(withItem(0.1, Infinity), SHARE)).toMatch(/weight/);
    expect(faultOf(withItem(1, 1), SHARE)).toBeNull();
    expect(faultOf(withItem(1.1, 1), SHARE)).toMatch(/^1.1 is not legal; write values from 0 to 1/);
  });
});
