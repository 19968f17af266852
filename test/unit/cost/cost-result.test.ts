import { describe, expect, it } from 'vitest';
import { dateOf } from '../../../src/calendar/date.ts';
import { costPlan } from '../../../src/cost/cost-plan.ts';
import { annualCashPence, costResult, replicationCosts } from '../../../src/cost/cost-result.ts';
import { costsSpec, driversOf, onDays, runningLine } from '../../support/costs.ts';

const lines = [runningLine('desk', 'contact', 0.01), runningLine('rent', 'month', 31)];
/** 16 March to 15 April 2014; milestones inside a month and at its end. */
const horizon = { startDate: dateOf(2014, 3, 16), dayCount: 31, milestoneDays: [1, 15, 16] };
const plan = costPlan(costsSpec({ lines }), horizon, false);

function costsOf(contacts: Readonly<Record<number, number>>) {
  const drivers = driversOf(31, { contactCount: onDays(31, contacts) });
  return replicationCosts(plan, { lines, drivers });
}

describe('costResult', () => {
  // Rent is 16 / 31 of 31 pounds in March, and 15 / 30 of it in April: 1,600 and 1,550 pence.
  const all = [costsOf({ 1: 1, 15: 4 }), costsOf({ 1: 2, 16: 1 }), costsOf({ 1: 2 })];
  const result = costResult(plan, all);

  it('rounds the mean of each leaf and month once', () => {
    // (5 + 2 + 2) / 3 = 3; (0 + 1 + 0) / 3 = 0.33 -> 0.
    expect([...result.mean.rows[0]!.months.net]).toEqual([3, 0]);
    expect([...result.mean.total.years.cash]).toEqual([1603, 1550, 3153]);
    // Two replications of 5 and 2: 3.5 is 4.
    expect(costResult(plan, all.slice(0, 2)).mean.rows[0]!.months.net[0]).toBe(4);
    expect([...result.meanQuantities]).toEqual([
      3,
      expect.closeTo(1 / 3, 14),
      expect.closeTo(16 / 31, 14),
      0.5,
    ]);
  });

  it('has the cash of each replication by row and year', () => {
    expect(annualCashPence(result, 0, 0)).toEqual([5, 2, 2]);
    expect(annualCashPence(result, 0, 1)).toEqual([0, 1, 0]);
    expect(annualCashPence(result, 2, 2)).toEqual([3155, 3153, 3152]);
    expect(all.map(({ totalCashPence }) => totalCashPence)).toEqual([3155, 3153, 3152]);
  });

  it('has the cost to a milestone: whole months as in the table, the part rounded once', () => {
    // Two days of March are 200 pence; the contacts' mean is 5 / 3 -> 2. Its last day is the month.
    // A day of April is 3,100 / 30 = 103.33 -> 103.
    expect([...all[0]!.milestoneCashPence]).toEqual([201, 1605, 1605 + 103]);
    expect([...result.meanMilestoneCashPence]).toEqual([202, 1603, 1603 + 103]);
  });

  it('needs a replication', () => {
    expect(() => costResult(plan, [])).toThrow(RangeError);
  });
});
