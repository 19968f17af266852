/** The table behind the utilisation of pools: how likely they run out, and how full they are. */
import type { JSX } from 'preact';
import type { PageRun } from '../cells/page-run.ts';
import { cellOf, type PageRow } from '../cells/page-table.ts';
import { isSingle, poolRow } from '../cells/pool-days.ts';
import { DataTable, Details, type TableColumn } from '../shown/data-table.tsx';
import { hasOrders, poolsAlone } from './pool-orders.ts';

interface UtilisationTableProps {
  readonly run: PageRun;
  readonly pools: readonly string[];
}

export function UtilisationTable({ run, pools }: UtilisationTableProps): JSX.Element {
  return (
    <Details summary="Table: how likely pools run out, and how full they are">
      <DataTable
        caption={`${isSingle(run) ? '' : 'Probabilities have their ninety-five per cent intervals. '}pools.csv has more.`}
        columns={columnsOf(run, pools)}
        rows={poolsAlone(pools)
          .map((pool) => poolRow(run, pool))
          .filter((row) => row !== null)}
      />
    </Details>
  );
}

type Column = TableColumn<PageRow>;

function columnsOf(run: PageRun, pools: readonly string[]): readonly Column[] {
  const column = (heading: string, name: string): Column => ({
    heading,
    cell: (row) => cellOf(row, name),
  });
  /** Of one replication the day, as there are no probabilities. */
  const risk = (heading: string, name: string, date: string): readonly Column[] =>
    isSingle(run)
      ? [column(heading, `${date}_p50`)]
      : [
          column(heading, `${name}_probability`),
          column('from', `${name}_probability_low`),
          column('to', `${name}_probability_high`),
        ];
  const isOrdered = pools.some((pool) => hasOrders(run, pool));
  const ordered = isOrdered ? ', with orders' : '';
  const statistics = isSingle(run) ? ['p50'] : ['p5', 'p50', 'p95'];
  return [
    { ...column('Pool', 'pool'), isHeader: true },
    column('Usable at the start, TiB', 'start_usable_tib'),
    ...risk(`Runs out${ordered}`, 'over_plan', 'runout'),
    ...(isOrdered
      ? risk('Runs out, nothing ordered', 'over_plan_without_orders', 'runout_without_orders')
      : []),
    ...risk(`Disks full${ordered}`, 'exhausted', 'exhausted'),
    ...statistics.map((statistic) =>
      column(
        isSingle(run) ? 'Fullest' : `Fullest, ${statistic.toUpperCase()}`,
        `peak_utilisation_share_${statistic}`,
      ),
    ),
    ...statistics.map((statistic) =>
      column(
        isSingle(run) ? 'Most needed, TiB' : `Most needed, TiB, ${statistic.toUpperCase()}`,
        `peak_needed_tib_${statistic}`,
      ),
    ),
    column(isSingle(run) ? 'Days short' : 'Days short, mean', 'over_plan_days_mean'),
  ];
}
