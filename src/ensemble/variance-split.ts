/** How much of a metric's variance comes from the uncertain inputs, and how much from luck. */
import { betaQuantile } from '../random/beta.ts';
import { type Interval, UPPER_END } from './interval.ts';
import { valuesIfAll } from './metric-sample.ts';
import { meanOf } from './statistics.ts';

/** The values of one replication under its own luck and under a second, the inputs the same. */
export type LuckPair = readonly [first: number | null, second: number | null];

export interface VarianceSplit {
  readonly pairCount: number;
  /** The two shares sum to 1. */
  readonly inputsShare: number;
  readonly luckShare: number;
  /** Of 95 %, approximate. */
  readonly luckInterval: Interval;
}

/**
 * Splits the variance of a metric over the replications: a one-way layout with random effects, in
 * which the inputs are the groups and luck is what differs within them.
 *
 * within = mean of (first - second)^2 / 2, between = 2 * variance of the pairs' means,
 * luck's share = 2 within / (between + within), at most 1; the inputs have the rest.
 *
 * Both come from the same replications: were the whole taken from others too, a single extreme one
 * that is not repeated would make of luck what share it likes. The interval is exact for normal
 * variates: 2 / (F + 1) at between / within over the quantiles of F with k - 1 and k degrees, for k
 * pairs. Tails that are heavier make it too narrow.
 *
 * Null for fewer than two pairs, where nothing varies, and where a replication has no value.
 *
 * Source: Searle, Casella and McCulloch (1992), Variance Components, chapter 3.
 * @throws RangeError where a value is not finite.
 * @example splitVariance([[1, 2], [7, 6]])?.luckShare // 0.0392, rounded
 */
export function splitVariance(pairs: readonly LuckPair[]): VarianceSplit | null {
  const all = valuesIfAll(pairs.flat());
  const pairCount = pairs.length;
  if (all === null || pairCount < 2 || all.every((value) => value === all[0])) return null;
  const within = meanOf(pairs.map((pair) => halfSquare(pair)));
  const between = 2 * varianceOf(pairs.map(([first, second]) => (first! + second!) / 2));
  // Differences may be so small that their squares are none.
  if (!(between + within > 0)) return null;
  const luckShare = Math.min(1, (2 * within) / (between + within));
  const ratio = between / within;
  const shareAt = (p: number): number =>
    within === 0 ? 0 : Math.min(1, 2 / (ratio / fisherQuantile(p, pairCount - 1, pairCount) + 1));
  return {
    pairCount,
    inputsShare: 1 - luckShare,
    luckShare,
    luckInterval: { low: shareAt(1 - UPPER_END), high: shareAt(UPPER_END) },
  };
}

/** The sample variance of two values. */
function halfSquare([first, second]: LuckPair): number {
  const difference = first! - second!;
  return (difference * difference) / 2;
}

/** Of independent draws, n - 1 degrees of freedom. */
function varianceOf(values: readonly number[]): number {
  const mean = meanOf(values);
  let squares = 0;
  for (const value of values) squares += (value - mean) * (value - mean);
  return squares / (values.length - 1);
}

/**
 * The value below which a variate of Fisher's and Snedecor's F falls with probability p: the
 * degrees' ratio times x / (1 - x) of a beta variate x.
 *
 * Source: Abramowitz and Stegun (1964), 26.6.2.
 */
function fisherQuantile(p: number, degrees: number, otherDegrees: number): number {
  const x = betaQuantile(p, degrees / 2, otherDegrees / 2);
  return (otherDegrees * x) / (degrees * (1 - x));
}
