/** When a stage starts. */
import type { CalendarDate } from '../calendar/date.ts';
import type { StageSpec } from '../scenario/rollout-spec.ts';
import type { OpenDays } from './open-days.ts';

/**
 * A stage's own `start` as a day of the horizon, or the index of the stage after which it begins.
 */
export type StageBegin =
  | { readonly startDay: number }
  | { readonly after: number; readonly bakeWorkingDays: number };

/** What a stage's `start` or `after` is with days and indexes. */
export function stageBegin(
  begin: StageSpec<unknown>['begin'],
  stages: readonly { readonly name: string }[],
  horizonStart: CalendarDate,
): StageBegin {
  if ('start' in begin) return { startDay: begin.start - horizonStart };
  const after = stages.findIndex(({ name }) => name === begin.after);
  return { after, bakeWorkingDays: begin.bakeWorkingDays };
}

/** The steps to a stage's start as days; null: not within the horizon, or not yet known. */
export interface StageStart {
  /** Its date, or the day after the bake, open or not. */
  readonly dueDay: number | null;
  /** The first day from then on that is open: on it an approval is asked for. */
  readonly readyDay: number | null;
  /** The day on which it is given. */
  readonly approvedDay: number | null;
  readonly startDay: number | null;
}

/** `open`: 1 on a day on which the stage may start, by the calendar or gates. */
type StartDays = Pick<OpenDays, 'open' | 'workingDay'>;

/**
 * The day on which a stage starts, or null where that is not within the horizon or not yet known.
 *
 * With a date of its own: the first open day on or after it. After another stage: the first open
 * day after the bake's last working day, which is the n-th after the other's finish day; with a
 * bake of 0, the first open day after the finish day. A stage whose predecessor has not finished
 * does not start. A date before the horizon counts as its first day. With an approval that takes n
 * working days: on the first open day on or after the n-th of them after that day.
 *
 * @param finishDayOf the finish day of the stage with that index; null: not finished
 * @param approvalWorkingDays whole; 0: no approval is waited for
 */
export function startDayOf(
  begin: StageBegin,
  days: StartDays,
  finishDayOf: (stage: number) => number | null,
  approvalWorkingDays = 0,
): number | null {
  return stageStart(begin, days, { finishDayOf, approvalWorkingDays }).startDay;
}

/** The steps to a stage's start, with what startDayOf is given. */
export function stageStart(
  begin: StageBegin,
  { open, workingDay }: StartDays,
  wait: {
    readonly finishDayOf: (stage: number) => number | null;
    readonly approvalWorkingDays: number;
  },
): StageStart {
  const dueDay =
    'startDay' in begin
      ? Math.max(0, begin.startDay)
      : dayAfter(nthWorkingDay(workingDay, wait.finishDayOf(begin.after), begin.bakeWorkingDays));
  const readyDay = dueDay === null ? null : dayWhere(open, dueDay);
  const approvedDay = nthWorkingDay(workingDay, readyDay, wait.approvalWorkingDays);
  const startDay = approvedDay === null ? null : dayWhere(open, approvedDay);
  return { dueDay, readyDay, approvedDay, startDay };
}

/** The n-th working day after a day; the day itself for 0. */
function nthWorkingDay(workingDay: Uint8Array, day: number | null, n: number): number | null {
  let found = day;
  for (let count = 0; count < n && found !== null; count++) found = dayWhere(workingDay, found + 1);
  return found;
}

function dayAfter(day: number | null): number | null {
  return day === null ? null : day + 1;
}

/** The first day from `fromDay` on that is marked with 1; null: none within the horizon. */
function dayWhere(marks: Uint8Array, fromDay: number): number | null {
  const day = marks.indexOf(1, fromDay);
  return day < 0 ? null : day;
}
