/** How a stage goes: whom it changes on which day, and who has to wait for a full pool. */
import type { Plan, PlanStage } from '../plan/plan.ts';
import { batches } from '../rollout/batches.ts';
import { doneCount } from '../rollout/pace.ts';
import { NO_TURN, takeTurns } from '../rollout/turns.ts';
import type { SetChange } from './controller.ts';
import type { StageTrace } from './trace.ts';
import type { TurnsMemory } from './turns-memory.ts';

/** Whom a stage changes. */
export interface Selected {
  /** In the stage's order. */
  readonly members: Uint32Array;
  /** How many mailboxes they stand for: in a sample more than they are. */
  readonly fullCount: number;
}

/** A stage that has been laid out. */
export interface StageCourse extends Selected {
  readonly stage: number;
  readonly startDay: number;
  /** By position in the stage's order. */
  readonly turns: Int32Array;
  /** Null: not within the horizon, as far as is known. */
  readonly finishDay: number | null;
  /** Whether somebody's turn has been another's, or nobody's, so far. */
  readonly hasWaited: boolean;
}

/** Which pools are over plan, by index: increases into them wait. */
export type Held = readonly boolean[];

/** Lays a stage out that starts on a day. */
export function layOut(
  plan: Plan,
  {
    stage,
    startDay,
    ...selected
  }: Selected & { readonly stage: number; readonly startDay: number },
  { held, memory }: { readonly held: Held; readonly memory: TurnsMemory },
): StageCourse {
  const turns = memory(stage, selected.members.length);
  const course = { ...selected, stage, startDay, turns, finishDay: null, hasWaited: false };
  return goOn(plan, course, { fromDay: startDay, held });
}

/** The course with the turns from a day on given anew, in place. */
export function goOn(
  plan: Plan,
  course: StageCourse,
  { fromDay, held }: { readonly fromDay: number; readonly held: Held },
): StageCourse {
  const { members, fullCount, startDay, turns } = course;
  const { pace } = plan.rollout.stages[course.stage]!;
  const { open } = plan.rollout.openDays;
  const poolIn = increasesInto(plan, course.stage);
  let { hasWaited } = course;
  const someAreHeld = held.includes(true);
  const waits = (position: number): boolean => {
    if (!someAreHeld) return false;
    const pool = poolIn(members[position]!);
    const isHeld = pool !== null && held[pool]!;
    hasWaited ||= isHeld;
    return isHeld;
  };
  takeTurns({ pace, fullCount, startDay, open }, turns, { fromDay, waits });
  return { ...course, finishDay: finishDay(plan, course), hasWaited };
}

/** The day of the last turn, or of the start if there is nobody; null if somebody has none. */
function finishDay(plan: Plan, course: StageCourse): number | null {
  const { turns, startDay, fullCount } = course;
  if (turns.length === 0 && fullCount > 0) return finishDayUnseen(plan, course);
  let last = startDay;
  for (let position = 0; position < turns.length; position++) {
    last = Math.max(last, turns[position]!);
  }
  return last === NO_TURN ? null : last;
}

/** A stage of a sample none of whose mailboxes is simulated takes the time of all of them. */
function finishDayUnseen(plan: Plan, course: StageCourse): number | null {
  const { stage, startDay, fullCount: totalCount } = course;
  const { pace } = plan.rollout.stages[stage]!;
  const { open } = plan.rollout.openDays;
  const last = batches({ pace, totalCount, startDay, open }).at(-1);
  return last?.endPosition === totalCount ? last.day : null;
}

/** Tells the pool into which a stage's change of a mailbox is an increase; null: it is none. */
export function increasesInto(plan: Plan, stage: number): (mailbox: number) => number | null {
  const { tierOf, organisationOf } = plan.population;
  const { poolOfOrganisation } = plan.pools;
  const { levels, levelOfTier } = plan.quota;
  const { levelOfTierAfter } = plan.rollout.stages[stage]!;
  const grows = Array.from(levelOfTierAfter, (after, tier) => {
    return levels[after]!.quotaBytes > levels[levelOfTier[tier]!]!.quotaBytes;
  });
  return (mailbox) =>
    grows[tierOf[mailbox]!]! ? poolOfOrganisation[organisationOf[mailbox]!]! : null;
}

/** Tells the engine of all turns from a day on, or takes them back. */
export function setTurns(
  { members, turns, stage }: StageCourse,
  setChange: SetChange,
  { fromDay, takenBack = false }: { readonly fromDay: number; readonly takenBack?: boolean },
): void {
  for (let position = 0; position < turns.length; position++) {
    const day = turns[position]!;
    if (day >= fromDay) setChange(members[position]!, takenBack ? NO_TURN : day, stage);
  }
}

/** How many mailboxes the members stand for whose turn satisfies a condition. */
export function fullCountWhere(
  { members, turns, fullCount }: StageCourse,
  isMeant: (position: number, day: number) => boolean,
): number {
  let count = 0;
  for (let position = 0; position < turns.length; position++) {
    if (isMeant(position, turns[position]!)) count++;
  }
  return members.length === 0 ? 0 : Math.round((count * fullCount) / members.length);
}

/**
 * How many have had their turn by the end of a day. In a sample that of all is known as long as
 * nobody has had to wait, and after that estimated.
 */
function doneBy({ rollout }: Plan, course: StageCourse, day: number): number {
  if (course.hasWaited) return fullCountWhere(course, (_, turn) => turn <= day);
  const { stage, startDay, fullCount } = course;
  const sinceStart = rollout.openDays.open.subarray(startDay, day + 1);
  const openDayCount = sinceStart.reduce((count, isOpen) => count + isOpen, 0);
  return doneCount(rollout.stages[stage]!.pace, fullCount, openDayCount);
}

/** What a stage has come to; undefined: it never started. */
export function stageTrace(
  plan: Plan,
  stage: PlanStage,
  course: StageCourse | undefined,
): Omit<StageTrace, 'waitDays'> {
  const { milestones, dayCount } = plan;
  if (course === undefined) {
    const left = stage.fullCount;
    const never = { startDay: null, finishDay: null, doneCounts: milestones.map(() => 0) };
    return { ...never, selectedCount: left, changedCount: 0, leftCount: left };
  }
  const { startDay, finishDay, fullCount } = course;
  const changedCount = doneBy(plan, course, dayCount - 1);
  return {
    startDay,
    finishDay,
    selectedCount: fullCount,
    changedCount,
    leftCount: fullCount - changedCount,
    doneCounts: milestones.map(({ day }) => doneBy(plan, course, day)),
  };
}
