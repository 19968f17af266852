/** What the costs of the replications come to. */
import { checkCosts } from './check-costs.ts';
import type { CostPlan } from './cost-plan.ts';
import { type CostTable, costTable, presentValuePence, totalCashPence } from './cost-table.ts';
import { type CostSpan, netAmounts, type ReplicationPrices } from './net-pence.ts';
import { checkedPence } from './pence.ts';

/** What is kept of a replication: whole pence, and quantities. */
export interface ReplicationCosts {
  readonly totalCashPence: number;
  readonly presentValuePence: number;
  /** Cash up to the end of each milestone's day. */
  readonly milestoneCashPence: Float64Array;
  /** At row * (yearCount + 1) + year, in the rows of the table, the horizon after the years. */
  readonly cashPence: Float64Array;
  /** At leaf * monthCount + month. */
  readonly netPence: Float64Array;
  /** In the unit of the leaf, likewise. */
  readonly quantities: Float64Array;
  /** Net of the milestone's month up to its day; at leaf * milestoneCount + milestone. */
  readonly milestoneNetPence: Float64Array;
}

export interface CostResult {
  readonly plan: CostPlan;
  /** Made from the means of the net leaves, each rounded once: what all reports show as means. */
  readonly mean: CostTable;
  /** Means, at leaf * monthCount + month, in the unit of the leaf. */
  readonly meanQuantities: Float64Array;
  /** Mean cash up to the end of each milestone's day; at a month's end the sum of the table. */
  readonly meanMilestoneCashPence: Float64Array;
  /** One a replication, in their order. */
  readonly replications: readonly ReplicationCosts[];
}

/**
 * The costs of one replication, checked.
 *
 * @throws InputFaults if they are too large to be counted to the penny.
 */
export function replicationCosts(plan: CostPlan, prices: ReplicationPrices): ReplicationCosts {
  // Both in one go, so that no daily price is worked out twice.
  const amounts = netAmounts(plan, prices, [...plan.months, ...milestoneSpans(plan)]);
  const netPence = spansOf(plan, amounts.netPence, 'months');
  const table = costTable(plan, netPence);
  checkCosts(plan, table);
  const milestoneNetPence = spansOf(plan, amounts.netPence, 'milestones');
  const yearCount = plan.years.length + 1;
  const cashPence = new Float64Array(table.rows.length * yearCount);
  table.rows.forEach(({ years }, row) => {
    cashPence.set(years.cash, row * yearCount);
  });
  return {
    totalCashPence: totalCashPence(table),
    presentValuePence: presentValuePence(table),
    milestoneCashPence: milestoneCash(plan, table, milestoneNetPence),
    cashPence,
    netPence,
    quantities: spansOf(plan, amounts.quantities, 'months'),
    milestoneNetPence,
  };
}

/**
 * The means over the replications, checked.
 *
 * @throws RangeError if there is no replication.
 */
export function costResult(plan: CostPlan, replications: readonly ReplicationCosts[]): CostResult {
  const netPence = meansOf(replications.map((costs) => costs.netPence)).map(Math.round);
  const milestoneNet = meansOf(replications.map((costs) => costs.milestoneNetPence));
  const mean = costTable(plan, netPence);
  checkCosts(plan, mean);
  return {
    plan,
    mean,
    meanQuantities: meansOf(replications.map(({ quantities }) => quantities)),
    meanMilestoneCashPence: milestoneCash(plan, mean, milestoneNet.map(Math.round)),
    replications,
  };
}

/** A row's cash in one financial year of each replication; year `years.length` is the horizon. */
export function annualCashPence(
  { plan, replications }: CostResult,
  row: number,
  year: number,
): number[] {
  const at = row * (plan.years.length + 1) + year;
  return replications.map(({ cashPence }) => cashPence[at]!);
}

/** The months' or the milestones' part of values of both. */
function spansOf(
  { leaves, months, milestoneDays }: CostPlan,
  values: Float64Array,
  which: 'months' | 'milestones',
): Float64Array {
  const spanCount = months.length + milestoneDays.length;
  const [from, count] =
    which === 'months' ? [0, months.length] : [months.length, milestoneDays.length];
  const part = new Float64Array(leaves.length * count);
  leaves.forEach((_, leaf) => {
    const first = leaf * spanCount + from;
    part.set(values.subarray(first, first + count), leaf * count);
  });
  return part;
}

/** The part of the month up to each milestone's day. */
function milestoneSpans({ months, milestoneDays }: CostPlan): CostSpan[] {
  return milestoneDays.map((day) => ({
    ...months.find(({ endDay }) => day < endDay)!,
    endDay: day + 1,
  }));
}

/** Cash of the months that have ended before the milestone's, and of the part of its own. */
function milestoneCash(
  plan: CostPlan,
  { total }: CostTable,
  milestoneNetPence: Float64Array,
): Float64Array {
  const { milestoneDays, months, leaves } = plan;
  const count = milestoneDays.length;
  return Float64Array.from(milestoneDays, (day, milestone) => {
    const month = months.findIndex(({ endDay }) => day < endDay);
    const net = Float64Array.from(
      leaves,
      (_, leaf) => milestoneNetPence[leaf * count + milestone]!,
    );
    const part = costTable({ ...plan, months: [months[month]!] }, net);
    const ended = total.months.cash.subarray(0, month).reduce((sum, cash) => sum + cash, 0);
    return checkedPence(() => 'the cost to a milestone', ended + totalCashPence(part));
  });
}

/** Means by place, over arrays of one length, added in their order. */
function meansOf(arrays: readonly Float64Array[]): Float64Array {
  const first = arrays[0];
  if (first === undefined) throw new RangeError('costs of no replication');
  const sums = new Float64Array(first.length);
  for (const values of arrays) {
    for (let index = 0; index < sums.length; index++) sums[index]! += values[index]!;
  }
  return sums.map((sum) => sum / arrays.length);
}
