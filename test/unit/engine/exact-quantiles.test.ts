import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { exactQuantiles } from '../../../src/engine/exact-quantiles.ts';

const RUNS = { seed: 1, numRuns: 40 };
const SHARES = [0, 0.01, 0.05, 0.25, 0.5, 0.95, 0.99, 1];

/** Hyndman and Fan's type 7 of sorted values: between the order statistics around p (n - 1). */
function typeSeven(sorted: Float64Array, p: number): number {
  const position = p * (sorted.length - 1);
  const low = sorted[Math.floor(position)]!;
  const high = sorted[Math.ceil(position)]!;
  return low + (position - Math.floor(position)) * (high - low);
}

/** The same by sorting. */
function bySorting(values: Float64Array, probabilities: readonly number[]) {
  const sorted = values.slice().sort();
  return probabilities.map((p) => typeSeven(sorted, p));
}

const ofAll = (values: readonly number[], probabilities: readonly number[]) =>
  exactQuantiles(Float64Array.from(values), Uint32Array.of(0, values.length), probabilities)[0]!;

describe('quantiles', () => {
  it("by hand, as R's quantile() has them", () => {
    // quantile(c(1, 2, 3, 4, 10), c(0, .1, .25, .5, .9, 1)): 1.0 1.4 2.0 3.0 7.6 10.0.
    const { mailboxCount, meanBytes, quantileBytes } = ofAll(
      [4, 10, 1, 3, 2],
      [0, 0.1, 0.25, 0.5, 0.9, 1],
    );
    expect(mailboxCount).toBe(5);
    expect(meanBytes).toBe(4);
    expect(quantileBytes.map((value) => Math.round(value * 1e9) / 1e9)).toEqual([
      1, 1.4, 2, 3, 7.6, 10,
    ]);
  });

  it('of no value are none, and there is no mean', () => {
    expect(ofAll([], SHARES)).toEqual({ mailboxCount: 0, meanBytes: null, quantileBytes: [] });
  });

  it('of one value are that value', () => {
    expect(ofAll([42.5], [0, 0.3, 1]).quantileBytes).toEqual([42.5, 42.5, 42.5]);
    expect(ofAll([0], [0, 0.3, 1]).quantileBytes).toEqual([0, 0, 0]);
  });

  it('of two values lie between them', () => {
    expect(ofAll([30, 10], [0, 0.25, 0.5, 1]).quantileBytes).toEqual([10, 15, 20, 30]);
    expect(ofAll([5, 5], [0, 0.25, 1]).quantileBytes).toEqual([5, 5, 5]);
  });

  it('of zeros alone are zero', () => {
    expect(ofAll([0, 0, 0], SHARES)).toEqual({
      mailboxCount: 3,
      meanBytes: 0,
      quantileBytes: SHARES.map(() => 0),
    });
  });

  it('are in the order of the probabilities asked for', () => {
    expect(ofAll([1, 2, 3], [1, 0, 0.5, 0.5]).quantileBytes).toEqual([3, 1, 2, 2]);
    expect(ofAll([1, 2, 3], []).quantileBytes).toEqual([]);
  });

  it('are exact where one value is so large that all others share a bucket', () => {
    const values = [...Array.from({ length: 1000 }, (_, i) => i), 1e300];
    expect(ofAll(values, [0, 0.25, 0.5, 0.9, 1]).quantileBytes).toEqual([0, 250, 500, 900, 1e300]);
  });

  it('are exact for values too small and too large to be counted finely', () => {
    expect(ofAll([5e-324, 0, 1e-310], [0, 0.5, 1]).quantileBytes).toEqual([0, 5e-324, 1e-310]);
    const large = [1e308, 1.5e308, 1.7e308];
    expect(ofAll(large, [0, 0.5, 1]).quantileBytes).toEqual(large);
  });
});

