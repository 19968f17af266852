import { type CalendarDate, weekdayOf } from './date.ts';
import { type HolidayCalendar, isHoliday, isWeekend } from './working-days.ts';

/** Days from one date to another, both included. */
export interface DateRange {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

export interface NamedDateRange extends DateRange {
  readonly name: string;
}

/** When changes may be made. */
export interface ChangeCalendar {
  readonly holidays: HolidayCalendar;
  /** Whether weekends and holidays are closed. */
  readonly workingDaysOnly: boolean;
  /** Which weekdays are allowed, Monday first: seven items. */
  readonly weekdays: readonly boolean[];
  /** Days on which changes are allowed; an empty list allows every day. */
  readonly windows: readonly DateRange[];
  /** Days on which changes are forbidden whatever else allows them. */
  readonly freezes: readonly NamedDateRange[];
}

export type ClosedCause = 'freeze' | 'weekend' | 'holiday' | 'weekday' | 'window';

/**
 * Says why no change may be made on a day, or null if the day is open.
 *
 * Where several causes hold, the first of this order is given: freeze, weekend, holiday, weekday
 * not allowed, outside every window. One cause a day, so that days lost by cause add up.
 *
 * @throws RangeError for `england-and-wales` with workingDaysOnly outside the years of its rule.
 */
export function closedBy(date: CalendarDate, calendar: ChangeCalendar): ClosedCause | null {
  if (calendar.freezes.some((freeze) => contains(freeze, date))) {
    return 'freeze';
  }
  if (calendar.workingDaysOnly && isWeekend(date)) {
    return 'weekend';
  }
  if (calendar.workingDaysOnly && isHoliday(date, calendar.holidays)) {
    return 'holiday';
  }
  if (calendar.weekdays[weekdayOf(date)] !== true) {
    return 'weekday';
  }
  const isInWindow =
    calendar.windows.length === 0 || calendar.windows.some((window) => contains(window, date));
  return isInWindow ? null : 'window';
}

function contains(range: DateRange, date: CalendarDate): boolean {
  return date >= range.from && date <= range.to;
}
