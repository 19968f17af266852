/** A report: one table of the run folder, and how its rows follow from a run. */
import type { Cell, Column, Table, TableSchema } from '../table/table.ts';
import type { RunResult } from './run-result.ts';

export interface Report extends TableSchema {
  /** What the table answers, in a sentence or two, for docs/reports.md. */
  readonly answers: string;
  /** Rows in the order of the key, made as they are asked for. */
  readonly rowsOf: (result: RunResult) => Iterable<readonly Cell[]>;
}

/** Only in tables of a quick look, so that none of them is taken for the whole. */
export const SAMPLE_COLUMN: Column = {
  header: 'sample_share',
  unit: 'share',
  type: 'number',
  places: 6,
  meaning:
    'Share of the mailboxes that was asked for, and from which the row is estimated; of each cohort at least one is simulated, and run.json has how many in all; only in a run with `--sample`.',
};

/** The report's table of one run. */
export function tableOf({ name, title, columns, rowsOf }: Report, result: RunResult): Table {
  const { sample } = result.plan;
  const rows = rowsOf(result);
  if (sample === null) return { name, title, columns, rows };
  return { name, title, columns: [...columns, SAMPLE_COLUMN], rows: withCell(rows, sample.share) };
}

function* withCell(rows: Iterable<readonly Cell[]>, cell: Cell): Generator<Cell[]> {
  for (const row of rows) yield [...row, cell];
}

/** A column of text that tells rows apart. */
export function keyColumn(header: string, meaning: string): Column {
  return { header, unit: '', type: 'string', meaning, key: true };
}

/** A column of text. */
export function textColumn(header: string, meaning: string): Column {
  return { header, unit: '', type: 'string', meaning };
}

/** A column of numbers and dates, whose unit and places go by the metric of the row. */
export function figureColumn(header: string, meaning: string): Column {
  return { header, unit: "the metric's", type: 'figure', meaning };
}

/** A column of dates. */
export function dateColumn(header: string, meaning: string): Column {
  return { header, unit: '', type: 'date', meaning };
}

/** The key column of tables that have rows for each day. */
export const DATE_KEY: Column = { ...dateColumn('date', 'The day, at its end.'), key: true };

/** The key column of tables that have rows for each cohort. */
export const COHORT_KEY = keyColumn('cohort', 'Name of the cohort; all: every mailbox.');

/** On which platform what a row tells of lies. */
export const PLATFORM_COLUMN = textColumn(
  'platform',
  'Name of the platform to which the pool belongs; home: the one on which mailboxes start, without others the only one; all: every platform.',
);

/** The key column of tables that have rows for each replication. */
export const REPLICATION_KEY: Column = {
  header: 'replication',
  unit: '',
  type: 'integer',
  meaning: 'Number of the replication.',
  key: true,
};
