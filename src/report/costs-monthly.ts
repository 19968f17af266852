/** costs_monthly.csv: what each line costs, month by month. */
import { formatDate } from '../calendar/date.ts';
import type { CostResult } from '../cost/cost-result.ts';
import type { Cell } from '../table/table.ts';
import { COST_COLUMNS, COST_LINE, costCells } from './costs-cells.ts';
import { keyColumn, type Report } from './report.ts';

export const costsMonthly: Report = {
  name: 'costs_monthly',
  title: 'Costs by month',
  answers:
    'What is paid for what, month by month, and how does it count? All costs tie: the months of this table add up to the years of costs_annual.csv, and lines to their total.',
  columns: [
    keyColumn('month', 'The calendar month, YYYY-MM, as far as it lies in the horizon.'),
    COST_LINE,
    ...COST_COLUMNS,
  ],
  rowsOf: ({ costs }) => (costs === null ? [] : monthlyRows(costs)),
};

function* monthlyRows(costs: CostResult): Generator<Cell[]> {
  for (const [index, { date }] of costs.plan.months.entries()) {
    const name = formatDate(date).slice(0, 'YYYY-MM'.length);
    for (const row of costs.mean.rows) {
      const has = (month: number) => month === index;
      yield [name, row.name, ...costCells(costs, row, { amounts: row.months, index, has })];
    }
  }
}
