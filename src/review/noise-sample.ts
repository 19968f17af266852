/** Values of the replications that have one, and how well their mean is known. */
import { type MeanError, meanError } from '../ensemble/mean-error.ts';
import type { MetricSample } from '../ensemble/metric-sample.ts';
import { meanOf } from '../ensemble/statistics.ts';

/** A sample in which every replication has a value. */
export interface PresentSample extends MetricSample {
  readonly values: readonly number[];
}

/** Without the replications that have no value, and the hypercubes of which none is left. */
export function presentSample({ values, hypercubeSizes }: MetricSample): PresentSample {
  let end = 0;
  const counts = hypercubeSizes?.map((size) => {
    end += size;
    return values.slice(end - size, end).filter((value) => value !== null).length;
  });
  return {
    values: values.filter((value) => value !== null),
    hypercubeSizes: counts?.filter((count) => count > 0) ?? null,
  };
}

/** Replications in the smallest hypercube; 1 where each was drawn by itself. */
export function smallestBlock({ hypercubeSizes }: MetricSample): number {
  return hypercubeSizes === null ? 1 : Math.min(...hypercubeSizes);
}

/** Units of the last place of the largest value by which differences of equals may be apart. */
const ROUNDING_UNITS = 4;

/**
 * The error of the mean, 0 where all values are the same but for rounding: 110.1 - 100.1 and 210.2
 * - 200.2 are both 10, and not to a computer.
 *
 * @param scale the largest of the values that were subtracted
 */
export function steadyError(sample: PresentSample, scale: number): MeanError | null {
  const error = meanError(sample);
  const [first = 0] = sample.values;
  const rounding = ROUNDING_UNITS * Number.EPSILON * scale;
  const isSteady = sample.values.every((value) => Math.abs(value - first) <= rounding);
  return error === null || !isSteady ? error : { ...error, mean: first, standardError: 0 };
}

/** The largest magnitude. */
export function largest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

/** Null for no values. */
export function meanIfAny(values: readonly number[]): number | null {
  return values.length === 0 ? null : meanOf(values);
}

/** Whether each value is as frequent in the one as in the other. */
export function haveSameDistribution(first: readonly number[], second: readonly number[]): boolean {
  const [before, after] = [countsOf(first), countsOf(second)];
  if (before.size !== after.size) return false;
  return [...before].every(
    ([value, count]) => count * second.length === (after.get(value) ?? 0) * first.length,
  );
}

function countsOf(values: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
