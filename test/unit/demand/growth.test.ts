import { describe, expect, it } from 'vitest';

import { growthFactors } from '../../../src/demand/growth.ts';

describe('growthFactors', () => {
  it('is 1 on day 0 and (1 + rate)^(d / 365.25) later', () => {
    const factors = growthFactors(1500, [{ firstDay: 0, perYear: 0.15 }]);
    expect(factors[0]).toBe(1);
    // 1.15^(1 / 365.25) = 1.00038272..., by mpmath; 1461 days are four years: 1.15^4 = 1.74900625.
    expect(factors[1]).toBeCloseTo(1.0003827205627767, 14);
    expect(factors[1461]).toBeCloseTo(1.74900625, 12);
    // 730.5 days are two years: 1.15^2 = 1.3225 lies half-way between these two.
    expect(Math.sqrt(factors[730]! * factors[731]!)).toBeCloseTo(1.3225, 12);
  });

  it('has the engine say the same of every day', () => {
    const factors = growthFactors(3000, [{ firstDay: 0, perYear: 0.15 }]);
    const error = factors.map((factor, day) => Math.abs(factor / 1.15 ** (day / 365.25) - 1));
    expect(Math.max(...error)).toBeLessThan(1e-14);
  });

  it('multiplies segments, each for its own days', () => {
    // 20 % a year for 1461 days, then 5 % for 1461, then -10 %.
    const factors = growthFactors(5000, [
      { firstDay: 0, perYear: 0.2 },
      { firstDay: 1461, perYear: 0.05 },
      { firstDay: 2922, perYear: -0.1 },
    ]);
    expect(factors[1461]).toBeCloseTo(2.0736, 12); // 1.2^4: the new rate counts from the next day
    expect(factors[1462]! / factors[1461]!).toBeCloseTo(1.05 ** (1 / 365.25), 14);
    expect(factors[2922]).toBeCloseTo(2.0736 * 1.21550625, 11); // 1.05^4
    expect(factors[2923]! / factors[2922]!).toBeCloseTo(0.9 ** (1 / 365.25), 14);
    expect(factors[4383]).toBeCloseTo(2.0736 * 1.21550625 * 0.6561, 11); // 0.9^4
  });

  it('lets a segment that began before the horizon replace the one before it', () => {
    const replaced = growthFactors(800, [
      { firstDay: 0, perYear: 0.5 },
      { firstDay: -400, perYear: 0.1 },
      { firstDay: -100, perYear: 0.15 },
      { firstDay: 366, perYear: 0 },
    ]);
    const single = growthFactors(367, [{ firstDay: 0, perYear: 0.15 }]);
    expect(replaced.slice(0, 367)).toEqual(single);
    // No growth from day 366 on: nothing moves.
    expect(replaced[799]).toBe(replaced[366]);
  });

  it('takes the later of two that begin on the same day', () => {
    const factors = growthFactors(20, [
      { firstDay: 0, perYear: 0.15 },
      { firstDay: 10, perYear: 3 },
      { firstDay: 10, perYear: 0 },
    ]);
    expect(factors[19]).toBe(factors[10]);
    expect(factors[10]).toBeCloseTo(1.15 ** (10 / 365.25), 14);
  });

  it('does not grow without a rate, and ignores segments after the end', () => {
    expect([...growthFactors(3, [{ firstDay: 0, perYear: 0 }])]).toEqual([1, 1, 1]);
    const segments = [
      { firstDay: 0, perYear: 0.15 },
      { firstDay: 3, perYear: 9 },
    ];
    expect(growthFactors(3, segments)).toEqual(growthFactors(3, segments.slice(0, 1)));
    expect(growthFactors(0, segments)).toHaveLength(0);
  });
});
