import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProcurementPolicy, StorageLayout } from '../../src/scenario/storage-spec.ts';
import type { PoolTrace, StorageOrder } from '../../src/storage/pool-trace.ts';
import type { PoolFlows, ProcurementPlan, StoragePlan } from '../../src/storage/storage-plan.ts';
import { NO_PURCHASES, stepped } from '../support/storage-plans.ts';

const RUNS = { seed: 1, numRuns: 200 };

const whole = (max: number) => fc.integer({ min: 0, max });
/** A share of 0 to 1, by thousandths. */
const share = (max = 1000) => whole(max).map((thousandths) => thousandths / 1000);

const layout: fc.Arbitrary<StorageLayout> = fc.record({
  copies: fc.integer({ min: 1, max: 6 }),
  deletedItemRetentionDays: whole(40),
  singleItemShare: share(),
  calendarShare: share(),
  whiteSpaceDays: fc.integer({ min: 0, max: 10 }),
  overheadShare: share(),
  indexShare: share(),
  logDays: whole(10),
  logBytesPerMessage: fc.constant(null),
  freeSpaceShare: share(900),
  filesShrink: fc.boolean(),
});

/** So many bytes that sums and products of them are far below 2^53. */
const BYTES_MAX = 1e9;
const USABLE_MAX = 1e11;

interface Case {
  readonly plan: StoragePlan;
  readonly flows: PoolFlows;
}

const storage: fc.Arbitrary<Case> = fc
  .record({ layout, dayCount: fc.integer({ min: 1, max: 60 }), usableBytes: whole(USABLE_MAX) })
  .chain(({ layout, dayCount, usableBytes }) => {
    const historyDays = 45;
    const length = historyDays + dayCount;
    const days = { minLength: length, maxLength: length };
    const series = fc.array(whole(BYTES_MAX), days).map((bytes) => Float64Array.from(bytes));
    return fc.record({
      plan: fc.array(fc.integer({ min: 0, max: 1 }), days).map((marks) => ({
        layout,
        pools: [{ name: 'north', usableBytes }],
        firstPool: 0,
        procurement: NO_PURCHASES,
        dayCount,
        historyDays,
        workingDay: Uint8Array.from(marks),
      })),
      flows: fc.record({
        mailboxCount: series,
        usedBytes: series,
        copyBytes: series,
        committedBytes: series,
        quotaBytes: series,
        deliveredBytes: series,
        logBytes: series,
        deletedBytes: series,
      }),
    });
  });

const policy: fc.Arbitrary<ProcurementPolicy> = fc.record({
  whenShare: fc.integer({ min: 50, max: 100 }).map((percent) => percent / 100),
  trendDays: fc.integer({ min: 1, max: 20 }),
  incrementBytes: fc.integer({ min: 1e6, max: 1e10 }),
  openOrders: fc.integer({ min: 0, max: 4 }),
});

const procurement: fc.Arbitrary<ProcurementPlan> = fc.record({
  leadTime: fc.constant({
    distribution: { kind: 'uniform', low: 0, high: 30 } as const,
    range: { low: 0, high: 1000 },
  }),
  isLeadTimeDrawn: fc.boolean(),
  planningLeadTimeDays: whole(30),
  scheduled: fc.array(
    fc
      .record({ orderDay: fc.integer({ min: -30, max: 70 }), days: whole(40), bytes: whole(1e11) })
      .map(({ orderDay, days, bytes }) => ({
        pool: 0,
        orderDay,
        arrivalDay: orderDay + days,
        usableBytes: bytes,
      })),
    { maxLength: 4 },
  ),
  policy,
});

function traceOf({ plan, flows }: Case): PoolTrace {
  return stepped(plan, [flows]).pools[0]!;
}

