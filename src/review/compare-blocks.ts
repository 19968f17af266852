/** The comparison side by side, as people read it: blocks of rows, a column a run. */
import { formatDate } from '../calendar/date.ts';
import type { Metric } from '../ensemble/metrics.ts';
import { type Block, pairingRows, rowsOf } from './block-rows.ts';
import { percent } from './compare-figures.ts';
import { moneyBlock, riskBlock, yearLabel } from './compare-overview.ts';
import type { RunComparison } from './compare-runs.ts';
import { TOTAL_COST } from './compared-costs.ts';
import { oneLine } from './labels.ts';

/**
 * Money and risk in short, then the metrics that some run asks for, the total cost by financial
 * year after it; without rows that have no value in any run, and blocks that would have none.
 */
export function compareBlocks(comparison: RunComparison): Block[] {
  const metrics = comparison.metrics.flatMap((one): Block[] => {
    const { metric } = one;
    const rows = [...rowsOf(one), ...pairingRows(one)];
    const whole = { title: metric.name, about: aboutMetric(metric), rows };
    return metric.name === TOTAL_COST ? [whole, ...yearBlocks(comparison)] : [whole];
  });
  return [moneyBlock(comparison), riskBlock(comparison), ...metrics]
    .map(({ rows, ...block }) => ({
      ...block,
      rows: rows.filter(({ cells }) => cells.some((cell) => cell !== '')),
    }))
    .filter(({ rows }) => rows.length > 0);
}

function yearBlocks(comparison: RunComparison): Block[] {
  return comparison.years.map((one) => ({
    title: `${one.metric.name} ${yearLabel(comparison, one)}`,
    about: aboutMetric(one.metric),
    rows: rowsOf(one),
  }));
}

/** What the runs have in common, and what some of them lack, a sentence each. */
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
    ...lacking(runs, 'costs', 'total_cost_gbp'),
    ...lacking(runs, 'storage', 'peak_needed_tib'),
  ];
}

/** The runs that have none of something, of which others have some, as the metric shows. */
function lacking(runs: RunComparison['runs'], what: string, metric: string): string[] {
  const without = runs.filter(({ run }) => !run.metrics.has(metric));
  if (without.length === runs.length) return [];
  return without.map(({ label }) =>
    label === runs[0]?.label
      ? `${label} has no ${what}, so that no difference to it is shown there.`
      : `${label} has no ${what}.`,
  );
}

function aboutMetric({ unit, kind, betterWhen, absentIs }: Metric): string {
  if (betterWhen === null) return unit;
  const words = kind === 'day' ? EARLIER_OR_LATER[betterWhen] : betterWhen;
  return `${unit}, ${words}${absentIs === 'best' ? ' or beyond' : ''} is better`;
}

const EARLIER_OR_LATER = { lower: 'earlier', higher: 'later' } as const;
