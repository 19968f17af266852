/** Demand before the horizon: what storage still holds of earlier days on the first. */
import { DAYS_PER_YEAR } from '../calendar/date.ts';
import { exp } from '../random/exp.ts';
import { log } from '../random/log.ts';
import type { CohortDemand, DayCalendar, DemandShock } from './demand.ts';

/**
 * The daily factors of a cohort on the days before day 0, the last entry being that of day -1: see
 * demandCurve. The growth in force on day 0 is followed backwards; of the common factor, which is
 * drawn from day 0 on, the mean, 1, stands for it.
 *
 * @param calendar of those days alone
 */
export function dailyBefore(
  calendar: DayCalendar,
  demand: CohortDemand,
  shocks: readonly DemandShock[],
): Float64Array {
  const inForce = demand.growth.findLast(({ firstDay }) => firstDay <= 0);
  const logPerDay = log(1 + (inForce?.perYear ?? 0)) / DAYS_PER_YEAR;
  return Float64Array.from({ length: calendar.dayCount }, (_, index) => {
    const day = index - calendar.dayCount;
    const activity =
      (calendar.workingDay[index] === 1 ? 1 : demand.offDayShare) * calendar.slumpFactor[index]!;
    let factor = activity * exp(logPerDay * day);
    for (const shock of shocks) {
      if (day >= shock.firstDay && day < shock.endDay) factor *= shock.factor;
    }
    return factor;
  });
}
