/** From the file as read, which has passed every rule, to the scenario as the program uses it. */
import { assembleChurn, assembleOnboarding } from './assemble-churn.ts';
import { assembleCohort, assembleOwners } from './assemble-cohort.ts';
import { assembleCosts } from './assemble-costs.ts';
import { assembleHabits } from './assemble-habits.ts';
import { assemblePlatform } from './assemble-platforms.ts';
import { assembleRollout } from './assemble-rollout.ts';
import { assembleStorage } from './assemble-storage.ts';
import type { QuotaSpec, Scenario } from './scenario.ts';
import type { ScenarioFile } from './schema.ts';

/**
 * Makes the scenario of a file.
 *
 * @param resolveFile gives the path of the organisations' file from the working folder
 */
export function assemble(file: ScenarioFile, resolveFile: (written: string) => string): Scenario {
  const { horizon, run, report, calendar, traffic, population } = file;
  const owners = assembleOwners(file.owners);
  const habits = assembleHabits(population.everyCohort ?? {});
  const fillMax = file.quota.thresholds.receive ?? 1;
  const shared = { habits, file: file.owners, owners, fillMax };
  const { shocks, commonFactor, reportedMessages } = traffic;
  return {
    name: file.name,
    title: file.title,
    question: file.question ?? '',
    horizon,
    run: {
      replications: run.replications,
      seed: run.seed ?? file.name,
      sampling: run.sampling,
      hypercubeCount: run.hypercubes,
    },
    report: { sizesOn: report.sizesOn ?? null },
    currency: file.currency,
    calendar,
    milestones: file.milestones,
    traffic: {
      shocks,
      commonFactor: commonFactor ?? null,
      reportedMessages:
        reportedMessages === undefined
          ? null
          : { ...reportedMessages.month, count: reportedMessages.count },
    },
    population: {
      mailboxCount: population.mailboxes ?? null,
      organisations: assembleOrganisations(population.organisations, resolveFile),
      everyCohort: habits,
      cohorts: Object.entries(population.cohorts).map(([name, cohort]) =>
        assembleCohort(name, cohort, shared),
      ),
      churn: assembleChurn(population.churn),
      onboarding: population.onboarding.map(assembleOnboarding),
    },
    quota: assembleQuota(file.quota),
    owners,
    correlations: file.correlations,
    rollout: assembleRollout(file.rollout),
    storage: file.storage === undefined ? null : assembleStorage(file.storage),
    platforms: Object.entries(file.platforms).map(([name, platform]) =>
      assemblePlatform(name, platform, file.quota),
    ),
    costs: file.costs === undefined ? null : assembleCosts(file.costs),
  };
}

function assembleOrganisations(
  { file, types }: ScenarioFile['population']['organisations'],
  resolveFile: (written: string) => string,
): Scenario['population']['organisations'] {
  if (file !== undefined) {
    return { file, path: resolveFile(file) };
  }
  const shapes = Object.entries(types ?? {}).map(([type, { count, mailboxes, regions }]) => ({
    type,
    count,
    mailboxCount: mailboxes,
    regions,
  }));
  return { types: shapes };
}

function assembleQuota({ thresholds, tiers, unlimitedCountsAs }: ScenarioFile['quota']): QuotaSpec {
  const { correlationWithTraffic, ...named } = tiers;
  return {
    thresholds,
    correlationWithTraffic,
    tiers: Object.entries(named).map(([name, { size, share }]) => ({ name, bytes: size, share })),
    unlimitedCountsAsBytes: unlimitedCountsAs ?? null,
  };
}
