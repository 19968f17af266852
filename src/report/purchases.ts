/** purchases.csv: what is ordered for which pool, when, and what it costs. */
import { numberedPools } from '../ensemble/numbered-pools.ts';
import type { Outcome } from '../ensemble/outcome.ts';
import { meanOf } from '../ensemble/statistics.ts';
import type { StorageOrder } from '../storage/pool-trace.ts';
import type { Cell } from '../table/table.ts';
import { BYTES_PER_TIB } from '../units/sizes.ts';
import { moneyCell, moneyColumn } from './costs-cells.ts';
import { dateCells, dateColumns, probabilityCells, probabilityColumns } from './occurrence.ts';
import { keyColumn, PLATFORM_COLUMN, type Report } from './report.ts';
import type { RunResult } from './run-result.ts';

const ORIGINS = ['scheduled', 'policy'] as const;
const OF_THOSE = 'mean over the replications in which it is placed';
const WITHOUT_PRICE = 'empty without capital lines';

/** Only in a run with procurement. */
export const purchases: Report = {
  name: 'purchases',
  title: 'Purchases of storage',
  answers:
    'What is ordered for which pool, how likely and when, and what does it cost? Scheduled purchases are the same in every replication; number k of the policy is the k-th that it places for the pool in a replication.',
  columns: [
    keyColumn('pool', 'Name of the storage pool.'),
    PLATFORM_COLUMN,
    keyColumn('origin', 'scheduled: written in the scenario; policy: placed by its policy.'),
    {
      ...{ header: 'order', unit: '', type: 'integer', key: true },
      meaning: 'Number of the order among those of the pool and origin, from 1, by day of order.',
    },
    ...probabilityColumns(
      'placed_probability',
      'Share of replications in which it is placed by the end of the horizon; what is scheduled to be placed later has no row.',
    ),
    ...probabilityColumns(
      'arrived_probability',
      'Share of replications in which it can be used by the end of the horizon; what arrives later is not paid within it, nor is what arrived before the start.',
    ),
    ...dateColumns(
      'placed',
      'Day on which it is ordered, before the start for what was ordered before',
      'if it is not placed there',
    ),
    ...dateColumns(
      'due',
      'Day on which it can be used, which may lie beyond the horizon',
      'if it is not placed there',
    ),
    {
      ...{ header: 'size_tib_mean', unit: 'TiB', type: 'number', places: 3 },
      meaning: `Usable size: ${OF_THOSE}. Capital lines count what is bought for it, which is rawPerUsable times as much.`,
    },
    moneyColumn(
      'net_price_gbp_mean',
      `What it costs by all capital lines, without VAT, at the prices of the day of order, whole pence a line: ${OF_THOSE}; paid in the month of arrival; ${WITHOUT_PRICE}.`,
    ),
    moneyColumn(
      'net_paid_gbp_mean',
      `What of that is paid within the horizon, mean over all replications, with 0 where it is not placed or does not arrive within it: these add up, but for rounding to pennies, to the net of all capital lines in costs_annual.csv; ${WITHOUT_PRICE}.`,
    ),
  ],
  rowsOf,
};

/** An order of one replication, with its price if anything has one. */
interface Priced extends StorageOrder {
  readonly netPence: number | null;
}

function* rowsOf({ outcomes, plan }: RunResult): Generator<Cell[]> {
  const replications = outcomes.map(pricedOrders);
  for (const [pool, { name, platform }] of numberedPools(plan).entries()) {
    for (const origin of ORIGINS) {
      const placed = replications.map((orders) =>
        orders.filter((order) => order.pool === pool && order.origin === origin),
      );
      const most = Math.max(...placed.map(({ length }) => length));
      for (let index = 0; index < most; index++) {
        const one = placed.map((orders) => orders[index] ?? null);
        yield [name, platform, origin, index + 1, ...cellsOf(one, plan)];
      }
    }
  }
}

function pricedOrders({ orders, orderNetPence }: Outcome): Priced[] {
  return orders.map((order, index) => ({ ...order, netPence: orderNetPence?.[index] ?? null }));
}

/** Cells of an order by replication; null: it is not placed there. */
function cellsOf(
  orders: readonly (Priced | null)[],
  { startDate, dayCount }: RunResult['plan'],
): Cell[] {
  const placed = orders.filter((order) => order !== null);
  const arrivedCount = placed.filter(({ arrivalDay }) => arrivalDay < dayCount).length;
  const days = (field: 'orderDay' | 'arrivalDay') => orders.map((order) => order?.[field] ?? null);
  return [
    ...probabilityCells(placed.length, orders.length),
    ...probabilityCells(arrivedCount, orders.length),
    ...dateCells(days('orderDay'), startDate),
    ...dateCells(days('arrivalDay'), startDate),
    meanOf(placed.map(({ usableBytes }) => usableBytes / BYTES_PER_TIB)),
    ...priceCells(orders, dayCount),
  ];
}

/** Mean price where it is placed, and mean payment within the horizon of all replications. */
function priceCells(orders: readonly (Priced | null)[], dayCount: number): Cell[] {
  const prices = orders.flatMap((order) => order?.netPence ?? []);
  if (prices.length === 0) return [null, null];
  const payments = orders.map((order) => {
    const isPaid = order !== null && order.arrivalDay >= 0 && order.arrivalDay < dayCount;
    return isPaid ? (order.netPence ?? 0) : 0;
  });
  return [prices, payments].map((pence) => moneyCell(Math.round(meanOf(pence))));
}
