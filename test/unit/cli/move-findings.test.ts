import { describe, expect, it } from 'vitest';
import { moveTexts } from '../../../src/cli/move-findings.ts';
import {
  fakeCohort,
  fakeRun,
  fakeStage,
  fakeStageEvent,
  fakeTrace,
} from '../../support/fake-trace.ts';

/** A replication: days on which `raise`, `away` and `last` finish, moves, and who is left. */
function traceOf(finishDays: readonly (number | null)[], moves: number, tooLarge = 0) {
  const left = fakeStageEvent({ stage: 1, kind: 'left', tooLargeCount: tooLarge });
  return fakeTrace({
    cohorts: [
      fakeCohort(2, {
        ...{ movedCount: [moves, 1], movedBytes: [moves * 2 ** 30, 2 ** 29] },
        copyCount: [moves, moves + 1],
      }),
    ],
    stages: finishDays.map((finishDay) => fakeStage({ startDay: 0, finishDay })),
    stageEvents: tooLarge > 0 ? [fakeStageEvent({ stage: 1, kind: 'start' }), left] : [],
  });
}

function textsOf(moveTo: readonly (number | null)[], ...traces: ReturnType<typeof traceOf>[]) {
  const stageNames = ['raise', 'away', 'last'].slice(0, moveTo.length);
  const { plan } = fakeRun({ traces, stageNames });
  const stages = plan.rollout.stages.map((stage, index) => ({ ...stage, moveTo: moveTo[index]! }));
  const moves = {} as unknown as typeof plan.rollout.moves;
  const rollout = { ...plan.rollout, stages, moves };
  return moveTexts(fakeRun({ traces, stageNames, plan: { rollout } }));
}

describe('moveTexts', () => {
  it('says how many move, how much, and by when in half of all', () => {
    // 3 and 5 moves with 2.5 and 4.5 GiB; the last of those that move on days 4, 6 and 8: number 2.
    const traces = [traceOf([9, 4, 3], 2), traceOf([9, 5, 6], 4), traceOf([9, 8, 0], 3)];
    expect(textsOf([null, 1, 1], ...traces)).toEqual([
      '4 moves of mailboxes with 3.5 GiB on average, and at the most 4 mailboxes on two platforms ' +
        'at a time; their stages finish in 100.0 % of replications, in half of all by 2013-04-07',
    ]);
  });

  it('says how often they do not finish, and that some are too large', () => {
    const traces = [traceOf([1, null], 0, 12), traceOf([1, 3], 0), traceOf([1, null], 0, 1500)];
    expect(textsOf([null, 1], ...traces)).toEqual([
      '1 move of mailboxes with 512 MiB on average, and at the most 1 mailbox on two platforms ' +
        'at a time; their stage finishes in 33.3 % of replications',
      'stage away leaves mailboxes that are larger than any night has room for in 66.7 % of ' +
        'replications, up to 1,500 of them',
    ]);
  });

  it('has nothing to say where nothing moves', () => {
    expect(textsOf([null, null], traceOf([1, 2], 0, 7))).toEqual([]);
  });
});
