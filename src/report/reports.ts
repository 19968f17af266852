/** The tables of a run folder, in the order in which they are written and described. */
import { assumptions } from './assumptions.ts';
import { mailboxSizes } from './mailbox-sizes.ts';
import { quotaStates } from './quota-states.ts';
import { replications } from './replications.ts';
import type { Report } from './report.ts';
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
  assumptions,
];
