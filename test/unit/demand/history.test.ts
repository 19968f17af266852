import { describe, expect, it } from 'vitest';
import { demandCurve } from '../../../src/demand/curves.ts';
import type { CohortDemand } from '../../../src/demand/demand.ts';
import { dailyBefore } from '../../../src/demand/history.ts';
import { calendarOf } from './calendar.ts';

const DEMAND: CohortDemand = {
  messagesPerWorkingDay: 30,
  messageBytes: 80_000,
  offDayShare: 0.25,
  growth: [{ firstDay: 0, perYear: 0 }],
};
/** Off-days alone, so that a day is a quarter. */
const off = (dayCount: number) => calendarOf(dayCount, { workingDay: new Uint8Array(dayCount) });

describe('demand before the start', () => {
  it('has the activity of each day, the last entry being that of day -1', () => {
    const calendar = calendarOf(4, {
      workingDay: Uint8Array.of(1, 1, 0, 0),
      slumpFactor: Float64Array.of(1, 0.5, 0.5, 1),
    });
    expect([...dailyBefore(calendar, DEMAND, [])]).toEqual([1, 0.5, 0.125, 0.25]);
    expect([...dailyBefore(calendarOf(0), DEMAND, [])]).toEqual([]);
  });

  it('follows the growth in force on day 0 backwards: a year before it is one less', () => {
    const growth = [{ firstDay: 0, perYear: 0.25 }];
    const daily = dailyBefore(calendarOf(1461), { ...DEMAND, growth }, []);
    // Four years of 365.25 days: 1 / 1.25^4.
    expect(daily[0]).toBeCloseTo(0.4096, 12);
    expect(daily[1460]).toBeCloseTo(1.25 ** (-1 / 365.25), 14);
  });

  it('has of segments that begin by day 0 the last, and of later ones none', () => {
    const at = (...growth: CohortDemand['growth'][number][]) =>
      dailyBefore(calendarOf(1461), { ...DEMAND, growth }, [])[0];
    const first = { firstDay: 0, perYear: 1 };
    expect(at(first, { firstDay: -500, perYear: 0.25 })).toBeCloseTo(0.4096, 12);
    expect(at(first, { firstDay: 0, perYear: 0.25 })).toBeCloseTo(0.4096, 12);
    expect(at(first, { firstDay: 1, perYear: 0.25 })).toBeCloseTo(0.0625, 12);
    expect(at()).toBe(1);
  });

  it('has shocks from their first day to the day before their end, over the start as well', () => {
    const shocks = [
      { firstDay: -5, endDay: -3, factor: 2 },
      { firstDay: -4, endDay: 10, factor: 0.5 },
      { firstDay: 0, endDay: 10, factor: 100 },
    ];
    expect([...dailyBefore(off(6), DEMAND, shocks)]).toEqual([
      0.25, 0.5, 0.25, 0.125, 0.125, 0.125,
    ]);
  });
});

describe('demand before and after the start', () => {
  it('is one curve, wherever day 0 lies in the same days', () => {
    const [dayCount, before] = [120, 50];
    const part = <T extends Uint8Array | Float64Array>(days: T, from: number, to: number) =>
      days.slice(from, to) as T;
    const workingDay = Uint8Array.from({ length: dayCount }, (_, day) => (day % 7 < 5 ? 1 : 0));
    const slumpFactor = Float64Array.from({ length: dayCount }, (_, day) => (day > 90 ? 0.5 : 1));
    const calendarFrom = (from: number, to: number) =>
      calendarOf(to - from, {
        workingDay: part(workingDay, from, to),
        slumpFactor: part(slumpFactor, from, to),
      });
    const demand = { ...DEMAND, growth: [{ firstDay: 0, perYear: 0.3 }] };
    const shock = { firstDay: 40, endDay: 60, factor: 3 };
    const commonFactor = new Float64Array(dayCount).fill(1);
    const whole = demandCurve(calendarFrom(0, dayCount), demand, { shocks: [shock], commonFactor });
    const later = [{ firstDay: 40 - before, endDay: 60 - before, factor: 3 }];
    const history = dailyBefore(calendarFrom(0, before), demand, later);
    const curve = demandCurve(calendarFrom(before, dayCount), demand, {
      shocks: later,
      commonFactor,
    });
    // The same but for the growth up to day 0, by which all is smaller.
    const grown = 1.3 ** (before / 365.25);
    [...history, ...curve.daily].forEach((daily, day) => {
      expect(daily * grown).toBeCloseTo(whole.daily[day]!, 12);
    });
  });
});
