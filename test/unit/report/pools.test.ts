import { describe, expect, it } from 'vitest';
import { pools } from '../../../src/report/pools.ts';
import { BYTES_PER_TIB } from '../../../src/units/sizes.ts';
import { cellsOf, fakePool, recordsOf, storedRun } from '../../support/fake-storage.ts';

const TIB = BYTES_PER_TIB;
const arrivedBefore = { pool: 0, orderDay: -40, arrivalDay: -1, usableBytes: TIB };
const arrivesFirst = { pool: 0, orderDay: -40, arrivalDay: 0, usableBytes: TIB };
const procurement = { scheduled: [arrivedBefore, arrivesFirst, { ...arrivedBefore, pool: 1 }] };

/** A pool that runs out on the day, a day sooner without orders; the lead time is 15 days. */
const runsOut = (runOutDay: number | null) =>
  runOutDay === null
    ? fakePool({ utilisationMax: 1 })
    : fakePool({
        ...{ runOutDay, lastSafeOrderDay: runOutDay - 15, overPlanDays: runOutDay + 1 },
        ...{ runOutDayWithoutOrders: runOutDay - 1, lastSafeOrderDayWithoutOrders: runOutDay - 16 },
        utilisationMax: 1.25,
        neededBytesMax: 5 * TIB,
        overPlanShortfallBytesMax: TIB / 4,
      });

const run = storedRun({
  pools: { north: 4, south: 2.5 },
  procurement,
  replications: [
    { pools: [runsOut(10), runsOut(null)], peakNeededTib: 6 },
    { pools: [runsOut(null), runsOut(null)], peakNeededTib: 2 },
    { pools: [runsOut(30), { ...runsOut(5), firstExhaustedDay: 7 }], peakNeededTib: 9 },
    { pools: [runsOut(20), runsOut(null)], peakNeededTib: 6 },
  ],
});

describe('pools.csv', () => {
  const [all, north, south, ...rest] = recordsOf(pools, run);

  it('has a row for all pools together and one for each', () => {
    expect([all?.pool, north?.pool, south?.pool, rest]).toEqual(['all', 'north', 'south', []]);
    // 4 and 1, 2.5 and 1: what arrives on the first day is not there at the start.
    expect([all, north, south].map((row) => row?.start_usable_tib)).toEqual([
      ...['8.500', '5.000', '3.500'],
    ]);
  });

  it('has the probability to be over plan, of all that some pool is', () => {
    const cells = [all, north, south].map((row) => [
      row?.over_plan_probability,
      row?.over_plan_probability_low,
      row?.over_plan_probability_high,
      row?.exhausted_probability,
    ]);
    // 3, 3 and 1 of 4 by Wilson: scipy.stats.binomtest(3, 4), (1, 4).
    expect(cells).toEqual([
      ['0.750000', '0.300642', '0.954413', '0.250000'],
      ['0.750000', '0.300642', '0.954413', '0.000000'],
      ['0.250000', '0.045587', '0.699358', '0.250000'],
    ]);
  });

  it('has dates as order statistics, of all those of the first pool', () => {
    const dates = (name: string) =>
      [all, north].map((row) => ['p5', 'p50', 'p95'].map((p) => row?.[`${name}_${p}`]));
    // Numbers 1, 2 and 4 of 5, 10, 20, none; and of 10, 20, 30, none.
    expect(dates('runout')).toEqual([
      ['2013-04-06', '2013-04-11', ''],
      ['2013-04-11', '2013-04-21', ''],
    ]);
    // 15 days before.
    expect(dates('last_safe_order')).toEqual([
      ['2013-03-22', '2013-03-27', ''],
      ['2013-03-27', '2013-04-06', ''],
    ]);
    expect(dates('runout_without_orders')[0]).toEqual(['2013-04-05', '2013-04-10', '']);
    expect(dates('last_safe_order_without_orders')[1]).toEqual(['2013-03-26', '2013-04-05', '']);
    expect(dates('exhausted')).toEqual([
      ['2013-04-08', '', ''],
      ['', '', ''],
    ]);
  });

  it('says how likely it is that one should have ordered before the start', () => {
    // Days -10, -5, 5, and none of 4; of north -5, 5, 15.
    expect(all?.late_order_probability).toBe('0.500000');
    expect(north?.late_order_probability).toBe('0.250000');
    const onFirstDay = fakePool({ runOutDay: 15, lastSafeOrderDay: 0 });
    const inTime = storedRun({
      ...{ pools: { north: 1 }, procurement, replications: [{ pools: [onFirstDay] }] },
    });
    expect(recordsOf(pools, inTime)[1]?.late_order_probability).toBe('0.000000');
  });

  it('says both of the dates without further orders too', () => {
    const cells = [all, north].map((row) => [
      row?.over_plan_without_orders_probability,
      row?.late_order_without_orders_probability,
    ]);
    // A day earlier than with them: order days -6, none, -11, 4; of north -6, 14, 4.
    expect(cells).toEqual([
      ['0.750000', '0.500000'],
      ['0.750000', '0.250000'],
    ]);
  });

  it('has the worst pool for all, but the need of all together', () => {
    const ofAll = ['mean', 'p5', 'p50', 'p95'].map((p) => all?.[`peak_needed_tib_${p}`]);
    // 2, 6, 6, 9: type 7 at 0.15 and 2.85 of the way.
    expect(ofAll).toEqual(['5.750', '2.600', '6.000', '8.550']);
    expect(south?.peak_needed_tib_mean).toBe('2.000'); // 5 and three of 1
    expect(all?.peak_utilisation_share_mean).toBe('1.187500'); // three of 1.25 and one of 1
    expect(all?.over_plan_days_mean).toBe('15.8'); // 11, 0, 31, 21
    expect(south?.over_plan_days_p95).toBe('5.1'); // 0, 0, 0, 6 at 2.85
    expect(all?.over_plan_shortfall_tib_mean).toBe('0.188'); // three of 1/4
    expect(all?.exhausted_shortfall_tib_p95).toBe('0.000');
  });

  it('knows of no order dates without procurement, and has no intervals of one replication', () => {
    const one = storedRun({ pools: { north: 1 }, replications: [{ pools: [runsOut(null)] }] });
    const record = recordsOf(pools, one)[1];
    expect(record).toMatchObject({
      ...{ over_plan_probability: '0.000000', over_plan_probability_low: '' },
      ...{ late_order_probability: '', late_order_probability_low: '', runout_p5: '' },
      peak_utilisation_share_p95: '1.000000',
    });
  });

  it('has no rows without storage', () => {
    expect(cellsOf(pools, storedRun({ replications: [{}] }))).toEqual([]);
  });
});
