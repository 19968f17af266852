/** What src/review finds between two tables, in the shape of the slow reference. */
import { diffColumns } from '../../src/review/diff-fields.ts';
import { diffRows, type TablePair } from '../../src/review/diff-rows.ts';
import { cellScorer } from '../../src/review/diff-scores.ts';
import { cellText, type ScannedCsv } from '../../src/table/scan-csv.ts';
import { diffField, finished, rowsOf, scanned, toleranceOf } from './scanned.ts';
import { type SlowChange, type SlowDiff, type SlowFields, slowKey } from './slow-diff.ts';

export function fastPair(before: Uint8Array, after: Uint8Array, fields: SlowFields): TablePair {
  const [a, b] = [scanned(before, 'a.csv'), scanned(after, 'b.csv')];
  const fieldOf = (header: string) => {
    const { tolerance, ...field } = fields[header]!;
    return diffField(header, { ...field, tolerance: toleranceOf(tolerance) });
  };
  return { before: a, after: b, columns: diffColumns(a, b, fieldOf) };
}

export function fastDiff(pair: TablePair, fields: SlowFields, materialShare: number): SlowDiff {
  const { before, after, columns } = pair;
  const [keysBefore, keysAfter] = [keysOf(before, fields), keysOf(after, fields)];
  const scoreOf = cellScorer(pair, materialShare);
  const changes: SlowChange[] = [];
  const [rowsAdded, rowsRemoved] = [[] as string[], [] as string[]];
  const steps = diffRows(pair, {
    visitCell: (cell) =>
      changes.push({
        key: keysBefore[cell.rowBefore]!,
        column: cell.column.header,
        before: cellText(before, cell.before),
        after: cellText(after, cell.after),
        ...scoreOf(cell),
      }),
    visitRemoved: (row) => rowsRemoved.push(keysBefore[row]!),
    visitAdded: (row) => rowsAdded.push(keysAfter[row]!),
  });
  finished(steps);
  return {
    changes,
    rowsAdded,
    rowsRemoved,
    columnsAdded: columns.added.map((number) => after.header[number]!),
    columnsRemoved: columns.removed.map((number) => before.header[number]!),
  };
}

function keysOf(csv: ScannedCsv, fields: SlowFields): string[] {
  return rowsOf(csv).map((row) =>
    slowKey(Object.fromEntries(csv.header.map((name, k) => [name, row[k]!])), fields),
  );
}
