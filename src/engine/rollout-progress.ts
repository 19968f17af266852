/** How far a rollout has come, and when its stages start and run. */
import type { RolloutParameters } from '../plan/parameters.ts';
import type { Plan, PlanStage } from '../plan/plan.ts';
import type { Key } from '../random/key.ts';
import { type StageStart, stageStart } from '../rollout/start-day.ts';
import { daysNotHeld, type GateWatch } from './gate-watch.ts';
import type { PoolWaits } from './pool-waits.ts';
import type { Holding, StageCourse } from './stage-course.ts';
import type { TurnsMemory } from './turns-memory.ts';

/** What a controller is given beside the plan. */
export interface ControllerInput {
  readonly parameters: RolloutParameters;
  /** Of the replication: whose attempts fail. */
  readonly key: Key;
  /** No other controller that is still asked has it. */
  readonly turns: TurnsMemory;
  /** Filled by the controller: entry pool * dayCount + day, 1 where the pool is over plan. */
  readonly heldPools: Uint8Array;
}

/** How far a rollout has come. */
export interface Progress {
  readonly plan: Plan;
  readonly input: ControllerInput;
  /** The stages that are laid out, by index. */
  readonly courses: Map<number, StageCourse>;
  readonly gates: GateWatch;
  readonly waits: PoolWaits;
  readonly holding: Holding;
  /** Stages that gates have stopped for good, by index. */
  readonly stopped: Map<number, NonNullable<StageCourse['stopped']>>;
  /** Whether something holds otherwise than when stages were last laid out. */
  hasChanged: boolean;
}

/** The steps to a stage's start, as far as is known; by the calendar alone, or by gates too. */
export function startOf(
  progress: Pick<Progress, 'plan' | 'courses' | 'gates' | 'input'>,
  stage: number,
  { byGates }: { readonly byGates: boolean },
): StageStart {
  const { plan, courses, gates, input } = progress;
  const { stages, openDays } = plan.rollout;
  const open = byGates ? daysNotHeld(plan, gates, { stage, mayStart: true }) : openDays.open;
  return stageStart(
    stages[stage]!.begin,
    { open, workingDay: openDays.workingDay },
    {
      finishDayOf: (index) => courses.get(index)?.finishDay ?? null,
      approvalWorkingDays: input.parameters.approvalWorkingDays[stage]!,
    },
  );
}

/** Whether a stage has started by a day and not ended before it. */
export function runsOn({ startDay, finishDay, stopped }: StageCourse, day: number): boolean {
  return startDay <= day && (finishDay ?? day) >= day && (stopped?.day ?? day + 1) > day;
}

/** The day on which a stage before one that never starts was stopped for good; null: none was. */
export function blockedDay({ plan, courses }: Progress, stage: number): number | null {
  let before: number | null = stage;
  while (before !== null && !courses.has(before)) {
    const { begin }: PlanStage = plan.rollout.stages[before]!;
    before = 'after' in begin ? begin.after : null;
  }
  return before === null ? null : (courses.get(before)!.stopped?.day ?? null);
}
