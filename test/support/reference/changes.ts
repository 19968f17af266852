/** What stages do to a mailbox of the reference: another quota, or another platform. */
import type { Today } from './day.ts';
import { dayAfterWait } from './luck.ts';
import { goHome, moveTo } from './moving.ts';
import { levelOf } from './requests.ts';
import type { Change } from './rollout-context.ts';
import type { World } from './world.ts';

export function isMove({ plan }: World, stage: number): boolean {
  return plan.rollout.stages[stage]!.moveTo !== null;
}

/** What a stage does to the mailbox; true: that is another quota. */
export function carryOut(today: Today, { stage, undoes }: Change): boolean {
  const { box, world, counting } = today;
  if (isMove(world, stage)) {
    if (undoes === true) goHome(today, stage);
    else moveTo(today, stage);
  } else {
    if (undoes !== true && box.movedBy !== null) {
      counting.happened('turnsThere');
      return false;
    }
    // Only what a stage has done itself can it take back.
    if (undoes !== true) box.regime = stage + 1;
    else if (box.regime === stage + 1) box.regime = 0;
  }
  return changeQuota(today, levelOf(box, world));
}

/** A change to the quota that is in force already is none. */
export function changeQuota({ box, day, world, counting }: Today, level: number): boolean {
  if (level === box.level) {
    counting.happened('noOps');
    return false;
  }
  const { archive, adaptationMeanDays } = box.cohort.parameters;
  const isIncrease = world.quotas[level]!.bytes > world.quotas[box.level]!.bytes;
  const ordinal = box.drawn.changes++;
  const luck = (stream: Parameters<World['luck']>[0]): number =>
    world.luck(stream, box.number, ordinal);
  box.level = level;
  box.due.adaptation = dayAfterWait(day, adaptationMeanDays, luck('adaptationDelay'));
  if (isIncrease && luck('returnChoice') < archive.returnShare) {
    box.due.return = dayAfterWait(day, archive.returnMeanDays, luck('returnDelay'));
  }
  counting.happened('changes');
  counting.happened(isIncrease ? 'increases' : 'decreases');
  counting.add('changeCount', 1);
  return true;
}
