/** The master check of the pools: they hold what the mailboxes hold, and lose nothing deleted. */
import type { PoolTrace } from '../storage/pool-trace.ts';
import type { DayTotals } from './trace.ts';

/** Contents are sums of doubles in another order. */
const RELATIVE_TOLERANCE = 1e-9;

/**
 * Checks the pools of a replication; without any there is nothing to check.
 *
 * Retained: opening + deleted = closing + expired, in whole bytes. Used: the pools add up to the
 * cohorts on every day; in a sample those are scaled likewise, and are not compared.
 *
 * @param cohorts totals of all mailboxes; null: of a sample
 * @throws Error that names the identity that does not hold.
 */
export function checkStorage(
  pools: readonly PoolTrace[],
  cohorts: readonly DayTotals[] | null,
): void {
  for (const [pool, { retained }] of pools.entries()) {
    const came = retained.openingBytes + retained.deletedBytes;
    const went = retained.closingBytes + retained.expiredBytes;
    if (came === went) continue;
    throw new Error(`master check: pool ${pool} retained ${came} bytes, and let go of ${went}`);
  }
  if (pools.length > 0 && cohorts !== null) checkUsed(pools, cohorts);
}

function checkUsed(pools: readonly PoolTrace[], cohorts: readonly DayTotals[]): void {
  pools[0]!.usedBytes.forEach((_, day) => {
    const inPools = pools.reduce((sum, { usedBytes }) => sum + usedBytes[day]!, 0);
    const inCohorts = cohorts.reduce((sum, { usedBytes }) => sum + usedBytes[day]!, 0);
    if (Math.abs(inPools - inCohorts) <= RELATIVE_TOLERANCE * inCohorts + 1) return;
    throw new Error(
      `master check: used ${inPools} bytes by pool, ${inCohorts} by cohort, on day ${day}`,
    );
  });
}
