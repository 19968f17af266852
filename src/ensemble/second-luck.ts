/** Which replications are done once more with other luck. */

/** With so many repeats the variance of luck is known to about a third. */
const REPEATS_MIN = 20;
const REPEATS_SHARE = 0.2;

/**
 * A fifth of the replications but at least 20, or all if there are fewer, evenly spaced over them.
 *
 * @example repeatedReplications(3) // [0, 1, 2]
 */
export function repeatedReplications(replicationCount: number): number[] {
  const wanted = Math.max(REPEATS_MIN, Math.ceil(REPEATS_SHARE * replicationCount));
  const count = Math.min(replicationCount, wanted);
  return Array.from({ length: count }, (_, index) =>
    Math.floor((index * replicationCount) / count),
  );
}
