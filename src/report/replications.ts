/** replications.csv: the metrics, costs and uncertain inputs of every replication. */
import { annualCashPence, type CostResult } from '../cost/cost-result.ts';
import { HEADLINE_METRICS } from '../ensemble/metrics.ts';
import { unitAt } from '../scenario/unit-at.ts';
import type { Cell } from '../table/table.ts';
import { moneyCell } from './costs-cells.ts';
import { dateColumn, keyColumn, REPLICATION_KEY, type Report, textColumn } from './report.ts';
import type { RunResult } from './run-result.ts';

export const replications: Report = {
  name: 'replications',
  title: 'Metrics, costs and inputs by replication',
  answers:
    'What did each replication come to, what did it cost by financial year, and which values of the uncertain inputs did it draw?',
  columns: [
    REPLICATION_KEY,
    keyColumn('kind', 'metric, cost or input.'),
    keyColumn(
      'key',
      "Name of the metric, the financial year of the cost, or the input's address in the scenario.",
    ),
    {
      header: 'value',
      unit: "the row's",
      type: 'number',
      // Shares need more than the six of the summary, which could not be computed anew from them.
      places: 9,
      meaning:
        'Value of the metric or input, or all cash paid in the financial year, whose sum is total_cost_gbp; empty for dates, for what is absent, and for what the scenario does not ask for.',
    },
    dateColumn('date', 'Value of a metric that is a date; empty if not within the horizon.'),
    textColumn(
      'unit',
      'Unit of the value: bytes for sizes, share (0 to 1) for percentages, log for standard deviations of natural logarithms.',
    ),
  ],
  rowsOf,
};

function* rowsOf({ outcomes, plan, inputs, costs }: RunResult): Generator<Cell[]> {
  const units = inputs.map(({ address }) => unitAt(address));
  const years = costs === null ? [] : annualTotals(costs);
  for (const [place, { replication, metrics, inputs: drawn }] of outcomes.entries()) {
    for (const [index, { name, kind, unit }] of HEADLINE_METRICS.entries()) {
      const value = metrics[index]!;
      const cells: Cell[] =
        kind === 'day' ? [null, value === null ? null : plan.startDate + value] : [value, null];
      yield [replication, 'metric', name, ...cells, unit];
    }
    for (const { name, pence } of years) {
      yield [replication, 'cost', name, moneyCell(pence[place]!), null, 'GBP'];
    }
    for (const [index, { address }] of inputs.entries()) {
      yield [replication, 'input', address, drawn[index]!, null, units[index]!];
    }
  }
}

/** What is paid in each financial year, in whole pence by replication. */
export function annualTotals(
  costs: CostResult,
): { readonly name: string; readonly pence: readonly number[] }[] {
  const { plan, mean } = costs;
  const total = mean.rows.indexOf(mean.total);
  return plan.years.map(({ name }, year) => ({ name, pence: annualCashPence(costs, total, year) }));
}
