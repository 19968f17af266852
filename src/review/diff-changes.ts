/** The differences of tables one by one, as rows of a table: what a diff is as CSV. */
import { cellText, type ScannedCsv } from '../table/scan-csv.ts';
import type { Cell, Column, TableSchema } from '../table/table.ts';
import { formatDecimal } from '../units/decimal.ts';
import type { KeyCell } from './diff.ts';
import { type ChangedCell, diffRows, type TablePair, textsOf } from './diff-rows.ts';
import { cellScorer } from './diff-scores.ts';
import type { InputsDiff } from './inputs-diff.ts';

const text = (header: string, meaning: string): Column => ({
  header,
  unit: '',
  type: 'string',
  meaning,
});
const cell = (header: string, meaning: string): Column => ({
  ...text(header, meaning),
  type: 'cell',
});

/** The columns of a diff as CSV. */
export const CHANGES: TableSchema = {
  name: 'changes',
  title: 'What differs, a row for each cell',
  columns: [
    { ...text('table', 'Name of the table; inputs: what the run was made from.'), key: true },
    {
      ...text(
        'key',
        'The row, as column=value joined by semicolons; %, =, ; and control characters are percent-encoded. Empty: the column or table as a whole.',
      ),
      key: true,
    },
    { ...text('column', 'The column. Empty: the row or table as a whole.'), key: true },
    text(
      'change',
      'changed; row-added, row-removed, column-added, column-removed, table-added, table-removed: only the second has it, or the first.',
    ),
    cell('before', 'The cell in the first.'),
    cell('after', 'The cell in the second.'),
    cell('difference', 'After less before, of dates in days; empty for text.'),
    cell('relative', 'The difference as a share of what was before; empty for text and from 0.'),
    text('material', 'yes or no; empty for inputs.'),
  ],
};

export type Row = readonly Cell[];

/** Of what only one has: which of the two, where its cells stand, and what that is called. */
interface OneSide {
  readonly is: 'added' | 'removed';
  readonly csv: ScannedCsv;
  readonly column: 'before' | 'after';
  /** Columns of it that are compared. */
  readonly names: ReadonlySet<string>;
}

interface ChangeSettings {
  readonly table: string;
  /** Relative change from which on a number counts as material, and of shares so many points. */
  readonly materialShare: number;
}

/**
 * The rows of a table, in batches between which the caller may do something else: columns that only
 * one has, then changed cells and removed rows in the order of the first, then added rows.
 *
 * @throws InputFaults where a key repeats within a file.
 */
export function* changeRows(
  pair: TablePair,
  settings: ChangeSettings,
): Generator<readonly Row[], void> {
  const rows = rowsOfChanges(pair, settings);
  let batch: Row[] = rows.ofColumns();
  const steps = diffRows(pair, {
    visitRow: (rowBefore, rowAfter) => batch.push(...rows.ofColumnCells(rowBefore, rowAfter)),
    visitCell: (changed) => batch.push(rows.ofCell(changed)),
    visitRemoved: (row) => batch.push(...rows.ofRemoved(row)),
    visitAdded: (row) => batch.push(...rows.ofAdded(row)),
  });
  for (const _ of steps) {
    yield batch;
    batch = [];
  }
  yield batch;
}

/** What either has alone. */
interface Sides {
  readonly removed: OneSide;
  readonly added: OneSide;
  /** Columns of only one of them. */
  readonly columns: readonly OneSidedColumn[];
}

interface OneSidedColumn {
  readonly number: number;
  readonly column: string;
  readonly side: OneSide;
}

function sidesOf({ before, after, columns }: TablePair): Sides {
  const shared = columns.shared.filter(({ isKey }) => !isKey).map(({ header }) => header);
  const namesOf = (csv: ScannedCsv, numbers: readonly number[]) =>
    new Set([...shared, ...numbers.map((number) => csv.header[number] ?? '')]);
  const removed: OneSide = {
    ...{ is: 'removed', csv: before, column: 'before' },
    names: namesOf(before, columns.removed),
  };
  const added: OneSide = {
    ...{ is: 'added', csv: after, column: 'after' },
    names: namesOf(after, columns.added),
  };
  const columnsOf = (side: OneSide, numbers: readonly number[]) =>
    numbers.map((number) => ({ number, column: side.csv.header[number] ?? '', side }));
  return {
    removed,
    added,
    columns: [...columnsOf(removed, columns.removed), ...columnsOf(added, columns.added)],
  };
}

/** Gives the key of a row as text; that of the last row again without making it anew. */
function keyReader({ columns }: TablePair): (row: number, side: OneSide) => string {
  const keys = columns.shared.filter(({ isKey }) => isKey);
  let last: { readonly row: number; readonly side: OneSide; readonly key: string } | null = null;
  return (row, side) => {
    if (last?.row === row && last.side === side) return last.key;
    const texts = textsOf(
      side.csv,
      row,
      keys.map((key) => key[side.column]),
    );
    const key = keyText(keys.map(({ header }, k): KeyCell => [header, texts[k] ?? '']));
    last = { row, side, key };
    return key;
  };
}

