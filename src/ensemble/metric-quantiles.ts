/** The quantiles of a metric over the replications. */
import { PENCE_PER_POUND, penceOf } from '../cost/pence.ts';
import type { Metric } from './metrics.ts';
import { orderStatistic } from './order-statistic.ts';
import { quantileOf } from './statistics.ts';

export interface MetricQuantiles {
  readonly p5: number | null;
  readonly p50: number | null;
  readonly p95: number | null;
}

/**
 * The quantiles that summaries have, each as by metricQuantile.
 *
 * @throws RangeError where there is no value, or one is not finite.
 * @example metricQuantiles({ mayBeAbsent: true, unit: 'days' }, [3, null])
 * // { p5: 3, p50: 3, p95: null }
 */
export function metricQuantiles(
  metric: Pick<Metric, 'mayBeAbsent' | 'unit'>,
  values: readonly (number | null)[],
): MetricQuantiles {
  const at = (percent: number) => metricQuantile(metric, values, percent);
  return { p5: at(5), p50: at(50), p95: at(95) };
}

/**
 * The quantile of type 7; of what may be absent the order statistic, null where that one is absent.
 * Of pounds it is a whole number of pence, a half rounded upwards, as in the tables of costs.
 *
 * @throws RangeError where there is no value, or one is not finite.
 * @example metricQuantile({ mayBeAbsent: false, unit: 'GBP' }, [1, 1.01], 50) // 1.01
 */
export function metricQuantile(
  { mayBeAbsent, unit }: Pick<Metric, 'mayBeAbsent' | 'unit'>,
  values: readonly (number | null)[],
  percent: number,
): number | null {
  if (mayBeAbsent) return orderStatistic(values, percent);
  const present = values.filter((value) => value !== null);
  if (unit !== 'GBP') return quantileOf(present, percent);
  return Math.round(quantileOf(present.map(penceOf), percent)) / PENCE_PER_POUND;
}
