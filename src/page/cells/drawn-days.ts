/** The days that charts draw. */
import type { CalendarDate } from '../../calendar/date.ts';

/** Points of a line, about: more would not be seen, and would make the page heavy. */
const POINTS_MAX = 180;
const WEEK_DAYS = 7;

/**
 * Whether charts draw a day: each, if they are few; else the first, the last, and every seventh or
 * multiple of seven, so that all are of one weekday and no week's ups and downs are in between.
 */
export function isDrawn(
  day: CalendarDate,
  { firstDay, lastDay }: { readonly firstDay: CalendarDate; readonly lastDay: CalendarDate },
): boolean {
  const step = stepOf(lastDay - firstDay + 1);
  return day === lastDay || (day - firstDay) % step === 0;
}

function stepOf(dayCount: number): number {
  if (dayCount <= POINTS_MAX) return 1;
  return WEEK_DAYS * Math.ceil(dayCount / (WEEK_DAYS * POINTS_MAX));
}
