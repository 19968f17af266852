import { describe, expect, it } from 'vitest';

import { demandCurve } from '../../../src/demand/curves.ts';
import type { CohortDemand, DemandShock } from '../../../src/demand/demand.ts';
import { calendarOf } from './calendar.ts';

const DEMAND: CohortDemand = {
  messagesPerWorkingDay: 30,
  messageBytes: 80_000,
  offDayShare: 0.25,
  growth: [{ firstDay: 0, perYear: 0 }],
};

const ones = (dayCount: number) => new Float64Array(dayCount).fill(1);
const shocksOnly = (dayCount: number, ...shocks: readonly DemandShock[]) => ({
  shocks,
  commonFactor: ones(dayCount),
});

describe('the demand of a day', () => {
  it('is 1 on a working day and the off-day share on another', () => {
    const week = calendarOf(7, { workingDay: Uint8Array.of(1, 1, 1, 1, 1, 0, 0) });
    const { daily } = demandCurve(week, DEMAND, shocksOnly(7));
    expect([...daily]).toEqual([1, 1, 1, 1, 1, 0.25, 0.25]);
  });

  it('is slumps times activity, also on an off-day', () => {
    const calendar = calendarOf(4, {
      workingDay: Uint8Array.of(1, 1, 0, 0),
      slumpFactor: Float64Array.of(1, 0.5, 0.5, 1),
    });
    const { daily } = demandCurve(calendar, DEMAND, shocksOnly(4));
    expect([...daily]).toEqual([1, 0.5, 0.125, 0.25]);
  });

  it('has a shock from its first day to the day before its end, and overlapping ones multiply', () => {
    const shocks = shocksOnly(
      6,
      { firstDay: 1, endDay: 4, factor: 2 },
      { firstDay: 3, endDay: 5, factor: 0.5 },
      { firstDay: -9, endDay: 1, factor: 4 },
      { firstDay: 5, endDay: 99, factor: 0 },
    );
    expect([...demandCurve(calendarOf(6), DEMAND, shocks).daily]).toEqual([4, 2, 2, 1, 0.5, 0]);
  });

  it('has the common factor of its day and the growth of its cohort', () => {
    const demand = { ...DEMAND, growth: [{ firstDay: 0, perYear: 0.15 }] };
    const calendar = calendarOf(1462, { workingDay: new Uint8Array(1462) });
    const commonFactor = ones(1462);
    commonFactor[1461] = 1.25;
    const { daily } = demandCurve(calendar, demand, { shocks: [], commonFactor });
    expect(daily[0]).toBe(0.25);
    // 0.25 x 1.15^4 x 1.25.
    expect(daily[1461]).toBeCloseTo(0.25 * 1.74900625 * 1.25, 12);
  });

  it('is the whole product', () => {
    const calendar = calendarOf(2, {
      workingDay: Uint8Array.of(0, 0),
      slumpFactor: Float64Array.of(0.5, 0.5),
    });
    const shared = {
      shocks: [{ firstDay: 0, endDay: 2, factor: 3 }],
      commonFactor: Float64Array.of(2, 2),
    };
    // 0.25 x 0.5 x 2 x 3.
    expect([...demandCurve(calendar, DEMAND, shared).daily]).toEqual([0.75, 0.75]);
  });
});

describe('the cumulative curve', () => {
  it('begins with C(-1) = 0 and adds each day', () => {
    const calendar = calendarOf(4, { workingDay: Uint8Array.of(1, 0, 1, 1) });
    const { cumulative } = demandCurve(calendar, DEMAND, shocksOnly(4));
    expect([...cumulative]).toEqual([0, 1, 1.25, 2.25, 3.25]);
  });

  it('is of one value, C(-1), without days', () => {
    const { daily, cumulative } = demandCurve(calendarOf(0), DEMAND, shocksOnly(0));
    expect([...daily]).toEqual([]);
    expect([...cumulative]).toEqual([0]);
  });

  it('never falls, and its first days do not depend on how many follow', () => {
    const demand = { ...DEMAND, growth: [{ firstDay: 0, perYear: -0.3 }] };
    const curveOf = (dayCount: number) =>
      demandCurve(calendarOf(dayCount), demand, shocksOnly(dayCount));
    const [short, long] = [curveOf(100), curveOf(400)];
    expect(long.cumulative.slice(0, 101)).toEqual(short.cumulative);
    for (let day = 0; day < 400; day++) {
      expect(long.cumulative[day + 1]).toBeGreaterThan(long.cumulative[day]!);
    }
  });
});
