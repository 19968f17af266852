/** The days that charts draw. */
import { type CalendarDate, weekdayOf } from '../../calendar/date.ts';

/** Points of a line, about: more would not be seen, and would make the page heavy. */
const POINTS_MAX = 180;
const WEEK_DAYS = 7;
const WEDNESDAY = 2;

interface Days {
  readonly firstDay: CalendarDate;
  readonly lastDay: CalendarDate;
}

/**
 * Whether charts draw a day: each, if they are few; else the first, the last, and Wednesdays from
 * the first on, or every so many of them. One weekday, so that no week's ups and downs are in
 * between; that one, as what happens on working days alone, such as moves of mailboxes and what
 * their owners ask then, would not be seen on Saturdays, and public holidays are mostly at the ends
 * of weeks.
 */
export function isDrawn(day: CalendarDate, { firstDay, lastDay }: Days): boolean {
  if (day === firstDay || day === lastDay) return true;
  const weeks = weekStep({ firstDay, lastDay });
  if (weeks === null) return true;
  const toWednesday = (WEDNESDAY - weekdayOf(firstDay) + WEEK_DAYS) % WEEK_DAYS;
  return (day - firstDay - toWednesday) % (WEEK_DAYS * weeks) === 0;
}

/** From one Wednesday that is drawn to the next; null: every day is. */
function weekStep({ firstDay, lastDay }: Days): number | null {
  const dayCount = lastDay - firstDay + 1;
  return dayCount <= POINTS_MAX ? null : Math.ceil(dayCount / (WEEK_DAYS * POINTS_MAX));
}

/** As far as a horizon goes: of its hundred years every 29th Wednesday is drawn. */
const ORDINALS = [
  ...['', '', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'],
  ...['eleventh', 'twelfth', 'thirteenth', 'fourteenth', 'fifteenth', 'sixteenth', 'seventeenth'],
  ...['eighteenth', 'nineteenth', 'twentieth'],
];
const TENS = 20;

/**
 * Which days those are, to be put after words such as `Drawn are`: `each day`, or `Wednesdays, the
 * first day and the last`, or `every ninth Wednesday, the first day and the last`.
 */
export function drawnDaysWords(days: Days): string {
  const weeks = weekStep(days);
  if (weeks === null) return 'each day';
  const wednesdays = weeks === 1 ? 'Wednesdays' : `every ${ordinalOf(weeks)} Wednesday`;
  return `${wednesdays}, the first day and the last`;
}

function ordinalOf(count: number): string {
  if (count <= TENS) return ORDINALS[count] ?? '';
  return `twenty-${count === TENS + 1 ? 'first' : (ORDINALS[count - TENS] ?? '')}`;
}
