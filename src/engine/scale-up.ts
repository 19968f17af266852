/** From the trace of a sample to that of all mailboxes. */
import type { Plan } from '../plan/plan.ts';
import { cohortWeights } from './scope-counts.ts';
import type { CohortTrace, DayTotals, EventCounts, SizeDistribution, Trace } from './trace.ts';

/**
 * The trace of a sample scaled up to all mailboxes: each mailbox of a cohort stands for as many as
 * the cohort has more of them than were simulated.
 *
 * Bytes are multiplied. Numbers of mailboxes and of happenings stay whole, by cumulative rounding:
 * those by state add up to the mailboxes of the cohort, those by day to the rounded number of all
 * days. Stages have the numbers of all mailboxes already, for that is how the rollout counts them;
 * by day and cohort the changes are those of the sample, and agree with them but for its error.
 * Quantiles of sizes, the smallest and the largest mailbox too, are those of the sample, and so is
 * the ledger, which tells what was simulated. The trace of a whole plan is returned as it is.
 */
export function scaleUp(trace: Trace, plan: Plan): Trace {
  const { sample } = plan;
  if (sample === null) return trace;
  const counts = [...sample.fullCountOfCohort];
  const fullCount = counts.reduce((sum, count) => sum + count, 0);
  if (fullCount === sample.mailboxCount) return trace;
  const weights = cohortWeights(plan);
  const cohorts = trace.cohorts.map(({ totals, messageBytes }, cohort) => ({
    totals: scaledTotals(totals, weights[cohort]!),
    messageBytes,
  }));
  return {
    ...trace,
    cohorts,
    sizes: trace.sizes.map((sizes) => scaledSizes(sizes, trace.sizes, weights)),
    counts: scaledCounts(trace.counts, cohorts, fullCount / sample.mailboxCount),
  };
}

function scaledTotals(totals: DayTotals, weight: number): DayTotals {
  const bytes = (days: Float64Array) => scaled(days, (value) => value * weight);
  const whole = (days: Float64Array) => scaled(days, (value) => Math.round(value * weight));
  const flow = (days: Float64Array) => scaled(days, cumulativeRounding(weight));
  return {
    ...scaledStates(totals, weight),
    usedBytes: bytes(totals.usedBytes),
    committedBytes: bytes(totals.committedBytes),
    mailboxCount: whole(totals.mailboxCount),
    unlimitedCount: whole(totals.unlimitedCount),
    grossBytes: bytes(totals.grossBytes),
    keptBytes: bytes(totals.keptBytes),
    triagedBytes: bytes(totals.triagedBytes),
    bouncedBytes: bytes(totals.bouncedBytes),
    suppressedBytes: bytes(totals.suppressedBytes),
    deletedBytes: bytes(totals.deletedBytes),
    parkedBytes: bytes(totals.parkedBytes),
    housekeptBytes: bytes(totals.housekeptBytes),
    returnedBytes: bytes(totals.returnedBytes),
    cleanUpCount: flow(totals.cleanUpCount),
    contactCount: flow(totals.contactCount),
    changeCount: flow(totals.changeCount),
    upgradeCount: flow(totals.upgradeCount),
    joinedCount: flow(totals.joinedCount),
    leaverCount: flow(totals.leaverCount),
    importedBytes: bytes(totals.importedBytes),
    freedBytes: bytes(totals.freedBytes),
    movedBytes: bytes(totals.movedBytes),
    movedCount: flow(totals.movedCount),
    copyBytes: bytes(totals.copyBytes),
    copyCount: whole(totals.copyCount),
  };
}

type StateCounts = Pick<DayTotals, 'okCount' | 'warnedCount' | 'sendBlockedCount' | 'fullCount'>;

/** Rounded from the worst state down to the best, day by day. */
function scaledStates(totals: StateCounts, weight: number): StateCounts {
  const { okCount, warnedCount, sendBlockedCount, fullCount } = totals;
  const worstFirst = [fullCount, sendBlockedCount, warnedCount, okCount] as const;
  const results = worstFirst.map((days) => new Float64Array(days.length));
  for (let day = 0; day < okCount.length; day++) {
    const rounding = cumulativeRounding(weight);
    for (let state = 0; state < worstFirst.length; state++) {
      results[state]![day] = rounding(worstFirst[state]![day]!);
    }
  }
  const [full, sendBlocked, warned, ok] = results;
  return { okCount: ok!, warnedCount: warned!, sendBlockedCount: sendBlocked!, fullCount: full! };
}

/** Multiplies one value after another, so that results are whole and add up to a rounded sum. */
function cumulativeRounding(weight: number): (value: number) => number {
  let sum = 0;
  let roundedSum = 0;
  return (value) => {
    sum += value;
    const before = roundedSum;
    roundedSum = Math.round(sum * weight);
    return roundedSum - before;
  };
}

/** The method of typed arrays takes several times as long. */
function scaled(days: Float64Array, scale: (value: number) => number): Float64Array {
  const result = new Float64Array(days.length);
  for (let day = 0; day < days.length; day++) result[day] = scale(days[day]!);
  return result;
}

/** The mean of all is that of the cohorts by their numbers, so that it goes with the totals. */
function scaledSizes(
  sizes: SizeDistribution,
  all: readonly SizeDistribution[],
  weights: readonly number[],
): SizeDistribution {
  const countOf = ({ cohort, mailboxCount }: SizeDistribution): number =>
    Math.round(mailboxCount * weights[cohort!]!);
  if (sizes.cohort !== null) return { ...sizes, mailboxCount: countOf(sizes) };
  let mailboxCount = 0;
  let bytes = 0;
  for (const one of all) {
    if (one.day !== sizes.day || one.cohort === null) continue;
    mailboxCount += countOf(one);
    bytes += countOf(one) * (one.meanBytes ?? 0);
  }
  return { ...sizes, mailboxCount, meanBytes: mailboxCount === 0 ? null : bytes / mailboxCount };
}

/** What is counted by day is the sum of the days; the rest is not counted by cohort. */
function scaledCounts(
  counts: EventCounts,
  cohorts: readonly CohortTrace[],
  weight: number,
): EventCounts {
  const scaled = Object.fromEntries(
    Object.entries(counts).map(([kind, count]) => [kind, Math.round(count * weight)]),
  ) as unknown as EventCounts;
  const sumOf = (field: keyof DayTotals): number =>
    cohorts.reduce(
      (sum, { totals }) => totals[field].reduce((total, value) => total + value, sum),
      0,
    );
  return {
    ...scaled,
    cleanUps: sumOf('cleanUpCount'),
    contacts: sumOf('contactCount'),
    changes: sumOf('changeCount'),
    upgrades: sumOf('upgradeCount'),
    joined: sumOf('joinedCount'),
    left: sumOf('leaverCount'),
  };
}
