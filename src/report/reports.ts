/** The tables that a run folder may have, in the order in which they are written and described. */
import { hasProcurement } from '../ensemble/numbered-pools.ts';
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

/** A table that only some runs have. */
export interface OptionalReport {
  readonly report: Report;
  /** What such a run has, for docs/reports.md. */
  readonly needs: string;
  readonly isIn: (result: RunResult) => boolean;
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
  { report: costsMonthly, needs: 'costs', isIn: ({ costs }) => costs !== null },
  { report: costsAnnual, needs: 'costs', isIn: ({ costs }) => costs !== null },
  { report: focus, needs: '`--focus`', isIn: (result) => result.focus },
  { report: split, needs: '`--split`', isIn: ({ secondLuck }) => secondLuck !== null },
];

/** The tables of a run. */
export function reportsOf(result: RunResult): readonly Report[] {
  const absent = OPTIONAL_REPORTS.filter(({ isIn }) => !isIn(result)).map(({ report }) => report);
  return REPORTS.filter((report) => !absent.includes(report));
}
