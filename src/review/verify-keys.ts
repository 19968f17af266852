/** Whether each row of a table has a key of its own, and rows stand in the order of their keys. */
import { parseDate } from '../calendar/date.ts';
import type { CsvRow } from '../table/csv-rows.ts';
import type { Findings } from './verify-check.ts';
import { type Precedence, precedence } from './verify-order.ts';
import type { PackagedTable } from './verify-package.ts';
import {
  findingAt,
  findingIn,
  type RowCheck,
  shownCell,
  type VerifiedTable,
} from './verify-rows.ts';

/** Where rows do not stand by the columns of the key from left to right. */
const ROW_ORDER: Readonly<Record<string, readonly string[]>> = {
  focus: ['ChargePeriodStart', 'ServiceName', 'ChargeDescription', 'ChargeCategory'],
};

/** A column of the key. */
interface KeyPart {
  readonly header: string;
  readonly column: number;
  /** What dates and numbers are ordered by; null: texts stand in an order of their own. */
  readonly numberOf: ((cell: string) => number) | null;
  readonly order: Precedence;
}

interface Keys {
  readonly parts: readonly KeyPart[];
  readonly findings: Findings;
  /** The row before; null: there is none. */
  before: CsvRow | null;
}

/** A check of the keys of a table; null: its key has a column that the table has not. */
export function keyCheck({ resource, named }: VerifiedTable, findings: Findings): RowCheck | null {
  const parts = partsOf(resource);
  if (parts === null) {
    findings.add(findingIn(named, 'datapackage.json gives it a key of columns that it has not'));
    return null;
  }
  const keys: Keys = { parts, findings, before: null };
  return (row) => takeKey(keys, row);
}

function partsOf({ name, schema }: PackagedTable): KeyPart[] | null {
  const ordered = ROW_ORDER[name] ?? [];
  const isSame = ordered.length === schema.primaryKey.length;
  const headers = isSame ? ordered : schema.primaryKey;
  const parts = headers.map((header): KeyPart => {
    const column = schema.fields.findIndex((field) => field.name === header);
    return { header, column, numberOf: numberOf(schema.fields[column]?.type), order: precedence() };
  });
  return parts.every(({ column }) => column >= 0) ? parts : null;
}

function numberOf(type: string | undefined): KeyPart['numberOf'] {
  if (type === 'integer') return Number;
  if (type === 'date') return (cell) => parseDate(cell) ?? Number.NaN;
  return null;
}

/**
 * Compares a row with the one before, in the first part of the key in which they differ. Where rows
 * rise in some order all along, none has the key of another.
 */
function takeKey(keys: Keys, row: CsvRow): void {
  const { parts, before, findings } = keys;
  keys.before = row;
  if (before === null) return;
  const part = parts.find(({ column }) => row.cells[column] !== before.cells[column]);
  if (part === undefined) {
    const key = parts.map(({ column }) => shownCell(row.cells[column] ?? '')).join(', ');
    const message = `the key ${key} stands in line ${before.line} already`;
    findings.add(findingAt(row, parts[0]?.column ?? 0, message));
    return;
  }
  const { column, header } = part;
  const [from = '', to = ''] = [before.cells[column], row.cells[column]];
  const words = disorder(part, from, to);
  if (words === null) return;
  findings.add(findingAt(row, column, `${header} ${shownCell(to)} ${words}`));
}

/** What is wrong with texts, dates or numbers that stand one after the other; null: nothing. */
function disorder({ header, numberOf, order }: KeyPart, from: string, to: string): string | null {
  if (numberOf !== null) {
    return numberOf(from) >= numberOf(to)
      ? `stands after ${shownCell(from)}: rows go by ${header}`
      : null;
  }
  return order.add(from, to)
    ? null
    : `stands after ${shownCell(from)} here, and before it elsewhere`;
}
