/** The comparison as a long table: one row a metric and run, for spreadsheets. */
import type { Metric } from '../ensemble/metrics.ts';
import { keyColumn, SAMPLE_COLUMN, textColumn } from '../report/report.ts';
import { ALL } from '../scenario/reserved-names.ts';
import type { Cell, Column, Table } from '../table/table.ts';
import { differenceText, differenceUnit, figureText, SHARE_PLACES } from './compare-figures.ts';
import type { MetricFigures, RunComparison } from './compare-runs.ts';
import { TOTAL_COST } from './compared-costs.ts';
import type { PairedDifference } from './paired-difference.ts';

function figureColumn(header: string, unit: string, meaning: string): Column {
  return { header, unit, type: 'figure', meaning };
}

function shareColumn(header: string, meaning: string, unit = 'share'): Column {
  return { header, unit, type: 'number', places: SHARE_PLACES, meaning };
}

function intervalColumns(header: string): Column[] {
  return (['low', 'high'] as const).map((end) =>
    shareColumn(
      `${header}_${end}`,
      `${end === 'low' ? 'Lower' : 'Upper'} end of its 95 % interval by Wilson, for independent draws, so that it is rather too wide under Latin hypercube sampling; empty for one replication.`,
    ),
  );
}

const TO_FIRST = 'empty for the first run';

export const COMPARE_COLUMNS: readonly Column[] = [
  keyColumn('metric', 'Name of the metric, as in summary.csv.'),
  keyColumn(
    'financial_year',
    `Of total_cost_gbp in rows of their own, such as 2013/14; ${ALL}: the whole horizon.`,
  ),
  keyColumn('run', 'Name of the scenario; where several have one name, with the file or folder.'),
  textColumn('unit', "Unit of the metric's figures; date: they are dates."),
  textColumn('better_when', 'lower or higher: which value is the better; empty: neither is.'),
  textColumn(
    'absent_is',
    'best or worst: beside any value, what does not happen within the horizon; empty for what is never absent.',
  ),
  figureColumn(
    'mean',
    "the metric's",
    'Mean over the replications; of money what costs_annual.csv adds up to; empty for dates and where a replication has none.',
  ),
  ...(['p5', 'p50', 'p80', 'p90', 'p95'] as const).map((header) =>
    figureColumn(
      header,
      "the metric's",
      `${header === 'p50' ? 'Median' : `${header.slice(1)}th percentile`} over the replications; of what may be absent the order statistic, empty if that replication has none.`,
    ),
  ),
  shareColumn(
    'probability',
    'Share of replications in which it happens within the horizon; only for what may be absent.',
  ),
  ...intervalColumns('probability'),
  textColumn('difference_unit', 'Unit of the differences: days between dates.'),
  figureColumn(
    'difference_mean',
    'difference_unit',
    `Mean of the run's value less the first run's, replication by replication, over those in which both have one; of money the difference of the means; ${TO_FIRST}.`,
  ),
  ...(['low', 'high'] as const).map((end) =>
    figureColumn(
      `difference_${end}`,
      'difference_unit',
      `${end === 'low' ? 'Lower' : 'Upper'} end of the mean difference's 95 % interval: Student's t over the means of the hypercubes, over replications if they were drawn independently; empty for one replication or one hypercube.`,
    ),
  ),
  {
    header: 'paired_replications',
    unit: 'replications',
    type: 'integer',
    meaning: `Replications in which both runs have a value; ${TO_FIRST}.`,
  },
  shareColumn(
    'better_probability',
    `Share of all replications in which the run is strictly better than the first; what is absent is better or worse than any value, as absent_is says; ${TO_FIRST} and where neither value is better.`,
  ),
  ...intervalColumns('better_probability'),
  shareColumn(
    'equal_probability',
    `Share of all replications in which both values are the same, or both are absent; ${TO_FIRST}.`,
  ),
  shareColumn(
    'correlation',
    `Correlation of the paired values: the higher, the more of the luck cancels in the difference; ${TO_FIRST}, for fewer than three pairs, and if either is constant.`,
    '',
  ),
  shareColumn(
    'variance_ratio',
    `Variance of the paired difference over that of a difference of independent runs: below 1 common random numbers helped; ${TO_FIRST} and if both are constant.`,
    '',
  ),
];

/**
 * The comparison with one row a metric and run, metrics and runs in their order, and after those of
 * the total cost one a financial year and run; of a sample with its share, as in the reports.
 */
export function compareTable(comparison: RunComparison): Table {
  const { runs, metrics, years } = comparison;
  const sampleShare = runs[0]?.run.sampleShare ?? null;
  const columns = sampleShare === null ? COMPARE_COLUMNS : [...COMPARE_COLUMNS, SAMPLE_COLUMN];
  const all = metrics.flatMap((one) => {
    const whole = { ...one, financialYear: ALL };
    return one.metric.name === TOTAL_COST ? [whole, ...years] : [whole];
  });
  const rows = all.flatMap(({ metric, financialYear, figures }) =>
    runs.map(({ label }, index): Cell[] => [
      metric.name,
      financialYear,
      label,
      metric.unit,
      metric.betterWhen,
      metric.absentIs,
      ...figureCells(metric, figures[index] ?? null),
      ...(sampleShare === null ? [] : [sampleShare]),
    ]),
  );
  return { name: 'compare', title: 'Runs side by side', columns, rows };
}

function figureCells(metric: Metric, figures: MetricFigures | null): Cell[] {
  const write = (value: number | null | undefined): Cell =>
    value === null || value === undefined ? null : figureText(metric, value);
  return [
    write(figures?.mean),
    write(figures?.p5),
    write(figures?.p50),
    write(figures?.p80),
    write(figures?.p90),
    write(figures?.p95),
    figures?.probability ?? null,
    figures?.probabilityInterval?.low ?? null,
    figures?.probabilityInterval?.high ?? null,
    differenceUnit(metric),
    ...differenceCells(metric, figures?.difference ?? null),
  ];
}

function differenceCells(metric: Metric, difference: PairedDifference | null): Cell[] {
  const write = (value: number | null | undefined): Cell =>
    value === null || value === undefined ? null : differenceText(metric, value);
  return [
    write(difference?.mean),
    write(difference?.interval?.low),
    write(difference?.interval?.high),
    difference?.pairCount ?? null,
    difference?.betterShare ?? null,
    difference?.betterInterval?.low ?? null,
    difference?.betterInterval?.high ?? null,
    difference?.equalShare ?? null,
    difference?.correlation ?? null,
    difference?.varianceRatio ?? null,
  ];
}
