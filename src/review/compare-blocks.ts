/** The comparison side by side, as people read it: for each metric a block, a column a run. */
import { formatDate } from '../calendar/date.ts';
import type { Interval } from '../ensemble/interval.ts';
import type { Metric } from '../ensemble/metrics.ts';
import { formatDecimal } from '../units/decimal.ts';
import { differenceText, figureText } from './compare-figures.ts';
import type { MetricComparison, MetricFigures, RunComparison } from './compare-runs.ts';
import { oneLine } from './labels.ts';
import type { PairedDifference } from './paired-difference.ts';

export interface MetricBlock {
  readonly metric: string;
  /** Unit and direction: `TiB, lower is better`. */
  readonly about: string;
  readonly rows: readonly BlockRow[];
}

export interface BlockRow {
  readonly statistic: string;
  /** One a run; empty where it has none. */
  readonly cells: readonly string[];
}

/** What is written for a quantile that is not within the horizon. */
const BEYOND = 'beyond';

/** The blocks of the metrics that some run asks for, without rows that have no value in any run. */
export function compareBlocks({ metrics }: RunComparison): MetricBlock[] {
  return metrics
    .filter(({ figures }) => figures.some((one) => one !== null))
    .map((comparison) => ({
      metric: comparison.metric.name,
      about: aboutMetric(comparison.metric),
      rows: rowsOf(comparison).filter(({ cells }) => cells.some((cell) => cell !== '')),
    }));
}

/** What the runs have in common, a sentence each. */
export function compareCaption({ runs }: RunComparison): string[] {
  const [first] = runs;
  if (first === undefined) throw new RangeError('a comparison without runs');
  const { replicationCount, seed, firstDate, lastDate, design, sampleShare } = first.run;
  const count = `${replicationCount} replication${replicationCount === 1 ? '' : 's'}`;
  const horizon = `${formatDate(firstDate)} to ${formatDate(lastDate)}`;
  return [
    `${runs.length} runs of ${count} each, paired by replication.`,
    `Seed '${oneLine(seed)}', sampling ${design.method}, ${horizon}.`,
    ...(sampleShare === null ? [] : [`A quick look: ${percent(sampleShare)} of the mailboxes.`]),
    `Differences are to ${first.label}.`,
  ];
}

function aboutMetric({ unit, kind, betterWhen }: Metric): string {
  if (betterWhen === null) return unit;
  const words = kind === 'day' ? EARLIER_OR_LATER[betterWhen] : betterWhen;
  return `${unit}, ${words} is better`;
}

const EARLIER_OR_LATER = { lower: 'earlier', higher: 'later' } as const;

function rowsOf({ metric, figures }: MetricComparison): BlockRow[] {
  const ofFigures = (statistic: string, write: (one: MetricFigures) => string): BlockRow => ({
    statistic,
    cells: figures.map((one) => (one === null ? '' : write(one))),
  });
  const ofDifference = (statistic: string, write: (one: PairedDifference) => string): BlockRow =>
    ofFigures(statistic, ({ difference }) => (difference === null ? '' : write(difference)));
  const quantile = (value: number | null) => (value === null ? BEYOND : figureText(metric, value));
  return [
    ofFigures('mean', ({ mean }) => (mean === null ? '' : figureText(metric, mean))),
    ofFigures('median', ({ p50 }) => quantile(p50)),
    ofFigures('p5 to p95', ({ p5, p95 }) => `${quantile(p5)} to ${quantile(p95)}`),
    ofFigures('probability', ({ probability }) =>
      probability === null ? '' : percent(probability),
    ),
    ofDifference(metric.kind === 'day' ? 'difference, days' : 'difference', ({ mean }) =>
      mean === null ? '' : signed(differenceText(metric, mean)),
    ),
    ofDifference('95 % interval', ({ interval }) =>
      interval === null
        ? ''
        : `${signed(differenceText(metric, interval.low))} to ${signed(differenceText(metric, interval.high))}`,
    ),
    ofDifference('better in', ({ betterShare, betterInterval }) =>
      betterShare === null ? '' : percentWithin(betterShare, betterInterval),
    ),
    ofDifference('equal in', ({ equalShare }) => percent(equalShare)),
    ofDifference('correlation', ({ correlation }) => decimals(correlation)),
    ofDifference('variance ratio', ({ varianceRatio }) => decimals(varianceRatio)),
  ];
}

/** `37.0 % (28.2 to 46.8)`. */
function percentWithin(share: number, interval: Interval | null): string {
  if (interval === null) return percent(share);
  const [low, high] = [interval.low, interval.high].map((end) => formatDecimal(end * 100, 1));
  return `${percent(share)} (${low} to ${high})`;
}

function percent(share: number): string {
  return `${formatDecimal(share * 100, 1)} %`;
}

function signed(text: string): string {
  return Number(text) > 0 ? `+${text}` : text;
}

function decimals(value: number | null): string {
  return value === null ? '' : formatDecimal(value, 3);
}
