import { describe, expect, it } from 'vitest';
import type { CohortRun } from '../../../src/engine/cohort-run.ts';
import type { Controller, Observation, ScopeCount } from '../../../src/engine/controller.ts';
import { simulate } from '../../../src/engine/simulate.ts';
import {
  cellFirstDay,
  createTally,
  FLOW,
  FLOW_FIELDS,
  LEVEL,
  LEVEL_FIELDS,
} from '../../../src/engine/tally.ts';
import { openWatch } from '../../../src/engine/watch.ts';
import { createWorkspace } from '../../../src/engine/workspace.ts';
import type { Parameters } from '../../../src/plan/parameters.ts';
import type { Plan } from '../../../src/plan/plan.ts';
import { planOf } from '../../support/plans.ts';
import { smallStorageCase } from '../../support/small-storage.ts';

const POOLS = 2;

/** Two cohorts of a mailbox each in two pools, three days of which are tallied, without storage. */
function watching(observe: (observation: Observation) => boolean) {
  const tally = createTally({ cohortCount: 2, poolCount: POOLS, sectionCount: 1, dayCount: 3 });
  for (let cell = 0; cell < 2 * POOLS; cell++) {
    const first = cellFirstDay(tally, cell);
    tally.flows[first * FLOW_FIELDS + FLOW.mailboxes] = 3;
    tally.levels[(first + 1) * LEVEL_FIELDS + LEVEL.sendBlocked] = 2;
    tally.flows[(first + 1) * FLOW_FIELDS + FLOW.contacts] = 4;
  }
  const runs = [{ cohort: 0, tally }] as unknown as CohortRun[];
  const rows = { cohortStart: Uint32Array.of(0, 1, 2), sections: [[]] };
  const plan = {
    ...{ storage: null, sample: null, dayCount: 3, rows },
    pools: { poolCount: POOLS },
  } as unknown as Plan;
  const controller = { observe } as unknown as Controller;
  return openWatch({ plan, parameters: {} as Parameters, runs, controller });
}

/** A watch and what it has shown: by observation the day and counts of some fields. */
function recording(acts: (day: number) => boolean = () => false) {
  const seen: number[][] = [];
  const fields: readonly ScopeCount[] = ['mailboxCount', 'sendBlockedCount', 'contactCount'];
  const watch = watching(({ day, countOf, pools }) => {
    expect(pools).toEqual([]);
    seen.push([day, ...(day < 0 ? [] : fields.map((field) => countOf(field, null)))]);
    return acts(day);
  });
  return { watch, seen };
}

describe('a watch', () => {
  it('shows the opening first, which has no counts', () => {
    const { seen } = recording();
    expect(seen).toEqual([[-1]]);
    expect(() => watching(({ countOf }) => countOf('mailboxCount', null) > 0)).toThrow(RangeError);
  });

  it('shows day after day, with the counts of all cohorts and pools', () => {
    const { watch, seen } = recording();
    expect(watch.days(0, 2)).toBeNull();
    expect(watch.days(2, 3)).toBeNull();
    // 3, 2 and 4 of each of four cells.
    expect(seen.slice(1)).toEqual([
      [0, 12, 0, 0],
      [1, 12, 8, 16],
      [2, 12, 8, 0],
    ]);
  });

  it('stops at the first day after which the controller decides anew', () => {
    const { watch, seen } = recording((day) => day >= 1);
    expect(watch.days(0, 3)).toBe(1);
    expect(seen.map(([day]) => day)).toEqual([-1, 0, 1]);
    expect(watch.days(2, 3)).toBe(2);
  });

  it('stops at the very first day as well', () => {
    const { watch, seen } = recording((day) => day === 0);
    expect(watch.days(0, 3)).toBe(0);
    expect(seen).toHaveLength(2);
  });

  it('shows nothing of no days, and what acts at the opening is no day', () => {
    const { watch, seen } = recording(() => true);
    expect(watch.days(0, 0)).toBeNull();
    expect(seen).toEqual([[-1]]);
  });

  it('has no storage to tell of', () => {
    expect(recording().watch.storage()).toEqual({ pools: [], orders: [] });
  });
});

describe('a watch of pools', () => {
  it('shows of each evening what the trace has of it, in blocks or not', () => {
    const { plan, parameters } = planOf(smallStorageCase(3));
    const seen: Observation[] = [];
    const controller = (): Controller => ({
      decide: () => plan.dayCount,
      observe: (observation) => {
        seen.push(observation);
        return false;
      },
      stages: () => ({ stages: [], events: [] }),
    });
    for (const more of [{}, { blockDaysMax: 7 }]) {
      seen.length = 0;
      const input = { replication: 1, parameters, controller, ...more };
      const { pools } = simulate(plan, createWorkspace(plan), input);
      expect(pools.length).toBe(plan.pools.poolCount);
      expect(seen.map(({ day }) => day)).toEqual(
        Array.from({ length: plan.dayCount + 1 }, (_, at) => at - 1),
      );
      for (const { day, pools: evening } of seen.slice(1)) {
        expect(evening).toEqual(
          pools.map(({ neededBytes, usableBytes }) => ({
            neededBytes: neededBytes[day],
            usableBytes: usableBytes[day],
          })),
        );
      }
    }
  });
});
