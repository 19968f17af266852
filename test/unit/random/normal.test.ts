import { describe, expect, it } from 'vitest';

import { normalCdf, normalQuantile } from '../../../src/random/normal.ts';

// Expected values: computed with Python's mpmath at 50 digits, rounded to the nearest double;
// the quantiles by solving ncdf(z) = p for the double p.

const QUANTILES = [
  [0.0749, -1.4402382675279637],
  [0.075, -1.439531470938456],
  [0.0751, -1.43882539275254],
  [0.1, -1.2815515655446004],
  [0.25, -0.6744897501960817],
  [0.4, -0.2533471031357997],
  [0.6, 0.2533471031357997],
  [0.9, 1.2815515655446006],
  [0.925, 1.4395314709384561],
  [0.975, 1.9599639845400538],
  [0.99, 2.3263478740408408],
  [0.999, 3.090232306167813],
  [0.01, -2.326347874040841],
  [0.001, -3.0902323061678136],
  [1e-5, -4.264890793922825],
  [1e-10, -6.361340902404057],
  [1.3e-11, -6.667611456510741],
  [1.5e-11, -6.646570887477113],
  [1e-16, -8.222082216130435],
  [1e-20, -9.262340089798407],
  [1e-100, -21.273453560965326],
  [1e-300, -37.0470962993612],
] as const;

const PROBABILITIES = [
  [-37.5, 4.605353009581955e-308],
  [-30.0, 4.906713927148187e-198],
  [-20.0, 2.7536241186062337e-89],
  [-10.0, 7.619853024160525e-24],
  [-8.3, 5.205569744890254e-17],
  [-6.0, 9.86587645037698e-10],
  [-5.7, 5.990371401063528e-9],
  [-5.65, 8.022391850663497e-9],
  [-3.0, 0.0013498980316300946],
  [-2.0, 0.02275013194817921],
  [-1.0, 0.15865525393145705],
  [-0.68, 0.2482522304535705],
  [-0.67, 0.2514288950953101],
  [-0.1, 0.460172162722971],
  [0.1, 0.539827837277029],
  [0.67, 0.7485711049046899],
  [0.68, 0.7517477695464295],
  [1.0, 0.8413447460685429],
  [2.0, 0.9772498680518208],
  [3.0, 0.9986501019683699],
  [5.0, 0.9999997133484281],
  [8.0, 0.9999999999999993],
] as const;

describe('normalQuantile', () => {
  it.each(QUANTILES)('of %d is right to 1e-15', (p, expected) => {
    expect(Math.abs(normalQuantile(p) / expected - 1)).toBeLessThanOrEqual(1e-15);
  });

  it("gives R's qnorm(0.975)", () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 14);
  });

  it('is 0 at one half and antisymmetric', () => {
    expect(normalQuantile(0.5)).toBe(0);
    for (const p of [2 ** -53, 2 ** -10, 0.0625, 0.125, 0.375]) {
      expect(normalQuantile(1 - p)).toBe(-normalQuantile(p));
    }
  });

  it('is infinite at 0 and 1 and not a number beyond', () => {
    expect(normalQuantile(0)).toBe(-Infinity);
    expect(normalQuantile(1)).toBe(Infinity);
    expect(normalQuantile(-1e-9)).toBeNaN();
    expect(normalQuantile(1 + 1e-9)).toBeNaN();
    expect(normalQuantile(Number.NaN)).toBeNaN();
  });
});

describe('normalCdf', () => {
  it.each(PROBABILITIES)('of %d is right to 2e-15', (x, expected) => {
    expect(Math.abs(normalCdf(x) / expected - 1)).toBeLessThanOrEqual(2e-15);
  });

  it('is one half at 0 and 0 and 1 far out', () => {
    expect(normalCdf(0)).toBe(0.5);
    expect(normalCdf(-41)).toBe(0);
    expect(normalCdf(-Infinity)).toBe(0);
    expect(normalCdf(Infinity)).toBe(1);
    expect(normalCdf(Number.NaN)).toBeNaN();
  });
});
