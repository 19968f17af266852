/** A scenario in round numbers, of which each test changes what it asks about. */
import { parseDate } from '../../src/calendar/date.ts';
import type { Organisation } from '../../src/population/organisations.ts';
import type { ChurnSpec } from '../../src/scenario/churn-spec.ts';
import type { QuotaChange, StageChange, StageSpec } from '../../src/scenario/rollout-spec.ts';
import type { CohortSpec, OwnersSpec, Scenario, SelectSpec } from '../../src/scenario/scenario.ts';

export const MIB = 1_048_576;
export const day = (text: string): number => parseDate(text)!;

export const OWNERS: OwnersSpec<number> = {
  cleanUpPerDay: { warned: 0.05, sendBlocked: 0.5, full: 0 },
  cleanUpTo: { low: 0.6, high: 0.85 },
  offloadShare: 0.3,
  contactShare: 0.2,
  inducedGrowth: 0.12,
  inducedDelayDays: 45,
  archives: {
    holderShare: 0.36,
    medianBytes: 1000 * MIB,
    sigma: 1.2,
    returnShare: 0.08,
    returnUpTo: 0.85,
    delayDays: 40,
  },
};

export const COHORT: CohortSpec<number> = {
  name: 'all',
  organisationTypes: [],
  share: 1,
  messagesPerWorkingDay: 16,
  messageBytes: 65_536,
  sentShare: 0.25,
  offDayShare: 0.3,
  trafficGrowthPerYear: 0.1,
  growthSegments: [],
  keepShare: 0.5,
  spread: { owners: 0.9, regimes: 0.4, regimeDays: 120 },
  // Without spread: a beta's table takes a hundred times as long.
  fill: { mean: 0.55, sd: 0, correlationWithTraffic: 0.5 },
  housekeeping: { perYear: 2, share: 0.1 },
  joinersPerYear: 0,
  leaversPerYear: 0,
  owners: OWNERS,
};

/** Alike in all months; leavers' mailboxes are kept for a month. */
const NO_CHURN: ChurnSpec = { monthWeights: Array(12).fill(1), retentionDays: 30 };

/** Mailboxes 0 to 3, 4 to 5 and 6 to 9. */
export const ORGANISATIONS: readonly Organisation[] = [
  { id: 'a', name: 'A', type: 'trust', region: 'North', mailboxCount: 4 },
  { id: 'b', name: 'B', type: 'practice', region: 'North', mailboxCount: 2 },
  { id: 'c', name: 'C', type: 'trust', region: 'South', mailboxCount: 4 },
];

export const EVERYTHING: Exclude<SelectSpec, 'rest'> = {
  organisationTypes: null,
  regions: null,
  organisations: null,
  cohorts: null,
  tiers: null,
  share: null,
  fillAtLeast: null,
};

/** A stage's change of quotas. */
export function toQuota(quota: QuotaChange): StageChange {
  return { kind: 'quota', quota };
}

export const STAGE: StageSpec<number> = {
  name: 'doubling',
  select: EVERYTHING,
  change: toQuota({ factor: 2 }),
  order: 'organisations',
  begin: { start: day('2013-07-01') },
  pace: { perDay: 2 },
  approvalWorkingDays: null,
  by: null,
  allowEmpty: false,
};

/** A quarter from Monday 1 July 2013 on. */
export function plain(change: Partial<Scenario<number>> = {}): Scenario<number> {
  return {
    name: 'plain',
    title: '',
    question: '',
    horizon: { start: day('2013-07-01'), end: day('2013-09-30') },
    run: { replications: 1, seed: 'plain', sampling: 'latin-hypercube', hypercubeCount: 10 },
    report: { sizesOn: null },
    currency: 'GBP',
    calendar: { holidays: 'england-and-wales', slumps: [] },
    milestones: [],
    traffic: { shocks: [], commonFactor: null, reportedMessages: null },
    population: {
      mailboxCount: null,
      organisations: { types: [] },
      everyCohort: {},
      cohorts: [COHORT],
      churn: NO_CHURN,
      onboarding: [],
    },
    quota: {
      thresholds: { warn: 0.95, send: 1, receive: 1.15 },
      correlationWithTraffic: 0.8,
      tiers: [
        { name: 'basic', bytes: 50 * MIB, share: 0.2 },
        { name: 'standard', bytes: 200 * MIB, share: 0.8 },
      ],
      unlimitedCountsAsBytes: null,
    },
    owners: OWNERS,
    correlations: [],
    rollout: {
      calendar: { workingDaysOnly: true, weekdays: Array(7).fill(true), windows: [] },
      freezes: [],
      failures: null,
      gates: [],
      standing: [],
      moves: null,
      stages: [],
    },
    storage: null,
    platforms: [],
    costs: null,
    ...change,
  };
}

/** The one cohort with other values. */
export function withCohort(
  change: Partial<CohortSpec<number>>,
  more: Partial<Scenario<number>> = {},
): Scenario<number> {
  const { population } = plain();
  return plain({ population: { ...population, cohorts: [{ ...COHORT, ...change }] }, ...more });
}

export function withStages(...stages: readonly Partial<StageSpec<number>>[]): Scenario<number> {
  const { rollout } = plain();
  return plain({
    rollout: { ...rollout, stages: stages.map((stage) => ({ ...STAGE, ...stage })) },
  });
}
