import { describe, expect, it } from 'vitest';
import { threefry2x32 } from '../../../src/random/threefry.ts';
import type { ProcurementPolicy } from '../../../src/scenario/storage-spec.ts';
import { wholeLeadDays } from '../../../src/storage/procurement.ts';
import type { ProcurementPlan, StoragePlan } from '../../../src/storage/storage-plan.ts';
import {
  BARE_LAYOUT,
  flowsOf,
  KEY,
  NO_PURCHASES,
  stepped,
  storagePlan,
} from '../../support/storage-plans.ts';

const POLICY: ProcurementPolicy = {
  whenShare: 0.75,
  trendDays: 4,
  incrementBytes: 30,
  openOrders: 1,
};
/** Planned are five days, and it always takes eight. */
const LATE: ProcurementPlan = {
  ...NO_PURCHASES,
  leadTime: { distribution: { kind: 'fixed', value: 8 }, range: { low: 0, high: 1000 } },
  planningLeadTimeDays: 5,
  policy: POLICY,
};
const NORTH = [{ name: 'north', usableBytes: 200 }];

interface Case extends Partial<StoragePlan> {
  readonly used: (day: number) => number;
}

/** The orders of pools all of whose need is `used`; `placed`: day of order, of arrival, size. */
function ordersOf({ used, ...parts }: Case) {
  const plan = storagePlan({ layout: BARE_LAYOUT, pools: NORTH, procurement: LATE, ...parts });
  const flows = plan.pools.map(() => flowsOf(plan, { usedBytes: used }));
  const { pools, orders } = stepped(plan, flows);
  const placed = orders.map((order) => [order.orderDay, order.arrivalDay, order.usableBytes]);
  return { pools, orders, placed };
}

const policyOf = (parts: Partial<ProcurementPolicy>): ProcurementPlan => ({
  ...LATE,
  policy: { ...POLICY, ...parts },
});

describe('the policy', () => {
  /** 100 on day 0 and 10 more each day. */
  const rising = (day: number): number => 100 + 10 * day;

  it('orders the smallest multiple with which the need forecast is below its share', () => {
    // Day 4 knows 100 to 130 and forecasts 190 for day 9, of 200: at least three quarters. 190 <
    // 0.75 (200 + 30 k) from k = 2 on. Open until day 12, when 270 are forecast for day 17: 270 <
    // 0.75 (260 + 30 k) from k = 4 on.
    const { placed, orders, pools } = ordersOf({ used: rising, dayCount: 20 });
    expect(placed).toEqual([
      [4, 12, 60],
      [12, 20, 120],
    ]);
    expect(orders[0]).toEqual({
      ...{ pool: 0, ordinal: 1, origin: 'policy', isSunk: false },
      ...{ orderDay: 4, arrivalDay: 12, usableBytes: 60 },
    });
    expect(orders[1]!.ordinal).toBe(2);
    // On the day of arrival it can be used; the second one arrives after the last day.
    expect([...pools[0]!.usableBytes.slice(10, 14)]).toEqual([200, 200, 260, 260]);
    expect(pools[0]!.usableBytes[19]).toBe(260);
    // 210 > 200 on day 11, with orders or without; 270 > 260 on day 17 again.
    expect(pools[0]).toMatchObject({ runOutDay: 11, lastSafeOrderDay: 6, overPlanDays: 4 });
    expect(pools[0]).toMatchObject({ runOutDayWithoutOrders: 11 });
  });

  it('has so many orders open, and no more', () => {
    // Day 5 forecasts 200 for day 10 and has 260 ahead: 200 < 0.75 (260 + 30 k) from k = 1 on.
    const procurement = policyOf({ openOrders: 2 });
    const { placed } = ordersOf({ used: rising, dayCount: 12, procurement });
    expect(placed).toEqual([
      [4, 12, 60],
      [5, 13, 30],
    ]);
    // A third on day 12, on which the first arrives: 270 < 0.75 (290 + 30 k) from k = 3 on.
    expect(ordersOf({ used: rising, dayCount: 13, procurement }).placed[2]).toEqual([12, 20, 90]);
    const none = policyOf({ openOrders: 0 });
    expect(ordersOf({ used: rising, procurement: none }).placed).toEqual([]);
  });

  it('orders when the forecast reaches its share, not before', () => {
    expect(ordersOf({ used: () => 149 }).placed).toEqual([]);
    expect(ordersOf({ used: () => 150 }).placed).toEqual([[4, 12, 30]]);
  });

  it('orders more if a multiple only brings the forecast to the share', () => {
    // 225 = 0.75 (200 + 100), so not 100 but 200.
    const procurement = policyOf({ incrementBytes: 100 });
    expect(ordersOf({ used: () => 225, procurement }).placed).toEqual([[4, 12, 200]]);
  });

  it('needs as many observations of the horizon as its trend has days', () => {
    const first = (trendDays: number) =>
      ordersOf({ used: () => 300, procurement: policyOf({ trendDays }) }).placed[0]![0];
    expect(first(1)).toBe(1);
    expect(first(39)).toBe(39);
    expect(ordersOf({ used: () => 300, procurement: policyOf({ trendDays: 40 }) }).placed).toEqual(
      [],
    );
  });

  it('looks at the days of its trend up to yesterday', () => {
    // Day 11 sees 0, 0, 0, 1,000: mean 250, slope 1,000 1.5 / 5 = 300, and 250 + 300 (1.5 + 6) =
    // 2,500 for day 16. 2,500 < 0.75 (200 + 30 k) from k = 105 on.
    const { placed } = ordersOf({ used: (day) => (day === 10 ? 1000 : 0) });
    expect(placed).toEqual([[11, 19, 3150]]);
  });

  it('forgets what is longer ago than its trend', () => {
    // Nothing can be ordered until day 8, which sees 300, 150, 150, 150: mean 187.5, slope -225 / 5
    // = -45, and 187.5 - 45 7.5 = -150. Day 9 sees 150 only, which is 0.75 200.
    const open = { pool: 0, orderDay: -5, arrivalDay: 8, usableBytes: 0 };
    const procurement = { ...LATE, scheduled: [open] };
    const { placed } = ordersOf({ used: (day) => (day < 5 ? 300 : 150), procurement });
    expect(placed[1]).toEqual([9, 17, 30]);
  });

  it('orders for each pool by itself', () => {
    const pools = [...NORTH, { name: 'south', usableBytes: 199 }];
    const { orders } = ordersOf({ used: () => 149.5, pools });
    expect(orders).toMatchObject([{ pool: 1, ordinal: 1, orderDay: 4 }]);
  });
});

