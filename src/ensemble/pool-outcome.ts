/** What is kept of a replication's pools when their days are gone. */
import type { Trace } from '../engine/trace.ts';
import type { PoolDates, PoolTrace, RetainedLedger } from '../storage/pool-trace.ts';

export interface PoolOutcome extends PoolDates {
  /** The largest need over what is usable at the end of a day. */
  readonly utilisationMax: number;
  readonly neededBytesMax: number;
  readonly retained: RetainedLedger;
}

export function poolOutcomes({ pools }: Trace): PoolOutcome[] {
  return pools.map(poolOutcome);
}

function poolOutcome(pool: PoolTrace): PoolOutcome {
  const { neededBytes, usableBytes } = pool;
  let [utilisationMax, neededBytesMax] = [0, 0];
  neededBytes.forEach((needed, day) => {
    utilisationMax = Math.max(utilisationMax, needed / usableBytes[day]!);
    neededBytesMax = Math.max(neededBytesMax, needed);
  });
  return {
    overPlanDays: pool.overPlanDays,
    runOutDay: pool.runOutDay,
    overPlanShortfallBytesMax: pool.overPlanShortfallBytesMax,
    exhaustedDays: pool.exhaustedDays,
    firstExhaustedDay: pool.firstExhaustedDay,
    exhaustedShortfallBytesMax: pool.exhaustedShortfallBytesMax,
    lastSafeOrderDay: pool.lastSafeOrderDay,
    runOutDayWithoutOrders: pool.runOutDayWithoutOrders,
    lastSafeOrderDayWithoutOrders: pool.lastSafeOrderDayWithoutOrders,
    utilisationMax,
    neededBytesMax,
    retained: pool.retained,
  };
}
