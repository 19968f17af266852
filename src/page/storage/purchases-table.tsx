/** The tables behind the chart of orders: dates of pools, and orders of a pool. */
import type { JSX } from 'preact';
import { ALL } from '../../scenario/reserved-names.ts';
import type { PageRun } from '../cells/page-run.ts';
import { cellOf, type PageRow } from '../cells/page-table.ts';
import { isSingle, poolRow } from '../cells/pool-days.ts';
import { DataTable, Details, type TableColumn } from '../shown/data-table.tsx';
import { PoolName } from '../shown/pool-name.tsx';
import { hasOrders, poolsAlone } from './pool-orders.ts';
import { purchaseRows } from './purchases-rows.ts';

/** Rows of orders; purchases.csv has all. */
const ROWS_MAX = 40;

interface PurchasesTableProps {
  readonly run: PageRun;
  readonly pool: string;
  /** All that the page shows. */
  readonly pools: readonly string[];
}

export function PurchasesTable({ run, pool, pools }: PurchasesTableProps): JSX.Element {
  const shown = pool === ALL ? poolsAlone(pools) : [pool];
  const dated = shown.map((one) => poolRow(run, one)).filter((row) => row !== null);
  const orders = pool === ALL ? [] : purchaseRows(run, pool);
  return (
    <Details summary="Table: dates by which to order, and orders">
      <DataTable
        caption="Last safe days to order, and days on which it runs out. pools.csv has all pools."
        columns={dateColumns(run, shown)}
        rows={dated}
      />
      {orders.length > 0 && (
        <DataTable
          caption={
            <>
              Orders of <PoolName {...{ run, pool }} />.{' '}
              {orders.length > ROWS_MAX ? 'Not all are shown: purchases.csv has them.' : ''}
            </>
          }
          columns={orderColumns(run)}
          rows={orders.slice(0, ROWS_MAX)}
        />
      )}
    </Details>
  );
}

type Column = TableColumn<PageRow>;

function dateColumns(run: PageRun, pools: readonly string[]): readonly Column[] {
  const isOrdered = pools.some((pool) => hasOrders(run, pool));
  const nothing = isOrdered ? ', nothing ordered' : '';
  const withOrders = [
    ...statisticColumns(run, 'Last safe order, with orders', 'last_safe_order'),
    ...statisticColumns(run, 'Runs out, with orders', 'runout'),
  ];
  return [
    { heading: 'Pool', cell: (row) => cellOf(row, 'pool'), isHeader: true },
    ...statisticColumns(run, `Last safe order${nothing}`, 'last_safe_order_without_orders'),
    ...statisticColumns(run, `Runs out${nothing}`, 'runout_without_orders'),
    ...(isOrdered ? withOrders : []),
  ];
}

function orderColumns(run: PageRun): readonly Column[] {
  const mean = isSingle(run) ? '' : ', mean';
  const placed: Column = { heading: 'Placed in', cell: (row) => cellOf(row, 'placed_probability') };
  return [
    { heading: 'Order', cell: (row) => cellOf(row, 'order'), isHeader: true },
    { heading: 'Origin', cell: (row) => cellOf(row, 'origin') },
    ...(isSingle(run) ? [] : [placed]),
    ...statisticColumns(run, 'Placed', 'placed'),
    ...statisticColumns(run, 'Can be used', 'due'),
    { heading: `Size, TiB${mean}`, cell: (row) => cellOf(row, 'size_tib_mean') },
    { heading: `Net price, £${mean}`, cell: (row) => cellOf(row, 'net_price_gbp_mean') },
  ];
}

function statisticColumns(run: PageRun, heading: string, quantity: string): readonly Column[] {
  const statistics = isSingle(run) ? ['p50'] : ['p5', 'p50', 'p95'];
  return statistics.map((statistic) => ({
    heading: isSingle(run) ? heading : `${heading}, ${statistic.toUpperCase()}`,
    cell: (row) => cellOf(row, `${quantity}_${statistic}`),
  }));
}
