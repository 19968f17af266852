/** The rows of a table that a page shows, read from its file. */
import { parseDate } from '../../calendar/date.ts';
import { DATA_PACKAGE } from '../../report/write-strangers.ts';
import type { KeptField } from '../../review/parse-data-package.ts';
import { RUN_AGAIN } from '../../review/parse-run-record.ts';
import { feedsIn } from '../../review/verify-text.ts';
import { decodeUtf8 } from '../../scenario/decode-utf8.ts';
import { ALL } from '../../scenario/reserved-names.ts';
import { unescapedText } from '../../table/csv.ts';
import { type CsvRow, cellPlace, readRows } from '../../table/csv-rows.ts';
import { type Fault, InputFaults } from '../../table/fault.ts';
import { wholeRows } from '../../table/whole-rows.ts';
import { isDrawn } from './drawn-days.ts';
import type { PageRun } from './page-run.ts';
import { eventChooser } from './stage-event-rows.ts';

export interface ReadTable {
  /** Within the folder. */
  readonly name: string;
  /** As faults call it. */
  readonly named: string;
  /** The bytes of the file, in pieces cut anywhere. */
  readonly pieces: Iterable<Uint8Array>;
  readonly fields: readonly KeptField[];
  readonly days: Pick<PageRun, 'firstDay' | 'lastDay'>;
  /** Whether somebody may have edited it, so that its cells may be anything. */
  readonly edited: boolean;
}

type Cells = readonly string[];

const NUMBER = /^(?:-?\d{1,20}(?:\.\d+)?)?$/;

/**
 * The cells of rows, those of some thousands of rows of the file at a time. Of tables with rows
 * for each day only the days that are drawn, of quota_states.csv only all cohorts, and of
 * stage_events.csv those that its section may show.
 *
 * @throws InputFaults where the table is not as datapackage.json describes it.
 */
export function* shownRows(table: ReadTable): Generator<readonly Cells[]> {
  const { named, fields, edited } = table;
  const isShown = rowChooser(table);
  let isHeaderRead = false;
  for (const { text, linesBefore } of textsOf(table)) {
    const shown: Cells[] = [];
    for (const row of wellReadRows(text, named, linesBefore)) {
      const at = { ...row, line: row.line + linesBefore };
      if (!isHeaderRead) {
        checkHeader(at, fields);
        isHeaderRead = true;
        continue;
      }
      if (row.cells.length !== fields.length) throw faultIn(at, `it has ${cellsWords(table, row)}`);
      if (!isShown(row.cells)) continue;
      if (edited) checkCells(at, fields);
      shown.push(row.cells);
    }
    yield shown;
  }
  if (!isHeaderRead) throw faultIn({ file: named, line: 0, column: 0 }, 'the file is empty');
}

/** Tells of rows, one after another, whether the page shows them. */
function rowChooser({ name, fields, days }: ReadTable): (cells: Cells) => boolean {
  const at = (column: string) => fields.findIndex((field) => field.name === column);
  if (name === 'stage_events.csv') {
    const [isKept, replication, event] = [eventChooser(), at('replication'), at('event')];
    return (cells) => isKept(cells[replication] ?? '', cells[event] ?? '');
  }
  const cohort = name === 'quota_states.csv' ? ALL : null;
  if (name !== 'timeline.csv' && cohort === null) return () => true;
  return (cells) => {
    const day = parseDate(cells[0] ?? '');
    return (day === null || isDrawn(day, days)) && (cohort === null || cells[1] === cohort);
  };
}

/** The text of some rows. */
interface RowsText {
  readonly text: string;
  /** Lines of the file in front of it. */
  readonly linesBefore: number;
}

/** @throws InputFaults from where on it is no text. */
function* textsOf({ named, pieces }: ReadTable): Generator<RowsText> {
  let linesBefore = 0;
  for (const bytes of wholeRows(pieces)) {
    const decoded = decodeUtf8(bytes);
    if (!('text' in decoded)) {
      const { line, column } = decoded;
      const message = 'the file is not UTF-8 text from here on: it was edited';
      throw faultIn({ file: named, line: linesBefore + line, column }, message);
    }
    yield { text: decoded.text, linesBefore };
    linesBefore += feedsIn(bytes);
  }
}

/** The rows of a text. @throws InputFaults with the first quote that cannot be read. */
function* wellReadRows(text: string, named: string, linesBefore: number): Generator<CsvRow> {
  const faults: Fault[] = [];
  const throwFaults = () => {
    if (faults.length === 0) return;
    throw new InputFaults(faults.map((one) => ({ ...one, line: one.line + linesBefore })));
  };
  for (const row of readRows(text, named, faults)) {
    throwFaults();
    yield row;
  }
  throwFaults();
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
