/** A CSV text as rows of cells that know where they stand, and every quote that cannot be read. */
import { CsvError, parse } from 'csv-parse/sync';
import type { Fault, Place } from './fault.ts';

/** Characters in which the first lines are looked for. */
const HEADER_LENGTH_MAX = 10_000;

/** The text of a row, its lines joined by LF, and the physical line on which it begins. */
export interface RowText {
  readonly file: string;
  readonly text: string;
  readonly line: number;
}

export interface CsvRow extends RowText {
  /** The cells without the white space around them. */
  readonly cells: readonly string[];
}

/**
 * Reads all rows but blank ones, one at a time, so that rows do not pile up. A row with an
 * unreadable quote becomes a fault, and reading goes on with the next line. Tolerates a byte order
 * mark and every kind of line end; a line end inside a quoted cell becomes LF.
 */
export function* readRows(text: string, file: string, faults: Fault[]): Generator<CsvRow> {
  const withoutMark = text.startsWith('\ufeff') ? text.slice(1) : text;
  const lines = withoutMark.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
  const hasQuotes = lines.includes('"');
  let line = 1;
  for (let start = 0; start < lines.length; ) {
    const lineEnd = endOfLine(lines, start);
    const rowEnd = hasQuotes ? endOfRow(lines, start) : lineEnd;
    const row = { file, text: lines.slice(start, rowEnd), line };
    const cells = cellsOf(row);
    const isRow = Array.isArray(cells);
    // A blank line is a single empty cell.
    if (!isRow) faults.push(cells);
    else if (cells.length > 1 || cells[0] !== '') yield { ...row, cells };
    line += isRow && rowEnd > lineEnd ? row.text.split('\n').length : 1;
    start = (isRow ? rowEnd : lineEnd) + 1;
  }
}

/**
 * The first lines that are not blank: the header is among them, whatever it is made of. A line of
 * its own may stand above it.
 */
export function firstLines(text: string, file: string): RowText[] {
  const lines = text
    .slice(0, HEADER_LENGTH_MAX)
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n/);
  const rows = lines.map((row, index) => ({ file, text: row, line: index + 1 }));
  return rows.filter((row) => row.text.trim() !== '').slice(0, 2);
}

/** Where the line ends that goes through a position. */
function endOfLine(text: string, position: number): number {
  const end = text.indexOf('\n', position);
  return end < 0 ? text.length : end;
}

/** Where the row ends that begins at a position: it goes on while one of its quotes is open. */
function endOfRow(text: string, start: number): number {
  let end = endOfLine(text, start);
  let isOpen = hasOddQuotes(text, start, end);
  while (isOpen && end < text.length) {
    const next = endOfLine(text, end + 1);
    if (hasOddQuotes(text, end + 1, next)) isOpen = false;
    end = next;
  }
  return end;
}

function hasOddQuotes(text: string, start: number, end: number): boolean {
  let isOdd = false;
  for (let at = start; at < end; at++) if (text[at] === '"') isOdd = !isOdd;
  return isOdd;
}

/** The cells of a row, or what is wrong with its quotes. */
function cellsOf(row: RowText): string[] | Fault {
  // Measured: ten times as fast as the parser for 10,000 rows, and the same where nothing is
  // quoted.
  if (!row.text.includes('"')) return row.text.split(',').map((cell) => cell.trim());
  try {
    const options = { relax_column_count: true, trim: true };
    const [cells = []] = parse(row.text, options);
    return cells.map((cell) => cell.trim());
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const k = typeof error.column === 'number' ? error.column : 0;
    return { ...cellPlace(row, k), address: '', ...quoteFault(error) };
  }
}

function quoteFault(error: CsvError): { message: string; mend: string } {
  const twice = 'write a quote inside the cell twice ("")';
  switch (error.code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return {
        message: 'a cell opens with a double quote that is never closed',
        mend: `close it at the end of the cell; ${twice}`,
      };
    case 'CSV_INVALID_CLOSING_QUOTE':
      return {
        message: 'the closing double quote of a cell is followed by more text',
        mend: `close the quote at the end of the cell; ${twice}`,
      };
    case 'INVALID_OPENING_QUOTE':
      return {
        message: 'a double quote stands inside a cell that is not quoted',
        mend: `put the whole cell between double quotes; ${twice}`,
      };
    default:
      // An empty pair of quotes and then text, for one: a code that csv-parse does not document.
      return {
        message: 'the double quotes of a cell cannot be read',
        mend: `put the whole cell between double quotes; ${twice}`,
      };
  }
}

/** Where the k-th cell (from 0) begins; the quotes of the cells before it must pair. */
export function cellPlace({ file, text, line }: RowText, k: number): Place {
  let at = 0;
  let quoted = false;
  for (let cell = 0; cell < k && at < text.length; at++) {
    if (text[at] === '"') quoted = !quoted;
    else if (text[at] === ',' && !quoted) cell++;
  }
  const before = text.slice(0, at).split('\n');
  const column = (before.at(-1) ?? '').length + 1;
  return { file, line: line + before.length - 1, column };
}
