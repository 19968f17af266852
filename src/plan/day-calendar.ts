/** What the calendar says of each day of the horizon. */
import { partsOf } from '../calendar/date.ts';
import { slumpFactor } from '../calendar/slumps.ts';
import { isWorkingDay } from '../calendar/working-days.ts';
import type { DayCalendar } from '../demand/demand.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** The calendar of a scenario's days, the first being day 0. */
export function dayCalendar({
  horizon,
  calendar,
}: Pick<Scenario<unknown>, 'horizon' | 'calendar'>): DayCalendar {
  const { start, end } = horizon;
  const { holidays, slumps } = calendar;
  const dayCount = end - start + 1;
  const days = Array.from({ length: dayCount }, (_, day) => start + day);
  const first = partsOf(start);
  return {
    dayCount,
    workingDay: Uint8Array.from(days, (date) => (isWorkingDay(date, holidays) ? 1 : 0)),
    slumpFactor: Float64Array.from(days, (date) => slumpFactor(date, slumps)),
    monthOf: Uint16Array.from(days, (date) => {
      const { year, month } = partsOf(date);
      return (year - first.year) * 12 + month - first.month;
    }),
  };
}
