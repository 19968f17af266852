/** The daily rows of a pool, as charts draw them. */
import type { CalendarDate } from '../calendar/date.ts';
import { type PageRun, tableOf } from './page-run.ts';
import { dayAt, numberAt, type PageRow, rowsWith, textAt } from './page-table.ts';

/** A statistic of a quantity on the days that are drawn. */
export interface DayValue {
  readonly day: CalendarDate;
  /** Null where the quantity has none. */
  readonly value: number | null;
}

/** Names of the pools of a run in the order of timeline.csv; the first is `all`. */
export function poolNames(run: PageRun): readonly string[] {
  const rows = tableOf(run, 'timeline')?.rows ?? [];
  return [...new Set(rows.map((row) => textAt(row, 'pool')))];
}

/** The rows of a pool by day. */
export function poolRows(run: PageRun, pool: string): readonly PageRow[] {
  return rowsWith(tableOf(run, 'timeline'), { pool });
}

/** A column over the days of the rows. */
export function dayValues(rows: readonly PageRow[], column: string): readonly DayValue[] {
  return rows.flatMap((row) => {
    const day = dayAt(row, 'date');
    return day === null ? [] : [{ day, value: numberAt(row, column) }];
  });
}
