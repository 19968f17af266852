/** Costs as tables, whose means add up. */
import type { JSX } from 'preact';
import { cellOf, type PageRow, textAt } from '../cells/page-table.ts';
import { DataTable, type TableColumn } from '../shown/data-table.tsx';
import { Shown } from '../shown/shown.tsx';
import { type CostRows, LINES_MAX, lineIn } from './costs-rows.ts';

interface CostsTableProps {
  readonly costs: CostRows;
}

function isTotal(row: PageRow): boolean {
  return textAt(row, 'kind') === 'total';
}

const LINE: TableColumn<PageRow> = {
  heading: 'line',
  cell: (row) => cellOf(row, 'line'),
  isHeader: true,
};

interface LinesByYearProps extends CostsTableProps {
  /** Lines that are left out, and the total with them. */
  readonly without?: readonly PageRow[];
}

/** The mean of cash by line and year. */
export function LinesByYearTable({ costs, without = [] }: LinesByYearProps): JSX.Element {
  const lines = costs.paid.filter((line) => !without.includes(line));
  const columns = [...costs.years, costs.total].map((year) => ({
    heading: (
      <>{year === costs.total ? 'all years' : <Shown cell={cellOf(year, 'financial_year')} />}, £</>
    ),
    cell: (line: PageRow) => {
      const row = lineIn(costs, line, year);
      return row === null ? null : cellOf(row, 'cash_gbp_mean');
    },
  }));
  const notes = [
    `${costs.isSingle ? 'Cash' : 'Mean cash'} by line and financial year.`,
    ...(lines.length > LINES_MAX ? ['These are the first lines; costs_annual.csv has all.'] : []),
    ...(without.length === 0
      ? ['Lines add up to the total, to the penny, and so do the years.']
      : []),
  ];
  return (
    <DataTable
      caption={notes.join(' ')}
      columns={[LINE, ...columns]}
      rows={[...lines.slice(0, LINES_MAX), ...(without.length === 0 ? [costs.total] : [])]}
      isTotal={isTotal}
    />
  );
}

const MONEY: readonly (readonly [heading: string, column: string])[] = [
  ['net, £', 'net_gbp_mean'],
  ['VAT, £', 'vat_gbp_mean'],
  ['of it recovered, £', 'vat_recovered_gbp_mean'],
  ['cash, £', 'cash_gbp_mean'],
  ['cash P50, £', 'cash_gbp_p50'],
  ['cash P80, £', 'cash_gbp_p80'],
  ['cash P90, £', 'cash_gbp_p90'],
  ['depreciation, £', 'depreciation_gbp_mean'],
  ['in present value, £', 'discounted_gbp_mean'],
];

const MONEY_COLUMNS: readonly TableColumn<PageRow>[] = MONEY.map(([heading, column]) => ({
  heading,
  cell: (row) => cellOf(row, column),
}));

/** What all lines together come to in each year. */
export function TotalsTable({ costs }: CostsTableProps): JSX.Element {
  return (
    <DataTable
      caption="All that is paid, by financial year: means but for the three quantiles. Means add up over the years; quantiles do not."
      columns={[
        { heading: 'financial year', cell: (row) => cellOf(row, 'financial_year'), isHeader: true },
        { heading: 'from', cell: (row) => cellOf(row, 'first_date') },
        { heading: 'to', cell: (row) => cellOf(row, 'last_date') },
        ...MONEY_COLUMNS,
      ]}
      rows={[...costs.years, costs.total]}
      isTotal={(row) => row === costs.total}
    />
  );
}

/** What each line comes to over the whole horizon, with what nobody pays. */
export function LinesTable({ costs }: CostsTableProps): JSX.Element {
  const lines = [...costs.paid, ...costs.unpaid];
  return (
    <DataTable
      caption="Each line over the whole horizon: means but for the three quantiles. Means add up to the total; quantiles, and what nobody pays, do not. By month it is in costs_monthly.csv."
      columns={[
        LINE,
        { heading: 'kind', cell: (row) => cellOf(row, 'kind') },
        { heading: 'counted in', cell: (row) => cellOf(row, 'unit') },
        { heading: 'quantity', cell: (row) => cellOf(row, 'quantity_mean') },
        ...MONEY_COLUMNS,
      ]}
      rows={[...lines.slice(0, LINES_MAX), costs.total, ...costs.memos]}
      isTotal={isTotal}
    />
  );
}
