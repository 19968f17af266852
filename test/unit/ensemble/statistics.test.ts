import { describe, expect, it } from 'vitest';
import { meanOf, statisticsInPlace, statisticsOf } from '../../../src/ensemble/statistics.ts';

describe('statisticsOf', () => {
  it('gives quantiles of type 7', () => {
    // By hand: position p (n - 1) is 0.2, 2 and 3.8 among 1, 2, 3, 4, 5.
    const { mean, p5, p50, p95 } = statisticsOf([4, 1, 3, 2, 5]);
    expect(mean).toBe(3);
    expect(p5).toBeCloseTo(1.2, 14);
    expect(p50).toBe(3);
    expect(p95).toBeCloseTo(4.8, 14);
  });

  it('agrees with NumPy', () => {
    // numpy.quantile([2.5, -1, 7, 0, 11, 3, 3, 8], [.05, .5, .95]), NumPy 2, its default method.
    const { p5, p50, p95 } = statisticsOf([2.5, -1, 7, 0, 11, 3, 3, 8]);
    expect(p5).toBeCloseTo(-0.65, 14);
    expect(p50).toBe(3);
    expect(p95).toBeCloseTo(9.95, 14);
  });

  it('gives the value itself of one value', () => {
    expect(statisticsOf([0.1])).toEqual({ mean: 0.1, p5: 0.1, p50: 0.1, p95: 0.1 });
  });

  it('lies between two values', () => {
    const { mean, p5, p50, p95 } = statisticsOf([20, 10]);
    expect([mean, p5, p50, p95]).toEqual([15, 10.5, 15, 19.5]);
  });

  it.each([1, 2, 24, 25, 100])('sorts %i values as the built-in sort does', (count) => {
    // 7919 is prime to each count, so that the values are 0 to count - 1 in disorder.
    const values = Array.from({ length: count }, (_, index) => (index * 7919) % count);
    const before = values.slice();
    statisticsOf(values);
    expect(values).toEqual(before);
    statisticsInPlace(values);
    expect(values).toEqual(before.sort((a, b) => a - b));
  });

  it('refuses what is no number, and nothing', () => {
    expect(() => statisticsOf([])).toThrow('statistics of no values');
    expect(() => statisticsOf([1, Number.NaN])).toThrow('NaN');
    expect(() => meanOf([1, Number.POSITIVE_INFINITY])).toThrow('Infinity');
  });
});
