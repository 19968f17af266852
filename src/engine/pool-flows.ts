/** What the mailboxes of each storage pool do by day, from the tally. */
import { dailyBefore } from '../demand/history.ts';
import type { Parameters } from '../plan/parameters.ts';
import type { Plan } from '../plan/plan.ts';
import { logBytesPerByte } from '../storage/log-bytes.ts';
import type { PoolFlows } from '../storage/storage-plan.ts';
import type { CohortRun } from './cohort-run.ts';
import { FLOW, FLOW_FIELDS, LEVEL, LEVEL_FIELDS } from './tally.ts';
import { forEachDay } from './totals.ts';

export interface PoolFlowsInput {
  readonly plan: Plan;
  readonly parameters: Parameters;
  /** By cell: cohort * poolCount + pool. */
  readonly runs: readonly CohortRun[];
}

/** What a cell adds to the flows of its pool. */
interface Cell {
  readonly cell: number;
  readonly run: CohortRun;
  /** Mailboxes that each simulated one stands for: 1, or in a sample more. */
  readonly weight: number;
  readonly logBytesPerByte: number;
  /** What an unlimited quota counts as. */
  readonly unlimitedBytes: number;
}

/** Flows of all pools that are filled from the tally as days are simulated. */
export interface PoolLedger {
  readonly flows: readonly PoolFlows[];
  /** Fills days [firstDay, endDay), all of which are simulated, in place of what was there. */
  readonly fill: (firstDay: number, endDay: number) => void;
}

/**
 * The flows of all pools with their history: the deliveries and deletions of earlier days are those
 * of the opening's rates under the curves of those days. All mailboxes have been opened, and no day
 * is simulated yet.
 */
export function openPoolLedger(input: PoolFlowsInput): PoolLedger {
  const { plan, runs } = input;
  const { poolCount } = plan.pools;
  const flows = Array.from({ length: poolCount }, () => emptyFlows(plan));
  const cells = runs.map((run, cell) => cellOf(input, run, cell));
  for (const cell of cells) {
    addHistory(input, cell, flows[cell.cell % poolCount]!);
  }
  for (const pool of flows) roundFlows(pool, 0, plan.history.dayCount);
  return {
    flows,
    fill(firstDay, endDay) {
      const days = { firstDay, endDay, at: plan.history.dayCount };
      for (const pool of flows) clearFlows(pool, days);
      for (const cell of cells) addDays(cell, flows[cell.cell % poolCount]!, days);
      for (const pool of flows) roundFlows(pool, days.at + firstDay, days.at + endDay);
    },
  };
}

function emptyFlows({ history, dayCount }: Plan): PoolFlows {
  const days = () => new Float64Array(history.dayCount + dayCount);
  return {
    usedBytes: days(),
    committedBytes: days(),
    quotaBytes: days(),
    deliveredBytes: days(),
    logBytes: days(),
    deletedBytes: days(),
  };
}

function cellOf({ plan, parameters }: PoolFlowsInput, run: CohortRun, cell: number): Cell {
  const { cohort } = run;
  const { cohortStart } = plan.rows;
  const simulatedCount = cohortStart[cohort + 1]! - cohortStart[cohort]!;
  const fullCount = plan.sample?.fullCountOfCohort[cohort] ?? simulatedCount;
  const { messageBytes } = parameters.cohorts[cohort]!.demand;
  const unlimited = plan.quota.levels.findIndex(({ quotaBytes }) => quotaBytes === Infinity);
  return {
    cell,
    run,
    weight: simulatedCount === 0 ? 0 : fullCount / simulatedCount,
    logBytesPerByte: plan.storage === null ? 0 : logBytesPerByte(plan.storage.layout, messageBytes),
    unlimitedBytes: unlimited < 0 ? 0 : plan.quota.countsAsBytes[unlimited]!,
  };
}

