/** The columns of a table that is compared: which both files have, and how their cells compare. */
import type { ScannedCsv } from '../table/scan-csv.ts';
import type { CellTolerance } from './cell-tolerance.ts';

/** What is known of a column. */
export interface DiffField {
  readonly header: string;
  /**
   * Texts and dates are the same if they are written alike; figures are numbers, the same if they
   * differ by no more than the tolerance, and what is no number there compares as text.
   */
  readonly kind: 'text' | 'date' | 'figure';
  /** Empty: none, or none known; one that begins with `the` stands in the row's cell of `unit`. */
  readonly unit: string;
  readonly tolerance: CellTolerance;
  readonly isKey: boolean;
  /** Whether as a key it numbers the points of a figure, as dates and replications do. */
  readonly isPoint: boolean;
}

/** A column that both files have. */
export interface SharedColumn extends DiffField {
  /** Its number in each file. */
  readonly before: number;
  readonly after: number;
}

export interface DiffColumns {
  /** In the order of the first file, keys among them. */
  readonly shared: readonly SharedColumn[];
  /** Numbers of columns that only the second file has, and only the first. */
  readonly added: readonly number[];
  readonly removed: readonly number[];
}

/** Finds columns by their names, whatever their order. */
export function diffColumns(
  before: ScannedCsv,
  after: ScannedCsv,
  fieldOf: (header: string) => DiffField,
): DiffColumns {
  const shared: SharedColumn[] = [];
  const removed: number[] = [];
  for (const [number, header] of before.header.entries()) {
    const other = after.header.indexOf(header);
    if (other < 0) removed.push(number);
    else shared.push({ ...fieldOf(header), before: number, after: other });
  }
  const added = [...after.header.keys()].filter(
    (number) => !before.header.includes(after.header[number] ?? ''),
  );
  return { shared, added, removed };
}
