/** What is to be known of stages, and is no fault. */
import { dependsOnFill } from '../plan/content-stages.ts';
import type { Plan } from '../plan/plan.ts';
import { quotasInPlace } from '../plan/quotas-in-place.ts';
import { counted, groupDigits } from './words.ts';

/** A line for each stage that gives mailboxes the quota that they have already. */
export function stageNotes(plan: Plan): string[] {
  return plan.rollout.stages.flatMap((stage, index) => {
    const { possibleCount, inPlaceCount } = quotasInPlace(plan, index);
    if (inPlaceCount === 0) return [];
    const whom = dependsOnFill(stage) ? 'may select' : 'selects';
    return [
      `stage ${stage.name}: ${groupDigits(inPlaceCount)} of the ` +
        `${counted(possibleCount, 'mailbox', 'mailboxes')} that it ${whom} have that quota ` +
        'already; they take their turn, and nothing changes for them',
    ];
  });
}
