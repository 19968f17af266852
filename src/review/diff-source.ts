/**
 * Tables that are to be compared, before they are read: bytes, and what is known of the columns.
 */
import { REPORTS } from '../report/reports.ts';
import { InputFaults } from '../table/fault.ts';
import { faultIn, type ScannedCsv, scanCsv, separatorMend } from '../table/scan-csv.ts';
import type { Column } from '../table/table.ts';
import { NO_TOLERANCE } from './cell-tolerance.ts';
import type { DiffField } from './diff-fields.ts';
import { diffColumns } from './diff-fields.ts';
import type { TablePair } from './diff-rows.ts';
import { type DiffSettings, isColumnSelected, toleranceOf } from './diff-selection.ts';
import type { DiffedTable } from './read-diffed-run.ts';

export interface TableSource {
  readonly name: string;
  /** As faults call it. */
  readonly file: string;
  readonly bytes: Uint8Array;
  /** Of columns that are described; others are figures without a unit. */
  readonly fields: readonly SourceField[];
}

/** A column as it is described. */
export interface SourceField {
  readonly header: string;
  /** Of Table Schema, or figure: numbers and dates by row. */
  readonly type: string;
  readonly unit: string;
  /** In the column's unit; null: printed alike is the same. */
  readonly tolerance: number | null;
  readonly isKey: boolean;
}

/** Types of columns whose cells are numbers, or may be. */
const FIGURE_TYPES: readonly string[] = ['number', 'integer', 'figure'];
/** Types of keys that number the points of a figure. */
const POINT_TYPES: readonly string[] = ['date', 'integer'];

/**
 * The columns of a table of headroom that a CSV file is, by its name: such as one that git hands
 * over, without the folder around it. Null: it is none, or lacks key columns.
 *
 * @example knownFields('other.csv', ['date', 'pool']) // null
 */
export function knownFields(fileName: string, header: readonly string[]): SourceField[] | null {
  const columns = columnsOf(fileName);
  if (columns === null || missingKeys(fileName, header).length > 0) return null;
  return columns.map(fieldOfColumn);
}

/** The key columns that a CSV file lacks of the table of headroom whose name it has. */
export function missingKeys(fileName: string, header: readonly string[]): string[] {
  const keys = (columnsOf(fileName) ?? []).filter(({ key }) => key === true);
  return keys.map((column) => column.header).filter((name) => !header.includes(name));
}

/** Null: no table of headroom is named so. */
function columnsOf(fileName: string): readonly Column[] | null {
  return REPORTS.find(({ name }) => fileName === `${name}.csv`)?.columns ?? null;
}

function fieldOfColumn({ header, type, unit, tolerance, key }: Column): SourceField {
  return { header, type, unit, tolerance: tolerance ?? null, isKey: key === true };
}

/** A table of a run folder, as its data package describes it. */
export function tableSourceOf({ fields, primaryKey, ...table }: DiffedTable): TableSource {
  return {
    ...table,
    fields: fields.map(({ name, type, figure, unit, tolerance }) => ({
      header: name,
      type: figure ? 'figure' : type,
      unit,
      tolerance: tolerance ?? null,
      isKey: primaryKey.includes(name),
    })),
  };
}

/** Columns of a CSV file of which only the key is known, be it there or not. */
export function keyFields(keys: readonly string[], header: readonly string[]): SourceField[] {
  const others = header.filter((name) => !keys.includes(name));
  return [
    ...keys.map((name) => ({ ...UNKNOWN, header: name, isKey: true })),
    ...others.map((name) => ({ ...UNKNOWN, header: name })),
  ];
}

/**
 * Scans two files and pairs their columns; gives a turn every few milliseconds.
 *
 * @throws InputFaults where a file cannot be read, or lacks a key column.
 */
export function* openPair(
  before: TableSource,
  after: TableSource,
  settings: DiffSettings,
): Generator<undefined, TablePair> {
  const scanned = [yield* scanCsv(before), yield* scanCsv(after)] as const;
  checkSameKey(before, after);
  checkKeys(scanned, before.fields);
  const fieldOf = (header: string): DiffField => {
    const field = [...before.fields, ...after.fields].find((one) => one.header === header);
    return diffField(header, field, { table: before.name, settings });
  };
  const { shared, added, removed } = diffColumns(...scanned, fieldOf);
  const isWanted = (header = '') => isColumnSelected(settings, before.name, header);
  return {
    before: scanned[0],
    after: scanned[1],
    columns: {
      shared: shared.filter(({ header, isKey }) => isKey || isWanted(header)),
      added: added.filter((number) => isWanted(scanned[1].header[number])),
      removed: removed.filter((number) => isWanted(scanned[0].header[number])),
    },
  };
}

function diffField(
  header: string,
  field: SourceField | undefined,
  { table, settings }: { readonly table: string; readonly settings: DiffSettings },
): DiffField {
  const { type, unit, isKey, tolerance } = field ?? { ...UNKNOWN, header };
  const kind = FIGURE_TYPES.includes(type) ? 'figure' : type === 'date' ? 'date' : 'text';
  const column = { table, column: header };
  return {
    header,
    kind: isKey ? 'text' : kind,
    unit,
    tolerance: kind === 'figure' ? toleranceOf(settings, column, tolerance) : NO_TOLERANCE,
    isKey,
    isPoint: isKey && POINT_TYPES.includes(type),
  };
}

/** What a column may hold that nobody has described. */
const UNKNOWN = { type: 'figure', unit: '', tolerance: null, isKey: false } as const;

/** @throws InputFaults where the tables have no key, or not the same. */
function checkSameKey(before: TableSource, after: TableSource): void {
  const keyOf = ({ fields }: TableSource) =>
    fields.flatMap(({ header, isKey }) => (isKey ? [header] : [])).join(', ');
  const [first, second] = [keyOf(before), keyOf(after)];
  if (first === second && first !== '') return;
  const words = (key: string) => (key === '' ? 'nothing' : key);
  const message = `its rows are told apart by ${words(second)}, and those of ${before.file} by ${words(first)}`;
  const mend = 'compare tables with the same primary key in datapackage.json';
  throw new InputFaults([{ file: after.file, line: 0, column: 0, address: '', message, mend }]);
}

/** @throws InputFaults with the key columns that the files lack. */
function checkKeys(files: readonly ScannedCsv[], fields: readonly SourceField[]): void {
  const faults = files.flatMap((csv) =>
    fields
      .filter(({ header, isKey }) => isKey && !csv.header.includes(header))
      .flatMap(({ header }) => {
        const message = `there is no column '${header}', by which rows are matched`;
        const mend = separatorMend(csv.header, `the columns here are ${csv.header.join(', ')}`);
        return faultIn(csv, 0, message, mend).faults;
      }),
  );
  if (faults.length > 0) throw new InputFaults(faults);
}
