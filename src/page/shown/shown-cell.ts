/** Figures as people read them: rounded for prose, whole for tables. */
import { type CalendarDate, parseDate, partsOf } from '../../calendar/date.ts';
import { formatDecimal, shiftDecimalPoint } from '../../units/decimal.ts';
import type { PageCell } from '../cells/page-cell.ts';

/**
 * `short`: as many digits as one speaks of; `full`: all that the file has; `bare`: these without
 * the unit, for columns whose headings have it.
 */
export type CellStyle = 'short' | 'full' | 'bare';

/** In the place of what has no value. */
export const NO_VALUE = '–';

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September'],
  ...['October', 'November', 'December'],
];
/** Keeps a number and its unit on one line. */
const NO_BREAK = '\u00a0';
const MINUS = '\u2212';
const MILLION = 1e6;
const BILLION = 1e9;
/** Less than any share in a file, in per cent, differs from a whole number that it is not. */
const UNSEEN_PERCENT = 1e-9;

/**
 * A cell for readers: `123.8 TiB`, `£101.1 million`, `85 %`, `30 October 2013`. A share is written
 * in per cent; what rounds to all or nothing keeps the digits that tell it from these.
 */
export function shownCell(cell: PageCell, style: CellStyle): string {
  const { text, kind, unit } = cell;
  if (text === '') return NO_VALUE;
  const day = kind === 'text' ? null : parseDate(text);
  if (day !== null) return shownDay(day);
  if (kind !== 'number') return text;
  const shown = style === 'short' ? shortNumber(text, unit) : fullNumber(text, unit, style);
  return shown.startsWith('-') ? `${MINUS}${shown.slice(1)}` : shown;
}

/** A day as `30 October 2013`. */
export function shownDay(day: CalendarDate): string {
  const { year, month, dayOfMonth } = partsOf(day);
  return [dayOfMonth, MONTHS[month - 1], year].join(NO_BREAK);
}

/** Of a month by its number, 1 to 12, three letters. */
export function shortMonth(month: number): string {
  return (MONTHS[month - 1] ?? '').slice(0, 3);
}

function fullNumber(text: string, unit: string, style: 'full' | 'bare'): string {
  if (unit === 'share') return inUnit(percentOf(text), unit);
  return style === 'bare' ? grouped(text) : inUnit(grouped(text), unit);
}

/** As many digits as the share has. */
function percentOf(text: string): string {
  const places = Math.max(0, (text.split('.')[1] ?? '').length - 2);
  const [whole = '', fraction = ''] = shiftDecimalPoint(text, 2).split('.');
  return grouped(places === 0 ? whole : `${whole}.${fraction.padEnd(places, '0')}`);
}

function shortNumber(text: string, unit: string): string {
  const value = Number(text);
  if (unit === 'share') return inUnit(fixed(value * 100, percentPlaces(value)), unit);
  const size = Math.abs(value);
  if (size >= BILLION) return inUnit(`${fixed(value / BILLION, 2)}${NO_BREAK}billion`, unit);
  if (size >= MILLION) return inUnit(`${fixed(value / MILLION, 1)}${NO_BREAK}million`, unit);
  // What is whole is told so: 4 replications, not 4.0.
  const places = Number.isInteger(value) && unit !== 'GBP' ? 0 : placesFor(size, unit);
  return inUnit(fixed(value, places), unit);
}

/** Few, but so many that 99.9 % is not taken for all, or 0.05 % for nothing. */
function percentPlaces(share: number): number {
  const fromEnd = Math.min(Math.abs(share), Math.abs(1 - share));
  if (fromEnd >= 0.1 || isWhole(share * 100)) return 0;
  return fromEnd >= 0.001 ? 1 : 3;
}

/** Of a product of a decimal, which the double misses by less than a reader sees. */
function isWhole(percent: number): boolean {
  return Math.abs(percent - Math.round(percent)) < UNSEEN_PERCENT;
}

function placesFor(size: number, unit: string): number {
  if (unit === 'GBP') return size > 0 && size < 100 ? 2 : 0;
  if (size === 0) return 0;
  if (size < 1) return 3;
  if (/^[TGM]iB$/.test(unit)) return size < 100 ? 1 : 0;
  return size < 10 ? 1 : 0;
}

function fixed(value: number, places: number): string {
  return grouped(formatDecimal(value, places));
}

function grouped(decimal: string): string {
  const [whole = '', fraction] = decimal.split('.');
  const groups = whole.replace(/(?<=\d)(?=(?:\d{3})+$)/g, ',');
  return fraction === undefined ? groups : `${groups}.${fraction}`;
}

/** Units that go without saying where the column's heading has them. */
const UNSAID = ['', 'date', 'correlation'];

function inUnit(number: string, unit: string): string {
  if (unit === 'GBP') return number.startsWith('-') ? `-£${number.slice(1)}` : `£${number}`;
  if (unit === 'share') return `${number}${NO_BREAK}%`;
  return UNSAID.includes(unit) ? number : `${number}${NO_BREAK}${unit}`;
}
