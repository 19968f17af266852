/**
 * Scripted rollouts: whoever is to change on which day is thrown beforehand, whatever happens to
 * the mailboxes, several times a mailbox. No rollout of stages can do that, for no two stages may
 * claim the same mailbox; replaced reactions and their ordinals show only so.
 */
import type { Controller } from '../../src/engine/controller.ts';
import { type Dice, dice, planOf, type SmallPlan, smallCase } from './plans.ts';
import type { Change } from './reference/rollout-context.ts';
import { selecting } from './rollouts.ts';
import { withRollout } from './variants.ts';

/** Changes by day. */
export type Script = readonly (readonly Change[])[];

/** A mailbox changes at most once in a block of so many days. */
const BLOCK_DAYS = 9;
const CHANGE_SHARE = 0.15;

/** The number-th small scenario, with four stages whose only use is to name levels. */
export function scriptedPlan(number: number): SmallPlan {
  const small = smallCase(number);
  const shared = {
    order: 'organisations',
    begin: { start: small.scenario.horizon.start },
    pace: { perDay: 1 },
    approvalWorkingDays: null,
    by: null,
    allowEmpty: true,
  } as const;
  const stages = [
    { ...shared, name: 'double', select: selecting({ tiers: ['basic'] }), quota: { factor: 2 } },
    {
      ...shared,
      name: 'halve',
      select: selecting({ tiers: ['standard'] }),
      quota: { factor: 0.5 },
    },
    { ...shared, name: 'restore', select: selecting({ tiers: ['large'] }), quota: { factor: 1 } },
    {
      ...shared,
      name: 'lift',
      select: 'rest' as const,
      quota: { tiers: { basic: Number.POSITIVE_INFINITY } },
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
      if (throws.chance(CHANGE_SHARE))
        days[throws.whole(first, last)]!.push(oneOf(mailbox, throws));
    }
  }
  return days;
}

function oneOf(mailbox: number, throws: Dice): Change {
  return { mailbox, stage: throws.whole(0, 3) };
}

/** The script as the engine's controller, which tells a whole block in advance. */
export function scriptController(script: Script): Controller {
  return {
    decide: (day, _view, setChange) => {
      const end = Math.min(script.length, day - (day % BLOCK_DAYS) + BLOCK_DAYS);
      for (let at = day; at < end; at++) {
        for (const { mailbox, stage } of script[at]!) setChange(mailbox, at, stage);
      }
      return end;
    },
    stages: () => ({ stages: [], events: [] }),
  };
}
