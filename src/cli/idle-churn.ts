/** What a scenario says of joining and leaving to no effect. */
import type { Scenario, UncertainValue } from '../scenario/scenario.ts';
import { RETENTION_DAYS } from '../scenario/schema-churn.ts';

/** Whether a value is 0, whatever is drawn. */
export function isAlways0({ distribution }: UncertainValue): boolean {
  return distribution.kind === 'fixed' && distribution.value === 0;
}

/** A line each; what is left at its default is not said. */
export function churnNotes({ population }: Scenario): string[] {
  const { cohorts, churn, onboarding } = population;
  const hasLeavers = cohorts.some(({ leaversPerYear }) => !isAlways0(leaversPerYear));
  const hasJoiners = cohorts.some(({ joinersPerYear }) => joinersPerYear > 0);
  const notes: string[] = [];
  if (!hasLeavers && !hasJoiners && churn.monthWeights.some((weight) => weight !== 1)) {
    notes.push('population.churn.profile has no effect: no cohort has joiners or leavers');
  }
  if (!hasLeavers && churn.retentionDays !== RETENTION_DAYS) {
    notes.push('population.churn.retentionDays has no effect: nobody leaves');
  }
  for (const { name, mailboxCount } of onboarding) {
    if (mailboxCount === 0) notes.push(`population.onboarding.${name} brings no mailbox`);
  }
  return notes;
}
