/** What must hold of every scenario with storage: capacity, pools, waits for them, prefixes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Controller, Observation } from '../../src/engine/controller.ts';
import { increasesInto } from '../../src/engine/increases.ts';
import { planController, simulate } from '../../src/engine/simulate.ts';
import type { DayTotals, Trace } from '../../src/engine/trace.ts';
import { createWorkspace } from '../../src/engine/workspace.ts';
import { NO_TURN } from '../../src/rollout/turns.ts';
import type { StageSpec } from '../../src/scenario/rollout-spec.ts';
import type { PoolTrace } from '../../src/storage/pool-trace.ts';
import { toQuota } from '../support/plain-scenario.ts';
import { planOf, type SmallCase, type SmallPlan } from '../support/plans.ts';
import { selecting } from '../support/rollouts.ts';
import {
  smallStorageCase,
  withEndlessStorage,
  withStorage,
  withUsable,
} from '../support/small-storage.ts';
import { traceDifferences } from '../support/trace-differences.ts';
import { dayCountOf, withDayCount, withRollout } from '../support/variants.ts';

// 14 cases are enough: each is held on all its days, and that what is looked for came up is
// counted.
const RUNS = { seed: 1, numRuns: 14, endOnFailure: true };
const number = fc.integer({ min: 1, max: 1_000_000 });
/** At which the waits of a case are aimed. */
const REPLICATION = 1;

const caseOf = (which: number): SmallCase => smallStorageCase(which, REPLICATION);

function run({ plan, parameters }: SmallPlan): Trace {
  return simulate(plan, createWorkspace(plan), { replication: REPLICATION, parameters });
}

function withLayout(small: SmallCase, layout: { readonly filesShrink: boolean }): SmallCase {
  const storage = small.scenario.storage!;
  return withStorage(small, { ...storage, layout: { ...storage.layout, ...layout } });
}

const sumOf = (parts: readonly Float64Array[], day: number): number =>
  parts.reduce((sum, days) => sum + days[day]!, 0);

describe('a larger capacity', () => {
  const FACTORS = [0.8, 0.95, 1, 1.02, 1.1, 1.5];

  /** Nothing is ordered by what is needed, and no stage waits. */
  const withoutReaction = (small: SmallCase): SmallCase => {
    const storage = small.scenario.storage!;
    const stages = small.scenario.rollout.stages.map((stage) => {
      return { ...stage, change: toQuota({ factor: 0.5 }) };
    });
    const procurement = storage.procurement && { ...storage.procurement, policy: null };
    return withStorage(withRollout(small, { stages }), { ...storage, procurement });
  };

  it('never runs out sooner, nor is over plan on more days, and needs the same', () => {
    let laterCount = 0;
    fc.assert(
      fc.property(number, (which) => {
        const small = withoutReaction(caseOf(which));
        const traces = FACTORS.map((factor) => run(planOf(withUsable(small, factor))).pools);
        for (let at = 1; at < FACTORS.length; at++) {
          traces[at]!.forEach((pool, index) => {
            const less = traces[at - 1]![index]!;
            expect(pool.neededBytes.join()).toBe(less.neededBytes.join());
            expect(pool.overPlanDays).toBeLessThanOrEqual(less.overPlanDays);
            expect(pool.exhaustedDays).toBeLessThanOrEqual(less.exhaustedDays);
            for (const date of ['runOutDay', 'firstExhaustedDay'] as const) {
              const [later, sooner] = [pool[date] ?? Infinity, less[date] ?? Infinity];
              expect(later).toBeGreaterThanOrEqual(sooner);
              if (later > sooner) laterCount++;
            }
          });
        }
      }),
      RUNS,
    );
    // Otherwise none of these had run out at all.
    expect(laterCount).toBeGreaterThan(30);
  });
});

