/** Days that stages lose: beyond the calendar first, and what the calendar takes. */
import type { JSX } from 'preact';
import type { PageRun } from '../cells/page-run.ts';
import { numberAt, type PageRow } from '../cells/page-table.ts';
import { isSingle } from '../cells/pool-days.ts';
import { type NamedColumn, presentColumns } from '../cells/present-columns.ts';
import { statisticColumns } from '../cells/single-columns.ts';
import { DataTable, Details } from '../shown/data-table.tsx';

interface LostDaysProps {
  readonly run: PageRun;
  readonly stages: readonly PageRow[];
}

const ROWS_MAX = 40;

/** A cause of lost days. */
interface Cause {
  /** Of its columns' names, what is before the statistic. */
  readonly quantity: string;
  readonly words: string;
}

const BEYOND_CALENDAR: readonly Cause[] = [
  { quantity: 'lost_gate_days', words: 'gates' },
  { quantity: 'lost_capacity_days', words: 'waiting for a night or a pool' },
  { quantity: 'waited_days', words: 'a pool over plan, closed days too' },
];
const CALENDAR: readonly Cause[] = [
  { quantity: 'lost_weekend_days', words: 'weekends' },
  { quantity: 'lost_holiday_days', words: 'holidays' },
  { quantity: 'lost_freeze_days', words: 'freezes' },
  { quantity: 'lost_weekday_days', words: 'weekdays not allowed' },
  { quantity: 'lost_window_days', words: 'outside every window' },
];

export function LostDays({ run, stages }: LostDaysProps): JSX.Element {
  const rows = stages.slice(0, ROWS_MAX);
  const beyond = lostOf(rows, BEYOND_CALENDAR);
  const calendar = lostOf(rows, CALENDAR);
  if (beyond.length + calendar.length === 0) return <p>No stage loses a day once it is due.</p>;
  const end = endWords(run, rows.length < stages.length);
  return (
    <>
      <h3>Days lost by cause</h3>
      {beyond.length === 0 ? (
        <p>No stage loses a day to gates or to waiting.</p>
      ) : (
        <DataTable
          caption={`Days lost beyond the calendar, each to one cause: open days, from the one on which the stage is due to its end, on which gates hold it or mailboxes wait for a night with room or for a pool that is over plan.${poolWords(beyond)}${end}`}
          columns={columnsOf(run, rows, beyond)}
          rows={rows}
        />
      )}
      {calendar.length > 0 && (
        <Details summary="Table: days that the calendar takes">
          <DataTable
            caption={`Days from the one on which the stage is due to its end that are closed, each for one cause.${end}`}
            columns={columnsOf(run, rows, calendar)}
            rows={rows}
          />
        </Details>
      )}
    </>
  );
}

/** Those that cost any stage a day. */
function lostOf(rows: readonly PageRow[], causes: readonly Cause[]): readonly Cause[] {
  return causes.filter(({ quantity }) =>
    rows.some((row) =>
      ['mean', 'p95'].some((statistic) => (numberAt(row, `${quantity}_${statistic}`) ?? 0) > 0),
    ),
  );
}

function poolWords(causes: readonly Cause[]): string {
  return causes.some(({ quantity }) => quantity === 'waited_days')
    ? ' Days on which a pool over plan has mailboxes wait are also counted for themselves, with closed ones.'
    : '';
}

function endWords(run: PageRun, isCut: boolean): string {
  const statistics = isSingle(run) ? '' : ' Mean over the replications, and P95.';
  return `${statistics} What has no column costs no stage a day.${isCut ? ' The rest is in stages.csv.' : ''}`;
}

function columnsOf(run: PageRun, rows: readonly PageRow[], causes: readonly Cause[]) {
  const columns: readonly NamedColumn[] = [
    { column: 'stage', heading: 'stage', isHeader: true },
    ...causes.flatMap(({ quantity, words }) => [
      { column: `${quantity}_mean`, heading: `${words}, mean` },
      { column: `${quantity}_p95`, heading: `${words}, P95` },
    ]),
  ];
  return presentColumns(rows, statisticColumns(run, columns));
}
