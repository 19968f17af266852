import { describe, expect, it } from 'vitest';
import { pairedDifference } from '../../../src/review/paired-difference.ts';

const INDEPENDENT = { betterWhen: 'lower', absentIs: 'worst', hypercubeSizes: null } as const;

describe('a paired difference', () => {
  // Differences 1, 0, -1, -2. Deviations of the first -2, -1, 0, 3 (squares 14), of the run -0.5,
  // -0.5, -0.5, 1.5 (squares 3), products 1 + 0.5 + 0 + 4.5 = 6; of the differences 1.5, 0.5, -0.5,
  // -1.5 (squares 5 = 14 + 3 - 2 * 6).
  const [first, run] = [
    [1, 2, 3, 6],
    [2, 2, 2, 4],
  ];

  it('of four replications has the mean, shares, correlation and ratio of a hand calculation', () => {
    const found = pairedDifference(first, run, INDEPENDENT);
    expect(found).toMatchObject({ pairCount: 4, mean: -0.5, betterShare: 0.5, equalShare: 0.25 });
    expect(found.correlation).toBeCloseTo(6 / Math.sqrt(14 * 3), 12);
    expect(found.varianceRatio).toBeCloseTo(5 / 17, 12);
  });

  it('has intervals by Student over the differences and by Wilson', () => {
    const found = pairedDifference(first, run, INDEPENDENT);
    // t(0.975; 3) = 3.182446 times sqrt(5 / 3 / 4) = 0.645497.
    expect(found.interval?.low).toBeCloseTo(-2.554261, 5);
    expect(found.interval?.high).toBeCloseTo(1.554261, 5);
    // scipy.stats.binomtest(2, 4).proportion_ci(method='wilson').
    expect(found.betterInterval?.low).toBeCloseTo(0.150039, 5);
    expect(found.betterInterval?.high).toBeCloseTo(0.849961, 5);
  });

  it('has its interval over the means of hypercubes', () => {
    const found = pairedDifference(first, run, { ...INDEPENDENT, hypercubeSizes: [2, 2] });
    // Means 0.5 and -1.5: s = sqrt(2), standard error 1; t(0.975; 1) = 12.706205.
    expect(found.interval?.low).toBeCloseTo(-13.206205, 5);
    expect(found.interval?.high).toBeCloseTo(12.206205, 5);
    expect(pairedDifference(first, run, { ...INDEPENDENT, hypercubeSizes: [4] }).interval).toBe(
      null,
    );
  });

  it('turns round what is better with the direction, and knows no better without', () => {
    const higher = pairedDifference(first, run, { ...INDEPENDENT, betterWhen: 'higher' });
    expect(higher).toMatchObject({ betterShare: 0.25, equalShare: 0.25 });
    const neither = pairedDifference(first, run, { ...INDEPENDENT, betterWhen: null });
    expect(neither).toMatchObject({ betterShare: null, betterInterval: null, equalShare: 0.25 });
  });

  // Of the first pair: 2 is worse than 1, or better. Of the second and third one is absent: there
  // the run is better once, whichever absence is, for it has a value in the one and not the other.
  it.each([
    ['lower', 'worst', 0.25],
    ['higher', 'worst', 0.5],
    ['lower', 'best', 0.25],
    ['higher', 'best', 0.5],
  ] as const)('where %s is better and being absent the %s', (betterWhen, absentIs, betterShare) => {
    const pairing = { betterWhen, absentIs, hypercubeSizes: null };
    const found = pairedDifference([1, null, 3, null], [2, 5, null, null], pairing);
    expect(found).toMatchObject({ pairCount: 1, mean: 1, betterShare, equalShare: 0.25 });
    expect(found).toMatchObject({ interval: null, correlation: null, varianceRatio: null });
  });

  it('takes what is absent for worse than any value or for better, as it is asked', () => {
    const shareOf = (
      absentIs: 'best' | 'worst',
      first: (number | null)[],
      run: (number | null)[],
    ) =>
      pairedDifference(first, run, { ...INDEPENDENT, betterWhen: 'higher', absentIs }).betterShare;
    // A rollout that finishes is better than one that does not; a pool that runs out is worse.
    expect(shareOf('worst', [null, null], [1, 9])).toBe(1);
    expect(shareOf('best', [null, null], [1, 9])).toBe(0);
    expect(shareOf('worst', [1, 9], [null, null])).toBe(0);
    expect(shareOf('best', [1, 9], [null, null])).toBe(1);
    expect(shareOf('best', [null, null], [null, null])).toBe(0);
  });

  it('leaves what is absent out of its hypercube', () => {
    const found = pairedDifference([1, null, 3, 5], [2, 2, 5, 8], {
      ...INDEPENDENT,
      hypercubeSizes: [2, 2],
    });
    expect(found).toMatchObject({ pairCount: 3, mean: 2 });
    // Hypercubes of one and two pairs with means 1 and 2.5, weights 1/3 and 2/3: variance
    // (1/9 + 4/9 * 1/4) / (1 - 5/9) = 1/2.
    expect(found.interval?.high).toBeCloseTo(2 + 12.706205 * Math.sqrt(0.5), 5);
  });

  it('has no mean where no replication has both values', () => {
    expect(pairedDifference([null, 1], [1, null], INDEPENDENT)).toEqual({
      pairCount: 0,
      mean: null,
      interval: null,
      betterShare: 0.5,
      betterInterval: { low: expect.closeTo(0.094531, 5), high: expect.closeTo(0.905469, 5) },
      equalShare: 0,
      correlation: null,
      varianceRatio: null,
    });
  });

  it('of one replication has no intervals and no spread', () => {
    expect(pairedDifference([3], [1], INDEPENDENT)).toEqual({
      pairCount: 1,
      mean: -2,
      interval: null,
      betterShare: 1,
      betterInterval: null,
      equalShare: 0,
      correlation: null,
      varianceRatio: null,
    });
  });

  it('of two has intervals, and no correlation, which would be 1 or -1 whatever they were', () => {
    const found = pairedDifference([1, 2], [3, 5], INDEPENDENT);
    expect(found).toMatchObject({ mean: 2.5, correlation: null });
    // Deviations 0.5 each side, of the run 1, of the differences 0.5: 0.5 / (0.5 + 2).
    expect(found.varianceRatio).toBeCloseTo(0.2, 12);
    expect(found.interval).not.toBe(null);
  });

  it('has no correlation with a constant, even one whose mean is off by rounding', () => {
    // 0.1 + 0.1 + 0.1 is not 0.3.
    const constant = [0.1, 0.1, 0.1];
    const varying = pairedDifference(constant, [1, 2, 4], INDEPENDENT);
    expect(varying).toMatchObject({ correlation: null, varianceRatio: 1 });
    const both = pairedDifference(constant, [0.3, 0.3, 0.3], INDEPENDENT);
    expect(both).toMatchObject({ correlation: null, varianceRatio: null });
  });

  it('is refused without replications and for different numbers of them', () => {
    expect(() => pairedDifference([], [], INDEPENDENT)).toThrow(RangeError);
    expect(() => pairedDifference([1], [1, 2], INDEPENDENT)).toThrow(
      '2 replications are compared with 1',
    );
  });
});
