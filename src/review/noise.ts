/** What a difference of two runs may be by luck alone, and its interval at any level. */
import type { Interval } from '../ensemble/interval.ts';
import type { MeanError } from '../ensemble/mean-error.ts';
import { studentHalfWidth } from '../ensemble/student-interval.ts';
import { normalQuantile } from '../random/normal.ts';

/** In how many of the replications something happened. */
export interface Happened {
  readonly happenedCount: number;
  readonly count: number;
}

export type Noise =
  | {
      readonly kind: 'errors';
      /** Of the replications, not of the means that are shown, which may be pence from it. */
      readonly difference: number;
      /** That of the differences where these are paired, else those of both means. */
      readonly errors: readonly MeanError[];
      /** Replications in the smallest hypercube of any; 1: drawn independently. */
      readonly blockSize: number;
    }
  /** Of probabilities that are not paired. */
  | { readonly kind: 'shares'; readonly before: Happened; readonly after: Happened }
  | { readonly kind: 'unknown'; readonly reason: string };

export type KnownNoise = Exclude<Noise, { readonly kind: 'unknown' }>;

/**
 * The interval of the difference that leaves 1 - `upperEnd` on either side.
 *
 * Of errors: difference -+ sqrt(sum of (t x standard error)^2), each t with the degrees of freedom
 * of its own. Of one that is Student's interval, of two that of Banerjee, which covers no less
 * often than it says whatever both variances are, where values are normal, as means of many and of
 * hypercubes are nearly. Welch's is narrower and covers about as often as it says: it would make
 * more claims, and more of them wrong.
 *
 * Of shares: see differenceOfShares.
 *
 * Source: Banerjee (1960), Sankhya 22, 357-358.
 * @example
 * noiseInterval(
 *   {
 *     kind: 'errors',
 *     difference: 5,
 *     errors: [
 *       { mean: 2, standardError: 3, degrees: 1 },
 *       { mean: 7, standardError: 4, degrees: 1 },
 *     ],
 *     blockSize: 1,
 *   },
 *   0.75,
 * ) // { low: 0, high: 10 }, rounded
 */
export function noiseInterval(noise: KnownNoise, upperEnd: number): Interval {
  if (noise.kind === 'shares') return differenceOfShares(noise, upperEnd);
  let squares = 0;
  for (const error of noise.errors) {
    const halfWidth = studentHalfWidth(error, upperEnd);
    squares += halfWidth * halfWidth;
  }
  const halfWidth = Math.sqrt(squares);
  return { low: noise.difference - halfWidth, high: noise.difference + halfWidth };
}

/**
 * The interval of Agresti and Caffo: of shares to which z^2 / 4 replications are added in which it
 * happens and as many in which it does not, p' = (x + z^2 / 4) / (n + z^2 / 2) and
 *
 *     p'after - p'before -+ z sqrt(sum of p' (1 - p') / (n + z^2 / 2))
 *
 * z^2 / 4 is 0.96 at 95 %, where they add 1. Without these a share of 0 would have no error: 0 of
 * 20 and 4 of 20 would be told apart, which Fisher's exact test has happen in one of ten cases. By
 * counting all outcomes, of 2 to 200 replications at levels of 95 to 99.83 %, true values are left
 * out at most 1.3 times as often as the level says; with 1 added at all levels, up to 4.6 times.
 * Replications are taken for independent, which is on the safe side under Latin hypercube sampling.
 *
 * Source: Agresti and Caffo (2000), The American Statistician 54(4), 280-288; z^2 / 2 for a single
 * share: Agresti and Coull (1998), The American Statistician 52(2), 119-126.
 */
function differenceOfShares(
  { before, after }: { readonly before: Happened; readonly after: Happened },
  upperEnd: number,
): Interval {
  const z = normalQuantile(upperEnd);
  const added = (z * z) / 4;
  const [first, second] = [before, after].map(({ happenedCount, count }) => {
    const total = count + 2 * added;
    const share = (happenedCount + added) / total;
    return { share, variance: (share * (1 - share)) / total };
  }) as [ShareError, ShareError];
  const middle = second.share - first.share;
  const halfWidth = z * Math.sqrt(first.variance + second.variance);
  return { low: middle - halfWidth, high: middle + halfWidth };
}

interface ShareError {
  readonly share: number;
  readonly variance: number;
}

/** Whether every replication has the same difference, or each run one value throughout. */
export function isConstant(noise: KnownNoise): boolean {
  return noise.kind === 'errors' && noise.errors.every(({ standardError }) => standardError === 0);
}

/**
 * How likely luck alone makes a difference that is not 0 and yet the same everywhere: at most
 * 2 / (2k + 1)^B, with B the hypercubes (or independent replications) and k the steps in which the
 * difference of a hypercube's sum can be counted.
 *
 * Without a true difference a hypercube's is k as often as -k, and no more often than anything in
 * between, of which there are 2k + 1. Money in pence or content in TiB have so many steps that two
 * replications are enough; of a rollout that ends a day later in both, or now happens in both, they
 * are not.
 *
 * @param step the smallest difference of two values
 */
export function coincidence(
  { difference, errors, blockSize }: Extract<Noise, { readonly kind: 'errors' }>,
  step: number,
): number {
  const steps = (Math.abs(difference) * blockSize) / step;
  const blockCount = Math.min(...errors.map(({ degrees }) => degrees + 1));
  let chance = 2;
  for (let block = 0; block < blockCount && chance > 0; block++) chance /= 2 * steps + 1;
  return chance;
}
