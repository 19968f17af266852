/** The life of one mailbox as a table, for `headroom trace`. */
import type { MailboxEvent } from '../engine/mailbox-event.ts';
import type { Plan } from '../plan/plan.ts';
import { STATE_NAMES } from '../quota/levels.ts';
import type { Column, Table } from '../table/table.ts';
import { BYTES_PER_MIB } from '../units/sizes.ts';
import { dateColumn, textColumn } from './report.ts';

const mebibytes = (header: string, meaning: string): Column => ({
  header,
  unit: 'MiB',
  type: 'number',
  meaning,
  places: 3,
});

const COLUMNS: readonly Column[] = [
  dateColumn('date', 'Day of the event; the opening is the day before the horizon.'),
  textColumn('event', 'What happened.'),
  mebibytes('used_before_mib', 'Content before the event; empty for the opening.'),
  mebibytes('used_after_mib', 'Content after the event.'),
  mebibytes('quota_mib', 'Quota after the event; empty: unlimited.'),
  textColumn('state', 'State after the event: ok, warned, send-blocked or full.'),
  textColumn('cause', 'What brought it about, and what came of it.'),
];

export function mailboxEventsTable(events: readonly MailboxEvent[], plan: Plan): Table {
  const mib = (bytes: number | null): number | null =>
    bytes === null || bytes === Number.POSITIVE_INFINITY ? null : bytes / BYTES_PER_MIB;
  return {
    name: 'mailbox_events',
    title: 'Life of a mailbox',
    columns: COLUMNS,
    rows: events.map((event) => [
      plan.startDate + event.day,
      event.kind,
      mib(event.usedBeforeBytes),
      mib(event.usedAfterBytes),
      mib(event.quotaBytes),
      STATE_NAMES[event.state]!,
      event.cause,
    ]),
  };
}
