/** What the plan says of the stages before anything is simulated. */
import type { NamedDateRange } from '../calendar/open-days.ts';
import type { Plan } from '../plan/plan.ts';
import { NO_PROGRAMME } from '../population/population.ts';
import { medianOf } from '../random/distribution.ts';
import { type OpenDays, openDays } from '../rollout/open-days.ts';
import { type ScheduledStage, scheduleStages } from '../rollout/schedule.ts';
import type { CountBound, StageCalendarInput } from '../rollout/stage-table.ts';
import { stageBegin } from '../rollout/start-day.ts';
import type { StageSpec } from '../scenario/rollout-spec.ts';
import type { Scenario, UncertainValue } from '../scenario/scenario.ts';

/** The calendar of the stages with what it was made of. */
export interface StageCalendar extends StageCalendarInput {
  readonly planned: readonly ScheduledStage[];
  readonly days: OpenDays;
  readonly freezes: readonly NamedDateRange[];
}

/** How many mailboxes a stage may change. */
export type PlannedCount = Pick<ScheduledStage, 'mailboxCount' | 'joinDays'>;

/**
 * When each stage would start and finish, with the mailboxes that it may change at the most.
 * Approvals take as long as they do in half of all cases.
 */
export function stageCalendar(plan: Plan, scenario: Scenario): StageCalendar {
  return calendarOfCounts(
    scenario,
    plan.rollout.stages.map(({ members }) => plannedCount(members, plan)),
  );
}

/** The same where it is known how many mailboxes each stage may change. */
export function calendarOfCounts(
  scenario: Scenario,
  counts: readonly PlannedCount[],
): StageCalendar {
  const { rollout, calendar, horizon } = scenario;
  const { stages, freezes } = rollout;
  const days = openDays(horizon.start, horizon.end - horizon.start + 1, {
    ...rollout.calendar,
    holidays: calendar.holidays,
    freezes,
  });
  const planned = stages.map((stage, index) => ({
    begin: stageBegin(stage.begin, stages, horizon.start),
    pace: stage.pace,
    approvalWorkingDays: approvalDays(stage),
    ...counts[index]!,
  }));
  return {
    stages: stages.map((stage) => ({
      name: stage.name,
      moveTo: stage.change.kind === 'move' ? stage.change.platform : null,
      bound: boundOf(stage, scenario),
      byDay: stage.by === null ? null : stage.by - horizon.start,
    })),
    schedules: scheduleStages(planned, days),
    startDate: horizon.start,
    planned,
    days,
    freezes,
  };
}

/**
 * Those who are there at the start, and those who come with a programme. Who joins otherwise comes
 * for one who has left.
 */
function plannedCount(members: Uint32Array, { population }: Plan): PlannedCount {
  const { openingCount, joiners } = population;
  const joinDays: number[] = [];
  let mailboxCount = 0;
  for (const mailbox of members) {
    if (mailbox < openingCount) mailboxCount++;
    else if (joiners.programmeOf[mailbox - openingCount] !== NO_PROGRAMME) {
      joinDays.push(joiners.joinDay[mailbox - openingCount]!);
    }
  }
  return { mailboxCount, joinDays: joinDays.sort((a, b) => a - b) };
}

function approvalDays({ approvalWorkingDays }: StageSpec<UncertainValue>): number {
  if (approvalWorkingDays === null) return 0;
  return Math.ceil(medianOf(approvalWorkingDays.distribution, approvalWorkingDays.range));
}

/** A rest takes what stages by fill leave, of those that change the same: quotas, or platforms. */
function boundOf(
  { select, change }: StageSpec<unknown>,
  { rollout, population }: Scenario,
): CountBound {
  const isByFill = (other: StageSpec<unknown>): boolean =>
    other.change.kind === change.kind &&
    other.select !== 'rest' &&
    other.select.fillAtLeast !== null;
  if (select !== 'rest' && select.fillAtLeast !== null) return 'at most';
  if (select === 'rest' && rollout.stages.some(isByFill)) return 'at least';
  const comeAndGo = population.cohorts.some(
    ({ joinersPerYear, leaversPerYear }) =>
      joinersPerYear > 0 || medianOf(leaversPerYear.distribution, leaversPerYear.range) > 0,
  );
  return comeAndGo ? 'about' : 'exactly';
}
