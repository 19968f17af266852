/** Freezes that cost a stage more days than it would take. */
import { type CalendarDate, formatDate } from '../calendar/date.ts';
import { openDays } from '../rollout/open-days.ts';
import { type PlannedStage, scheduleStages } from '../rollout/schedule.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { StageCalendar } from './stage-calendar.ts';

/**
 * A freeze that swallows a whole stage: by the day on which it starts it would have finished
 * without. And a stage whose own date lies in a freeze.
 */
export function freezeWarnings(calendar: StageCalendar, scenario: Scenario): string[] {
  if (calendar.freezes.length === 0) return [];
  const { rollout, horizon, calendar: scenarioCalendar } = scenario;
  const thawed = openDays(horizon.start, horizon.end - horizon.start + 1, {
    ...rollout.calendar,
    holidays: scenarioCalendar.holidays,
    freezes: [],
  });
  const withoutFreezes = (plan: PlannedStage, startDay: number): PlannedStage => {
    const stage = calendar.planned[plan.stage]!;
    return scheduleStages([{ ...stage, begin: { startDay } }], thawed)[0]!;
  };
  return calendar.schedules.flatMap((plan, stage) => {
    const { dueDay, startDay } = plan;
    if (dueDay === null || startDay === null) return [];
    const message = freezeMessage(calendar, { ...plan, dueDay, startDay }, (day) =>
      withoutFreezes(plan, day),
    );
    return message === null ? [] : [`stage ${calendar.stages[stage]!.name}: ${message}`];
  });
}

interface StartedStage extends PlannedStage {
  readonly dueDay: number;
  readonly startDay: number;
}

function freezeMessage(
  { freezes, startDate, planned }: StageCalendar,
  { stage, dueDay, startDay }: StartedStage,
  withoutFreezes: (dueDay: number) => PlannedStage,
): string | null {
  const dateOf = (day: number): string => formatDate(startDate + day);
  const namesWithin = (from: CalendarDate, to: CalendarDate): string =>
    freezes
      .filter((freeze) => freeze.from <= to && freeze.to >= from)
      .map(({ name }) => `the freeze '${name}'`)
      .join(' and ');
  const free = withoutFreezes(dueDay);
  if (free.startDay !== null && free.finishDay !== null && free.finishDay < startDay) {
    return (
      `starts on ${dateOf(startDay)} only, and would have finished on ${dateOf(free.finishDay)} ` +
      `without ${namesWithin(startDate + dueDay, startDate + startDay)}`
    );
  }
  const names = namesWithin(startDate + dueDay, startDate + dueDay);
  if (!('startDay' in planned[stage]!.begin) || names === '') return null;
  return `its date, ${dateOf(dueDay)}, lies in ${names}; it starts on ${dateOf(startDay)}`;
}
