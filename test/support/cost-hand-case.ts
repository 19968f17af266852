/**
 * A case of three calendar months and a bit that can be worked out by hand.
 *
 * 15 February to 10 May 2014: 14 days of 28, 31, 30, and 10 of 31, so that days 0, 14, 45 and 75
 * are the first of their months; February and March are of 2013/14, the year of the price base.
 * VAT is 20 %, half of it recovered; 3.5 % discount and 2 % inflation make 2014/15 count
 * 1 / (1.035 * 1.02) = 1 / 1.0557 = 0.9472388.
 */
import { dateOf } from '../../src/calendar/date.ts';
import { costPlan } from '../../src/cost/cost-plan.ts';
import { replicationCosts } from '../../src/cost/cost-result.ts';
import type { CostLine } from '../../src/scenario/costs-spec.ts';
import { capitalLine, costsSpec, driversOf, economicLine, onDays, runningLine } from './costs.ts';

const DAYS = 85;

const lines: readonly CostLine<number>[] = [
  // 2 raw TB a usable one.
  { ...capitalLine('storage', 2000, 4), rawPerUsable: 2, hasVat: true },
  { ...runningLine('service', 'mailbox-month', 3.85), hasVat: true },
  runningLine('team', 'stage', 12_000),
  runningLine('help desk', 'contact', 9),
  { kind: 'optimism-bias', name: 'bias', share: 0.1, of: ['storage', 'service'] },
  economicLine('owners', 'clean-up', 7),
];

const spec = costsSpec({
  lines,
  inflationPerYear: 0.02,
  vat: { rate: 0.2, recoverableShare: 0.5 },
});

const drivers = driversOf(DAYS, {
  mailboxCount: new Float64Array(DAYS).fill(100),
  stageStartCount: onDays(DAYS, { 16: 1 }),
  contactCount: onDays(DAYS, { 0: 1, 84: 1 }),
  cleanUpCount: onDays(DAYS, { 45: 3 }),
  purchases: [
    // Paid on 10 March: 20 TB raw at 2,000 pounds.
    { orderDay: 0, arrivalDay: 23, usableBytes: 10e12, isSunk: false },
    // Ordered in January, paid on 6 April: 2 TB raw.
    { orderDay: -30, arrivalDay: 50, usableBytes: 1e12, isSunk: true },
    // Paid before the horizon, and after it.
    { orderDay: -90, arrivalDay: -1, usableBytes: 1e12, isSunk: true },
    { orderDay: 80, arrivalDay: 85, usableBytes: 1e12, isSunk: false },
  ],
});

// 28 February, 3 March, 31 March, and the last day.
const milestoneDays = [13, 16, 44, 84];
const horizon = { startDate: dateOf(2014, 2, 15), dayCount: DAYS, milestoneDays };
export const handPlan = costPlan(spec, horizon, true);
/** Of one replication. */
export const handCosts = replicationCosts(handPlan, { lines, drivers });
