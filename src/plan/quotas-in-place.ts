/** Stages that give mailboxes the quota that they have: they take a turn, nothing comes of it. */
import type { Scenario } from '../scenario/scenario.ts';
import { possibleMembers } from './content-stages.ts';
import type { Plan } from './plan.ts';
import { quotaPlan } from './quota-plan.ts';

export interface QuotasInPlace {
  /** Mailboxes that the stage selects, or may come to select where that depends on fill. */
  readonly possibleCount: number;
  /** Those of them whose quota is already the one that the stage gives. */
  readonly inPlaceCount: number;
}

/**
 * Counts a stage's possible mailboxes and those that it leaves as they are. A mailbox's quota is
 * changed by one stage at most, so the one that it has is that of the start: after a move it is the
 * platform's, and stays. No two stages of a kind claim a mailbox, so the lists of one stage have
 * none in common.
 */
export function quotasInPlace(plan: Plan, stage: number): QuotasInPlace {
  const { population, quota, rollout } = plan;
  const { levelOfTierAfter, moveTo } = rollout.stages[stage]!;
  let possibleCount = 0;
  let inPlaceCount = 0;
  for (const members of possibleMembers(rollout.stages, stage)) {
    possibleCount += members.length;
    for (const mailbox of members) {
      const tier = population.tierOf[mailbox]!;
      if (moveTo === null && levelOfTierAfter[tier] === quota.levelOfTier[tier]) inPlaceCount++;
    }
  }
  return { possibleCount, inPlaceCount };
}

/** Whether a stage could meet such a mailbox, as far as tiers tell without making the mailboxes. */
export function mayFindQuotasInPlace({
  quota,
  rollout,
  platforms,
}: Pick<Scenario<unknown>, 'quota' | 'rollout' | 'platforms'>): boolean {
  const { plan, stageLevels } = quotaPlan(quota, rollout.stages, platforms);
  return rollout.stages.some(
    ({ select, change }, stage) =>
      change.kind === 'quota' &&
      quota.tiers.some(({ name }, tier) => {
        const isSelected =
          select === 'rest' || select.tiers === null || select.tiers.includes(name);
        return isSelected && stageLevels[stage]![tier] === plan.levelOfTier[tier];
      }),
  );
}
