/** What there is to see in the chart of orders, in a sentence with figures. */
import type { JSX } from 'preact';
import { ALL } from '../../scenario/reserved-names.ts';
import { numberOf } from '../cells/page-cell.ts';
import { type PageRun, tableOf } from '../cells/page-run.ts';
import { cellOf, rowsWith, textAt } from '../cells/page-table.ts';
import { isSingle, poolRow } from '../cells/pool-days.ts';
import { known, Said } from '../shown/said.tsx';
import type { Sentence } from '../shown/sentence.ts';
import { hasOrders } from './pool-orders.ts';
import { purchaseRows } from './purchases-rows.ts';

interface PurchasesCaptionProps {
  readonly run: PageRun;
  readonly pool: string;
  /** Whether the chart is of all pools, or of the only one. */
  readonly isWhole: boolean;
}

export function PurchasesCaption({ run, pool, isWhole }: PurchasesCaptionProps): JSX.Element {
  const row = poolRow(run, pool);
  const statistic = isSingle(run) ? 'p50' : 'p5';
  const lastOrder = row && cellOf(row, `last_safe_order_without_orders_${statistic}`);
  const start = isSingle(run) ? ' Order by ' : ' To be safe in nineteen of twenty, order by ';
  const first = known(start, lastOrder, pool === ALL ? ' for the first pool.' : '.');
  return (
    <>
      {subjectOf(run, pool)}
      <Said sentence={first} />
      {pool !== ALL && <Said sentence={firstOrder(run, pool)} />}
      {isWhole && <Said sentence={bought(run)} />}
    </>
  );
}

function subjectOf(run: PageRun, pool: string): string {
  const ifNothing = hasOrders(run, pool)
    ? ' if nothing more is ordered'
    : ', as nothing is ordered';
  if (pool === ALL) return `By when to order for each pool, and when it runs out${ifNothing}.`;
  return hasOrders(run, pool)
    ? 'By when to order, and when that is needed or can be used.'
    : `By when to order, and when it runs out${ifNothing}.`;
}

function firstOrder(run: PageRun, pool: string): Sentence {
  const row = purchaseRows(run, pool)[0];
  if (row === undefined) return [];
  const [placed, due] = [cellOf(row, 'placed_p50'), cellOf(row, 'due_p50')];
  const size = cellOf(row, 'size_tib_mean');
  if (isSingle(run)) {
    const whole = known(' The first order is placed on ', placed, ', has ', size);
    return whole.length === 0 ? [] : [...whole, ...known(' and can be used from ', due), '.'];
  }
  return known(
    ' The first order of the run is placed in ',
    cellOf(row, 'placed_probability'),
    ' of all replications, by ',
    placed,
    ' in half of them, has ',
    size,
    ' on the mean and can be used from ',
    due,
    '.',
  );
}

/** What all purchases cost, and how much is bought: capital lines of costs_annual.csv. */
function bought(run: PageRun): Sentence {
  const lines = rowsWith(tableOf(run, 'costs_annual'), { financial_year: ALL, kind: 'capital' });
  return lines.flatMap((row) => {
    const [name, cash] = [cellOf(row, 'line'), cellOf(row, 'cash_gbp_mean')];
    if ((numberOf(cash) ?? 0) === 0) return [];
    const paid = known(isSingle(run) ? ' In all ' : ' On the mean ', cash, ' is paid for ', name);
    const much = cellOf(row, 'quantity_mean');
    const quantity = much && { ...much, kind: 'number' as const, unit: textAt(row, 'unit') };
    return paid.length === 0 ? [] : [...paid, ...known(' (', quantity, ')'), '.'];
  });
}
