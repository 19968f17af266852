import { describe, expect, it } from 'vitest';
import { UNDO } from '../../../src/engine/controller.ts';
import {
  type Fate,
  forEachFate,
  goOn,
  hasLeft,
  type StageCourse,
  setChanges,
} from '../../../src/engine/stage-course.ts';
import type { Plan } from '../../../src/plan/plan.ts';
import { NO_TURN } from '../../../src/rollout/turns.ts';
import { EVERYTHING, withStages } from '../../support/plain-scenario.ts';
import { BLIND } from './controller-of.ts';
import { laidOut, planFor, progressOf } from './course-of.ts';

/** From a day on, with pools over plan as a progress has it. */
const from = (fromDay: number, { holding }: ReturnType<typeof progressOf>) => ({
  ...{ fromDay, holding },
  usedBytes: BLIND.usedBytes,
});

describe('the course of a stage', () => {
  it('has turns by position, and ends with the last', () => {
    const course = laidOut(progressOf(planFor()));
    expect([...course.turns]).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 4, 4]);
    expect(course.finishDay).toBe(4);
    expect(course).toMatchObject({ presentCount: 10, fullCount: 10, weight: 1 });
  });

  it('has no end while some wait, and one as soon as none does', () => {
    const plan = planFor();
    const course = laidOut(progressOf(plan, [false, true]));
    expect([...course.turns.slice(4)]).toEqual([2, 2, ...Array(4).fill(NO_TURN)]);
    expect(course).toMatchObject({ finishDay: null, hasWaited: true });
    const gone = goOn(plan, course, from(3, progressOf(plan)));
    expect([...gone.turns.slice(4)]).toEqual([2, 2, 3, 3, 4, 4]);
    // It has waited, whoever waits now.
    expect(gone).toMatchObject({ finishDay: 4, hasWaited: true });
  });

  it('knows that pools are over plan from a day on only', () => {
    // 6 and 7 on day 3, 8 and 9 on day 4, from which on pool 1 is over plan.
    const course = laidOut(progressOf(planFor(), [false, true], 4));
    expect([...course.turns.slice(6)]).toEqual([3, 3, NO_TURN, NO_TURN]);
    expect(laidOut(progressOf(planFor(), [false, true], 5)).hasWaited).toBe(false);
  });

  it('ends on its first day where it has nobody', () => {
    const select = { ...EVERYTHING, organisationTypes: ['practice'], regions: ['South'] };
    const plan = planFor({ select, allowEmpty: true });
    const course = laidOut(progressOf(plan, [true, true]), 9);
    expect(course).toMatchObject({ startDay: 9, finishDay: 9 });
  });

  it('has no end once it is stopped', () => {
    const plan = planFor();
    const course = { ...laidOut(progressOf(plan)), stopped: { day: 2, isRolledBack: false } };
    expect(goOn(plan, course, from(2, progressOf(plan))).finishDay).toBeNull();
  });
});

describe('changes that the engine is told', () => {
  const told = (course: StageCourse, of: { fromDay: number; isTakenBack?: boolean }) => {
    const changes: number[][] = [];
    const { holding } = progressOf(planFor());
    setChanges(planFor(), course, {
      ...{ holding, ...of },
      setChange: (...change) => changes.push(change),
    });
    return changes;
  };
  const course = laidOut(progressOf(planFor(), [false, true]));

  it('are those on and after a day', () => {
    expect(told(course, { fromDay: 2 })).toEqual([
      [4, 2, 0],
      [5, 2, 0],
      ...[6, 7, 8, 9].map((mailbox) => [mailbox, NO_TURN, 0]),
    ]);
    expect(told(course, { fromDay: 0 })).toHaveLength(10);
  });

  it('are taken back', () => {
    const back = told(course, { fromDay: 2, isTakenBack: true });
    expect(back.map(([, onDay]) => onDay)).toEqual(Array(6).fill(NO_TURN));
  });

  it('are none of a stage that is stopped, and undone where it is rolled back on the day', () => {
    const all = laidOut(progressOf(planFor()));
    const stop = (isRolledBack: boolean) => ({ ...all, stopped: { day: 2, isRolledBack } });
    const none = [4, 5, 6, 7, 8, 9].map((mailbox) => [mailbox, NO_TURN, 0]);
    expect(told(stop(false), { fromDay: 2 })).toEqual(none);
    const undone = [0, 1, 2, 3].map((mailbox) => [mailbox, 2, UNDO]);
    expect(told(stop(true), { fromDay: 2 })).toEqual([...undone, ...none]);
    // It has been done when the stage is laid out once more.
    expect(told(stop(true), { fromDay: 3 })).toEqual(none.slice(2));
    // 0 has left by the morning of that day.
    const leaveDays = Int32Array.from({ length: 10 }, (_, at) => (at === 0 ? 2 : NO_TURN));
    const without = told({ ...stop(true), leaveDays }, { fromDay: 2 });
    expect(without).toEqual([...undone.slice(1), ...none]);
  });
});

