import { describe, expect, it } from 'vitest';
import { pieces } from '../../../src/engine/pieces.ts';
import { simulateInSteps } from '../../../src/engine/simulate.ts';
import { createWorkspace } from '../../../src/engine/workspace.ts';
import { plain, withCohort } from '../../support/plain-scenario.ts';
import { planOf } from '../../support/plans.ts';

const sizesOf = (rowCount: number, dayCount: number): number[] =>
  [...pieces({ firstRow: 7, endRow: 7 + rowCount }, dayCount)].map(
    ({ firstRow, endRow }) => endRow - firstRow,
  );

describe('pieces of rows', () => {
  it('follow one another from the first row to the last', () => {
    const found = [...pieces({ firstRow: 7, endRow: 3007 }, 1096)];
    expect(found).toEqual([
      { firstRow: 7, endRow: 1543 },
      { firstRow: 1543, endRow: 3007 },
    ]);
    expect(sizesOf(0, 1096)).toEqual([]);
  });

  it('are of at most 2^21 rows times days, in whole batches of 512 draws where there is room', () => {
    // 2^21 / 365 = 5745.6 = 11.2 x 512; 2^21 / 4096 = 512; 2^21 / 4097 = 511.9; a century: 57.4.
    expect(sizesOf(10_000, 365)).toEqual([5632, 4368]);
    expect(sizesOf(1000, 4096)).toEqual([512, 488]);
    expect(sizesOf(1000, 4097)).toEqual([511, 489]);
    expect(sizesOf(100, 36_525)).toEqual([57, 43]);
  });

  it('are of at most 32,768 rows however few the days, and of one however many', () => {
    expect(sizesOf(40_000, 1)).toEqual([32_768, 7232]);
    expect(sizesOf(2, 4_000_000)).toEqual([1, 1]);
  });

  it('are the steps of a replication, each for all the days that it goes on', () => {
    const { start } = plain().horizon;
    const century = { horizon: { start, end: start + 36_524 } };
    const scenario = withCohort({ trafficGrowthPerYear: 0 }, century);
    const organisation = { id: 'a', name: 'A', type: 'trust', region: 'North', mailboxCount: 120 };
    const { plan, parameters } = planOf({ scenario, organisations: [organisation] });
    const steps = simulateInSteps(plan, createWorkspace(plan), { replication: 0, parameters });
    // The opening at once, then 57, 57 and 6 mailboxes; a breath before and after the check of the
    // cohort, and after the sizes.
    expect([...steps]).toHaveLength(4 + 3);
  });
});
