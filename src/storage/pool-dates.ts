/** When a pool is over plan, when it is full, and by when one must have ordered. */
import type { PoolDays } from './pool-days.ts';
import type { PoolDates } from './pool-trace.ts';
import { type PlacedOrder, wholeLeadDays } from './procurement.ts';

/** How often, from when and by how much one series exceeds another. */
interface Excess {
  readonly dayCount: number;
  readonly firstDay: number | null;
  readonly bytesMax: number;
}

interface PoolCapacity {
  /** With what arrives; entry 0 is the opening. */
  readonly usableBytes: Float64Array;
  /** At the start, without any order. */
  readonly startBytes: number;
  readonly orders: readonly PlacedOrder[];
  /** Null: unknown. */
  readonly planningLeadTimeDays: number | null;
}

/** The dates of a pool whose days are all recorded. */
export function poolDates(days: PoolDays, capacity: PoolCapacity): PoolDates {
  const overPlan = excess(days.neededBytes, capacity.usableBytes);
  const exhausted = excess(days.occupiedBytes, capacity.usableBytes);
  const withoutOrders = excess(days.neededBytes, usableWithoutOrders(capacity));
  const lastSafe = (runOutDay: number | null): number | null =>
    runOutDay === null || capacity.planningLeadTimeDays === null
      ? null
      : runOutDay - wholeLeadDays(capacity.planningLeadTimeDays);
  return {
    overPlanDays: overPlan.dayCount,
    runOutDay: overPlan.firstDay,
    overPlanShortfallBytesMax: overPlan.bytesMax,
    exhaustedDays: exhausted.dayCount,
    firstExhaustedDay: exhausted.firstDay,
    exhaustedShortfallBytesMax: exhausted.bytesMax,
    lastSafeOrderDay: lastSafe(overPlan.firstDay),
    runOutDayWithoutOrders: withoutOrders.firstDay,
    lastSafeOrderDayWithoutOrders: lastSafe(withoutOrders.firstDay),
  };
}

/** By entry; the opening, entry 0, is no day of the horizon. */
function excess(bytes: Float64Array, usable: Float64Array): Excess {
  let dayCount = 0;
  let firstDay: number | null = null;
  let bytesMax = 0;
  for (let at = 1; at < bytes.length; at++) {
    const over = bytes[at]! - usable[at]!;
    if (!(over > 0)) continue;
    dayCount++;
    firstDay ??= at - 1;
    bytesMax = Math.max(bytesMax, over);
  }
  return { dayCount, firstDay, bytesMax };
}

/** What is usable of the start and of the orders placed before day 0, as they arrive. */
function usableWithoutOrders({ usableBytes, startBytes, orders }: PoolCapacity): Float64Array {
  const usable = new Float64Array(usableBytes.length).fill(startBytes);
  for (const { orderDay, arrivalDay, usableBytes: bytes } of orders) {
    if (orderDay >= 0) continue;
    for (let at = Math.max(0, arrivalDay + 1); at < usable.length; at++) usable[at]! += bytes;
  }
  return usable;
}
