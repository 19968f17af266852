/** How far the mean over the replications may be off, however these were drawn. */
import type { Interval } from './interval.ts';
import { meanError } from './mean-error.ts';
import type { MetricSample } from './metric-sample.ts';
import { studentHalfWidth } from './student-interval.ts';

/**
 * The 95 % interval of the mean by Student's t: over the replications where these were drawn
 * independently, over the means of the hypercubes under Latin hypercube sampling, as meanError has
 * it. Null for one replication, for one hypercube, and where a replication has no value.
 *
 * @throws RangeError where there is no value, one is not finite, or the hypercubes' sizes are not
 *   above 0 or do not sum to the number of values.
 * @example meanInterval({ values: [0, 2, 3, 3], hypercubeSizes: [2, 2] })
 * // { low: -10.7062, high: 14.7062 }, rounded
 */
export function meanInterval(sample: MetricSample): Interval | null {
  const error = meanError(sample);
  if (error === null) return null;
  const halfWidth = studentHalfWidth(error);
  return { low: error.mean - halfWidth, high: error.mean + halfWidth };
}
