import { describe, expect, it } from 'vitest';
import { scaleUp } from '../../../src/engine/scale-up.ts';
import type { Trace } from '../../../src/engine/trace.ts';
import type { Plan } from '../../../src/plan/plan.ts';
import { fakeCohort, fakeSizes, fakeStage, fakeTrace } from '../../support/fake-trace.ts';

/** Of 10 mailboxes in the first cohort 4 are simulated, of 3 in the last 1; there are 2 days. */
const PLAN = {
  sample: { share: 0.4, mailboxCount: 5, fullCountOfCohort: Uint32Array.of(10, 0, 3) },
  rows: { cohortStart: Uint32Array.of(0, 4, 4, 5) },
} as unknown as Plan;

const TRACE: Trace = fakeTrace({
  cohorts: [
    fakeCohort(2, {
      usedBytes: [100.5, 101],
      committedBytes: [400, 800],
      mailboxCount: [4, 4],
      unlimitedCount: [1, 1],
      okCount: [1, 0],
      warnedCount: [1, 2],
      sendBlockedCount: [1, 1],
      fullCount: [1, 1],
      bouncedBytes: [8, 2],
      contactCount: [1, 1],
      cleanUpCount: [0, 3],
      changeCount: [1, 2],
    }),
    fakeCohort(2),
    fakeCohort(2, {
      usedBytes: [7, 9],
      mailboxCount: [1, 1],
      okCount: [1, 1],
      contactCount: [0, 2],
    }),
  ],
  sizes: [
    { ...fakeSizes(1, null, 100), mailboxCount: 5, meanBytes: 22 },
    { ...fakeSizes(1, 0, 100), mailboxCount: 4, meanBytes: 25.25 },
    fakeSizes(1, 1, null),
    { ...fakeSizes(1, 2, 9), mailboxCount: 1, meanBytes: 9 },
  ],
  stages: [
    fakeStage({
      ...{ startDay: 0, finishDay: 1, selectedCount: 8, changedCount: 8 },
      doneCounts: [3, 8],
    }),
  ],
});

describe('scaling up', () => {
  const scaled = scaleUp({ ...TRACE, counts: { ...TRACE.counts, regimes: 7, contacts: 4 } }, PLAN);
  const totals = scaled.cohorts[0]!.totals;

  it('multiplies bytes by cohort', () => {
    expect([...totals.usedBytes]).toEqual([251.25, 252.5]);
    expect([...totals.committedBytes]).toEqual([1000, 2000]);
    expect([...totals.bouncedBytes]).toEqual([20, 5]);
    expect([...scaled.cohorts[2]!.totals.usedBytes]).toEqual([21, 27]);
  });

  it('keeps numbers of mailboxes whole, with states that add up to them', () => {
    expect([...totals.mailboxCount]).toEqual([10, 10]);
    // Times 2.5, from the worst: 2.5, 5, 7.5 and 10; on the next day 2.5, 5, 10 and 10.
    expect([...totals.fullCount]).toEqual([3, 3]);
    expect([...totals.sendBlockedCount]).toEqual([2, 2]);
    expect([...totals.warnedCount]).toEqual([3, 5]);
    expect([...totals.okCount]).toEqual([2, 0]);
    expect([...totals.unlimitedCount]).toEqual([3, 3]);
  });

  it('keeps happenings whole, with the rounded sum over the days', () => {
    expect([...totals.contactCount]).toEqual([3, 2]); // 2.5 and 5
    expect([...totals.cleanUpCount]).toEqual([0, 8]);
    expect([...totals.changeCount]).toEqual([3, 5]);
  });

  it('counts events as the days do, and the others by all mailboxes', () => {
    expect(scaled.counts).toMatchObject({ contacts: 5 + 6, cleanUps: 8, changes: 8 });
    expect(scaled.counts.regimes).toBe(18); // 7 times 13 over 5
  });

  it('leaves a cohort without mailboxes without them', () => {
    expect(scaled.cohorts[1]).toEqual(fakeCohort(2));
  });

  it('gives sizes the numbers of all, with a mean that goes with the totals', () => {
    expect(scaled.sizes.map(({ mailboxCount }) => mailboxCount)).toEqual([13, 10, 0, 3]);
    expect(scaled.sizes.map(({ meanBytes }) => meanBytes)).toEqual([279.5 / 13, 25.25, null, 9]);
    expect(scaled.sizes[0]!.quantileBytes).toEqual(TRACE.sizes[0]!.quantileBytes);
  });

  it('leaves what is told of stages, and of what was simulated', () => {
    expect(scaled.stages).toBe(TRACE.stages);
    expect(scaled.stageEvents).toBe(TRACE.stageEvents);
    expect(scaled.ledger).toBe(TRACE.ledger);
  });

  it('leaves the trace of a whole plan as it is', () => {
    expect(scaleUp(TRACE, { ...PLAN, sample: null })).toBe(TRACE);
    const everybody = { ...PLAN.sample!, share: 1, mailboxCount: 13 };
    expect(scaleUp(TRACE, { ...PLAN, sample: everybody })).toBe(TRACE);
  });
});
