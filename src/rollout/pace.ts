/** How many of a stage's mailboxes may be changed by so many open days. */
import type { Pace } from '../scenario/rollout-spec.ts';

type Ramp = Extract<Pace, { readonly rampDays: number }>;

/**
 * Mailboxes changed by the end of the stage's k-th open day, of `totalCount` in all.
 *
 * A rate: k times the rate. Over n days: floor(total k / n), thus all on the n-th. A ramp: the sum
 * of the days' rates, rounded down once. Never more than there are; 0 after no day.
 *
 * @example
 * doneCount({ overDays: 3 }, 10, 2) // 6
 */
export function doneCount(pace: Pace, totalCount: number, openDayCount: number): number {
  return Math.min(totalCount, paceSum(pace, totalCount, openDayCount));
}

/**
 * What the pace grants by the end of the k-th open day, however many mailboxes are left: a stage of
 * which some had to wait goes on at the pace that it has come to.
 */
export function paceSum(pace: Pace, totalCount: number, openDayCount: number): number {
  if ('overDays' in pace) return Math.floor((totalCount * openDayCount) / pace.overDays);
  return Math.floor('perDay' in pace ? pace.perDay * openDayCount : rampSum(pace, openDayCount));
}

/**
 * The rates of the first k days added up: day j of the n days of the ramp has the rate
 * from + (to - from) (j - 1) / (n - 1), and each later day `to`. A ramp of one day has `from` on
 * that day.
 *
 * The sum over j <= k within the ramp is k from + (to - from) k (k - 1) / (2 (n - 1)), in integers
 * but for one division, so that a sum that is whole is not rounded below itself.
 */
function rampSum(ramp: Ramp, openDayCount: number): number {
  const { fromPerDay, toPerDay, rampDays } = ramp;
  const k = Math.min(openDayCount, rampDays);
  const flatSum = (openDayCount - k) * toPerDay;
  if (rampDays <= 1) return k * fromPerDay + flatSum;
  const divisor = 2 * (rampDays - 1);
  return ((k * fromPerDay + flatSum) * divisor + (toPerDay - fromPerDay) * k * (k - 1)) / divisor;
}
