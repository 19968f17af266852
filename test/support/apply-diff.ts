/**
 * Makes the second of two tables of the first and of what `headroom diff --format csv` says, by the
 * description of that format alone.
 */
import { parse } from 'csv-parse/sync';
import { type SlowFields, type SlowTable, slowKey } from './slow-diff.ts';

/** A row of the format. */
export interface ChangeRow {
  readonly table: string;
  readonly key: string;
  readonly column: string;
  readonly change: string;
  readonly before: string;
  readonly after: string;
  readonly difference: string;
  readonly relative: string;
  readonly material: string;
}

const HEADER = [
  ...['table', 'key', 'column', 'change', 'before', 'after', 'difference', 'relative', 'material'],
];

/** The rows of a diff as CSV. */
export function parseChanges(csv: string): ChangeRow[] {
  const [header, ...rows] = parse(csv) as string[][];
  if (JSON.stringify(header) !== JSON.stringify(HEADER)) throw new RangeError(`header ${header}`);
  return rows.map((row) => {
    const cells = row.map((cell) => (/^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell));
    return Object.fromEntries(HEADER.map((name, k) => [name, cells[k]!])) as unknown as ChangeRow;
  });
}

/** The key cells by column of `date=2013-10-01;pool=all`. */
function parseKey(key: string): Record<string, string> {
  const pairs = key.split(';').map((pair) => pair.split('=').map(decodeURIComponent));
  if (pairs.some((pair) => pair.length !== 2)) throw new RangeError(`key ${key}`);
  return Object.fromEntries(pairs);
}

type Cells = Record<string, string>;

/** What a row of changes is about: its key as the reference has it, and as cells. */
interface KeyedChange extends ChangeRow {
  readonly row: string;
  readonly keyCells: Cells;
}

/**
 * The second table; the rows of changes are those of this table.
 *
 * @throws RangeError where a row of changes does not fit what is there.
 */
export function applyChanges(
  { header, rows }: SlowTable,
  changes: readonly ChangeRow[],
  fields: SlowFields,
): SlowTable {
  const cells = changes
    .filter(({ key }) => key !== '')
    .map((change) => {
      const keyCells = parseKey(change.key);
      return { ...change, keyCells, row: slowKey(keyCells, fields) };
    });
  const columns = changedHeader(
    header,
    changes.filter(({ key }) => key === ''),
  );
  const made = new Map([...rows].map(([key, row]) => [key, { ...row }]));
  for (const [row, removed] of byRow(cells, 'row-removed')) takeRow(made, row, removed);
  for (const change of cells) if (!change.change.startsWith('row-')) changeCell(made, change);
  for (const [row, added] of byRow(cells, 'row-added')) {
    if (made.has(row)) throw new RangeError(`${row} is there already`);
    made.set(row, addedRow(added, columns));
  }
  for (const row of made.values()) {
    if (JSON.stringify(Object.keys(row).sort()) !== JSON.stringify([...columns].sort())) {
      throw new RangeError(`cells ${Object.keys(row)} of columns ${columns}`);
    }
  }
  return { header: columns, rows: made };
}

function changedHeader(header: readonly string[], changes: readonly ChangeRow[]): string[] {
  const columns = new Set(header);
  for (const { column, change } of changes) {
    if (columns.has(column) !== (change === 'column-removed')) throw new RangeError(column);
    if (change === 'column-added') columns.add(column);
    else if (change === 'column-removed') columns.delete(column);
    else throw new RangeError(change);
  }
  return [...columns];
}

function byRow(cells: readonly KeyedChange[], change: string): Map<string, KeyedChange[]> {
  const own = cells.filter((cell) => cell.change === change);
  const keys = [...new Set(own.map(({ row }) => row))];
  return new Map(keys.map((key) => [key, own.filter(({ row }) => row === key)]));
}

/** Each cell of the row but its keys must be named as it is. */
function takeRow(rows: Map<string, Cells>, key: string, removed: readonly KeyedChange[]): void {
  const row = { ...rows.get(key) };
  const [{ keyCells }] = removed as [KeyedChange];
  for (const name of Object.keys(keyCells)) delete row[name];
  const isBare = Object.keys(row).length === 0 && removed.length === 1 && removed[0]!.column === '';
  if (!isBare) for (const { column, before } of removed) take(row, column, before);
  if (!rows.delete(key) || Object.keys(row).length > 0)
    throw new RangeError(`cells left of ${key}`);
}

/** A row of nothing but keys is named without a column. */
function addedRow(added: readonly KeyedChange[], columns: readonly string[]): Cells {
  const [{ keyCells }] = added as [KeyedChange];
  const row = { ...keyCells };
  const isBare = Object.keys(keyCells).length === columns.length;
  if (isBare && added.length === 1 && added[0]!.column === '') return row;
  for (const { column, after } of added) put(row, column, after);
  return row;
}

function changeCell(rows: Map<string, Cells>, { row: key, column, ...change }: KeyedChange): void {
  const row = rows.get(key);
  if (row === undefined) throw new RangeError(`no row ${key}`);
  if (change.change !== 'column-added') take(row, column, change.before);
  if (change.change !== 'column-removed') put(row, column, change.after);
}

function put(row: Cells, column: string, cell: string): void {
  if (column in row) throw new RangeError(`${column} is there already`);
  row[column] = cell;
}

function take(row: Cells, column: string, cell: string): void {
  if (row[column] !== cell) throw new RangeError(`${column} is ${row[column]}, not ${cell}`);
  delete row[column];
}
