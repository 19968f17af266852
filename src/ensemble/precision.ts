/** How precise the figures of an ensemble are, for the last line of a run. */
import { type HalfWidth, halfWidthOf } from './figure-value.ts';
import type { MetricSample } from './metric-sample.ts';
import type { Metric } from './metrics.ts';

export interface Precision {
  /** Null for dates, which have no mean. */
  readonly mean: HalfWidth | null;
  readonly p95: HalfWidth;
}

/**
 * The half-widths of the 95 % intervals of a metric's mean and 95th percentile, or why there are
 * none.
 *
 * @throws RangeError where there is no value, or one is not finite.
 */
export function precisionOf(metric: Metric, sample: MetricSample): Precision {
  // Neither has a condition on a date, so that the horizon's start does not matter.
  const startDate = 0;
  return {
    mean: metric.kind === 'day' ? null : halfWidthOf({ kind: 'mean', metric }, sample, startDate),
    p95: halfWidthOf({ kind: 'quantile', metric, percent: 95 }, sample, startDate),
  };
}
