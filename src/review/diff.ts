/** How two runs, or two CSV files, differ: plain data, from which every format is made. */
import type { CalendarDate } from '../calendar/date.ts';
import type { InputsDiff } from './inputs-diff.ts';
import type { NoiseReview } from './noise-review.ts';

export interface Diff {
  readonly before: DiffSide;
  readonly after: DiffSide;
  /** Null where there are none to compare: of CSV files, and where only others are asked for. */
  readonly inputs: InputsDiff | null;
  /** Of headline figures; null where there are no two ensembles. */
  readonly noise: NoiseReview | null;
  /** Why that is null, or without costs, where it was asked for: `runs/a has one replication`. */
  readonly noNoise: string | null;
  /** That both have, in the order of the first; also those without a difference. */
  readonly tables: readonly TableDiff[];
  readonly tablesAdded: readonly string[];
  readonly tablesRemoved: readonly string[];
  /** Relative change from which on a number counts as material, and of shares that many points. */
  readonly materialShare: number;
  /** What `--only` named, as it was written; none: everything was compared. */
  readonly only: readonly string[];
  /** What `--tolerance` allowed, as it was written. */
  readonly tolerances: readonly string[];
  /** Whether files were taken as they stand, whatever their hashes. */
  readonly isEdited: boolean;
}

/** One of the two. */
export interface DiffSide {
  /** The folder or file as the user named it. */
  readonly argument: string;
  /** Null for a CSV file. */
  readonly run: DiffedRun | null;
}

/** What made a run, as far as the caption of a diff says so. */
export interface DiffedRun {
  readonly name: string;
  readonly title: string;
  readonly headroomVersion: string;
  readonly seed: string;
  readonly replicationCount: number;
  readonly sampling: string;
  /** Null: all mailboxes were simulated. */
  readonly sampleShare: number | null;
  /** At the start. */
  readonly mailboxCount: number;
  readonly firstDate: CalendarDate;
  readonly lastDate: CalendarDate;
}

/** Name of a column and its cell. */
export type KeyCell = readonly [header: string, cell: string];

export interface TableDiff {
  readonly table: string;
  readonly rowCountBefore: number;
  readonly rowCountAfter: number;
  readonly rowsAddedCount: number;
  readonly rowsRemovedCount: number;
  /** Rows that both have, with other cells. */
  readonly rowsChangedCount: number;
  readonly columnsAdded: readonly string[];
  readonly columnsRemoved: readonly string[];
  /** Those with a changed cell, in the order of the first table. */
  readonly columns: readonly ColumnDiff[];
  /** What moved, the most first; as many as were asked for. */
  readonly figures: readonly FigureDiff[];
  /** How many figures moved in all, and how many of them materially. */
  readonly figureCount: number;
  readonly materialFigureCount: number;
  /** The first rows that only one has, by their keys; as many as were asked for. */
  readonly rowsAdded: readonly (readonly KeyCell[])[];
  readonly rowsRemoved: readonly (readonly KeyCell[])[];
}

export interface ColumnDiff {
  readonly header: string;
  /** Empty for text and for what is not known. */
  readonly unit: string;
  readonly changedCount: number;
  readonly materialCount: number;
}

/** A figure that moved: a column at some key, at one point of time or several. */
export interface FigureDiff {
  readonly table: string;
  readonly column: string;
  /** Empty where it has none. */
  readonly unit: string;
  /** The keys that name it. */
  readonly keys: readonly KeyCell[];
  /** The dates and numbers at which it changed the most; none where keys are texts alone. */
  readonly point: readonly KeyCell[];
  /** The cells there, as they stand in the files. */
  readonly before: string;
  readonly after: string;
  /** After less before, of dates in days; null for text. */
  readonly difference: number | null;
  /** Of what it was before; null for text, dates and from 0. */
  readonly relative: number | null;
  readonly isMaterial: boolean;
  /** By which figures are ranked, 0 to 2. */
  readonly score: number;
  /** At how many points it changed, and materially. */
  readonly changedCount: number;
  readonly materialCount: number;
}

/** Whether anything at all that was compared differs. */
export function isDifferent({ inputs, tables, tablesAdded, tablesRemoved }: Diff): boolean {
  if (tablesAdded.length > 0 || tablesRemoved.length > 0) return true;
  return inputs?.isDifferent === true || tables.some(isTableDifferent);
}

/** Whether a table has other rows, columns or cells. */
export function isTableDifferent(table: TableDiff): boolean {
  const { columns, columnsAdded, columnsRemoved, rowsAddedCount, rowsRemovedCount } = table;
  return (
    columns.length + columnsAdded.length + columnsRemoved.length > 0 ||
    rowsAddedCount + rowsRemovedCount > 0
  );
}

/**
 * Whether tables differ by more than what is immaterial; other rows and columns always are. Where
 * any change is material, so is one of inputs that moves nothing.
 */
export function isMaterial(diff: Diff): boolean {
  if (diff.materialShare === 0) return isDifferent(diff);
  const { tables, tablesAdded, tablesRemoved } = diff;
  if (tablesAdded.length > 0 || tablesRemoved.length > 0) return true;
  return tables.some(
    ({ columns, ...table }) =>
      isTableDifferent({ ...table, columns: [] }) ||
      columns.some(({ materialCount }) => materialCount > 0),
  );
}
