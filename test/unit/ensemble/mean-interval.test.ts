import { describe, expect, it } from 'vitest';
import { meanError } from '../../../src/ensemble/mean-error.ts';
import { meanInterval } from '../../../src/ensemble/mean-interval.ts';

const independent = (values: (number | null)[]) => ({ values, hypercubeSizes: null });

describe('meanInterval', () => {
  it("is Student's over the replications where these are independent", () => {
    // Mean 3, squares 4 + 1 + 9, variance 7; for 2 degrees t = 0.95 / sqrt(2 * 0.975 * 0.025).
    const halfWidth = (0.95 / Math.sqrt(2 * 0.975 * 0.025)) * Math.sqrt(7 / 3);
    const interval = meanInterval(independent([1, 2, 6]));
    expect(interval?.low).toBeCloseTo(3 - halfWidth, 10);
    expect(interval?.high).toBeCloseTo(3 + halfWidth, 10);
  });

  it("is Student's over the means of hypercubes of one size", () => {
    // Means 2, 3, 7, whose own interval it is.
    const interval = meanInterval({ values: [1, 3, 0, 6, 7, 7], hypercubeSizes: [2, 2, 2] });
    const ofMeans = meanInterval(independent([2, 3, 7]));
    expect(interval?.low).toBeCloseTo(ofMeans!.low, 12);
    expect(interval?.high).toBeCloseTo(ofMeans!.high, 12);
  });

  it('weighs hypercubes by their sizes', () => {
    // Means 2 (of three) and 7 (of two), in all 4: weights 0.6 and 0.4, weighted deviations -1.2
    // and 1.2; variance 2.88 / (1 - 0.52) = 6; t(0.975; 1) = tan(0.475 pi) = 12.7062.
    const interval = meanInterval({ values: [1, 2, 3, 6, 8], hypercubeSizes: [3, 2] });
    const halfWidth = Math.tan(0.475 * Math.PI) * Math.sqrt(6);
    expect(interval?.low).toBeCloseTo(4 - halfWidth, 9);
    expect(interval?.high).toBeCloseTo(4 + halfWidth, 9);
  });

  it('works for two hypercubes of one replication', () => {
    const interval = meanInterval({ values: [0, 2], hypercubeSizes: [1, 1] });
    expect(interval?.low).toBeCloseTo(meanInterval(independent([0, 2]))!.low, 10);
  });

  it('is none for one replication, one hypercube, or where some replication has no value', () => {
    expect(meanInterval(independent([5]))).toBe(null);
    expect(meanInterval({ values: [5], hypercubeSizes: [1] })).toBe(null);
    expect(meanInterval({ values: [5, 6, 7], hypercubeSizes: [3] })).toBe(null);
    expect(meanInterval(independent([5, null, 7]))).toBe(null);
  });

  it('refuses sizes that are not those of the values', () => {
    const of = (sizes: number[]) => () =>
      meanInterval({ values: [1, 2, 3], hypercubeSizes: sizes });
    expect(of([1, 1])).toThrow('hypercubes of 2 replications in all, but 3 values');
    expect(of([2, 2])).toThrow('hypercubes of 4 replications in all, but 3 values');
    expect(of([3, 1])).toThrow('hypercubes of 4 replications in all, but 3 values');
    expect(of([3, 0])).toThrow('a hypercube of size 0');
    expect(of([])).toThrow(RangeError);
  });
});

describe('meanError', () => {
  it('has the standard error and the degrees of freedom of what was drawn independently', () => {
    // Of 0, 2, 3, 3: squares 4 + 0 + 1 + 1, variance 2, over 4 values. Of the means 1 and 3: 1.
    expect(meanError(independent([0, 2, 3, 3]))).toEqual({
      mean: 2,
      standardError: Math.sqrt(0.5),
      degrees: 3,
    });
    expect(meanError({ values: [0, 2, 3, 3], hypercubeSizes: [2, 2] })).toEqual({
      mean: 2,
      standardError: 1,
      degrees: 1,
    });
  });

  it('is none where there is no interval', () => {
    expect(meanError(independent([5]))).toBe(null);
    expect(meanError(independent([5, null]))).toBe(null);
    expect(meanError({ values: [5, 6], hypercubeSizes: [2] })).toBe(null);
  });
});
