import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batchSizes } from '../../../src/ensemble/design.ts';

describe('batchSizes', () => {
  it('divides evenly, the larger batches first', () => {
    expect(batchSizes(100, 10)).toEqual(Array(10).fill(10));
    expect(batchSizes(7, 3)).toEqual([3, 2, 2]);
    expect(batchSizes(8, 3)).toEqual([3, 3, 2]);
  });

  it('has no more batches than replications', () => {
    expect(batchSizes(1, 10)).toEqual([1]);
    expect(batchSizes(2, 10)).toEqual([1, 1]);
    expect(batchSizes(10, 10)).toEqual(Array(10).fill(1));
    expect(batchSizes(11, 10)).toEqual([2, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
  });

  it('has all replications, in sizes that differ by at most one and do not rise', () => {
    const counts = fc.integer({ min: 1, max: 5000 });
    fc.assert(
      fc.property(counts, fc.integer({ min: 2, max: 1000 }), (replications, hypercubes) => {
        const sizes = batchSizes(replications, hypercubes);
        expect(sizes.length).toBe(Math.min(replications, hypercubes));
        expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(replications);
        expect(sizes[0]! - sizes.at(-1)!).toBeLessThanOrEqual(1);
        expect(sizes).toEqual(sizes.slice().sort((a, b) => b - a));
      }),
    );
  });

  it.each([0, -1, 1.5, Number.NaN])('refuses %d', (count) => {
    expect(() => batchSizes(count, 10)).toThrow(RangeError);
    expect(() => batchSizes(10, count)).toThrow(RangeError);
  });
});
