/** Quantiles of what may not happen at all within the horizon. */

/**
 * The value that is number ceil(n p) from below, p in whole percent; absent ones (null) come last,
 * after every value. Null if that one is absent. Nothing is interpolated, so that a date is a date
 * of a replication, and a half-absent quantity has quantiles as far as they exist.
 *
 * @throws RangeError where there is no value, one is not finite, or the percentage is not whole
 *   from 1 to 100.
 * @example orderStatistic([30, null, 10, 20], 50) // 20
 */
export function orderStatistic(values: readonly (number | null)[], percent: number): number | null {
  if (values.length === 0) throw new RangeError('an order statistic of no values');
  if (!(Number.isInteger(percent) && percent >= 1 && percent <= 100)) {
    throw new RangeError(`an order statistic of ${percent} percent: it must be whole, 1 to 100`);
  }
  // Whole numbers, so that 5 percent of 20 is 1 and never a rounding error above it.
  const rank = Math.ceil((values.length * percent) / 100);
  return valuesAtRanks(values, [rank])[0] ?? null;
}

/**
 * The values of the ranks, counted from 1 for the least; null for the rank of an absent one.
 *
 * @throws RangeError where a value is not finite.
 * @example valuesAtRanks([30, null, 10, 20], [1, 3, 4]) // [10, 30, null]
 */
export function valuesAtRanks(
  values: readonly (number | null)[],
  ranks: readonly number[],
): (number | null)[] {
  const present = values.filter((value) => value !== null);
  for (const value of present) {
    if (!Number.isFinite(value)) throw new RangeError(`an order statistic of ${value}`);
  }
  present.sort((a, b) => a - b);
  return ranks.map((rank) => present[rank - 1] ?? null);
}
