/** The master check of the pools: they hold, keep and promise what the mailboxes do. */
import type { PoolTrace } from '../storage/pool-trace.ts';
import type { DayTotals } from './trace.ts';

/** Contents are sums of doubles in another order. */
const RELATIVE_TOLERANCE = 1e-9;

/**
 * Checks the pools of a replication; without any there is nothing to check.
 *
 * Retained: opening + deleted = closing + expired, in whole bytes. Of used with copies, committed
 * and mailboxes the pools add up to the cohorts on every day, and of what was deleted over all
 * days, but for the rounding of each pool and day; in a sample cohorts are scaled afterwards, and
 * are not compared.
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
  if (pools.length === 0 || cohorts === null) return;
  checkDaily('usedBytes', pools, cohorts, 'copyBytes');
  checkDaily('copyBytes', pools, cohorts);
  checkDaily('committedBytes', pools, cohorts);
  checkDaily('mailboxCount', pools, cohorts);
  checkDeleted(pools, cohorts);
}

function checkDaily(
  quantity: 'usedBytes' | 'copyBytes' | 'committedBytes' | 'mailboxCount',
  pools: readonly PoolTrace[],
  cohorts: readonly DayTotals[],
  besides?: 'copyBytes',
): void {
  pools[0]![quantity].forEach((_, day) => {
    const inPools = pools.reduce((sum, pool) => sum + pool[quantity][day]!, 0);
    const inCohorts = cohorts.reduce(
      (sum, cohort) =>
        sum + cohort[quantity][day]! + (besides === undefined ? 0 : cohort[besides][day]!),
      0,
    );
    requireClose(`${quantity} on day ${day}`, { inPools, inCohorts, rounding: 1 });
  });
}

/** What owners remove, on arrival too, is what the pools retain for a while. */
const REMOVED = ['triagedBytes', 'deletedBytes', 'parkedBytes', 'housekeptBytes'] as const;

function checkDeleted(pools: readonly PoolTrace[], cohorts: readonly DayTotals[]): void {
  const inPools = pools.reduce((sum, { retained }) => sum + retained.deletedBytes, 0);
  let inCohorts = 0;
  for (const totals of cohorts) {
    for (const quantity of REMOVED) for (const bytes of totals[quantity]) inCohorts += bytes;
  }
  const rounding = pools.length * pools[0]!.usedBytes.length;
  requireClose('deleted bytes', { inPools, inCohorts, rounding });
}

function requireClose(
  what: string,
  found: { readonly inPools: number; readonly inCohorts: number; readonly rounding: number },
): void {
  const { inPools, inCohorts, rounding } = found;
  if (Math.abs(inPools - inCohorts) <= RELATIVE_TOLERANCE * inCohorts + rounding) return;
  throw new Error(`master check: ${what}: ${inPools} by pool, ${inCohorts} by cohort`);
}
