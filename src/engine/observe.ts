/** Observations: totals of all mailboxes at the end of the days of a block. */
import type { CohortRun } from './cohort-run.ts';
import type { Observation } from './controller.ts';
import { dayTotals } from './totals.ts';
import type { DayTotals } from './trace.ts';

/** One observation for each day of [firstDay, endDay), in order. */
export function observations(
  runs: readonly CohortRun[],
  { firstDay, endDay }: { readonly firstDay: number; readonly endDay: number },
): Observation[] {
  const totals = runs.map((run) => dayTotals(run.tally, run.cohort, run.curve));
  const sum = (field: keyof DayTotals, day: number): number =>
    totals.reduce((total, cohort) => total + cohort[field][day]!, 0);
  const list: Observation[] = [];
  for (let day = firstDay; day < endDay; day++) {
    list.push({
      day,
      usedBytes: sum('usedBytes', day),
      committedBytes: sum('committedBytes', day),
      mailboxCount: sum('mailboxCount', day),
      warnedCount: sum('warnedCount', day),
      sendBlockedCount: sum('sendBlockedCount', day),
      fullCount: sum('fullCount', day),
      contactCount: sum('contactCount', day),
    });
  }
  return list;
}
