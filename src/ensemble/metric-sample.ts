/** The values of one metric over the replications, with how these were drawn. */
export interface MetricSample {
  /** By replication; null: it does not happen within the horizon. */
  readonly values: readonly (number | null)[];
  /** Sizes of the hypercubes in order of replications; null: independent draws. */
  readonly hypercubeSizes: readonly number[] | null;
}

/**
 * The values where every replication has one; null if some lacks it, and there is thus no mean.
 *
 * @example valuesIfAll([1, null]) // null
 */
export function valuesIfAll(values: readonly (number | null)[]): readonly number[] | null {
  const present = values.filter((value) => value !== null);
  return present.length === values.length ? present : null;
}
