/** The table behind mailbox sizes. */
import type { JSX } from 'preact';
import { type PageRow, textAt } from '../cells/page-table.ts';
import { type NamedColumn, presentColumns } from '../cells/present-columns.ts';
import { DataTable, Details } from '../shown/data-table.tsx';

/** Those that say most, so that all stated days fit. */
const TABLED = ['mean', 'p5', 'p50', 'p95', 'p100'];
const ROWS_MAX = 40;

const COLUMNS: readonly NamedColumn[] = [
  { column: 'date', heading: 'day' },
  { column: 'quantile', heading: 'part of the mailboxes', isHeader: true },
  { column: 'used_mib_mean', heading: 'MiB, mean' },
  { column: 'used_mib_p5', heading: 'MiB, P5' },
  { column: 'used_mib_p50', heading: 'MiB, P50' },
  { column: 'used_mib_p95', heading: 'MiB, P95' },
];

/** @param rows of all mailboxes together */
export function SizesTable({ rows }: { readonly rows: readonly PageRow[] }): JSX.Element {
  const tabled = rows.filter((row) => TABLED.includes(textAt(row, 'quantile'))).slice(0, ROWS_MAX);
  return (
    <Details summary="Table: mailbox sizes on the stated days">
      <DataTable
        caption="Sizes in MiB: mean over the replications, and range from P5 to P95. All quantiles, days and cohorts are in mailbox_sizes.csv."
        columns={presentColumns(tabled, COLUMNS)}
        rows={tabled}
      />
    </Details>
  );
}
