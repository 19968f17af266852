/** A workbook as plain data: sheets of cells, before anything makes a file of them. */

export type SheetCell =
  | { readonly kind: 'text'; readonly text: string; readonly style?: CellStyle }
  | NumberCell
  /** Computed by whoever opens the workbook; without the equals sign. */
  | {
      readonly kind: 'formula';
      readonly formula: string;
      readonly format: string;
      readonly style?: CellStyle;
    };

export interface NumberCell {
  readonly kind: 'number';
  /** A day is its number as spreadsheets count. */
  readonly value: number;
  /** As spreadsheets write formats: `#,##0.00`. */
  readonly format: string;
  readonly style?: CellStyle;
}

export interface CellStyle {
  readonly isBold?: true;
  /** By default text is at the left, and numbers are at the right. */
  readonly align?: 'left' | 'right';
  /** Text in several lines, as wide as the column. */
  readonly isWrapped?: true;
}

/** Null: an empty cell. */
export type SheetRow = readonly (SheetCell | null)[];

export interface Sheet {
  readonly name: string;
  readonly rows: readonly SheetRow[];
  /** Of each column, in characters. */
  readonly widths: readonly number[];
  /** Columns at the left that stay in view, as the first row does. */
  readonly frozenColumnCount: number;
}

/** A cell of text. */
export function textCell(text: string, style?: CellStyle): SheetCell {
  return style === undefined ? { kind: 'text', text } : { kind: 'text', text, style };
}

/** The cells of a first row. */
export function headerRow(headers: readonly string[]): SheetRow {
  return headers.map((header) => textCell(header, { isBold: true }));
}
