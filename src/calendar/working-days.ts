import { type CalendarDate, weekdayOf } from './date.ts';
import { isEnglandWalesHoliday } from './holidays.ts';

export type HolidayCalendar = 'england-and-wales' | 'none';

/** Tells whether a day is a Saturday or a Sunday. */
export function isWeekend(date: CalendarDate): boolean {
  return weekdayOf(date) >= 5;
}

/**
 * Tells whether a day is a bank holiday of the named calendar; `none` has no holidays.
 *
 * @throws RangeError for `england-and-wales` outside the years that its rule covers.
 */
export function isHoliday(date: CalendarDate, holidays: HolidayCalendar): boolean {
  return holidays === 'england-and-wales' && isEnglandWalesHoliday(date);
}

/**
 * Tells whether a day is from Monday to Friday and not a holiday of the named calendar.
 *
 * @throws RangeError as isHoliday does.
 */
export function isWorkingDay(date: CalendarDate, holidays: HolidayCalendar): boolean {
  return !isWeekend(date) && !isHoliday(date, holidays);
}
