/**
 * Small random scenarios for the tests that compare and bound whole replications. A number leads to
 * one scenario, always the same; tests take 1, 2, 3, ... in order.
 *
 * Traffic is strong for the quotas, and owners are quick, so that in a few months of a few dozen
 * mailboxes everything happens that can happen.
 */
import { dateOf } from '../../src/calendar/date.ts';
import { compilePlan } from '../../src/plan/compile.ts';
import { type Parameters, parametersOf } from '../../src/plan/parameters.ts';
import type { Plan } from '../../src/plan/plan.ts';
import type { Organisation } from '../../src/population/organisations.ts';
import { seedWords } from '../../src/random/key.ts';
import { uniform } from '../../src/random/threefry.ts';
import type {
  CohortSpec,
  FillSpec,
  OwnersSpec,
  QuotaSpec,
  Scenario,
} from '../../src/scenario/scenario.ts';
import { randomRollout } from './rollouts.ts';

export interface SmallCase {
  readonly scenario: Scenario<number>;
  readonly organisations: readonly Organisation[];
}

export interface SmallPlan extends SmallCase {
  readonly plan: Plan;
  readonly parameters: Parameters;
}

/** Draws of a test's own, none of them the project's. */
export interface Dice {
  /** Uniform in [low, high). */
  readonly between: (low: number, high: number) => number;
  /** A whole number from low to high, both included. */
  readonly whole: (low: number, high: number) => number;
  readonly chance: (share: number) => boolean;
  readonly one: <T>(items: readonly T[]) => T;
}

const MIB = 1048576;
const HORIZON_START = dateOf(2013, 4, 1);

export function dice(name: string): Dice {
  const key = seedWords(name);
  let counter = 0;
  const next = (): number => uniform(key, 0, counter++);
  const whole = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    between: (low, high) => low + next() * (high - low),
    whole,
    chance: (share) => next() < share,
    one: (items) => items[whole(0, items.length - 1)]!,
  };
}

/** The number-th small scenario. */
export function smallCase(number: number): SmallCase {
  const throws = dice(`small scenario ${number}`);
  const dayCount = throws.whole(40, 330);
  const start = HORIZON_START + throws.whole(0, 365);
  const end = start + dayCount - 1;
  const quota = randomQuota(throws);
  const organisations = randomOrganisations(throws);
  const cohorts = randomCohorts(throws, { start, quota });
  const scenario: Scenario<number> = {
    name: `small-${number}`,
    title: '',
    question: '',
    horizon: { start, end },
    run: {
      replications: 1,
      seed: `seed ${number}`,
      sampling: 'latin-hypercube',
      hypercubeCount: 10,
    },
    report: { sizesOn: [start, start + throws.whole(0, dayCount - 1), end] },
    currency: 'GBP',
    calendar: {
      holidays: throws.one(['england-and-wales', 'none']),
      slumps: randomSlumps(throws),
    },
    milestones: [],
    traffic: {
      shocks: throws.chance(0.5)
        ? [
            { name: 'strike', from: start + 10, to: start + 20, factor: throws.between(0, 1) },
            { name: 'outbreak', from: start + 15, to: start + 60, factor: throws.between(1, 3) },
          ]
        : [],
      commonFactor: throws.chance(0.5)
        ? { sd: throws.between(0, 0.4), correlation: throws.between(0, 0.9) }
        : null,
      reportedMessages: null,
    },
    population: {
      ...{ mailboxCount: null, organisations: { types: [] }, everyCohort: {}, cohorts },
      churn: { monthWeights: Array(12).fill(1), retentionDays: 30 },
      onboarding: [],
    },
    quota,
    owners: cohorts[0]!.owners,
    correlations: [],
    rollout: randomRollout(throws, { start, dayCount, quota, organisations, cohorts }),
    storage: null,
    platforms: [],
    costs: null,
  };
  return { scenario, organisations };
}

/** Of the year's end and of August. */
function randomSlumps(throws: Dice): Scenario['calendar']['slumps'] {
  return [
    {
      name: 'Christmas',
      from: { month: 12, dayOfMonth: 21 },
      to: { month: 1, dayOfMonth: 2 },
      factor: throws.between(0.2, 0.6),
    },
    {
      name: 'August',
      from: { month: 8, dayOfMonth: 1 },
      to: { month: 8, dayOfMonth: 31 },
      factor: throws.between(0.6, 0.9),
    },
  ];
}

/** Compiles a scenario that must have no fault. */
export function planOf({ scenario, organisations }: SmallCase): SmallPlan {
  const { plan, faults } = compilePlan(scenario, organisations);
  if (plan === null) throw new Error(`${scenario.name}: ${JSON.stringify(faults)}`);
  return { scenario, organisations, plan, parameters: parametersOf(scenario, plan) };
}

export function smallPlan(number: number): SmallPlan {
  return planOf(smallCase(number));
}

/** The first two have both types and both regions between them. */
function randomOrganisations(throws: Dice): Organisation[] {
  return Array.from({ length: throws.whole(2, 6) }, (_, index) => ({
    id: `o${index}`,
    name: `Organisation ${index}`,
    type: ['trust', 'practice'][index] ?? throws.one(['trust', 'practice']),
    region: ['North', 'South'][index] ?? throws.one(['North', 'South']),
    mailboxCount: throws.whole(index === 0 ? 3 : 0, 25),
  }));
}

