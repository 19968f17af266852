/** Quantities of all pools together. */
import type { Trace } from '../engine/trace.ts';
import type { PoolTrace } from '../storage/pool-trace.ts';

/** What of a pool's trace is a number of bytes by day. */
export type PoolQuantity = {
  [Key in keyof PoolTrace]: PoolTrace[Key] extends Float64Array ? Key : never;
}[keyof PoolTrace];

/** The sum by day, the pools added in their order. */
export function sumOfPools(
  { pools, dayCount }: Pick<Trace, 'pools' | 'dayCount'>,
  quantity: PoolQuantity,
): Float64Array {
  const sums = new Float64Array(dayCount);
  for (const pool of pools) {
    const values = pool[quantity];
    for (let day = 0; day < dayCount; day++) sums[day]! += values[day]!;
  }
  return sums;
}
