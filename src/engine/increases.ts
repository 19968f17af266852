/** Which changes make a pool fuller, and have to wait while it is over plan. */
import type { Plan } from '../plan/plan.ts';
import type { Holding } from './stage-course.ts';

/** Whether a pool is over plan on the eve of a day, as far as is known; null: no pool. */
export function isHeld(
  { dayCount }: Plan,
  { heldPools }: Holding,
  { pool, day }: { readonly pool: number | null; readonly day: number },
): boolean {
  return pool !== null && heldPools[pool * dayCount + day] === 1;
}

/**
 * Tells the pool into which a stage's change of a mailbox is an increase, as a move always is;
 * null: it is none.
 */
export function increasesInto(plan: Plan, stage: number): (mailbox: number) => number | null {
  const { tierOf, organisationOf } = plan.population;
  const { poolOfOrganisation, poolOf } = plan.pools;
  const { levels, levelOfTier } = plan.quota;
  const { levelOfTierAfter, moveTo } = plan.rollout.stages[stage]!;
  if (moveTo !== null) return (mailbox) => poolOf[moveTo]![organisationOf[mailbox]!]!;
  const grows = Array.from(levelOfTierAfter, (after, tier) => {
    return levels[after]!.quotaBytes > levels[levelOfTier[tier]!]!.quotaBytes;
  });
  return (mailbox) =>
    grows[tierOf[mailbox]!]! ? poolOfOrganisation[organisationOf[mailbox]!]! : null;
}