describe('pools', () => {
  it('add up to all mailboxes', () => {
    fc.assert(
      fc.property(number, (which) => {
        const { pools, cohorts, dayCount } = run(planOf(caseOf(which)));
        for (const field of ['usedBytes', 'committedBytes'] as const) {
          for (let day = 0; day < dayCount; day++) {
            const all = sumOf(
              cohorts.map(({ totals }) => totals[field]),
              day,
            );
            const inPools = sumOf(
              pools.map((pool) => pool[field]),
              day,
            );
            expect(Math.abs(inPools - all)).toBeLessThanOrEqual(1e-9 * all);
          }
        }
      }),
      RUNS,
    );
  });

  it('need together what one pool of all would, where files shrink', () => {
    const FIELDS = ['recoverableBytes', 'fileBytes', 'occupiedBytes', 'neededBytes'] as const;
    fc.assert(
      fc.property(number, (which) => {
        const parts = withLayout(withEndlessStorage(caseOf(which)), { filesShrink: true });
        const storage = parts.scenario.storage!;
        const all = { ...storage.pools[0]!, organisations: 'rest' as const };
        const one = run(planOf(withStorage(parts, { ...storage, pools: [all] }))).pools[0]!;
        const { pools, dayCount } = run(planOf(parts));
        // Flows of each pool and day are rounded to whole bytes.
        const rounding = 4 * (storage.layout.deletedItemRetentionDays + storage.layout.logDays + 9);
        for (const field of FIELDS) {
          for (let day = 0; day < dayCount; day++) {
            const sum = sumOf(
              pools.map((pool) => pool[field]),
              day,
            );
            const difference = Math.abs(sum - one[field][day]!);
            expect(difference).toBeLessThanOrEqual(1e-9 * sum + pools.length * rounding);
          }
        }
      }),
      RUNS,
    );
  });

  it('that never run full change nothing', () => {
    fc.assert(
      fc.property(number, (which) => {
        const endless = withEndlessStorage(caseOf(which));
        const { pools, orders, ...rest } = run(planOf(endless));
        expect(pools.every(({ runOutDay }) => runOutDay === null)).toBe(true);
        expect(orders).toEqual([]);
        const without = run(planOf(withStorage(endless, null)));
        expect(traceDifferences({ ...rest, pools: [], orders: [] }, without)).toEqual([]);
      }),
      RUNS,
    );
  });
});

/** A trace, and who had which turn; by mailbox, NO_TURN: none. */
interface Watched {
  readonly trace: Trace;
  readonly turns: Int32Array;
  readonly stageOf: Int16Array;
  /** By day and pool, from day -1 on: whether it was over plan. */
  readonly overPlan: readonly (readonly boolean[])[];
}

/** Listens to the plan's own controller; only what the last one made says holds. */
function watched({ plan, parameters }: SmallPlan): Watched {
  const turns = new Int32Array(plan.population.mailboxCount);
  const stageOf = new Int16Array(plan.population.mailboxCount);
  const overPlan: boolean[][] = [];
  const workspace = createWorkspace(plan);
  const controller = (): Controller => {
    turns.fill(NO_TURN);
    overPlan.length = 0;
    const own = planController(plan, workspace, { replication: REPLICATION, parameters });
    return {
      ...own,
      decide: (day, view, setChange) =>
        own.decide(day, view, (mailbox, changeDay, stage) => {
          turns[mailbox] = changeDay;
          stageOf[mailbox] = stage;
          setChange(mailbox, changeDay, stage);
        }),
      observe: (observation: Observation) => {
        const { day, pools } = observation;
        overPlan[day + 1] = pools.map(({ neededBytes, usableBytes }) => neededBytes > usableBytes);
        return own.observe!(observation);
      },
    };
  };
  const trace = simulate(plan, workspace, {
    ...{ replication: REPLICATION, parameters, controller },
  });
  return { trace, turns, stageOf, overPlan };
}

