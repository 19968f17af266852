/** One pass over a table of a run folder, for all that is checked of its rows. */
import { type CsvRow, cellPlace, readRows } from '../table/csv-rows.ts';
import type { Fault } from '../table/fault.ts';
import { cutText } from './shown-text.ts';
import type { Findings } from './verify-check.ts';
import type { PackagedTable } from './verify-package.ts';

/** Of a cell in a message. */
const CELL_LENGTH_MAX = 60;
/** After so many rows, a few milliseconds, somebody else gets a turn. */
const ROWS_PER_STEP = 2048;

export interface VerifiedTable {
  readonly resource: PackagedTable;
  /** As findings call the file. */
  readonly named: string;
  readonly text: string;
}

/** A table with its rows below the header. */
export interface KeptRows extends Omit<VerifiedTable, 'text'> {
  readonly rows: readonly CsvRow[];
}

/** Looks at the rows of a table, one after another, that have the cells of the header. */
export type RowCheck = (row: CsvRow) => void;

/**
 * Shows the rows below the header to the checks, and finds rows and quotes that cannot be read. The
 * checks see nothing if the header is not that of the fields; the result says whether it is.
 */
export function* passRows(
  { resource, named, text }: VerifiedTable,
  checks: readonly RowCheck[],
  findings: Findings,
): Generator<undefined, boolean> {
  const headers = resource.schema.fields.map(({ name }) => name);
  const quoteFaults: Fault[] = [];
  let rowCount = 0;
  for (const row of readRows(text, named, quoteFaults)) {
    rowCount += 1;
    if (rowCount === 1 && !isHeader(row, headers, findings)) return false;
    if (rowCount > 1 && hasAllCells(row, headers, findings)) {
      for (const check of checks) check(row);
    }
    if (rowCount % ROWS_PER_STEP === 0) yield;
  }
  for (const fault of quoteFaults) findings.add({ ...fault, mend: '' });
  if (rowCount === 0) findings.add(findingIn(named, 'the file has no header'));
  return rowCount > 0;
}

function isHeader(row: CsvRow, headers: readonly string[], findings: Findings): boolean {
  const wrong = headers.findIndex((header, index) => row.cells[index] !== header);
  if (wrong < 0 && row.cells.length === headers.length) return true;
  const [index, due] =
    wrong < 0 ? [headers.length, 'no further column'] : [wrong, `column ${headers[wrong]}`];
  findings.add(findingAt(row, index, `here should stand ${due}, by datapackage.json`));
  return false;
}

function hasAllCells(row: CsvRow, headers: readonly string[], findings: Findings): boolean {
  const { length } = row.cells;
  if (length === headers.length) return true;
  const message = `the row has ${length} cells, and the header ${headers.length}`;
  findings.add(findingAt(row, Math.min(length, headers.length), message));
  return false;
}

/**
 * Where columns stand by their names; null: the table lacks one, which is then found. A table of
 * this format has them all.
 */
export function columnsOf<Header extends string>(
  { resource, named }: Omit<VerifiedTable, 'text'>,
  headers: readonly Header[],
  findings: Findings,
): Readonly<Record<Header, number>> | null {
  const names = resource.schema.fields.map(({ name }) => name);
  const columns = headers.map((header) => [header, names.indexOf(header)] as const);
  const missing = columns.filter(([, column]) => column < 0);
  for (const [header] of missing) findings.add(findingIn(named, `it has no column ${header}`));
  if (missing.length > 0) return null;
  return Object.fromEntries(columns) as Readonly<Record<Header, number>>;
}

/** A cell as messages show it. */
export function shownCell(cell: string): string {
  return cutText(cell, CELL_LENGTH_MAX);
}

/** What is wrong with a cell. */
export function findingAt(row: CsvRow, cell: number, message: string): Fault {
  return { ...cellPlace(row, cell), address: '', message, mend: '' };
}

/** What is wrong with a file as a whole, or at one of its keys. */
export function findingIn(file: string, message: string, address = ''): Fault {
  return { file, line: 0, column: 0, address, message, mend: '' };
}
