/** How the figures of a comparison are written: places by metric, dates as dates. */
import { type CalendarDate, formatDate } from '../calendar/date.ts';
import type { Interval } from '../ensemble/interval.ts';
import type { Metric } from '../ensemble/metrics.ts';
import { formatDecimal } from '../units/decimal.ts';

/** Decimal places of probabilities, correlations and ratios, as in the reports. */
export const SHARE_PLACES = 6;

/** Differences of dates are means of whole days. */
export const DAYS_PLACES = 1;

/** What decides how a value is written. */
type Written = Pick<Metric, 'kind' | 'places'>;

/** The text of a metric's value, a date in days since 1970. */
export function figureText({ kind, places }: Written, value: number): string {
  return kind === 'day' ? formatDate(value as CalendarDate) : formatDecimal(value, places);
}

/** The text of a difference of two values of a metric. */
export function differenceText({ kind, places }: Written, value: number): string {
  return formatDecimal(value, kind === 'day' ? DAYS_PLACES : places);
}

/** The unit of a metric's differences: days between dates. */
export function differenceUnit({ kind, unit }: Metric): string {
  return kind === 'day' ? 'days' : unit;
}

/** What is written for a quantile that is not within the horizon. */
const BEYOND = 'beyond';

/** The text of a quantile of a metric for people. */
export function quantileText(metric: Metric, value: number | null): string {
  return value === null ? BEYOND : figureText(metric, value);
}

/** Decimal places of shares as percentages. */
export const PERCENT_PLACES = 1;

/** `37.0 %`. */
export function percent(share: number): string {
  return `${formatDecimal(share * 100, PERCENT_PLACES)} %`;
}

/** `37.0 % (28.2 to 46.8)`. */
export function percentWithin(share: number, interval: Interval | null): string {
  if (interval === null) return percent(share);
  const [low, high] = [interval.low, interval.high].map((end) =>
    formatDecimal(end * 100, PERCENT_PLACES),
  );
  return `${percent(share)} (${low} to ${high})`;
}

/** The text of a difference with its sign; empty for none. */
export function signedDifference(metric: Written, value: number | null): string {
  if (value === null) return '';
  const text = differenceText(metric, value);
  return Number(text) > 0 ? `+${text}` : text;
}
