/** What is watched of the days of a replication: pools, and totals for the controller. */
import type { Parameters } from '../plan/parameters.ts';
import type { Plan } from '../plan/plan.ts';
import { createPools, type PoolEvening } from '../storage/pools.ts';
import type { CohortRun } from './cohort-run.ts';
import type { Controller } from './controller.ts';
import { openPoolLedger, type PoolLedger } from './pool-flows.ts';
import { scopeCounts } from './scope-counts.ts';
import type { Trace } from './trace.ts';

export interface WatchInput {
  readonly plan: Plan;
  readonly parameters: Parameters;
  /** By cohort, with all mailboxes opened and no day simulated. */
  readonly runs: readonly CohortRun[];
  readonly controller: Controller;
}

export interface Watch {
  /**
   * Watches days [firstDay, endDay), all of which are simulated; after days that have been watched,
   * from the first of which on. Returns the first of them after which the controller wants to
   * decide anew, and watches none beyond it; null: there is none.
   */
  readonly days: (firstDay: number, endDay: number) => number | null;
  /** After the last day. */
  readonly storage: () => Pick<Trace, 'pools' | 'orders'>;
}

/** Watches a replication from its opening on. */
export function openWatch(input: WatchInput): Watch {
  const { plan, runs, controller } = input;
  const storage = plan.storage === null ? null : openStorage(input);
  controller.observe?.({ day: -1, countOf: noCount, pools: storage?.evening() ?? [] });
  return {
    days(firstDay, endDay) {
      storage?.fill(firstDay, endDay);
      const countOn = scopeCounts(plan, runs[0]!.tally);
      for (let day = firstDay; day < endDay; day++) {
        storage?.step(day);
        const pools = storage?.evening() ?? [];
        const acts = controller.observe?.({ day, countOf: countOn(day), pools });
        if (acts) return day;
      }
      return null;
    },
    storage: () => storage?.traces() ?? { pools: [], orders: [] },
  };
}

/** The pools of all platforms, home first. */
interface Storage {
  readonly fill: PoolLedger['fill'];
  readonly step: (day: number) => void;
  readonly evening: () => PoolEvening[];
  readonly traces: Watch['storage'];
}

function openStorage({ plan, parameters, runs }: WatchInput): Storage {
  const ledger = openPoolLedger({ plan, parameters, runs });
  const platforms = plan.platforms.map((platform) => {
    const storage = platform.storage!;
    const { firstPool } = storage;
    const flows = ledger.flows.slice(firstPool, firstPool + storage.pools.length);
    return { flows, pools: createPools(storage, runs[0]!.key) };
  });
  const step = (day: number): void => {
    for (const { pools, flows } of platforms) pools.step(day, flows);
  };
  step(-1);
  return {
    fill: ledger.fill,
    step,
    evening: () => platforms.flatMap(({ pools }) => pools.evening()),
    traces() {
      const traces = platforms.map(({ pools, flows }) => pools.traces(flows));
      return {
        pools: traces.flatMap(({ pools }) => pools),
        orders: traces.flatMap(({ orders }) => orders),
      };
    },
  };
}

function noCount(): never {
  throw new RangeError('the opening has no counts');
}
