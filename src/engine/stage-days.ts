/** What the days of a stage were lost to. */
import { daysNotHeld } from './gate-watch.ts';
import { type Progress, startOf } from './rollout-progress.ts';
import type { LostCause, StageTrace } from './trace.ts';

const NONE_LOST: Readonly<Record<LostCause, number>> = {
  weekend: 0,
  holiday: 0,
  freeze: 0,
  weekday: 0,
  window: 0,
  gate: 0,
  capacity: 0,
};

/**
 * Days lost by cause, from the day on which the stage was due by the calendar, its approval given,
 * to its end or the end of the horizon.
 */
export function stageDays(
  progress: Progress,
  stage: number,
): Pick<StageTrace, 'pausedDays' | 'lostDays' | 'waitDays'> {
  const { plan, courses, gates, waits } = progress;
  const course = courses.get(stage);
  const { startDay: dueDay } = startOf(progress, stage, { byGates: false });
  const { lasts, isFelt } = waits.daysOf(stage);
  const lostDays = { ...NONE_LOST };
  if (dueDay === null) return { pausedDays: 0, lostDays, waitDays: 0 };
  const startDay = course?.startDay ?? plan.dayCount;
  const endDay =
    course?.stopped?.day ??
    (course?.finishDay === undefined || course.finishDay === null
      ? plan.dayCount
      : course.finishDay + 1);
  const mayStart = daysNotHeld(plan, gates, { stage, mayStart: true });
  const mayAct = daysNotHeld(plan, gates, { stage, mayStart: false });
  const { closedBy } = plan.rollout.openDays;
  let pausedDays = 0;
  let waitDays = 0;
  for (let day = dueDay; day < endDay; day++) {
    if (day > startDay && pausingGate(progress, stage, day) !== null) pausedDays++;
    waitDays += lasts[day]!;
    const isHeld = (day < startDay ? mayStart : mayAct)[day] === 0;
    const isShort = isFelt[day] === 1 || course?.shortNights.has(day) === true;
    const cause = closedBy[day] ?? (isHeld ? 'gate' : isShort ? 'capacity' : null);
    if (cause !== null) lostDays[cause]++;
  }
  return { pausedDays, lostDays, waitDays };
}

/** The first gate, by index, that pauses a stage on a day; null: none does. */
export function pausingGate({ plan, gates }: Progress, stage: number, day: number): number | null {
  const found = plan.rollout.gates.findIndex(
    ({ onTrip, stages }, gate) =>
      onTrip === 'pause' && stages.includes(stage) && gates.holds[gate]![day] === 1,
  );
  return found < 0 ? null : found;
}
