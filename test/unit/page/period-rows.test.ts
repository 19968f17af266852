import { describe, expect, it } from 'vitest';
import { formatDate } from '../../../src/calendar/date.ts';
import { textAt } from '../../../src/page/cells/page-table.ts';
import { periodRows } from '../../../src/page/cells/period-rows.ts';
import { poolRows } from '../../../src/page/cells/pool-days.ts';
import { day } from '../../support/plain-scenario.ts';
import { shownRun } from '../../support/shown-run.ts';

/** Every seventh day from one to another. */
function weekly(from: string, to: string) {
  const days: string[] = [];
  for (let at = day(from); at <= day(to); at += 7) days.push(formatDate(at));
  const run = shownRun({ timeline: days.map((date) => ({ date, pool: 'all' })) });
  const { rows, period } = periodRows(poolRows(run, 'all'));
  return { period, days: rows.map((row) => textAt(row, 'date')) };
}

describe('rows of a table over time', () => {
  it('are all if they are few', () => {
    // 16 weeks: 1 July + 105 days = 14 October.
    const { period, days } = weekly('2013-07-01', '2013-10-14');
    expect({ period, count: days.length }).toEqual({ period: 'day', count: 16 });
  });

  it('are the first drawn of each month, and the last', () => {
    // Mondays: the first of November is 4 November; 28 October is the last of October, and no row.
    const { period, days } = weekly('2013-07-01', '2013-11-11');
    expect(period).toBe('month');
    expect(days).toEqual([
      ...['2013-07-01', '2013-08-05', '2013-09-02', '2013-10-07', '2013-11-04'],
      '2013-11-11',
    ]);
  });

  it('are the first of each quarter over years', () => {
    // 1 April 2013 is a Monday; 28 March 2016 is one as well.
    const { period, days } = weekly('2013-04-01', '2016-03-28');
    expect(period).toBe('quarter');
    expect(days.slice(0, 4)).toEqual(['2013-04-01', '2013-07-01', '2013-10-07', '2014-01-06']);
    expect(days.at(-1)).toBe('2016-03-28');
    // Twelve quarters, the last day being in the last.
    expect(days).toHaveLength(13);
  });

  it.each([
    ['2013-01-07', '2023-12-25', 'year'],
    ['2000-01-03', '2049-12-27', 'decade'],
  ])('are fewer from %s to %s', (from, to, period) => {
    const few = weekly(from, to);
    expect(few.period).toBe(period);
    expect(few.days.length).toBeLessThanOrEqual(16);
  });
});
