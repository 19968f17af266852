/** Columns of tables on the page for those of a file, without those that are empty in all rows. */
import type { TableColumn } from '../shown/data-table.tsx';
import type { CellStyle } from '../shown/shown-cell.ts';
import { cellOf, type PageRow, textAt } from './page-table.ts';

/** A column of a file under a heading for people. */
export interface NamedColumn {
  readonly column: string;
  readonly heading: string;
  /** Names the row. */
  readonly isHeader?: true;
  readonly as?: CellStyle;
  /** Own words in the place of the cell. */
  readonly words?: (row: PageRow) => string | null;
}

/** Those that have a value in any row. */
export function presentColumns(
  rows: readonly PageRow[],
  columns: readonly NamedColumn[],
): readonly TableColumn<PageRow>[] {
  return columns
    .filter(({ column }) => rows.some((row) => textAt(row, column) !== ''))
    .map(({ column, ...named }) => ({ ...named, cell: (row) => cellOf(row, column) }));
}
