/**
 * The controller that carries out a plan's rollout: stage by stage, as each may start, with
 * increases into a pool that is over plan waiting until it is not.
 */
import { dependsOnContent, possibleMembers } from '../plan/content-stages.ts';
import type { Plan, PlanStage } from '../plan/plan.ts';
import { startDayOf } from '../rollout/start-day.ts';
import type { Controller, EveningView, SetChange } from './controller.ts';
import { poolWaits } from './pool-waits.ts';
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

/**
 * A controller for one replication. Stages that depend on no content are laid out in advance; one
 * that does (by fill, or in an order by fill) is laid out on the eve of its start. What has been
 * laid out is laid out anew from the day on which other pools are over plan than before.
 */
export function rolloutController(plan: Plan): Controller {
  const { stages, openDays } = plan.rollout;
  const courses = new Map<number, StageCourse>();
  const turns = restLast(stages);
  const waits = poolWaits(plan);
  let held: Held = plan.storage?.pools.map(() => false) ?? [];
  let hasChanged = false;

  const startDay = (stage: PlanStage): number | null =>
    startDayOf(stage.begin, openDays, (index) => courses.get(index)?.finishDay ?? null);

  const start = (stage: number, day: number, view: EveningView, setChange: SetChange): void => {
    const selected = selectedAtStart(plan, stage, { view, courses });
    const course = layOut(plan, { ...selected, stage, startDay: day }, held);
    courses.set(stage, course);
    setTurns(course, setChange, { fromDay: day });
    waits.update(course, { day, held });
  };

  /** Stages that have not started yet are forgotten: what they wait for may come later. */
  const layOutAnew = (day: number, setChange: SetChange): void => {
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
  };

  return {
    decide(day, view, setChange) {
      if (hasChanged) layOutAnew(day, setChange);
      hasChanged = false;
      let askAgain = plan.dayCount;
      for (let found = true; found; ) {
        found = false;
        for (const index of turns) {
          if (courses.has(index)) continue;
          const stage = stages[index]!;
          const from = startDay(stage);
          if (from === null) continue;
          if (from <= day || !dependsOnContent(stage)) {
            start(index, from, view, setChange);
            found = true;
          } else if (from < askAgain) askAgain = from;
        }
      }
      return askAgain;
    },
    freeUntil(claimedBy, asked) {
      const undecided = claimedBy.filter((index) => !courses.has(index));
      const starts = undecided.map((index) => startDay(stages[index]!));
      const known = starts.filter((day) => day !== null);
      const earliest = Math.min(plan.dayCount, ...known);
      return known.length === starts.length || earliest <= asked ? earliest : null;
    },
    ...(plan.storage === null
      ? {}
      : {
          observe({ day, pools }) {
            waits.observe(day, pools);
            const before = held;
            held = pools.map(({ neededBytes, usableBytes }) => neededBytes > usableBytes);
            const changed = held.flatMap((isHeld, pool) => (isHeld === before[pool] ? [] : [pool]));
            if (changed.length === 0) return false;
            hasChanged = true;
            return changed.some((pool) => increasesAfter(plan, courses, { pool, day }));
          },
        }),
    stages: () => ({
      stages: stages.map((stage, index) => stageTrace(plan, stage, courses.get(index))),
      events: stageEvents(plan, courses, waits.events()),
    }),
  };
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
