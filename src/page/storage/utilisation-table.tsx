/** The table behind the utilisation of pools: how likely they run out, and how full they are. */
import type { JSX } from 'preact';
import type { PageRun } from '../cells/page-run.ts';
import { cellOf, type PageRow } from '../cells/page-table.ts';
import { isSingle, poolRow } from '../cells/pool-days.ts';
import { DataTable, Details, type TableColumn } from '../shown/data-table.tsx';

interface UtilisationTableProps {
  readonly run: PageRun;
  readonly pools: readonly string[];
}

export function UtilisationTable({ run, pools }: UtilisationTableProps): JSX.Element {
  return (
    <Details summary="Table: how likely pools run out, and how full they are">
      <DataTable
        caption="Probabilities have their ninety-five per cent intervals. pools.csv has more."
        columns={columnsOf(run)}
        rows={pools.map((pool) => poolRow(run, pool)).filter((row) => row !== null)}
      />
    </Details>
  );
}

type Column = TableColumn<PageRow>;

function columnsOf(run: PageRun): readonly Column[] {
  const column = (heading: string, name: string): Column => ({
    heading,
    cell: (row) => cellOf(row, name),
  });
  const probability = (heading: string, name: string): readonly Column[] => [
    column(heading, name),
    ...(isSingle(run) ? [] : [column('from', `${name}_low`), column('to', `${name}_high`)]),
  ];
  const statistics = isSingle(run) ? ['p50'] : ['p5', 'p50', 'p95'];
  return [
    { ...column('Pool', 'pool'), isHeader: true },
    column('Usable at the start, TiB', 'start_usable_tib'),
    ...probability('Runs out, with orders', 'over_plan_probability'),
    ...probability('Runs out, nothing ordered', 'over_plan_without_orders_probability'),
    ...probability('Disks full, with orders', 'exhausted_probability'),
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
