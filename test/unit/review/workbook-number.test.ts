import { describe, expect, it } from 'vitest';
import {
  dateCell,
  numberCell,
  numberFormat,
  shownLength,
} from '../../../src/review/workbook-number.ts';

const day = (value: number) => ({ kind: 'number', value, format: 'yyyy-mm-dd' });

describe('a date', () => {
  it('is its number as spreadsheets count', () => {
    // 1970-01-01 as every spreadsheet shows for 25569; 43 years with 11 leap days and the 90 days
    // of January to March 2013 after it is 43 * 365 + 11 + 90 = 15796.
    expect(dateCell('1970-01-01')).toEqual(day(25_569));
    expect(dateCell('2013-04-01')).toEqual(day(25_569 + 15_796));
  });

  it('is text before the days that spreadsheets have', () => {
    expect(dateCell('1900-03-01')).toEqual(day(61));
    expect(dateCell('1900-02-28')).toEqual({ kind: 'text', text: '1900-02-28' });
  });

  it('is nothing else', () => {
    for (const text of ['2013-02-30', '2013-4-1', '2013/14', '2013', '']) {
      expect(dateCell(text)).toBeNull();
    }
  });
});

describe('a number', () => {
  it('has its places, and is not rounded', () => {
    const cell = (value: number, format: string) => ({ kind: 'number', value, format });
    expect(numberCell('-1234.50', 'GBP')).toEqual(cell(-1234.5, '#,##0.00'));
    expect(numberCell('128.109', 'TiB')).toEqual(cell(128.109, '#,##0.000'));
    expect(numberCell('650000', 'mailboxes')).toEqual(cell(650_000, '#,##0'));
    expect(numberCell('0.003362', 'share')).toEqual(cell(0.003362, '0.00%'));
  });

  it('is nothing but a plain decimal', () => {
    for (const text of ['1e3', '+1', '.5', '1.', '1,000', '0x10', 'NaN', '-', ' 1', '']) {
      expect(numberCell(text, '')).toBeNull();
    }
  });

  it('takes so many characters as it is shown', () => {
    const shown = (value: number, unit: string, places: number) =>
      shownLength({ value, format: numberFormat(unit, places) });
    // 999.00; 1,000.00; -1,234,567.5; 12.35%.
    expect(shown(999, 'GBP', 2)).toBe(6);
    expect(shown(1000, 'GBP', 2)).toBe(8);
    expect(shown(-1_234_567.5, 'contacts', 1)).toBe(12);
    expect(shown(0.12345, 'share', 6)).toBe(6);
    expect(shownLength({ value: 41_365, format: 'yyyy-mm-dd' })).toBe(10);
  });
});
