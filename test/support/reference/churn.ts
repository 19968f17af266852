/** Who joins and leaves: on which days, and what becomes of the mailbox. */
import { log } from '../../../src/random/log.ts';
import type { Today } from './day.ts';
import type { Cohort, World } from './world.ts';

const NEVER = Number.POSITIVE_INFINITY;

/** Mailboxes of the opening have joined at the end of day -1. */
export const OPENING_DAY = -1;
/** What a joiner's programme is called that comes by none. */
const NO_PROGRAMME = 255;

export function joinDayOf(mailbox: number, { plan }: World): number {
  const { openingCount, joiners } = plan.population;
  return mailbox < openingCount ? OPENING_DAY : joiners.joinDay[mailbox - openingCount]!;
}

/** What a joiner brings along, before its quota cuts it. */
export function importOf(mailbox: number, { plan, importedBytes }: World): number {
  const { openingCount, joiners } = plan.population;
  const programme = joiners.programmeOf[mailbox - openingCount]!;
  return programme === NO_PROGRAMME ? 0 : importedBytes[programme]!;
}

/** The first day on which the hazards since the day after joining add up to what luck allows. */
export function leaveDayOf(mailbox: number, cohort: Cohort, world: World): number {
  const { dayCount, churn } = world.plan;
  const { leavingHazardPerDay } = cohort.parameters;
  const allowed = -log(1 - world.luck('leaving', mailbox, 0));
  let hazard = 0;
  for (let day = joinDayOf(mailbox, world) + 1; day < dayCount; day++) {
    hazard += leavingHazardPerDay * churn.dayWeights[day]!;
    if (hazard >= allowed) return day;
  }
  return NEVER;
}

/** A day after its owner has left: the content stays until its retention ends. */
export function liveWithoutOwner({ box, day, world, counting }: Today): void {
  if (day === box.leaveDay) {
    box.used = Math.floor(box.used);
    counting.add('leaverCount', 1);
    counting.happened('left');
  }
  if (day === box.leaveDay + world.plan.churn.retentionDays) {
    counting.add('freedBytes', box.used);
    counting.happened('frees');
    box.used = 0;
  }
  counting.add('usedBytes', box.used);
}
