/** Outcomes by hand of pools, orders and milestones, for tests of what is made from them. */
import type { CostResult } from '../../src/cost/cost-result.ts';
import { HEADLINE_METRICS } from '../../src/ensemble/metrics.ts';
import type { MilestoneOutcome } from '../../src/ensemble/milestone-outcome.ts';
import type { Outcome } from '../../src/ensemble/outcome.ts';
import type { PoolOutcome } from '../../src/ensemble/pool-outcome.ts';
import type { PlanGate } from '../../src/plan/plan.ts';
import { type Report, tableOf } from '../../src/report/report.ts';
import type { RunResult } from '../../src/report/run-result.ts';
import type { PoolDates, PoolTrace, StorageOrder } from '../../src/storage/pool-trace.ts';
import type { ProcurementPlan } from '../../src/storage/storage-plan.ts';
import { csvText } from '../../src/table/csv.ts';
import { BYTES_PER_TIB } from '../../src/units/sizes.ts';
import { PRICE_BASE } from './costs.ts';
import { fakePlatforms } from './fake-trace.ts';

/** A pool that never runs out, half full at its peak. */
export function fakePool(parts: Partial<PoolOutcome> = {}): PoolOutcome {
  return {
    ...{ overPlanDays: 0, runOutDay: null, overPlanShortfallBytesMax: 0 },
    ...{ exhaustedDays: 0, firstExhaustedDay: null, exhaustedShortfallBytesMax: 0 },
    ...{ lastSafeOrderDay: null, runOutDayWithoutOrders: null },
    lastSafeOrderDayWithoutOrders: null,
    utilisationMax: 0.5,
    neededBytesMax: BYTES_PER_TIB,
    retained: { openingBytes: 3, deletedBytes: 4, expiredBytes: 5, closingBytes: 2 },
    ...parts,
  };
}

const DAILY = [
  'mailboxCount',
  'usedBytes',
  'copyBytes',
  'recoverableBytes',
  'fileBytes',
  'occupiedBytes',
  'neededBytes',
  'provisionedBytes',
  'usableBytes',
  'committedBytes',
  'fullQuotaNeedBytes',
] as const satisfies readonly (keyof PoolTrace)[];

/** The trace of a pool; what is not given by day is 0, and 1 TiB is usable. */
export function fakePoolTrace(
  dayCount: number,
  daily: Partial<Record<(typeof DAILY)[number], readonly number[]>> = {},
  dates: Partial<PoolDates> = {},
): PoolTrace {
  const { utilisationMax: _, neededBytesMax: __, ...rest } = fakePool(dates);
  const series = DAILY.map((name) => {
    const byDay = (day: number): number =>
      daily[name]?.[day] ?? (name === 'usableBytes' ? BYTES_PER_TIB : 0);
    return [name, Float64Array.from({ length: dayCount }, (_day, day) => byDay(day))];
  });
  return { ...rest, ...Object.fromEntries(series) };
}

/** An order of the policy of 1 TiB for the first pool, placed on day 0 and due on day 10. */
export function fakeOrder(parts: Partial<StorageOrder> = {}): StorageOrder {
  return {
    ...{ pool: 0, ordinal: 1, origin: 'policy', isSunk: false },
    ...{ orderDay: 0, arrivalDay: 10, usableBytes: BYTES_PER_TIB },
    ...parts,
  };
}

export interface FakeReplication {
  readonly pools?: readonly PoolOutcome[];
  readonly peakNeededTib?: number;
  readonly orders?: readonly StorageOrder[];
  readonly orderNetPence?: readonly number[];
  readonly milestones?: readonly MilestoneOutcome[];
  readonly stageEvents?: Outcome['stageEvents'];
  readonly stages?: Outcome['stages'];
}

export interface FakeStorage {
  readonly replications: readonly FakeReplication[];
  /** Usable TiB by pool; null: no storage. */
  readonly pools?: Readonly<Record<string, number>> | null;
  readonly procurement?: Pick<ProcurementPlan, 'scheduled'> | null;
  readonly milestones?: RunResult['plan']['milestones'];
  readonly stageNames?: readonly string[];
  readonly gates?: readonly Pick<PlanGate, 'name' | 'onTrip' | 'acts'>[];
  readonly costs?: CostResult | null;
}

/** A run of 100 days from 2013-04-01. */
export function storedRun(given: FakeStorage): RunResult {
  const { replications, pools = null, procurement = null, costs = null } = given;
  const storage = pools && {
    procurement,
    pools: Object.entries(pools).map(([name, tib]) => ({
      name,
      usableBytes: tib * BYTES_PER_TIB,
    })),
  };
  const stages = (given.stageNames ?? []).map((name) => ({ name, byDay: null, moveTo: null }));
  const plan = {
    ...{ startDate: PRICE_BASE, dayCount: 100, sample: null, storage },
    ...fakePlatforms(storage),
    milestones: given.milestones ?? [],
    rollout: { stages, gates: given.gates ?? [], moves: null },
  };
  const loaded = { scenario: { currency: 'GBP' } };
  const outcomes = replications.map(outcomeOf);
  const design = { method: 'random', batchSizes: [replications.length] };
  return { plan, loaded, outcomes, design, costs } as unknown as RunResult;
}

function outcomeOf(
  { peakNeededTib = 0, orderNetPence, ...given }: FakeReplication,
  replication: number,
): Partial<Outcome> {
  return {
    ...{
      replication,
      pools: [],
      orders: [],
      milestones: [],
      stages: [],
      stageEvents: [],
      stageMovedBytes: [],
      ...given,
    },
    orderNetPence: orderNetPence === undefined ? null : Float64Array.from(orderNetPence),
    metrics: HEADLINE_METRICS.map(({ name }) =>
      name === 'peak_needed_tib' ? peakNeededTib : null,
    ),
  };
}

/** The cells of a report's rows as they are written, none of which has a comma in it. */
export function cellsOf(report: Report, result: RunResult): string[][] {
  const lines = csvText(tableOf(report, result), { excel: false }).split('\n').slice(1, -1);
  return lines.map((line) => line.split(','));
}

/** The rows with their cells by column. */
export function recordsOf(report: Report, result: RunResult): Record<string, string>[] {
  const headers = report.columns.map(({ header }) => header);
  return cellsOf(report, result).map((row) =>
    Object.fromEntries(headers.map((header, index) => [header, row[index] ?? ''])),
  );
}
