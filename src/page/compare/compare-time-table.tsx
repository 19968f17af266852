/** The table behind panels over time: the runs' medians side by side. */
import type { JSX } from 'preact';
import { ALL } from '../../scenario/reserved-names.ts';
import { cellOf, dayAt, numberAt, type PageRow } from '../cells/page-table.ts';
import { periodRows } from '../cells/period-rows.ts';
import { poolRows } from '../cells/pool-days.ts';
import { DataTable, Details, type TableColumn } from '../shown/data-table.tsx';
import type { Quantity } from './compare-over-time.tsx';
import type { ShownRun } from './compare-shown.ts';

interface OverTimeTableProps {
  readonly runs: readonly ShownRun[];
  readonly quantities: readonly Quantity[];
  readonly unit: string;
}

export function OverTimeTable({ runs, quantities, unit }: OverTimeTableProps): JSX.Element {
  const days = runs[0] === undefined ? [] : poolRows(runs[0].pages, ALL);
  const { rows, period } = periodRows(days);
  const columns = runs.flatMap((run) => columnsOf(run, quantities));
  const which =
    period === 'day' ? 'Each day' : `The first day drawn of each ${period}, and the last`;
  return (
    <Details summary={`Table: ${which.toLowerCase()}`}>
      <DataTable
        caption={`${which}: medians (P50)${unit === 'share' ? '' : `, ${unit}`}. timeline.csv of each run has all days and other statistics.`}
        columns={[
          { heading: 'Date', isHeader: true, cell: (row) => cellOf(row, 'date') },
          ...columns,
        ]}
        rows={rows}
      />
    </Details>
  );
}

function columnsOf(
  { letter, pages }: ShownRun,
  quantities: readonly Quantity[],
): readonly TableColumn<PageRow>[] {
  const rows = poolRows(pages, ALL);
  const byDay = new Map(rows.map((row) => [dayAt(row, 'date'), row]));
  return quantities
    .map(({ name, column }) => ({ name, column: `${column}_p50` }))
    .filter(({ column }) => rows.some((row) => numberAt(row, column) !== null))
    .map(({ name, column }) => ({
      heading: quantities.length > 1 ? `${letter} ${name}` : letter,
      cell: (day) => {
        const row = byDay.get(dayAt(day, 'date'));
        return row === undefined ? null : cellOf(row, column);
      },
    }));
}
