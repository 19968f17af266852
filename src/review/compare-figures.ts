/** How the figures of a comparison are written: places by metric, dates as dates. */
import { type CalendarDate, formatDate } from '../calendar/date.ts';
import type { Metric } from '../ensemble/metrics.ts';
import { formatDecimal } from '../units/decimal.ts';

/** Decimal places of probabilities, correlations and ratios, as in the reports. */
export const SHARE_PLACES = 6;

/** Differences of dates are means of whole days. */
const DAYS_PLACES = 1;

/** The text of a metric's value, a date in days since 1970. */
export function figureText({ kind, places }: Metric, value: number): string {
  return kind === 'day' ? formatDate(value as CalendarDate) : formatDecimal(value, places);
}

/** The text of a difference of two values of a metric. */
export function differenceText({ kind, places }: Metric, value: number): string {
  return formatDecimal(value, kind === 'day' ? DAYS_PLACES : places);
}

/** The unit of a metric's differences: days between dates. */
export function differenceUnit({ kind, unit }: Metric): string {
  return kind === 'day' ? 'days' : unit;
}
