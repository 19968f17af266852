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

/** Beyond it the quantiles of F are those of endlessly many degrees to six digits. */
const DEGREES_MAX = 1e6;

/**
 * Splits the variance of a metric over the replications: a one-way layout with random effects, in
 * which the inputs are the groups and luck is what differs within them.
 *
 * luck = mean of (first - second)^2 / 2 over the pairs, total = the sample variance of all first
 * values, luck's share = luck / total, at most 1; the inputs have the rest.
 *
 * The interval is luck's share over the quantiles of F with k and m degrees, for k pairs of n
 * replications, and 1 / m = 1 / (n - 1) - share / n, which gives the logarithm of luck / total its
 * variance 2 / k + 2 / (n - 1) - 2 share / n: luck is part of the total. That is for normal
 * variates; tails that are heavier make it too narrow. Under Latin hypercube sampling the total is
 * steadier than F takes it for, and too large by a share of 1 / n at most.
 *
 * Null for fewer than two pairs, where nothing varies, and where a replication has no value.
 *
 * Source: Searle, Casella and McCulloch (1992), Variance Components, chapter 3; degrees of freedom
 * after Satterthwaite (1946), Biometrics Bulletin 2(6), 110-114.
 * @throws RangeError where a value is not finite.
 * @example splitVariance([1, 5, 3, 7], [[1, 2], [7, 6]])?.luckShare // 0.075, rounded
 */
export function splitVariance(
  values: readonly (number | null)[],
  pairs: readonly LuckPair[],
): VarianceSplit | null {
  const all = valuesIfAll(values);
  const differences = valuesIfAll(pairs.map(differenceOf));
  if (all === null || differences === null || differences.length < 2) return null;
  const total = varianceOf(all);
  if (total === 0) return null;
  const luck = meanOf(differences.map((difference) => (difference * difference) / 2));
  const ratio = luck / total;
  const luckShare = Math.min(1, ratio);
  const pairCount = pairs.length;
  const degrees = 1 / (1 / (all.length - 1) - luckShare / all.length);
  const quantile = (p: number): number =>
    fisherQuantile(p, pairCount, Math.min(DEGREES_MAX, degrees));
  return {
    pairCount,
    inputsShare: 1 - luckShare,
    luckShare,
    luckInterval: {
      low: Math.min(1, ratio / quantile(UPPER_END)),
      high: Math.min(1, ratio / quantile(1 - UPPER_END)),
    },
  };
}

function differenceOf([first, second]: LuckPair): number | null {
  return first === null || second === null ? null : first - second;
}

/** With n - 1 degrees of freedom; exactly 0 of equal values, whose mean may round. */
function varianceOf(values: readonly number[]): number {
  if (values.every((value) => value === values[0])) return 0;
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
