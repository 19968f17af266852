import { describe, expect, it } from 'vitest';
import type { PoolWaits } from '../../../src/engine/pool-waits.ts';
import type { Progress } from '../../../src/engine/rollout-progress.ts';
import { stageEvents } from '../../../src/engine/stage-events.ts';
import { stageTrace } from '../../../src/engine/stage-trace.ts';
import type { StageEvent } from '../../../src/engine/trace.ts';
import { fakeStageEvent } from '../../support/fake-trace.ts';
import { withStages } from '../../support/plain-scenario.ts';
import { DAY_COUNT, following, only } from './controller-of.ts';
import { laidOut, planFor, progressOf } from './course-of.ts';

const eventsOf = (progress: Progress) =>
  stageEvents(
    progress,
    progress.plan.rollout.stages.map((_, stage) => stageTrace(progress, stage)),
  );

const wait = (day: number, kind: 'wait' | 'resume', stage = 0): StageEvent =>
  fakeStageEvent({ day, stage, kind, cause: 'a pool' });

/** A progress whose waits are told so. */
function waiting(
  progress: Progress,
  {
    events = [],
    pools = () => [],
  }: {
    readonly events?: readonly StageEvent[];
    readonly pools?: PoolWaits['poolsOf'];
  },
): Progress {
  return { ...progress, waits: { ...progress.waits, events: () => events, poolsOf: pools } };
}

describe('events of stages', () => {
  it('are by day, then start, wait, resume and finish, and of a kind by stage', () => {
    const progress = progressOf(planFor());
    progress.courses.set(0, { ...laidOut(progress), finishDay: 0 });
    const events = [wait(0, 'resume'), wait(3, 'wait'), wait(0, 'wait', 1), wait(0, 'wait')];
    const told = eventsOf(waiting(progress, { events }));
    expect(told.map(({ day: on, stage, kind }) => [on, stage, kind])).toEqual([
      [0, 0, 'start'],
      [0, 0, 'wait'],
      [0, 1, 'wait'],
      [0, 0, 'resume'],
      [0, 0, 'finish'],
      [3, 0, 'wait'],
    ]);
  });

  it('end with what is left, also of a stage that never started', () => {
    const progress = progressOf(planFor(), [true, false]);
    const last = { day: DAY_COUNT - 1, stage: 0, kind: 'left', rule: 'calendar', value: null };
    const never = { ...last, mailboxCount: 10, cause: 'never started' };
    // Nothing but its not being laid out keeps it: what is not open is held.
    expect(eventsOf(progress)).toEqual([{ ...never, cause: 'never started: held by a gate' }]);
    laidOut(progress);
    const leftWith = (pools: PoolWaits['poolsOf']) => eventsOf(waiting(progress, { pools })).at(-1);
    const left = { ...last, mailboxCount: 6 };
    expect(leftWith(() => [])).toEqual({ ...left, cause: 'end of the horizon' });
    expect(leftWith((stage) => [`pool ${stage}`, 'south'])).toEqual({
      ...left,
      cause: 'end of the horizon, waiting for pool 0 and south',
      waitsFor: ['pool 0', 'south'],
    });
  });

  it('say of a stage that never started which one it is still after', () => {
    const { rollout } = withStages(
      { name: 'first', select: only('a') },
      { name: 'second', select: 'rest', ...following('first') },
    );
    const plan = planFor({}, { rollout });
    const causeWith = (finishDay: number | null, isLaidOut = true) => {
      const progress = progressOf(plan);
      if (isLaidOut) progress.courses.set(0, { ...laidOut(progress), finishDay });
      return eventsOf(progress).at(-1)!.cause;
    };
    expect(causeWith(null)).toBe('never started: first has not finished');
    expect(causeWith(null, false)).toBe('never started: first has not finished');
    // Its first day would be after the end.
    expect(causeWith(DAY_COUNT - 1)).toBe('never started');
  });
});
