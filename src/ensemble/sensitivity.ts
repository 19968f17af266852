/** Which uncertain inputs drive which metrics. */
import type { Interval } from './interval.ts';
import { centredRanks, correlationOfRanks, rankCorrelationInterval } from './rank-correlation.ts';

/** A metric or an input: its value in every replication, in their order. */
export interface NamedValues {
  readonly name: string;
  readonly values: readonly (number | null)[];
}

export interface Sensitivity {
  readonly metric: string;
  readonly input: string;
  /** Spearman's; null for a metric or an input that is the same in all replications. */
  readonly correlation: number | null;
  /** Of 95 %; null without a correlation, for fewer than four replications, and at -1 and 1. */
  readonly interval: Interval | null;
}

/**
 * The rank correlation of every drawn input with every metric, by metric, then by input, each in
 * the order given. What does not happen in a replication counts as later than every value.
 *
 * The interval takes the pairs for independent.
 *
 * @throws RangeError where the numbers of values differ, or one is not finite.
 * @example
 * sensitivityOf([{ name: 'm', values: [1, 2, 9] }], [{ name: 'i', values: [1, 3, 2] }])
 * // [{ metric: 'm', input: 'i', correlation: 0.5, interval: null }]
 */
export function sensitivityOf(
  metrics: readonly NamedValues[],
  inputs: readonly NamedValues[],
): Sensitivity[] {
  const inputRanks = inputs.map(({ values }) => centredRanks(values));
  return metrics.flatMap(({ name: metric, values }) => {
    const ranks = centredRanks(values);
    return inputs.map(({ name: input }, index) => {
      const correlation = correlationOfRanks(ranks, inputRanks[index]!);
      const interval =
        correlation === null ? null : rankCorrelationInterval(correlation, values.length);
      return { metric, input, correlation, interval };
    });
  });
}
