/** Groups of rows taken through the days, each as far as the controller allows. */
import type { Plan, RowGroup } from '../plan/plan.ts';
import type { CohortRun } from './cohort-run.ts';
import type { Controller } from './controller.ts';
import { advance } from './kernel.ts';
import { pieces } from './pieces.ts';

/** A group of rows and the first day that is not simulated yet. */
export type GroupProgress = RowGroup & { day: number };

export function groupsAtStart({ rows }: Plan): GroupProgress[] {
  return rows.groups.map((group) => ({ ...group, day: 0 }));
}

/**
 * To which day (exclusive) each group is simulated next, at most `limit`, where no day's totals are
 * asked for before it. A group goes on past the day about which the controller was asked, as far
 * as its stages have been decided about, or waits: every further pass over the rows costs as much
 * as some events of each. At the limit all have arrived.
 */
export function groupEndDay(
  { freeUntil }: Controller,
  asked: number,
  limit: number,
): (group: GroupProgress) => number {
  if (freeUntil === undefined || limit <= asked) return () => Math.min(asked, limit);
  return ({ claimedBy, day }) => Math.min(limit, freeUntil(claimedBy, asked) ?? day);
}

/**
 * Takes every group to its own day, in steps.
 *
 * @param runs by cohort
 */
export function* advanceAll(
  runs: readonly CohortRun[],
  groups: readonly GroupProgress[],
  endDayOf: (group: GroupProgress) => number,
): Generator<undefined> {
  for (const group of groups) {
    const endDay = endDayOf(group);
    if (endDay <= group.day) continue;
    const days = { firstDay: group.day, endDay };
    for (const rows of pieces(group, endDay - group.day)) {
      advance(runs[group.cohort]!, { ...days, ...rows });
      yield;
    }
    group.day = endDay;
  }
}
