import { describe, expect, it } from 'vitest';
import { splitVariance } from '../../../src/ensemble/variance-split.ts';

describe('splitVariance', () => {
  it('has the variance within pairs over that within and between them', () => {
    // Means 1.5 and 6.5: between them 2 * 12.5 = 25; within (1 + 1) / 4 = 0.5; 2 * 0.5 / 25.5.
    const split = splitVariance([
      [1, 2],
      [7, 6],
    ]);
    expect(split?.pairCount).toBe(2);
    expect(split?.luckShare).toBeCloseTo(2 / 51, 15);
    expect(split?.inputsShare).toBeCloseTo(49 / 51, 15);
    // SciPy 1.17.1: 2 / (50 / f.ppf([0.025, 0.975], 1, 2) + 1).
    expect(split?.luckInterval.low).toBeCloseTo(5.003001801080648e-5, 12);
    expect(split?.luckInterval.high).toBeCloseTo(0.8701372997711664, 12);
  });

  it('has a narrower interval for more of them', () => {
    const pairs = Array.from({ length: 10 }, (_, i) => {
      const value = (i * 7) % 40;
      return [value, value + (i % 2 ? 3 : -5)] as const;
    });
    const split = splitVariance(pairs);
    // SciPy 1.17.1, as above with 9 and 10 degrees, 298.3333333333333 between and 8.5 within.
    expect(split?.luckShare).toBeCloseTo(0.055404671374253124, 12);
    expect(split?.luckInterval.low).toBeCloseTo(0.014273083142584951, 12);
    expect(split?.luckInterval.high).toBeCloseTo(0.1944060732200298, 12);
  });

  it('gives luck all where pairs differ no more than their members', () => {
    const split = splitVariance([
      [1, 9],
      [9, 2],
      [4, 6],
    ]);
    expect(split).toMatchObject({ inputsShare: 0, luckShare: 1 });
    expect(split?.luckInterval.high).toBe(1);
  });

  it('gives the inputs all where a second luck changes nothing', () => {
    const split = splitVariance([
      [1, 1],
      [4, 4],
    ]);
    const none = { low: 0, high: 0 };
    expect(split).toEqual({ pairCount: 2, inputsShare: 1, luckShare: 0, luckInterval: none });
  });

  it('is none for one pair, where nothing varies, and where a value is absent', () => {
    expect(splitVariance([[1, 3]])).toBe(null);
    const pair = [0.1, 0.1] as const;
    // The sum of ten times 0.1 is not 1.
    expect(splitVariance(Array<typeof pair>(10).fill(pair))).toBe(null);
    expect(
      splitVariance([
        [1, null],
        [2, 1],
      ]),
    ).toBe(null);
  });

  it('is none where differences are too small to have squares', () => {
    const least = [0, 5e-324] as const;
    expect(splitVariance([least, [0, 0]])).toBe(null);
  });

  it('works for very many replications', () => {
    const pairs = Array.from({ length: 100_000 }, (_, i) => [i % 2, 1 - (i % 2)] as const);
    // The means of the pairs are all 1 / 2.
    expect(splitVariance(pairs)?.luckInterval).toEqual({ low: 1, high: 1 });
  });
});
