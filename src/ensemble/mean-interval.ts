/** How far the mean over the replications may be off, however these were drawn. */
import { studentQuantile } from '../random/student.ts';
import { type Interval, UPPER_END } from './interval.ts';
import { type MetricSample, valuesIfAll } from './metric-sample.ts';
import { meanOf } from './statistics.ts';
import { studentInterval } from './student-interval.ts';

/**
 * The 95 % interval of the mean. Of independent draws it is that of studentInterval; under Latin
 * hypercube sampling the replications of a hypercube are not independent, but hypercubes are, so
 * that it is Student's over the B means of the hypercubes, with B - 1 degrees of freedom:
 *
 * variance of the mean = sum of w^2 (mean of the hypercube - mean)^2 / (1 - sum of w^2), with w the
 * share of the replications that are in the hypercube.
 *
 * For hypercubes of one size that is the textbook's s^2 / B; for others it is unbiased where the
 * variance of a hypercube's mean falls with its size. Null for one replication, for one hypercube,
 * and where a replication has no value.
 *
 * Source: McKay, Beckman and Conover (1979), Technometrics 21(2), 239-245, for hypercubes as
 * replicates.
 * @throws RangeError where there is no value, one is not finite, or the hypercubes' sizes are not
 *   above 0 or do not sum to the number of values.
 * @example meanInterval({ values: [0, 2, 3, 3], hypercubeSizes: [2, 2] })
 * // { low: -10.7062, high: 14.7062 }, rounded
 */
export function meanInterval({ values, hypercubeSizes }: MetricSample): Interval | null {
  const all = valuesIfAll(values);
  if (all === null) return null;
  if (hypercubeSizes === null) return studentInterval(all);
  const count = hypercubeSizes.length;
  const mean = meanOf(all);
  const weights = hypercubeSizes.map((size) => size / all.length);
  const means = hypercubeMeans(all, hypercubeSizes);
  if (count < 2) return null;
  let squares = 0;
  let squaredWeights = 0;
  for (let b = 0; b < count; b++) {
    const deviation = weights[b]! * (means[b]! - mean);
    squares += deviation * deviation;
    squaredWeights += weights[b]! * weights[b]!;
  }
  const standardError = Math.sqrt(squares / (1 - squaredWeights));
  const halfWidth = studentQuantile(UPPER_END, count - 1) * standardError;
  return { low: mean - halfWidth, high: mean + halfWidth };
}

function hypercubeMeans(values: readonly number[], sizes: readonly number[]): number[] {
  checkSizes(sizes, values.length);
  let start = 0;
  return sizes.map((size) => {
    start += size;
    return meanOf(values.slice(start - size, start));
  });
}

function checkSizes(sizes: readonly number[], count: number): void {
  let sum = 0;
  for (const size of sizes) {
    if (!(Number.isInteger(size) && size > 0)) throw new RangeError(`a hypercube of size ${size}`);
    sum += size;
  }
  if (sum !== count) {
    throw new RangeError(`hypercubes of ${sum} replications in all, but ${count} values`);
  }
}
