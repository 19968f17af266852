/** A table of a run folder as the page reads it: cells by key and column. */
import { type CalendarDate, parseDate } from '../../calendar/date.ts';
import { unescapedText } from '../../table/csv.ts';
import { cellAddress, numberIn, type PageCell } from './page-cell.ts';

/** A column, as datapackage.json describes it. */
export interface PageField {
  readonly name: string;
  readonly type: string;
  readonly unit: string;
  readonly description: string;
  /** Numbers and dates whose unit goes by the row. */
  readonly figure?: true | undefined;
}

export interface PageTable {
  /** As addresses of cells name it, such as `timeline.csv`. */
  readonly file: string;
  readonly title: string;
  readonly fields: readonly PageField[];
  /** Position of a column by name. */
  readonly positions: ReadonlyMap<string, number>;
  /** Positions of the columns of the key. */
  readonly keyPositions: readonly number[];
  /** In the order of the file. */
  readonly rows: readonly PageRow[];
}

export interface PageRow {
  readonly table: PageTable;
  /** One a column, as they stand in the file. */
  readonly cells: readonly string[];
}

/** Of what a table is made; rows come as the file has them. */
export interface TableParts extends Pick<PageTable, 'file' | 'title' | 'fields'> {
  readonly primaryKey: readonly string[];
  readonly rows: Iterable<readonly string[]>;
}

export function pageTable({ primaryKey, rows, ...described }: TableParts): PageTable {
  const positions = new Map(described.fields.map(({ name }, position) => [name, position]));
  const keyPositions = primaryKey.map((name) => positions.get(name) ?? 0);
  const made: PageRow[] = [];
  const table: PageTable = { ...described, positions, keyPositions, rows: made };
  for (const cells of rows) made.push({ table, cells });
  return table;
}

/** The cell of a row; null where the table has no such column. */
export function cellOf({ table, cells }: PageRow, column: string): PageCell | null {
  const position = table.positions.get(column);
  const field = position === undefined ? undefined : table.fields[position];
  if (position === undefined || field === undefined) return null;
  const text = unescapedText(cells[position] ?? '');
  const key = table.keyPositions.map((at) => unescapedText(cells[at] ?? ''));
  const { file } = table;
  return { address: cellAddress({ file, key, column }), text, ...meaningOf(field, text, cells) };

  function meaningOf({ figure, type, unit }: PageField, shown: string, row: readonly string[]) {
    if (figure === true) {
      // A column that names another has its unit from there, as differences of dates have.
      const position = table.positions.get(unit) ?? table.positions.get('unit') ?? -1;
      return figureMeaning(shown, row[position] ?? '');
    }
    if (type === 'date') return { kind: 'date', unit: 'date' } as const;
    if (type === 'string') return { kind: 'text', unit: '' } as const;
    return { kind: 'number', unit } as const;
  }
}

function figureMeaning(text: string, unit: string): Pick<PageCell, 'kind' | 'unit'> {
  return { kind: parseDate(text) === null ? 'number' : 'date', unit };
}

/** What a cell holds, without its address: for the many that are drawn and not named. */
export function textAt({ table, cells }: PageRow, column: string): string {
  const position = table.positions.get(column);
  return position === undefined ? '' : unescapedText(cells[position] ?? '');
}

/** The number in a row; null where there is none. */
export function numberAt(row: PageRow, column: string): number | null {
  return numberIn(textAt(row, column));
}

/** The day in a row; null where there is none. */
export function dayAt(row: PageRow, column: string): CalendarDate | null {
  return parseDate(textAt(row, column));
}

/** What a row is looked up by: a column or several, and what stands in them. */
export type Texts = Readonly<Record<string, string>>;

/** The first row in which columns have these texts. */
export function rowWith(table: PageTable | null, texts: Texts): PageRow | null {
  return rowsWith(table, texts)[0] ?? null;
}

const NO_ROWS: readonly PageRow[] = [];

/** The rows in which columns have these texts, in their order. */
export function rowsWith(table: PageTable | null, texts: Texts): readonly PageRow[] {
  if (table === null) return NO_ROWS;
  const columns = Object.keys(texts);
  if (columns.length === 0) return table.rows;
  return indexOf(table, columns).get(joined(Object.values(texts))) ?? NO_ROWS;
}

type Index = ReadonlyMap<string, readonly PageRow[]>;

/** Made when they are first needed: pages look up thousands of rows in tables of thousands. */
const indices = new WeakMap<PageTable, Map<string, Index>>();

/** The rows of a table by what stands in columns. */
function indexOf(table: PageTable, columns: readonly string[]): Index {
  const known = indices.get(table) ?? new Map<string, Index>();
  indices.set(table, known);
  const name = joined(columns);
  const index = known.get(name) ?? newIndex(table, columns);
  known.set(name, index);
  return index;
}

function newIndex({ rows }: PageTable, columns: readonly string[]): Index {
  const index = new Map<string, PageRow[]>();
  for (const row of rows) {
    const key = joined(columns.map((column) => textAt(row, column)));
    const found = index.get(key);
    if (found === undefined) index.set(key, [row]);
    else found.push(row);
  }
  return index;
}

/** Texts as one, different for different texts. */
function joined(texts: readonly string[]): string {
  const [only = '', ...others] = texts;
  return others.length === 0 ? only : JSON.stringify(texts);
}
