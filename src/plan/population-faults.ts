/** What of a scenario's mailboxes does not fit its organisations, before any are made. */
import { cohortFaults } from '../population/cohort-faults.ts';
import { joinerCounts, joinSchedule } from '../population/join-schedule.ts';
import { onboardingFaults } from '../population/newcomers.ts';
import { mailboxTotal, type Organisation } from '../population/organisations.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Complaint } from '../scenario/tree.ts';
import { limitFaults } from './limits.ts';
import { linkFaults } from './link-faults.ts';
import { tallyFaults } from './tally-limit.ts';

/**
 * Faults of cohorts, onboarding and links against organisations, and of how many mailboxes there
 * are and how much is counted of them.
 */
export function populationFaults(
  scenario: Scenario<unknown>,
  organisations: readonly Organisation[],
): Complaint[] {
  const { cohorts, onboarding } = scenario.population;
  const unfit = [
    ...cohortFaults(organisations, cohorts),
    ...onboardingFaults(organisations, onboarding),
  ];
  const joining =
    unfit.length > 0
      ? { churnCount: 0, onboardingCount: 0 }
      : joinerCounts(joinSchedule(scenario, organisations));
  const counts = { openingCount: mailboxTotal(organisations), ...joining };
  return [
    ...limitFaults(scenario, counts),
    ...tallyFaults(scenario),
    ...unfit,
    ...linkFaults(scenario, organisations),
  ];
}
