import { describe, expect, it } from 'vitest';
import { fullCountWhere, stageTrace } from '../../../src/engine/stage-trace.ts';
import { NO_TURN } from '../../../src/rollout/turns.ts';
import { fakeLostDays, fakeStage } from '../../support/fake-trace.ts';
import { leaving } from './controller-of.ts';
import { laidOut, planFor, progressOf } from './course-of.ts';

/** What the first stage has come to; course and plan may be changed before. */
function traceOf(progress: ReturnType<typeof progressOf>) {
  return stageTrace(progress, 0);
}

describe('what a stage has come to', () => {
  it('is how many have a turn, in all and by each milestone', () => {
    const progress = progressOf(planFor(), [true, false]);
    laidOut(progress);
    // Pool 1's four on days 0 and 1; milestones on days 0 and 2.
    expect(traceOf(progress)).toEqual(
      fakeStage({
        ...{ startDay: 0, selectedCount: 10, changedCount: 4, leftCount: 6, doneCounts: [2, 4] },
        // Nobody has told of a wait.
        lostDays: fakeLostDays({ weekend: 26, holiday: 1 }),
      }),
    );
  });

  it('is in a sample that of all mailboxes until one has to wait, and then estimated', () => {
    const plan = planFor({ pace: { perDay: 7 } });
    const [stage] = plan.rollout.stages;
    // Four stand for ten, at seven and then three a day: 2.8 and all of four.
    const members = Uint32Array.of(0, 6, 7, 8);
    const sample = { share: 0.4, mailboxCount: 4, fullCountOfCohort: Uint32Array.of(10) };
    const rollout = { ...plan.rollout, stages: [{ ...stage!, members }] };
    const free = progressOf({ ...plan, sample, rollout });
    expect([...laidOut(free).turns]).toEqual([0, 0, 1, 1]);
    expect(traceOf(free)).toMatchObject({ changedCount: 10, doneCounts: [7, 10] });
    // The first waits; two of the others go on day 0 and one on day 1.
    const held = progressOf({ ...plan, sample, rollout }, [true, false]);
    expect([...laidOut(held).turns]).toEqual([NO_TURN, 0, 0, 1]);
    expect(traceOf(held)).toMatchObject({ changedCount: 8, doneCounts: [5, 8] });
  });

  it('is nothing of a stage that never started', () => {
    const progress = progressOf(planFor());
    const { weekend, holiday } = traceOf(progress).lostDays;
    expect(traceOf(progress)).toEqual(
      fakeStage({
        ...{ selectedCount: 10, leftCount: 10, doneCounts: [0, 0] },
        lostDays: fakeLostDays({ weekend, holiday }),
      }),
    );
  });

  it('counts what is rolled back by then as changed, but as done no longer', () => {
    const progress = progressOf(planFor());
    const course = laidOut(progress);
    // Two on each of days 0 and 1; the second milestone is the day of the rollback.
    const mayAct = course.mayAct.slice().fill(0, 2);
    const turns = course.turns.map((turn) => (turn < 2 ? turn : NO_TURN));
    const stopped = { day: 2, isRolledBack: true };
    progress.courses.set(0, { ...course, mayAct, turns, stopped, finishDay: null });
    expect(traceOf(progress)).toMatchObject({
      ...{ end: 'rolled back', endDay: 2, finishDay: null },
      ...{ changedCount: 4, rolledBackCount: 4, leftCount: 6, doneCounts: [2, 0] },
    });
    progress.courses.set(0, {
      ...progress.courses.get(0)!,
      stopped: { ...stopped, isRolledBack: false },
    });
    expect(traceOf(progress)).toMatchObject({
      ...{ end: 'aborted', changedCount: 4, rolledBackCount: 0, doneCounts: [2, 4] },
    });
  });

  it('counts as done who has left before the rollback', () => {
    const plan = planFor();
    const progress = progressOf({ ...plan, churn: { ...plan.churn, hasLeavers: true } });
    // 0 leaves on the day of the rollback, 1 the day after.
    const course = laidOut(progress, 0, leaving({ 0: 2, 1: 3 }));
    const turns = course.turns.map((turn) => (turn < 2 ? turn : NO_TURN));
    const stopped = { day: 2, isRolledBack: true };
    progress.courses.set(0, { ...course, turns, stopped, finishDay: null });
    expect(traceOf(progress)).toMatchObject({
      ...{ changedCount: 4, rolledBackCount: 3, doneCounts: [2, 1] },
    });
  });
});

describe('fullCountWhere', () => {
  it('counts in a sample those for whom its members stand', () => {
    const course = { ...laidOut(progressOf(planFor())), fullCount: 25, weight: 2.5 };
    // 3 of 10 stand for 7.5 of 25.
    expect(fullCountWhere(course, (position) => position < 3)).toBe(8);
    expect(fullCountWhere(course, (position) => course.turns[position]! <= 1)).toBe(10);
    expect(fullCountWhere({ ...course, members: new Uint32Array(0) }, () => true)).toBe(0);
  });
});
