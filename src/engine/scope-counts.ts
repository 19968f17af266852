/** Numbers of mailboxes and contacts by the stages that may change them, as gates ask for them. */
import { cellsOfCohort } from '../plan/cells.ts';
import type { Plan } from '../plan/plan.ts';
import type { Observation, ScopeCount } from './controller.ts';
import { FLOW, LEVEL, type Tally } from './tally.ts';
import { forEachDay } from './totals.ts';

type DayCounts = Readonly<Record<ScopeCount, Float64Array>>;

/**
 * Counts of the days that are simulated, which are not made before a rule asks for one; of a sample
 * as many as its mailboxes stand for.
 */
export function scopeCounts(plan: Plan, tally: Tally): (day: number) => Observation['countOf'] {
  const { sections } = plan.rows;
  let bySection: readonly DayCounts[] | null = null;
  return (day) => (field, stages) => {
    bySection ??= sections.map((_, section) => countsOf(plan, tally, section));
    let sum = 0;
    bySection.forEach((counts, section) => {
      const isMeant = stages?.some((stage) => sections[section]!.includes(stage)) ?? true;
      if (isMeant) sum += counts[field][day]!;
    });
    return sum;
  };
}

/** By cohort: for how many mailboxes each one that is simulated stands; 0 where none is. */
export function cohortWeights({ rows, sample }: Plan): readonly number[] {
  return Array.from(rows.cohortStart.subarray(1), (endRow, cohort) => {
    const simulated = endRow - rows.cohortStart[cohort]!;
    const all = sample === null ? simulated : sample.fullCountOfCohort[cohort]!;
    return simulated === 0 ? 0 : all / simulated;
  });
}

function countsOf(plan: Plan, tally: Tally, section: number): DayCounts {
  const { dayCount } = plan;
  const days = () => new Float64Array(dayCount);
  const counts: DayCounts = {
    mailboxCount: days(),
    warnedCount: days(),
    sendBlockedCount: days(),
    fullCount: days(),
    contactCount: days(),
  };
  cohortWeights(plan).forEach((weight, cohort) => {
    if (weight === 0) return;
    const { firstCell, endCell } = cellsOfCohort(tally, cohort);
    for (let cell = firstCell + section; cell < endCell; cell += tally.sectionCount) {
      forEachDay(tally, { firstCell: cell, endCell: cell + 1 }, (day, { levels, flows }) => {
        if (day === dayCount) return;
        counts.mailboxCount[day]! += weight * flows[FLOW.mailboxes]!;
        counts.warnedCount[day]! += weight * levels[LEVEL.warned]!;
        counts.sendBlockedCount[day]! += weight * levels[LEVEL.sendBlocked]!;
        counts.fullCount[day]! += weight * levels[LEVEL.full]!;
        counts.contactCount[day]! += weight * flows[FLOW.contacts]!;
      });
    }
  });
  return counts;
}
