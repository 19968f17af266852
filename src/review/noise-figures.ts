/** The headline figures that two runs both have, with the values that they are made of. */
import type { MetricSample } from '../ensemble/metric-sample.ts';
import { HEADLINE_METRICS, type Metric } from '../ensemble/metrics.ts';
import { TOTAL_COST } from './compared-costs.ts';
import { type ComparedRun, hypercubeSizesOf } from './compared-run.ts';

export interface FigureSample extends MetricSample {
  /** Of money, as the tables of costs have it: sums of rounded means; null: that of the values. */
  readonly tiedMean: number | null;
}

/** A figure of both runs. */
export interface FigurePair {
  readonly name: string;
  readonly metric: Metric;
  /** A probability is the mean of 1 where it happens and 0 where it does not. */
  readonly statistic: 'mean' | 'probability';
  readonly before: FigureSample;
  readonly after: FigureSample;
}

/**
 * In the order of the metrics, each with its probability behind it if it may be absent, and the
 * total cost with its financial years.
 */
export function figurePairs(before: ComparedRun, after: ComparedRun): FigurePair[] {
  return HEADLINE_METRICS.flatMap((metric) => {
    const [first, second] = [before, after].map((run) => sampleOf(run, metric));
    if (first == null || second == null) return [];
    const mean: FigurePair = {
      name: metric.name,
      metric,
      statistic: 'mean',
      before: first,
      after: second,
    };
    const probability = metric.mayBeAbsent ? [probabilityOf(mean)] : [];
    const years = metric.name === TOTAL_COST ? yearPairs(metric, before, after) : [];
    return [mean, ...probability, ...years];
  });
}

function sampleOf(run: ComparedRun, { name }: Metric): FigureSample | null {
  const values = run.metrics.get(name);
  if (values === undefined) return null;
  const tiedMean = run.costs?.means.get(name) ?? null;
  return { values, hypercubeSizes: hypercubeSizesOf(run), tiedMean };
}

function probabilityOf({ metric, before, after }: FigurePair): FigurePair {
  const happened = ({ values, ...sample }: FigureSample): FigureSample => ({
    ...sample,
    values: values.map((value) => (value === null ? 0 : 1)),
  });
  return {
    name: `probability of ${metric.name}`,
    metric,
    statistic: 'probability',
    before: happened(before),
    after: happened(after),
  };
}

/** Of the financial years that both have: horizons may differ. */
function yearPairs(metric: Metric, before: ComparedRun, after: ComparedRun): FigurePair[] {
  return (before.costs?.years ?? []).flatMap(({ name, mean, cash }): FigurePair[] => {
    const year = after.costs?.years.find((one) => one.name === name);
    if (year === undefined) return [];
    const [first, second] = [before, after].map(hypercubeSizesOf);
    return [
      {
        name: `${metric.name} ${name}`,
        metric,
        statistic: 'mean',
        before: { values: cash, hypercubeSizes: first ?? null, tiedMean: mean },
        after: { values: year.cash, hypercubeSizes: second ?? null, tiedMean: year.mean },
      },
    ];
  });
}
