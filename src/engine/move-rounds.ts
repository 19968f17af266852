/** Rounds of nights for which a stage's moves are planned, and the bookings of these nights. */
import type { Plan } from '../plan/plan.ts';
import type { GoingOn, StageCourse } from './stage-course.ts';

/** The end (exclusive) of the round in which a day of a stage is planned. */
export function roundEnd(
  { dayCount, rollout }: Plan,
  { stage, startDay }: Pick<StageCourse, 'stage' | 'startDay'>,
  day: number,
): number {
  const { moves, stages } = rollout;
  if (moves === null || stages[stage]!.moveTo === null) return dayCount;
  const { planEveryDays } = moves;
  const rounds = Math.floor((day - startDay) / planEveryDays) + 1;
  return Math.min(dayCount, startDay + rounds * planEveryDays);
}

/** Books the move of a member on a night, if it fits; null: the stage moves nothing. */
export function booking(
  { rollout, population }: Plan,
  { stage, members, tooLarge, shortNights }: Omit<StageCourse, 'finishDay'>,
  { fromDay, holding: { nights }, usedBytes }: GoingOn,
): ((position: number, night: number) => boolean) | null {
  const { moveTo: platform } = rollout.stages[stage]!;
  if (platform === null || nights === null) return null;
  for (const night of shortNights) if (night >= fromDay) shortNights.delete(night);
  return (position, night) => {
    if (nights.isFull(night)) {
      shortNights.add(night);
      return false;
    }
    const mailbox = members[position]!;
    const organisation = population.organisationOf[mailbox]!;
    const move = { organisation, platform, bytes: Math.floor(usedBytes(mailbox)) };
    if (nights.book(night, move)) return true;
    shortNights.add(night);
    if (nights.isTooLarge(move)) tooLarge.add(position);
    else tooLarge.delete(position);
    return false;
  };
}
