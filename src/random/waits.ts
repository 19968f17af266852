/**
 * Waits in whole days: an exponential time T, of which max(1, ceil(T)) counts, read from a table.
 *
 * With T = -mean ln(u), the wait is the least k >= 1 with u >= exp(-k / mean). The table holds
 * these edges, so that a draw costs a look-up and a comparison or two in place of a logarithm.
 */

import { exp } from './exp.ts';

/** Parts of [0, 1) for each of which the first wait worth trying is kept. */
const BUCKET_COUNT = 1024;

export interface WaitTable {
  /** exp(-k / mean) for k of 0 to dayCount, then a 0 that ends every search. */
  readonly edges: Float64Array;
  /** For each bucket of u the shortest wait that a u in it can have. */
  readonly firstWaits: Int32Array;
}

/**
 * The table for a mean in days, for waits of up to `dayCount` days.
 *
 * A mean of 0 makes every wait one day; an infinite mean makes every wait `dayCount + 1`.
 *
 * @throws RangeError where the mean is negative or not a number.
 */
export function waitTable(meanDays: number, dayCount: number): WaitTable {
  if (!(meanDays >= 0)) {
    throw new RangeError(`a mean wait of ${meanDays} days: it must be 0 or more, or Infinity`);
  }
  const edges = new Float64Array(dayCount + 2);
  edges[0] = 1;
  for (let k = 1; k <= dayCount; k++) edges[k] = exp(-k / meanDays);
  const firstWaits = new Int32Array(BUCKET_COUNT);
  for (let bucket = BUCKET_COUNT - 1, k = 1; bucket >= 0; bucket--) {
    const upperEnd = (bucket + 1) / BUCKET_COUNT;
    while (edges[k]! >= upperEnd) k++;
    firstWaits[bucket] = k;
  }
  return { edges, firstWaits };
}

/**
 * The wait in days for a uniform u in (0, 1): `dayCount + 1` where it lies beyond the table.
 *
 * A draw on day d ends on day d plus the wait.
 */
export function waitDays(table: WaitTable, u: number): number {
  const edges = table.edges;
  let wait = table.firstWaits[(u * BUCKET_COUNT) | 0]!;
  while (u < edges[wait]!) wait++;
  return wait;
}
