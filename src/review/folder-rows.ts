/** The rows of a table of a run folder, which must be as headroom writes it. */
import { SAMPLE_COLUMN } from '../report/report.ts';
import { type CsvRow, cellPlace, readRows } from '../table/csv-rows.ts';
import { type Fault, InputFaults } from '../table/fault.ts';
import type { TableSchema } from '../table/table.ts';
import { RUN_AGAIN } from './parse-run-record.ts';
import { cutText } from './shown-text.ts';

/** Of a cell, in faults. */
const SHOWN_LENGTH = 40;

export interface FolderTable {
  readonly text: string;
  /** As faults call the file. */
  readonly file: string;
  readonly schema: Pick<TableSchema, 'columns'>;
  /** Null: all mailboxes were simulated, and no column says otherwise. */
  readonly sampleShare: number | null;
}

/**
 * The rows below the header, one at a time.
 *
 * @throws InputFaults with the first place at which the table is not as its columns say.
 */
export function* folderRows({ text, file, schema, sampleShare }: FolderTable): Generator<CsvRow> {
  const columns = sampleShare === null ? schema.columns : [...schema.columns, SAMPLE_COLUMN];
  const headers = columns.map(({ header }) => header);
  const quoteFaults: Fault[] = [];
  let isHeader = true;
  for (const row of readRows(text, file, quoteFaults)) {
    if (quoteFaults[0] !== undefined) throw new InputFaults([quoteFaults[0]]);
    if (isHeader) checkHeader(row, headers);
    else checkCells(row, headers);
    if (!isHeader) yield row;
    isHeader = false;
  }
  if (quoteFaults[0] !== undefined) throw new InputFaults([quoteFaults[0]]);
}

function checkHeader(row: CsvRow, headers: readonly string[]): void {
  if (row.cells.join() === headers.join()) return;
  throw faultAt(row, 0, `the header is not ${headers.join(',')}`);
}

function checkCells(row: CsvRow, headers: readonly string[]): void {
  if (row.cells.length === headers.length) return;
  throw faultAt(row, 0, `the row does not have the ${headers.length} cells of the header`);
}

/** What is wrong with a cell, to be thrown. */
export function faultAt(row: CsvRow, cell: number, message: string): InputFaults {
  return new InputFaults([{ ...cellPlace(row, cell), address: '', message, mend: RUN_AGAIN }]);
}

/** That a table goes on no further than a line, to be thrown. */
export function endFault(file: string, line: number, message: string): InputFaults {
  const place = { file, line: line + 1, column: 1, address: '' };
  return new InputFaults([{ ...place, message, mend: RUN_AGAIN }]);
}

const PLAIN_DECIMAL = /^-?\d+(?:\.\d+)?$/;
/**
 * No figure comes near: 15 digits are those that a double holds whatever they are. Means,
 * differences and intervals of such numbers stay below 1e21, from where on no plain decimal is
 * written.
 */
const NUMBER_MAX = 1e15;

/** The number in a cell. @throws InputFaults for anything but digits, and for too many of them. */
export function numberIn(row: CsvRow, cell: number): number {
  const text = row.cells[cell] ?? '';
  if (PLAIN_DECIMAL.test(text)) {
    const number = Number(text);
    if (Math.abs(number) <= NUMBER_MAX) return number;
    throw faultAt(row, cell, `'${cutText(text, SHOWN_LENGTH)}' is larger than any number of a run`);
  }
  throw faultAt(row, cell, `'${text}' is not a plain decimal number`);
}
