/** The tables that a run folder may have, in the order in which they are written and described. */
import { assumptions } from './assumptions.ts';
import { mailboxSizes } from './mailbox-sizes.ts';
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
  replications,
  sensitivity,
  split,
  assumptions,
];

/** The tables of a run: all, but that of the split only where luck was drawn twice. */
export function reportsOf({ secondLuck }: RunResult): readonly Report[] {
  return secondLuck === null ? REPORTS.filter((report) => report !== split) : REPORTS;
}
