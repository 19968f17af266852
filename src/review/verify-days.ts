/** Whether a table by day has all days of the horizon, and as many rows on each. */
import { formatDate, parseDate } from '../calendar/date.ts';
import type { CsvRow } from '../table/csv-rows.ts';
import type { Fault } from '../table/fault.ts';
import type { Findings } from './verify-check.ts';
import {
  columnsOf,
  findingAt,
  findingIn,
  type RowCheck,
  type VerifiedTable,
} from './verify-rows.ts';
import type { VerifiedRecord } from './verify-run-record.ts';

interface Days {
  readonly column: number;
  readonly findings: Findings;
  /** The day whose rows come, as it is written; empty: none has come yet. */
  day: string;
  /** Rows of that day so far, */
  rowCount: number;
  /** and of each whole day; null: none is whole yet. */
  rowCountOfDay: number | null;
}

/** A check of the days; `end` is for after the last row. Null: the table has no dates. */
export function dayCheck(
  table: VerifiedTable,
  { firstDate, lastDate }: Pick<VerifiedRecord, 'firstDate' | 'lastDate'>,
  findings: Findings,
): { readonly check: RowCheck; readonly end: () => void } | null {
  const column = columnsOf(table, ['date'], findings)?.date;
  if (column === undefined) return null;
  const { named } = table;
  const days: Days = { column, findings, day: '', rowCount: 0, rowCountOfDay: null };
  return {
    check: (row) => {
      const day = row.cells[column] ?? '';
      if (day !== days.day) {
        checkCount(days, findingAt(row, column, ''));
        const before = parseDate(days.day);
        checkNext(days, { row, day, due: before === null ? firstDate : before + 1 });
        days.day = day;
        days.rowCount = 0;
      }
      days.rowCount += 1;
    },
    end: () => {
      checkCount(days, findingIn(named, ''));
      if (days.day === formatDate(lastDate)) return;
      const last = days.day === '' ? 'without a day' : `with ${days.day}`;
      const message = `it ends ${last}, and the last day of run.json is ${formatDate(lastDate)}`;
      findings.add(findingIn(named, message));
    },
  };
}

interface NextDay {
  readonly row: CsvRow;
  readonly day: string;
  readonly due: number;
}

function checkNext({ column, findings }: Days, { row, day, due }: NextDay): void {
  if (day === formatDate(due)) return;
  findings.add(findingAt(row, column, `here should stand ${formatDate(due)}`));
}

/** Every day has as many rows as the first; `after` is the place behind those of the day. */
function checkCount(days: Days, after: Fault): void {
  const { day, rowCount, rowCountOfDay, findings } = days;
  if (day === '') return;
  if (rowCountOfDay === null) days.rowCountOfDay = rowCount;
  else if (rowCount !== rowCountOfDay) {
    const message = `before it, ${day} has ${rowCount} rows, and the first day ${rowCountOfDay}`;
    findings.add({ ...after, message });
  }
}
