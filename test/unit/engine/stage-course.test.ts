import { describe, expect, it } from 'vitest';
import {
  fullCountWhere,
  goOn,
  increasesInto,
  layOut,
  type StageCourse,
  setTurns,
  stageTrace,
} from '../../../src/engine/stage-course.ts';
import { stageEvents } from '../../../src/engine/stage-events.ts';
import type { StageEvent } from '../../../src/engine/trace.ts';
import { createTurnsMemory } from '../../../src/engine/turns-memory.ts';
import type { Plan } from '../../../src/plan/plan.ts';
import { NO_TURN } from '../../../src/rollout/turns.ts';
import type { QuotaChange, StageSpec } from '../../../src/scenario/rollout-spec.ts';
import type { Scenario } from '../../../src/scenario/scenario.ts';
import { fakeStageEvent } from '../../support/fake-trace.ts';
import {
  day,
  EVERYTHING,
  ORGANISATIONS,
  toQuota,
  withStages,
} from '../../support/plain-scenario.ts';
import { planOf } from '../../support/plans.ts';
import { BARE_LAYOUT } from '../../support/storage-plans.ts';
import { DAY_COUNT, only } from './controller-of.ts';

/** Mailboxes 0 to 5 in pool 0, 6 to 9 in pool 1; milestones on days 0 and 2. */
function planFor(
  stage: Partial<StageSpec<number>> = {},
  more: Partial<Scenario<number>> = {},
): Plan {
  const north = { organisationTypes: null, regions: ['North'], organisations: null };
  const pools = [
    { name: 'north', usableBytes: 1000, organisations: north },
    { name: 'south', usableBytes: 1000, organisations: 'rest' as const },
  ];
  const scenario = {
    ...withStages(stage),
    storage: { preset: null, layout: BARE_LAYOUT, pools, procurement: null },
    milestones: ['2013-07-03', '2013-07-01'].map((date) => ({ name: date, date: day(date) })),
    ...more,
  };
  return planOf({ scenario, organisations: ORGANISATIONS }).plan;
}

function laidOut(plan: Plan, held: readonly boolean[], startDay = 0): StageCourse {
  const { members, fullCount } = plan.rollout.stages[0]!;
  const memory = createTurnsMemory();
  return layOut(plan, { members, fullCount, stage: 0, startDay }, { held, memory });
}

const NOBODY = [false, false];

describe('the course of a stage', () => {
  it('has turns by position, and ends with the last', () => {
    const course = laidOut(planFor(), NOBODY);
    expect([...course.turns]).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 4, 4]);
    expect(course.finishDay).toBe(4);
  });

  it('has no end while some wait, and one as soon as none does', () => {
    const plan = planFor();
    const course = laidOut(plan, [false, true]);
    expect([...course.turns.slice(4)]).toEqual([2, 2, ...Array(4).fill(NO_TURN)]);
    expect(course.finishDay).toBeNull();
    const gone = goOn(plan, course, { fromDay: 3, held: NOBODY });
    expect([...gone.turns.slice(4)]).toEqual([2, 2, 3, 3, 4, 4]);
    expect(gone.finishDay).toBe(4);
  });

  it('ends on its first day where it has nobody', () => {
    const select = { ...EVERYTHING, organisationTypes: ['practice'], regions: ['South'] };
    const course = laidOut(planFor({ select, allowEmpty: true }), [true, true], 9);
    expect(course).toMatchObject({ startDay: 9, finishDay: 9 });
  });

  it('tells the engine of turns on and after a day, or takes these back', () => {
    const course = laidOut(planFor(), [false, true]);
    const told = (of: { readonly fromDay: number; readonly takenBack?: boolean }) => {
      const changes: number[][] = [];
      setTurns(course, (...change) => changes.push(change), of);
      return changes;
    };
    expect(told({ fromDay: 2 })).toEqual([
      [4, 2, 0],
      [5, 2, 0],
      ...[6, 7, 8, 9].map((mailbox) => [mailbox, NO_TURN, 0]),
    ]);
    expect(told({ fromDay: 2, takenBack: true }).map(([, onDay]) => onDay)).toEqual(
      Array(6).fill(NO_TURN),
    );
    expect(told({ fromDay: 0 })).toHaveLength(10);
  });

  it('counts in a sample those for whom its members stand', () => {
    const course = { ...laidOut(planFor(), NOBODY), fullCount: 25 };
    // 3 of 10 stand for 7.5 of 25.
    expect(fullCountWhere(course, (position) => position < 3)).toBe(8);
    expect(fullCountWhere(course, (_, turn) => turn <= 1)).toBe(10);
    expect(fullCountWhere({ ...course, members: new Uint32Array(0) }, () => true)).toBe(0);
  });
});

