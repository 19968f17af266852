/** Tables of quota_states.csv behind charts over time. */
import type { JSX } from 'preact';
import type { PageRun } from '../cells/page-run.ts';
import type { PageRow } from '../cells/page-table.ts';
import { PERIOD_WORDS, periodRows } from '../cells/period-rows.ts';
import { type NamedColumn, presentColumns } from '../cells/present-columns.ts';
import { statisticColumns } from '../cells/single-columns.ts';
import { DataTable } from '../shown/data-table.tsx';

interface OwnerDaysTableProps {
  readonly run: PageRun;
  /** The drawn days. */
  readonly rows: readonly PageRow[];
  /** What the values are; which days they are of is added. */
  readonly caption: string;
  /** Those without a value on any day are left out. */
  readonly columns: readonly NamedColumn[];
}

export function OwnerDaysTable({ run, rows, caption, columns }: OwnerDaysTableProps): JSX.Element {
  const counts = columns.map((named) => ({ ...named, as: 'compact' as const }));
  const { rows: shown, period } = periodRows(rows);
  return (
    <DataTable
      caption={`${caption}: ${PERIOD_WORDS[period]}. All days and cohorts are in quota_states.csv.`}
      columns={presentColumns(shown, [
        { column: 'date', heading: 'day', isHeader: true },
        ...statisticColumns(run, counts),
      ])}
      rows={shown}
    />
  );
}
