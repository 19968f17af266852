/** One input's samples in a Latin hypercube. */

/** So coarse that stratum + jitter, and its quotient by up to 1,000,000, stay in the stratum. */
const JITTERS_PER_STRATUM = 2147483648; // 2^31

/**
 * Draws `count` probabilities, one in each of the strata [k / count, (k + 1) / count), in random
 * order:
 *
 *     u_r = (stratum_r + jitter_r) / count
 *
 * with a permutation of the strata (Fisher and Yates) and a jitter within each, strictly between 0
 * and 1. The stream gives the permutation first, then the jitters.
 *
 * Source: McKay, Beckman and Conover (1979), "A comparison of three methods for selecting values of
 * input variables in the analysis of output from a computer code", Technometrics 21(2), 239-245.
 */
export function latinHypercube(stream: () => number, count: number): Float64Array {
  const samples = Float64Array.from({ length: count }, (_, stratum) => stratum);
  for (let last = count - 1; last > 0; last--) {
    const other = Math.floor(stream() * (last + 1));
    const stratum = samples[last]!;
    samples[last] = samples[other]!;
    samples[other] = stratum;
  }
  for (let r = 0; r < count; r++) {
    const jitter = (Math.floor(stream() * JITTERS_PER_STRATUM) + 0.5) / JITTERS_PER_STRATUM;
    samples[r] = (samples[r]! + jitter) / count;
  }
  return samples;
}
