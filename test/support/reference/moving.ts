/** Mailboxes of the reference that move to another platform, and the copies that they leave. */
import type { Today } from './day.ts';
import type { Mailbox } from './mailbox.ts';
import { poolOf, type World } from './world.ts';

const HOME = 0;

/** Lies and lives on the platform to which the stage moves mailboxes. */
export function settleThere(box: Mailbox, stage: number, world: World): void {
  box.movedBy = stage;
  box.pool = poolOf(world, box.number, world.plan.rollout.stages[stage]!.moveTo!);
}

/** Goes with its content; home keeps as much for a while. */
export function moveTo(today: Today, stage: number): void {
  const { box, day, world } = today;
  const dropDay = day + world.moves!.dropSourceAfterDays;
  const copy = { pool: box.pool, bytes: Math.floor(box.used), dropDay };
  settleThere(box, stage, world);
  box.copy = copy;
  countJourney(today, stage);
  today.countingIn(copy.pool).add('copyBytes', copy.bytes);
  today.countingIn(copy.pool).add('copyCount', 1);
}

/** Comes back with all that it holds by now, in place of the copy. */
export function goHome(today: Today, stage: number): void {
  const { box, world, counting } = today;
  today.countingIn(box.copy!.pool).add('copyBytes', -box.copy!.bytes);
  today.countingIn(box.copy!.pool).add('copyCount', -1);
  box.copy = null;
  box.movedBy = null;
  box.pool = poolOf(world, box.number, HOME);
  countJourney(today, stage);
  counting.happened('returnsHome');
}

function countJourney({ box, counting }: Today, stage: number): void {
  const bytes = Math.floor(box.used);
  box.journeys.push({ stage, bytes });
  counting.add('movedBytes', bytes);
  counting.add('movedCount', 1);
  counting.happened('moves');
}

/** The copy that there is in the morning, once those whose time has come are gone. */
export function countCopy({ box, day, counting, countingIn }: Today): void {
  if (box.copy?.dropDay === day) {
    counting.happened('drops');
    box.copy = null;
  }
  if (box.copy === null) return;
  if (box.leaveDay === day) counting.happened('leftWithCopy');
  countingIn(box.copy.pool).add('copyBytes', box.copy.bytes);
  countingIn(box.copy.pool).add('copyCount', 1);
}
