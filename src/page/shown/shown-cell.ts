/** Figures as people read them: rounded for prose, whole for tables. */
import { type CalendarDate, parseDate, partsOf } from '../../calendar/date.ts';
import { formatDecimal, shiftDecimalPoint } from '../../units/decimal.ts';
import type { PageCell, Written } from '../cells/page-cell.ts';

/**
 * `short`: as many digits as one speaks of; `full`: all that the file has; `compact` and `bare`:
 * these without the unit, for columns whose headings have it.
 */
export type CellStyle = 'short' | 'compact' | 'full' | 'bare';

/** In the place of what has no value. */
export const NO_VALUE = '–';

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September'],
  ...['October', 'November', 'December'],
];
/** Keeps a number and its unit on one line. */
const NO_BREAK = '\u00a0';
const MINUS = '\u2212';
const THOUSAND = 1000;
const MILLION = 1e6;
const BILLION = 1e9;
/** Of ten. */
const POWERS: Readonly<Record<string, number>> = { million: 6, billion: 9 };
/** What differences of shares are in: of neither's per cent. */
export const POINTS = 'percentage points';
/** Less than any share in a file, in per cent, differs from a whole number that it is not. */
const UNSEEN_PERCENT = 1e-9;
/** Nearer to all than this a share has places, and from a tenth on none. */
const [NEAR_END_SHARE, TENTH_SHARE] = [0.01, 0.1];
const NEARLY_ONE = 0.95;
/** Of the smallest figures: as many as files have, and of shares in per cent more than these. */
const [PLACES_MAX, PERCENT_PLACES_MAX] = [6, 9];

/**
 * A cell for readers: `123.8 TiB`, `£101.1 million`, `85 %`, `30 October 2013`. A share is written
 * in per cent; what rounds to all or nothing keeps the digits that tell it from these.
 */
export function shownCell(cell: PageCell, style: CellStyle): string {
  const { text, kind } = cell;
  if (text === '') return NO_VALUE;
  const day = kind === 'text' ? null : parseDate(text);
  if (day !== null) return shownDay(day);
  if (kind !== 'number') return text;
  const shown = shownNumber(cell, style);
  return shown.startsWith('-') ? `${MINUS}${shown.slice(1)}` : shown;
}

function shownNumber({ text, unit, written }: PageCell, style: CellStyle): string {
  if (written !== undefined) return writtenNumber(text, unit, { ...written, style });
  const isShort = style === 'short' || style === 'compact';
  return isShort ? shortNumber(text, unit, style) : fullNumber(text, unit, style);
}

/** Bare and compact without any unit but that of shares. */
function writtenNumber(
  text: string,
  unit: string,
  { scale, places, isSigned, style }: Written & { readonly style: CellStyle },
): string {
  const power = isPercent(unit) ? 2 : -(POWERS[scale] ?? 0);
  const number = fixed(Number(shiftDecimalPoint(text, power)), places);
  const isUnsaid = (style === 'bare' || style === 'compact') && !isPercent(unit);
  const scaled = scale === '' ? number : `${number}${NO_BREAK}${scale}`;
  const shown = inUnit(scaled, isUnsaid ? '' : unit);
  return isSigned && Number(text) > 0 && /[1-9]/.test(number) ? `+${shown}` : shown;
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

function isPercent(unit: string): boolean {
  return unit === 'share' || unit === POINTS;
}

function fullNumber(text: string, unit: string, style: 'full' | 'bare'): string {
  if (isPercent(unit)) return inUnit(percentOf(text), unit);
  return style === 'bare' ? grouped(text) : inUnit(grouped(text), unit);
}

/** As many digits as the share has. */
function percentOf(text: string): string {
  const places = Math.max(0, (text.split('.')[1] ?? '').length - 2);
  const [whole = '', fraction = ''] = shiftDecimalPoint(text, 2).split('.');
  return grouped(places === 0 ? whole : `${whole}.${fraction.padEnd(places, '0')}`);
}

function shortNumber(text: string, unit: string, style: 'short' | 'compact'): string {
  const value = Number(text);
  if (isPercent(unit)) return inUnit(fixed(value * 100, percentPlaces(value)), unit);
  const said = style === 'short' || unit === 'GBP' ? unit : '';
  const size = Math.abs(value);
  // By what is shown: 999.96 million are 1.00 billion.
  if (rounded(size / MILLION, 1) >= THOUSAND) {
    return inUnit(`${fixed(value / BILLION, 2)}${NO_BREAK}billion`, said);
  }
  if (rounded(size, 0) >= MILLION) {
    return inUnit(`${fixed(value / MILLION, 1)}${NO_BREAK}million`, said);
  }
  // What is whole is told so: 4 replications, not 4.0.
  const places = Number.isInteger(value) && unit !== 'GBP' ? 0 : placesFor(size, unit);
  return inUnit(fixed(value, places), said);
}

/**
 * None from 10 % to 99 %, where a range is read beside its value; elsewhere one, or so many more
 * that what is not all or nothing is not taken for it: 99.9 %, 0.0004 %.
 */
function percentPlaces(share: number): number {
  const size = Math.abs(share);
  const fromEnd = Math.min(size, Math.abs(1 - size));
  if (isWhole(share * 100) || (fromEnd > NEAR_END_SHARE && size >= TENTH_SHARE)) return 0;
  return firstPlaces(fromEnd * 100, { from: 1, to: PERCENT_PLACES_MAX });
}

/** The fewest places with which a number keeps a digit that is not nought. */
function firstPlaces(
  size: number,
  { from, to }: { readonly from: number; readonly to: number },
): number {
  // Nearly one of the last place is one: 0.096 is 0.1, but 0.05 is not.
  let places = 0;
  for (let scaled = size; places < to && (places < from || scaled < NEARLY_ONE); places++) {
    scaled *= 10;
  }
  return places;
}

/** As it is shown. */
function rounded(value: number, places: number): number {
  return Number(formatDecimal(value, places));
}

/** Of a product of a decimal, which the double misses by less than a reader sees. */
function isWhole(percent: number): boolean {
  return Math.abs(percent - Math.round(percent)) < UNSEEN_PERCENT;
}

function placesFor(size: number, unit: string): number {
  if (size === 0) return 0;
  if (unit === 'GBP') return rounded(size, 2) < 100 ? 2 : 0;
  const isSize = /^[TGM]iB$/.test(unit);
  // What is counted, as days and mailboxes are, is told in tenths.
  const isCounted = !isSize && !UNSAID.includes(unit);
  if (rounded(size, 3) < 1) {
    return firstPlaces(size, { from: isCounted ? 1 : 3, to: PLACES_MAX });
  }
  const bound = isSize ? 100 : 10;
  return rounded(size, 1) < bound ? 1 : 0;
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
