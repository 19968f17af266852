/** Runs of random shape, by hand: whatever they come to, their tables must be well formed. */
import fc from 'fast-check';
import { type CostResult, costResult } from '../../src/cost/cost-result.ts';
import type { StageTrace, Trace } from '../../src/engine/trace.ts';
import { HEADLINE_METRICS } from '../../src/ensemble/metrics.ts';
import type { Outcome } from '../../src/ensemble/outcome.ts';
import type { Plan } from '../../src/plan/plan.ts';
import type { RunResult } from '../../src/report/run-result.ts';
import type { PoolTrace, StorageOrder } from '../../src/storage/pool-trace.ts';
import { handCosts, handPlan } from './cost-hand-case.ts';
import { fakeOrder, fakePoolTrace } from './fake-storage.ts';
import {
  fakeCohort,
  fakeLostDays,
  fakeRun,
  fakeSizes,
  fakeStage,
  fakeStageEvent,
  fakeTrace,
} from './fake-trace.ts';

const bytes = fc.oneof(fc.constant(0), fc.double({ min: 0, max: 2 ** 50, noNaN: true }));
const count = fc.nat({ max: 10_000_000 });
const NAMES = ['clinical', 'gp-practice', 'shared, "quoted"'];
const STAGES = ['pilot', '=everyone-else'];
const POOLS = ['north', '-south', 'a, "b"'];

/** With storage, orders, milestones, gates, people who leave, and costs, or without. */
export const randomRun: fc.Arbitrary<RunResult> = fc
  .record({
    dayCount: fc.integer({ min: 1, max: 4 }),
    cohortCount: fc.integer({ min: 0, max: 3 }),
    stageCount: fc.integer({ min: 0, max: 2 }),
    poolCount: fc.integer({ min: 0, max: 3 }),
    hasCosts: fc.boolean(),
    hasControl: fc.boolean(),
    milestones: fc.array(fc.nat({ max: 3 }), { maxLength: handPlan.milestoneDays.length }),
    replications: fc.integer({ min: 1, max: 5 }),
  })
  .map(({ milestones, ...shape }) => ({
    ...shape,
    milestoneDays: milestones.filter((day) => day < shape.dayCount).sort((a, b) => a - b),
  }))
  .chain((shape) =>
    fc
      .array(traceOf(shape), { minLength: shape.replications, maxLength: shape.replications })
      .map(drawnRun(shape)),
  );

/** Costs of another horizon, which no table but theirs looks at. */
function costsOf(outcomes: readonly Outcome[]): CostResult {
  return costResult(
    handPlan,
    outcomes.map((_, index) => ({
      ...handCosts,
      milestoneCashPence: handCosts.milestoneCashPence.map((pence) => pence + index),
      totalCashPence: handCosts.totalCashPence + index,
    })),
  );
}

/** With metrics of money, and a price for each order. */
function priced(outcome: Outcome, index: number): Outcome {
  const metrics = HEADLINE_METRICS.map(({ unit }, at) =>
    unit === 'GBP' ? 661.32 + index : outcome.metrics[at]!,
  );
  const orderNetPence = Float64Array.from(outcome.orders, (_, order) => order * 7);
  return { ...outcome, metrics, orderNetPence };
}

/** Without pools there is no storage; of one pool there is no procurement. */
function planOf({ poolCount, hasCosts, hasControl, milestoneDays }: Shape): Partial<Plan> {
  const pools = POOLS.slice(0, poolCount).map((name) => ({ name, usableBytes: 2 ** 40 }));
  const procurement = poolCount > 1 ? { scheduled: [] } : null;
  const storage = poolCount === 0 ? null : ({ pools, procurement } as unknown as Plan['storage']);
  const milestones = milestoneDays.map((day, index) => ({ name: `=${index}`, day }));
  const churn = { dayWeights: new Float64Array(0), retentionDays: 1, hasLeavers: hasControl };
  return { storage, milestones, churn, costs: hasCosts ? handPlan : null };
}

/** A run in up to two hypercubes, whose replications have each other's metrics as second luck. */
function drawnRun(shape: Shape): (traces: readonly Trace[]) => RunResult {
  const { cohortCount, stageCount, hasCosts, hasControl } = shape;
  const plan = planOf(shape);
  return (traces) => {
    const made = fakeRun({
      plan: { ...plan, costs: null },
      traces: traces.map((trace, replication) => ({ ...trace, replication })),
      cohortNames: NAMES.slice(0, cohortCount),
      stageNames: STAGES.slice(0, stageCount),
      byDays: [1],
      gateNames: hasControl ? ['=calm'] : [],
      uncertain: {
        contactShare: {
          distribution: { kind: 'triangular', low: 0, mode: 0.1, high: 1 },
          range: { low: 0, high: 1 },
        },
      },
      drawn: traces.map((_, replication) => [((3 * replication) % 5) / 7]),
    });
    const outcomes = hasCosts ? made.outcomes.map(priced) : made.outcomes;
    return {
      ...made,
      plan: { ...made.plan, ...plan },
      outcomes,
      costs: hasCosts ? costsOf(outcomes) : null,
      focus: hasCosts,
      design: {
        method: 'latin-hypercube',
        batchSizes: traces.length === 1 ? [1] : [1, traces.length - 1],
      },
      secondLuck: outcomes.map((outcome, index) => ({
        ...outcome,
        metrics: outcomes.at(-1 - index)!.metrics,
      })),
    };
  };
}

