/** Small scenarios changed in one respect, for properties that compare two of them. */
import type { RolloutSpec } from '../../src/scenario/rollout-spec.ts';
import type { CohortSpec } from '../../src/scenario/scenario.ts';
import type { SmallCase } from './plans.ts';

/** The same case with another rollout. */
export function withRollout(small: SmallCase, change: Partial<RolloutSpec<number>>): SmallCase {
  const { scenario, organisations } = small;
  return {
    scenario: { ...scenario, rollout: { ...scenario.rollout, ...change } },
    organisations,
  };
}

/** The same case with every cohort changed. */
export function withCohorts(
  small: SmallCase,
  change: (cohort: CohortSpec<number>) => CohortSpec<number>,
): SmallCase {
  const { scenario, organisations } = small;
  const { population } = scenario;
  return {
    scenario: {
      ...scenario,
      population: { ...population, cohorts: population.cohorts.map(change) },
    },
    organisations,
  };
}

/** The same case with another number of days from its start; days beyond are not reported. */
export function withDayCount(small: SmallCase, dayCount: number): SmallCase {
  const { scenario, organisations } = small;
  const { start } = scenario.horizon;
  return {
    scenario: { ...scenario, horizon: { start, end: start + dayCount - 1 } },
    organisations,
  };
}

export function dayCountOf({ scenario }: SmallCase): number {
  return scenario.horizon.end - scenario.horizon.start + 1;
}

/** Everybody works in the first organisation, which has so many mailboxes. */
export function withMailboxes(small: SmallCase, mailboxCount: number): SmallCase {
  const { scenario, organisations } = small;
  return {
    scenario,
    organisations: organisations.map((organisation, index) => ({
      ...organisation,
      mailboxCount: index === 0 ? mailboxCount : 0,
    })),
  };
}
