import { describe, expect, it } from 'vitest';
import { createPools } from '../../../src/storage/pools.ts';
import {
  BARE_LAYOUT,
  flowsOf,
  KEY,
  NO_PURCHASES,
  ROUND_LAYOUT,
  stepped,
  storagePlan,
  traceOfContent,
} from '../../support/storage-plans.ts';

/** Used 1,200 at the opening and 240 more each day, of 400 delivered; 100 deleted, logs of 20. */
const STEADY = {
  usedBytes: (day: number) => 1200 + 240 * (day + 1),
  committedBytes: () => 3500,
  quotaBytes: () => 4000,
  deliveredBytes: () => 400,
  deletedBytes: () => 100,
  logBytes: () => 20,
};

describe('a pool of constant traffic', () => {
  const plan = storagePlan({ procurement: NO_PURCHASES });
  const { pools, orders } = stepped(plan, [flowsOf(plan, STEADY)]);
  const trace = pools[0]!;

  it('needs what is worked out by hand', () => {
    // Day 0: used 1,440. Recoverable: 3 days of 100, and (1/8 + 1/8) 1,440 = 360: 660. White space:
    // 1 day of 400. File: (1,440 + 660 + 400) 1.25 = 3,125. Index: half of it, 1,562.5. Logs:
    // 2 days of 20. Occupied: 2 (3,125 + 1,562.5 + 40) = 9,455. Needed: 9,455 / 0.5 = 18,910.
    expect(trace.usedBytes[0]).toBe(1440);
    expect(trace.recoverableBytes[0]).toBe(660);
    expect(trace.fileBytes[0]).toBe(3125);
    expect(trace.occupiedBytes[0]).toBe(9455);
    expect(trace.neededBytes[0]).toBe(18910);
    expect(trace.provisionedBytes[0]).toBe(18910);
    expect(trace.usableBytes[0]).toBe(30160);
    expect(trace.committedBytes[0]).toBe(3500);
    // A day adds 240 used, 60 recoverable, 375 of file, 187.5 of index: 1,125 occupied, and 2,250
    // needed.
    expect(trace.neededBytes[39]).toBe(18910 + 39 * 2250);
    expect(trace.neededBytes.length).toBe(40);
  });

  it('needs at full quota what is worked out by hand', () => {
    // Recoverable: 3 days of 400, and a quarter of 4,000: 2,200. File: (4,000 + 2,200 + 400) 1.25 =
    // 8,250. Occupied: 2 (8,250 + 4,125 + 40) = 24,830. Needed: 49,660.
    expect(trace.fullQuotaNeedBytes).toEqual(new Float64Array(40).fill(49660));
  });

  it('runs out on the day after the need has reached what is usable', () => {
    // Need of day 5: 18,910 + 5 2,250 = 30,160, which is usable; of day 6: 32,410.
    expect(trace.neededBytes[5]).toBe(30160);
    expect(trace.runOutDay).toBe(6);
    expect(trace.overPlanDays).toBe(34);
    // Of day 39: 18,910 + 39 2,250 = 106,660.
    expect(trace.overPlanShortfallBytesMax).toBe(106660 - 30160);
    // Ten days of lead time: too late.
    expect(trace.lastSafeOrderDay).toBe(-4);
    expect(trace.runOutDayWithoutOrders).toBe(6);
    expect(trace.lastSafeOrderDayWithoutOrders).toBe(-4);
    expect(orders).toEqual([]);
  });

  it('is exhausted when what is occupied exceeds what is usable', () => {
    // 9,455 + d 1,125 > 30,160 from d = 18.4 on; 39: 53,330.
    expect(trace.firstExhaustedDay).toBe(19);
    expect(trace.exhaustedDays).toBe(21);
    expect(trace.exhaustedShortfallBytesMax).toBe(53330 - 30160);
  });

  it('keeps deleted mail for its retention', () => {
    // 3 days of 100 before, 40 days of 100 within, of which the last three are still there.
    const ledger = { openingBytes: 300, deletedBytes: 4000, expiredBytes: 4000, closingBytes: 300 };
    expect(trace.retained).toEqual(ledger);
  });
});