describe('an increase', () => {
  it('never comes on the day after an evening on which its pool was over plan', () => {
    let heldCount = 0;
    fc.assert(
      fc.property(number, (which) => {
        const small = planOf(caseOf(which));
        const { trace, turns, stageOf, overPlan } = watched(small);
        heldCount += trace.stageEvents.filter(({ kind }) => kind === 'wait').length;
        const poolIn = small.plan.rollout.stages.map((_, stage) =>
          increasesInto(small.plan, stage),
        );
        turns.forEach((day, mailbox) => {
          if (day === NO_TURN) return;
          const pool = poolIn[stageOf[mailbox]!]!(mailbox);
          if (pool !== null) expect(overPlan[day]![pool]).toBe(false);
        });
      }),
      RUNS,
    );
    expect(heldCount).toBeGreaterThan(20);
  });

  it('waits for its own pool alone: all others have their turn no later than without a wait', () => {
    const count = { later: 0, sooner: 0 };
    fc.assert(
      fc.property(number, fc.constantFrom('organisations', 'random'), (which, order) => {
        const small = withOneStage(withEndlessStorage(caseOf(which)), order);
        const { plan } = planOf(small);
        const free = watched(planOf(small));
        const held = watched(planOf(withFirstPoolTight(small, free.trace)));
        const poolIn = increasesInto(plan, 0);
        held.turns.forEach((day, mailbox) => {
          const isOfFirst = poolIn(mailbox) === 0;
          if (!isOfFirst) expect(day).toBeLessThanOrEqual(free.turns[mailbox]!);
          if (isOfFirst && day > free.turns[mailbox]!) count.later++;
          if (!isOfFirst && day < free.turns[mailbox]!) count.sooner++;
        });
      }),
      { ...RUNS, numRuns: 18 },
    );
    expect(count.later).toBeGreaterThan(50);
    expect(count.sooner).toBeGreaterThan(50);
  });
});

/** One stage for everybody, most of whom get more, from a date on. */
function withOneStage(small: SmallCase, order: StageSpec<number>['order']): SmallCase {
  const stage: StageSpec<number> = {
    name: 'all',
    select: selecting({}),
    change: toQuota({ factor: 2 }),
    order,
    begin: { start: small.scenario.horizon.start + 3 },
    pace: { perDay: 2 },
    approvalWorkingDays: null,
    by: null,
    allowEmpty: true,
  };
  return withRollout(small, { stages: [stage] });
}

/** The first pool has what it needs on the middle one of the stage's days, by size. */
function withFirstPoolTight(small: SmallCase, { pools: traces, stages }: Trace): SmallCase {
  const storage = small.scenario.storage!;
  const { startDay, finishDay } = stages[0]!;
  const needed = traces[0]!.neededBytes.slice(startDay!, finishDay ?? undefined).sort();
  const usableBytes = Math.ceil(needed[needed.length >> 1]!);
  const pools = storage.pools.map((pool, at) => (at === 0 ? { ...pool, usableBytes } : pool));
  return withStorage(small, { ...storage, pools });
}

describe('a horizon with storage', () => {
  it('of N days is the beginning of one of N + M days', () => {
    fc.assert(
      fc.property(number, fc.integer({ min: 1, max: 90 }), (which, more) => {
        const small = caseOf(which);
        const short = run(planOf(small));
        const long = run(planOf(withDayCount(small, dayCountOf(small) + more)));
        const { dayCount } = short;
        short.cohorts.forEach(({ totals }, cohort) => {
          for (const field of Object.keys(totals) as (keyof DayTotals)[]) {
            const longer = long.cohorts[cohort]!.totals[field];
            expect(longer.slice(0, dayCount).join(), field).toBe(totals[field].join());
          }
        });
        short.pools.forEach((pool, index) => {
          for (const [field, days] of Object.entries(pool) as [keyof PoolTrace, unknown][]) {
            if (!(days instanceof Float64Array)) continue;
            const longer = long.pools[index]![field] as Float64Array;
            expect(longer.slice(0, dayCount).join(), field).toBe(days.join());
          }
        });
        const placed = long.orders.filter(({ orderDay }) => orderDay < dayCount);
        expect(placed).toEqual(short.orders);
        const within = ({ stageEvents }: Trace) =>
          stageEvents.filter(({ day, kind }) => day < dayCount && kind !== 'left');
        expect(within(long)).toEqual(within(short));
      }),
      RUNS,
    );
  });
});
