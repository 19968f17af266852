/** Tables of stages: dates, mailboxes, and days lost by cause. */
import type { JSX } from 'preact';
import { numberAt, type PageRow } from '../cells/page-table.ts';
import { type NamedColumn, presentColumns } from '../cells/present-columns.ts';
import { DataTable, Details } from '../shown/data-table.tsx';

interface StagesTablesProps {
  readonly stages: readonly PageRow[];
}

const ROWS_MAX = 40;
const NAME: NamedColumn = { column: 'stage', heading: 'stage', isHeader: true };

export function StagesTables({ stages }: StagesTablesProps): JSX.Element {
  const rows = stages.slice(0, ROWS_MAX);
  const rest = rows.length < stages.length ? ' The rest is in stages.csv.' : '';
  return (
    <>
      <LostDays rows={rows} rest={rest} />
      <Details summary="Table: dates of stages">
        <DataTable
          caption={`Dates by plan and in the replications; of shares the ninety-five per cent interval.${rest}`}
          columns={presentColumns(rows, DATES)}
          rows={rows}
        />
      </Details>
      <Details summary="Table: mailboxes of stages">
        <DataTable
          caption={`Mailboxes and attempts: medians, and where it is stated P95.${rest}`}
          columns={presentColumns(rows, MAILBOXES)}
          rows={rows}
        />
      </Details>
    </>
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
  { column: 'finished_probability', heading: 'finishes in' },
  { column: 'finished_probability_low', heading: 'from' },
  { column: 'finished_probability_high', heading: 'to' },
  { column: 'by', heading: 'date to finish by' },
  { column: 'finished_by_probability', heading: 'finishes by then in' },
  { column: 'finished_by_probability_low', heading: 'from' },
  { column: 'finished_by_probability_high', heading: 'to' },
];

const MAILBOXES: readonly NamedColumn[] = [
  NAME,
  { column: 'kind', heading: 'kind' },
  { column: 'platform', heading: 'to platform' },
  { column: 'selected_mailboxes_p50', heading: 'selected' },
  { column: 'changed_mailboxes_p50', heading: 'changed' },
  { column: 'failed_mailboxes_p50', heading: 'failed for good' },
  { column: 'failed_mailboxes_p95', heading: 'failed for good, P95' },
  { column: 'gone_mailboxes_p50', heading: 'gone before' },
  { column: 'left_mailboxes_p50', heading: 'left to do' },
  { column: 'left_mailboxes_p95', heading: 'left to do, P95' },
  { column: 'rolled_back_mailboxes_p95', heading: 'rolled back, P95' },
  { column: 'attempts_p50', heading: 'attempts' },
  { column: 'failed_attempts_p50', heading: 'failed attempts' },
  { column: 'failed_attempts_p95', heading: 'failed attempts, P95' },
  { column: 'moved_gib_p50', heading: 'moved, GiB' },
];

/** Causes of lost days, by the middle of their columns' names. */
const CAUSES = [
  { cause: 'lost_weekend_days', words: 'weekends' },
  { cause: 'lost_holiday_days', words: 'holidays' },
  { cause: 'lost_freeze_days', words: 'freezes' },
  { cause: 'lost_weekday_days', words: 'weekdays not allowed' },
  { cause: 'lost_window_days', words: 'outside every window' },
  { cause: 'lost_gate_days', words: 'gates' },
  { cause: 'lost_capacity_days', words: 'waiting for room' },
] as const;

function LostDays({
  rows,
  rest,
}: {
  readonly rows: readonly PageRow[];
  readonly rest: string;
}): JSX.Element {
  const isLost = (cause: string) =>
    rows.some(
      (row) =>
        (numberAt(row, `${cause}_p95`) ?? 0) > 0 || (numberAt(row, `${cause}_mean`) ?? 0) > 0,
    );
  const causes = CAUSES.filter(({ cause }) => isLost(cause));
  if (causes.length === 0) return <p>No stage loses a day once it is due.</p>;
  return (
    <>
      <h3>Days lost by cause</h3>
      <DataTable
        caption={`Days from the one on which the stage is due to its end on which nothing is changed: mean over the replications, and P95. Each day is lost to one cause; causes without a column cost no stage a day.${rest}`}
        columns={presentColumns(rows, [
          NAME,
          ...causes.flatMap(({ cause, words }) => [
            { column: `${cause}_mean`, heading: `${words}, mean` },
            { column: `${cause}_p95`, heading: 'P95' },
          ]),
        ])}
        rows={rows}
      />
    </>
  );
}
