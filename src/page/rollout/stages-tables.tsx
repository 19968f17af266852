/** Tables of stages: dates and mailboxes. */
import type { JSX } from 'preact';
import type { PageRun } from '../cells/page-run.ts';
import type { PageRow } from '../cells/page-table.ts';
import { isSingle } from '../cells/pool-days.ts';
import { type NamedColumn, presentColumns } from '../cells/present-columns.ts';
import { statisticColumns } from '../cells/single-columns.ts';
import { DataTable, Details } from '../shown/data-table.tsx';

interface StagesTableProps {
  readonly run: PageRun;
  readonly stages: readonly PageRow[];
}

const ROWS_MAX = 40;
const NAME: NamedColumn = { column: 'stage', heading: 'stage', isHeader: true };

/** @param stages of one picture */
export function StageDates({ run, stages }: StagesTableProps): JSX.Element {
  const caption = isSingle(run)
    ? 'Dates by plan and as simulated.'
    : 'Dates by plan and in the replications; of shares the ninety-five per cent interval.';
  return (
    <Details summary="Table: dates of stages">
      <DataTable
        caption={caption}
        columns={presentColumns(stages, statisticColumns(run, DATES))}
        rows={stages}
      />
    </Details>
  );
}

export function StageMailboxes({ run, stages }: StagesTableProps): JSX.Element {
  const rows = stages.slice(0, ROWS_MAX);
  const rest = rows.length < stages.length ? ' The rest is in stages.csv.' : '';
  return (
    <Details summary="Table: mailboxes of stages">
      <DataTable
        caption={`Mailboxes, and attempts to change them.${rest}`}
        columns={presentColumns(rows, statisticColumns(run, MAILBOXES))}
        rows={rows}
      />
    </Details>
  );
}

const DATES: readonly NamedColumn[] = [
  NAME,
  { column: 'planned_start', heading: 'planned start' },
  { column: 'start_p5', heading: 'start, P5' },
  { column: 'start_p50', heading: 'start, P50' },
  { column: 'start_p95', heading: 'start, P95' },
  { column: 'planned_finish', heading: 'planned finish' },
  { column: 'finish_p5', heading: 'finish, P5' },
  { column: 'finish_p50', heading: 'finish, P50' },
  { column: 'finish_p95', heading: 'finish, P95' },
  { column: 'finished_probability', heading: 'finishes in', as: 'compact' },
  { column: 'finished_probability_low', heading: 'from', as: 'compact' },
  { column: 'finished_probability_high', heading: 'to', as: 'compact' },
  { column: 'by', heading: 'date to finish by' },
  { column: 'finished_by_probability', heading: 'finishes by then in', as: 'compact' },
  { column: 'finished_by_probability_low', heading: 'from', as: 'compact' },
  { column: 'finished_by_probability_high', heading: 'to', as: 'compact' },
];

const MAILBOXES: readonly NamedColumn[] = [
  NAME,
  { column: 'kind', heading: 'kind' },
  { column: 'platform', heading: 'to platform' },
  { column: 'selected_mailboxes_p50', heading: 'selected, P50', as: 'compact' },
  { column: 'changed_mailboxes_p50', heading: 'changed, P50', as: 'compact' },
  { column: 'failed_mailboxes_p50', heading: 'failed for good, P50', as: 'compact' },
  { column: 'failed_mailboxes_p95', heading: 'failed for good, P95', as: 'compact' },
  { column: 'gone_mailboxes_p50', heading: 'gone before, P50', as: 'compact' },
  { column: 'left_mailboxes_p50', heading: 'left to do, P50', as: 'compact' },
  { column: 'left_mailboxes_p95', heading: 'left to do, P95', as: 'compact' },
  { column: 'rolled_back_mailboxes_p95', heading: 'rolled back, P95', as: 'compact' },
  { column: 'attempts_p50', heading: 'attempts, P50', as: 'compact' },
  { column: 'failed_attempts_p50', heading: 'failed attempts, P50', as: 'compact' },
  { column: 'failed_attempts_p95', heading: 'failed attempts, P95', as: 'compact' },
  { column: 'moved_gib_p50', heading: 'moved GiB, P50', as: 'compact' },
];
