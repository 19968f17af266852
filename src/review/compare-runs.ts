/** Runs side by side: each metric's figures, and how each run differs from the first. */
import type { Interval } from '../ensemble/interval.ts';
import {
  type MetricQuantiles,
  metricQuantile,
  metricQuantiles,
} from '../ensemble/metric-quantiles.ts';
import { valuesIfAll } from '../ensemble/metric-sample.ts';
import { HEADLINE_METRICS, type Metric } from '../ensemble/metrics.ts';
import { meanOf } from '../ensemble/statistics.ts';
import { wilsonInterval } from '../ensemble/wilson.ts';
import { InputFaults } from '../table/fault.ts';
import { TOTAL_COST } from './compared-costs.ts';
import { type ComparedRun, hypercubeSizesOf } from './compared-run.ts';
import { labelsOf } from './labels.ts';
import { type PairedDifference, pairedDifference } from './paired-difference.ts';
import { pairingFaults } from './pairing.ts';

export interface RunComparison {
  /** The first is what the others are compared with. */
  readonly runs: readonly LabelledRun[];
  /** Over the whole horizon. */
  readonly metrics: readonly MetricComparison[];
  /** The total cost by financial year, in order; none if no run has costs. */
  readonly years: readonly YearComparison[];
}

export interface LabelledRun {
  /** Tells it from the others. */
  readonly label: string;
  readonly run: ComparedRun;
}

export interface MetricComparison {
  readonly metric: Metric;
  /** One a run; null: the run does not ask for the metric. */
  readonly figures: readonly (MetricFigures | null)[];
}

export interface YearComparison extends MetricComparison {
  /** Such as 2013/14. */
  readonly financialYear: string;
}

/** Of a metric in a run; dates are days since 1970, as everywhere. */
export interface MetricFigures extends MetricQuantiles {
  /** Null for dates, and where a replication has no value. */
  readonly mean: number | null;
  /** What budgets are made by. */
  readonly p80: number | null;
  readonly p90: number | null;
  /** Share of replications in which it happens; null for what always does. */
  readonly probability: number | null;
  readonly probabilityInterval: Interval | null;
  /** To the first run; null for the first itself, and if that does not ask for the metric. */
  readonly difference: PairedDifference | null;
}

/** The values of a metric in a run. */
interface Sample {
  readonly values: readonly (number | null)[];
  /** Of money, as the tables of costs have it: sums of rounded means; null: that of the values. */
  readonly tiedMean: number | null;
}

/**
 * Compares runs with the first of them.
 *
 * @throws InputFaults with every reason why runs cannot be paired; RangeError for fewer than two.
 */
export function compareRuns(runs: readonly ComparedRun[]): RunComparison {
  if (runs.length < 2) throw new RangeError(`${runs.length} runs cannot be compared`);
  const faults = pairingFaults(runs);
  if (faults.length > 0) throw new InputFaults(faults);
  const labels = labelsOf(runs);
  const compareAll = (metric: Metric, sampleOf: (run: ComparedRun) => Sample | null) => ({
    metric,
    figures: runs.map((run, index) => {
      const first = index === 0 ? undefined : runs[0];
      return figuresOf(metric, run, { sampleOf, first });
    }),
  });
  return {
    runs: runs.map((run, index) => ({ label: labels[index] ?? '', run })),
    metrics: HEADLINE_METRICS.map((metric) =>
      compareAll(metric, (run) => sampleOfMetric(run, metric)),
    ),
    years: financialYearsOf(runs).map((financialYear) => ({
      financialYear,
      ...compareAll(totalCost(), (run) => sampleOfYear(run, financialYear)),
    })),
  };
}

/** The same of all runs that have costs, as their horizon is the same. */
function financialYearsOf(runs: readonly ComparedRun[]): string[] {
  const costs = runs.map((run) => run.costs).find((one) => one !== null);
  return costs?.years.map(({ name }) => name) ?? [];
}

function totalCost(): Metric {
  const metric = HEADLINE_METRICS.find(({ name }) => name === TOTAL_COST);
  if (metric === undefined) throw new Error(`there is no metric ${TOTAL_COST}`);
  return metric;
}

function sampleOfMetric({ metrics, costs }: ComparedRun, { name }: Metric): Sample | null {
  const values = metrics.get(name);
  return values === undefined ? null : { values, tiedMean: costs?.means.get(name) ?? null };
}

function sampleOfYear({ costs }: ComparedRun, financialYear: string): Sample | null {
  const year = costs?.years.find(({ name }) => name === financialYear);
  return year === undefined ? null : { values: year.cash, tiedMean: year.mean };
}

function figuresOf(
  metric: Metric,
  run: ComparedRun,
  {
    sampleOf,
    first,
  }: {
    readonly sampleOf: (run: ComparedRun) => Sample | null;
    readonly first: ComparedRun | undefined;
  },
): MetricFigures | null {
  const sample = sampleOf(run);
  if (sample === null) return null;
  const { values } = sample;
  const presentCount = values.filter((value) => value !== null).length;
  const firstSample = first === undefined ? null : sampleOf(first);
  return {
    mean: meanOfSample(metric, sample),
    ...metricQuantiles(metric, values),
    p80: metricQuantile(metric, values, 80),
    p90: metricQuantile(metric, values, 90),
    probability: metric.mayBeAbsent ? presentCount / values.length : null,
    probabilityInterval: metric.mayBeAbsent ? wilsonInterval(presentCount, values.length) : null,
    difference: firstSample === null ? null : differenceOf(metric, run, [firstSample, sample]),
  };
}

function meanOfSample({ kind }: Metric, { values, tiedMean }: Sample): number | null {
  if (tiedMean !== null) return tiedMean;
  const all = kind === 'day' ? null : valuesIfAll(values);
  return all === null ? null : meanOf(all);
}

function differenceOf(
  { betterWhen, absentIs }: Metric,
  run: ComparedRun,
  [before, after]: readonly [Sample, Sample],
): PairedDifference {
  const hypercubeSizes = hypercubeSizesOf(run);
  const pairing = { betterWhen, absentIs, hypercubeSizes };
  const difference = pairedDifference(before.values, after.values, pairing);
  return before.tiedMean === null || after.tiedMean === null
    ? difference
    : movedTo(after.tiedMean - before.tiedMean, difference);
}

/**
 * The difference of means of money that are shown, so that readers can subtract them: pence from
 * that of the replications, whose interval moves with it.
 */
function movedTo(mean: number, difference: PairedDifference): PairedDifference {
  const { interval } = difference;
  const shift = mean - (difference.mean ?? mean);
  return {
    ...difference,
    mean,
    interval: interval === null ? null : { low: interval.low + shift, high: interval.high + shift },
  };
}
