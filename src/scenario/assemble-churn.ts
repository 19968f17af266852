/** People who join and leave, as the program uses them. */
import type { ChurnSpec, OnboardingSpec } from './churn-spec.ts';
import type { UncertainValue } from './scenario.ts';
import type { ScenarioFile } from './schema.ts';
import { MONTH_KEYS } from './schema-churn.ts';

type PopulationFile = ScenarioFile['population'];

/** Makes what all cohorts have in common; a rule has made sure that some month has a weight. */
export function assembleChurn({ profile, retentionDays }: PopulationFile['churn']): ChurnSpec {
  const weights = MONTH_KEYS.map((key) => profile[key]);
  const sum = weights.reduce((before, weight) => before + weight, 0);
  return { monthWeights: weights.map((weight) => (weight * weights.length) / sum), retentionDays };
}

export function assembleOnboarding(
  file: PopulationFile['onboarding'][number],
): OnboardingSpec<UncertainValue> {
  const { name, from, to, mailboxes: mailboxCount, organisationType, imported } = file;
  return { name, from, to, mailboxCount, organisationType, importedBytes: imported };
}