describe('stepping', () => {
  it('tells every evening how pools are, of the opening too', () => {
    const plan = storagePlan({
      layout: BARE_LAYOUT,
      pools: [
        { name: 'north', usableBytes: 100 },
        { name: 'south', usableBytes: 90 },
      ],
      dayCount: 3,
    });
    const used = [101, 100, 90, 91]; // from the opening on
    const flows = flowsOf(plan, { usedBytes: (day) => used[day + 1] ?? 0 });
    const evenings: (readonly boolean[])[] = [];
    const { pools } = stepped(plan, [flows, flows], (_, { evening }) =>
      evenings.push(evening().map(({ neededBytes, usableBytes }) => neededBytes > usableBytes)),
    );
    expect(evenings).toEqual([
      [true, true],
      [false, true],
      [false, false],
      [false, true],
    ]);
    // The opening is no day of the horizon.
    expect(pools.map(({ runOutDay }) => runOutDay)).toEqual([null, 0]);
    expect(pools.map(({ overPlanDays }) => overPlanDays)).toEqual([0, 2]);
  });

  it('goes from day to day', () => {
    const plan = storagePlan({ dayCount: 2 });
    const flows = [flowsOf(plan, STEADY)];
    const pools = createPools(plan, KEY);
    expect(() => pools.step(0, flows)).toThrow('pools were stepped to day 0 after day -2');
    pools.step(-1, flows);
    expect(() => pools.step(1, flows)).toThrow('pools were stepped to day 1 after day -1');
    pools.step(0, flows);
    pools.step(1, flows);
    expect(() => pools.step(2, flows)).toThrow('pools were stepped to day 2 after day 1');
  });

  it('needs the days before the start over which it sums', () => {
    const days = (historyDays: number, parts: Partial<typeof ROUND_LAYOUT> = {}) => {
      const layout = { ...ROUND_LAYOUT, ...parts };
      return () => createPools(storagePlan({ historyDays, layout }), KEY);
    };
    expect(days(27)).toThrow('27 days before the start are known, 28 are needed');
    expect(days(28)).not.toThrow();
    expect(days(28, { deletedItemRetentionDays: 29 })).toThrow('29 are needed');
    expect(days(28, { logDays: 30 })).toThrow('30 are needed');
    expect(days(30, { logDays: 30 })).not.toThrow();
  });
});

describe('dates of a pool', () => {
  const usable = { pools: [{ name: 'north', usableBytes: 100 }], dayCount: 5 };

  it('are none where the need never exceeds what is usable', () => {
    const trace = traceOfContent(() => 100, usable);
    expect(trace).toMatchObject({
      ...{ runOutDay: null, overPlanDays: 0, overPlanShortfallBytesMax: 0 },
      ...{ firstExhaustedDay: null, exhaustedDays: 0, exhaustedShortfallBytesMax: 0 },
      ...{ lastSafeOrderDay: null, runOutDayWithoutOrders: null },
      lastSafeOrderDayWithoutOrders: null,
    });
  });

  it('count days that are not in a row, and the largest shortfall', () => {
    const used = [100, 103, 100, 101, 99];
    const trace = traceOfContent((day) => used[day] ?? 0, usable);
    expect(trace.runOutDay).toBe(1);
    expect(trace.overPlanDays).toBe(2);
    expect(trace.overPlanShortfallBytesMax).toBe(3);
  });

  it('tell over plan and exhausted apart at their bounds', () => {
    // Half of the volume must be free: 50 occupied need 100.
    const layout = { ...BARE_LAYOUT, freeSpaceShare: 0.5 };
    const used = [50, 51, 100, 101, 0];
    const trace = traceOfContent((day) => used[day] ?? 0, { ...usable, layout });
    expect(trace).toMatchObject({ runOutDay: 1, overPlanDays: 3, overPlanShortfallBytesMax: 102 });
    expect(trace).toMatchObject({ firstExhaustedDay: 3, exhaustedDays: 1 });
    expect(trace.exhaustedShortfallBytesMax).toBe(1);
  });

  it('have no last safe day of order where no lead time is known', () => {
    const trace = traceOfContent(() => 101, usable);
    expect(trace).toMatchObject({ runOutDay: 0, lastSafeOrderDay: null });
    expect(trace.lastSafeOrderDayWithoutOrders).toBeNull();
  });

  it('have a last safe day from which the planned lead time, rounded up, ends on the run-out', () => {
    const lastSafe = (planningLeadTimeDays: number) =>
      traceOfContent((day) => (day < 4 ? 100 : 101), {
        ...usable,
        procurement: { ...NO_PURCHASES, planningLeadTimeDays },
      }).lastSafeOrderDay;
    expect(lastSafe(2)).toBe(2);
    expect(lastSafe(2.1)).toBe(1);
    expect(lastSafe(0)).toBe(3);
    expect(lastSafe(4)).toBe(0);
    expect(lastSafe(30)).toBe(-26);
  });
});
