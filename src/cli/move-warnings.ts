/** Moves that nights have too little room for, as far as it can be told without simulating. */
import { formatDate } from '../calendar/date.ts';
import type { Plan } from '../plan/plan.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { formatSize } from '../units/sizes.ts';
import { largestMove, type NightsNeeded, nightsNeeded } from './move-estimates.ts';
import type { StageCalendar } from './stage-calendar.ts';
import { counted } from './words.ts';

/** A line each: stages that take more nights than they have, and mailboxes that no night takes. */
export function moveWarnings(calendar: StageCalendar, scenario: Scenario, plan: Plan): string[] {
  if (plan.rollout.moves === null) return [];
  return plan.rollout.stages.flatMap(({ name, moveTo }, stage) => {
    if (moveTo === null) return [];
    const needed = nightsNeeded(plan, scenario, stage);
    const late = needed === null ? null : lateText(calendar, plan, { stage, needed });
    return [late, largeText(plan, stage)].flatMap((text) =>
      text === null ? [] : [`stage ${name}: ${text}`],
    );
  });
}

/** Against the open days to its date, or to the end; or else against those of its pace. */
function lateText(
  { schedules, stages, days, startDate }: StageCalendar,
  plan: Plan,
  { stage, needed }: { readonly stage: number; readonly needed: NightsNeeded },
): string | null {
  const { startDay, openDayCount } = schedules[stage]!;
  if (startDay === null) return null;
  const { byDay, bound } = stages[stage]!;
  const lastDay = byDay ?? days.open.length - 1;
  const own = days.open.subarray(startDay, Math.max(startDay, lastDay + 1));
  const availableCount = own.reduce((sum, isOpen) => sum + isOpen, 0);
  const takes = `takes ${needText(plan, needed)}${bound === 'at most' ? ', if it moves all that it may select' : ''}`;
  if (needed.nights > availableCount) {
    const by = formatDate(startDate + lastDay);
    return `${takes}, and has ${counted(availableCount, 'open day')} by ${by}`;
  }
  if (needed.nights <= openDayCount) return null;
  return (
    `${takes}, and by its pace alone ${counted(openDayCount, 'open day')}: it finishes later than ` +
    'its calendar says'
  );
}

function needText({ rollout, population }: Plan, { nights, by }: NightsNeeded): string {
  const { mailboxesPerNight, bytesPerNight, linkBytesPerNight } = rollout.moves!.limits;
  if (by === 'mailboxes') {
    const mailboxes = counted(mailboxesPerNight!, 'mailbox', 'mailboxes');
    return `${counted(nights, 'night')} at ${mailboxes} a night`;
  }
  const about = `about ${counted(nights, 'night')}`;
  const held = 'for what its mailboxes hold at the start';
  if (by === 'bytes') return `${about} at ${formatSize(bytesPerNight!)} a night ${held}`;
  const { id } = population.organisations[by.organisation]!;
  const link = formatSize(Math.floor(linkBytesPerNight[by.organisation]!));
  return `${about} at the ${link} a night of the link of ${id} ${held}`;
}

function largeText(plan: Plan, stage: number): string | null {
  const large = largestMove(plan, stage);
  if (large === null) return null;
  const { quotaBytes, roomBytes, organisation } = large;
  const whose =
    organisation === null
      ? 'a night'
      : `a night of the link of ${plan.population.organisations[organisation]!.id}`;
  return (
    `a mailbox at its quota of ${formatSize(quotaBytes)} is larger than the ` +
    `${formatSize(Math.floor(roomBytes))} of ${whose}, and could not move`
  );
}
