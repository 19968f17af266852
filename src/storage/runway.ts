/** How long a pool lasts if its need goes on as it has gone. */
import { trendLine } from './trend.ts';

/**
 * Days of the trend, before which there is no runway. An assumption: four whole weeks, so that all
 * weekdays weigh alike.
 */
export const RUNWAY_TREND_DAYS = 28;

/**
 * Days from the last entry looked at until the trend of the need reaches what can be used, not
 * below 0; null where there are fewer than 28 entries, or the trend does not rise.
 *
 * @param neededBytes day by day
 * @param endEntry the first entry that is not looked at
 */
export function runwayDays(
  neededBytes: readonly number[] | Float64Array,
  endEntry: number,
  usableBytes: number,
): number | null {
  if (endEntry < RUNWAY_TREND_DAYS) return null;
  const { last, slopePerDay } = trendLine(neededBytes, { end: endEntry, count: RUNWAY_TREND_DAYS });
  return slopePerDay > 0 ? Math.max(0, (usableBytes - last) / slopePerDay) : null;
}
