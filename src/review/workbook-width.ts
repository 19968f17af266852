/** How wide the columns of a sheet are. */
import { shownLength } from './workbook-number.ts';
import type { Sheet, SheetCell, SheetRow } from './workbook-sheet.ts';

/** In characters. Longer texts run on into empty cells beside them, or into further lines. */
const LEAST = 10;
const MOST = 44;
const MOST_WRAPPED = 90;
/** For the edges of a cell, and for bold text. */
const MARGIN = 2;
/** Sums of money, which are computed only where they are shown. */
const FORMULA_LENGTH = 16;
/** Columns that stay in view leave as much again to the others on most screens. */
const MOST_FROZEN = 64;

/** A sheet of these rows, of whose columns at the left so many stay in view, if they are narrow. */
export function sheetOf(name: string, rows: readonly SheetRow[], frozenColumns: number): Sheet {
  const widths = widthsOf(rows);
  let [frozenColumnCount, frozenWidth] = [0, 0];
  for (const width of widths.slice(0, frozenColumns)) {
    frozenWidth += width;
    if (frozenWidth <= MOST_FROZEN) frozenColumnCount++;
  }
  return { name, rows, widths, frozenColumnCount };
}

/** The width of each column, so that every number is shown, and most texts are whole. */
function widthsOf(rows: readonly SheetRow[]): number[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, cell] of row.entries()) {
      const width = cell === null ? LEAST : widthOf(cell);
      widths[column] = Math.max(widths[column] ?? LEAST, width);
    }
  }
  return widths;
}

function widthOf(cell: SheetCell): number {
  switch (cell.kind) {
    case 'number':
      return shownLength(cell) + MARGIN;
    case 'formula':
      return FORMULA_LENGTH;
    case 'text': {
      const most = cell.style?.isWrapped === true ? MOST_WRAPPED : MOST;
      return Math.min(most, cell.text.length + MARGIN);
    }
  }
}

/** How many lines a text takes that is wrapped at spaces in a column of that width. */
export function lineCount(text: string, width: number): number {
  let [lines, length] = [1, 0];
  for (const word of text.split(' ')) {
    const isFirst = length === 0;
    length += word.length + (isFirst ? 0 : 1);
    if (isFirst || length <= width - MARGIN) continue;
    lines++;
    length = word.length;
  }
  return lines;
}