function randomQuota(throws: Dice): QuotaSpec {
  const [warn, send, receive] = [
    throws.between(0.85, 0.97),
    throws.between(0.98, 1.02),
    throws.between(1.05, 1.3),
  ];
  const thresholds = throws.one([
    { warn, send, receive },
    { warn, send, receive },
    { warn, send, receive },
    { warn, send: null, receive },
    { warn: null, send, receive },
    { warn, send, receive: null },
    { warn: null, send: null, receive },
  ]);
  const hasUnlimited = throws.chance(0.4);
  return {
    thresholds,
    correlationWithTraffic: throws.between(0, 1),
    tiers: [
      { name: 'basic', bytes: throws.whole(5, 20) * MIB, share: 0.4 },
      { name: 'standard', bytes: throws.whole(30, 80) * MIB, share: 0.45 },
      {
        name: 'large',
        bytes: hasUnlimited ? Number.POSITIVE_INFINITY : throws.whole(100, 200) * MIB + 1,
        share: 0.15,
      },
    ],
    unlimitedCountsAsBytes: 300 * MIB,
  };
}

interface CohortContext {
  readonly start: number;
  readonly quota: QuotaSpec;
}

function randomCohorts(throws: Dice, context: CohortContext): CohortSpec<number>[] {
  const bound = throws.chance(0.5);
  const cohorts = [
    randomCohort(throws, context, { name: 'busy', share: 0.7, organisationTypes: [] }),
    randomCohort(throws, context, { name: 'quiet', share: 0.3, organisationTypes: [] }),
  ];
  if (!bound) return cohorts;
  const who = { name: 'practice', share: 1, organisationTypes: ['practice'] };
  return [...cohorts, randomCohort(throws, context, who)];
}

function randomCohort(
  throws: Dice,
  { start, quota }: CohortContext,
  who: Pick<CohortSpec<number>, 'name' | 'share' | 'organisationTypes'>,
): CohortSpec<number> {
  return {
    ...who,
    messagesPerWorkingDay: throws.between(5, 60),
    messageBytes: 55 * 1024,
    sentShare: throws.chance(0.2) ? 0 : throws.between(0.2, 0.6),
    offDayShare: throws.between(0, 0.5),
    trafficGrowthPerYear: throws.between(-0.1, 0.5),
    growthSegments: throws.chance(0.5)
      ? [
          { from: start - throws.whole(-5, 30), perYear: throws.between(0, 0.4) },
          { from: start + throws.whole(20, 90), perYear: throws.between(-0.3, 0.4) },
        ]
      : [],
    keepShare: throws.between(0.1, 0.9),
    spread: {
      owners: throws.between(0, 1.2),
      regimes: throws.between(0, 0.7),
      regimeDays: throws.between(8, 120),
    },
    fill: randomFill(throws, quota),
    housekeeping: {
      perYear: throws.chance(0.1) ? 0 : throws.between(0.5, 8),
      share: throws.between(0, 0.4),
    },
    joinersPerYear: 0,
    leaversPerYear: 0,
    owners: randomOwners(throws),
  };
}

/** Mostly by quantiles, which are tabulated in no time; a beta takes some milliseconds. */
function randomFill(throws: Dice, { thresholds }: QuotaSpec): FillSpec<number> {
  const correlationWithTraffic = throws.between(-0.5, 1);
  if (throws.chance(0.15)) {
    const mean = throws.between(0.4, 0.7);
    return { correlationWithTraffic, mean, sd: throws.chance(0.2) ? 0 : throws.between(0.1, 0.25) };
  }
  const fillMax = thresholds.receive ?? 1;
  const middle = throws.between(0.3, 0.8);
  return {
    correlationWithTraffic,
    quantiles: [
      { share: 0, fill: 0 },
      { share: 0.5, fill: middle },
      { share: 0.9, fill: middle + (fillMax - middle) * throws.between(0.3, 0.9) },
      { share: 1, fill: fillMax },
    ],
  };
}

function randomOwners(throws: Dice): OwnersSpec<number> {
  const low = throws.between(0.3, 0.6);
  const high = throws.between(low, 0.84);
  return {
    cleanUpPerDay: {
      warned: throws.chance(0.2) ? 0 : throws.between(0.005, 0.2),
      sendBlocked: throws.chance(0.2) ? 0 : throws.between(0.02, 0.5),
      full: throws.chance(0.2) ? 0 : throws.between(0.02, 0.6),
    },
    cleanUpTo: { low, high },
    offloadShare: throws.between(0, 1),
    contactShare: throws.between(0.1, 1),
    inducedGrowth: throws.chance(0.2) ? 0 : throws.between(0, 0.5),
    inducedDelayDays: throws.between(1, 60),
    archives: {
      holderShare: throws.between(0, 1),
      medianBytes: throws.between(1, 40) * MIB,
      sigma: throws.between(0, 1.5),
      returnShare: throws.between(0, 1),
      returnUpTo: high,
      delayDays: throws.between(1, 40),
    },
  };
}
