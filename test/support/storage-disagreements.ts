/** What differs between the pools of a trace of the engine and those of the reference. */
import type { Trace } from '../../src/engine/trace.ts';
import type { Plan } from '../../src/plan/plan.ts';
import type { PoolDates, PoolTrace } from '../../src/storage/pool-trace.ts';
import type { Disk, Evening } from './reference/disks.ts';
import { wholeDays } from './reference/purchases.ts';
import { storageOf } from './reference/world.ts';

/** Bytes agree so closely, as a share of the larger: they are sums in another order. */
const BYTES_TOLERANCE = 1e-9;

const SERIES = [
  'mailboxCount',
  'usedBytes',
  'copyBytes',
  'recoverableBytes',
  'fileBytes',
  'occupiedBytes',
  'neededBytes',
  'provisionedBytes',
  'usableBytes',
  'committedBytes',
  'fullQuotaNeedBytes',
] as const satisfies readonly (keyof Evening & keyof PoolTrace)[];

export function storageDisagreements(trace: Trace, disks: readonly Disk[], plan: Plan): string[] {
  if (trace.pools.length !== disks.length) return [`${trace.pools.length} pools`];
  return [
    ...trace.pools.flatMap((pool, index) =>
      poolDisagreements(`pool ${index}`, pool, { disk: disks[index]!, plan, index }),
    ),
    ...orderDisagreements(trace, disks, plan),
  ];
}

interface Own {
  readonly disk: Disk;
  readonly plan: Plan;
  readonly index: number;
}

function poolDisagreements(name: string, pool: PoolTrace, own: Own): string[] {
  const found: string[] = [];
  for (const field of SERIES) {
    for (let day = 0; day < own.plan.dayCount; day++) {
      const [actual, expected] = [pool[field][day]!, own.disk.evenings.get(day)![field]];
      if (isClose(actual, expected)) continue;
      found.push(`${field} of ${name}, day ${day}: ${actual}, reference ${expected}`);
    }
    if (pool[field].length !== own.plan.dayCount) found.push(`days of ${field} of ${name}`);
  }
  const dates = datesOf(own);
  for (const [field, expected] of Object.entries(dates) as [keyof PoolDates, number | null][]) {
    const actual = pool[field];
    const isSame = field.endsWith('BytesMax')
      ? Math.abs(actual! - expected!) <= BYTES_TOLERANCE * Math.max(...pool.neededBytes) + 1e-6
      : actual === expected;
    if (!isSame) found.push(`${field} of ${name}: ${actual}, reference ${expected}`);
  }
  const retained = Object.values(pool.retained).join();
  const expected = retainedOf(own).join();
  return retained === expected ? found : [...found, `retained: ${retained}, not ${expected}`];
}

function isClose(actual: number, expected: number): boolean {
  return Math.abs(actual - expected) <= BYTES_TOLERANCE * Math.abs(expected) + 1e-6;
}

function datesOf({ disk, plan, index }: Own): PoolDates {
  const { storage, own } = storageOf(plan, index);
  const { procurement } = storage;
  const days = Array.from({ length: plan.dayCount }, (_, day) => disk.evenings.get(day)!);
  const over = days.map(({ neededBytes, usableBytes }) => neededBytes - usableBytes);
  const exhausted = days.map(({ occupiedBytes, usableBytes }) => occupiedBytes - usableBytes);
  const old = disk.orders.filter(({ orderDay }) => orderDay < 0);
  const overWithoutOrders = days.map(({ neededBytes }, day) => {
    const there = old.filter(({ arrivalDay }) => arrivalDay <= day);
    const bought = there.reduce((sum, { usableBytes }) => sum + usableBytes, 0);
    return neededBytes - own.usableBytes - bought;
  });
  const first = (excess: readonly number[]): number | null => {
    const day = excess.findIndex((bytes) => bytes > 0);
    return day < 0 ? null : day;
  };
  const orderBy = (day: number | null): number | null =>
    day === null || procurement === null ? null : day - wholeDays(procurement.planningLeadTimeDays);
  return {
    overPlanDays: over.filter((bytes) => bytes > 0).length,
    runOutDay: first(over),
    overPlanShortfallBytesMax: Math.max(0, ...over),
    exhaustedDays: exhausted.filter((bytes) => bytes > 0).length,
    firstExhaustedDay: first(exhausted),
    exhaustedShortfallBytesMax: Math.max(0, ...exhausted),
    lastSafeOrderDay: orderBy(first(over)),
    runOutDayWithoutOrders: first(overWithoutOrders),
    lastSafeOrderDayWithoutOrders: orderBy(first(overWithoutOrders)),
  };
}

/** Opening, deleted, expired, closing: the opening and the closing are what the evenings hold. */
function retainedOf({ disk, plan }: Own): number[] {
  const opening = disk.evenings.get(-1)!.retainedBytes;
  const closing = disk.evenings.get(plan.dayCount - 1)!.retainedBytes;
  let deleted = 0;
  for (let day = 0; day < plan.dayCount; day++) deleted += disk.days.get(day)!.deletedBytes;
  return [opening, deleted, opening + deleted - closing, closing];
}

/** Days, sizes and numbers exactly. */
function orderDisagreements({ orders }: Trace, disks: readonly Disk[], plan: Plan): string[] {
  const expected = disks.flatMap((disk, pool) =>
    disk.orders
      .filter(({ orderDay }) => orderDay < plan.dayCount)
      .sort((a, b) => a.orderDay - b.orderDay)
      .map((order, at) => ({ pool, ordinal: at + 1, ...order, isSunk: order.orderDay < 0 })),
  );
  const text = (list: readonly object[]): string =>
    list.map((order) => JSON.stringify(Object.entries(order).sort())).join('\n');
  return text(orders) === text(expected)
    ? []
    : [`orders: ${JSON.stringify(orders)}, reference ${JSON.stringify(expected)}`];
}