/** The need by day from -1 on, by going back to the definitions for every day. */
function neededSlowly({ plan, flows }: Case): number[] {
  const { layout: l, historyDays, dayCount, workingDay } = plan;
  const lastDays = (day: number, count: number): number[] =>
    Array.from({ length: count }, (_, back) => historyDays + day - back);
  const total = (bytes: readonly number[]) => bytes.reduce((sum, part) => sum + part, 0);
  const stored = (day: number): number => {
    const used = flows.usedBytes[historyDays + day]!;
    const deleted = lastDays(day, l.deletedItemRetentionDays).map((at) => flows.deletedBytes[at]!);
    const working = lastDays(day, 28).filter((at) => workingDay[at] === 1);
    const mean = total(working.map((at) => flows.deliveredBytes[at]!)) / (working.length || 1);
    const kept = used * l.singleItemShare + used * l.calendarShare;
    return (used + total(deleted) + kept + l.whiteSpaceDays * mean) * (1 + l.overheadShare);
  };
  return Array.from({ length: dayCount + 1 }, (_, at) => {
    const days = l.filesShrink ? [at - 1] : Array.from({ length: at + 1 }, (_, d) => d - 1);
    const file = Math.max(...days.map(stored));
    const logs = total(lastDays(at - 1, l.logDays).map((entry) => flows.logBytes[entry]!));
    return (l.copies * (file * (1 + l.indexShare) + logs)) / (1 - l.freeSpaceShare);
  });
}

describe('storage of random pools', () => {
  it('needs what the definitions say', () => {
    fc.assert(
      fc.property(storage, (random) => {
        const trace = traceOf(random);
        const expected = neededSlowly(random);
        trace.neededBytes.forEach((needed, day) => {
          expect(Math.abs(needed - expected[day + 1]!)).toBeLessThanOrEqual(1e-9 * needed);
          const week = expected.slice(Math.max(0, day - 5), day + 2);
          const provisioned = trace.provisionedBytes[day]!;
          expect(Math.abs(provisioned - Math.max(...week))).toBeLessThanOrEqual(1e-9 * provisioned);
        });
      }),
      RUNS,
    );
  });

  it('loses no deleted mail: opening + deleted = closing + expired, to the byte', () => {
    fc.assert(
      fc.property(storage, (random) => {
        const { openingBytes, deletedBytes, expiredBytes, closingBytes } = traceOf(random).retained;
        expect(openingBytes + deletedBytes).toBe(closingBytes + expiredBytes);
        expect(Math.min(openingBytes, expiredBytes, closingBytes)).toBeGreaterThanOrEqual(0);
      }),
      RUNS,
    );
  });

  it('is exhausted only if over plan, and has files that never shrink unless they may', () => {
    fc.assert(
      fc.property(storage, (random) => {
        const trace = traceOf(random);
        expect(trace.exhaustedDays).toBeLessThanOrEqual(trace.overPlanDays);
        const { fileBytes } = trace;
        if (!random.plan.layout.filesShrink) expect(fileBytes).toEqual(fileBytes.slice().sort());
      }),
      RUNS,
    );
  });

  it('needs no less with more of anything that a layout asks for', () => {
    const more: readonly ((l: StorageLayout) => Partial<StorageLayout>)[] = [
      ({ copies }) => ({ copies: copies + 1 }),
      ({ indexShare }) => ({ indexShare: indexShare + 0.1 }),
      ({ overheadShare }) => ({ overheadShare: overheadShare + 0.1 }),
      ({ freeSpaceShare }) => ({ freeSpaceShare: freeSpaceShare + 0.05 }),
      ({ logDays }) => ({ logDays: logDays + 1 }),
      ({ deletedItemRetentionDays: days }) => ({ deletedItemRetentionDays: days + 1 }),
      ({ whiteSpaceDays }) => ({ whiteSpaceDays: whiteSpaceDays + 1 }),
      ({ singleItemShare }) => ({ singleItemShare: singleItemShare + 0.1 }),
      ({ calendarShare }) => ({ calendarShare: calendarShare + 0.1 }),
      () => ({ filesShrink: false }),
    ];
    fc.assert(
      fc.property(storage, fc.constantFrom(...more), ({ plan, flows }, raise) => {
        const raised = { ...plan, layout: { ...plan.layout, ...raise(plan.layout) } };
        const [less, most] = [traceOf({ plan, flows }), traceOf({ plan: raised, flows })];
        less.neededBytes.forEach((needed, day) => {
          expect(most.neededBytes[day]!).toBeGreaterThanOrEqual(needed * (1 - 1e-12));
          const full = less.fullQuotaNeedBytes[day]!;
          expect(most.fullQuotaNeedBytes[day]!).toBeGreaterThanOrEqual(full * (1 - 1e-12));
        });
      }),
      RUNS,
    );
  });

  it('never runs out sooner with a larger capacity, where nothing is bought', () => {
    fc.assert(
      fc.property(storage, whole(USABLE_MAX), ({ plan, flows }, addedBytes) => {
        const pools = plan.pools.map(({ name, usableBytes }) => ({
          name,
          usableBytes: usableBytes + addedBytes,
        }));
        const [less, more] = [
          traceOf({ plan, flows }),
          traceOf({ plan: { ...plan, pools }, flows }),
        ];
        const day = (date: number | null) => date ?? Infinity;
        expect(day(more.runOutDay)).toBeGreaterThanOrEqual(day(less.runOutDay));
        expect(day(more.firstExhaustedDay)).toBeGreaterThanOrEqual(day(less.firstExhaustedDay));
        expect(more.overPlanDays).toBeLessThanOrEqual(less.overPlanDays);
      }),
      RUNS,
    );
  });
});