describe('groups', () => {
  it('come after the whole, each with its own values', () => {
    const values = Float64Array.of(5, 1, 3, 100, 7);
    const found = exactQuantiles(values, Uint32Array.of(0, 3, 3, 5), [0, 0.5, 1]);
    expect(found).toEqual([
      { mailboxCount: 5, meanBytes: 23.2, quantileBytes: [1, 5, 100] },
      { mailboxCount: 3, meanBytes: 3, quantileBytes: [1, 3, 5] },
      { mailboxCount: 0, meanBytes: null, quantileBytes: [] },
      { mailboxCount: 2, meanBytes: 53.5, quantileBytes: [7, 53.5, 100] },
    ]);
  });

  it('may be none', () => {
    expect(exactQuantiles(new Float64Array(), Uint32Array.of(0), SHARES)).toHaveLength(1);
  });
});

describe('quantiles against sorting', () => {
  const anyValue = fc.oneof(
    fc.integer({ min: 0, max: 5 }),
    fc.integer({ min: 0, max: 4_294_967_296 }),
    fc.double({ min: 0, max: 1e12, noNaN: true }),
    fc.constantFrom(0, 65_535, 65_536, 1e-300, 1e17, 1e300),
  );
  // Ties, and values of one bucket: either all kinds at once, or numbers that are near each other.
  const values = fc.oneof(
    fc.array(anyValue, { maxLength: 300 }),
    fc.array(fc.integer({ min: 1_000_000, max: 1_000_100 }), { maxLength: 300 }),
    fc.array(fc.constantFrom(7, 8), { maxLength: 50 }),
  );
  const probability = fc.double({ min: 0, max: 1, noNaN: true });

  it('are bit for bit the same, for all and for each group, and leave the values alone', () => {
    fc.assert(
      fc.property(values, probability, fc.array(probability), (list, cut, probabilities) => {
        const column = Float64Array.from(list);
        const middle = Math.floor(cut * list.length);
        const starts = Uint32Array.of(0, middle, list.length);
        const asked = [...probabilities, ...SHARES];
        const found = exactQuantiles(column, starts, asked);
        const parts = [column, column.subarray(0, middle), column.subarray(middle)];
        parts.forEach((part, index) => {
          const expected = part.length === 0 ? [] : bySorting(part, asked);
          expect(found[index]!.quantileBytes).toEqual(expected);
          expect(found[index]!.mailboxCount).toBe(part.length);
        });
        expect([...column]).toEqual(list);
      }),
      RUNS,
    );
  });

  it('are the same in every order, and so is the mean', () => {
    const fractions = fc.array(fc.double({ min: 0, max: 1e9, noNaN: true }), { minLength: 2 });
    fc.assert(
      fc.property(fractions, (list) => {
        const [forth, back, rising] = [list, list.toReversed(), list.toSorted((a, b) => a - b)];
        const found = ofAll(forth, SHARES);
        expect(ofAll(back, SHARES)).toEqual(found);
        expect(ofAll(rising, SHARES)).toEqual(found);
        const mean = list.reduce((sum, value) => sum + value, 0) / list.length;
        expect(Math.abs(found.meanBytes! - mean)).toBeLessThanOrEqual(1e-6);
      }),
      RUNS,
    );
    // With a plain sum the first two differ: 0.6000000000000001 / 3 and 0.6 / 3.
    expect(ofAll([0.1, 0.2, 0.3], []).meanBytes).toBe(ofAll([0.3, 0.2, 0.1], []).meanBytes);
    // 650,000 mailboxes of 4 GiB: half a byte is lost of no value.
    const many = new Array<number>(650_000).fill(4_294_967_295.5);
    expect(ofAll(many, [])).toMatchObject({ meanBytes: 4_294_967_295.5 });
  });

  it('of 100,000 skewed values with many ties', () => {
    const column = Float64Array.from({ length: 100_000 }, (_, i) => {
      const u = ((i * 48_271) % 65_537) / 65_537;
      return Math.floor(1e6 / (u + 0.001));
    });
    const found = exactQuantiles(column, Uint32Array.of(0, 40_000, 100_000), SHARES);
    expect(found[0]!.quantileBytes).toEqual(bySorting(column, SHARES));
    expect(found[1]!.quantileBytes).toEqual(bySorting(column.subarray(0, 40_000), SHARES));
    expect(found[2]!.quantileBytes).toEqual(bySorting(column.subarray(40_000), SHARES));
  });
});
