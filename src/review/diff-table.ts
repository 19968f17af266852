/** What a table's differences come to: counts, the figures that moved, rows and columns. */
import type { KeyCell, TableDiff } from './diff.ts';
import { FIGURES_ALL, type FigureSettings, gatherFigures } from './diff-figures.ts';
import { type DiffVisitor, diffRows, type TablePair, textsOf } from './diff-rows.ts';

/** Rows that only one file has of which the keys are kept, unless all are wanted. */
const ROWS_SHOWN = 5;

/**
 * Compares two files; gives a turn every few milliseconds.
 *
 * @throws InputFaults where a key repeats within a file.
 */
export function* diffTable(
  pair: TablePair,
  settings: FigureSettings,
): Generator<undefined, TableDiff> {
  const { before, after, columns } = pair;
  const figures = gatherFigures(pair, settings);
  const counts = new Map(
    columns.shared.map((column) => [column, { changedCount: 0, materialCount: 0 }]),
  );
  const keys = columns.shared.filter(({ isKey }) => isKey);
  const [removed, added] = [[] as number[], [] as number[]];
  let rowsChangedCount = 0;
  let lastChanged = -1;
  const visitor: DiffVisitor = {
    visitCell: (cell) => {
      if (cell.rowBefore !== lastChanged) rowsChangedCount++;
      lastChanged = cell.rowBefore;
      const count = counts.get(cell.column)!;
      count.changedCount++;
      if (figures.add(cell).isMaterial) count.materialCount++;
    },
    visitRemoved: (row) => removed.push(row),
    visitAdded: (row) => added.push(row),
  };
  yield* diffRows(pair, visitor);
  const rowsMax = settings.figuresMax === null ? FIGURES_ALL : ROWS_SHOWN;
  const keysOf = (csv: TablePair['before'], rows: readonly number[], numbers: readonly number[]) =>
    rows.slice(0, rowsMax).map((row) => {
      const texts = textsOf(csv, row, numbers);
      return keys.map(({ header }, index): KeyCell => [header, texts[index] ?? '']);
    });
  return {
    table: settings.table,
    rowCountBefore: before.rowCount,
    rowCountAfter: after.rowCount,
    rowsAddedCount: added.length,
    rowsRemovedCount: removed.length,
    rowsChangedCount,
    columnsAdded: columns.added.map((number) => after.header[number] ?? ''),
    columnsRemoved: columns.removed.map((number) => before.header[number] ?? ''),
    columns: columns.shared
      .map((column) => ({ header: column.header, unit: column.unit, ...counts.get(column)! }))
      .filter(({ changedCount }) => changedCount > 0),
    ...figures.gathered(),
    rowsAdded: keysOf(
      after,
      added,
      keys.map((key) => key.after),
    ),
    rowsRemoved: keysOf(
      before,
      removed,
      keys.map((key) => key.before),
    ),
  };
}
