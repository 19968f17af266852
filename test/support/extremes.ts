/**
 * Small random scenarios many of whose numbers lie at an end of their legal range, where formulas
 * meet nothing, everything and infinity.
 */
import type { CohortSpec, OwnersSpec, QuotaSpec } from '../../src/scenario/scenario.ts';
import { type Dice, dice, planOf, type SmallCase, type SmallPlan } from './plans.ts';
import { withCohorts } from './variants.ts';

const EXTREME_SHARE = 0.4;
const TIB = 1099511627776;

/** A value, or now and then one of the extremes. */
type Extreme = <T>(value: T, extremes: readonly T[]) => T;

/** A scenario with many of its numbers replaced; the number leads to the same ones every time. */
export function extremePlan(small: SmallCase, number: number): SmallPlan {
  const throws = dice(`extremes ${number}`);
  const extreme: Extreme = (value, extremes) =>
    throws.chance(EXTREME_SHARE) ? throws.one(extremes) : value;
  const thresholds = extremeThresholds(throws, small.scenario.quota);
  const changed = withCohorts(small, (cohort) =>
    fillingAtMost(thresholds.receive ?? 1, {
      ...extremeCohort(cohort, extreme),
      owners: extremeOwners(cohort.owners, extreme),
    }),
  );
  const { quota } = changed.scenario;
  const tiers = quota.tiers.map((tier) => ({ ...tier, bytes: extreme(tier.bytes, [TIB]) }));
  const scenario = { ...changed.scenario, quota: { ...quota, thresholds, tiers } };
  return planOf({ ...changed, scenario });
}

function extremeThresholds(throws: Dice, { thresholds }: QuotaSpec): QuotaSpec['thresholds'] {
  return throws.one([
    thresholds,
    { warn: 1, send: 1, receive: 1 },
    { warn: 0.95, send: 1, receive: 1 },
    { warn: null, send: null, receive: null },
    { warn: null, send: 1, receive: null },
  ]);
}

function extremeCohort(cohort: CohortSpec<number>, extreme: Extreme): CohortSpec<number> {
  const { spread, housekeeping } = cohort;
  return {
    ...cohort,
    messagesPerWorkingDay: extreme(cohort.messagesPerWorkingDay, [0, 500]),
    sentShare: extreme(cohort.sentShare, [0, 1]),
    offDayShare: extreme(cohort.offDayShare, [0, 1]),
    keepShare: extreme(cohort.keepShare, [0, 1]),
    spread: {
      owners: extreme(spread.owners, [0, 2]),
      regimes: extreme(spread.regimes, [0, 2]),
      regimeDays: extreme(spread.regimeDays, [1, 36500]),
    },
    housekeeping: {
      perYear: extreme(housekeeping.perYear, [0, 365]),
      share: extreme(housekeeping.share, [0, 1]),
    },
  };
}

function extremeOwners(owners: OwnersSpec<number>, extreme: Extreme): OwnersSpec<number> {
  const { cleanUpPerDay, archives } = owners;
  const nothing = { low: 0, high: 0 };
  return {
    ...owners,
    cleanUpPerDay: {
      warned: extreme(cleanUpPerDay.warned, [0, 0.999]),
      sendBlocked: extreme(cleanUpPerDay.sendBlocked, [0, 0.999]),
      full: extreme(cleanUpPerDay.full, [0, 0.999]),
    },
    cleanUpTo: extreme(owners.cleanUpTo, [nothing, { low: 0.84, high: 0.84 }]),
    offloadShare: extreme(owners.offloadShare, [0, 1]),
    contactShare: extreme(owners.contactShare, [0, 1]),
    inducedGrowth: extreme(owners.inducedGrowth, [-0.5, 5]),
    inducedDelayDays: extreme(owners.inducedDelayDays, [0, 3650]),
    archives: {
      ...archives,
      holderShare: extreme(archives.holderShare, [0, 1]),
      medianBytes: extreme(archives.medianBytes, [1, TIB]),
      returnShare: extreme(archives.returnShare, [0, 1]),
      delayDays: extreme(archives.delayDays, [0, 3650]),
    },
  };
}

/** Nobody is fuller than the quota allows: the thresholds may have come down. */
function fillingAtMost(fillMax: number, cohort: CohortSpec<number>): CohortSpec<number> {
  const { fill } = cohort;
  if (!('quantiles' in fill)) return cohort;
  const quantiles = fill.quantiles.map((point) => ({
    ...point,
    fill: Math.min(point.fill, fillMax),
  }));
  return { ...cohort, fill: { ...fill, quantiles } };
}
