/** Decimal numbers in the bytes of cells. */
import type { PlacedCells } from './scan-csv.ts';

const [MINUS, POINT, ZERO, NINE] = [0x2d, 0x2e, 0x30, 0x39] as const;
const [UPPER_E, LOWER_E] = [0x45, 0x65] as const;
/** Powers of ten that a double holds exactly. */
const UNITS_IN_ONE = Array.from({ length: 23 }, (_, places) => Number(`1e${places}`));
/** Decimal digits that a double holds whatever they are. */
const DIGITS_HELD = 15;

/** A number as it was written; filled anew for each, as there may be millions. */
export interface DecimalCell {
  value: number;
  /** Decimal places that were printed. */
  places: number;
  /** Whether a double tells the value from all others with as many digits. */
  isHeld: boolean;
}

/** One to be filled. */
export function emptyDecimal(): DecimalCell {
  return { value: 0, places: 0, isHeld: true };
}

/**
 * Reads the cell of a number, row by row, as a decimal number, such as `-12.50`, into `into`. A number with a zero too many in
 * front is none (`007` is a name), nor is one with spaces around it; a power of ten may follow, as
 * other programs write them.
 *
 * @returns whether it is one; `into` is of no use if not.
 */
export function readDecimal(csv: PlacedCells, cell: number, into: DecimalCell): boolean {
  const { bytes, places: cellPlaces } = csv;
  const [start, end] = [cellPlaces[2 * cell]!, cellPlaces[2 * cell + 1]!];
  let at = start;
  const isNegative = bytes[at] === MINUS;
  if (isNegative) at++;
  const wholeStart = at;
  let units = 0;
  let pointAt = end;
  for (; at < end; at++) {
    const byte = bytes[at]!;
    if (byte >= ZERO && byte <= NINE) units = units * 10 + (byte - ZERO);
    else if (byte === POINT && pointAt === end) pointAt = at;
    else if (byte === UPPER_E || byte === LOWER_E) return readPower(csv, cell, into);
    else return false;
  }
  const wholeDigits = pointAt - wholeStart;
  const places = pointAt === end ? 0 : end - pointAt - 1;
  if (wholeDigits === 0 || (pointAt < end && places === 0)) return false;
  if (bytes[wholeStart] === ZERO && wholeDigits > 1) return false;
  into.places = places;
  into.isHeld = wholeDigits + places <= DIGITS_HELD;
  // Both are exact, so that the quotient is the double nearest to what was written.
  const value = into.isHeld ? units / UNITS_IN_ONE[places]! : Math.abs(numberOf(bytes, start, end));
  into.value = isNegative ? -value : value;
  return true;
}

const WITH_POWER = /^-?(?:0|[1-9]\d*)(?:\.(\d+))?[eE]([+-]?\d{1,3})$/;

function readPower(csv: PlacedCells, cell: number, into: DecimalCell): boolean {
  const { bytes, places: cellPlaces } = csv;
  const [start, end] = [cellPlaces[2 * cell]!, cellPlaces[2 * cell + 1]!];
  const [, fraction = '', power] = WITH_POWER.exec(textOf(bytes, start, end)) ?? [];
  const value = numberOf(bytes, start, end);
  if (power === undefined || !Number.isFinite(value)) return false;
  into.value = value;
  into.places = Math.max(0, fraction.length - Number(power));
  into.isHeld = end - start <= DIGITS_HELD;
  return true;
}

function numberOf(bytes: Uint8Array, start: number, end: number): number {
  return Number(textOf(bytes, start, end));
}

/** Of digits, signs and points: as many characters as bytes. */
function textOf(bytes: Uint8Array, start: number, end: number): string {
  return String.fromCharCode(...bytes.subarray(start, Math.min(end, start + TEXT_MAX)));
}

/** A number has no more characters that matter. */
const TEXT_MAX = 1000;