describe('lead times', () => {
  it('are whole days, and one at least', () => {
    expect([0, 0.2, 1, 1.2, 30].map(wholeLeadDays)).toEqual([1, 1, 1, 2, 30]);
  });

  const uniform: ProcurementPlan = {
    ...LATE,
    leadTime: {
      distribution: { kind: 'uniform', low: 10, high: 110 },
      range: { low: 0, high: 1000 },
    },
    policy: { ...POLICY, openOrders: 3 },
  };
  const pools = [...NORTH, { name: 'south', usableBytes: 200 }];
  const leadTimes = (procurement: ProcurementPlan) =>
    ordersOf({ used: (day) => 100 + 10 * day, dayCount: 8, pools, procurement }).orders.map(
      ({ arrivalDay, orderDay }) => arrivalDay - orderDay,
    );

  it('are drawn for each order, by its pool and its number there', () => {
    // By the generator itself: stream 20, counters (pool, 20 2^24 + k), k = 0, 1, 2.
    const drawn = [0, 1].flatMap((pool) =>
      [0, 1, 2].map((k) => {
        const words = new Uint32Array(2);
        threefry2x32(KEY.word0, KEY.word1, pool, 20 * 16777216 + k, words);
        return Math.ceil(10 + (100 * words[0]!) / 4294967296);
      }),
    );
    expect(leadTimes(uniform)).toEqual(drawn);
    expect(new Set(drawn).size).toBeGreaterThan(4);
  });

  it('are the median where they are not drawn', () => {
    expect(leadTimes({ ...uniform, isLeadTimeDrawn: false })).toEqual(new Array(6).fill(60));
  });

  it('of the policy are not moved by a scheduled purchase', () => {
    const scheduled = [{ pool: 0, orderDay: 0, arrivalDay: 300, usableBytes: 1 }];
    const policy = { ...POLICY, openOrders: 4 };
    const { orders } = ordersOf({
      used: (day) => 100 + 10 * day,
      dayCount: 8,
      procurement: { ...uniform, scheduled, policy },
    });
    const ofPolicy = orders.filter(({ origin }) => origin === 'policy');
    const days = ofPolicy.map(({ arrivalDay, orderDay }) => arrivalDay - orderDay);
    expect(days.slice(0, 3)).toEqual(leadTimes(uniform).slice(0, 3));
  });
});

