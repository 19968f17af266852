/** Rules between values that may be uncertain: they hold for medians and for all that is drawn. */
import { faultOfBeta } from './rules-fill.ts';
import type { Scenario } from './scenario.ts';
import type { Complaint } from './tree.ts';

/** What is wrong between the values of a replication, each of which is legal by itself. */
export function settledFaults({ population, quota }: Scenario<number>): Complaint[] {
  const fillMax = quota.thresholds.receive ?? 1;
  return population.cohorts.flatMap(({ name, fill }) => {
    if ('quantiles' in fill) return [];
    const fault = faultOfBeta(fill, fillMax);
    return fault === null ? [] : [{ address: `population.cohorts.${name}.fill.sd`, ...fault }];
  });
}
