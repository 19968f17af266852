/**
 * The cells of run folders by the addresses that pages give, read with csv-parse and without
 * anything of what makes pages.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

/** What stands in a cell, and what datapackage.json says of it. */
export interface BookCell {
  readonly text: string;
  /** As Table Schema has it, such as `date`; of figures whose kind goes by the row, `figure`. */
  readonly type: string;
  /** Empty: none. */
  readonly unit: string;
}

export interface Book {
  /** The cell at an address such as `pools.csv:north:pool`; null: there is none. */
  readonly cell: (address: string) => BookCell | null;
}

interface Field {
  readonly name: string;
  readonly type: string;
  readonly unit?: string;
  readonly figure?: true;
}

/** A table as text, with what there is to know of its columns. */
export interface BookTable {
  readonly text: string;
  readonly fields: readonly Field[];
  readonly primaryKey: readonly string[];
}

type Row = Readonly<Record<string, string>>;
type Look = (key: string, column: string) => BookCell | null;

/** The cells of a run folder. @param prefix of the files' names in addresses */
export function folderBook(folder: string, prefix = ''): Book {
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  const { resources } = JSON.parse(read('datapackage.json'));
  const books = new Map<string, Look>([
    [`${prefix}run.json`, recordLook(JSON.parse(read('run.json')))],
  ]);
  for (const { path, schema } of resources) {
    let look: Look | null = null;
    books.set(`${prefix}${path}`, (key, column) => {
      look ??= tableLook({ text: read(path), ...schema });
      return look(key, column);
    });
  }
  return bookOf(books);
}

/** The cells of tables by the names that addresses give them. */
export function tablesBook(tables: Readonly<Record<string, BookTable>>): Book {
  const looks = Object.entries(tables).map(([name, table]) => [name, tableLook(table)] as const);
  return bookOf(new Map(looks));
}

/** The cells of all. */
export function joinedBook(books: readonly Book[]): Book {
  const cell = (address: string) =>
    books.map((book) => book.cell(address)).find((found) => found !== null) ?? null;
  return { cell };
}

function bookOf(looks: ReadonlyMap<string, Look>): Book {
  return {
    cell: (address) => {
      const [file, key, column, ...more] = address.split(':');
      if (file === undefined || key === undefined || column === undefined || more.length > 0) {
        return null;
      }
      return looks.get(decoded(file))?.(key, decoded(column)) ?? null;
    },
  };
}

function decoded(part: string): string {
  return part.replace(/%(25|2C|3A)/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
}

function tableLook({ text, fields, primaryKey }: BookTable): Look {
  const rows: Row[] = parse(text, { columns: true, bom: true });
  const byKey = new Map<string, Row>();
  for (const row of rows) {
    const key = JSON.stringify(primaryKey.map((name) => plain(row[name] ?? '')));
    if (byKey.has(key)) throw new Error(`two rows have the key ${key}`);
    byKey.set(key, row);
  }
  return (key, column) => {
    const row = byKey.get(JSON.stringify(key.split(',').map(decoded)));
    const field = fields.find(({ name }) => name === column);
    const cell = row?.[column];
    if (row === undefined || field === undefined || cell === undefined) return null;
    return { text: plain(cell), ...meaning(field, row) };
  };
}

/** Units that are not one, but tell where to find it. */
const UNIT_OF_ROW = ["the metric's", "the row's"];

function meaning({ type, unit = '', figure }: Field, row: Row): Omit<BookCell, 'text'> {
  const isOfRow = UNIT_OF_ROW.includes(unit);
  return {
    type: figure === true ? 'figure' : type,
    unit: isOfRow ? (row.unit ?? '') : unit.startsWith('the ') ? '' : unit,
  };
}

/** Without the apostrophe that keeps spreadsheets from running a text. */
function plain(cell: string): string {
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}

/** The values of run.json by keys with dots between them. */
function recordLook(record: unknown): Look {
  return (key, column) => {
    if (column !== 'value') return null;
    const value = decoded(key)
      .split('.')
      .reduce<unknown>((of, name) => (Object(of) as Record<string, unknown>)[name], record);
    if (value === undefined || value === null || typeof value === 'object') return null;
    return { text: String(value), type: typeof value, unit: '' };
  };
}
