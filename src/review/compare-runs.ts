/** Runs side by side: each metric's figures, and how each run differs from the first. */
import { type MetricQuantiles, metricQuantiles } from '../ensemble/metric-quantiles.ts';
import { valuesIfAll } from '../ensemble/metric-sample.ts';
import { HEADLINE_METRICS, type Metric } from '../ensemble/metrics.ts';
import { meanOf } from '../ensemble/statistics.ts';
import { InputFaults } from '../table/fault.ts';
import { type ComparedRun, hypercubeSizesOf } from './compared-run.ts';
import { labelsOf } from './labels.ts';
import { type PairedDifference, pairedDifference } from './paired-difference.ts';
import { pairingFaults } from './pairing.ts';

export interface RunComparison {
  /** The first is what the others are compared with. */
  readonly runs: readonly LabelledRun[];
  readonly metrics: readonly MetricComparison[];
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

/** Of a metric in a run; dates are days since 1970, as everywhere. */
export interface MetricFigures extends MetricQuantiles {
  /** Null for dates, and where a replication has no value. */
  readonly mean: number | null;
  /** Share of replications in which it happens; null for what always does. */
  readonly probability: number | null;
  /** To the first run; null for the first itself, and if that does not ask for the metric. */
  readonly difference: PairedDifference | null;
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
  return {
    runs: runs.map((run, index) => ({ label: labels[index] ?? '', run })),
    metrics: HEADLINE_METRICS.map((metric) => ({
      metric,
      figures: runs.map((run, index) => figuresOf(metric, run, index === 0 ? null : runs[0])),
    })),
  };
}

function figuresOf(
  metric: Metric,
  run: ComparedRun,
  first: ComparedRun | null | undefined,
): MetricFigures | null {
  const values = run.metrics.get(metric.name);
  if (values === undefined) return null;
  const all = metric.kind === 'day' ? null : valuesIfAll(values);
  const presentCount = values.filter((value) => value !== null).length;
  const firstValues = first?.metrics.get(metric.name);
  return {
    mean: all === null ? null : meanOf(all),
    ...metricQuantiles(metric, values),
    probability: metric.mayBeAbsent ? presentCount / values.length : null,
    difference:
      firstValues === undefined
        ? null
        : pairedDifference(firstValues, values, {
            betterWhen: metric.betterWhen,
            hypercubeSizes: hypercubeSizesOf(run),
          }),
  };
}
