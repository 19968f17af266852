/** One column: the only description of it, from which files, documents and reviews are made. */
export interface Column {
  /** snake_case, with the unit before the statistic: `used_tib_p95`. */
  readonly header: string;
  /** The unit in words or symbols, empty for text. */
  readonly unit: string;
  readonly type: 'string' | 'integer' | 'number' | 'date' | 'figure' | 'cell';
  /** One sentence for the reader of the report. */
  readonly meaning: string;
  /** Decimal places; a column of type `number` must state them. */
  readonly places?: number;
  /** Whether the column is part of the table's primary key. */
  readonly key?: boolean;
  /** The largest difference, in the column's unit, at which two cells count as the same. */
  readonly tolerance?: number;
}

/**
 * Text, a number, a CalendarDate in a column of type `date`, or null for "no value". A column of
 * type `figure` has numbers and dates whose unit and places go by the row: as text, as they are to
 * be written. One of type `cell` has cells of other tables: figures or text.
 */
export type Cell = string | number | null;

export interface TableSchema {
  /** The file's name without its ending. */
  readonly name: string;
  readonly title: string;
  readonly columns: readonly Column[];
}

export interface Table extends TableSchema {
  /** In the order of the key; each row has one cell a column. */
  readonly rows: Iterable<readonly Cell[]>;
}
