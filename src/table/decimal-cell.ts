/** Decimal numbers in the bytes of cells. */
import type { PlacedCells } from './scan-csv.ts';

const [QUOTE, MINUS, POINT, ZERO, NINE] = [0x22, 0x2d, 0x2e, 0x30, 0x39] as const;
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
}

/** One to be filled. */
export function emptyDecimal(): DecimalCell {
  return { value: 0, places: 0 };
}

/**
 * Reads a cell, quoted or not, as a decimal number, such as `-12.50`, into `into`. A number with a
 * zero too many in front is none (`007` is a name), nor is one with spaces around it; a power of
 * ten may follow, as other programs write them.
 *
 * @returns whether it is one; `into` is of no use if not.
 */
export function readDecimal(csv: PlacedCells, cell: number, into: DecimalCell): boolean {
  const { bytes } = csv;
  const quote = bytes[csv.places[2 * cell]!] === QUOTE ? 1 : 0;
  const start = csv.places[2 * cell]! + quote;
  const end = csv.places[2 * cell + 1]! - quote;
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
    else
      return (byte === UPPER_E || byte === LOWER_E) && readPower(bytes.subarray(start, end), into);
  }
  const wholeDigits = pointAt - wholeStart;
  const places = pointAt === end ? 0 : end - pointAt - 1;
  if (wholeDigits === 0 || (pointAt < end && places === 0)) return false;
  if (bytes[wholeStart] === ZERO && wholeDigits > 1) return false;
  into.places = places;
  // Both are exact, so that the quotient is the double nearest to what was written.
  const isHeld = wholeDigits + places <= DIGITS_HELD;
  into.value = isHeld
    ? units / UNITS_IN_ONE[places]!
    : Number(textOf(bytes.subarray(wholeStart, end)));
  if (isNegative) into.value = -into.value;
  return Number.isFinite(into.value);
}

const WITH_POWER = /^-?(?:0|[1-9]\d*)(?:\.(\d+))?[eE]([+-]?\d{1,3})$/;

function readPower(bytes: Uint8Array, into: DecimalCell): boolean {
  const text = textOf(bytes);
  const [, fraction = '', power] = WITH_POWER.exec(text) ?? [];
  if (power === undefined || bytes.length > TEXT_MAX) return false;
  into.value = Number(text);
  into.places = Math.max(0, fraction.length - Number(power));
  return Number.isFinite(into.value);
}

/** Of digits, signs and points: as many characters as bytes. */
function textOf(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, TEXT_MAX));
}

/** A number has no more characters that matter. */
const TEXT_MAX = 1000;
