import { describe, expect, it } from 'vitest';
import { dateOf } from '../../../src/calendar/date.ts';
import { costPlan } from '../../../src/cost/cost-plan.ts';
import type { CostDrivers } from '../../../src/cost/drivers.ts';
import { netAmounts } from '../../../src/cost/net-pence.ts';
import {
  type CostLine,
  DRIVER_UNITS,
  type DriverUnit,
  PLACED_UNITS,
} from '../../../src/scenario/costs-spec.ts';
import { BYTES_PER_TIB } from '../../../src/units/sizes.ts';
import { capitalLine, costsSpec, driversOf, runningLine } from '../../support/costs.ts';

/** June 2013, which has 30 days. */
const JUNE = dateOf(2013, 6, 1);

function netOf(line: CostLine<number>, dayCount: number, drivers: Partial<CostDrivers>) {
  const horizon = { startDate: JUNE, dayCount, milestoneDays: [] };
  const plan = costPlan(costsSpec({ lines: [line] }), horizon, false);
  const prices = { lines: [line], drivers: driversOf(dayCount, drivers) };
  const { netPence, quantities } = netAmounts(plan, prices, plan.months);
  return { pence: [...netPence], quantities: [...quantities] };
}

const SERIES: Readonly<Record<DriverUnit, { name: keyof CostDrivers; perUnit: number } | null>> = {
  'TiB-month installed': { name: 'installedBytes', perUnit: BYTES_PER_TIB },
  'TiB-month provisioned': { name: 'provisionedBytes', perUnit: BYTES_PER_TIB },
  'TiB-month used': { name: 'usedBytes', perUnit: BYTES_PER_TIB },
  'TB-month installed': { name: 'installedBytes', perUnit: 1e12 },
  'TB-month provisioned': { name: 'provisionedBytes', perUnit: 1e12 },
  'TB-month used': { name: 'usedBytes', perUnit: 1e12 },
  'mailbox-month': { name: 'mailboxCount', perUnit: 1 },
  'dual mailbox-month': { name: 'dualMailboxCount', perUnit: 1 },
  month: null,
  stage: { name: 'stageStartCount', perUnit: 1 },
  'mailbox changed': { name: 'changeCount', perUnit: 1 },
  'GiB moved': { name: 'movedBytes', perUnit: 2 ** 30 },
  contact: { name: 'contactCount', perUnit: 1 },
  'clean-up': { name: 'cleanUpCount', perUnit: 1 },
  'bounced message': { name: 'bouncedMessageCount', perUnit: 1 },
  'suppressed message': { name: 'suppressedMessageCount', perUnit: 1 },
};

