import { describe, expect, it } from 'vitest';
import { doneCount, paceSum } from '../../../src/rollout/pace.ts';
import type { Pace } from '../../../src/scenario/rollout-spec.ts';

const doneByDay = (pace: Pace, totalCount: number, dayCount: number) =>
  Array.from({ length: dayCount + 1 }, (_, k) => doneCount(pace, totalCount, k));

describe('doneCount', () => {
  it('adds up a constant rate until all are done', () => {
    expect(doneByDay({ perDay: 4 }, 10, 4)).toEqual([0, 4, 8, 10, 10]);
    expect(doneByDay({ perDay: 5 }, 10, 3)).toEqual([0, 5, 10, 10]);
  });

  it('divides the total over n days, rounded down, all on the last', () => {
    // 10 k / 4: 2.5, 5, 7.5, 10.
    expect(doneByDay({ overDays: 4 }, 10, 5)).toEqual([0, 2, 5, 7, 10, 10]);
    expect(doneByDay({ overDays: 3 }, 2, 3)).toEqual([0, 0, 1, 2]);
    expect(doneByDay({ overDays: 1 }, 650_000, 1)).toEqual([0, 650_000]);
  });

  it('climbs a ramp by whole rates', () => {
    // 100, 200, 300, then 300 a day: 100, 300, 600, 900, 1,000 at most.
    const ramp = { fromPerDay: 100, toPerDay: 300, rampDays: 3 };
    expect(doneByDay(ramp, 1000, 5)).toEqual([0, 100, 300, 600, 900, 1000]);
  });

  it('rounds the sum of a ramp down, not each day', () => {
    // Rates 1, 1 1/3, 1 2/3, 2, 2: sums 1, 2 1/3, 4, 6, 8. Rounded day by day: 1, 2, 3, 5, 7.
    const ramp = { fromPerDay: 1, toPerDay: 2, rampDays: 4 };
    expect(doneByDay(ramp, 100, 5)).toEqual([0, 1, 2, 4, 6, 8]);
  });

  it('does not lose a mailbox where a sum is whole', () => {
    // Rates of 0 to 49 over 50 days: k (k - 1) / 2.
    const ramp = { fromPerDay: 0, toPerDay: 49, rampDays: 50 };
    for (let k = 1; k <= 50; k++) expect(doneCount(ramp, 1e6, k)).toBe((k * (k - 1)) / 2);
  });

  it('goes down a ramp as well', () => {
    // 5, 3, 1, 1.
    const ramp = { fromPerDay: 5, toPerDay: 1, rampDays: 3 };
    expect(doneByDay(ramp, 100, 4)).toEqual([0, 5, 8, 9, 10]);
  });

  it('begins a ramp of one day at its first rate, and knows no ramp of none', () => {
    expect(doneByDay({ fromPerDay: 2, toPerDay: 7, rampDays: 1 }, 100, 3)).toEqual([0, 2, 9, 16]);
    expect(doneByDay({ fromPerDay: 2, toPerDay: 7, rampDays: 0 }, 100, 2)).toEqual([0, 7, 14]);
  });

  it('reaches the doubling with the sketched ramp', () => {
    // 2,000 to 12,000 over 10 days: 10 (2,000 + 12,000) / 2 = 70,000 on day 10.
    const ramp = { fromPerDay: 2000, toPerDay: 12_000, rampDays: 10 };
    expect(doneCount(ramp, 650_000, 10)).toBe(70_000);
    expect(doneCount(ramp, 650_000, 11)).toBe(82_000);
  });

  it('has nothing to do for nobody', () => {
    for (const pace of [
      { perDay: 4 },
      { overDays: 3 },
      { fromPerDay: 1, toPerDay: 2, rampDays: 2 },
    ]) {
      expect(doneByDay(pace, 0, 3)).toEqual([0, 0, 0, 0]);
    }
  });
});

describe('paceSum', () => {
  const sums = (pace: Pace, totalCount: number) =>
    [0, 1, 2, 3, 4, 5, 6].map((k) => paceSum(pace, totalCount, k));

  it('goes on past all that there are', () => {
    expect(sums({ perDay: 4 }, 10)).toEqual([0, 4, 8, 12, 16, 20, 24]);
    expect(sums({ overDays: 4 }, 10)).toEqual([0, 2, 5, 7, 10, 12, 15]);
    const ramp = { fromPerDay: 1, toPerDay: 3, rampDays: 3 };
    expect(sums(ramp, 5)).toEqual([0, 1, 3, 6, 9, 12, 15]);
  });

  it('is what is done, up to all', () => {
    for (const pace of [{ perDay: 4 }, { overDays: 4 }]) {
      const done = [0, 1, 2, 3, 4, 5, 6].map((k) => doneCount(pace, 10, k));
      expect(sums(pace, 10).map((sum) => Math.min(10, sum))).toEqual(done);
    }
  });
});
