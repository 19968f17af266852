/**
 * Scripted rollouts: whoever is to change on which day is thrown beforehand, whatever happens to
 * the mailboxes, several times a mailbox. No rollout of stages can do that, for no two stages may
 * claim the same mailbox; replaced reactions and their ordinals show only so.
 */
import { type Controller, UNDO } from '../../src/engine/controller.ts';
import { toQuota } from './plain-scenario.ts';
import { type Dice, dice, planOf, type SmallPlan, smallCase } from './plans.ts';
import type { Change } from './reference/rollout-context.ts';
import { selecting } from './rollouts.ts';
import { withRollout } from './variants.ts';

/** Changes by day. */
export type Script = readonly (readonly Change[])[];

/** A mailbox changes at most once in a block of so many days. */
const BLOCK_DAYS = 9;
const CHANGE_SHARE = 0.15;
/** Of the changes, those that take one back. */
const UNDO_SHARE = 0.2;

/** A small scenario, with four stages whose only use is to name levels. */
export function scriptedPlan(number: number, small = smallCase(number)): SmallPlan {
  const shared = {
    order: 'organisations',
    begin: { start: small.scenario.horizon.start },
    pace: { perDay: 1 },
    approvalWorkingDays: null,
    by: null,
    allowEmpty: true,
  } as const;
  const stages = [
    {
      ...shared,
      name: 'double',
      select: selecting({ tiers: ['basic'] }),
      change: toQuota({ factor: 2 }),
    },
    {
      ...shared,
      name: 'halve',
      select: selecting({ tiers: ['standard'] }),
      change: toQuota({ factor: 0.5 }),
    },
    {
      ...shared,
      name: 'restore',
      select: selecting({ tiers: ['large'] }),
      change: toQuota({ factor: 1 }),
    },
    {
      ...shared,
      name: 'lift',
      select: 'rest' as const,
      change: toQuota({ tiers: { basic: Number.POSITIVE_INFINITY } }),
    },
  ];
  return planOf(withRollout(small, { stages }));
}

export function randomScript(number: number, { plan }: Pick<SmallPlan, 'plan'>): Script {
  const throws = dice(`script ${number}`);
  const days: Change[][] = Array.from({ length: plan.dayCount }, () => []);
  for (let first = 0; first < plan.dayCount; first += BLOCK_DAYS) {
    const last = Math.min(first + BLOCK_DAYS, plan.dayCount) - 1;
    for (let mailbox = 0; mailbox < plan.population.mailboxCount; mailbox++) {
      if (!throws.chance(CHANGE_SHARE)) continue;
      const day = throws.whole(first, last);
      const change = oneOf(mailbox, throws);
      if (day >= joinDayOf(plan, mailbox)) days[day]!.push(change);
    }
  }
  return days;
}

function joinDayOf({ population }: SmallPlan['plan'], mailbox: number): number {
  return population.joiners.joinDay[mailbox - population.openingCount] ?? 0;
}

function oneOf(mailbox: number, throws: Dice): Change {
  return { mailbox, stage: throws.whole(0, 3), undoes: throws.chance(UNDO_SHARE) };
}

/** The script as the engine's controller, which tells a whole block in advance. */
export function scriptController(script: Script): Controller {
  return {
    decide: (day, { leaveDay }, setChange) => {
      const end = Math.min(script.length, day - (day % BLOCK_DAYS) + BLOCK_DAYS);
      for (let at = day; at < end; at++) {
        for (const { mailbox, stage, undoes } of script[at]!) {
          if (at < leaveDay(mailbox))
            setChange(mailbox, at, undoes === true ? UNDO + stage : stage);
        }
      }
      return end;
    },
    stages: () => ({ stages: [], events: [] }),
  };
}
