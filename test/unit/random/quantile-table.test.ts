import { describe, expect, it } from 'vitest';

import { betaQuantile } from '../../../src/random/beta.ts';
import { exp } from '../../../src/random/exp.ts';
import { lognormalMeanOne } from '../../../src/random/lognormal.ts';
import { normalCdf } from '../../../src/random/normal.ts';
import { quantileTable, readQuantile } from '../../../src/random/quantile-table.ts';

/**
 * Mean 0.55 and standard deviation 0.25 on [0, 1.15]: m (1 - m) / s^2 - 1 = 4.2809..., m = 11/23.
 */
function fillQuantile(z: number): number {
  const mean = 0.55 / 1.15;
  const sd = 0.25 / 1.15;
  const total = (mean * (1 - mean)) / (sd * sd) - 1;
  return 1.15 * betaQuantile(normalCdf(z), mean * total, (1 - mean) * total);
}

function relativeErrorMax(quantileOfZ: (z: number) => number): number {
  const table = quantileTable(quantileOfZ);
  let errorMax = 0;
  for (let z = -8.3; z <= 8.3; z += 0.00337) {
    const expected = quantileOfZ(z);
    errorMax = Math.max(errorMax, Math.abs(readQuantile(table, z) - expected) / expected);
  }
  return errorMax;
}

describe('readQuantile', () => {
  it('meets a log-normal of sigma 1 and a beta of opening fills to 1e-7', () => {
    expect(relativeErrorMax(exp)).toBeLessThan(1e-7);
    expect(relativeErrorMax(fillQuantile)).toBeLessThan(1e-7);
  });

  it('gives the value itself at a node', () => {
    const table = quantileTable(fillQuantile);
    for (const z of [-8.25, -1, 0, 0.015625, 2.5]) {
      expect(readQuantile(table, z)).toBe(fillQuantile(z));
    }
  });

  it('keeps to the value at the nearer end beyond the grid', () => {
    const table = quantileTable(exp);
    expect(readQuantile(table, -9)).toBe(exp(-8.3125));
    expect(readQuantile(table, 50)).toBeCloseTo(exp(8.3125), 9);
  });

  it('does not fall or overshoot at a step or a kink', () => {
    const table = quantileTable((z) => (z < 0.3 ? 0 : 1 + Math.max(0, z - 2)));
    let last = 0;
    for (let z = -1; z < 3; z += 0.0007) {
      const value = readQuantile(table, z);
      expect(value).toBeGreaterThanOrEqual(last);
      if (z < 1.9) expect(value).toBeLessThanOrEqual(1);
      last = value;
    }
  });

  it('returns a constant as it is', () => {
    expect(
      readQuantile(
        quantileTable(() => 0.55),
        1.2345,
      ),
    ).toBe(0.55);
  });
});

describe('quantileTable', () => {
  it('refuses a value that is not finite', () => {
    expect(() => quantileTable((z) => (z > 3 ? Infinity : z))).toThrow(RangeError);
    expect(() => quantileTable(() => Number.NaN)).toThrow(RangeError);
  });
});

describe('lognormalMeanOne', () => {
  it('is exp(sigma z - sigma^2 / 2)', () => {
    expect(lognormalMeanOne(0, 3)).toBe(1);
    // Median exp(-0.9^2 / 2) = exp(-0.405); one sigma up exp(0.495). By a pocket calculator.
    expect(lognormalMeanOne(0.9, 0)).toBeCloseTo(0.666976811, 9);
    expect(lognormalMeanOne(0.9, 1)).toBeCloseTo(1.640498, 6);
  });
});
