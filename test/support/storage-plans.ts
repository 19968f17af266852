/** Plans and flows of storage, small enough to be worked out by hand. */
import type { Key } from '../../src/random/key.ts';
import type { StorageLayout } from '../../src/scenario/storage-spec.ts';
import type { PoolTrace } from '../../src/storage/pool-trace.ts';
import { createPools, type Pools } from '../../src/storage/pools.ts';
import type { PoolFlows, ProcurementPlan, StoragePlan } from '../../src/storage/storage-plan.ts';

const HISTORY_DAYS = 28;
export const KEY: Key = { word0: 1, word1: 2 };

/** Shares that are sums of powers of two, so that figures by hand are exact. */
export const ROUND_LAYOUT: StorageLayout = {
  copies: 2,
  deletedItemRetentionDays: 3,
  singleItemShare: 0.125,
  calendarShare: 0.125,
  whiteSpaceDays: 1,
  overheadShare: 0.25,
  indexShare: 0.5,
  logDays: 2,
  logBytesPerMessage: null,
  freeSpaceShare: 0.5,
  filesShrink: false,
};

/** Content is disk: the need of a day is what is used. */
export const BARE_LAYOUT: StorageLayout = {
  ...{ copies: 1, deletedItemRetentionDays: 0, singleItemShare: 0, calendarShare: 0 },
  ...{ whiteSpaceDays: 0, overheadShare: 0, indexShare: 0, logDays: 0, logBytesPerMessage: null },
  ...{ freeSpaceShare: 0, filesShrink: true },
};

/** Nothing is bought but what a test says; lead times are always ten days. */
export const NO_PURCHASES: ProcurementPlan = {
  leadTime: { distribution: { kind: 'fixed', value: 10 }, range: { low: 0, high: 1000 } },
  isLeadTimeDrawn: true,
  planningLeadTimeDays: 10,
  scheduled: [],
  policy: null,
};

/** One pool and only working days, unless told otherwise. */
export function storagePlan(parts: Partial<StoragePlan> = {}): StoragePlan {
  const { dayCount = 40, historyDays = HISTORY_DAYS } = parts;
  return {
    layout: ROUND_LAYOUT,
    pools: [{ name: 'north', usableBytes: 30160 }],
    firstPool: 0,
    procurement: null,
    dayCount,
    historyDays,
    workingDay: new Uint8Array(historyDays + dayCount).fill(1),
    ...parts,
  };
}

/** Flows by day; the function is asked for days from -historyDays on. */
export function flowsOf(
  { historyDays, dayCount }: StoragePlan,
  byDay: { readonly [field in keyof PoolFlows]?: (day: number) => number },
): PoolFlows {
  const series = (field: keyof PoolFlows): Float64Array =>
    Float64Array.from({ length: historyDays + dayCount }, (_, at) =>
      (byDay[field] ?? (() => 0))(at - historyDays),
    );
  return {
    usedBytes: series('usedBytes'),
    copyBytes: series('copyBytes'),
    committedBytes: series('committedBytes'),
    quotaBytes: series('quotaBytes'),
    deliveredBytes: series('deliveredBytes'),
    logBytes: series('logBytes'),
    deletedBytes: series('deletedBytes'),
    mailboxCount: series('mailboxCount'),
  };
}

/** Pools stepped through all days; `onEvening` is called after each, the opening included. */
export function stepped(
  plan: StoragePlan,
  flows: readonly PoolFlows[],
  onEvening: (day: number, pools: Pools) => void = () => {},
): ReturnType<Pools['traces']> {
  const pools = createPools(plan, KEY);
  for (let day = -1; day < plan.dayCount; day++) {
    pools.step(day, flows);
    onEvening(day, pools);
  }
  return pools.traces(flows);
}

/** The trace of the one pool whose content is given by day, under the bare layout. */
export function traceOfContent(
  usedBytes: (day: number) => number,
  parts: Partial<StoragePlan> = {},
): PoolTrace {
  const plan = storagePlan({ layout: BARE_LAYOUT, ...parts });
  return stepped(plan, [flowsOf(plan, { usedBytes })]).pools[0]!;
}
