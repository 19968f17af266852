/** The tables behind a comparison: all figures of it, as compare.csv has them. */
import type { JSX } from 'preact';
import { cellOf, type PageRow, textAt } from '../cells/page-table.ts';
import { DataTable, type TableColumn } from '../shown/data-table.tsx';
import { wholeDifference } from './compare-figures.ts';
import { hasFigures, type ShownComparison } from './compare-shown.ts';

interface MetricTableProps {
  readonly comparison: ShownComparison;
  /** By default all. */
  readonly metric?: string;
}

function isOf(metric: string | undefined) {
  return (row: PageRow) => metric === undefined || textAt(row, 'metric') === metric;
}

function column(name: string, heading: string): TableColumn<PageRow> {
  return { heading, cell: (row) => cellOf(row, name) };
}

const KEYS: readonly TableColumn<PageRow>[] = [
  { heading: 'Metric', isHeader: true, cell: (row) => cellOf(row, 'metric') },
  column('financial_year', 'Year'),
  column('run', 'Run'),
];

function difference(name: string, heading: string): TableColumn<PageRow> {
  return { heading, cell: (row) => wholeDifference(row, name) };
}

const FIGURES = [
  ...KEYS,
  column('unit', 'Unit'),
  column('mean', 'Mean'),
  ...['p5', 'p50', 'p80', 'p90', 'p95'].map((name) => column(name, name.toUpperCase())),
  column('probability', 'Happens in'),
  column('probability_low', 'from'),
  column('probability_high', 'to'),
];

/** What each metric comes to in each run. */
export function FiguresTable({ comparison, metric }: MetricTableProps): JSX.Element {
  return (
    <DataTable
      caption="What each run comes to. A quantile that lies beyond the horizon has no figure, and dates have no mean."
      columns={FIGURES}
      rows={comparison.table.rows.filter(hasFigures).filter(isOf(metric))}
    />
  );
}

const DIFFERENCES = [
  ...KEYS,
  column('difference_unit', 'Unit'),
  difference('difference_mean', 'Mean difference'),
  difference('difference_low', 'from'),
  difference('difference_high', 'to'),
  column('paired_replications', 'Pairs'),
  column('better_probability', 'Better in'),
  column('better_probability_low', 'from'),
  column('better_probability_high', 'to'),
  column('equal_probability', 'Equal in'),
  column('correlation', 'Correlation'),
  column('variance_ratio', 'Variance ratio'),
];

/** How each run differs from the first. */
export function DifferencesTable({ comparison, metric }: MetricTableProps): JSX.Element {
  const { first, table } = comparison;
  const compared = table.rows.filter((row) => textAt(row, 'paired_replications') !== '');
  return (
    <DataTable
      caption={`Differences to ${first.letter}, replication by replication, with ninety-five per cent intervals. Correlation is that of the paired values; a variance ratio below one says that the pairing made the difference surer than independent runs would.`}
      columns={DIFFERENCES}
      rows={compared.filter(isOf(metric))}
    />
  );
}