/** Growing, so that the policy has something to do. */
const bought = fc.tuple(storage, procurement).map(([{ plan, flows }, purchases]) => ({
  plan: { ...plan, procurement: purchases },
  flows: { ...flows, usedBytes: flows.usedBytes.map((bytes, at) => bytes + at * 1e8) },
}));

describe('orders of random pools', () => {
  const isPolicys = ({ origin }: StorageOrder) => origin === 'policy';

  it('of the policy are multiples, arrive later, and never too many are open', () => {
    let orderCount = 0;
    fc.assert(
      fc.property(bought, ({ plan, flows }) => {
        const { incrementBytes, openOrders, trendDays } = plan.procurement.policy!;
        const { orders } = stepped(plan, [flows]);
        expect(orders.map(({ ordinal }) => ordinal)).toEqual(orders.map((_, at) => at + 1));
        for (const order of orders.filter(isPolicys)) {
          orderCount++;
          expect(order.usableBytes % incrementBytes).toBe(0);
          expect(order.arrivalDay).toBeGreaterThan(order.orderDay);
          expect(order.orderDay).toBeGreaterThanOrEqual(trendDays);
          const open = orders.filter(
            ({ orderDay, arrivalDay }) => orderDay <= order.orderDay && arrivalDay > order.orderDay,
          );
          expect(open.length).toBeLessThanOrEqual(openOrders);
        }
      }),
      RUNS,
    );
    expect(orderCount).toBeGreaterThan(100);
  });

  it('make up all that is usable', () => {
    fc.assert(
      fc.property(bought, ({ plan, flows }) => {
        const { pools, orders } = stepped(plan, [flows]);
        const start = plan.pools[0]!.usableBytes;
        pools[0]!.usableBytes.forEach((usable, day) => {
          const arrived = orders.filter(({ arrivalDay }) => arrivalDay <= day);
          expect(usable).toBe(arrived.reduce((sum, order) => sum + order.usableBytes, start));
        });
      }),
      RUNS,
    );
  });

  it('never make a pool run out sooner than without them', () => {
    fc.assert(
      fc.property(bought, ({ plan, flows }) => {
        const trace = traceOf({ plan, flows });
        const without = trace.runOutDayWithoutOrders ?? Infinity;
        expect(trace.runOutDay ?? Infinity).toBeGreaterThanOrEqual(without);
      }),
      RUNS,
    );
  });

  it('of fewer days are the first of those of more', () => {
    fc.assert(
      fc.property(bought, whole(1000), ({ plan, flows }, thousandths) => {
        const dayCount = 1 + Math.floor(((plan.dayCount - 1) * thousandths) / 1000);
        const all = stepped(plan, [flows]);
        const first = stepped({ ...plan, dayCount }, [flows]);
        expect(first.orders).toEqual(all.orders.filter(({ orderDay }) => orderDay < dayCount));
        for (const series of ['neededBytes', 'usableBytes', 'provisionedBytes'] as const) {
          expect(first.pools[0]![series]).toEqual(all.pools[0]![series].slice(0, dayCount));
        }
      }),
      RUNS,
    );
  });
});
