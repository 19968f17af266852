/**
 * The pools of a replication from day to day: what content becomes on disk, what arrives and is
 * ordered, and which pools are over plan. The engine says what mailboxes do.
 */
import type { Key } from '../random/key.ts';
import { poolDates } from './pool-dates.ts';
import { emptyPoolDays, historyDaysOf, type PoolDays, recordEvening } from './pool-days.ts';
import type { PoolTrace, RetainedLedger, StorageOrder } from './pool-trace.ts';
import { type Procurement, procurementOf } from './procurement.ts';
import type { PoolFlows, StoragePlan } from './storage-plan.ts';

/** A pool at the end of a day. */
export interface PoolEvening {
  readonly neededBytes: number;
  readonly usableBytes: number;
}

export interface Pools {
  /**
   * Steps to the end of a day: first -1, the opening, then 0, 1, 2, ... in order. The flows of each
   * pool are known up to that day.
   *
   * Order within a day: what is due arrives; the policy may order, by the need up to the day
   * before; the evening is recorded.
   */
  readonly step: (day: number, flows: readonly PoolFlows[]) => void;
  /** All pools at the end of the last day stepped to. */
  readonly evening: () => PoolEvening[];
  /** What is left of all days, after the last; orders by pool, then by day. */
  readonly traces: (flows: readonly PoolFlows[]) => {
    readonly pools: PoolTrace[];
    readonly orders: StorageOrder[];
  };
}

interface Pool {
  readonly days: PoolDays;
  /** At entry d + 1. */
  readonly usableBytes: Float64Array;
  readonly procurement: Procurement;
}

/**
 * The pools of one replication, whose key draws the lead times.
 *
 * @throws RangeError where the plan knows too few days before the start.
 */
export function createPools(plan: StoragePlan, key: Key): Pools {
  requireHistory(plan);
  const pools = plan.pools.map((_, pool) => ({
    days: emptyPoolDays(plan.dayCount),
    usableBytes: new Float64Array(plan.dayCount + 1),
    procurement: procurementOf(plan, pool, key),
  }));
  let lastDay = -2;
  return {
    step(day, flows) {
      if (day !== lastDay + 1 || day >= plan.dayCount) {
        throw new RangeError(`pools were stepped to day ${day} after day ${lastDay}`);
      }
      lastDay = day;
      pools.forEach((pool, index) => {
        const before = day < 0 ? plan.pools[index]!.usableBytes : pool.usableBytes[day]!;
        pool.usableBytes[day + 1] = before + pool.procurement.arrivingBytes[day + 1]!;
        pool.procurement.decide(day, pool.days.neededBytes);
        recordEvening(pool.days, plan, { day, flows: flows[index]! });
      });
    },
    evening: () =>
      pools.map(({ days, usableBytes }) => ({
        neededBytes: days.neededBytes[lastDay + 1]!,
        usableBytes: usableBytes[lastDay + 1]!,
      })),
    traces: (flows) => ({
      pools: pools.map((pool, index) => poolTrace(plan, pool, { index, flows: flows[index]! })),
      orders: pools.flatMap(({ procurement }, pool) =>
        ordersOf(procurement, plan.firstPool + pool),
      ),
    }),
  };
}

function requireHistory({ layout, historyDays }: StoragePlan): void {
  const least = historyDaysOf(layout);
  if (historyDays >= least) return;
  throw new RangeError(`${historyDays} days before the start are known, ${least} are needed`);
}

function poolTrace(
  plan: StoragePlan,
  { days, usableBytes, procurement }: Pool,
  { index, flows }: { readonly index: number; readonly flows: PoolFlows },
): PoolTrace {
  const { historyDays, dayCount } = plan;
  const ofHorizon = (days: Float64Array): Float64Array =>
    days.slice(historyDays, historyDays + dayCount);
  return {
    mailboxCount: ofHorizon(flows.mailboxCount),
    usedBytes: ofHorizon(flows.usedBytes),
    copyBytes: ofHorizon(flows.copyBytes),
    recoverableBytes: days.recoverableBytes.slice(1),
    fileBytes: days.fileBytes.slice(1),
    occupiedBytes: days.occupiedBytes.slice(1),
    neededBytes: days.neededBytes.slice(1),
    provisionedBytes: days.provisionedBytes.slice(1),
    usableBytes: usableBytes.slice(1),
    committedBytes: ofHorizon(flows.committedBytes),
    fullQuotaNeedBytes: days.fullQuotaNeedBytes.slice(1),
    retained: retainedLedger(plan, days, flows),
    ...poolDates(days, {
      usableBytes,
      startBytes: plan.pools[index]!.usableBytes,
      orders: procurement.placed(),
      planningLeadTimeDays: plan.procurement?.planningLeadTimeDays ?? null,
    }),
  };
}

/** What was deleted on day d expires on day d + the days of retention. */
function retainedLedger(
  { layout, historyDays, dayCount }: StoragePlan,
  { retainedBytes }: PoolDays,
  { deletedBytes }: PoolFlows,
): RetainedLedger {
  let deleted = 0;
  let expired = 0;
  for (let at = historyDays; at < historyDays + dayCount; at++) {
    deleted += deletedBytes[at]!;
    expired += deletedBytes[at - layout.deletedItemRetentionDays]!;
  }
  return {
    openingBytes: retainedBytes[0]!,
    deletedBytes: deleted,
    expiredBytes: expired,
    closingBytes: retainedBytes[dayCount]!,
  };
}

function ordersOf(procurement: Procurement, pool: number): StorageOrder[] {
  return procurement.placed().map((order, at) => ({
    pool,
    ordinal: at + 1,
    ...order,
    isSunk: order.orderDay < 0,
  }));
}
