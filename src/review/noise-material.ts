/** Whether a headline figure changed by enough to matter, and by how much for ranking. */
import { formatDecimal } from '../units/decimal.ts';

/** A change of a figure, in days where these are dates. */
export interface MeasuredChange {
  readonly kind: 'number' | 'share' | 'day';
  readonly places: number;
  /** Null: no replication has a value. */
  readonly before: number | null;
  readonly after: number | null;
  /** Null where no replication has a value in both. */
  readonly difference: number | null;
}

/** Of a threshold, by which a difference of decimals may fall short of it: 0.41 - 0.40 < 0.01. */
const ROUNDING_SHARE = 1e-9;
/** A mean date is shown as the day that is nearest. */
const DAYS_SHOWN = 0.5;
/** Scores of days are shares of a year. */
const DAYS_A_YEAR = 365;

/**
 * Whether a change is material: from `materialShare` of the value before on, of shares from so many
 * points on, of dates from half a day on, which shows another date. What shows no change at all in
 * the places of the figure never is; a figure that only one run has always is.
 *
 * @example
 * isMaterialChange({ kind: 'number', places: 1, before: 100, after: 101, difference: 1 }, 0.01)
 * // true
 */
export function isMaterialChange(change: MeasuredChange, materialShare: number): boolean {
  const { kind, places, before, after, difference } = change;
  if (difference === null) return before !== after;
  const size = Math.abs(difference);
  if (kind === 'day') return size >= DAYS_SHOWN;
  const threshold = kind === 'share' ? materialShare : materialShare * Math.abs(before ?? 0);
  return size >= Math.max(threshold, unitOf(places) / 2) * (1 - ROUNDING_SHARE);
}

/**
 * Whether a difference is seen in so many decimal places; that there is none, as no replication has
 * a value in both, is seen.
 *
 * @example isShown({ difference: 0.0003 }, 3) // false
 */
export function isShown(
  { difference }: Pick<MeasuredChange, 'difference'>,
  places: number,
): boolean {
  return difference === null || Number(formatDecimal(Math.abs(difference), places)) !== 0;
}

/**
 * How large a change is beside the larger of both values, leaving out a unit of the last place,
 * which may be rounding; of shares in points, of dates in years; 0 where there is no difference.
 *
 * @example
 * scoreOf({ kind: 'number', places: 0, before: 100, after: 111, difference: 11 }) // 10 / 111
 */
export function scoreOf({ kind, places, before, after, difference }: MeasuredChange): number {
  if (difference === null) return 0;
  const size = Math.abs(difference);
  if (kind === 'share') return size;
  if (kind === 'day') return size / DAYS_A_YEAR;
  const larger = Math.max(Math.abs(before ?? 0), Math.abs(after ?? 0));
  return larger === 0 ? 0 : Math.max(0, size - unitOf(places)) / larger;
}

function unitOf(places: number): number {
  return Number(`1e-${places}`);
}
