/** What the plan says of the stages before anything is simulated. */
import type { Plan, PlanStage } from '../plan/plan.ts';
import { type StageSchedule, scheduleStages } from '../rollout/schedule.ts';
import type { StageCalendarInput } from '../rollout/stage-table.ts';

/** When each stage would start and finish, with the mailboxes that it may change at the most. */
function plannedStages({ rollout }: Plan): StageSchedule[] {
  const stages = rollout.stages.map(({ begin, pace, fullCount }) => ({
    begin,
    pace,
    mailboxCount: fullCount,
  }));
  return scheduleStages(stages, rollout.openDays);
}

export function stageCalendar(plan: Plan): StageCalendarInput {
  return {
    stages: plan.rollout.stages.map((stage) => ({ name: stage.name, bound: boundOf(stage) })),
    schedules: plannedStages(plan),
    startDate: plan.startDate,
  };
}

function boundOf({ fillAtLeast, leftOverOf }: PlanStage): 'exactly' | 'at most' | 'at least' {
  if (fillAtLeast !== null) return 'at most';
  return leftOverOf.length > 0 ? 'at least' : 'exactly';
}
