/** The table behind mailbox sizes. */
import type { JSX } from 'preact';
import type { PageRun } from '../cells/page-run.ts';
import { type PageRow, textAt } from '../cells/page-table.ts';
import { isSingle } from '../cells/pool-days.ts';
import { type NamedColumn, presentColumns } from '../cells/present-columns.ts';
import { statisticColumns } from '../cells/single-columns.ts';
import { DataTable, Details } from '../shown/data-table.tsx';

/** Those that say most, so that all stated days fit. */
const TABLED = ['mean', 'p5', 'p50', 'p95', 'p100'];
const ROWS_MAX = 40;

const COLUMNS: readonly NamedColumn[] = [
  { column: 'date', heading: 'day' },
  { column: 'quantile', heading: 'part of the mailboxes', isHeader: true },
  { column: 'used_mib_mean', heading: 'MiB, mean', as: 'compact' },
  { column: 'used_mib_p5', heading: 'MiB, P5', as: 'compact' },
  { column: 'used_mib_p50', heading: 'MiB, P50', as: 'compact' },
  { column: 'used_mib_p95', heading: 'MiB, P95', as: 'compact' },
];

interface SizesTableProps {
  readonly run: PageRun;
  /** Of all mailboxes together. */
  readonly rows: readonly PageRow[];
}

export function SizesTable({ run, rows }: SizesTableProps): JSX.Element {
  const tabled = rows.filter((row) => TABLED.includes(textAt(row, 'quantile'))).slice(0, ROWS_MAX);
  return (
    <Details summary="Table: mailbox sizes on the stated days">
      <DataTable
        caption={`Sizes in MiB${isSingle(run) ? '' : ': mean over the replications, and range from P5 to P95'}. All quantiles, days and cohorts are in mailbox_sizes.csv.`}
        columns={presentColumns(tabled, statisticColumns(run, COLUMNS))}
        rows={tabled}
      />
    </Details>
  );
}
