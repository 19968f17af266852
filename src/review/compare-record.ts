/** The comparison as one versioned object. */
import { formatDate } from '../calendar/date.ts';
import type { Metric } from '../ensemble/metrics.ts';
import { formatDecimal } from '../units/decimal.ts';
import { differenceText, differenceUnit, figureText, SHARE_PLACES } from './compare-figures.ts';
import type { MetricComparison, MetricFigures, RunComparison } from './compare-runs.ts';
import type { ComparedRun } from './compared-run.ts';
import type { PairedDifference } from './paired-difference.ts';

/** Of the object; raised when a key changes its meaning. */
const COMPARE_VERSION = 2;

/** The object, of plain data in a fixed order: the same comparison gives the same bytes. */
export function compareRecord({ runs, metrics, years }: RunComparison, headroomVersion: string) {
  const [first] = runs;
  if (first === undefined) throw new RangeError('a comparison without runs');
  return {
    headroom: headroomVersion,
    compare: COMPARE_VERSION,
    ...inCommon(first.run),
    runs: runs.map(({ label, run: { argument, name, title } }) => ({
      run: label,
      argument,
      name,
      title,
    })),
    metrics: metrics.map((one) => metricRecord(one, runs)),
    financialYears: years.map(({ financialYear, ...one }) => ({
      financialYear,
      ...metricRecord(one, runs),
    })),
  };
}

function metricRecord({ metric, figures }: MetricComparison, runs: RunComparison['runs']) {
  return {
    metric: metric.name,
    unit: metric.unit,
    betterWhen: metric.betterWhen,
    absentIs: metric.absentIs,
    differenceUnit: differenceUnit(metric),
    runs: runs.map(({ label }, index) => ({
      run: label,
      ...figuresRecord(metric, figures[index] ?? null),
    })),
  };
}

/** What paired runs have in common. */
function inCommon(run: ComparedRun) {
  return {
    firstDate: formatDate(run.firstDate),
    lastDate: formatDate(run.lastDate),
    currency: run.currency,
    replications: run.replicationCount,
    seed: run.seed,
    sampling: run.design.method,
    sampleShare: run.sampleShare,
  };
}

/** All keys in any case, so that readers need not ask for them; null where there is no value. */
function figuresRecord(metric: Metric, figures: MetricFigures | null) {
  const write = (value: number | null | undefined) => {
    if (value === null || value === undefined) return null;
    const text = figureText(metric, value);
    return metric.kind === 'day' ? text : Number(text);
  };
  return {
    mean: write(figures?.mean),
    p5: write(figures?.p5),
    p50: write(figures?.p50),
    p80: write(figures?.p80),
    p90: write(figures?.p90),
    p95: write(figures?.p95),
    probability: rounded(figures?.probability),
    probabilityLow: rounded(figures?.probabilityInterval?.low),
    probabilityHigh: rounded(figures?.probabilityInterval?.high),
    difference: differenceRecord(metric, figures?.difference ?? null),
  };
}

function differenceRecord(metric: Metric, difference: PairedDifference | null) {
  if (difference === null) return null;
  const { interval, betterInterval } = difference;
  const write = (value: number | null | undefined) =>
    value === null || value === undefined ? null : Number(differenceText(metric, value));
  return {
    mean: write(difference.mean),
    low: write(interval?.low),
    high: write(interval?.high),
    pairedReplications: difference.pairCount,
    betterProbability: rounded(difference.betterShare),
    betterProbabilityLow: rounded(betterInterval?.low),
    betterProbabilityHigh: rounded(betterInterval?.high),
    equalProbability: rounded(difference.equalShare),
    correlation: rounded(difference.correlation),
    varianceRatio: rounded(difference.varianceRatio),
  };
}

function rounded(value: number | null | undefined): number | null {
  return value === null || value === undefined ? null : Number(formatDecimal(value, SHARE_PLACES));
}
