/** How two runs with common random numbers differ, replication by replication. */
import type { Interval } from '../ensemble/interval.ts';
import { meanInterval } from '../ensemble/mean-interval.ts';
import type { Metric } from '../ensemble/metrics.ts';
import { meanOf } from '../ensemble/statistics.ts';
import { wilsonInterval } from '../ensemble/wilson.ts';
import { presentSample } from './noise-sample.ts';

/** Values by replication; null: it does not happen within the horizon. */
type Values = readonly (number | null)[];

export interface PairedDifference {
  /** Replications in which both runs have a value: over these are mean, correlation and ratio. */
  readonly pairCount: number;
  /** Of the run's value less the first's; null without pairs. */
  readonly mean: number | null;
  readonly interval: Interval | null;
  /** In how many of all replications the run is better; null where neither value is. */
  readonly betterShare: number | null;
  readonly betterInterval: Interval | null;
  /** In how many of all replications the values are the same, or both absent. */
  readonly equalShare: number;
  /** Null for fewer than three pairs, which always correlate, and for a constant. */
  readonly correlation: number | null;
  /** Variance of the difference over the sum of both variances; null if both are constant. */
  readonly varianceRatio: number | null;
}

export interface Pairing extends Pick<Metric, 'betterWhen' | 'absentIs'> {
  /** Sizes of the hypercubes in the order of replications; null: independent draws. */
  readonly hypercubeSizes: readonly number[] | null;
}

/**
 * Compares a run with the first, pairing replications of one number: they share their luck, which
 * mostly cancels in the difference.
 *
 * mean = sum of (run - first) / pairs; its 95 % interval is that of meanInterval, of the
 * differences: what is absent differs from nothing by any number of days. Better is strictly
 * better, ties are counted apart; what is absent is better or worse than any value, as `absentIs`
 * says.
 * Correlation of Pearson. Variance ratio = var(run - first) / (var(run) + var(first)): it is
 * 1 - correlation where the variances are equal, and 1 where common random numbers were of no use.
 *
 * Source: Law (2015), Simulation Modeling and Analysis, 5th edition, sections 10.2 and 11.2.
 * @throws RangeError where there are no replications, or not equally many.
 * @example
 * pairedDifference(
 *   [1, 2, 3, 4],
 *   [2, 2, 5, null],
 *   { betterWhen: 'higher', absentIs: 'best', hypercubeSizes: null },
 * ).betterShare // 3 / 4
 */
export function pairedDifference(first: Values, run: Values, pairing: Pairing): PairedDifference {
  if (first.length !== run.length || first.length === 0) {
    throw new RangeError(`${run.length} replications are compared with ${first.length}`);
  }
  const pairs = pairsOf(first, run);
  const differences = presentSample({
    values: pairs.map((pair) => (pair === null ? null : pair.after - pair.before)),
    hypercubeSizes: pairing.hypercubeSizes,
  });
  const { values } = differences;
  return {
    pairCount: values.length,
    mean: values.length === 0 ? null : meanOf(values),
    interval: values.length === 0 ? null : meanInterval(differences),
    ...betterIn(first, run, pairing),
    equalShare: first.filter((value, index) => value === run[index]).length / first.length,
    ...spreadOf(
      pairs.filter((pair) => pair !== null),
      values,
    ),
  };
}

interface Pair {
  readonly before: number;
  readonly after: number;
}

/** By replication; null where either run has no value. */
function pairsOf(first: Values, run: Values): (Pair | null)[] {
  return first.map((before, replication) => {
    const after = run[replication] ?? null;
    return before === null || after === null ? null : { before, after };
  });
}

function betterIn(
  first: Values,
  run: Values,
  { betterWhen, absentIs }: Pairing,
): Pick<PairedDifference, 'betterShare' | 'betterInterval'> {
  if (betterWhen === null) return { betterShare: null, betterInterval: null };
  const sign = betterWhen === 'lower' ? 1 : -1;
  const absent = absentIs === 'best' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  const badness = (value: number | null) => (value === null ? absent : sign * value);
  const count = first.filter(
    (before, index) => badness(run[index] ?? null) < badness(before),
  ).length;
  return {
    betterShare: count / first.length,
    betterInterval: wilsonInterval(count, first.length),
  };
}

/** With fewer pairs a correlation is 1 or -1 whatever the values. */
const CORRELATED_PAIRS_MIN = 3;

function spreadOf(
  pairs: readonly Pair[],
  differences: readonly number[],
): Pick<PairedDifference, 'correlation' | 'varianceRatio'> {
  const before = deviations(pairs.map((pair) => pair.before));
  const after = deviations(pairs.map((pair) => pair.after));
  const [beforeSquares, afterSquares] = [
    sumOfProducts(before, before),
    sumOfProducts(after, after),
  ];
  const ofDifferences = deviations(differences);
  const product = beforeSquares * afterSquares;
  const unpaired = beforeSquares + afterSquares;
  const hasCorrelation = pairs.length >= CORRELATED_PAIRS_MIN && product > 0;
  return {
    correlation: hasCorrelation ? clamped(sumOfProducts(before, after) / Math.sqrt(product)) : null,
    varianceRatio: unpaired > 0 ? sumOfProducts(ofDifferences, ofDifferences) / unpaired : null,
  };
}

/** Values less their mean: exactly 0 for a constant, whose mean may be off by rounding. */
function deviations(values: readonly number[]): number[] {
  if (values.every((value) => value === values[0])) return values.map(() => 0);
  const mean = meanOf(values);
  return values.map((value) => value - mean);
}

function sumOfProducts(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
}

/** Rounding may carry a correlation beyond its bounds. */
function clamped(correlation: number): number {
  return Math.max(-1, Math.min(1, correlation));
}
