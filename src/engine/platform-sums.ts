/** What platforms hold and stages move, of all cohorts together. */
import { poolOfCell } from '../plan/cells.ts';
import type { Plan } from '../plan/plan.ts';
import { cohortWeights } from './scope-counts.ts';
import { cellFirstDay, FLOW, FLOW_FIELDS, type Tally } from './tally.ts';

/** See Trace. */
export function platformMailboxes(plan: Plan, tally: Tally): Float64Array[] {
  if (plan.rollout.moves === null) return [];
  const counts = plan.platforms.map(() => new Float64Array(plan.dayCount));
  const platformOf = platformOfPool(plan);
  const cellsOfOne = tally.poolCount * tally.sectionCount;
  cohortWeights(plan).forEach((weight, cohort) => {
    for (let cell = cohort * cellsOfOne; cell < (cohort + 1) * cellsOfOne; cell++) {
      addCell(tally, { cell, weight, counts: counts[platformOf[poolOfCell(tally, cell)]!]! });
    }
  });
  return counts;
}

/** By the number of a pool. */
function platformOfPool({ pools }: Plan): Uint8Array {
  const platformOf = new Uint8Array(pools.poolCount);
  pools.poolOf.forEach((poolOf, platform) => {
    for (const pool of poolOf) platformOf[pool] = platform;
  });
  return platformOf;
}

interface CellPart {
  readonly cell: number;
  /** Mailboxes for which each one stands. */
  readonly weight: number;
  readonly counts: Float64Array;
}

function addCell(tally: Tally, { cell, weight, counts }: CellPart): void {
  let mailboxes = 0;
  for (let day = 0; day < counts.length; day++) {
    mailboxes += tally.flows[(cellFirstDay(tally, cell) + day) * FLOW_FIELDS + FLOW.mailboxes]!;
    counts[day]! += weight * mailboxes;
  }
}

/** See Trace. */
export function stageMovedBytes(plan: Plan, { movedBytes }: Tally): number[] {
  const { stages } = plan.rollout;
  const weights = cohortWeights(plan);
  return stages.map((_, stage) =>
    weights.reduce(
      (sum, weight, cohort) => sum + weight * movedBytes[cohort * stages.length + stage]!,
      0,
    ),
  );
}
