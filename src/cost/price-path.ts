/** What a unit costs on a day. */
import { type CalendarDate, DAYS_PER_YEAR } from '../calendar/date.ts';
import { power } from '../random/power.ts';
import type { PricePath } from '../scenario/costs-spec.ts';

/**
 * The price on a day: that of the latest segment that has begun, or of the first one before it
 * begins, times (1 + perYear)^(days since the segment's first day / 365.25), times the factors of
 * the shocks that hold on the day, their first and last days included.
 *
 * @throws RangeError if there is no segment.
 */
export function priceOn(path: PricePath<number>, date: CalendarDate): number {
  const segment = path.segments.findLast(({ from }) => from <= date) ?? path.segments[0];
  if (segment === undefined) throw new RangeError('a price path without a segment');
  let { price } = segment;
  if (path.perYear !== 0 && date !== segment.from) {
    price *= power(1 + path.perYear, (date - segment.from) / DAYS_PER_YEAR);
  }
  for (const { from, to, factor } of path.shocks) {
    if (date >= from && date <= to) price *= factor;
  }
  return price;
}

/** The same price on every day, or one a day of the horizon. */
export type DailyPrice = number | Float64Array;

/**
 * The prices of the horizon's days. Most prices never move, and need no array; a power takes 0.1
 * microseconds, so that one that does costs a replication of three years about 0.1 ms.
 */
export function dailyPrice(
  path: PricePath<number>,
  { startDate, dayCount }: { readonly startDate: CalendarDate; readonly dayCount: number },
): DailyPrice {
  if (path.segments.length === 1 && path.perYear === 0 && path.shocks.length === 0) {
    return priceOn(path, startDate);
  }
  const prices = new Float64Array(dayCount);
  for (let day = 0; day < dayCount; day++) prices[day] = priceOn(path, startDate + day);
  return prices;
}
