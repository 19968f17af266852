/** From the file as read, which has passed every rule, to the scenario as the program uses it. */
import { WEEKDAY_NAMES } from '../calendar/date.ts';
import { assembleCohort, assembleOwners } from './assemble-cohort.ts';
import { assembleCosts } from './assemble-costs.ts';
import { assembleHabits } from './assemble-habits.ts';
import { assembleStorage } from './assemble-storage.ts';
import type { RolloutSpec, StageSpec } from './rollout-spec.ts';
import type { QuotaSpec, Scenario, SelectSpec, UncertainValue } from './scenario.ts';
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
      churn: { monthWeights: Array.from({ length: 12 }, () => 1), retentionDays: 30 },
      onboarding: [],
    },
    quota: assembleQuota(file.quota),
    owners,
    correlations: file.correlations,
    rollout: assembleRollout(file.rollout),
    storage: file.storage === undefined ? null : assembleStorage(file.storage),
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

const WORKING_WEEKDAYS: readonly string[] = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'];

function assembleRollout({
  calendar,
  freezes,
  stages,
}: ScenarioFile['rollout']): RolloutSpec<UncertainValue> {
  const { workingDaysOnly, days, windows } = calendar;
  const open = days ?? (workingDaysOnly ? WORKING_WEEKDAYS : WEEKDAY_NAMES);
  return {
    calendar: {
      workingDaysOnly,
      weekdays: WEEKDAY_NAMES.map((day) => open.includes(day)),
      windows,
    },
    freezes,
    failures: null,
    gates: [],
    standing: [],
    stages: stages.map(assembleStage),
  };
}

type StageFile = ScenarioFile['rollout']['stages'][number];

function assembleStage(stage: StageFile): StageSpec<UncertainValue> {
  const { factor, tiers } = stage.change.quota;
  return {
    name: stage.name,
    select: assembleSelect(stage.select),
    quota: factor !== undefined ? { factor } : { tiers: tiers ?? {} },
    order: stage.order,
    begin: beginOf(stage),
    approvalWorkingDays: null,
    by: null,
    pace: paceOf(stage),
    allowEmpty: stage.allowEmpty,
  };
}

function assembleSelect(select: StageFile['select']): SelectSpec {
  if (select === 'rest') {
    return select;
  }
  return {
    organisationTypes: select.organisationTypes ?? null,
    regions: select.regions ?? null,
    organisations: select.organisations ?? null,
    cohorts: select.cohorts ?? null,
    tiers: select.tiers ?? null,
    share: select.share ?? null,
    fillAtLeast: select.fillAtLeast ?? null,
  };
}

function beginOf({ name, start, after }: StageFile): StageSpec<UncertainValue>['begin'] {
  if (start !== undefined) {
    return { start };
  }
  if (after === undefined) {
    throw new Error(`the stage ${name} has neither start nor after, which a rule refuses`);
  }
  return { after: after.stage, bakeWorkingDays: after.bake ?? 0 };
}

function paceOf({ name, rate, over }: StageFile): StageSpec<UncertainValue>['pace'] {
  if (over !== undefined) {
    return { overDays: over };
  }
  if (rate === undefined) {
    throw new Error(`the stage ${name} has neither rate nor over, which a rule refuses`);
  }
  return typeof rate === 'number'
    ? { perDay: rate }
    : { fromPerDay: rate.from, toPerDay: rate.to, rampDays: rate.ramp };
}
