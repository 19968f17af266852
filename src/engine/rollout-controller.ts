/**
 * The controller that carries out a plan's rollout: stage by stage, as each may start, with
 * increases into a pool that is over plan waiting until it is not.
 */
import { dependsOnContent, possibleMembers } from '../plan/content-stages.ts';
import type { Plan, PlanStage } from '../plan/plan.ts';
import { startDayOf } from '../rollout/start-day.ts';
import type { Controller, EveningView, Observation, SetChange } from './controller.ts';
import { type PoolWaits, poolWaits } from './pool-waits.ts';
import {
  goOn,
  type Held,
  increasesInto,
  layOut,
  type StageCourse,
  setTurns,
  stageTrace,
} from './stage-course.ts';
import { stageEvents } from './stage-events.ts';
import { selectedAtStart } from './stage-selection.ts';
import { createTurnsMemory, type TurnsMemory } from './turns-memory.ts';

/** How far a rollout has come. */
interface Progress {
  readonly plan: Plan;
  /** The stages that are laid out, by index. */
  readonly courses: Map<number, StageCourse>;
  /** All stages in the order in which they are laid out on one day. */
  readonly turns: readonly number[];
  readonly waits: PoolWaits;
  readonly memory: TurnsMemory;
  held: Held;
  /** Whether other pools are held than when stages were last laid out. */
  hasChanged: boolean;
}

/**
 * A controller for one replication. Stages that depend on no content are laid out in advance; one
 * that does (by fill, or in an order by fill) is laid out on the eve of its start. What has been
 * laid out is laid out anew from the day on which other pools are over plan than before.
 *
 * @param memory no other controller that is still asked has it
 */
export function rolloutController(
  plan: Plan,
  memory: TurnsMemory = createTurnsMemory(),
): Controller {
  const { stages } = plan.rollout;
  const progress: Progress = {
    plan,
    courses: new Map(),
    turns: restLast(stages),
    waits: poolWaits(plan),
    memory,
    held: plan.storage?.pools.map(() => false) ?? [],
    hasChanged: false,
  };
  const { courses, waits } = progress;
  return {
    decide(day, view, setChange) {
      if (progress.hasChanged) layOutAnew(progress, day, setChange);
      progress.hasChanged = false;
      return layOutFrom(progress, day, { view, setChange });
    },
    freeUntil: (claimedBy, asked) => freeUntil(progress, claimedBy, asked),
    ...(plan.storage === null
      ? {}
      : { observe: (observation) => holdsOtherwise(progress, observation) }),
    stages: () => ({
      stages: stages.map((stage, index) => ({
        ...stageTrace(plan, stage, courses.get(index)),
        waitDays: waits.daysOf(index),
      })),
      events: stageEvents(plan, courses, waits),
    }),
  };
}

function startDay({ plan, courses }: Progress, stage: number): number | null {
  const { stages, openDays } = plan.rollout;
  const finishDayOf = (index: number): number | null => courses.get(index)?.finishDay ?? null;
  return startDayOf(stages[stage]!.begin, openDays, finishDayOf);
}

/** Lays out what can be; returns the first day on which a stage has to be laid out. */
function layOutFrom(
  progress: Progress,
  day: number,
  means: { readonly view: EveningView; readonly setChange: SetChange },
): number {
  const { plan, courses, turns } = progress;
  let askAgain = plan.dayCount;
  for (let found = true; found; ) {
    found = false;
    for (const stage of turns) {
      if (courses.has(stage)) continue;
      const from = startDay(progress, stage);
      if (from === null) continue;
      if (from <= day || !dependsOnContent(plan.rollout.stages[stage]!)) {
        start(progress, { stage, startDay: from }, means);
        found = true;
      } else if (from < askAgain) askAgain = from;
    }
  }
  return askAgain;
}

function start(
  { plan, courses, waits, held, memory }: Progress,
  { stage, startDay: day }: { readonly stage: number; readonly startDay: number },
  { view, setChange }: { readonly view: EveningView; readonly setChange: SetChange },
): void {
  const selected = selectedAtStart(plan, stage, { view, courses });
  const course = layOut(plan, { ...selected, stage, startDay: day }, { held, memory });
  courses.set(stage, course);
  setTurns(course, setChange, { fromDay: day });
  waits.update(course, { day, held });
}

/** Stages that have not started yet are forgotten: what they wait for may come later. */
function layOutAnew(
  { plan, courses, waits, held }: Progress,
  day: number,
  setChange: SetChange,
): void {
  for (const [stage, course] of courses) {
    if (course.startDay >= day) {
      courses.delete(stage);
      waits.forget(stage);
      setTurns(course, setChange, { fromDay: day, takenBack: true });
      continue;
    }
    const gone = goOn(plan, course, { fromDay: day, held });
    courses.set(stage, gone);
    setTurns(gone, setChange, { fromDay: day });
    waits.update(gone, { day, held });
  }
}

function freeUntil(progress: Progress, claimedBy: readonly number[], asked: number): number | null {
  const undecided = claimedBy.filter((index) => !progress.courses.has(index));
  const starts = undecided.map((index) => startDay(progress, index));
  const known = starts.filter((day) => day !== null);
  const earliest = Math.min(progress.plan.dayCount, ...known);
  return known.length === starts.length || earliest <= asked ? earliest : null;
}

/** Takes note of the pools that are over plan; whether that changes what is to come. */
function holdsOtherwise(progress: Progress, { day, pools }: Observation): boolean {
  const { plan, courses, waits, held: before } = progress;
  waits.observe(day, pools);
  const held = pools.map(({ neededBytes, usableBytes }) => neededBytes > usableBytes);
  const changed = held.flatMap((isHeld, pool) => (isHeld === before[pool] ? [] : [pool]));
  if (changed.length === 0) return false;
  progress.held = held;
  progress.hasChanged = true;
  return changed.some((pool) => increasesAfter(plan, courses, { pool, day }));
}

/**
 * Indices of stages; a rest finds what stages by fill have left that start on its own first day.
 */
function restLast(stages: readonly PlanStage[]): number[] {
  const indices = [...stages.keys()];
  const isRest = (index: number): boolean => stages[index]!.leftOverOf.length > 0;
  return [...indices.filter((index) => !isRest(index)), ...indices.filter(isRest)];
}

/** Whether some increase into a pool is still to come after a day. */
function increasesAfter(
  plan: Plan,
  courses: ReadonlyMap<number, StageCourse>,
  { pool, day }: { readonly pool: number; readonly day: number },
): boolean {
  return plan.rollout.stages.some((_, stage) => {
    const poolIn = increasesInto(plan, stage);
    const course = courses.get(stage);
    if (course === undefined) {
      const possible = possibleMembers(plan.rollout.stages, stage);
      return possible.some((members) => members.some((mailbox) => poolIn(mailbox) === pool));
    }
    const { members, turns } = course;
    return turns.some((turn, at) => turn > day && poolIn(members[at]!) === pool);
  });
}
