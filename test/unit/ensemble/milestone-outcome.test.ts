import { describe, expect, it } from 'vitest';
import type { StageTrace } from '../../../src/engine/trace.ts';
import { milestoneOutcomes } from '../../../src/ensemble/milestone-outcome.ts';
import type { Plan } from '../../../src/plan/plan.ts';
import { fakePoolTrace } from '../../support/fake-storage.ts';
import { fakeCohort, fakeStage, fakeTrace } from '../../support/fake-trace.ts';

const planOf = (...days: readonly number[]): Plan =>
  ({ milestones: days.map((day) => ({ name: `day ${day}`, day })) }) as unknown as Plan;

function stage(finishDay: number | null, doneCounts: readonly number[]): StageTrace {
  return fakeStage({ startDay: 0, finishDay, doneCounts, selectedCount: 10 });
}

describe('milestoneOutcomes', () => {
  it('has what all mailboxes and each pool hold at the end of the day', () => {
    const trace = fakeTrace({
      cohorts: [
        fakeCohort(2, { usedBytes: [1, 7], copyBytes: [0, 3], mailboxCount: [100, 50] }),
        fakeCohort(2, { usedBytes: [2, 20], mailboxCount: [7, 8] }),
      ],
      pools: [
        fakePoolTrace(2, {
          ...{ mailboxCount: [70, 40], usedBytes: [1, 11] },
          ...{ neededBytes: [3, 30], usableBytes: [4, 40] },
        }),
        fakePoolTrace(2, { usedBytes: [2, 19], neededBytes: [5, 50], usableBytes: [6, 60] }),
      ],
      platformMailboxes: [Float64Array.of(107, 40), Float64Array.of(0, 18)],
    });
    expect(milestoneOutcomes(trace, planOf(0, 1))).toMatchObject([
      {
        ...{ mailboxCount: 107, usedBytes: 3, platformMailboxes: [107, 0] },
        pools: [
          { mailboxCount: 70, usedBytes: 1, neededBytes: 3, usableBytes: 4 },
          { usedBytes: 2, neededBytes: 5, usableBytes: 6 },
        ],
      },
      {
        ...{ mailboxCount: 58, usedBytes: 30, platformMailboxes: [40, 18] },
        pools: [
          { mailboxCount: 40, usedBytes: 11, neededBytes: 30, usableBytes: 40 },
          { usedBytes: 19, neededBytes: 50, usableBytes: 60 },
        ],
      },
    ]);
  });

  it('counts those whose turn has come, and a rollout as finished from its last day on', () => {
    const dayCount = 3;
    // 0 + 1, 5 + 10 and 10 + 10 of 20; the last stage finishes on day 2.
    const stages = [stage(2, [0, 5, 10]), stage(1, [1, 10, 10])];
    const trace = fakeTrace({ dayCount, stages });
    expect(milestoneOutcomes(trace, planOf(0, 1, 2))).toMatchObject([
      { rolloutDoneShare: 0.05, rolloutIsFinished: false },
      { rolloutDoneShare: 0.75, rolloutIsFinished: false },
      { rolloutDoneShare: 1, rolloutIsFinished: true },
    ]);
    const unfinished = fakeTrace({ dayCount, stages: [stage(1, [0]), stage(null, [9])] });
    expect(milestoneOutcomes(unfinished, planOf(2))[0]).toMatchObject({
      ...{ rolloutDoneShare: 0.45, rolloutIsFinished: false },
    });
  });

  it('has no rollout without stages, and all of one that selects nobody', () => {
    expect(milestoneOutcomes(fakeTrace(), planOf(1))).toEqual([
      {
        ...{ mailboxCount: 0, usedBytes: 0, platformMailboxes: [], pools: [] },
        ...{ rolloutDoneShare: null, rolloutIsFinished: null },
      },
    ]);
    const nobody = { ...stage(0, [0]), selectedCount: 0 };
    expect(milestoneOutcomes(fakeTrace({ stages: [nobody] }), planOf(1))[0]).toMatchObject({
      ...{ rolloutDoneShare: 1, rolloutIsFinished: true },
    });
    expect(milestoneOutcomes(fakeTrace(), planOf())).toEqual([]);
  });
});
