import type { DayCalendar } from '../../../src/demand/demand.ts';

/** A calendar of working days without slumps, all in one month, unless said otherwise. */
export function calendarOf(dayCount: number, given: Partial<DayCalendar> = {}): DayCalendar {
  return {
    dayCount,
    workingDay: new Uint8Array(dayCount).fill(1),
    slumpFactor: new Float64Array(dayCount).fill(1),
    monthOf: new Uint16Array(dayCount),
    ...given,
  };
}
