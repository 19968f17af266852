/** stage_events.csv: what happened to the stages, replication by replication. */
import type { Cell } from '../table/table.ts';
import { dateColumn, REPLICATION_KEY, type Report, textColumn } from './report.ts';
import type { RunResult } from './run-result.ts';

export const stageEvents: Report = {
  name: 'stage_events',
  title: 'Events of the stages',
  answers: 'What happened to each stage in each replication, and what brought it about?',
  columns: [
    REPLICATION_KEY,
    {
      header: 'sequence',
      unit: '',
      type: 'integer',
      meaning: 'Number of the event within the replication, from 1, in order of days.',
      key: true,
    },
    dateColumn('date', 'Day of the event.'),
    textColumn('stage', 'Name of the stage.'),
    textColumn(
      'event',
      'start, finish, or left: mailboxes whose turn does not come within the horizon; wait: from this day increases into a pool that is over plan are held; resume: the pool no longer is, and they go on.',
    ),
    {
      header: 'mailboxes',
      unit: 'mailboxes',
      type: 'integer',
      meaning:
        'Mailboxes concerned: selected at a start; at a finish those whose turn came, with those that had the quota already; left at the end; waiting at a wait and a resume.',
    },
    textColumn(
      'cause',
      'The rule or fact that brought it about; of what is left the pools for which it waits at the end, or the stage after which it would have started.',
    ),
  ],
  rowsOf,
};

function* rowsOf({ outcomes, plan }: RunResult): Generator<Cell[]> {
  for (const { replication, stageEvents: events } of outcomes) {
    for (const [index, event] of events.entries()) {
      const stage = plan.rollout.stages[event.stage]!.name;
      const date = plan.startDate + event.day;
      yield [replication, index + 1, date, stage, event.kind, event.mailboxCount, event.cause];
    }
  }
}
