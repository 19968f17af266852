/** A day of a stage of the reference: what holds it, whom it changes, and what it loses. */
import { holds, pauses } from './gates.ts';
import type { Mailbox } from './mailbox.ts';
import type { Change, Context, Today } from './rollout-context.ts';
import { act, placesOn, type StageRun, undecidedOf } from './stage.ts';
import { poolOf, type World } from './world.ts';

/** A day of a stage that is under way: what holds it is noted, and if nothing does, it acts. */
export function liveStageDay(context: Context, own: StageRun, today: Today): Change[] {
  const { world, gates } = context;
  const { day, boxes, overPlan } = today;
  notePause(context, own, day);
  for (const pool of overPlan.keys()) noteWait(context, own, { pool, today });
  if (own.waitingFor.size > 0) own.waitDays++;
  const isOpen = world.plan.rollout.openDays.open[day] === 1;
  if (!isOpen || gates.some((gate) => holds(gate, own.index))) return [];
  const changes: Change[] = [];
  act(own, {
    ...{ day, boxes },
    waits: (box) => waits(world, own, { box, overPlan }),
    attempt: (box) => {
      if (succeeds(context, own, { box, day })) {
        changes.push({ mailbox: box.number, stage: own.index });
      }
    },
  });
  return changes;
}

function succeeds(
  { world, attempts }: Context,
  own: StageRun,
  { box, day }: { readonly box: Mailbox; readonly day: number },
): boolean {
  const course = own.courses.get(box.number)!;
  const { failures } = world.plan.rollout;
  const luck = world.luck('failure', box.number, course.attemptCount++);
  const isFailed = luck < world.rollout.failureShare;
  attempts.push({ stage: own.index, isFailed });
  own.attemptCount++;
  if (isFailed) own.failedAttemptCount++;
  const isLast = !isFailed || course.attemptCount >= failures!.attempts;
  if (isLast) {
    course.outcome = isFailed ? 'failed' : 'changed';
    course.outcomeDay = day;
  } else {
    course.nextDay = day + failures!.retryAfterDays;
  }
  return !isFailed;
}

interface InPool {
  readonly box: Mailbox;
  /** By pool. */
  readonly overPlan: readonly boolean[];
}

/** Whether the change is an increase into a pool that was over plan last evening. */
export function waits(world: World, own: StageRun, { box, overPlan }: InPool): boolean {
  return overPlan[poolFor(world, own, box)] === true && isIncrease(world, own, box);
}

const HOME = 0;

/** Where a mailbox needs room: where it moves to, or was at the start. */
function poolFor(world: World, { stage }: StageRun, { number }: Mailbox): number {
  return poolOf(world, number, stage.moveTo ?? HOME);
}

/** Whether it gives a mailbox's tier at the start more than it had then; a move always is one. */
function isIncrease({ plan, quotas }: World, { stage }: StageRun, { number }: Mailbox): boolean {
  if (stage.moveTo !== null) return true;
  const tier = plan.population.tierOf[number]!;
  const [after, before] = [stage.levelOfTierAfter[tier]!, plan.quota.levelOfTier[tier]!];
  return quotas[after]!.bytes > quotas[before]!.bytes;
}

/** Whose place is undecided as the pool was over plan last evening; in a pool, or in any. */
function waitingOf(
  { world }: Context,
  own: StageRun,
  { day, boxes, overPlan }: Today,
  pool: number | null = null,
): Mailbox[] {
  return undecidedOf(own, boxes, day).filter(
    (box) =>
      (pool === null || poolFor(world, own, box) === pool) && waits(world, own, { box, overPlan }),
  );
}

function noteWait(
  context: Context,
  own: StageRun,
  { pool, today }: { readonly pool: number; readonly today: Today },
): void {
  const { day, overPlan } = today;
  const waiting = own.waitingFor.get(pool);
  if (waiting === undefined) {
    const mailboxCount = waitingOf(context, own, today, pool).length;
    if (mailboxCount === 0) return;
    own.waitingFor.set(pool, mailboxCount);
    context.happenings.push({ day, kind: 'wait', stage: own.index, pool, mailboxCount });
  } else if (overPlan[pool] !== true) {
    own.waitingFor.delete(pool);
    const mailboxCount = waiting;
    context.happenings.push({ day, kind: 'resume', stage: own.index, pool, mailboxCount });
  }
}

function notePause({ gates, happenings }: Context, own: StageRun, day: number): void {
  const stage = own.index;
  const holder = gates.find((gate) => pauses(gate, stage));
  if (holder !== undefined) {
    own.pausedDays++;
    if (!own.isPaused) happenings.push({ day, kind: 'pause', stage, gate: holder.index });
  } else if (own.isPaused) {
    const cleared = gates.find(
      ({ gate, clearedOn }) =>
        clearedOn === day - 1 &&
        gate.acts &&
        gate.onTrip === 'pause' &&
        gate.stages.includes(stage),
    );
    happenings.push({ day, kind: 'pauseEnd', stage, gate: cleared!.index });
  }
  own.isPaused = holder !== undefined;
}

/** From the day on which a stage was due each day has one cause at most. */
export function countLostDays(context: Context, today: Today): void {
  const { world, runs, gates } = context;
  const { day } = today;
  for (const own of runs) {
    if (own.dueDay === null || own.finishDay !== null || own.stopDay !== null) continue;
    const closed = world.plan.rollout.openDays.closedBy[day];
    const waiting = waitingOf(context, own, today);
    if (closed) own.lostDays[closed]++;
    else if (gates.some((gate) => holds(gate, own.index))) own.lostDays.gate++;
    else if (waiting.length > 0 || lacksRoom(own, day)) own.lostDays.capacity++;
  }
}

/** Whether somebody has to wait for a night with more room. */
function lacksRoom(own: StageRun, day: number): boolean {
  return placesOn(own, day).some(({ what }) => what !== 'turn' && what !== 'passed');
}
