/** The tables that a run folder may have, in the order in which they are written and described. */
import { hasProcurement } from '../ensemble/numbered-pools.ts';
import type { Plan } from '../plan/plan.ts';
import { assumptions } from './assumptions.ts';
import { costsAnnual } from './costs-annual.ts';
import { costsMonthly } from './costs-monthly.ts';
import { focus } from './focus.ts';
import { mailboxSizes } from './mailbox-sizes.ts';
import { milestones } from './milestones.ts';
import { pools } from './pools.ts';
import { purchases } from './purchases.ts';
import { quotaStates } from './quota-states.ts';
import { replications } from './replications.ts';
import type { Report } from './report.ts';
import type { RunResult } from './run-result.ts';
import { sensitivity } from './sensitivity.ts';
import { split } from './split.ts';
import { stageEvents } from './stage-events.ts';
import { stages } from './stages.ts';
import { summary } from './summary.ts';
import { timeline } from './timeline.ts';

export const REPORTS: readonly Report[] = [
  summary,
  timeline,
  quotaStates,
  mailboxSizes,
  stages,
  stageEvents,
  pools,
  purchases,
  milestones,
  costsMonthly,
  costsAnnual,
  focus,
  replications,
  sensitivity,
  split,
  assumptions,
];

/** What is known of a run before it is simulated, as far as its tables depend on it. */
export interface PlannedRun {
  readonly plan: Plan;
  /** With `--focus`. */
  readonly focus: boolean;
  /** With `--split`. */
  readonly isSplit: boolean;
}

/** A table that only some runs have. */
export interface OptionalReport {
  readonly report: Report;
  /** What such a run has, for docs/reports.md. */
  readonly needs: string;
  readonly isIn: (run: PlannedRun) => boolean;
}

export const OPTIONAL_REPORTS: readonly OptionalReport[] = [
  { report: pools, needs: 'storage', isIn: ({ plan }) => plan.storage !== null },
  {
    report: purchases,
    needs: 'procurement',
    isIn: ({ plan }) => hasProcurement(plan),
  },
  {
    report: milestones,
    needs: 'milestones in its horizon',
    isIn: ({ plan }) => plan.milestones.length > 0,
  },
  { report: costsMonthly, needs: 'costs', isIn: ({ plan }) => plan.costs !== null },
  { report: costsAnnual, needs: 'costs', isIn: ({ plan }) => plan.costs !== null },
  {
    report: focus,
    needs: '`--focus`',
    isIn: (run) => run.focus && run.plan.costs !== null && run.plan.sample === null,
  },
  { report: split, needs: '`--split`', isIn: ({ isSplit }) => isSplit },
];

/** The tables that a run has not. */
export function absentReports(run: PlannedRun): readonly OptionalReport[] {
  return OPTIONAL_REPORTS.filter(({ isIn }) => !isIn(run));
}

/** The tables of a run that are written. */
export function reportsOf(result: RunResult): readonly Report[] {
  const { tables, secondLuck } = result;
  const absent = absentReports({ ...result, isSplit: secondLuck !== null });
  const names = absent.map(({ report }) => report.name);
  return REPORTS.filter(
    ({ name }) => !names.includes(name) && (tables === null || tables.includes(name)),
  );
}
