/** Whether pools of a run have orders, and which of those shown are pools and not their sum. */
import { ALL } from '../../scenario/reserved-names.ts';
import { orderPoints } from '../cells/dated-events.ts';
import { type PageRun, tableOf } from '../cells/page-run.ts';
import { rowWith } from '../cells/page-table.ts';

/** Whether anything is ordered in any replication. */
export function hasOrders(run: PageRun, pool: string): boolean {
  const orders = tableOf(run, 'purchases');
  return pool === ALL ? (orders?.rows.length ?? 0) > 0 : rowWith(orders, { pool }) !== null;
}

/** Whether a chart of the pool marks orders: those that half of the replications have. */
export function marksOrders(run: PageRun, pool: string): boolean {
  return orderPoints(run, pool, 'placed').length > 0;
}

/**
 * Pools without their sum, which is as full as all together, and which runs out when any of them
 * does: two things that would stand under one name.
 */
export function poolsAlone(pools: readonly string[]): readonly string[] {
  const alone = pools.filter((pool) => pool !== ALL);
  return alone.length > 0 ? alone : pools;
}
