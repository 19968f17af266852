/** The means of the headline metrics, as all files have them. */
import { type CostTable, presentValuePence, totalCashPence } from '../cost/cost-table.ts';
import { valuesIfAll } from '../ensemble/metric-sample.ts';
import { HEADLINE_METRICS, type Metric } from '../ensemble/metrics.ts';
import { meanOf } from '../ensemble/statistics.ts';
import { moneyCell } from './costs-cells.ts';
import type { RunResult } from './run-result.ts';

/** Of money: totals of the tables of costs, in pence. */
const TOTALS: Readonly<Record<string, (mean: CostTable) => number>> = {
  total_cost_gbp: totalCashPence,
  present_value_gbp: presentValuePence,
};

/**
 * The mean of a metric over the replications; null for dates and where a replication has none.
 *
 * That of money is the total of the tables of costs, which add up rounded means of each line and
 * month, so that the files tie to the penny. It may differ by pence from the mean of the totals.
 */
export function headlineMean(
  { name, kind }: Metric,
  { outcomes, costs }: Pick<RunResult, 'outcomes' | 'costs'>,
): number | null {
  if (kind === 'day') return null;
  const totalPence = TOTALS[name];
  if (totalPence !== undefined) return costs === null ? null : moneyCell(totalPence(costs.mean));
  const index = HEADLINE_METRICS.findIndex((metric) => metric.name === name);
  const values = valuesIfAll(outcomes.map(({ metrics }) => metrics[index]!));
  return values === null ? null : meanOf(values);
}
