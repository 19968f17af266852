/** A comparison as its page needs it: what `compare --format csv` prints, and the runs. */
import type { RunComparison } from '../../review/compare-runs.ts';
import { compareTable } from '../../review/compare-table.ts';
import { ALL } from '../../scenario/reserved-names.ts';
import { csvText } from '../../table/csv.ts';
import { readRows } from '../../table/csv-rows.ts';
import { numberOf, type PageCell } from '../cells/page-cell.ts';
import type { PageRun } from '../cells/page-run.ts';
import {
  cellOf,
  type PageRow,
  type PageTable,
  pageTable,
  rowsWith,
  rowWith,
  textAt,
} from '../cells/page-table.ts';
import { letterOf } from '../chart/letters.ts';

/** A run of a comparison. */
export interface ShownRun {
  /** A, B and so on, as on the command line; the others are compared with A. */
  readonly letter: string;
  /** Tells it from the others, as compare.csv has it. */
  readonly label: PageCell;
  readonly pages: PageRun;
}

export interface ShownComparison {
  /** compare.csv. */
  readonly table: PageTable;
  readonly first: ShownRun;
  readonly others: readonly ShownRun[];
  /** All, the first first. */
  readonly runs: readonly ShownRun[];
}

/** In front of a run's files in addresses of cells; no name of a file has a slash. */
export function prefixOf(label: string): string {
  return `${label}/`;
}

/** @param pages of the runs in their order, each with the prefix of its label */
export function shownComparison(
  comparison: RunComparison,
  pages: readonly PageRun[],
): ShownComparison {
  const table = compareCsv(comparison);
  const runs = comparison.runs.map(({ label }, index): ShownRun => {
    const row = rowWith(table, { run: label });
    const cell = row === null ? null : cellOf(row, 'run');
    const read = pages[index];
    if (cell === null || read === undefined) throw new RangeError(`no page of ${label}`);
    return { letter: letterOf(index), label: cell, pages: read };
  });
  const [first, ...others] = runs;
  if (first === undefined) throw new RangeError('a comparison without runs');
  return { table, first, others, runs };
}

/** The table as it is printed, read back. */
function compareCsv(comparison: RunComparison): PageTable {
  const table = compareTable(comparison);
  const [, ...rows] = readRows(csvText(table, { excel: false }), 'compare.csv', []);
  return pageTable({
    file: 'compare.csv',
    title: table.title,
    fields: table.columns.map(({ header, type, unit, meaning }) => ({
      name: header,
      type: type === 'figure' ? 'string' : type,
      unit,
      description: meaning,
      figure: type === 'figure' ? true : undefined,
    })),
    primaryKey: table.columns.filter(({ key }) => key === true).map(({ header }) => header),
    rows: rows.map(({ cells }) => cells),
  });
}

/** Which row of compare.csv, beside its run. */
export interface ComparedFigure {
  readonly metric: string;
  /** By default all: the whole horizon. */
  readonly year?: string;
}

/** The row of a metric and a run. */
export function comparedRow(
  { table }: ShownComparison,
  { metric, year = ALL }: ComparedFigure,
  { label }: ShownRun,
): PageRow | null {
  return rowWith(table, { metric, financial_year: year, run: label.text });
}

/** Names of the metrics, in the order of compare.csv. */
export function metricNames({ table }: ShownComparison): readonly string[] {
  return [...new Set(table.rows.map((row) => textAt(row, 'metric')))];
}

/** The financial years of the total cost, in order; none without costs. */
export function yearNames({ table, first }: ShownComparison): readonly string[] {
  return rowsWith(table, { run: first.label.text })
    .map((row) => textAt(row, 'financial_year'))
    .filter((year) => year !== ALL);
}

/** Whether a run has figures for the metric of a row. */
export function hasFigures(row: PageRow | null): row is PageRow {
  if (row === null) return false;
  return ['mean', 'p50', 'probability'].some((column) => textAt(row, column) !== '');
}

/** How a run differs from the first in a metric, for who reads it. */
export type DifferenceTone = 'better' | 'worse' | 'other' | 'open' | 'same';

/**
 * Better or worse where the interval of the mean difference is on one side of zero; other, where
 * neither value is better; open, where zero lies in the interval or there is none; same, where no
 * replication differs. Null: nothing is compared.
 */
export function differenceTone(row: PageRow): DifferenceTone | null {
  const [mean, low, high, equal] = [
    ...['difference_mean', 'difference_low', 'difference_high', 'equal_probability'],
  ].map((column) => numberOf(cellOf(row, column)));
  if (equal === 1) return 'same';
  if (mean === null || mean === undefined) return null;
  if (low === null || low === undefined || high === null || high === undefined) return 'open';
  if (low <= 0 && high >= 0) return 'open';
  const betterWhen = textAt(row, 'better_when');
  if (betterWhen === '') return 'other';
  return mean < 0 === (betterWhen === 'lower') ? 'better' : 'worse';
}
