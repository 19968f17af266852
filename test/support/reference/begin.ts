/** When a stage of the reference begins: a date or a bake, an approval, and nothing that holds it. */
import type { StageRun } from './stage.ts';
import type { World } from './world.ts';

export interface BeginInput {
  readonly world: World;
  readonly runs: readonly StageRun[];
  /** Whether a gate holds it today. */
  readonly isHeld: boolean;
}

/** Whether it starts today; notes when it asks for its approval, and from when on it could start. */
export function mayStart(own: StageRun, day: number, { world, runs, isHeld }: BeginInput): boolean {
  const { openDays } = world.plan.rollout;
  if (openDays.open[day] !== 1 || !isReached(own, day, { world, runs })) return false;
  const needed = world.rollout.approvalWorkingDays[own.index]!;
  if (needed > 0) {
    if (own.askedDay === null && !isHeld) own.askedDay = day;
    if (own.askedDay === null || workingDays(world, own.askedDay, day) < needed) return false;
  }
  own.dueDay ??= day;
  return !isHeld;
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
