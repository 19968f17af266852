/** What the mailboxes of each storage pool do by day, from the tally. */
import { dailyBefore } from '../demand/history.ts';
import { allPools } from '../plan/all-pools.ts';
import { type CellRange, cellsOfPool } from '../plan/cells.ts';
import type { Parameters } from '../plan/parameters.ts';
import type { Plan } from '../plan/plan.ts';
import { logBytesPerByte } from '../storage/log-bytes.ts';
import type { PoolFlows } from '../storage/storage-plan.ts';
import type { CohortRun } from './cohort-run.ts';
import { cohortWeights } from './scope-counts.ts';
import { cellFirstDay, FLOW, FLOW_FIELDS, LEVEL, LEVEL_FIELDS } from './tally.ts';
import { forEachDay } from './totals.ts';

export interface PoolFlowsInput {
  readonly plan: Plan;
  readonly parameters: Parameters;
  /** By cohort. */
  readonly runs: readonly CohortRun[];
}

/** What a cohort adds to the flows of a pool. */
interface Part {
  readonly pool: number;
  readonly cells: CellRange;
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
  const weights = cohortWeights(plan);
  const parts = runs.flatMap((run) =>
    flows.map((_, pool) => partOf(input, { run, weight: weights[run.cohort]!, pool })),
  );
  for (const part of parts) addHistory(input, part, flows[part.pool]!);
  for (const pool of flows) roundFlows(pool, 0, plan.history.dayCount);
  return {
    flows,
    fill(firstDay, endDay) {
      const days = { firstDay, endDay, at: plan.history.dayCount };
      for (const pool of flows) clearFlows(pool, days);
      for (const part of parts) addDays(part, flows[part.pool]!, days);
      for (const pool of flows) roundFlows(pool, days.at + firstDay, days.at + endDay);
    },
  };
}

function emptyFlows({ history, dayCount }: Plan): PoolFlows {
  const days = () => new Float64Array(history.dayCount + dayCount);
  return {
    mailboxCount: days(),
    usedBytes: days(),
    copyBytes: days(),
    committedBytes: days(),
    quotaBytes: days(),
    deliveredBytes: days(),
    logBytes: days(),
    deletedBytes: days(),
  };
}

function partOf(
  { plan, parameters }: PoolFlowsInput,
  { run, weight, pool }: Pick<Part, 'run' | 'weight' | 'pool'>,
): Part {
  const { cohort } = run;
  const { messageBytes } = parameters.cohorts[cohort]!.demand;
  const storage = allPools(plan.platforms)[pool]?.storage;
  const unlimited = plan.quota.levels.findIndex(({ quotaBytes }) => quotaBytes === Infinity);
  return {
    pool,
    cells: cellsOfPool(run.tally, cohort, pool),
    run,
    weight,
    logBytesPerByte: storage === undefined ? 0 : logBytesPerByte(storage.layout, messageBytes),
    unlimitedBytes: unlimited < 0 ? 0 : plan.quota.countsAsBytes[unlimited]!,
  };
}

/** The eve of day 0, and the days before it at the rates of that evening. */
function addHistory({ plan, parameters }: PoolFlowsInput, part: Part, pool: PoolFlows): void {
  const { run, weight } = part;
  const rateOf = (field: number): number => weight * openingSum(part, LEVEL_SUMS, field);
  const delivered = rateOf(LEVEL.gross) - rateOf(LEVEL.suppressed) - rateOf(LEVEL.bounced);
  const triaged = delivered - rateOf(LEVEL.slope);
  const { demand } = parameters.cohorts[run.cohort]!;
  dailyBefore(plan.history, demand, parameters.shocks).forEach((daily, day) => {
    pool.deliveredBytes[day]! += delivered * daily;
    pool.logBytes[day]! += part.logBytesPerByte * delivered * daily;
    pool.deletedBytes[day]! += triaged * daily;
  });
  const eve = plan.history.dayCount - 1;
  const quotas = openingSum(part, FLOW_SUMS, FLOW.committedBytes);
  const unlimited = openingSum(part, FLOW_SUMS, FLOW.unlimited) * part.unlimitedBytes;
  pool.mailboxCount[eve]! += weight * openingSum(part, FLOW_SUMS, FLOW.mailboxes);
  pool.usedBytes[eve]! += rateOf(LEVEL.base);
  pool.committedBytes[eve]! += weight * quotas;
  pool.quotaBytes[eve]! += weight * (quotas + unlimited);
}

const LEVEL_SUMS = { name: 'levels', fieldCount: LEVEL_FIELDS } as const;
const FLOW_SUMS = { name: 'flows', fieldCount: FLOW_FIELDS } as const;

/** What the opening has entered for day 0, in all sections. */
function openingSum(
  { run, cells }: Part,
  { name, fieldCount }: typeof LEVEL_SUMS | typeof FLOW_SUMS,
  field: number,
): number {
  let sum = 0;
  for (let cell = cells.firstCell; cell < cells.endCell; cell++) {
    sum += run.tally[name][cellFirstDay(run.tally, cell) * fieldCount + field]!;
  }
  return sum;
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

/**
 * Mail brought back is imported, and is logged as it is, and so is what joiners bring along and
 * what comes by moves. What mailboxes that have moved away have left is used until it is dropped.
 * What is freed when a leaver's time is over has not been deleted by an owner, and is not retained.
 */
function addDays(part: Part, pool: PoolFlows, { firstDay, endDay, at }: Days): void {
  const { run, weight } = part;
  const { daily: dailies, cumulative } = run.curve;
  const { usedBytes, committedBytes, quotaBytes, deliveredBytes, logBytes, deletedBytes } = pool;
  forEachDay(run.tally, part.cells, (day, { levels, flows }) => {
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
    const imported = flow(FLOW.returnedBytes) + flow(FLOW.importedBytes) + flow(FLOW.movedBytes);
    const logs = part.logBytesPerByte * delivered + imported;
    pool.mailboxCount[at + day]! += weight * flow(FLOW.mailboxes);
    const copies = flow(FLOW.copyBytes);
    usedBytes[at + day]! += weight * (used + copies);
    pool.copyBytes[at + day]! += weight * copies;
    const quotas = flow(FLOW.committedBytes);
    committedBytes[at + day]! += weight * quotas;
    quotaBytes[at + day]! += weight * (quotas + flow(FLOW.unlimited) * part.unlimitedBytes);
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