describe('scheduled purchases', () => {
  const purchase = (orderDay: number, arrivalDay: number, usableBytes = 50) => ({
    pool: 0,
    orderDay,
    arrivalDay,
    usableBytes,
  });
  const bought = (...scheduled: ProcurementPlan['scheduled'][number][]): Partial<StoragePlan> => ({
    procurement: { ...NO_PURCHASES, scheduled },
    dayCount: 10,
  });

  it('are there on the day they are due, those due before the start from the start', () => {
    const { pools, orders } = ordersOf({
      used: () => 0,
      ...bought(purchase(-40, -9, 1), purchase(-40, -1, 2), purchase(-9, 0, 4), purchase(3, 7, 8)),
    });
    expect([...pools[0]!.usableBytes]).toEqual([...new Array(7).fill(207), 215, 215, 215]);
    expect(orders.map(({ isSunk }) => isSunk)).toEqual([true, true, true, false]);
    expect(orders.map(({ origin }) => origin)).toEqual(new Array(4).fill('scheduled'));
  });

  it('may arrive after the end, and are none where they would be ordered after it', () => {
    const { placed, pools } = ordersOf({
      used: () => 0,
      ...bought(purchase(9, 10), purchase(10, 20), purchase(0, 400)),
    });
    expect(placed).toEqual([
      [0, 400, 50],
      [9, 10, 50],
    ]);
    expect(pools[0]!.usableBytes).toEqual(new Float64Array(10).fill(200));
  });

  it('count without orders only if placed before day 0, whenever they arrive', () => {
    // 200 at the start; 250 from day 2 on, ordered before; 300 from day 5 on, ordered on day 0.
    const { pools, orders } = ordersOf({
      used: (day) => (day < 2 ? 200 : day < 6 ? 250 : day < 8 ? 251 : 301),
      ...bought(purchase(-1, 2), purchase(0, 5)),
    });
    expect(orders.map(({ isSunk }) => isSunk)).toEqual([true, false]);
    expect(pools[0]).toMatchObject({ runOutDay: 8, lastSafeOrderDay: -2 });
    expect(pools[0]).toMatchObject({
      runOutDayWithoutOrders: 6,
      lastSafeOrderDayWithoutOrders: -4,
    });
  });

  it('spare the policy an order if due by the day it plans for, ordered or not', () => {
    const orderedBy = (scheduled: ProcurementPlan['scheduled'][number]) =>
      ordersOf({
        used: () => 160, // at least 0.75 200, less than 0.75 230
        dayCount: 6,
        procurement: { ...policyOf({ openOrders: 9 }), scheduled: [scheduled] },
      })
        .orders.filter(({ origin }) => origin === 'policy')
        .map(({ orderDay }) => orderDay);
    // Day 4 plans for day 9.
    expect(orderedBy(purchase(-20, 9, 30))).toEqual([]);
    expect(orderedBy(purchase(5, 9, 30))).toEqual([]);
    expect(orderedBy(purchase(-20, 10, 30))).toEqual([4]);
  });

  it('are open from their order to their arrival', () => {
    const first = (scheduled: ProcurementPlan['scheduled'][number]) =>
      ordersOf({ used: () => 400, procurement: { ...LATE, scheduled: [scheduled] } }).orders.find(
        ({ origin }) => origin === 'policy',
      )!.orderDay;
    expect(first(purchase(-5, 4, 1))).toBe(4);
    expect(first(purchase(-5, 5, 1))).toBe(5);
    expect(first(purchase(4, 20, 1))).toBe(20);
    expect(first(purchase(5, 20, 1))).toBe(4);
  });

  it('stand in the order of their days, before an order of the policy of the same day', () => {
    const { orders } = ordersOf({
      used: () => 400,
      dayCount: 10,
      procurement: {
        ...policyOf({ openOrders: 3 }),
        scheduled: [purchase(4, 30, 1), purchase(-2, 30, 2)],
      },
    });
    expect(orders.map(({ ordinal, orderDay, origin }) => [ordinal, orderDay, origin])).toEqual([
      [1, -2, 'scheduled'],
      [2, 4, 'scheduled'],
      [3, 4, 'policy'],
    ]);
  });

  it('go to their pool only', () => {
    const pools = [...NORTH, { name: 'south', usableBytes: 10 }];
    const { pools: traces } = ordersOf({ used: () => 0, pools, ...bought(purchase(-1, 2)) });
    expect(traces.map(({ usableBytes }) => usableBytes[9])).toEqual([250, 10]);
  });
});
