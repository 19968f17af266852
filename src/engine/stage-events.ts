/** What happened to the stages of a rollout, for the record. */
import type { Plan } from '../plan/plan.ts';
import type { PoolWaits } from './pool-waits.ts';
import { type StageCourse, stageTrace } from './stage-course.ts';
import type { StageEvent } from './trace.ts';

/** Of a day and stage in this order. */
const KINDS = ['start', 'wait', 'resume', 'finish', 'left'] as const;

/** Starts, waits, finishes, and what the end of the horizon leaves, in order of days. */
export function stageEvents(
  plan: Plan,
  courses: ReadonlyMap<number, StageCourse>,
  waits: Pick<PoolWaits, 'events' | 'poolsOf'>,
): StageEvent[] {
  const events = plan.rollout.stages.flatMap((_, stage) =>
    eventsOf(plan, stage, { courses, pools: waits.poolsOf(stage) }),
  );
  return [...events, ...waits.events()].sort(
    (a, b) => a.day - b.day || a.stage - b.stage || KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind),
  );
}

function eventsOf(
  plan: Plan,
  stage: number,
  {
    courses,
    pools,
  }: {
    readonly courses: ReadonlyMap<number, StageCourse>;
    /** For which it waits at the end. */
    readonly pools: readonly string[];
  },
): StageEvent[] {
  const { begin, fullCount } = plan.rollout.stages[stage]!;
  const lastDay = plan.dayCount - 1;
  const course = courses.get(stage);
  const trace = stageTrace(plan, plan.rollout.stages[stage]!, course);
  if (course === undefined) {
    const never = { day: lastDay, stage, mailboxCount: fullCount };
    const before = 'after' in begin ? begin.after : null;
    const isHeldUp = before !== null && (courses.get(before)?.finishDay ?? null) === null;
    const why = isHeldUp ? `: ${plan.rollout.stages[before]!.name} has not finished` : '';
    return [{ ...never, kind: 'left', cause: `never started${why}` }];
  }
  const cause = 'after' in begin ? `after ${plan.rollout.stages[begin.after]!.name}` : 'start date';
  const mailboxCount = trace.selectedCount;
  const start: StageEvent = { day: course.startDay, stage, kind: 'start', mailboxCount, cause };
  if (course.finishDay !== null) {
    const done = { day: course.finishDay, stage, mailboxCount: trace.changedCount };
    return [start, { ...done, kind: 'finish', cause: 'every mailbox changed' }];
  }
  const left = { day: lastDay, stage, mailboxCount: trace.leftCount };
  const ended = 'end of the horizon';
  if (pools.length === 0) return [start, { ...left, kind: 'left', cause: ended }];
  const why = `${ended}, waiting for ${pools.join(' and ')}`;
  return [start, { ...left, kind: 'left', cause: why, waitsFor: pools }];
}
