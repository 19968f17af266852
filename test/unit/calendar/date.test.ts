import { describe, expect, it } from 'vitest';
import {
  dateOf,
  daysInMonth,
  formatDate,
  parseDate,
  partsOf,
  WEEKDAY_NAMES,
  weekdayOf,
} from '../../../src/calendar/date.ts';

// Day numbers from GNU date: `date -u -d 2013-04-01 +%s` / 86400; year 1 and 9999 from Python's
// date.toordinal() - 719163.
const KNOWN: [string, number, string][] = [
  ['1970-01-01', 0, 'Thu'],
  ['1969-12-31', -1, 'Wed'],
  ['2000-02-29', 11_016, 'Tue'],
  ['2000-03-01', 11_017, 'Wed'],
  ['2013-04-01', 15_796, 'Mon'],
  ['2016-03-31', 16_891, 'Thu'],
  ['1900-02-28', -25_509, 'Wed'],
  ['1900-03-01', -25_508, 'Thu'],
  ['0001-01-01', -719_162, 'Mon'],
  ['9999-12-31', 2_932_896, 'Fri'],
];

describe('dates', () => {
  it.each(KNOWN)('%s is day %d, a %s', (text, date, weekday) => {
    const [year, month, dayOfMonth] = text.split('-').map(Number) as [number, number, number];
    expect(parseDate(text)).toBe(date);
    expect(formatDate(date)).toBe(text);
    expect(dateOf(year, month, dayOfMonth)).toBe(date);
    expect(partsOf(date)).toEqual({ year, month, dayOfMonth });
    expect(WEEKDAY_NAMES[weekdayOf(date)]).toBe(weekday);
  });

  it.each([
    '2013-02-30',
    '2013-02-29',
    '1900-02-29',
    '2013-04-31',
    '2013-00-10',
    '2013-13-01',
    '2013-01-00',
    '2013-01-32',
    '0000-01-01',
    '2013-1-1',
    '13-01-01',
    '2013/01/01',
    '2013-01-01T00:00',
    ' 2013-01-01',
    '2013-01-01\n',
    '+2013-01-01',
    '',
  ])("'%s' is no date", (text) => {
    expect(parseDate(text)).toBeNull();
  });

  it('refuses parts that are no day', () => {
    expect(() => dateOf(2013, 2, 29)).toThrow('no day 29 of month 2 in the year 2013');
    expect(() => dateOf(2013, 1.5, 1)).toThrow(RangeError);
    expect(() => dateOf(0, 1, 1)).toThrow(RangeError);
    expect(() => dateOf(10_000, 1, 1)).toThrow(RangeError);
  });

  it('refuses numbers that are no day', () => {
    expect(() => partsOf(0.5)).toThrow('0.5 is not a date');
    expect(() => formatDate(Number.NaN)).toThrow('NaN is not a date');
    expect(() => formatDate(-719_163)).toThrow('no date from 0001 to 9999');
    expect(() => formatDate(2_932_897)).toThrow('no date from 0001 to 9999');
  });

  it('knows the lengths of months', () => {
    const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
    const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    expect(months.map((month) => daysInMonth(2013, month))).toEqual(lengths);
    expect([1900, 2000, 2012, 2200].map((year) => daysInMonth(year, 2))).toEqual([28, 29, 29, 28]);
  });
});
