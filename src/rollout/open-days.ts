/** The days of the horizon on which a rollout may act. */
import type { CalendarDate } from '../calendar/date.ts';
import { type ChangeCalendar, type ClosedCause, closedBy } from '../calendar/open-days.ts';
import { isWorkingDay } from '../calendar/working-days.ts';

/** By day of the horizon. */
export interface OpenDays {
  /** 1: changes may be made. */
  readonly open: Uint8Array;
  /** Why they may not; null on an open day. */
  readonly closedBy: readonly (ClosedCause | null)[];
  /** 1: a working day, whether open or not; bakes are counted in these. */
  readonly workingDay: Uint8Array;
}

/**
 * What the calendar says of each of `dayCount` days from `start` on.
 *
 * @throws RangeError where a day is outside the years whose holidays are known.
 */
export function openDays(
  start: CalendarDate,
  dayCount: number,
  calendar: ChangeCalendar,
): OpenDays {
  const causes = Array.from({ length: dayCount }, (_, day) => closedBy(start + day, calendar));
  return {
    open: Uint8Array.from(causes, (cause) => (cause === null ? 1 : 0)),
    closedBy: causes,
    workingDay: Uint8Array.from(causes, (_, day) =>
      isWorkingDay(start + day, calendar.holidays) ? 1 : 0,
    ),
  };
}
