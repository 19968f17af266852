/** Numbers and dates of a run's tables as spreadsheets have them: values with a format. */
import { parseDate } from '../calendar/date.ts';
import { formatDecimal } from '../units/decimal.ts';
import { type NumberCell, type SheetCell, textCell } from './workbook-sheet.ts';

/**
 * Days from the day that spreadsheets count as 0 to 1970-01-01.
 *
 * Source: ECMA-376-1, 18.17.4.1, the 1900 date base system.
 */
const DAYS_TO_1970 = 25_569;
/** 1900-03-01: before it the system has a 29 February 1900, which never was. */
const FIRST_DAY = 61;
const DATE_FORMAT = 'yyyy-mm-dd';
const SHARE_FORMAT = '0.00%';
const PLAIN_DECIMAL = /^-?\d+(?:\.(\d+))?$/;

/** The cell of a plain decimal in a unit, with the places that it is written with; else null. */
export function numberCell(text: string, unit: string): NumberCell | null {
  const [whole, fraction = ''] = PLAIN_DECIMAL.exec(text) ?? [];
  if (whole === undefined) return null;
  return { kind: 'number', value: Number(whole), format: numberFormat(unit, fraction.length) };
}

/**
 * How a number is shown: shares as percentages, everything else with its places and commas between
 * thousands. What the cell holds is not rounded by that.
 *
 * @example numberFormat('GBP', 2) // '#,##0.00'
 */
export function numberFormat(unit: string, places: number): string {
  if (unit === 'share') return SHARE_FORMAT;
  return places === 0 ? '#,##0' : `#,##0.${'0'.repeat(places)}`;
}

/**
 * The cell of a date YYYY-MM-DD, which is text where spreadsheets have no such day; null for what
 * is no date.
 */
export function dateCell(text: string): SheetCell | null {
  const date = parseDate(text);
  if (date === null) return null;
  const value = date + DAYS_TO_1970;
  return value < FIRST_DAY ? textCell(text) : { kind: 'number', value, format: DATE_FORMAT };
}

/** How many characters a number takes as it is shown. */
export function shownLength({ value, format }: Omit<NumberCell, 'kind'>): number {
  if (format === DATE_FORMAT) return DATE_FORMAT.length;
  if (format === SHARE_FORMAT) return `${formatDecimal(value * 100, 2)}%`.length;
  const [, zeros = ''] = format.split('.');
  const digits = formatDecimal(value, zeros.length);
  const wholeDigits = formatDecimal(Math.trunc(Math.abs(value)), 0).length;
  return digits.length + Math.floor((wholeDigits - 1) / 3);
}
