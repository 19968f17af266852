/**
 * A CSV file as bytes and the places of its cells, for files of a million rows: their cells are
 * never texts unless somebody asks for one.
 *
 * Measured with a million rows of twelve columns (88 MB) on two cores of an AMD EPYC, Node 20: 0.24
 * s and 101 MB beside the file, where csv-parse 7.0.3 takes 4.0 s and 550 MB for texts of which
 * hardly any is looked at.
 */
import { counted } from '../units/counted.ts';
import type { Place } from './fault.ts';
import { InputFaults } from './fault.ts';

const [LINE_FEED, CARRIAGE_RETURN, QUOTE, COMMA] = [0x0a, 0x0d, 0x22, 0x2c] as const;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf] as const;
/** Cells that are scanned in one go: about 10 ms. */
const CELLS_PER_STEP = 262_144;
/** Places are kept in 32 bits. Only standard input can be as large: see read-file.ts. */
const BYTES_MAX = 4_294_967_295;

export interface CsvFile {
  /** As faults call it. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

export interface ScannedCsv extends CsvFile {
  /** Names of the columns, each another. */
  readonly header: readonly string[];
  /** Rows below the header; blank lines are none. */
  readonly rowCount: number;
  /**
   * Where each cell begins in the bytes and where it ends, quotes included, the end exclusive.
   * Cells are numbered row by row: the places of number c = row x columns + column are 2 c and 2 c
   * + 1, side by side, as rows are looked up in any order.
   */
  readonly places: Uint32Array;
  /** Where each row begins: what `places` has too, but in so little memory that caches hold it. */
  readonly rowStarts: Uint32Array;
}

/**
 * Finds the cells of a CSV file of RFC 4180, with any kind of line end and with a byte order mark
 * or none; spaces belong to their cell. Gives a turn every few milliseconds.
 *
 * @throws InputFaults where there is no header, a name of it repeats, a row has not as many cells,
 *   or a quote cannot be read.
 */
export function* scanCsv(input: CsvFile): Generator<undefined, ScannedCsv> {
  const { bytes, file } = input;
  if (bytes.length > BYTES_MAX) {
    throw faultIn(input, 0, 'there are more than 4 GiB', 'split it');
  }
  const scan = openScan(input);
  const header = readHeader(scan);
  scan.header = header;
  while (scan.at < bytes.length) {
    scanCells(scan, scan.count + CELLS_PER_STEP);
    yield;
  }
  const { places, rowCount } = scan;
  const rowStarts = scan.rowStarts.subarray(0, rowCount);
  return { file, bytes, header, rowCount, places, rowStarts };
}

/** The names of the columns. @throws InputFaults where there is no header, or a name repeats. */
export function csvHeader(input: CsvFile): string[] {
  return readHeader(openScan(input));
}

interface Scan extends CsvFile {
  /** Where the next row begins. */
  at: number;
  /** Cells found. */
  count: number;
  /** Empty while it is read. */
  header: readonly string[];
  places: Uint32Array;
  /** Rows found. */
  rowCount: number;
  rowStarts: Uint32Array;
}

const CELLS_AT_FIRST = 4096;

function openScan({ file, bytes }: CsvFile): Scan {
  return {
    file,
    bytes,
    at: startOf(bytes),
    count: 0,
    header: [],
    places: new Uint32Array(2 * CELLS_AT_FIRST),
    rowCount: 0,
    rowStarts: new Uint32Array(CELLS_AT_FIRST),
  };
}

/** Where the text begins, behind a byte order mark. */
function startOf(bytes: Uint8Array): number {
  const hasMark = BYTE_ORDER_MARK.every((byte, index) => bytes[index] === byte);
  return hasMark ? BYTE_ORDER_MARK.length : 0;
}

/** Takes the first row that is not blank for the names of the columns. */
function readHeader(scan: Scan): string[] {
  scanCells(scan, 1);
  const header = Array.from({ length: scan.count }, (_, k) => cellText(scan, k));
  if (header.length === 0) {
    throw faultIn(scan, 0, 'the file is empty', 'name a CSV file with a header row');
  }
  for (const [k, name] of header.entries()) {
    if (header.indexOf(name) === k) continue;
    const message = `two columns are called '${name}'`;
    throw faultIn(scan, scan.places[2 * k]!, message, 'give each column a name of its own');
  }
  scan.count = 0;
  scan.rowCount = 0;
  return header;
}

/** Spreadsheets of some countries write CSV with other separators. */
const OTHER_SEPARATORS = [
  { sign: ';', name: 'semicolons' },
  { sign: '\t', name: 'tabs' },
];

/** How to mend a file of one column, if that is several with other separators; else as said. */
export function separatorMend(header: readonly string[], otherwise: string): string {
  const [name = '', ...others] = header;
  const other = OTHER_SEPARATORS.find(({ sign }) => name.includes(sign));
  if (other === undefined || others.length > 0) return otherwise;
  return `the columns are separated by ${other.name}: save the file with commas, and with points in numbers`;
}

/** Scans whole rows until so many cells are found, or the end. */
function scanCells(scan: Scan, enough: number): void {
  const { bytes } = scan;
  const { length } = bytes;
  while (scan.at < length && scan.count < enough) {
    const byte = bytes[scan.at]!;
    if (byte === LINE_FEED || byte === CARRIAGE_RETURN) scan.at++;
    else scanRow(scan);
  }
}

