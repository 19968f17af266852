/** Whether the scenario's cohorts fit the organisations' types, which only their list knows. */
import { nearest } from '../scenario/nearest.ts';
import type { CohortSpec } from '../scenario/scenario.ts';
import type { Complaint } from '../scenario/tree.ts';
import { eligibleCohorts } from './cohort-groups.ts';
import type { Organisation } from './organisations.ts';

/**
 * Faults of cohorts against organisations: a type for which there is no cohort, and a cohort bound
 * to a type that no organisation has but that is nearly one that some have.
 *
 * A cohort bound to a type that is absent and like no other is accepted: a base scenario may know
 * more types than a smaller list of organisations has.
 */
export function cohortFaults(
  organisations: readonly Pick<Organisation, 'type'>[],
  cohorts: readonly Pick<CohortSpec<unknown>, 'name' | 'organisationTypes'>[],
): Complaint[] {
  const types = [...new Set(organisations.map((organisation) => organisation.type))];
  const faults: Complaint[] = [];
  for (const cohort of cohorts) {
    for (const type of cohort.organisationTypes) {
      const meant = types.includes(type) ? null : nearest(type, types);
      if (meant === null) continue;
      faults.push({
        address: `population.cohorts.${cohort.name}.organisationTypes`,
        message: `no organisation has the type '${type}'`,
        mend: `did you mean '${meant}'?`,
      });
    }
  }
  for (const type of types) {
    if (eligibleCohorts(type, cohorts).length > 0) continue;
    faults.push({
      address: 'population.cohorts',
      message: `there is no cohort for organisations of the type '${type}'`,
      mend: `bind a cohort to '${type}', or add one without organisationTypes`,
    });
  }
  return faults;
}
