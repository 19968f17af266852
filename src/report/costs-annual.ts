/** costs_annual.csv: what each line costs by financial year, and how sure that is. */
import { annualCashPence, type CostResult } from '../cost/cost-result.ts';
import { quantileOf } from '../ensemble/statistics.ts';
import { ALL } from '../scenario/reserved-names.ts';
import type { Cell } from '../table/table.ts';
import {
  COST_COLUMNS,
  COST_LINE,
  costCells,
  isPaid,
  moneyCell,
  moneyColumn,
} from './costs-cells.ts';
import { dateColumn, keyColumn, type Report } from './report.ts';

const PERCENTS = [50, 80, 90] as const;

export const costsAnnual: Report = {
  name: 'costs_annual',
  title: 'Costs by financial year',
  answers:
    'What does each option cost by financial year, and in present value, and how sure is that? Means add up, over lines and over years; quantiles do not.',
  columns: [
    keyColumn(
      'financial_year',
      `The financial year, from 1 April, as far as it lies in the horizon; ${ALL}: the whole horizon.`,
    ),
    COST_LINE,
    dateColumn(
      'first_date',
      'First day of the financial year that lies in the horizon: of a part year not 1 April.',
    ),
    dateColumn('last_date', 'The last such day: of a part year not 31 March.'),
    ...COST_COLUMNS,
    ...PERCENTS.map((percent) =>
      moneyColumn(
        `cash_gbp_p${percent}`,
        `${percent === 50 ? 'Median' : `${percent}th percentile`} of cash over the replications, of this row alone: quantiles of lines or years do not add up to those of their total; empty for what nobody pays.`,
      ),
    ),
  ],
  rowsOf: ({ costs }) => (costs === null ? [] : annualRows(costs)),
};

function* annualRows(costs: CostResult): Generator<Cell[]> {
  const { plan, mean } = costs;
  const names = [...plan.years.map(({ name }) => name), ALL];
  for (const [index, name] of names.entries()) {
    const has = (month: number) => name === ALL || plan.months[month]!.year === index;
    const months = plan.months.filter((_, month) => has(month));
    const dates = [months[0]!.firstDay, months.at(-1)!.endDay - 1].map(
      (day) => plan.startDate + day,
    );
    for (const [place, row] of mean.rows.entries()) {
      yield [
        ...[name, row.name],
        ...dates,
        ...costCells(costs, row, { amounts: row.years, index, has }),
        ...(isPaid(row) ? quantileCells(annualCashPence(costs, place, index)) : [null, null, null]),
      ];
    }
  }
}

/** To the whole penny, as all money. */
function quantileCells(cashPence: readonly number[]): Cell[] {
  return PERCENTS.map((percent) => moneyCell(Math.round(quantileOf(cashPence, percent))));
}
