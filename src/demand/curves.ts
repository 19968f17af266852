/**
 * Demand curves: how a cohort's traffic moves from day to day, the same for all its mailboxes.
 *
 * daily(d) = activity(d) * growth(d) * common(d), relative to a working day without growth; and its
 * running sum C(d), so that a mailbox's content is base + slope * C(d).
 */
import type { CohortDemand, DayCalendar, DemandShock } from './demand.ts';
import { growthFactors } from './growth.ts';

export interface DemandCurve {
  /** By day: the day's traffic relative to a working day at the start. */
  readonly daily: Float64Array;
  /** dayCount + 1 values: index d holds C(d - 1), the sum of the days before d; index 0 is 0. */
  readonly cumulative: Float64Array;
}

/**
 * The curve of one cohort.
 *
 * Holds activity (1 on a working day, else the off-day share, times the slumps), the cohort's own
 * growth, the named shocks and the replication's common factor (by day, mean 1).
 */
export function demandCurve(
  calendar: DayCalendar,
  demand: CohortDemand,
  shared: { readonly shocks: readonly DemandShock[]; readonly commonFactor: Float64Array },
): DemandCurve {
  const dayCount = calendar.dayCount;
  const growth = growthFactors(dayCount, demand.growth);
  const daily = new Float64Array(dayCount);
  const cumulative = new Float64Array(dayCount + 1);
  for (let day = 0; day < dayCount; day++) {
    const activity =
      (calendar.workingDay[day] === 1 ? 1 : demand.offDayShare) * calendar.slumpFactor[day]!;
    let factor = activity * growth[day]! * shared.commonFactor[day]!;
    for (const shock of shared.shocks) {
      if (day >= shock.firstDay && day < shock.endDay) factor *= shock.factor;
    }
    daily[day] = factor;
    cumulative[day + 1] = cumulative[day]! + factor;
  }
  return { daily, cumulative };
}