interface Shape {
  readonly dayCount: number;
  readonly cohortCount: number;
  readonly stageCount: number;
  readonly poolCount: number;
  readonly hasCosts: boolean;
  /** With gates and people who leave. */
  readonly hasControl: boolean;
  readonly milestoneDays: readonly number[];
}

/** A pool whose dates and days have nothing to do with its bytes. */
function poolOf({ dayCount }: Shape): fc.Arbitrary<PoolTrace> {
  const ofDays = (least: number) =>
    fc.array(fc.double({ min: least, max: 2 ** 50, noNaN: true }), {
      ...{ minLength: dayCount, maxLength: dayCount },
    });
  const day = fc.option(fc.nat({ max: dayCount - 1 }));
  const early = fc.option(fc.integer({ min: -400, max: dayCount - 1 }));
  const days = fc.nat({ max: dayCount });
  return fc
    .record({
      daily: fc.record({ usedBytes: ofDays(0), neededBytes: ofDays(0), usableBytes: ofDays(1) }),
      dates: fc.record({
        ...{ runOutDay: day, firstExhaustedDay: day, runOutDayWithoutOrders: day },
        ...{ lastSafeOrderDay: early, lastSafeOrderDayWithoutOrders: early },
        ...{ overPlanDays: days, exhaustedDays: days, overPlanShortfallBytesMax: bytes },
      }),
    })
    .map(({ daily, dates }) => fakePoolTrace(dayCount, daily, dates));
}

function ordersOf({ dayCount, poolCount }: Shape): fc.Arbitrary<StorageOrder[]> {
  if (poolCount < 2) return fc.constant([]);
  const order = fc
    .record({
      pool: fc.nat({ max: poolCount - 1 }),
      origin: fc.constantFrom('scheduled', 'policy'),
      orderDay: fc.integer({ min: -400, max: dayCount - 1 }),
      leadDays: fc.integer({ min: 1, max: 9 }),
      usableBytes: fc.integer({ min: 1, max: 2 ** 45 }),
    })
    .map(({ leadDays, ...rest }) => fakeOrder({ ...rest, arrivalDay: rest.orderDay + leadDays }));
  return fc.array(order, { maxLength: 5 });
}

/** A stage that selects nine mailboxes. */
function stageOf({ dayCount, poolCount, milestoneDays }: Shape): fc.Arbitrary<StageTrace> {
  const day = fc.option(fc.nat({ max: dayCount - 1 }));
  return fc
    .record({
      ...{ startDay: day, finishDay: day, changedCount: fc.nat({ max: 9 }) },
      end: fc.constantFrom('aborted', 'rolled back', 'blocked', 'not started'),
      lostDays: fc.record({ gate: fc.nat({ max: 9 }), weekend: fc.nat({ max: 9 }) }),
    })
    .map(({ startDay, finishDay, changedCount, end, lostDays }) =>
      fakeStage({
        startDay,
        finishDay: startDay === null ? null : finishDay,
        ...(startDay === null || finishDay === null ? { end, endDay: startDay } : {}),
        lostDays: fakeLostDays(lostDays),
        pausedDays: lostDays.gate,
        failedCount: lostDays.weekend,
        selectedCount: 9,
        changedCount,
        leftCount: 9 - changedCount,
        doneCounts: milestoneDays.map((_, index) => index),
        waitDays: poolCount === 0 ? 0 : changedCount,
      }),
    );
}

function traceOf(shape: Shape): fc.Arbitrary<Trace> {
  const { dayCount, cohortCount, stageCount, poolCount } = shape;
  const days = (values: fc.Arbitrary<number>) =>
    fc.array(values, { minLength: dayCount, maxLength: dayCount });
  const totals = fc.record({
    usedBytes: days(bytes),
    committedBytes: days(bytes),
    bouncedBytes: days(bytes),
    mailboxCount: days(count),
    fullCount: days(count),
    contactCount: days(count),
    upgradeCount: days(count),
    joinedCount: days(count),
    freedBytes: days(bytes),
  });
  return fc
    .record({
      cohorts: fc.array(totals, { minLength: cohortCount, maxLength: cohortCount }),
      stages: fc.array(stageOf(shape), { minLength: stageCount, maxLength: stageCount }),
      pools: fc.array(poolOf(shape), { minLength: poolCount, maxLength: poolCount }),
      orders: ordersOf(shape),
    })
    .map(({ cohorts, stages, pools, orders }) =>
      fakeTrace({
        ...{ dayCount, pools, orders },
        cohorts: cohorts.map((cohort) => fakeCohort(dayCount, cohort)),
        stages,
        stageEvents: stages.map((one, index) => {
          const isOfGate = one.pausedDays > 5;
          return fakeStageEvent({
            day: one.startDay ?? dayCount - 1,
            stage: isOfGate ? null : index,
            kind: isOfGate ? 'trip' : one.startDay === null ? 'left' : 'start',
            mailboxCount: isOfGate ? null : one.selectedCount,
            rule: '=rule',
            value: isOfGate ? one.lostDays.gate / 7 : null,
            cause: '+cause',
          });
        }),
        sizes: [fakeSizes(0, null, 5), ...cohorts.map((_, index) => fakeSizes(0, index, null))],
      }),
    );
}
