/** Whether each row of a table has a key of its own, and rows stand in the order of their keys. */
import { parseDate } from '../calendar/date.ts';
import type { CsvRow } from '../table/csv-rows.ts';
import type { Findings } from './verify-check.ts';
import { type Precedence, precedence } from './verify-order.ts';
import type { PackagedTable } from './verify-package.ts';
import { findingAt, findingIn, type RowCheck, type VerifiedTable } from './verify-rows.ts';

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
  /** The cells of the row before; null: there is none. */
  before: readonly string[] | null;
  /** In the rows that have one first part of the key: the other parts, with the line of the row. */
  readonly inBlock: Map<string, number>;
}

/** A check of the keys of a table; null: its key has a column that the table has not. */
export function keyCheck({ resource, named }: VerifiedTable, findings: Findings): RowCheck | null {
  const parts = partsOf(resource);
  if (parts === null) {
    findings.add(findingIn(named, 'datapackage.json gives it a key of columns that it has not'));
    return null;
  }
  const keys: Keys = { parts, findings, before: null, inBlock: new Map() };
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

function takeKey(keys: Keys, row: CsvRow): void {
  const { parts, before, inBlock, findings } = keys;
  const key = parts.map(({ column }) => row.cells[column] ?? '');
  if (before !== null && before[0] !== key[0]) inBlock.clear();
  const rest = JSON.stringify(key.slice(1));
  const line = inBlock.get(rest);
  if (line === undefined) {
    inBlock.set(rest, row.line);
    if (before !== null) checkOrder(keys, before, { key, row });
  } else {
    const message = `the key ${key.join(', ')} stands in line ${line} already`;
    findings.add(findingAt(row, parts[0]?.column ?? 0, message));
  }
  keys.before = key;
}

/** Compares the first part of the key in which a row differs from the one before. */
function checkOrder(
  { parts, findings }: Keys,
  before: readonly string[],
  { key, row }: { readonly key: readonly string[]; readonly row: CsvRow },
): void {
  const place = key.findIndex((cell, index) => cell !== before[index]);
  const part = parts[place];
  const [from, to] = [before[place] ?? '', key[place] ?? ''];
  if (part === undefined) return;
  const { numberOf, order, column, header } = part;
  if (numberOf === null ? order.add(from, to) : !(numberOf(from) >= numberOf(to))) return;
  const message =
    numberOf === null
      ? `${header} ${to} stands after ${from} here, and before it elsewhere`
      : `${header} ${to} stands after ${from}: rows go by ${header}`;
  findings.add(findingAt(row, column, message));
}