describe('what a stage has come to', () => {
  it('is how many have a turn, in all and by each milestone', () => {
    const plan = planFor();
    const stage = plan.rollout.stages[0]!;
    expect(stageTrace(plan, stage, laidOut(plan, [true, false]))).toEqual({
      startDay: 0,
      finishDay: null,
      selectedCount: 10,
      changedCount: 4,
      leftCount: 6,
      doneCounts: [2, 4],
    });
  });

  it('is in a sample that of all mailboxes until one has to wait, and then estimated', () => {
    const plan = planFor({ pace: { perDay: 7 } });
    const stage = plan.rollout.stages[0]!;
    // Four stand for ten, at seven and then three a day: 2.8 and all of four.
    const sample = { members: Uint32Array.of(0, 6, 7, 8), fullCount: 10, stage: 0, startDay: 0 };
    const free = layOut(plan, sample, { held: NOBODY, memory: createTurnsMemory() });
    expect([...free.turns]).toEqual([0, 0, 1, 1]);
    expect(stageTrace(plan, stage, free)).toMatchObject({ changedCount: 10, doneCounts: [7, 10] });
    // The first waits; two of the others go on day 0 and one on day 1.
    const held = layOut(plan, sample, { held: [true, false], memory: createTurnsMemory() });
    expect([...held.turns]).toEqual([NO_TURN, 0, 0, 1]);
    expect(stageTrace(plan, stage, held)).toMatchObject({ changedCount: 8, doneCounts: [5, 8] });
  });

  it('is nothing of a stage that never started', () => {
    const plan = planFor();
    const stage = plan.rollout.stages[0]!;
    const never = { startDay: null, finishDay: null, selectedCount: 10, changedCount: 0 };
    expect(stageTrace(plan, stage, undefined)).toEqual({
      ...never,
      leftCount: 10,
      doneCounts: [0, 0],
    });
  });
});

describe('the pool that a change makes fuller', () => {
  const UNLIMITED = { unlimitedCountsAsBytes: 2 ** 30 };
  const MIB = 2 ** 20;
  /** Basic is the first tier, standard the second; unlimited is more than anything. */
  const poolsOf = (quota: QuotaChange) => {
    const plan = planFor(
      { change: toQuota(quota) },
      { quota: { ...withStages({}).quota, ...UNLIMITED } },
    );
    const poolIn = increasesInto(plan, 0);
    const { tierOf } = plan.population;
    const byTier = [0, 1].map((tier) =>
      [...plan.rows.mailboxOf].filter((mailbox) => tierOf[mailbox] === tier).map(poolIn),
    );
    return byTier.map((pools) => [...new Set(pools)].sort());
  };

  it('is that of the mailbox, where its tier gets more than it has', () => {
    expect(poolsOf({ factor: 1.01 })).toEqual([expect.arrayContaining([0]), [0, 1]]);
    expect(poolsOf({ tiers: { standard: Number.POSITIVE_INFINITY } })).toEqual([[null], [0, 1]]);
    expect(poolsOf({ tiers: { basic: 51 * MIB, standard: 199 * MIB } })[1]).toEqual([null]);
  });

  it('is none where it gets as much or less', () => {
    expect(poolsOf({ factor: 1 })).toEqual([[null], [null]]);
    expect(poolsOf({ factor: 0.99 })).toEqual([[null], [null]]);
    expect(poolsOf({ tiers: { standard: 200 * MIB } })).toEqual([[null], [null]]);
  });
});

describe('events of stages', () => {
  const wait = (day: number, kind: 'wait' | 'resume', stage = 0): StageEvent => {
    return fakeStageEvent({ day, stage, kind, cause: 'a pool' });
  };
  const NO_WAITS = { events: () => [], poolsOf: () => [] };

  it('are by day, then by stage, and of a stage start, wait, resume and finish', () => {
    const plan = planFor();
    const course = { ...laidOut(plan, NOBODY), finishDay: 0 };
    const waits = [wait(0, 'resume'), wait(3, 'wait'), wait(0, 'wait'), wait(0, 'wait', 1)];
    const events = stageEvents(plan, new Map([[0, course]]), { ...NO_WAITS, events: () => waits });
    expect(events.map(({ day: on, stage, kind }) => [on, stage, kind])).toEqual([
      [0, 0, 'start'],
      [0, 0, 'wait'],
      [0, 0, 'resume'],
      [0, 0, 'finish'],
      [0, 1, 'wait'],
      [3, 0, 'wait'],
    ]);
  });

  it('end with what is left, also of a stage that never started', () => {
    const plan = planFor();
    const last = { day: DAY_COUNT - 1, stage: 0, kind: 'left' };
    const course = laidOut(plan, [true, false]);
    const leftWith = (poolsOf: (stage: number) => readonly string[]) =>
      stageEvents(plan, new Map([[0, course]]), { ...NO_WAITS, poolsOf }).at(-1);
    const left = { ...last, mailboxCount: 6 };
    expect(leftWith(() => [])).toEqual({ ...left, cause: 'end of the horizon' });
    expect(leftWith((stage) => [`pool ${stage}`, 'south'])).toEqual({
      ...left,
      cause: 'end of the horizon, waiting for pool 0 and south',
      waitsFor: ['pool 0', 'south'],
    });
    expect(stageEvents(plan, new Map(), NO_WAITS)).toEqual([
      { ...last, mailboxCount: 10, cause: 'never started' },
    ]);
  });

  it('say of a stage that never started which one it is still after', () => {
    const after = { begin: { after: 'first', bakeWorkingDays: 0 }, select: 'rest' as const };
    const scenario = withStages({ name: 'first', select: only('a') }, { name: 'second', ...after });
    const plan = planOf({ scenario, organisations: ORGANISATIONS }).plan;
    const causeWith = (finishDay: number | null, courses = [laidOut(plan, [])]) => {
      const first = courses.map((course) => [0, { ...course, finishDay }] as const);
      return stageEvents(plan, new Map(first), NO_WAITS).at(-1)!.cause;
    };
    expect(causeWith(null)).toBe('never started: first has not finished');
    expect(causeWith(null, [])).toBe('never started: first has not finished');
    // Its bake would pass the end.
    expect(causeWith(DAY_COUNT - 1)).toBe('never started');
  });
});
