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
 *   { value: 1.1, places: 1, isHeld: true },
 *   { value: 1.25, places: 2, isHeld: true },
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

/** Whether two decimal texts stand for the same number: for digits beyond what a double holds. */
export function isSameDecimal(a: string, b: string): boolean {
  return plain(a) === plain(b);
}

function plain(text: string): string {
  const moved = shiftDecimalPoint(text.toLowerCase(), 0);
  return moved === '-0' ? '0' : moved;
}
