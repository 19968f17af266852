import { describe, expect, it } from 'vitest';
import { poolWaits } from '../../../src/engine/pool-waits.ts';
import type { StageCourse } from '../../../src/engine/stage-course.ts';
import { NO_TURN } from '../../../src/rollout/turns.ts';
import { DAY_COUNT, leaving } from './controller-of.ts';
import { laidOut, planFor, progressOf } from './course-of.ts';

const PLAN = planFor();
const LEAVING = { ...PLAN, churn: { ...PLAN.churn, hasLeavers: true } };
const never = (): null => null;
const marked = (days: Uint8Array) => [...days.keys()].filter((day) => days[day] === 1);
const evening = (north: number, south = 0) => [
  { neededBytes: north, usableBytes: 4 },
  { neededBytes: south, usableBytes: 4 },
];
/** With pools over plan to the end from a day on. */
const held = (pools: readonly boolean[], fromDay = 0) => progressOf(PLAN, pools, fromDay).holding;
const NONE = held([]);

/** A stage of which six wait for pool 0 and four for pool 1, from its first day on. */
function waitingFor(pools: readonly boolean[], startDay = 0): StageCourse {
  return laidOut(progressOf(PLAN, pools), startDay);
}

const told = (waits: ReturnType<typeof poolWaits>, finishDayOf: () => number | null = never) =>
  waits
    .events(finishDayOf)
    .map(({ day, kind, mailboxCount, rule }) => [day, kind, mailboxCount, rule]);

describe('waits for pools', () => {
  it('begin when a pool is over plan and end when it is not', () => {
    const waits = poolWaits(PLAN);
    waits.observe(-1, evening(5));
    waits.update(waitingFor([true, false]), 0, held([true, false]));
    // Laid out anew as it was.
    waits.update(waitingFor([true, false]), 2, held([true, false]));
    expect(waits.poolsOf(0)).toEqual(['north']);
    expect(marked(waits.daysOf(0).lasts)).toHaveLength(DAY_COUNT);
    waits.update(waitingFor([false, false]), 4, NONE);
    expect(told(waits)).toEqual([
      [0, 'wait', 6, 'pool north'],
      [4, 'resume', 6, 'pool north'],
    ]);
    expect(marked(waits.daysOf(0).lasts)).toEqual([0, 1, 2, 3]);
    expect(waits.poolsOf(0)).toEqual([]);
  });

  it('tell how the pool was on the evening before', () => {
    const waits = poolWaits(PLAN);
    [evening(5), evening(6), evening(7), evening(3)].forEach((pools, at) => {
      waits.observe(at - 1, pools);
    });
    waits.update(waitingFor([true, false], 1), 0, held([true, false]));
    waits.update(waitingFor([false, false], 1), 3, NONE);
    // The evenings of days 0 and 2.
    expect(waits.events(never).map(({ value }) => value)).toEqual([1.5, 0.75]);
  });

  it('are by pool, and days on which there are two count once', () => {
    const waits = poolWaits(PLAN);
    waits.observe(-1, evening(5, 5));
    waits.update(waitingFor([false, true]), 0, held([false, true]));
    waits.update(waitingFor([true, true]), 2, held([true, true]));
    waits.update(waitingFor([true, false]), 5, held([true, false]));
    waits.update(waitingFor([false, false]), 7, NONE);
    expect(told(waits)).toEqual([
      [2, 'wait', 6, 'pool north'],
      [7, 'resume', 6, 'pool north'],
      [0, 'wait', 4, 'pool south'],
      [5, 'resume', 4, 'pool south'],
    ]);
    expect(marked(waits.daysOf(0).lasts)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it('are none where nobody waits, who has had a turn or is in another pool', () => {
    const waits = poolWaits(PLAN);
    waits.observe(-1, evening(5));
    const done = { ...waitingFor([false, false]), turns: new Int32Array(10) };
    waits.update(done, 1, held([true, true]));
    expect(told(waits)).toEqual([]);
    const southOnly = { ...done, turns: done.turns.map((_, at) => (at < 6 ? 0 : NO_TURN)) };
    waits.update(southOnly, 3, held([true, false], 3));
    expect(told(waits)).toEqual([]);
  });

  it('begin with the stage, and are forgotten where it is no longer laid out', () => {
    const waits = poolWaits(PLAN);
    waits.observe(-1, evening(5));
    waits.update(waitingFor([true, false], 9), 9, held([true, false]));
    expect(told(waits)).toEqual([[9, 'wait', 6, 'pool north']]);
    waits.forget(1);
    expect(told(waits)).toHaveLength(1);
    waits.forget(0);
    expect(told(waits)).toEqual([]);
  });

  it('end where the stage is stopped, and do not resume', () => {
    const waits = poolWaits(PLAN);
    waits.observe(-1, evening(5));
    const course = waitingFor([true, false]);
    waits.update(course, 0, held([true, false]));
    const stopped = { ...course, stopped: { day: 3, isRolledBack: false } };
    waits.update(stopped, 3, held([true, false]));
    waits.update(stopped, 5, NONE);
    expect(told(waits)).toEqual([[0, 'wait', 6, 'pool north']]);
    expect(marked(waits.daysOf(0).lasts)).toEqual([0, 1, 2]);
    // Nor does one begin.
    waits.update(stopped, 7, held([true, true]));
    expect(told(waits)).toHaveLength(1);
  });

  it('do not resume after the stage has finished', () => {
    const waits = poolWaits(PLAN);
    waits.observe(-1, evening(5));
    waits.update(waitingFor([true, false]), 0, held([true, false]));
    waits.update(waitingFor([true, false]), 6, NONE);
    expect(told(waits, () => 5)).toEqual([[0, 'wait', 6, 'pool north']]);
    expect(told(waits, () => 6)).toHaveLength(2);
  });

  it('count also those whose place comes only after they have left', () => {
    const waits = poolWaits(LEAVING);
    waits.observe(-1, evening(0, 5));
    const progress = progressOf(LEAVING, [false, true]);
    // Two a day: the places of 6 to 9 come on day 2 or later, by which 6 has left.
    const course = laidOut(progress, 0, leaving({ 6: 1 }));
    expect(course.turns[6]).toBe(2);
    waits.update(course, 0, progress.holding);
    expect(told(waits)).toEqual([[0, 'wait', 4, 'pool south']]);
  });

  it('count who is there to wait, and are felt until the last has left', () => {
    const waits = poolWaits(LEAVING);
    waits.observe(-1, evening(0, 5));
    const progress = progressOf(LEAVING, [false, true]);
    // 6 has left by day 3; 7 and 8 leave on days 5 and 7, 9 on day 6.
    const course = laidOut(progress, 0, leaving({ 6: 3, 7: 5, 8: 7, 9: 6 }));
    waits.update(course, 3, progress.holding);
    expect(told(waits)).toEqual([[3, 'wait', 3, 'pool south']]);
    expect(marked(waits.daysOf(0).lasts)).toHaveLength(DAY_COUNT - 3);
    expect(marked(waits.daysOf(0).isFelt)).toEqual([3, 4, 5, 6]);
    // Nobody is left who waits for it.
    expect(waits.poolsOf(0)).toEqual([]);
  });
});