describe('netAmounts', () => {
  it.each(DRIVER_UNITS)('counts by %s', (unit) => {
    // 3 units on each of 30 days of June and 10 of July's 31; a plain month is one a day.
    const series = SERIES[unit];
    const isMonthly = unit.includes('month');
    const value = series === null ? 1 : 3;
    const drivers =
      series === null ? {} : { [series.name]: new Array(40).fill(value * series.perUnit) };
    const { pence, quantities } = netOf(runningLine('line', unit, 100), 40, drivers);
    // By the month 3 * 100 pounds, and 10/31 of it: 96.7742; each time 90 * 100 and 30 * 100.
    const full = isMonthly ? value : 30 * value;
    const part = isMonthly ? (value * 10) / 31 : 10 * value;
    expect(pence).toEqual([full * 10_000, Math.round(part * 10_000)]);
    expect(quantities).toEqual([full, expect.closeTo(part, 12)]);
  });

  it('counts what lies on the platform of a line, and only that', () => {
    const days = (value: number) => new Array<number>(30).fill(value);
    const placed = (factor: number) => ({
      installedBytes: days(factor * BYTES_PER_TIB),
      provisionedBytes: days(2 * factor * BYTES_PER_TIB),
      usedBytes: days(3 * factor * BYTES_PER_TIB),
      mailboxCount: days(4 * factor),
    });
    const drivers = {
      ...placed(1000),
      platforms: new Map([
        ['home', placed(1)],
        ['cloud', placed(10)],
      ]),
    };
    const on = (platform: string | null, unit: DriverUnit) =>
      netOf({ ...runningLine('line', unit, 1), platform }, 30, drivers).quantities[0];
    const units = PLACED_UNITS.filter((unit) => !unit.startsWith('TB'));
    expect(units.map((unit) => on('home', unit))).toEqual([1, 2, 3, 4]);
    expect(units.map((unit) => on('cloud', unit))).toEqual([10, 20, 30, 40]);
    expect(units.map((unit) => on(null, unit))).toEqual([1000, 2000, 3000, 4000]);
    // Neither can come from a scenario, which is checked.
    expect(() => on('nowhere', 'mailbox-month')).toThrow(
      /the line line counts mailboxCount on now/,
    );
    expect(() => on('home', 'contact')).toThrow('counts contactCount on home: there are none');
  });

  it('charges on the first and last days of a line, and on none beside them', () => {
    const line = {
      ...runningLine('line', 'contact', 1),
      ...{ from: JUNE + 9, to: JUNE + 30 },
    };
    const contactCount = Array.from({ length: 40 }, (_, day) => 1000 + day);
    // Days 9 to 29 of June: 21 * 1000 + (9 + 29) * 21 / 2 = 21,399; and 30 of July: 1,030.
    expect(netOf(line, 40, { contactCount }).pence).toEqual([2_139_900, 103_000]);
    const later = { ...line, from: JUNE + 40, to: null };
    expect(netOf(later, 40, { contactCount }).pence).toEqual([0, 0]);
    const earlier = { ...line, from: null, to: JUNE - 1 };
    expect(netOf(earlier, 40, { contactCount }).pence).toEqual([0, 0]);
  });

  it('charges each day at its own price', () => {
    const price = {
      segments: [
        { from: JUNE, price: 10 },
        { from: JUNE + 20, price: 4 },
      ],
      perYear: 0,
      shocks: [{ name: 'shock', from: JUNE + 29, to: JUNE + 29, factor: 3 }],
    };
    // 20 days at 10, 9 at 4, one at 12: (200 + 36 + 12) / 30 of a month = 8.2667; contacts 248.
    expect(netOf(runningLine('line', 'month', price), 30, {}).pence).toEqual([827]);
    const contactCount = new Array(30).fill(1);
    expect(netOf(runningLine('line', 'contact', price), 30, { contactCount }).pence).toEqual([
      24_800,
    ]);
  });

  it('pays a purchase when it arrives at the price of when it was ordered', () => {
    const price = {
      segments: [
        { from: JUNE, price: 10 },
        { from: JUNE + 5, price: 4 },
      ],
      ...{ perYear: 0, shocks: [] },
    };
    const of = (orderDay: number, arrivalDay: number) => ({
      purchases: [{ orderDay, arrivalDay, usableBytes: 3e12, isSunk: false }],
    });
    const line = capitalLine('disks', price, 4);
    expect(netOf(line, 40, of(4, 29)).pence).toEqual([3000, 0]);
    expect(netOf(line, 40, of(5, 30)).pence).toEqual([0, 1200]);
    expect(netOf(line, 40, of(0, 0)).pence).toEqual([3000, 0]);
    expect(netOf(line, 40, of(5, 39)).pence).toEqual([0, 1200]);
    expect(netOf(line, 40, of(5, 40)).pence).toEqual([0, 0]);
    expect(netOf(line, 40, of(-9, -1)).pence).toEqual([0, 0]);
  });

  it('buys raw TiB for usable bytes', () => {
    const line = { ...capitalLine('disks', 10, 4), per: 'TiB bought', rawPerUsable: 1.5 } as const;
    const purchase = { orderDay: 1, arrivalDay: 2, usableBytes: 4 * BYTES_PER_TIB, isSunk: false };
    const { pence, quantities } = netOf(line, 30, { purchases: [purchase, purchase] });
    expect(pence).toEqual([12_000]);
    expect(quantities).toEqual([12]);
  });

  it('refuses what it cannot count', () => {
    const contactCount = [1];
    const rich = runningLine('line', 'contact', 2 ** 51);
    expect(() => netOf(rich, 1, { contactCount })).toThrow('the line line');
    const sunk = { orderDay: -1, arrivalDay: 0, usableBytes: 1, isSunk: true };
    expect(() => netOf(capitalLine('disks', 1, 4), 1, { purchases: [sunk] })).toThrow(
      'a purchase from before the horizon',
    );
  });
});
