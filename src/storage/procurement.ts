/** The orders of a pool: those scheduled, and those of the policy as the need grows. */
import { medianOf, quantileOf } from '../random/distribution.ts';
import type { Key } from '../random/key.ts';
import { counter1Of, STREAM } from '../random/streams.ts';
import { uniform } from '../random/threefry.ts';
import { orderBytes } from './order-size.ts';
import type { ProcurementPlan, StoragePlan } from './storage-plan.ts';
import { forecast } from './trend.ts';

/** An order of a pool that is or was placed within the horizon or before it. */
export interface PlacedOrder {
  readonly origin: 'scheduled' | 'policy';
  /** Negative: placed before the start. */
  readonly orderDay: number;
  /** The day on which it can be used; may lie beyond the horizon, or before it. */
  readonly arrivalDay: number;
  readonly usableBytes: number;
}

/** What one pool has ordered, day by day. */
export interface Procurement {
  /** What arrives on day d, at entry d + 1; what is there before the start, at entry 0. */
  readonly arrivingBytes: Float64Array;
  /**
   * Lets the policy order on a day, after that day's arrivals; to be called for days 0, 1, 2, ...
   * `needed` has the need of day d at entry d + 1; days up to the day before are looked at.
   */
  readonly decide: (day: number, needed: Float64Array) => void;
  /** All orders placed up to the last day, by day of order; on one day scheduled ones first. */
  readonly placed: () => PlacedOrder[];
}

/**
 * Whole days from an order to the day on which it can be used: one at least, as what is ordered
 * after a day's arrivals cannot be among them.
 */
export function wholeLeadDays(leadTimeDays: number): number {
  return Math.max(1, Math.ceil(leadTimeDays));
}

/** The procurement of one pool; without a plan, nothing is ever ordered. */
export function procurementOf(plan: StoragePlan, pool: number, key: Key): Procurement {
  const { dayCount, procurement } = plan;
  const scheduled = scheduledOrders(procurement, pool);
  const byPolicy: PlacedOrder[] = [];
  const arrivingBytes = new Float64Array(dayCount + 1);
  for (const order of scheduled) addArrival(arrivingBytes, order);

  const order = (bought: ProcurementPlan, orderDay: number, usableBytes: number): void => {
    const draw = { key, pool: plan.firstPool + pool, ordinal: byPolicy.length };
    const leadTimeDays = leadTimeOf(bought, draw);
    const arrivalDay = orderDay + wholeLeadDays(leadTimeDays);
    const placed: PlacedOrder = { origin: 'policy', orderDay, arrivalDay, usableBytes };
    byPolicy.push(placed);
    addArrival(arrivingBytes, placed);
  };

  const decide = (day: number, needed: Float64Array): void => {
    const policy = procurement?.policy ?? null;
    if (procurement === null || policy === null || day < policy.trendDays) return;
    const byDay = day + wholeLeadDays(procurement.planningLeadTimeDays);
    // The last observation, at entry `day`, is that of the day before.
    const expected = forecast(needed, { end: day + 1, count: policy.trendDays }, byDay - day + 1);
    const ahead = plan.pools[pool]!.usableBytes + bytesDue(scheduled, byDay) + bytesOf(byPolicy);
    if (!(expected >= policy.whenShare * ahead)) return;
    if (openCount(scheduled, day) + openCount(byPolicy, day) >= policy.openOrders) return;
    order(procurement, day, orderBytes(policy, expected, ahead));
  };

  const placed = (): PlacedOrder[] =>
    [...scheduled.filter(({ orderDay }) => orderDay < dayCount), ...byPolicy].sort(
      (a, b) => a.orderDay - b.orderDay,
    );

  return { arrivingBytes, decide, placed };
}

function scheduledOrders(procurement: ProcurementPlan | null, pool: number): PlacedOrder[] {
  const ofPool = (procurement?.scheduled ?? []).filter((purchase) => purchase.pool === pool);
  return ofPool.map(({ orderDay, arrivalDay, usableBytes }) => ({
    origin: 'scheduled',
    orderDay,
    arrivalDay,
    usableBytes,
  }));
}

/** What arrived before the start is there at the opening; what arrives after the end is not. */
function addArrival(arrivingBytes: Float64Array, { arrivalDay, usableBytes }: PlacedOrder): void {
  const entry = Math.max(0, arrivalDay + 1);
  if (entry < arrivingBytes.length) arrivingBytes[entry]! += usableBytes;
}

/** A draw an order of the policy, whose ordinal counts those of the pool from 0. */
function leadTimeOf(
  { leadTime: { distribution, range }, isLeadTimeDrawn }: ProcurementPlan,
  draw: { readonly key: Key; readonly pool: number; readonly ordinal: number },
): number {
  if (!isLeadTimeDrawn) return medianOf(distribution, range);
  const u = uniform(draw.key, draw.pool, counter1Of(STREAM.leadTime, draw.ordinal));
  return quantileOf(distribution, range, u);
}

/** Of scheduled purchases: those whose order is still to come are known, too. */
function bytesDue(scheduled: readonly PlacedOrder[], byDay: number): number {
  let sum = 0;
  for (const { arrivalDay, usableBytes } of scheduled) {
    if (arrivalDay <= byDay) sum += usableBytes;
  }
  return sum;
}

/**
 * Of the policy's orders: all. One that has not arrived counts as arriving its planning lead time
 * after its order, which is no later than that of an order placed now.
 */
function bytesOf(byPolicy: readonly PlacedOrder[]): number {
  let sum = 0;
  for (const { usableBytes } of byPolicy) sum += usableBytes;
  return sum;
}

/** Orders that are placed and have not arrived by a day, after that day's arrivals. */
function openCount(orders: readonly PlacedOrder[], day: number): number {
  let count = 0;
  for (const { orderDay, arrivalDay } of orders) {
    if (orderDay <= day && arrivalDay > day) count++;
  }
  return count;
}
