/** How well the mean over the replications is known, however these were drawn. */
import { type MetricSample, valuesIfAll } from './metric-sample.ts';
import { meanOf } from './statistics.ts';

/** A mean, with what intervals of it at any level are made of. */
export interface MeanError {
  readonly mean: number;
  /** Estimated standard deviation of such means. */
  readonly standardError: number;
  /** Degrees of freedom of that estimate, at least 1. */
  readonly degrees: number;
}

/**
 * The mean and its standard error: s / sqrt(n) of n independent draws, with s the sample's standard
 * deviation and n - 1 degrees of freedom. Under Latin hypercube sampling the replications of a
 * hypercube are not independent, but hypercubes are, so that it is that of the B means of the
 * hypercubes, with B - 1 degrees of freedom:
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
 * @example meanError({ values: [0, 2, 3, 3], hypercubeSizes: [2, 2] })
 * // { mean: 2, standardError: 1, degrees: 1 }
 */
export function meanError({ values, hypercubeSizes }: MetricSample): MeanError | null {
  const all = valuesIfAll(values);
  if (all === null) return null;
  return hypercubeSizes === null ? errorOfDraws(all) : errorOfHypercubes(all, hypercubeSizes);
}

function errorOfDraws(values: readonly number[]): MeanError | null {
  const mean = meanOf(values);
  const count = values.length;
  if (count < 2) return null;
  let squares = 0;
  for (const value of values) squares += (value - mean) * (value - mean);
  return { mean, standardError: Math.sqrt(squares / (count - 1) / count), degrees: count - 1 };
}

function errorOfHypercubes(values: readonly number[], sizes: readonly number[]): MeanError | null {
  const mean = meanOf(values);
  const means = hypercubeMeans(values, sizes);
  const count = sizes.length;
  if (count < 2) return null;
  let squares = 0;
  let squaredWeights = 0;
  for (let b = 0; b < count; b++) {
    const weight = sizes[b]! / values.length;
    const deviation = weight * (means[b]! - mean);
    squares += deviation * deviation;
    squaredWeights += weight * weight;
  }
  return { mean, standardError: Math.sqrt(squares / (1 - squaredWeights)), degrees: count - 1 };
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