/** Makes the rows of each kind of difference. */
function rowsOfChanges(pair: TablePair, { table, materialShare }: ChangeSettings) {
  const scoreOf = cellScorer(pair, materialShare);
  const { removed, added, columns } = sidesOf(pair);
  const keyAt = keyReader(pair);
  const wholeRow = (row: number, side: OneSide): Row[] => {
    const [key, change] = [keyAt(row, side), `row-${side.is}`];
    const others = [...side.csv.header.entries()].filter(([, name]) => side.names.has(name));
    if (others.length === 0) return [rowOf({ table, key, column: '', change })];
    return others.map(([number, column]) => {
      const [value = ''] = textsOf(side.csv, row, [number]);
      return rowOf({ table, key, column, change, [side.column]: value });
    });
  };
  return {
    ofColumns: () =>
      columns.map(({ column, side }) =>
        rowOf({ table, key: '', column, change: `column-${side.is}` }),
      ),
    ofColumnCells: (rowBefore: number, rowAfter: number) =>
      columns.map(({ number, column, side }) => {
        const [value = ''] = textsOf(side.csv, side === added ? rowAfter : rowBefore, [number]);
        const key = keyAt(rowBefore, removed);
        return rowOf({ table, key, column, change: `column-${side.is}`, [side.column]: value });
      }),
    ofCell: (changed: ChangedCell) => {
      const { difference, relative, isMaterial } = scoreOf(changed);
      return rowOf({
        table,
        key: keyAt(changed.rowBefore, removed),
        column: changed.column.header,
        change: 'changed',
        before: cellText(pair.before, changed.before),
        after: cellText(pair.after, changed.after),
        difference: differenceText(difference, changed),
        relative: relative === null ? '' : decimalOrNone(relative, RELATIVE_PLACES),
        material: isMaterial ? 'yes' : 'no',
      });
    },
    ofRemoved: (row: number) => wholeRow(row, removed),
    ofAdded: (row: number) => wholeRow(row, added),
  };
}

const RELATIVE_PLACES = 6;
/** Beyond, the digits of doubles are of no use. */
const [PLACES_MAX, NUMBER_MAX] = [20, 1e21];

function differenceText(difference: number | null, changed: ChangedCell): string {
  if (difference === null) return '';
  if (!changed.isNumbers) return String(difference);
  const places = Math.max(changed.valueBefore.places, changed.valueAfter.places);
  return decimalOrNone(difference, Math.min(places, PLACES_MAX));
}

function decimalOrNone(value: number, places: number): string {
  return Math.abs(value) < NUMBER_MAX ? formatDecimal(value, places) : '';
}

/** The rows of tables that only one of two runs has. */
export function tableRows(added: readonly string[], removed: readonly string[]): Row[] {
  return [
    ...removed.map((table) => rowOf({ table, key: '', column: '', change: 'table-removed' })),
    ...added.map((table) => rowOf({ table, key: '', column: '', change: 'table-added' })),
  ];
}

/** The rows of inputs: values and what is said of them by key, files by name. */
export function inputRows({ values, provenances, files }: InputsDiff): Row[] {
  const rowFor = (
    key: string,
    column: string,
    [before, after]: readonly [string | null, string | null],
  ): Row => {
    const change = before === null ? 'row-added' : after === null ? 'row-removed' : 'changed';
    return rowOf({
      table: 'inputs',
      key,
      column,
      change,
      before: before ?? '',
      after: after ?? '',
      material: '',
    });
  };
  const bytesText = (bytes: number | null) => (bytes === null ? null : String(bytes));
  return [
    ...values.map(({ address, before, after }) =>
      rowFor(keyText([['key', address]]), 'value', [before?.text ?? null, after?.text ?? null]),
    ),
    ...provenances.flatMap(({ address, changes }) =>
      changes.map(({ what, before, after }) =>
        rowFor(keyText([['key', address]]), what, [before, after]),
      ),
    ),
    ...files.map(({ name, bytesBefore, bytesAfter }) =>
      rowFor(keyText([['file', name]]), 'bytes', [bytesText(bytesBefore), bytesText(bytesAfter)]),
    ),
  ];
}

interface Change {
  readonly table: string;
  readonly key: string;
  readonly column: string;
  readonly change: string;
  readonly before?: string;
  readonly after?: string;
  readonly difference?: string;
  readonly relative?: string;
  readonly material?: string;
}

function rowOf({
  table,
  key,
  column,
  change,
  before = '',
  after = '',
  difference = '',
  relative = '',
  material = 'yes',
}: Change): Row {
  return [table, key, column, change, before, after, difference, relative, material];
}

/**
 * A key as one text that can be taken apart again.
 *
 * @example keyText([['date', '2013-10-01'], ['pool', 'a;b']]) // 'date=2013-10-01;pool=a%3Bb'
 */
export function keyText(cells: readonly KeyCell[]): string {
  return cells.map((pair) => pair.map(encoded).join('=')).join(';');
}

/** Percent-encodes what takes keys apart. */
function encoded(part: string): string {
  return part.replace(/[%=;\p{Cc}]/gu, (character) => encodeURIComponent(character));
}
