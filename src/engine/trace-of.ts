/** The trace of a replication that has come to its end, checked. */
import type { Plan } from '../plan/plan.ts';
import { checkCohort } from './check.ts';
import { checkStorage } from './check-storage.ts';
import type { CohortRun } from './cohort-run.ts';
import type { RowRange } from './columns.ts';
import type { Controller } from './controller.ts';
import { platformMailboxes, stageMovedBytes } from './platform-sums.ts';
import { type SizeSamples, sizeDistributions } from './sizes.ts';
import { dayTotals, eventCounts } from './totals.ts';
import type { BytesLedger, Trace } from './trace.ts';

/** A replication after its last day. */
export interface Course {
  readonly replication: number;
  /** By cohort. */
  readonly runs: readonly CohortRun[];
  readonly controller: Controller;
  /** Whole bytes of content at the end of day -1, by cohort. */
  readonly openingBytes: readonly number[];
  readonly sizes: SizeSamples;
  readonly storage: Pick<Trace, 'pools' | 'orders'>;
}

/** @throws Error if the master check fails. */
export function* traceOf(plan: Plan, course: Course): Generator<undefined, Trace> {
  const { runs, controller, openingBytes, storage } = course;
  const totals = runs.map((run) => dayTotals(run.tally, run.cohort, run.curve));
  const ledgers: BytesLedger[] = [];
  for (const run of runs) {
    yield;
    const opening = openingBytes[run.cohort]!;
    const rows = rowsOf(plan, run.cohort);
    ledgers.push(checkCohort(run, rows, { opening, totals: totals[run.cohort]! }));
  }
  checkStorage(storage.pools, plan.sample === null ? totals : null);
  yield;
  const sizes = sizeDistributions(plan, course.sizes);
  yield;
  const { stages, events } = controller.stages();
  return {
    replication: course.replication,
    dayCount: plan.dayCount,
    cohorts: runs.map((run) => ({
      totals: totals[run.cohort]!,
      messageBytes: run.parameters.demand.messageBytes,
    })),
    sizes,
    stages,
    stageEvents: events,
    ...storage,
    platformMailboxes: platformMailboxes(plan, runs[0]!.tally),
    stageMovedBytes: stageMovedBytes(plan, runs[0]!.tally),
    counts: eventCounts(runs[0]!.tally),
    ledger: sumLedgers(ledgers),
  };
}

/** The rows of a cohort. */
export function rowsOf(plan: Plan, cohort: number): RowRange {
  const { cohortStart } = plan.rows;
  return { firstRow: cohortStart[cohort]!, endRow: cohortStart[cohort + 1]! };
}

function sumLedgers(ledgers: readonly BytesLedger[]): BytesLedger {
  const sum = (field: keyof BytesLedger): number =>
    ledgers.reduce((total, ledger) => total + ledger[field], 0);
  return {
    openingBytes: sum('openingBytes'),
    keptBytes: sum('keptBytes'),
    returnedBytes: sum('returnedBytes'),
    importedBytes: sum('importedBytes'),
    deletedBytes: sum('deletedBytes'),
    parkedBytes: sum('parkedBytes'),
    housekeptBytes: sum('housekeptBytes'),
    freedBytes: sum('freedBytes'),
    closingBytes: sum('closingBytes'),
  };
}
