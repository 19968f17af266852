import { describe, expect, it } from 'vitest';

import { betaQuantile } from '../../../src/random/beta.ts';
import { exp } from '../../../src/random/exp.ts';
import { lognormalMeanOne } from '../../../src/random/lognormal.ts';
import { normalCdf } from '../../../src/random/normal.ts';
import { quantileTable, readQuantile } from '../../../src/random/quantile-table.ts';

/**
 * A beta on [0, 1.15] by its score; above the median mirrored, where p itself has lost the tail.
 */
function fillQuantile(z: number, [a, b]: readonly [number, number] = FILL): number {
  return z < 0
    ? 1.15 * betaQuantile(normalCdf(z), a, b)
    : 1.15 * (1 - betaQuantile(normalCdf(-z), b, a));
}

/** Mean 0.55 and sd 0.25 on [0, 1.15]: m = 11/23, m (1 - m) / s^2 - 1 = 4.28 = a + b. */
const FILL = [2.04695652173913, 2.233043478260868] as const;

/** Greatest errors over the grid and a little beyond what a draw can reach. */
function errors(quantileOfZ: (z: number) => number): { absolute: number; relative: number } {
  const table = quantileTable(quantileOfZ);
  let absolute = 0;
  let relative = 0;
  for (let z = -8.3; z <= 8.3; z += 0.00337) {
    const expected = quantileOfZ(z);
    const error = Math.abs(readQuantile(table, z) - expected);
    absolute = Math.max(absolute, error);
    relative = Math.max(relative, error / expected);
  }
  return { absolute, relative };
}

describe('readQuantile', () => {
  // Measured: 1.0e-10, 1.6e-10, 1.3e-8.
  it.each([
    [0.9, 1e-9],
    [1, 1e-9],
    [3, 2e-8],
  ])('meets a log-normal of sigma %d to %d of its value', (sigma, bound) => {
    expect(errors((z) => lognormalMeanOne(sigma, z)).relative).toBeLessThan(bound);
  });

  // Measured: 1.6e-11, 1.6e-10, 2.3e-13, 1.3e-11.
  it.each([
    [FILL],
    [[0.4782608695652173, 1.3550724637681157]],
    [[16.69565217391304, 15.304347826086953]],
    [[3.97282608695652, 1.4021739130434772]],
  ] as const)('meets a beta of %j on [0, 1.15] to 1e-9', (shape) => {
    expect(errors((z) => fillQuantile(z, shape)).absolute).toBeLessThan(1e-9);
  });

  it('gives the value itself at a node', () => {
    const table = quantileTable((z) => fillQuantile(z));
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
    const wrong: number[] = [];
    let last = 0;
    for (let z = -1; z < 3; z += 0.0007) {
      const value = readQuantile(table, z);
      if (value < last || (z < 1.9 && value > 1)) wrong.push(z);
      last = value;
    }
    expect(wrong).toEqual([]);
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
