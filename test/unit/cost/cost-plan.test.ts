import { describe, expect, it } from 'vitest';
import { dateOf, formatDate } from '../../../src/calendar/date.ts';
import { costPlan } from '../../../src/cost/cost-plan.ts';
import { capitalLine, costsSpec, runningLine } from '../../support/costs.ts';

function planOf(startDate: number, dayCount: number) {
  return costPlan(costsSpec({}), { startDate, dayCount, milestoneDays: [] }, false);
}

describe('costPlan', () => {
  it('has months of 31, 28, 29 and 30 days', () => {
    // 2016 is a leap year.
    const { months } = planOf(dateOf(2015, 1, 1), 365 + 366);
    expect(months.map(({ calendarDayCount }) => calendarDayCount)).toEqual([
      ...[31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31],
      ...[31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31],
    ]);
    expect(months.every((month) => month.endDay - month.firstDay === month.calendarDayCount)).toBe(
      true,
    );
  });

  it('cuts the first and the last month', () => {
    const { months } = planOf(dateOf(2013, 12, 31), 33);
    expect(months.map(({ date, ...rest }) => ({ date: formatDate(date), ...rest }))).toEqual([
      { date: '2013-12-01', firstDay: 0, endDay: 1, calendarDayCount: 31, year: 0 },
      { date: '2014-01-01', firstDay: 1, endDay: 32, calendarDayCount: 31, year: 0 },
      { date: '2014-02-01', firstDay: 32, endDay: 33, calendarDayCount: 28, year: 0 },
    ]);
  });

  it('has a horizon of one day', () => {
    const { months, years } = planOf(dateOf(2014, 3, 31), 1);
    expect(months).toHaveLength(1);
    expect(years.map(({ name }) => name)).toEqual(['2013/14']);
    expect(() => planOf(dateOf(2014, 3, 31), 0)).toThrow(RangeError);
  });

  it('changes the financial year on 1 April', () => {
    const { months, years } = planOf(dateOf(2014, 3, 31), 367);
    expect(years.map(({ name }) => name)).toEqual(['2013/14', '2014/15', '2015/16']);
    expect(months.map(({ year }) => year)).toEqual([0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2]);
  });

  it('keeps what was ordered before apart only where there is something', () => {
    const spec = costsSpec({
      lines: [capitalLine('disks', 1, 4), runningLine('team', 'stage', 1)],
    });
    const horizon = { startDate: dateOf(2013, 4, 1), dayCount: 30, milestoneDays: [] };
    const namesIf = (hasSunk: boolean) =>
      costPlan(spec, horizon, hasSunk).leaves.map(({ name, line, isSunk }) => [name, line, isSunk]);
    expect(namesIf(false)).toEqual([
      ['disks', 0, false],
      ['team', 1, false],
    ]);
    expect(namesIf(true)).toEqual([
      ['disks', 0, false],
      ['disks (ordered before 2013-04-01)', 0, true],
      ['team', 1, false],
    ]);
  });

  it('finds the leaves that optimism bias is on, and refuses what is none', () => {
    const bias = (of: string[]) =>
      ({ kind: 'optimism-bias', name: 'bias', share: 0.2, of }) as const;
    const lines = [capitalLine('disks', 1, 4), runningLine('team', 'stage', 1)];
    const horizon = { startDate: dateOf(2013, 4, 1), dayCount: 30, milestoneDays: [] };
    const plan = costPlan(costsSpec({ lines: [bias(['team']), ...lines] }), horizon, true);
    expect(plan.leaves[0]!.bias).toEqual({ share: 0.2, of: [3] });
    const wrong = costsSpec({ lines: [...lines, bias(['bias'])] });
    expect(() => costPlan(wrong, horizon, false)).toThrow("optimism bias on 'bias'");
  });

  it('takes milestones of the horizon alone', () => {
    const horizon = { startDate: dateOf(2013, 4, 1), dayCount: 30 };
    for (const day of [-1, 30, 0.5]) {
      expect(() => costPlan(costsSpec({}), { ...horizon, milestoneDays: [day] }, false)).toThrow(
        `a milestone on day ${day}`,
      );
    }
    expect(costPlan(costsSpec({}), { ...horizon, milestoneDays: [0, 29] }, false)).toBeDefined();
  });

  it('is plain data', () => {
    const plan = planOf(dateOf(2013, 4, 1), 30);
    expect(structuredClone(plan)).toEqual(plan);
  });
});
