/** What happened to stages and gates. */
import type { JSX } from 'preact';
import { type PageRun, tableOf } from '../cells/page-run.ts';
import { type PageRow, textAt } from '../cells/page-table.ts';
import { isSingle } from '../cells/pool-days.ts';
import { type NamedColumn, presentColumns } from '../cells/present-columns.ts';
import { EVENT_ROWS_MAX, FIRST_EVENT_ROWS_MAX, isUnusual } from '../cells/stage-event-rows.ts';
import { DataTable, Details } from '../shown/data-table.tsx';

/** The events of one replication, and the unusual ones of the others; null without any. */
export function StageEventsTables({ run }: { readonly run: PageRun }): JSX.Element | null {
  const rows = tableOf(run, 'stage_events')?.rows ?? [];
  const [event] = rows;
  if (event === undefined) return null;
  const first = textAt(event, 'replication');
  const ofFirst = rows.filter((row) => textAt(row, 'replication') === first);
  const shownOfFirst = ofFirst.slice(0, FIRST_EVENT_ROWS_MAX);
  const ofOthers = rows.filter((row) => textAt(row, 'replication') !== first);
  const others = ofOthers.filter((row) => isUnusual(textAt(row, 'event')));
  return (
    <>
      <h3>Events of stages and gates</h3>
      <p>
        {others.length > 0
          ? 'All events of one replication, and those that gates and pools cause in the others. '
          : ofOthers.length > 0
            ? 'In no other replication than the one below does anything happen but approvals, starts and finishes. '
            : ''}
        Every event{isSingle(run) ? '' : ' of every replication'} is in stage_events.csv.
      </p>
      <EventsTable
        summary="Table: events of one replication"
        caption={{
          whole: 'All events of the replication, in order',
          cut: 'The first events of the replication, in order',
        }}
        rows={shownOfFirst}
        all={ofFirst}
      />
      {others.length > 0 && (
        <EventsTable
          summary="Table: pauses, alerts and other events of the other replications"
          caption={{
            whole: 'All events other than approvals, starts and finishes',
            cut: 'The first events other than approvals, starts and finishes',
          }}
          rows={others.slice(0, EVENT_ROWS_MAX - shownOfFirst.length)}
          all={others}
        />
      )}
    </>
  );
}

const COLUMNS: readonly NamedColumn[] = [
  { column: 'replication', heading: 'replication' },
  { column: 'date', heading: 'day' },
  { column: 'stage', heading: 'stage' },
  { column: 'event', heading: 'event' },
  { column: 'mailboxes', heading: 'mailboxes', as: 'compact' },
  { column: 'rule', heading: 'by' },
  { column: 'value', heading: 'value', as: 'compact' },
  { column: 'cause', heading: 'cause' },
];

interface EventsTableProps {
  readonly summary: string;
  /** If all are shown, and if not. */
  readonly caption: { readonly whole: string; readonly cut: string };
  readonly rows: readonly PageRow[];
  readonly all: readonly PageRow[];
}

function EventsTable({ summary, caption, rows, all }: EventsTableProps): JSX.Element {
  const isCut = rows.length < all.length;
  const what = isCut ? `${caption.cut}; the rest is in stage_events.csv` : caption.whole;
  return (
    <Details summary={summary}>
      <DataTable
        caption={`${what}. Values are in the unit of the gate's rule; of an approval working days.`}
        columns={presentColumns(rows, COLUMNS)}
        rows={rows}
      />
    </Details>
  );
}
