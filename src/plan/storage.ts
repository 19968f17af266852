/** The storage of a plan: a scenario's, with days in place of dates. */
import type { Scenario } from '../scenario/scenario.ts';
import type { ProcurementSpec } from '../scenario/storage-spec.ts';
import { historyDaysOf } from '../storage/pool-days.ts';
import type { ProcurementPlan, StoragePlan } from '../storage/storage-plan.ts';
import { dayCalendar } from './day-calendar.ts';

export function storagePlan(scenario: Scenario<unknown>): StoragePlan | null {
  const { storage, horizon, calendar } = scenario;
  if (storage === null) return null;
  const { layout, pools, procurement } = storage;
  const history = historyDaysOf(layout);
  const start = horizon.start - history;
  return {
    layout,
    pools: pools.map(({ name, usableBytes }) => ({ name, usableBytes })),
    procurement: procurement === null ? null : procurementPlan(procurement, scenario),
    dayCount: horizon.end - horizon.start + 1,
    historyDays: history,
    workingDay: dayCalendar({ horizon: { start, end: horizon.end }, calendar }).workingDay,
  };
}

function procurementPlan(
  { leadTimeDays, planningLeadTimeDays, scheduled, policy }: ProcurementSpec,
  { storage, horizon, run }: Scenario<unknown>,
): ProcurementPlan {
  const names = storage?.pools.map(({ name }) => name) ?? [];
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
