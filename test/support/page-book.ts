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
  /** Of pools, stages, lines and so on: texts that keys are made of, the longest first. */
  readonly names: readonly string[];
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

/** Type of the numbers of run.json, which have no units of their own. */
export const RECORD_NUMBER = 'number of run.json';

/** Tables whose keys name things of the scenario. */
const NAMING = ['pools.csv', 'stages.csv', 'milestones.csv', 'costs_annual.csv'];

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
  const naming = resources.filter(({ path }: { readonly path: string }) => NAMING.includes(path));
  const names = naming.flatMap(({ path, schema }: { path: string; schema: BookTable }) =>
    namesIn({ ...schema, text: read(path) }),
  );
  return bookOf(books, names);
}

function namesIn({ text, primaryKey }: BookTable): string[] {
  const rows: Row[] = parse(text, { columns: true, bom: true });
  return rows.flatMap((row) => primaryKey.map((name) => plain(row[name] ?? '')));
}

/** The cells of tables by the names that addresses give them. */
export function tablesBook(tables: Readonly<Record<string, BookTable>>): Book {
  const looks = Object.entries(tables).map(([name, table]) => [name, tableLook(table)] as const);
  return bookOf(new Map(looks), Object.values(tables).flatMap(namesIn));
}

/** The cells of all. */
export function joinedBook(books: readonly Book[]): Book {
  const cell = (address: string) =>
    books.map((book) => book.cell(address)).find((found) => found !== null) ?? null;
  return { cell, names: sortedNames(books.flatMap(({ names }) => names)) };
}

function sortedNames(names: readonly string[]): string[] {
  return [...new Set(names)].sort((a, b) => b.length - a.length);
}

function bookOf(looks: ReadonlyMap<string, Look>, names: readonly string[]): Book {
  return {
    names: sortedNames(names),
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
  if (figure === true && row[unit] !== undefined) return { type: 'figure', unit: row[unit] };
  return {
    type: figure === true ? 'figure' : type,
    unit: isOfRow ? (row.unit ?? '') : unit.startsWith('the ') ? '' : unit,
  };
}

/** Without the apostrophe that keeps spreadsheets from running a text. */
function plain(cell: string): string {
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}

/** Of the values of run.json that have one, by their key. */
const UNITS: Readonly<Record<string, string>> = {
  share: 'share',
  days: 'days',
  mailboxCount: 'mailboxes',
  replications: 'replications',
};

/** The values of run.json by keys with dots between them. */
function recordLook(record: unknown): Look {
  return (key, column) => {
    if (column !== 'value') return null;
    const path = decoded(key).split('.');
    const value = path.reduce<unknown>((of, name) => Object(of)[name], record);
    if (value === undefined || value === null || typeof value === 'object') return null;
    const type = typeof value === 'number' ? RECORD_NUMBER : 'string';
    return { text: String(value), type, unit: UNITS[path.at(-1) ?? ''] ?? '' };
  };
}