/** Scans a row that is not blank, to behind its line end. A hot loop: a step a byte, no texts. */
function scanRow(scan: Scan): void {
  const { bytes } = scan;
  const { length } = bytes;
  const first = scan.count;
  let { at, count, places } = scan;
  if (scan.rowCount === scan.rowStarts.length) {
    scan.rowStarts = grown(scan.rowStarts, foreseen(scan, scan.rowCount));
  }
  scan.rowStarts[scan.rowCount++] = at;
  for (;;) {
    const start = at;
    if (bytes[at] === QUOTE) at = endOfQuoted(scan, at);
    else while (at < length && (bytes[at]! > COMMA || !isCellEnd(bytes[at]!))) at++;
    if (2 * count === places.length) places = grown(places, 2 * foreseen(scan, count));
    places[2 * count] = start;
    places[2 * count + 1] = at;
    count++;
    const end = bytes[at];
    if (end === QUOTE) throw strayQuote(scan, at);
    if (end !== COMMA) break;
    at++;
  }
  scan.places = places;
  scan.count = count;
  checkCellCount(scan, first);
  scan.at = at + 1;
}

/** Whether a byte ends a cell that is not quoted, or must not stand there. */
function isCellEnd(byte: number): boolean {
  return (
    byte <= COMMA &&
    (byte === COMMA || byte === LINE_FEED || byte === CARRIAGE_RETURN || byte === QUOTE)
  );
}

/** Behind the closing quote of the cell that opens at a place. */
function endOfQuoted(scan: Scan, start: number): number {
  const { bytes } = scan;
  const { length } = bytes;
  for (let at = start + 1; ; at += 2) {
    while (at < length && bytes[at] !== QUOTE) at++;
    if (at >= length) {
      const message = 'a cell opens with a double quote that is never closed';
      throw faultIn(scan, start, message, 'close it; the file may have been cut');
    }
    if (bytes[at + 1] === QUOTE) continue;
    const next = bytes[at + 1];
    if (next === undefined || (isCellEnd(next) && next !== QUOTE)) return at + 1;
    const message = 'the closing double quote of a cell is followed by more text';
    throw faultIn(scan, at + 1, message, 'write a quote inside a quoted cell twice ("")');
  }
}

function strayQuote(scan: Scan, at: number): InputFaults {
  const message = 'a double quote stands inside a cell that is not quoted';
  return faultIn(scan, at, message, 'put the whole cell between double quotes');
}

/** @throws InputFaults where a row has other cells than the header. */
function checkCellCount(scan: Scan, first: number): void {
  const count = scan.count - first;
  const columnCount = scan.header.length;
  if (columnCount === 0 || count === columnCount) return;
  const message = `the row has ${counted(count, 'cell')}, and the header ${columnCount}`;
  const mend = separatorMend(scan.header, 'the file may have been cut or edited');
  throw faultIn(scan, scan.places[2 * first]!, message, mend);
}

/** As many as the file will have of what it had so many of up to here, if it goes on so. */
function foreseen({ bytes, at }: Scan, count: number): number {
  const whole = Math.ceil((count / Math.max(at, 1)) * bytes.length * 1.05);
  return Math.max(2 * count, Math.min(whole, 64 * count));
}

/** The same numbers with room for more. */
function grown(numbers: Uint32Array, length: number): Uint32Array {
  const larger = new Uint32Array(length);
  larger.set(numbers);
  return larger;
}

/** A mark in the middle of a file is text. */
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Bytes and the places of cells in them. */
export type PlacedCells = Pick<ScannedCsv, 'bytes' | 'places'>;

/** The text of a cell by its number, without the quotes around it; line ends within it are LF. */
export function cellText(csv: PlacedCells, cell: number): string {
  return decoder.decode(cellBytes(csv, cell));
}

/** The bytes of that text, which tell cells apart even where they are not UTF-8. */
export function cellBytes({ bytes, places }: PlacedCells, cell: number): Uint8Array {
  const [start, end] = [places[2 * cell]!, places[2 * cell + 1]!];
  if (!isQuoted(bytes, start, end)) return bytes.subarray(start, end);
  const text = new Uint8Array(end - start - 2);
  let length = 0;
  for (let at = start + 1; at < end - 1; at++) {
    let byte = bytes[at]!;
    if (byte === QUOTE) at++;
    if (byte === CARRIAGE_RETURN) {
      byte = LINE_FEED;
      if (bytes[at + 1] === LINE_FEED) at++;
    }
    text[length++] = byte;
  }
  return text.subarray(0, length);
}

/** Whether a byte, or that behind the last, ends a row. */
export function isRowEnd(byte: number | undefined): boolean {
  return byte === LINE_FEED || byte === CARRIAGE_RETURN || byte === undefined;
}

/** Whether the cell at a place is quoted. */
export function isQuoted(bytes: Uint8Array, start: number, end: number): boolean {
  return start < end && bytes[start] === QUOTE;
}

/** The line and column of a place in the bytes; a column counts characters. */
export function placeIn({ file, bytes }: CsvFile, at: number): Place {
  let [line, lineStart] = [1, startOf(bytes)];
  for (let place = lineStart; place < at; place++) {
    const byte = bytes[place];
    const isEnd =
      byte === LINE_FEED || (byte === CARRIAGE_RETURN && bytes[place + 1] !== LINE_FEED);
    if (isEnd) [line, lineStart] = [line + 1, place + 1];
  }
  return { file, line, column: decoder.decode(bytes.subarray(lineStart, at)).length + 1 };
}

/** A fault of a CSV file at a place in its bytes, to be thrown. */
export function faultIn(csv: CsvFile, at: number, message: string, mend: string): InputFaults {
  return new InputFaults([{ ...placeIn(csv, at), address: '', message, mend }]);
}
