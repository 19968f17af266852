/** What a scenario says of joining and leaving to no effect. */
import { medianOf } from '../random/distribution.ts';
import type { Scenario, UncertainValue } from '../scenario/scenario.ts';
import { RETENTION_DAYS } from '../scenario/schema-churn.ts';
import { formatSize } from '../units/sizes.ts';

/** Whether a value is 0, whatever is drawn. */
export function isAlways0({ distribution }: UncertainValue): boolean {
  return distribution.kind === 'fixed' && distribution.value === 0;
}

/** A line each; what is left at its default is not said. */
export function churnNotes({ population, quota }: Scenario): string[] {
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
  for (const { name, mailboxCount, importedBytes } of onboarding) {
    if (mailboxCount === 0) notes.push(`population.onboarding.${name} brings no mailbox`);
    const bytes = medianOf(importedBytes.distribution, importedBytes.range);
    const small = quota.tiers.filter(
      (tier) => tier.share > 0 && bytes > tier.bytes * (quota.thresholds.receive ?? Infinity),
    );
    if (mailboxCount === 0 || small.length === 0) continue;
    notes.push(
      `population.onboarding.${name}.imported is more than ${small.map((tier) => `a ${tier.name} mailbox`).join(' or ')} ` +
        `may hold at the start (${formatSize(Math.floor(bytes))} in the median): what exceeds the ` +
        'receive threshold is left behind',
    );
  }
  return notes;
}
