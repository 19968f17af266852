/** How far a quantile over the replications may be off. */
import { binomialLowRank } from './binomial-rank.ts';
import type { IntervalOrReason } from './interval-or-reason.ts';
import type { MetricSample } from './metric-sample.ts';
import { valuesAtRanks } from './order-statistic.ts';

/** Numbers, from 1, of the values that are the ends of an interval, counted from the least. */
export interface Ranks {
  readonly low: number;
  readonly high: number;
}

/**
 * The 95 % interval of the quantile that `percent` percent of endlessly many replications do not
 * exceed, whatever their distribution: from value number l to value number u, absent ones last.
 * With X of n values below the quantile, binomial: l is the largest whole number with
 * P(X < l) <= 0.025 and u the smallest with P(X >= u) <= 0.025. An end that is absent is null.
 * Where there is no such l or u, the reason with the replications that are needed.
 *
 * It takes the draws for independent; under Latin hypercube sampling, which spreads them more
 * evenly, it is wider than need be.
 *
 * Source: Conover (1999), Practical Nonparametric Statistics, 3rd edition, section 3.2.
 * @throws RangeError where there is no value, one is not finite, or the percentage is not whole
 *   from 1 to 99.
 * @example
 * quantileInterval({ values: [4, null, 1, 3, 2, 5], hypercubeSizes: null }, 50)
 * // { low: 1, high: null }
 */
export function quantileInterval({ values }: MetricSample, percent: number): IntervalOrReason {
  const ranks = quantileRanks(values.length, percent);
  if (ranks === null) {
    return { reason: 'too-few-replications', replicationsNeeded: replicationsNeeded(percent) };
  }
  const [low, high] = valuesAtRanks(values, [ranks.low, ranks.high]);
  return { low: low ?? null, high: high ?? null };
}

/**
 * The ranks of the interval's ends; null where the values are too few for either.
 *
 * @throws RangeError as binomialLowRank does.
 * @example quantileRanks(72, 95) // { low: 64, high: 72 }
 */
export function quantileRanks(count: number, percent: number): Ranks | null {
  const low = binomialLowRank(count, percent);
  // X >= u means that fewer than n + 1 - u are not below, each of which has the other probability.
  const high = count + 1 - binomialLowRank(count, 100 - percent);
  return low >= 1 && high <= count ? { low, high } : null;
}

/**
 * How many replications it takes until a quantile has an interval: 6 for P50, 72 for P5 and P95,
 * 368 for P99.
 *
 * @throws RangeError as binomialLowRank does.
 * @example replicationsNeeded(95) // 72
 */
export function replicationsNeeded(percent: number): number {
  let count = 1;
  while (quantileRanks(count, percent) === null) count++;
  return count;
}
