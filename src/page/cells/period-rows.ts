/** Rows of the table behind a chart over time: few enough to be read. */
import { partsOf } from '../../calendar/date.ts';
import { dayAt, type PageRow } from './page-table.ts';

/** What each row is the first drawn day of. */
type Period = 'day' | 'month' | 'quarter' | 'year' | 'decade';

/** Which days are shown, in words. */
export const PERIOD_WORDS: Readonly<Record<Period, string>> = {
  day: 'every day',
  month: 'the first drawn day of each month, and the last',
  quarter: 'the first drawn day of each quarter, and the last',
  year: 'the first drawn day of each year, and the last',
  decade: 'the first drawn day of each decade, and the last',
};

const ROWS_MAX = 16;
const MONTHS_PER_YEAR = 12;
/** Lengths in months; the first is taken that gives few enough rows. */
const MONTHS: Readonly<Record<Exclude<Period, 'day' | 'decade'>, number>> = {
  month: 1,
  quarter: 3,
  year: MONTHS_PER_YEAR,
};
const MONTHS_PER_DECADE = 10 * MONTHS_PER_YEAR;

interface PeriodRows {
  readonly rows: readonly PageRow[];
  readonly period: Period;
}

/**
 * The first drawn day of each month, quarter, year or decade, and the last day; all days if they
 * are few.
 *
 * @param rows by day
 */
export function periodRows(rows: readonly PageRow[]): PeriodRows {
  if (rows.length <= ROWS_MAX) return { rows, period: 'day' };
  for (const period of ['month', 'quarter', 'year'] as const) {
    const few = firstOfEach(rows, MONTHS[period]);
    if (few.length <= ROWS_MAX) return { rows: few, period };
  }
  return { rows: firstOfEach(rows, MONTHS_PER_DECADE), period: 'decade' };
}

function firstOfEach(rows: readonly PageRow[], months: number): readonly PageRow[] {
  return rows.filter((row, index) => {
    const before = rows[index - 1];
    if (before === undefined || index === rows.length - 1) return true;
    return periodOf(row, months) !== periodOf(before, months);
  });
}

function periodOf(row: PageRow, months: number): number {
  const { year, month } = partsOf(dayAt(row, 'date') ?? 0);
  return Math.floor((year * MONTHS_PER_YEAR + month - 1) / months);
}
