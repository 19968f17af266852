// biome-ignore-all lint/suspicious/noApproximativeNumericConstant: reference values in full.
import { describe, expect, it } from 'vitest';

import { betaCdf, betaQuantile } from '../../../src/random/beta.ts';
import { logGamma } from '../../../src/random/log-gamma.ts';
import { studentQuantile } from '../../../src/random/student.ts';

// Expected values: computed with Python's mpmath at 50 digits, rounded to the nearest double
// (loggamma, and the regularised betainc, solved by bisection for the quantiles).

describe('logGamma', () => {
  const VALUES = [
    [0.001, 6.907178885383853],
    [0.1, 2.252712651734206],
    [0.5, 0.5723649429247001],
    [0.9, 0.06637623973474295],
    [1.1, -0.049872441259839764],
    [1.5, -0.12078223763524522],
    [2.5, 0.2846828704729192],
    [3.7, 1.428072326665388],
    [9.99, 12.779315214350193],
    [10.0, 12.801827480081469],
    [10.01, 12.824350262448247],
    [25.0, 54.78472939811232],
    [100.5, 361.4355404677776],
    [1234.5, 7550.550901077895],
    [1000000.0, 12815504.569147611],
    [10000000000.0, 220258509288.81058],
  ] as const;

  it.each(VALUES)('of %d is right to 1e-14, or 4e-16 of it', (x, expected) => {
    const error = Math.abs(logGamma(x) - expected);
    expect(error).toBeLessThanOrEqual(Math.max(1e-14, 4e-16 * expected));
  });

  it('is 0 at 1 and 2 and refuses 0', () => {
    expect(Math.abs(logGamma(1))).toBeLessThan(1e-14);
    expect(Math.abs(logGamma(2))).toBeLessThan(1e-14);
    expect(logGamma(1e-300)).toBeCloseTo(690.775527898, 8);
    expect(() => logGamma(0)).toThrow(RangeError);
    expect(() => logGamma(Number.NaN)).toThrow(RangeError);
  });
});

describe('betaCdf', () => {
  const CDF = [
    [0.3, 2.0, 3.0, 0.3483],
    [0.05, 2.05, 2.23, 0.0075797858400126214],
    [0.9, 2.05, 2.23, 0.9815560825297023],
    [1e-6, 0.5, 0.5, 0.0006366198784709244],
    [0.999, 0.1, 10.0, 1.0],
    [0.4, 10.0, 0.1, 2.0791663053368366e-6],
    [0.02, 5.0, 100.0, 0.05826800311313404],
    [0.39, 1000.0, 1500.0, 0.1536861868476926],
    [0.2, 1.0, 1.0, 0.2],
    [0.7, 3.0, 0.5, 0.15993052742645145],
  ] as const;

  it.each(CDF)('of %d for a = %d, b = %d', (x, a, b, expected) => {
    const tolerance = a + b > 20 ? 1e-12 : 2e-14;
    expect(Math.abs(betaCdf(x, a, b) / expected - 1)).toBeLessThanOrEqual(tolerance);
  });

  it('is 0 up to 0 and 1 from 1', () => {
    expect([-1, 0, 1, 2].map((x) => betaCdf(x, 2, 3))).toEqual([0, 0, 1, 1]);
  });

  it('refuses parameters that are not above 0', () => {
    expect(() => betaCdf(0.5, 0, 1)).toThrow(RangeError);
    expect(() => betaCdf(0.5, 1, -1)).toThrow(RangeError);
    expect(() => betaCdf(0.5, Infinity, 1)).toThrow(RangeError);
  });
});