/** The eve of day 0, and the days before it at the rates of that evening. */
function addHistory({ plan, parameters }: PoolFlowsInput, cell: Cell, pool: PoolFlows): void {
  const { run, weight } = cell;
  const { levels, flows } = run.tally;
  const at = run.cellFirstDay * LEVEL_FIELDS;
  const rateOf = (field: number): number => weight * levels[at + field]!;
  const delivered = rateOf(LEVEL.gross) - rateOf(LEVEL.suppressed) - rateOf(LEVEL.bounced);
  const triaged = delivered - rateOf(LEVEL.slope);
  const { demand } = parameters.cohorts[run.cohort]!;
  dailyBefore(plan.history, demand, parameters.shocks).forEach((daily, day) => {
    pool.deliveredBytes[day]! += delivered * daily;
    pool.logBytes[day]! += cell.logBytesPerByte * delivered * daily;
    pool.deletedBytes[day]! += triaged * daily;
  });
  const eve = plan.history.dayCount - 1;
  const flow = run.cellFirstDay * FLOW_FIELDS;
  const quotas = flows[flow + FLOW.committedBytes]!;
  const unlimited = flows[flow + FLOW.unlimited]! * cell.unlimitedBytes;
  pool.usedBytes[eve]! += rateOf(LEVEL.base);
  pool.committedBytes[eve]! += weight * quotas;
  pool.quotaBytes[eve]! += weight * (quotas + unlimited);
}

interface Days {
  readonly firstDay: number;
  readonly endDay: number;
  /** The entry of day 0. */
  readonly at: number;
}

function clearFlows(pool: PoolFlows, { firstDay, endDay, at }: Days): void {
  for (const days of Object.values(pool)) days.fill(0, at + firstDay, at + endDay);
}

/** Mail brought back is imported, and is logged as it is. */
function addDays(cell: Cell, pool: PoolFlows, { firstDay, endDay, at }: Days): void {
  const { run, weight } = cell;
  const { daily: dailies, cumulative } = run.curve;
  const { usedBytes, committedBytes, quotaBytes, deliveredBytes, logBytes, deletedBytes } = pool;
  const cells = { firstCell: cell.cell, endCell: cell.cell + 1 };
  forEachDay(run.tally, cells, (day, { levels, flows }) => {
    if (day < firstDay || day >= endDay) return;
    const daily = dailies[day]!;
    const flow = (field: number): number => flows[field]!;
    const overflow = flow(FLOW.overflowBytes);
    const refused = flow(FLOW.overflowBouncedBytes) + flow(FLOW.overflowSuppressedBytes);
    const delivered =
      (levels[LEVEL.gross]! - levels[LEVEL.suppressed]! - levels[LEVEL.bounced]!) * daily - refused;
    const triaged = delivered - (levels[LEVEL.slope]! * daily - overflow);
    const went =
      flow(FLOW.deletedBytes) + flow(FLOW.parkedBytes) + flow(FLOW.housekeptBytes) + triaged;
    const used = levels[LEVEL.base]! + levels[LEVEL.slope]! * cumulative[day + 1]! - overflow;
    const logs = cell.logBytesPerByte * delivered + flow(FLOW.returnedBytes);
    usedBytes[at + day]! += weight * used;
    const quotas = flow(FLOW.committedBytes);
    committedBytes[at + day]! += weight * quotas;
    quotaBytes[at + day]! += weight * (quotas + flow(FLOW.unlimited) * cell.unlimitedBytes);
    deliveredBytes[at + day]! += weight * delivered;
    logBytes[at + day]! += weight * logs;
    deletedBytes[at + day]! += weight * went;
  });
}

/** What flows is counted in whole bytes, so that sums over any days are exact. */
function roundFlows(
  { deliveredBytes, logBytes, deletedBytes }: PoolFlows,
  first: number,
  end: number,
) {
  for (const days of [deliveredBytes, logBytes, deletedBytes]) {
    for (let at = first; at < end; at++) days[at] = Math.max(0, Math.round(days[at]!));
  }
}
