/** When a stage of the reference begins: date or bake, approval, and nothing that holds it. */
import type { StageRun } from './stage.ts';
import type { World } from './world.ts';

export interface BeginInput {
  readonly world: World;
  readonly runs: readonly StageRun[];
  /** Whether a gate holds it today. */
  readonly isHeld: boolean;
}

/**
 * Whether it starts today. Notes when it asks for its approval, and from when on it could have
 * started if no gate had ever held it.
 */
export function mayStart(own: StageRun, day: number, { world, runs, isHeld }: BeginInput): boolean {
  const { openDays } = world.plan.rollout;
  if (openDays.open[day] !== 1 || !isReached(own, day, { world, runs })) return false;
  const needed = world.rollout.approvalWorkingDays[own.index]!;
  const isGiven = (asked: number): boolean => workingDays(world, asked, day) >= needed;
  own.readyDay ??= day;
  if (isGiven(own.readyDay)) own.dueDay ??= day;
  if (isHeld) return false;
  if (needed > 0) own.askedDay ??= day;
  return isGiven(own.askedDay ?? day);
}

function isReached(
  { stage: { begin } }: StageRun,
  day: number,
  { world, runs }: Pick<BeginInput, 'world' | 'runs'>,
): boolean {
  if ('startDay' in begin) return day >= begin.startDay;
  const { finishDay } = runs[begin.after]!;
  if (finishDay === null || day <= finishDay) return false;
  return workingDays(world, finishDay, day - 1) >= begin.bakeWorkingDays;
}

/** Working days after the one day, up to the other and with it. */
function workingDays({ plan }: World, after: number, upTo: number): number {
  let count = 0;
  for (let day = after + 1; day <= upTo; day++) count += plan.rollout.openDays.workingDay[day]!;
  return count;
}
