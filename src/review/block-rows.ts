/** Blocks of a comparison, as people read them, and the rows of one of a metric. */
import { formatDecimal } from '../units/decimal.ts';
import {
  figureText,
  percent,
  percentWithin,
  quantileText,
  signedDifference,
} from './compare-figures.ts';
import type { MetricComparison, MetricFigures } from './compare-runs.ts';
import type { PairedDifference } from './paired-difference.ts';

export interface Block {
  /** Name of a metric, with the financial year if it is of one, or of an overview. */
  readonly title: string;
  /** Unit and direction: `TiB, lower is better`. */
  readonly about: string;
  readonly rows: readonly Row[];
}

export interface Row {
  readonly statistic: string;
  /** One a run; empty where it has none. */
  readonly cells: readonly string[];
}

/** What the metric comes to by run, and how that differs from the first. */
export function rowsOf(comparison: MetricComparison): Row[] {
  const { metric } = comparison;
  const quantile = (value: number | null) => quantileText(metric, value);
  const ofMoney = (value: number | null) => (metric.unit === 'GBP' ? quantile(value) : '');
  const ofAbsent = (text: string) => (metric.mayBeAbsent ? text : '');
  return [
    rowOf(comparison, 'mean', ({ mean }) => (mean === null ? '' : figureText(metric, mean))),
    rowOf(comparison, 'median', ({ p50 }) => quantile(p50)),
    rowOf(comparison, 'p5 to p95', ({ p5, p95 }) => `${quantile(p5)} to ${quantile(p95)}`),
    rowOf(comparison, 'p80', ({ p80 }) => ofMoney(p80)),
    rowOf(comparison, 'p90', ({ p90 }) => ofMoney(p90)),
    rowOf(comparison, 'probability', ({ probability, probabilityInterval }) =>
      probability === null ? '' : percentWithin(probability, probabilityInterval),
    ),
    differenceRow(comparison, metric.kind === 'day' ? 'difference, days' : 'difference'),
    ofDifference(comparison, '95 % interval', ({ interval }) =>
      interval === null
        ? ''
        : `${signedDifference(metric, interval.low)} to ${signedDifference(metric, interval.high)}`,
    ),
    ofDifference(comparison, 'happens in both', ({ pairCount }) => ofAbsent(String(pairCount))),
    ofDifference(comparison, 'better in', ({ betterShare, betterInterval }) =>
      betterShare === null ? '' : percentWithin(betterShare, betterInterval),
    ),
    ofDifference(comparison, 'equal in', ({ equalShare }) => percent(equalShare)),
  ];
}

/** How well the pairing worked. */
export function pairingRows(comparison: MetricComparison): Row[] {
  return [
    ofDifference(comparison, 'correlation', ({ correlation }) => decimals(correlation)),
    ofDifference(comparison, 'variance ratio', ({ varianceRatio }) => decimals(varianceRatio)),
  ];
}

/** A row with what is written of the figures of each run that has some. */
export function rowOf(
  { figures }: MetricComparison,
  statistic: string,
  write: (one: MetricFigures) => string,
): Row {
  return { statistic, cells: figures.map((one) => (one === null ? '' : write(one))) };
}

/** The mean differences, with their signs. */
export function differenceRow(comparison: MetricComparison, statistic: string): Row {
  return ofDifference(comparison, statistic, ({ mean }) =>
    signedDifference(comparison.metric, mean),
  );
}

function ofDifference(
  comparison: MetricComparison,
  statistic: string,
  write: (one: PairedDifference) => string,
): Row {
  return rowOf(comparison, statistic, ({ difference }) =>
    difference === null ? '' : write(difference),
  );
}

function decimals(value: number | null): string {
  return value === null ? '' : formatDecimal(value, 3);
}
