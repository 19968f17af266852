/**
 * Parameters: the numbers of one replication, from a scenario whose uncertain values are settled.
 */
import { DAYS_PER_YEAR } from '../calendar/date.ts';
import type { CohortDemand, CommonFactor, DemandShock } from '../demand/demand.ts';
import { betaQuantile } from '../random/beta.ts';
import { rankCorrelationToNormal } from '../random/copula.ts';
import { log1p } from '../random/log.ts';
import { lognormalMeanOne } from '../random/lognormal.ts';
import { normalCdf } from '../random/normal.ts';
import { power } from '../random/power.ts';
import { type QuantileTable, quantileTable } from '../random/quantile-table.ts';
import { type UniformTable, uniformTable } from '../random/uniform-table.ts';
import type { CohortSpec, FillSpec, OwnersSpec, Scenario } from '../scenario/scenario.ts';
import { EXACT_SUM_MAX } from '../units/exact-sums.ts';
import { cohortDemand, demandShocks } from './demand-inputs.ts';
import type { Plan } from './plan.ts';
import { type TableMemory, tableMemory } from './table-memory.ts';

export interface Parameters {
  /** In the order of the plan's cohorts. */
  readonly cohorts: readonly CohortParameters[];
  readonly shocks: readonly DemandShock[];
  readonly commonFactor: CommonFactor | null;
  readonly rollout: RolloutParameters;
  /** By onboarding programme: content that each mailbox brings along, in whole bytes. */
  readonly importedBytes: readonly number[];
  /** Power of two, in bytes: what rates are multiples of, so that sums of them are exact. */
  readonly rateUnitBytes: number;
}

export interface RolloutParameters {
  /** Of attempts; 0 where none can fail. */
  readonly failureShare: number;
  /** By stage: whole working days to the approval; 0: none is needed. */
  readonly approvalWorkingDays: readonly number[];
  /** By standing rule: of those who come into its state. */
  readonly requestShares: readonly number[];
}

export interface CohortParameters {
  readonly demand: CohortDemand;
  readonly sentShare: number;
  /** How busy the owner is, always (h): log-normal of mean 1, by its standard normal score. */
  readonly busy: QuantileTable;
  /** How busy in a regime (x): log-normal of mean 1, by a uniform draw. */
  readonly regimeLevels: UniformTable;
  /** Correlation of normal scores: traffic with tier, fill with traffic. */
  readonly busyTierCorrelation: number;
  readonly fillBusyCorrelation: number;
  /** Used over quota at the start, by its standard normal score. */
  readonly fill: QuantileTable;
  readonly regimeMeanDays: number;
  readonly housekeepingMeanDays: number;
  readonly housekeepingShare: number;
  /** Mean days until a clean-up, by state index; Infinity: none. */
  readonly cleanUpMeanDays: readonly [number, number, number, number];
  readonly cleanUpTo: { readonly low: number; readonly high: number };
  readonly offloadShare: number;
  readonly contactShare: number;
  readonly adaptationMeanDays: number;
  /** Share of arriving mail that is kept: entry first * levelCount + adapted. */
  readonly keptShare: Float64Array;
  readonly archive: ArchiveParameters;
  /** Hazard of leaving on a day of weight 1. */
  readonly leavingHazardPerDay: number;
}

export interface ArchiveParameters {
  readonly holderShare: number;
  readonly medianBytes: number;
  readonly sigma: number;
  readonly returnShare: number;
  readonly returnUpTo: number;
  readonly returnMeanDays: number;
}

const BASE_2_LOG = log1p(1);

/**
 * The parameters of a replication. The plan is the scenario's own.
 *
 * @param tables keeps tables from one replication to the next, as most inputs of tables are the
 *   same in all of them
 */
export function parametersOf(
  scenario: Scenario<number>,
  plan: Plan,
  tables: TableMemory = tableMemory(),
): Parameters {
  return {
    cohorts: scenario.population.cohorts.map((cohort) => cohortParameters(cohort, plan, tables)),
    shocks: demandShocks(scenario),
    commonFactor: scenario.traffic.commonFactor,
    rollout: rolloutParameters(scenario),
    importedBytes: scenario.population.onboarding.map(({ importedBytes }) =>
      Math.floor(importedBytes),
    ),
    rateUnitBytes: rateUnitBytes(scenario, plan),
  };
}

function rolloutParameters({ rollout }: Scenario<number>): RolloutParameters {
  return {
    failureShare: rollout.failures?.share ?? 0,
    approvalWorkingDays: rollout.stages.map(({ approvalWorkingDays }) =>
      Math.ceil(approvalWorkingDays ?? 0),
    ),
    requestShares: rollout.standing.map(({ share }) => share),
  };
}

function cohortParameters(
  cohort: CohortSpec<number>,
  plan: Plan,
  tables: TableMemory,
): CohortParameters {
  const owners = cohort.owners;
  const { fillMax } = plan.quota;
  return {
    demand: cohortDemand(cohort, plan.startDate),
    sentShare: cohort.sentShare,
    ...cohortTables(cohort, fillMax, tables),
    busyTierCorrelation: rankCorrelationToNormal(plan.quota.correlationWithTraffic),
    fillBusyCorrelation: rankCorrelationToNormal(cohort.fill.correlationWithTraffic),
    regimeMeanDays: cohort.spread.regimeDays,
    housekeepingMeanDays: DAYS_PER_YEAR / cohort.housekeeping.perYear,
    housekeepingShare: cohort.housekeeping.share,
    cleanUpMeanDays: [
      Number.POSITIVE_INFINITY,
      meanDaysOf(owners.cleanUpPerDay.warned),
      meanDaysOf(owners.cleanUpPerDay.sendBlocked),
      meanDaysOf(owners.cleanUpPerDay.full),
    ],
    cleanUpTo: owners.cleanUpTo,
    offloadShare: owners.offloadShare,
    contactShare: owners.contactShare,
    adaptationMeanDays: owners.inducedDelayDays,
    keptShare: keptShares(cohort.keepShare, owners.inducedGrowth, plan),
    archive: archiveParameters(owners),
    leavingHazardPerDay: -log1p(-cohort.leaversPerYear) / DAYS_PER_YEAR,
  };
}

