/** summary.csv: the headline metrics over the replications. */
import { type CalendarDate, formatDate } from '../calendar/date.ts';
import { metricSample } from '../ensemble/ensemble.ts';
import { type IntervalOrReason, isInterval } from '../ensemble/interval-or-reason.ts';
import { meanInterval } from '../ensemble/mean-interval.ts';
import { metricQuantiles } from '../ensemble/metric-quantiles.ts';
import type { MetricSample } from '../ensemble/metric-sample.ts';
import { metricScope } from '../ensemble/metric-scope.ts';
import { appliesTo, HEADLINE_METRICS, type Metric } from '../ensemble/metrics.ts';
import { quantileInterval, replicationsNeeded } from '../ensemble/quantile-interval.ts';
import type { Cell, Column } from '../table/table.ts';
import { formatDecimal } from '../units/decimal.ts';
import { headlineMean } from './headline-mean.ts';
import { IF_DEPENDENT, probabilityCells, probabilityColumns } from './occurrence.ts';
import { figureColumn, keyColumn, type Report, textColumn } from './report.ts';
import type { RunResult } from './run-result.ts';

/** What intervals and quantiles cannot show, as it is the same in every replication. */
const NOT_IN_IT =
  "leaves out the seed's own luck (who is in which cohort, tier and share of a stage), which is the same in every replication";

const PERCENTS = [5, 50, 95] as const;
/** Replications from which each of them has an interval. */
const NEEDED = PERCENTS.map((percent) => ({ percent, count: replicationsNeeded(percent) }));

function quantileName(percent: number): string {
  return percent === 50 ? 'Median' : `${percent}th percentile`;
}

const COLUMNS: readonly Column[] = [
  keyColumn('metric', 'Name of the metric.'),
  textColumn('unit', "Unit of the metric's figures; date: they are dates."),
  figureColumn(
    'mean',
    'Mean over the replications; of money the total of the tables of costs, which are sums of means in whole pence; empty for dates and where one has none.',
  ),
  figureColumn(
    'mean_low',
    `Lower end of the mean's 95 % interval by Student's t over the means of the hypercubes, over the replications under other sampling; not below 0; ${NOT_IN_IT}; empty for one replication.`,
  ),
  figureColumn('mean_high', `Upper end of the mean's 95 % interval, likewise; ${NOT_IN_IT}.`),
  ...PERCENTS.map((percent) =>
    figureColumn(
      `p${percent}`,
      `${quantileName(percent)} over the replications; of what may be absent the order statistic, empty if that replication has none.`,
    ),
  ),
  ...NEEDED.flatMap(({ percent, count }) =>
    (['low', 'high'] as const).map((end) =>
      figureColumn(
        `p${percent}_${end}`,
        `${end === 'low' ? 'Lower' : 'Upper'} end of the 95 % interval of p${percent} by order statistics, ${IF_DEPENDENT}; empty with fewer than ${count} replications, or where that replication has none.`,
      ),
    ),
  ),
  ...probabilityColumns(
    'probability',
    'Share of replications in which it happens within the horizon; only for what may be absent, and empty with the rest of the row where the scenario does not ask for it: without stages, gates, failures, moves, people who join or leave, storage, procurement or costs.',
  ),
  textColumn('note', 'Why intervals are missing, if some are.'),
];

export const summary: Report = {
  name: 'summary',
  title: 'Headline metrics',
  answers: 'What does the run come to? One row a metric; the metrics are listed below the table.',
  columns: COLUMNS,
  rowsOf: (result) => HEADLINE_METRICS.map((metric) => rowOf(metric, result)),
};

function rowOf(metric: Metric, result: RunResult): Cell[] {
  const { outcomes, design, plan } = result;
  const { name, unit } = metric;
  if (!appliesTo(metric, metricScope(plan))) {
    return [name, unit, ...COLUMNS.slice(2).map(() => null)];
  }
  const write = (value: number | null | undefined): string | null =>
    value === null || value === undefined ? null : formatValue(metric, value, plan.startDate);
  const sample = metricSample(outcomes, design, name);
  const { values } = sample;
  const present = values.filter((value) => value !== null);
  const mean = headlineMean(metric, result);
  const interval = mean === null ? null : meanInterval(sample);
  const { p5, p50, p95 } = metricQuantiles(metric, values);
  return [
    name,
    unit,
    write(mean),
    interval === null ? null : write(Math.max(0, interval.low)),
    write(interval?.high),
    ...[p5, p50, p95].map(write),
    ...PERCENTS.flatMap((percent) => endsOf(quantileInterval(sample, percent))).map(write),
    ...(metric.mayBeAbsent ? probabilityCells(present.length, values.length) : [null, null, null]),
    noteOf(sample, mean !== null),
  ];
}

function endsOf(found: IntervalOrReason): (number | null)[] {
  return isInterval(found) ? [found.low, found.high] : [null, null];
}

/** The intervals that so few replications or hypercubes do not have; empty if all are there. */
function noteOf({ values, hypercubeSizes }: MetricSample, hasMean: boolean): string {
  if (values.length === 1) return 'one replication has no intervals';
  const missing = NEEDED.filter(({ count }) => values.length < count);
  const words = missing.map(({ percent, count }) => `p${percent} from ${count}`);
  const notes = [
    hasMean && hypercubeSizes?.length === 1 ? 'that of the mean needs two hypercubes' : '',
    words.length === 0 ? '' : `intervals need more replications: ${words.join(', ')}`,
  ];
  return notes.filter((note) => note !== '').join('; ');
}

function formatValue({ kind, places }: Metric, value: number, start: CalendarDate): string {
  return kind === 'day' ? formatDate(start + value) : formatDecimal(value, places);
}
