/** What a figure comes to in an ensemble, and how far it may be off. */
import type { CalendarDate } from '../calendar/date.ts';
import { type Comparison, holdsOf } from './comparison.ts';
import { type Figure, quantityOf } from './figure.ts';
import type { Interval } from './interval.ts';
import { type IntervalOrReason, isInterval, type NoInterval } from './interval-or-reason.ts';
import { meanInterval } from './mean-interval.ts';
import { type MetricSample, valuesIfAll } from './metric-sample.ts';
import type { Metric } from './metrics.ts';
import { orderStatistic } from './order-statistic.ts';
import { quantileInterval } from './quantile-interval.ts';
import { meanOf, quantileOf } from './statistics.ts';
import { wilsonInterval } from './wilson.ts';

/** Half an interval, on its longer side. */
export type HalfWidth =
  /** Absolute in the figure's unit, days for dates; relative to figures that have a zero. */
  | { readonly absolute: number; readonly relative: number | null }
  | NoInterval
  /** An end is not within the horizon. */
  | { readonly reason: 'open-end' };

/**
 * The figure of a metric's sample, as the reports have it: quantiles of type 7, of what may be
 * absent order statistics. Dates are days since `startDate`, the horizon's first. Null for a
 * quantile that is not within the horizon, and for the mean of what some replication lacks.
 *
 * In a condition on a date, a replication in which it does not happen counts as later.
 *
 * @throws RangeError where there is no value, or one is not finite.
 * @example
 * figureOf(
 *   parseFigure('p90(contacts_count)'), { values: [1, 2, 3, 4, 5], hypercubeSizes: null }, 0)
 * // 4.6
 */
export function figureOf(
  figure: Figure,
  { values }: MetricSample,
  startDate: CalendarDate,
): number | null {
  switch (figure.kind) {
    case 'mean': {
      const all = valuesIfAll(values);
      return all === null ? null : meanOf(all);
    }
    case 'quantile': {
      const all = figure.metric.mayBeAbsent ? null : valuesIfAll(values);
      return all === null
        ? orderStatistic(values, figure.percent)
        : quantileOf(all, figure.percent);
    }
    case 'probability':
      return happenedCount(figure, values, startDate) / values.length;
  }
}

/**
 * The figure's 95 % interval, or why there is none: of a mean by meanInterval, of a quantile by
 * quantileInterval, of a probability by Wilson. The last two take the replications for independent.
 *
 * @throws RangeError as figureOf does.
 * @example
 * intervalOf(parseFigure('p95(contacts_count)'), { values: [1, 2], hypercubeSizes: null }, 0)
 * // { reason: 'too-few-replications', replicationsNeeded: 72 }
 */
export function intervalOf(
  figure: Figure,
  sample: MetricSample,
  startDate: CalendarDate,
): IntervalOrReason {
  switch (figure.kind) {
    case 'mean':
      if (valuesIfAll(sample.values) === null) return { reason: 'no-value' };
      return ofMoreThanOne(meanInterval(sample), sample);
    case 'quantile':
      return quantileInterval(sample, figure.percent);
    case 'probability': {
      const count = happenedCount(figure, sample.values, startDate);
      return ofMoreThanOne(wilsonInterval(count, sample.values.length), sample);
    }
  }
}

/**
 * The longer side of the figure's interval, from the figure to the end.
 *
 * @throws RangeError as figureOf does.
 * @example
 * halfWidthOf(parseFigure('mean(contacts_count)'), { values: [7, 7], hypercubeSizes: null }, 0)
 * // { absolute: 0, relative: 0 }
 */
export function halfWidthOf(
  figure: Figure,
  sample: MetricSample,
  startDate: CalendarDate,
): HalfWidth {
  const interval = intervalOf(figure, sample, startDate);
  if (!isInterval(interval)) return interval;
  const value = figureOf(figure, sample, startDate);
  const { low, high } = interval;
  if (value === null || low === null || high === null) return { reason: 'open-end' };
  const absolute = Math.max(value - low, high - value);
  const hasZero = quantityOf(figure).kind !== 'date' && value !== 0;
  return { absolute, relative: hasZero ? absolute / Math.abs(value) : null };
}

function ofMoreThanOne(interval: Interval | null, { values }: MetricSample): IntervalOrReason {
  if (interval !== null) return interval;
  if (values.length > 1) return { reason: 'one-hypercube' };
  return { reason: 'too-few-replications', replicationsNeeded: 2 };
}

function happenedCount(
  { metric, condition }: Extract<Figure, { kind: 'probability' }>,
  values: MetricSample['values'],
  startDate: CalendarDate,
): number {
  if (values.length === 0) throw new RangeError('a probability of no values');
  if (condition === null) return values.filter((value) => value !== null).length;
  const asked = sinceStart(condition, metric, startDate);
  return values.filter((value) => holdsOf(value, asked)).length;
}

/**
 * The comparison with a date turned to days since the horizon's start, as values of dates are; any
 * other as it is.
 */
export function sinceStart(
  comparison: Comparison,
  { kind }: Pick<Metric, 'kind'>,
  startDate: CalendarDate,
): Comparison {
  const { operator, bound } = comparison;
  return kind === 'day' ? { operator, bound: bound - startDate } : comparison;
}
