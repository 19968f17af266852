/** How many mailboxes each pool has over time, where stages move them. */
import type { JSX } from 'preact';
import { ALL } from '../../scenario/reserved-names.ts';
import { type PageRun, recordCell, tableOf } from '../cells/page-run.ts';
import { cellOf, type PageRow, rowWith, textAt } from '../cells/page-table.ts';
import { PERIOD_WORDS, periodRows } from '../cells/period-rows.ts';
import { isSingle, poolRows, shownPools } from '../cells/pool-days.ts';
import { DataTable, type TableColumn } from '../shown/data-table.tsx';
import { Shown } from '../shown/shown.tsx';

/** A line for each period and a column for each pool; null without moves, or with one pool. */
export function MovedPools({ run }: { readonly run: PageRun }): JSX.Element | null {
  const isMoving = recordCell(run, 'metricScope.moves')?.text === 'true';
  const { pools, hasOthers } = shownPools(run);
  const named = pools.filter((pool) => pool !== ALL);
  const [first] = named;
  if (!isMoving || first === undefined || named.length === 1) return null;
  const { rows, period } = periodRows(poolRows(run, first));
  const dateColumn: TableColumn<PageRow> = {
    heading: 'day',
    cell: (row) => cellOf(row, 'date'),
    isHeader: true,
  };
  return (
    <>
      <h3>Where the mailboxes are</h3>
      <DataTable
        caption={`Mailboxes of each pool${isSingle(run) ? '' : ', P50'}: ${PERIOD_WORDS[period]}.${hasOthers ? ' Other pools are in timeline.csv.' : ''}`}
        columns={[dateColumn, ...named.map((pool) => poolColumn(run, pool))]}
        rows={rows}
      />
    </>
  );
}

function poolColumn(run: PageRun, pool: string): TableColumn<PageRow> {
  const [some] = poolRows(run, pool);
  return {
    heading: (
      <>
        pool <Shown cell={some === undefined ? null : cellOf(some, 'pool')} />, platform{' '}
        <Shown cell={some === undefined ? null : cellOf(some, 'platform')} />
      </>
    ),
    cell: (day) => {
      const row = rowWith(tableOf(run, 'timeline'), { date: textAt(day, 'date'), pool });
      return row === null ? null : cellOf(row, 'mailboxes_p50');
    },
    as: 'compact',
  };
}