/** What becomes of each member, as fate and day, and attempts as day, or minus day if one fails. */
function fatesOf(plan: Plan, course: StageCourse, progress = progressOf(plan)) {
  const fates: (readonly [Fate, number])[] = [];
  const attempts: number[][] = course.turns.length === 0 ? [] : [...course.turns].map(() => []);
  forEachFate(plan, course, {
    holding: progress.holding,
    settle: (position, fate, day) => {
      fates[position] = [fate, day];
    },
    attempt: (position, day, fails) => attempts[position]!.push(fails ? -day : day),
  });
  return { fates, attempts };
}

describe('what becomes of members', () => {
  const failures = { share: 0.5, retryAfterDays: 3, attempts: 3 };
  const { rollout } = withStages({ pace: { perDay: 10 }, begin: { start: 15_887 } });
  /** All ten have their turn on Tuesday 2 July. */
  const plan = planFor({}, { rollout: { ...rollout, failures } });
  const failing = (...counts: readonly (readonly [number, number])[]) => {
    const progress = progressOf(plan);
    return { progress, course: { ...laidOut(progress, 1), failing: new Map(counts) } };
  };

  it('follows from how often they fail: each attempt is so many days after the last, or later', () => {
    // Three days after Tuesday 2 July is Friday 5; three after that is Monday 8.
    const { course } = failing([1, 1], [2, 2], [3, 3]);
    const { fates, attempts } = fatesOf(plan, course);
    expect(fates.slice(0, 5)).toEqual([
      ['changed', 1],
      ['changed', 4],
      ['changed', 7],
      ['failed', 7],
      ['changed', 1],
    ]);
    expect(attempts.slice(0, 5)).toEqual([[1], [-1, 4], [-1, -4, 7], [-1, -4, -7], [1]]);
  });

  it('waits for a day on which the stage may act', () => {
    const { course } = failing([1, 1], [2, 2]);
    // Neither Friday nor Monday.
    const mayAct = course.mayAct.map((isOpen, at) => (at === 4 || at === 7 ? 0 : isOpen));
    const { fates } = fatesOf(plan, { ...course, mayAct });
    expect(fates.slice(1, 3)).toEqual([
      ['changed', 8],
      ['changed', 11],
    ]);
  });

  it('waits for a pool over plan', () => {
    const { course } = failing([1, 1], [7, 1]);
    const progress = progressOf(plan, [true, false], 4);
    const { fates } = fatesOf(plan, course, progress);
    // That of 1 is over plan to the end.
    expect(fates[1]).toEqual(['left', NO_TURN]);
    expect(fates[7]).toEqual(['changed', 4]);
    progress.holding.heldPools.fill(0, 9, plan.dayCount);
    expect(fatesOf(plan, course, progress).fates[1]).toEqual(['changed', 9]);
  });

  it('is gone where the owner leaves before an attempt', () => {
    const { course } = failing([1, 1], [2, 2], [3, 2]);
    const leaveDays = Int32Array.from({ length: 10 }, () => NO_TURN);
    leaveDays.set([1, 4, 7, 8], 0);
    const { fates, attempts } = fatesOf(plan, { ...course, leaveDays });
    expect(fates.slice(0, 4)).toEqual([
      // On the day of the turn: none.
      ['gone', 1],
      ['gone', 4],
      ['gone', 7],
      ['changed', 7],
    ]);
    expect(attempts.slice(0, 4)).toEqual([[], [-1], [-1, -4], [-1, -4, 7]]);
  });

  it('ends with the stage: who has not left before it is stopped is left', () => {
    const { course } = failing([1, 1], [2, 1], [3, 1]);
    const leaveDays = Int32Array.from({ length: 10 }, () => NO_TURN);
    leaveDays.set([2, 3], 2);
    const stopped = { day: 3, isRolledBack: false };
    const mayAct = course.mayAct.slice().fill(0, 3);
    const { fates, attempts } = fatesOf(plan, { ...course, leaveDays, mayAct, stopped });
    expect(fates.slice(0, 4)).toEqual([
      ['changed', 1],
      ['left', NO_TURN],
      ['gone', 2],
      // On the very day: the stage is stopped first.
      ['left', NO_TURN],
    ]);
    expect(attempts.slice(1, 4)).toEqual([[-1], [-1], [-1]]);
  });

  it('has the one attempt where no attempt fails', () => {
    const { fates, attempts } = fatesOf(planFor(), laidOut(progressOf(planFor())));
    expect(fates[9]).toEqual(['changed', 4]);
    expect(attempts.flat()).toHaveLength(10);
  });
});

describe('hasLeft', () => {
  it('is from the morning of the day on', () => {
    const course = { leaveDays: Int32Array.of(3, NO_TURN) } as unknown as StageCourse;
    expect([2, 3, 4].map((on) => hasLeft(course, 0, on))).toEqual([false, true, true]);
    expect(hasLeft(course, 1, 4)).toBe(false);
    expect(hasLeft({ leaveDays: null } as unknown as StageCourse, 0, 4)).toBe(false);
  });
});