describe('betaQuantile', () => {
  const QUANTILES = [
    [0.5, 2.0, 3.0, 0.38572756813238956],
    [0.025, 2.05, 2.23, 0.09106047037233016],
    [1e-12, 2.05, 2.23, 7.425437203314439e-7],
    [0.999999, 2.05, 2.23, 0.9988180412629031],
    [0.3, 0.5, 0.5, 0.20610737385376343],
    [0.1, 0.1, 10.0, 6.3563428471165106e-12],
    [0.9, 0.1, 10.0, 0.02746962229609783],
    [0.001, 10.0, 0.1, 0.7035791317526036],
    [0.7, 5.0, 100.0, 0.056123213058930414],
    [0.2, 1000.0, 1500.0, 0.3917459114461441],
    [0.75, 0.01, 3.0, 7.200833767202758e-14],
  ] as const;

  it.each(QUANTILES)('of %d for a = %d, b = %d', (p, a, b, expected) => {
    const tolerance = a < 0.1 ? 1e-12 : 1e-13;
    expect(Math.abs(betaQuantile(p, a, b) / expected - 1)).toBeLessThanOrEqual(tolerance);
  });

  // SciPy 1.17.1, scipy.special.betaincinv(a, b, p).
  const NARROW = [
    [0.5, 5.5e8, 4.6e8, 0.5445544554749535],
    [1e-12, 5.5e8, 4.6e8, 0.5444442213234665],
    [0.975, 5.5e8, 4.6e8, 0.5445851686484569],
    [1e-9, 1.1e4, 1e9, 1.0382445102926272e-5],
    [0.3, 1e9, 2e4, 0.9999799264831304],
    [0.999, 1e9, 2e4, 0.9999804345636177],
    [0.2, 4e12, 6e12, 0.3999998696171759],
  ] as const;

  it.each(NARROW)('of %d for a = %d, b = %d, to 1e-9', (p, a, b, expected) => {
    expect(Math.abs(betaQuantile(p, a, b) - expected)).toBeLessThanOrEqual(1e-9);
  });

  it('does not jump where a distribution becomes narrow', () => {
    for (const p of [1e-12, 0.01, 0.5, 0.7]) {
      const [below, above] = [4.99e8, 5.01e8].map((half) => betaQuantile(p, half, half));
      expect(Math.abs(below! - above!)).toBeLessThan(1e-6);
      const [wider, narrower] = [1e9, 1e9].map((b, at) => betaQuantile(p, 9_999 + 2 * at, b));
      expect(Math.abs(wider! - narrower!)).toBeLessThan(1e-8);
    }
  });

  it('is 0 at 0 and 1 at 1, and refuses what is no probability', () => {
    expect(betaQuantile(0, 2, 3)).toBe(0);
    expect(betaQuantile(1, 2, 3)).toBe(1);
    expect(() => betaQuantile(-1e-9, 2, 3)).toThrow(RangeError);
    expect(() => betaQuantile(1.1, 2, 3)).toThrow(RangeError);
    expect(() => betaQuantile(0.5, 0, 3)).toThrow(RangeError);
  });
});

describe('studentQuantile', () => {
  const QUANTILES = [
    [0.975, 1.0, 12.706204736174694],
    [0.975, 9.0, 2.262157162798205],
    [0.975, 99.0, 1.9842169515864172],
    [0.025, 9.0, -2.2621571627982053],
    [0.995, 4.0, 4.604094871349992],
    [0.9995, 2.0, 31.599054576445365],
    [0.6, 3.0, 0.27667066233268983],
    [0.51, 9.0, 0.025774047507690512],
    [0.7499, 7.0, 0.7107984808497704],
    [0.7501, 7.0, 0.7114851646664253],
    [0.975, 2.5, 3.5746548420036817],
    [0.975, 1000.0, 1.962339080826408],
    [1e-6, 9.0, -10.7201604099095],
  ] as const;

  it.each(QUANTILES)('of %d for %d degrees of freedom', (p, degrees, expected) => {
    expect(Math.abs(studentQuantile(p, degrees) / expected - 1)).toBeLessThanOrEqual(1e-12);
  });

  it('gives the values of printed tables', () => {
    // Abramowitz and Stegun (1964), table 26.10: t for 95 % and 99 %, two-sided.
    expect(studentQuantile(0.975, 1)).toBeCloseTo(12.706, 3);
    expect(studentQuantile(0.975, 9)).toBeCloseTo(2.262, 3);
    expect(studentQuantile(0.995, 30)).toBeCloseTo(2.75, 3);
  });

  it('is 0 at one half and infinite at the ends, and refuses no degrees', () => {
    expect(studentQuantile(0.5, 3)).toBe(0);
    expect(studentQuantile(0, 3)).toBe(-Infinity);
    expect(studentQuantile(1, 3)).toBe(Infinity);
    expect(() => studentQuantile(0.9, 0)).toThrow(RangeError);
    expect(() => studentQuantile(1.1, 3)).toThrow(RangeError);
  });
});
