/** Stages laid out by hand: mailboxes 0 to 5 in pool 0, 6 to 9 in pool 1. */
import { daysNotHeld, gateWatch } from '../../../src/engine/gate-watch.ts';
import { poolWaits } from '../../../src/engine/pool-waits.ts';
import type { Progress } from '../../../src/engine/rollout-progress.ts';
import type { StageCourse } from '../../../src/engine/stage-course.ts';
import { layOut } from '../../../src/engine/stage-selection.ts';
import { createTurnsMemory } from '../../../src/engine/turns-memory.ts';
import type { Plan } from '../../../src/plan/plan.ts';
import type { StageSpec } from '../../../src/scenario/rollout-spec.ts';
import type { Scenario } from '../../../src/scenario/scenario.ts';
import { day, ORGANISATIONS, withStages } from '../../support/plain-scenario.ts';
import { planOf } from '../../support/plans.ts';
import { BARE_LAYOUT } from '../../support/storage-plans.ts';
import { BLIND, KEY } from './controller-of.ts';

/** Milestones are on days 0 and 2. */
export function planFor(
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

/** A rollout of which nothing is laid out, with pools over plan from a day on. */
export function progressOf(plan: Plan, held: readonly boolean[] = [], fromDay = 0): Progress {
  const heldPools = new Uint8Array(plan.pools.poolCount * plan.dayCount);
  held.forEach((isHeld, pool) => {
    const first = pool * plan.dayCount;
    heldPools.fill(isHeld ? 1 : 0, first + fromDay, first + plan.dayCount);
  });
  const { stages, failures } = plan.rollout;
  const parameters = {
    failureShare: 0,
    approvalWorkingDays: stages.map(() => 0),
    requestShares: [],
  };
  return {
    plan,
    input: { parameters, key: KEY, turns: createTurnsMemory(), heldPools },
    courses: new Map(),
    gates: gateWatch(plan),
    waits: poolWaits(plan),
    holding: {
      heldPools,
      attempts: { most: failures?.attempts ?? 1, retryAfterDays: failures?.retryAfterDays ?? 1 },
      nights: null,
    },
    stopped: new Map(),
    hasChanged: false,
  };
}

/** The first stage, as it starts on a day. */
export function laidOut(progress: Progress, startDay = 0, view = BLIND): StageCourse {
  const { plan, courses, holding, input, gates } = progress;
  const mayAct = daysNotHeld(plan, gates, { stage: 0, mayStart: false });
  const course = layOut(plan, { stage: 0, startDay }, { view, courses, mayAct, holding, input });
  progress.courses.set(0, course);
  return course;
}
