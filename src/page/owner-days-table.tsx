/** Tables of quota_states.csv behind charts over time. */
import type { JSX } from 'preact';
import { DataTable } from './data-table.tsx';
import type { PageRow } from './page-table.ts';
import { type Period, periodRows } from './period-rows.ts';
import { type NamedColumn, presentColumns } from './present-columns.ts';

interface OwnerDaysTableProps {
  /** The drawn days. */
  readonly rows: readonly PageRow[];
  /** What the values are; which days they are of is added. */
  readonly caption: string;
  /** Those without a value on any day are left out. */
  readonly columns: readonly NamedColumn[];
}

const DAYS: Readonly<Record<Period, string>> = {
  day: 'every day',
  month: 'the first drawn day of each month, and the last',
  quarter: 'the first drawn day of each quarter, and the last',
  year: 'the first drawn day of each year, and the last',
  decade: 'the first drawn day of each decade, and the last',
};

export function OwnerDaysTable({ rows, caption, columns }: OwnerDaysTableProps): JSX.Element {
  const { rows: shown, period } = periodRows(rows);
  return (
    <DataTable
      caption={`${caption}: ${DAYS[period]}. All days and cohorts are in quota_states.csv.`}
      columns={presentColumns(shown, [
        { column: 'date', heading: 'day', isHeader: true },
        ...columns,
      ])}
      rows={shown}
    />
  );
}
