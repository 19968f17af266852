import { describe, expect, it } from 'vitest';
import { platformMailboxes, stageMovedBytes } from '../../../src/engine/platform-sums.ts';
import { cellFirstDay, createTally, FLOW, FLOW_FIELDS } from '../../../src/engine/tally.ts';
import type { Plan } from '../../../src/plan/plan.ts';

/** Two cohorts of two and three rows, pools 0 and 2 at home, 1 on the other platform. */
const plan = {
  dayCount: 3,
  platforms: [{ name: 'home' }, { name: 'cloud' }],
  pools: { poolCount: 3, poolOf: [Uint8Array.of(0, 2), Uint8Array.of(1, 1)] },
  rollout: { moves: {}, stages: [{}, {}] },
  rows: { cohortStart: Uint32Array.of(0, 2, 5) },
  sample: null,
} as unknown as Plan;

const SHAPE = { cohortCount: 2, poolCount: 3, sectionCount: 2, dayCount: 3, stageCount: 2 };

function tally() {
  const all = createTally(SHAPE);
  const add = (cell: number, day: number, by: number) => {
    all.flows[(cellFirstDay(all, cell) + day) * FLOW_FIELDS + FLOW.mailboxes]! += by;
  };
  // Cohort 0: one in each section of pool 0, of which one goes to pool 1 on day 1.
  for (const cell of [0, 1]) add(cell, 0, 1);
  add(0, 1, -1);
  add(2, 1, 1);
  // Cohort 1: three in pool 2; one goes on day 2.
  add(10, 0, 3);
  add(10, 2, -1);
  add(8, 2, 1);
  all.movedBytes.set([100, 20, 3, 4]);
  return all;
}

/** Ten of cohort 0, of which two are simulated, and six of cohort 1. */
const sample = { share: 0.3, mailboxCount: 5, fullCountOfCohort: Uint32Array.of(10, 6) };

describe('mailboxes on a platform', () => {
  const textOf = (of: Plan) => platformMailboxes(of, tally()).map((days) => [...days]);

  it('are those of its pools, of all cohorts and sections', () => {
    expect(textOf(plan)).toEqual([
      [5, 4, 3],
      [0, 1, 2],
    ]);
  });

  it('are as many as those simulated stand for', () => {
    expect(textOf({ ...plan, sample })).toEqual([
      [16, 11, 9],
      [0, 5, 7],
    ]);
  });

  it('are not told where nothing moves', () => {
    expect(textOf({ ...plan, rollout: { ...plan.rollout, moves: null } })).toEqual([]);
  });
});

describe('what stages move', () => {
  it('is the sum over cohorts, each scaled up', () => {
    expect(stageMovedBytes(plan, tally())).toEqual([103, 24]);
    expect(stageMovedBytes({ ...plan, sample }, tally())).toEqual([506, 108]);
  });
});
