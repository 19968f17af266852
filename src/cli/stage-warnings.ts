/** Stages that come too late, as far as their calendar tells. */
import { formatDate } from '../calendar/date.ts';
import type { PlannedStage } from '../rollout/schedule.ts';
import type { StageCalendar } from './stage-calendar.ts';
import { counted, groupDigits } from './words.ts';

/** Stages that cannot start or finish within the horizon, or finish by their date. */
export function stageWarnings(calendar: StageCalendar): string[] {
  return calendar.schedules.flatMap((plan, stage) => {
    const message = plan.startDay === null ? neverStarts(plan, calendar) : tooLate(plan, calendar);
    if (message === null) return [];
    return [`stage ${calendar.stages[stage]!.name}: ${message}`];
  });
}

/** A number of mailboxes that is a bound makes the days that follow from it bounds. */
function proviso({ stage, waitedFor }: PlannedStage, calendar: StageCalendar): string {
  const isBound = (index: number): boolean => calendar.stages[index]!.bound === 'at most';
  for (let at: number | null = waitedFor; at !== null; at = calendar.schedules[at]!.waitedFor) {
    if (isBound(at)) return `, if ${calendar.stages[at]!.name} changes all that it may select`;
  }
  return isBound(stage) ? ', if it changes all that it may select' : '';
}

function neverStarts(plan: PlannedStage, calendar: StageCalendar): string {
  return `cannot start within the horizon: ${whyNever(plan, calendar)}`;
}

function whyNever(plan: PlannedStage, calendar: StageCalendar): string {
  const { startDate, days, schedules, stages, planned } = calendar;
  const dateOf = (day: number): string => formatDate(startDate + day);
  if (plan.waitedFor !== null) {
    const { startDay, finishDay } = schedules[plan.waitedFor]!;
    const before = stages[plan.waitedFor]!.name;
    if (startDay === null) return `${before}, after which it comes, cannot start`;
    const provided = proviso(plan, calendar);
    if (finishDay === null) return `${before}, after which it comes, does not finish${provided}`;
    const { begin } = planned[plan.stage]!;
    const bake = 'after' in begin ? begin.bakeWorkingDays : 0;
    if (plan.dueDay === null || plan.dueDay >= days.open.length) {
      const waits = bake === 0 ? '' : ` and ${counted(bake, 'working day')} of bake follow`;
      return `${before} finishes on ${dateOf(finishDay)}${waits}${provided}`;
    }
  }
  if (plan.readyDay === null) {
    return `no day from ${dateOf(plan.dueDay!)} on is open (${closedWords(plan.dueDay!, calendar)})`;
  }
  const approval = counted(plan.approvalWorkingDays, 'working day');
  return (
    `its approval is asked for on ${dateOf(plan.readyDay)} and takes ${approval}, ` +
    'after which no day is open'
  );
}

/** `12 freeze, 4 weekend`, from a day to the end of the horizon. */
function closedWords(fromDay: number, { days }: StageCalendar): string {
  const counts = new Map<string, number>();
  for (const cause of days.closedBy.slice(fromDay)) {
    if (cause !== null) counts.set(cause, (counts.get(cause) ?? 0) + 1);
  }
  return Array.from(counts, ([cause, count]) => `${groupDigits(count)} ${cause}`).join(', ');
}

function tooLate(plan: PlannedStage, calendar: StageCalendar): string | null {
  const { startDate, stages, days } = calendar;
  const { byDay } = stages[plan.stage]!;
  const provided = proviso(plan, calendar);
  if (plan.finishDay === null) {
    const end = formatDate(startDate + days.open.length - 1);
    return (
      `cannot finish within the horizon at its pace: ${groupDigits(plan.leftCount)} of ` +
      `${counted(plan.mailboxCount, 'mailbox', 'mailboxes')} left on ${end}${provided}`
    );
  }
  if (byDay === null || plan.finishDay <= byDay) return null;
  const late = counted(plan.finishDay - byDay, 'day');
  return (
    `finishes on ${formatDate(startDate + plan.finishDay)}, ${late} after ` +
    `${formatDate(startDate + byDay)}, by which it should have${provided}`
  );
}
