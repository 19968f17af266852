/** The storage of a plan's platforms: a scenario's, with days in place of dates. */
import { HOME } from '../scenario/platform-spec.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { ProcurementSpec, StorageSpec } from '../scenario/storage-spec.ts';
import { historyDaysOf } from '../storage/pool-days.ts';
import type { ProcurementPlan, StoragePlan } from '../storage/storage-plan.ts';
import { dayCalendar } from './day-calendar.ts';
import type { PlatformPlan } from './plan.ts';

/** The home platform first; a pool is numbered among those of all platforms. */
export function platformPlans(scenario: Scenario<unknown>): PlatformPlan[] {
  let firstPool = 0;
  const platforms = [{ name: HOME, storage: scenario.storage }, ...scenario.platforms];
  return platforms.map(({ name, storage }) => {
    const plan = storage === null ? null : storagePlan(scenario, storage, firstPool);
    firstPool += storage?.pools.length ?? 0;
    return { name, storage: plan };
  });
}

/** Days before the start that the storage of some platform asks for. */
export function historyDaysOfAll({ storage, platforms }: Scenario<unknown>): number {
  const all = [storage, ...platforms.map((platform) => platform.storage)];
  return Math.max(0, ...all.map((one) => (one === null ? 0 : historyDaysOf(one.layout))));
}

function storagePlan(
  scenario: Scenario<unknown>,
  storage: StorageSpec,
  firstPool: number,
): StoragePlan {
  const { horizon, calendar } = scenario;
  const { layout, pools, procurement } = storage;
  const history = historyDaysOfAll(scenario);
  const start = horizon.start - history;
  return {
    layout,
    pools: pools.map(({ name, usableBytes }) => ({ name, usableBytes })),
    firstPool,
    procurement: procurement === null ? null : procurementPlan(procurement, pools, scenario),
    dayCount: horizon.end - horizon.start + 1,
    historyDays: history,
    workingDay: dayCalendar({ horizon: { start, end: horizon.end }, calendar }).workingDay,
  };
}

function procurementPlan(
  { leadTimeDays, planningLeadTimeDays, scheduled, policy }: ProcurementSpec,
  pools: StorageSpec['pools'],
  { horizon, run }: Scenario<unknown>,
): ProcurementPlan {
  const names = pools.map(({ name }) => name);
  return {
    leadTime: leadTimeDays,
    isLeadTimeDrawn: run.sampling !== 'medians',
    planningLeadTimeDays,
    scheduled: scheduled.map(({ pool, orderedOn, on, bytes }) => ({
      pool: names.indexOf(pool),
      orderDay: orderedOn - horizon.start,
      arrivalDay: on - horizon.start,
      usableBytes: bytes,
    })),
    policy,
  };
}
