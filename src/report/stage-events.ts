/** stage_events.csv: what happened to stages and gates, replication by replication. */
import type { Cell } from '../table/table.ts';
import { dateColumn, REPLICATION_KEY, type Report, textColumn } from './report.ts';
import type { RunResult } from './run-result.ts';

export const stageEvents: Report = {
  name: 'stage_events',
  title: 'Events of stages and gates',
  answers: 'What happened to each stage and gate in each replication, and what brought it about?',
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
    textColumn('stage', 'Name of the stage; empty for what happens to a gate.'),
    textColumn(
      'event',
      'Of a gate, on the evening of the day: trip, or alert where it only tells, or report where it is on trial; clear. Of a stage: approval: asked for; start; pause: from this day a gate holds it; wait: from this day increases into a pool that is over plan are held; resume: what held it no longer does; abort, rollback: a gate ends it, and at a rollback changed mailboxes go back; blocked: it never starts, as the one before it was aborted or rolled back; finish; left: the horizon ends before it does.',
    ),
    {
      header: 'mailboxes',
      unit: 'mailboxes',
      type: 'integer',
      meaning:
        'Mailboxes concerned: present at a start; still to do at a pause and its resume; at a wait and its resume those whose place is undecided and whose change would fill the pool, who will join later among them; changed at a finish, with those that had the quota already; left at an abort and at the end; at a rollback those that go back; all that it may select at an approval and where it never starts. Empty for gates.',
    },
    textColumn(
      'rule',
      'What brought it about by name: a gate, a pool (pool NAME), the start date (date), the stage before (after NAME), an approval or the calendar.',
    ),
    {
      header: 'value',
      unit: "the rule's",
      type: 'number',
      places: 6,
      meaning:
        'The value that did: of the metric of a gate on the evening before, of a gate itself on that of the day; of a pool disk needed over disk usable on the evening before; of an approval the working days it takes. Empty for others.',
    },
    textColumn(
      'cause',
      'The same in words: a gate with its bound; of what is left the pools for which it waits at the end, how many mailboxes are larger than any night has room for, or the stage after which it would have started.',
    ),
  ],
  rowsOf,
};

function* rowsOf({ outcomes, plan }: RunResult): Generator<Cell[]> {
  for (const { replication, stageEvents: events } of outcomes) {
    for (const [index, event] of events.entries()) {
      const { day, stage, kind, mailboxCount, rule, value, cause } = event;
      const name = stage === null ? null : plan.rollout.stages[stage]!.name;
      const what = [kind, mailboxCount, rule, value, cause];
      yield [replication, index + 1, plan.startDate + day, name, ...what];
    }
  }
}
