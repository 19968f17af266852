import { describe, expect, it } from 'vitest';

import { createSizeSamples, sizeDistributions } from '../../../src/engine/sizes.ts';
import { SIZE_SHARES } from '../../../src/engine/trace.ts';
import type { Plan } from '../../../src/plan/plan.ts';

describe('samples of sizes', () => {
  it('have the days, then one that never comes, and a place a row and day', () => {
    const samples = createSizeSamples([0, 45], 3, false);
    expect([...samples.days.slice(0, 2)]).toEqual([0, 45]);
    expect(samples.days[2]).toBeGreaterThan(36_525);
    expect(samples.usedBytes).toHaveLength(6);
  });

  it('may be of no day', () => {
    const samples = createSizeSamples([], 3, false);
    expect(samples.days).toHaveLength(1);
    expect(samples.usedBytes).toHaveLength(0);
  });

  it('become a distribution for all, then one a cohort, day by day', () => {
    const samples = createSizeSamples([7, 9], 5, false);
    samples.usedBytes.set([10, 30, 20, 4, 2], 0);
    samples.usedBytes.set([1, 1, 1, 8, 6], 5);
    // Cohorts of three, none and two rows.
    const plan = { sizeDays: [7, 9], rows: { cohortStart: Uint32Array.of(0, 3, 3, 5) } };
    const found = sizeDistributions(plan as unknown as Plan, samples);
    const median = SIZE_SHARES.indexOf(0.5);
    expect(
      found.map(({ day, cohort, mailboxCount, meanBytes, quantileBytes }) => [
        day,
        cohort,
        mailboxCount,
        meanBytes,
        quantileBytes[0],
        quantileBytes[median],
        quantileBytes.at(-1),
      ]),
    ).toEqual([
      [7, null, 5, 13.2, 2, 10, 30],
      [7, 0, 3, 20, 10, 20, 30],
      [7, 1, 0, null, undefined, undefined, undefined],
      [7, 2, 2, 3, 2, 3, 4],
      [9, null, 5, 3.4, 1, 1, 8],
      [9, 0, 3, 1, 1, 1, 1],
      [9, 1, 0, null, undefined, undefined, undefined],
      [9, 2, 2, 7, 6, 7, 8],
    ]);
  });

  it('leave out who is not there yet or no more, day by day', () => {
    const samples = createSizeSamples([7, 9], 5, true);
    samples.usedBytes.set([10, -1, 0, -1, -1], 0);
    samples.usedBytes.set([-1, 30, 20, 4, -1], 5);
    const plan = { sizeDays: [7, 9], rows: { cohortStart: Uint32Array.of(0, 3, 5) } };
    const found = sizeDistributions(plan as unknown as Plan, samples);
    const told = found.map(({ day, cohort, mailboxCount, meanBytes, quantileBytes }) => [
      ...[day, cohort, mailboxCount, meanBytes],
      ...[quantileBytes[0], quantileBytes.at(-1)],
    ]);
    expect(told).toEqual([
      [7, null, 2, 5, 0, 10],
      [7, 0, 2, 5, 0, 10],
      [7, 1, 0, null, undefined, undefined],
      [9, null, 3, 18, 4, 30],
      [9, 0, 2, 25, 20, 30],
      [9, 1, 1, 4, 4, 4],
    ]);
  });
});
