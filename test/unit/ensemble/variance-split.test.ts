import { describe, expect, it } from 'vitest';
import { splitVariance } from '../../../src/ensemble/variance-split.ts';

describe('splitVariance', () => {
  it('has the variance within pairs over that of all first values', () => {
    // Mean 4, squares 9 + 1 + 1 + 9, so a variance of 20 / 3; luck (1 / 2 + 1 / 2) / 2 = 0.5.
    const split = splitVariance(
      [1, 5, 3, 7],
      [
        [1, 2],
        [7, 6],
      ],
    );
    expect(split?.pairCount).toBe(2);
    expect(split?.luckShare).toBeCloseTo(0.075, 15);
    expect(split?.inputsShare).toBeCloseTo(0.925, 15);
    // SciPy 1.17.1: 0.075 / f.ppf([0.975, 0.025], 2, 1 / (1 / 3 - 0.075 / 4)).
    expect(split?.luckInterval.low).toBeCloseTo(0.005137429921573432, 12);
    expect(split?.luckInterval.high).toBe(1);
  });

  it('has an interval on both sides for more of them', () => {
    const values = Array.from({ length: 40 }, (_, i) => (i * 7) % 40);
    const pairs = values.slice(0, 10).map((value, i) => [value, value + (i % 2 ? 3 : -5)] as const);
    // Variance of 0 to 39: 40 * 41 / 12 = 136.67; luck (9 + 25) / 4 = 8.5; ratio 0.0621951.
    const split = splitVariance(values, pairs);
    expect(split?.luckShare).toBeCloseTo(8.5 / ((40 * 41) / 12), 14);
    // SciPy 1.17.1: r / f.ppf([0.975, 0.025], 10, 1 / (1 / 39 - r / 40)) for that ratio r.
    expect(split?.luckInterval.low).toBeCloseTo(0.026187607495094186, 12);
    expect(split?.luckInterval.high).toBeCloseTo(0.2020853270843504, 12);
  });

  it('gives luck all where it explains more than there is', () => {
    const split = splitVariance(
      [1, 2],
      [
        [1, 9],
        [2, -8],
      ],
    );
    expect(split).toMatchObject({ inputsShare: 0, luckShare: 1 });
    expect(split?.luckInterval.high).toBe(1);
  });

  it('gives the inputs all where a second luck changes nothing', () => {
    const split = splitVariance(
      [1, 2, 4],
      [
        [1, 1],
        [4, 4],
      ],
    );
    const none = { low: 0, high: 0 };
    expect(split).toEqual({ pairCount: 2, inputsShare: 1, luckShare: 0, luckInterval: none });
  });

  it('is none for one pair, where nothing varies, and where a value is absent', () => {
    expect(splitVariance([1, 2], [[1, 3]])).toBe(null);
    const pair = [0.1, 0.1] as const;
    // The sum of ten times 0.1 is not 1.
    expect(splitVariance(Array<number>(10).fill(0.1), [pair, pair])).toBe(null);
    const other = [2, 1] as const;
    expect(splitVariance([1, 2, 3], [[1, null], other])).toBe(null);
    expect(splitVariance([1, 2, null], [[1, 1], other])).toBe(null);
  });

  it('works for very many replications', () => {
    const values = Array.from({ length: 100_000 }, (_, i) => i % 2);
    const pairs = values.map((value) => [value, 1 - value] as const);
    // Luck 1 / 2, the variance 1 / 4: all of it.
    expect(splitVariance(values, pairs)?.luckInterval).toEqual({ low: 1, high: 1 });
  });
});
