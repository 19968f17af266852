/**
 * Walks two CSV files at once and calls for each difference; what becomes of it is others' care.
 */

import { type DecimalCell, emptyDecimal, readDecimal } from '../table/decimal-cell.ts';
import { cellText, type ScannedCsv } from '../table/scan-csv.ts';
import { isTold, isWithinExactly, isWithinTolerance } from './cell-tolerance.ts';
import type { DiffColumns, SharedColumn } from './diff-fields.ts';
import { isSameText, matchRows, NO_ROW, type RowMatches } from './match-rows.ts';
import {
  openTouching,
  ROWS_TOUCHED,
  type Touching,
  touchBytes,
  touchPlaces,
} from './touch-rows.ts';

/** Two files whose rows can be matched. */
export interface TablePair {
  readonly before: ScannedCsv;
  readonly after: ScannedCsv;
  readonly columns: DiffColumns;
}

/** A cell that differs; the same object for each of them, filled anew. */
export interface ChangedCell {
  column: SharedColumn;
  rowBefore: number;
  rowAfter: number;
  /** Numbers of the cells in their files. */
  before: number;
  after: number;
  /** Whether both are numbers in a column of figures, of which these are the values. */
  isNumbers: boolean;
  readonly valueBefore: DecimalCell;
  readonly valueAfter: DecimalCell;
}

/** Called for each difference, in the order of the first file; rows that it lacks come last. */
export interface DiffVisitor {
  /** A row that both have, whether it differs or not. */
  readonly visitRow?: (rowBefore: number, rowAfter: number) => void;
  readonly visitCell: (cell: ChangedCell) => void;
  readonly visitRemoved: (rowBefore: number) => void;
  readonly visitAdded: (rowAfter: number) => void;
}

/** Rows between two turns: some 20 ms. */
const ROWS_PER_STEP = 16_384;

/**
 * Calls the visitor for each difference; gives a turn every few milliseconds, before which the
 * visitor has been called for whole rows.
 *
 * @throws InputFaults where a key repeats within a file.
 */
export function* diffRows(pair: TablePair, visitor: DiffVisitor): Generator<undefined, void> {
  const { before, after, columns } = pair;
  const keys = columns.shared.filter(({ isKey }) => isKey);
  const { ofBefore, ofAfter, isEqual } = yield* matchRows(
    { csv: before, keyColumns: keys.map((column) => column.before) },
    { csv: after, keyColumns: keys.map((column) => column.after) },
  );
  const compared = columns.shared.filter(({ isKey }) => !isKey);
  const changed = emptyChange(columns.shared[0]);
  const visitCells = (row: number, other: number) => {
    changed.rowBefore = row;
    changed.rowAfter = other;
    for (const column of compared) {
      changed.column = column;
      changed.before = row * before.header.length + column.before;
      changed.after = other * after.header.length + column.after;
      if (!isSameCell(pair, changed)) visitor.visitCell(changed);
    }
  };
  const touching = openTouching();
  for (let row = 0; row < ofBefore.length; row++) {
    if (row % ROWS_PER_STEP === 0) yield;
    if (row % ROWS_TOUCHED === 0) {
      touchUnequal(after, { ofBefore, isEqual, from: row }, touching);
    }
    const other = ofBefore[row]!;
    if (other === NO_ROW) visitor.visitRemoved(row);
    else {
      visitor.visitRow?.(row, other);
      if (isEqual[row] === 0) visitCells(row, other);
    }
  }
  for (let row = 0; row < ofAfter.length; row++) {
    if (row % ROWS_PER_STEP === 0) yield;
    if (ofAfter[row] === NO_ROW) visitor.visitAdded(row);
  }
}

/** Asks for the memory of the rows that some rows from one on will be compared with. */
function touchUnequal(
  after: ScannedCsv,
  { ofBefore, isEqual, from }: Pick<RowMatches, 'ofBefore' | 'isEqual'> & { readonly from: number },
  touching: Touching,
): void {
  const end = Math.min(from + ROWS_TOUCHED, ofBefore.length);
  touching.count = 0;
  for (let row = from; row < end; row++) {
    if (isEqual[row] === 0 && ofBefore[row] !== NO_ROW) {
      touching.rows[touching.count++] = ofBefore[row]!;
    }
  }
  touchPlaces(after, touching);
  touchBytes(after, touching);
}

function emptyChange(column: SharedColumn | undefined): ChangedCell {
  if (column === undefined) throw new RangeError('tables without a common column');
  return {
    column,
    rowBefore: 0,
    rowAfter: 0,
    before: 0,
    after: 0,
    isNumbers: false,
    valueBefore: emptyDecimal(),
    valueAfter: emptyDecimal(),
  };
}

/** Whether the cells are the same; if not, reads them as numbers where they may be some. */
function isSameCell({ before, after }: TablePair, changed: ChangedCell): boolean {
  if (isSameText(before, changed.before, after, changed.after)) return true;
  const { column, valueBefore, valueAfter } = changed;
  changed.isNumbers =
    column.kind === 'figure' &&
    readDecimal(before, changed.before, valueBefore) &&
    readDecimal(after, changed.after, valueAfter);
  if (!changed.isNumbers) return false;
  if (isTold(valueBefore, valueAfter, column.tolerance)) {
    return isWithinTolerance(valueBefore, valueAfter, column.tolerance);
  }
  const texts = [cellText(before, changed.before), cellText(after, changed.after)] as const;
  return isWithinExactly(...texts, column.tolerance);
}

/** The texts of some cells of a row. */
export function textsOf(csv: ScannedCsv, row: number, columns: readonly number[]): string[] {
  return columns.map((column) => cellText(csv, row * csv.header.length + column));
}
