/** Whether two numbers are the same but for a tolerance. */
import type { DecimalCell } from '../table/decimal-cell.ts';
import { shiftDecimalPoint } from '../units/decimal.ts';

/** By how much two numbers may differ and still count as the same. */
export interface CellTolerance {
  /** In the column's unit, or a share of the larger of both. */
  readonly amount: number;
  readonly isRelative: boolean;
  /** Decimal places of the amount as it was written. */
  readonly places: number;
}

/** Numbers that are printed alike are the same, and no others. */
export const NO_TOLERANCE: CellTolerance = { amount: 0, isRelative: false, places: 0 };

/** Half a unit of the last place, by places. */
const HALF_UNITS = Array.from({ length: 330 }, (_, places) => 0.5 * Number(`1e-${places}`));

/**
 * Whether two numbers differ by no more than the tolerance and half a unit of the last place that
 * is printed of either, or of the tolerance: what rounding to doubles may add is less, so that
 * numbers that differ by just the tolerance are the same. A relative tolerance is of the larger
 * magnitude, so that it does not matter which of the two comes first.
 *
 * |a - b| <= tolerance + half a unit of the finest last place
 *
 * @example
 * isWithinTolerance(
 *   { value: 1.1, places: 1 },
 *   { value: 1.25, places: 2 },
 *   { amount: 0.1, isRelative: false, places: 1 },
 * ) // false
 */
export function isWithinTolerance(
  a: DecimalCell,
  b: DecimalCell,
  { amount, isRelative, places }: CellTolerance,
): boolean {
  const limit = isRelative ? amount * Math.max(Math.abs(a.value), Math.abs(b.value)) : amount;
  const finest = Math.max(a.places, b.places, isRelative ? 0 : places);
  const half = HALF_UNITS[finest] ?? 0;
  return Math.abs(a.value - b.value) <= limit + half;
}

/**
 * What doubles may add to the difference of two numbers or take from it, as a share of the larger:
 * half a unit of the last place for each of the two, for their difference and for the tolerance.
 */
const ROUNDING = 1e-15;

/**
 * Whether doubles are exact enough to ask isWithinTolerance. They are not where the difference is
 * as large as an absolute tolerance up to digits that they do not hold.
 */
export function isTold(a: DecimalCell, b: DecimalCell, tolerance: CellTolerance): boolean {
  const { amount, isRelative, places } = tolerance;
  if (isRelative && amount > 0) return true;
  const half = HALF_UNITS[Math.max(a.places, b.places, places)] ?? 0;
  const rounding = ROUNDING * Math.max(Math.abs(a.value), Math.abs(b.value));
  return rounding < half || Math.abs(Math.abs(a.value - b.value) - amount) > rounding;
}

/** Whether decimal texts differ by no more than an absolute tolerance, whatever their digits. */
export function isWithinExactly(a: string, b: string, { amount }: CellTolerance): boolean {
  const texts = [a.toLowerCase(), b.toLowerCase(), String(amount)].map((text) =>
    shiftDecimalPoint(text, 0),
  );
  const places = Math.max(...texts.map((text) => (text.split('.')[1] ?? '').length));
  const [one, other, most] = texts.map((text) => BigInt(shiftDecimalPoint(text, places)));
  const difference = one! - other!;
  return difference <= most! && -difference <= most!;
}
