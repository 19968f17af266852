/** The rows of a table that a page shows, read from its file. */
import { parseDate } from '../../calendar/date.ts';
import { DATA_PACKAGE } from '../../report/write-strangers.ts';
import type { KeptField } from '../../review/parse-data-package.ts';
import { RUN_AGAIN } from '../../review/parse-run-record.ts';
import type { FolderFile } from '../../review/read-run-folder.ts';
import { ALL } from '../../scenario/reserved-names.ts';
import { unescapedText } from '../../table/csv.ts';
import { type CsvRow, cellPlace, readRows } from '../../table/csv-rows.ts';
import { type Fault, InputFaults } from '../../table/fault.ts';
import { isDrawn } from './drawn-days.ts';
import type { PageRun } from './page-run.ts';

export interface ReadTable {
  readonly file: FolderFile;
  readonly fields: readonly KeptField[];
  readonly days: Pick<PageRun, 'firstDay' | 'lastDay'>;
  /** Whether somebody may have edited it, so that its cells may be anything. */
  readonly edited: boolean;
}

const NUMBER = /^(?:-?\d{1,20}(?:\.\d+)?)?$/;

/**
 * The cells of rows. Of tables with rows for each day only the days that are drawn, and of
 * quota_states.csv only all cohorts.
 *
 * @throws InputFaults where the table is not as datapackage.json describes it.
 */
export function* shownRows(table: ReadTable): Generator<readonly string[]> {
  const { file, fields, days, edited } = table;
  const isDaily = file.name === 'timeline.csv' || file.name === 'quota_states.csv';
  const cohort = file.name === 'quota_states.csv' ? ALL : null;
  const faults: Fault[] = [];
  let isHeaderRead = false;
  for (const row of readRows(file.text, file.named, faults)) {
    if (faults.length > 0) break;
    const { cells } = row;
    if (!isHeaderRead) {
      checkHeader(row, fields);
      isHeaderRead = true;
      continue;
    }
    if (cells.length !== fields.length) throw faultIn(row, `it has ${cellsWords(table, row)}`);
    const day = isDaily ? parseDate(cells[0] ?? '') : null;
    if (day !== null && !isDrawn(day, days)) continue;
    if (cohort !== null && cells[1] !== cohort) continue;
    if (edited) checkCells(row, fields);
    yield cells;
  }
  if (faults.length > 0) throw new InputFaults(faults);
  if (!isHeaderRead) throw faultIn({ file: file.named, line: 0, column: 0 }, 'the file is empty');
}

function cellsWords({ fields }: ReadTable, { cells }: CsvRow): string {
  return `${cells.length} cells, and ${DATA_PACKAGE} tells of ${fields.length} columns`;
}

function checkHeader(row: CsvRow, fields: readonly KeptField[]): void {
  const { cells } = row;
  const isKept = cells.length === fields.length && fields.every(({ name }, k) => cells[k] === name);
  if (!isKept) throw faultIn(row, `the header is not that of ${DATA_PACKAGE}`);
}

function checkCells(row: CsvRow, fields: readonly KeptField[]): void {
  for (const [k, { type, figure }] of fields.entries()) {
    const text = unescapedText(row.cells[k] ?? '');
    const isDate = text === '' || parseDate(text) !== null;
    const isNumber = NUMBER.test(text);
    const place = cellPlace(row, k);
    if (figure === true && !(isNumber || isDate)) throw faultIn(place, 'is no number and no date');
    if (type === 'date' && !isDate) throw faultIn(place, 'is no date');
    if ((type === 'number' || type === 'integer') && !isNumber)
      throw faultIn(place, 'is no number');
  }
}

function faultIn(
  place: Pick<Fault, 'file' | 'line'> & Partial<Pick<Fault, 'column'>>,
  message: string,
): InputFaults {
  const { file, line, column = 1 } = place;
  return new InputFaults([{ file, line, column, address: '', message, mend: RUN_AGAIN }]);
}
