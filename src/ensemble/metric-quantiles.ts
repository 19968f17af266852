/** The quantiles of a metric over the replications. */
import type { Metric } from './metrics.ts';
import { orderStatistic } from './order-statistic.ts';
import { statisticsOf } from './statistics.ts';

export interface MetricQuantiles {
  readonly p5: number | null;
  readonly p50: number | null;
  readonly p95: number | null;
}

/**
 * The quantiles of type 7; of what may be absent order statistics, null where that one is absent.
 *
 * @throws RangeError where there is no value, or one is not finite.
 * @example metricQuantiles({ mayBeAbsent: true }, [3, null]) // { p5: 3, p50: 3, p95: null }
 */
export function metricQuantiles(
  { mayBeAbsent }: Pick<Metric, 'mayBeAbsent'>,
  values: readonly (number | null)[],
): MetricQuantiles {
  if (!mayBeAbsent) return statisticsOf(values.filter((value) => value !== null));
  const [p5, p50, p95] = [5, 50, 95].map((percent) => orderStatistic(values, percent));
  return { p5: p5 ?? null, p50: p50 ?? null, p95: p95 ?? null };
}
