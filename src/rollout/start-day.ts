/** When a stage starts. */
import type { OpenDays } from './open-days.ts';

/**
 * A stage's own `start` as a day of the horizon, or the index of the stage after which it begins.
 */
export type StageBegin =
  | { readonly startDay: number }
  | { readonly after: number; readonly bakeWorkingDays: number };

/**
 * The day on which a stage starts, or null where that is not within the horizon or not yet known.
 *
 * With a date of its own: the first open day on or after it. After another stage: the first open
 * day after the bake's last working day, which is the n-th after the other's finish day; with a
 * bake of 0, the first open day after the finish day. A stage whose predecessor has not finished
 * does not start. A date before the horizon counts as its first day.
 *
 * @param finishDayOf the finish day of the stage with that index; null: not finished
 */
export function startDayOf(
  begin: StageBegin,
  days: Pick<OpenDays, 'open' | 'workingDay'>,
  finishDayOf: (stage: number) => number | null,
): number | null {
  if ('startDay' in begin) return dayWhere(days.open, Math.max(0, begin.startDay));
  let lastDay = finishDayOf(begin.after);
  for (let baked = 0; baked < begin.bakeWorkingDays && lastDay !== null; baked++) {
    lastDay = dayWhere(days.workingDay, lastDay + 1);
  }
  return lastDay === null ? null : dayWhere(days.open, lastDay + 1);
}

/** The first day from `fromDay` on that is marked with 1; null: none within the horizon. */
function dayWhere(marks: Uint8Array, fromDay: number): number | null {
  const day = marks.indexOf(1, fromDay);
  return day < 0 ? null : day;
}
