/** What there is to see in the chart of orders, in a sentence with figures. */
import type { JSX } from 'preact';
import { ALL } from '../../scenario/reserved-names.ts';
import type { PageRun } from '../cells/page-run.ts';
import { cellOf } from '../cells/page-table.ts';
import { isSingle, poolRow } from '../cells/pool-days.ts';
import { known, Said } from '../shown/said.tsx';
import type { Sentence } from '../shown/sentence.ts';
import { purchaseRows } from './purchases-rows.ts';

interface PurchasesCaptionProps {
  readonly run: PageRun;
  readonly pool: string;
}

export function PurchasesCaption({ run, pool }: PurchasesCaptionProps): JSX.Element {
  const row = poolRow(run, pool);
  const statistic = isSingle(run) ? 'p50' : 'p5';
  const lastOrder = row && cellOf(row, `last_safe_order_without_orders_${statistic}`);
  const start = isSingle(run) ? ' Order by ' : ' To be safe in nineteen of twenty, order by ';
  const first = known(start, lastOrder, pool === ALL ? ' for the first pool.' : '.');
  return (
    <>
      {pool === ALL
        ? 'By when to order for each pool, and when it runs out if nothing more is ordered.'
        : 'By when to order, and when that is needed or can be used.'}
      <Said sentence={first} />
      {pool !== ALL && <Said sentence={firstOrder(run, pool)} />}
    </>
  );
}

function firstOrder(run: PageRun, pool: string): Sentence {
  const row = purchaseRows(run, pool)[0];
  if (row === undefined) return [];
  return known(
    ' The first order of the run is placed in ',
    cellOf(row, 'placed_probability'),
    ' of the replications, in half of all by ',
    cellOf(row, 'placed_p50'),
    ', has ',
    cellOf(row, 'size_tib_mean'),
    ' on the mean and can be used from ',
    cellOf(row, 'due_p50'),
    '.',
  );
}
