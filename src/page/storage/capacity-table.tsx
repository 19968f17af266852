/** The table behind the capacity of a pool. */
import type { JSX } from 'preact';
import type { PageRun } from '../cells/page-run.ts';
import { cellOf, type PageRow } from '../cells/page-table.ts';
import { periodRows } from '../cells/period-rows.ts';
import { hasStorage, isSingle } from '../cells/pool-days.ts';
import { DataTable, Details, type TableColumn } from '../shown/data-table.tsx';
import { PoolName } from '../shown/pool-name.tsx';

interface CapacityTableProps {
  readonly run: PageRun;
  readonly pool: string;
  /** Of the pool, by day. */
  readonly rows: readonly PageRow[];
}

export function CapacityTable({ run, pool, rows }: CapacityTableProps): JSX.Element {
  const { rows: shown, period } = periodRows(rows);
  const which =
    period === 'day' ? 'every day' : `the first day drawn of each ${period}, and the last day`;
  return (
    <Details summary={`Table: ${which}`}>
      <DataTable
        caption={
          <>
            Storage of <PoolName {...{ run, pool }} />: {which}. timeline.csv has every day.
          </>
        }
        columns={columnsOf(run)}
        rows={shown}
      />
    </Details>
  );
}

function columnsOf(run: PageRun): readonly TableColumn<PageRow>[] {
  const quantities = hasStorage(run)
    ? ['used', 'needed', 'usable', 'utilisation']
    : ['used', 'committed'];
  const statistics = isSingle(run) ? ['p50'] : ['p5', 'p50', 'p95'];
  return [
    { heading: 'Day', cell: (row) => cellOf(row, 'date'), isHeader: true },
    ...quantities.flatMap((quantity) =>
      statistics.map((statistic) => ({
        heading: headingOf(quantity, isSingle(run) ? '' : statistic.toUpperCase()),
        cell: (row: PageRow) => cellOf(row, `${columnOf(quantity)}_${statistic}`),
      })),
    ),
  ];
}

function columnOf(quantity: string): string {
  return quantity === 'utilisation' ? 'utilisation_share' : `${quantity}_tib`;
}

function headingOf(quantity: string, statistic: string): string {
  const unit = quantity === 'utilisation' ? '' : ', TiB';
  return `${quantity} ${statistic}`.trim() + unit;
}