/** Each made anew only where the cohort's was made of other numbers before. */
function cohortTables(
  { name, spread, fill }: CohortSpec<number>,
  fillMax: number,
  tables: TableMemory,
): Pick<CohortParameters, 'busy' | 'regimeLevels' | 'fill'> {
  return {
    busy: tables.quantiles(`busy ${name}`, [spread.owners], () =>
      quantileTable((z) => lognormalMeanOne(spread.owners, z)),
    ),
    regimeLevels: tables.uniforms(`regimes ${name}`, [spread.regimes], () =>
      uniformTable((z) => lognormalMeanOne(spread.regimes, z)),
    ),
    fill: tables.quantiles(`fill ${name}`, [fill, fillMax], () => fillTable(fill, fillMax)),
  };
}

function archiveParameters(owners: OwnersSpec<number>): ArchiveParameters {
  const archives = owners.archives;
  return {
    holderShare: archives.holderShare,
    medianBytes: archives.medianBytes,
    sigma: archives.sigma,
    returnShare: archives.returnShare,
    returnUpTo: archives.returnUpTo,
    returnMeanDays: archives.delayDays,
  };
}

/**
 * A probability a day is a hazard of -ln(1 - p): waits are exponential with its inverse as mean.
 */
function meanDaysOf(probabilityPerDay: number): number {
  return probabilityPerDay === 0 ? Number.POSITIVE_INFINITY : -1 / log1p(-probabilityPerDay);
}

/**
 * The share of mail that is kept, by first and adapted quota: min(1, keepShare * induced), where
 * induced = (q_adapted / q_first)^e with e = log2(1 + inducedGrowth), so that each doubling adds
 * inducedGrowth and a rollback leads back to 1.
 */
function keptShares(keepShare: number, inducedGrowth: number, plan: Plan): Float64Array {
  const bytes = plan.quota.countsAsBytes;
  const exponent = log1p(inducedGrowth) / BASE_2_LOG;
  const shares = new Float64Array(bytes.length * bytes.length);
  for (let first = 0; first < bytes.length; first++) {
    for (let adapted = 0; adapted < bytes.length; adapted++) {
      const induced = adapted === first ? 1 : power(bytes[adapted]! / bytes[first]!, exponent);
      shares[first * bytes.length + adapted] = Math.min(1, keepShare * induced);
    }
  }
  return shares;
}

function fillTable(fill: FillSpec<number>, fillMax: number): QuantileTable {
  if ('quantiles' in fill) {
    const points = fill.quantiles;
    return quantileTable((z) => between(points, normalCdf(z)));
  }
  const mean = fill.mean / fillMax;
  const sd = fill.sd / fillMax;
  const weight = (mean * (1 - mean)) / (sd * sd) - 1;
  // Also where the square of a legal sd is too small for a double.
  if (weight === Infinity) return quantileTable(() => fill.mean);
  const [a, b] = [mean * weight, (1 - mean) * weight];
  // Above the median by the mirrored distribution: a probability near 1 has lost the tail's digits.
  return quantileTable((z) =>
    z < 0
      ? fillMax * betaQuantile(normalCdf(z), a, b)
      : fillMax * (1 - betaQuantile(normalCdf(-z), b, a)),
  );
}

function between(
  points: readonly { readonly share: number; readonly fill: number }[],
  share: number,
): number {
  let index = 1;
  while (index < points.length - 1 && points[index]!.share < share) index++;
  const [low, high] = [points[index - 1]!, points[index]!];
  return low.fill + ((share - low.share) / (high.share - low.share)) * (high.fill - low.fill);
}

/** Room for luck: regimes and owners above their mean of 1, everybody's at once. */
const RATE_SUM_MARGIN = 8;
/** Finer is of no use: 2^-14 byte a day is 16 bytes in 700 years. */
const RATE_UNIT_MIN_BYTES = 1 / 16384;

/**
 * The unit of rates: the finest power of two, not below 2^-14 byte a day, in which the traffic of
 * all mailboxes together, with a margin of 8, stays below 2^53 units. The engine checks its sums.
 * A sample has the unit of all mailboxes, so that each lives as it does among them.
 */
function rateUnitBytes(scenario: Scenario<number>, plan: Plan): number {
  let bytesPerDay = 0;
  scenario.population.cohorts.forEach((cohort, index) => {
    const start = plan.rows.cohortStart;
    const count = plan.sample?.fullCountOfCohort[index] ?? start[index + 1]! - start[index]!;
    bytesPerDay += count * cohort.messagesPerWorkingDay * cohort.messageBytes;
  });
  let unit = RATE_UNIT_MIN_BYTES;
  while (bytesPerDay * RATE_SUM_MARGIN >= EXACT_SUM_MAX * unit) unit *= 2;
  return unit;
}
