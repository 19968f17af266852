/** A cell of a run's files as the page shows it: every figure says where it is from. */

/** What stands in a cell, what it means, and where it can be looked up. */
export interface PageCell {
  /** `FILE:KEY:COLUMN`, as cellAddress writes it. */
  readonly address: string;
  /** As it stands in the file, without what guards it from spreadsheets; empty: no value. */
  readonly text: string;
  readonly kind: 'text' | 'number' | 'date';
  /** Such as TiB, share, GBP; empty for text and for numbers without one. */
  readonly unit: string;
  /** How a number is written in the company of others; by default as it stands alone. */
  readonly written?: Written;
}

/** What numbers have in common that a reader is to hold against each other. */
export interface Written {
  readonly scale: 'billion' | 'million' | '';
  /** Of the scaled number; of a share, of its per cent. */
  readonly places: number;
  /** Whether what is above nought has a sign, as differences have. */
  readonly isSigned: boolean;
}

/** Where a cell stands. */
export interface CellPlace {
  /** From the folder of the page, such as `timeline.csv`. */
  readonly file: string;
  /** The cells of the row's key, in the order of the columns. */
  readonly key: readonly string[];
  readonly column: string;
}

/**
 * A place as the attribute `data-cell` has it: the file, the cells of the key joined by commas, and
 * the column, with colons between them. What would be taken for one of these, and per cent signs,
 * are percent-encoded.
 *
 * @example
 * cellAddress({ file: 'pools.csv', key: ['a,b'], column: 'pool' }) // 'pools.csv:a%2Cb:pool'
 */
export function cellAddress({ file, key, column }: CellPlace): string {
  return [encoded(file), key.map(encoded).join(','), encoded(column)].join(':');
}

function encoded(part: string): string {
  // Nearly all are plain, and a page has ten thousands of them.
  if (!/[%:,]/.test(part)) return part;
  return part.replace(/[%:,]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

const NUMBER = /^-?\d+(?:\.\d+)?$/;

/** The number in a cell; null where there is none. */
export function numberOf(cell: PageCell | null): number | null {
  return cell === null ? null : numberIn(cell.text);
}

/** The number that the text of a cell is; null: none. */
export function numberIn(text: string): number | null {
  return NUMBER.test(text) ? Number(text) : null;
}
