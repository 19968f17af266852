/** Whether summary.csv follows from replications.csv. */
import { formatDate } from '../calendar/date.ts';
import { isInterval } from '../ensemble/interval-or-reason.ts';
import { meanInterval } from '../ensemble/mean-interval.ts';
import { metricQuantiles } from '../ensemble/metric-quantiles.ts';
import { type MetricSample, valuesIfAll } from '../ensemble/metric-sample.ts';
import { appliesTo, HEADLINE_METRICS, type Metric } from '../ensemble/metrics.ts';
import { quantileInterval } from '../ensemble/quantile-interval.ts';
import { meanOf } from '../ensemble/statistics.ts';
import { wilsonInterval } from '../ensemble/wilson.ts';
import type { CsvRow } from '../table/csv-rows.ts';
import { decimalText } from './diff-words.ts';
import type { Findings } from './verify-check.ts';
import type { MetricValues } from './verify-replications.ts';
import { columnsOf, findingAt, findingIn, type KeptRows, shownCell } from './verify-rows.ts';
import type { VerifiedRecord } from './verify-run-record.ts';

/**
 * Values have nine places in replications.csv, from which the ends of an interval over two
 * hypercubes come out by thirteen times as much otherwise: Student's t has 12.7 for them.
 */
const VALUE_SLACK = 1e-7;
/** Of sums and products of doubles. */
const RELATIVE_SLACK = 1e-12;
const PROBABILITY_PLACES = 6;

const PERCENTS = [5, 50, 95] as const;
const FIGURES = [
  ...(['mean', 'p5', 'p50', 'p95', 'probability'] as const),
  ...(['mean_low', 'p5_low', 'p50_low', 'p95_low', 'probability_low'] as const),
  ...(['mean_high', 'p5_high', 'p50_high', 'p95_high', 'probability_high'] as const),
];

/** A figure of a row: as it comes out, and by how much the row may have another. */
interface Due {
  readonly header: (typeof FIGURES)[number];
  /** Null: an empty cell. */
  readonly value: number | null;
  /** Of a number; null: it is a date. */
  readonly places: number | null;
  readonly slack: number;
}

export interface SummarySource {
  readonly values: MetricValues;
  readonly record: Pick<VerifiedRecord, 'scope' | 'design' | 'replicationCount'>;
  /** By how much the mean of money, a sum of rounded means, may be off; null: not known. */
  readonly moneySlack: number | null;
}

/** Checks every row of a metric that this version knows. */
export function checkSummary(summary: KeptRows, source: SummarySource, findings: Findings): void {
  const columns = columnsOf(summary, ['metric', ...FIGURES], findings);
  if (columns === null) return;
  const left = new Map(HEADLINE_METRICS.map((metric) => [metric.name, metric]));
  for (const row of summary.rows) {
    const metric = left.get(row.cells[columns.metric] ?? '');
    if (metric === undefined) continue;
    left.delete(metric.name);
    const due = dueOf(metric, source);
    if (due === null) {
      const message = `replications.csv has not the values of ${metric.name} of which it is made`;
      findings.add(findingAt(row, columns.metric, message));
    }
    for (const one of due ?? []) {
      checkCell(row, { column: columns[one.header], due: one, metric }, findings);
    }
  }
  for (const name of left.keys()) {
    findings.add(findingIn(summary.named, `it has no row of ${name}`));
  }
}

function checkCell(
  row: CsvRow,
  { column, due, metric }: { readonly column: number; readonly due: Due; readonly metric: Metric },
  findings: Findings,
): void {
  const cell = row.cells[column] ?? '';
  if (isDue(cell, due)) return;
  const said = cell === '' ? 'empty' : shownCell(cell);
  const message = `${due.header} of ${metric.name} is ${said}, and replications.csv gives ${textOf(due)}`;
  findings.add(findingAt(row, column, message));
}

function isDue(cell: string, { value, places, slack }: Due): boolean {
  if (cell === '' || value === null) return cell === '' && value === null;
  if (places === null) return cell === formatDate(value);
  const halfUnit = 0.5 * Number(`1e-${places}`);
  return Math.abs(Number(cell) - value) <= halfUnit + slack + RELATIVE_SLACK * Math.abs(value);
}

function textOf({ value, places }: Due): string {
  if (value === null) return 'no value';
  return places === null ? formatDate(value) : decimalText(value, places);
}

/** Null: values are missing. */
function dueOf(metric: Metric, { values, record, moneySlack }: SummarySource): Due[] | null {
  const own = values.get(metric.name) ?? [];
  const { method, batchSizes } = record.design;
  const hypercubeSizes = method === 'latin-hypercube' ? batchSizes : null;
  if (!appliesTo(metric, record.scope)) return emptyRow(metric);
  const isWhole = metric.mayBeAbsent || !own.includes(null);
  if (own.length !== record.replicationCount || !isWhole) return null;
  const sample = { values: own, hypercubeSizes };
  return [
    ...meanOfMetric(metric, sample, moneySlack),
    ...quantilesOf(metric, sample),
    ...probabilityOf(metric, sample),
  ];
}

function emptyRow({ places }: Metric): Due[] {
  return FIGURES.map((header) => ({ header, value: null, places, slack: 0 }));
}

function meanOfMetric(
  { kind, places, unit }: Metric,
  sample: MetricSample,
  moneySlack: number | null,
): Due[] {
  const all = kind === 'day' ? null : valuesIfAll(sample.values);
  const interval = all === null ? null : meanInterval(sample);
  const figure = (header: Due['header'], value: number | null, slack = VALUE_SLACK): Due => {
    return { header, value, places, slack };
  };
  const mean = figure('mean', all === null ? null : meanOf(all));
  const ends = [
    figure('mean_low', interval === null ? null : Math.max(0, interval.low)),
    figure('mean_high', interval?.high ?? null),
  ];
  if (unit !== 'GBP') return [mean, ...ends];
  return moneySlack === null ? ends : [{ ...mean, slack: moneySlack }, ...ends];
}

function quantilesOf(metric: Metric, sample: MetricSample): Due[] {
  const places = metric.kind === 'day' ? null : metric.places;
  const found = metricQuantiles(metric, sample.values);
  return PERCENTS.flatMap((percent): Due[] => {
    const interval = quantileInterval(sample, percent);
    const { low, high } = isInterval(interval) ? interval : { low: null, high: null };
    return [
      { header: `p${percent}` as const, value: found[`p${percent}`] },
      { header: `p${percent}_low` as const, value: low },
      { header: `p${percent}_high` as const, value: high },
    ].map((due) => ({ ...due, places, slack: VALUE_SLACK }));
  });
}

function probabilityOf({ mayBeAbsent }: Metric, { values }: MetricSample): Due[] {
  const happenedCount = values.filter((value) => value !== null).length;
  const interval = mayBeAbsent ? wilsonInterval(happenedCount, values.length) : null;
  return [
    { header: 'probability' as const, value: mayBeAbsent ? happenedCount / values.length : null },
    { header: 'probability_low' as const, value: interval?.low ?? null },
    { header: 'probability_high' as const, value: interval?.high ?? null },
  ].map((due) => ({ ...due, places: PROBABILITY_PLACES, slack: VALUE_SLACK }));
}
