/** Decimals of tables as whole numbers of units of their last place, which add up exactly. */
import type { CsvRow } from '../table/csv-rows.ts';
import type { Findings } from './verify-check.ts';
import type { PackagedField, PackagedTable } from './verify-package.ts';
import { columnsOf, type VerifiedTable } from './verify-rows.ts';

/** A column of decimals with a fixed number of places. */
export interface UnitsColumn {
  readonly header: string;
  readonly index: number;
  readonly places: number;
  /** Units of the last place in a row; null: an empty cell, or no such decimal. */
  readonly unitsIn: (row: CsvRow) => number | null;
}

/**
 * Columns of numbers by their names; null: the table lacks one, which is then found.
 */
export function unitsColumnsOf<Header extends string>(
  table: Omit<VerifiedTable, 'text'>,
  headers: readonly Header[],
  findings: Findings,
): Readonly<Record<Header, UnitsColumn>> | null {
  const columns = columnsOf(table, headers, findings);
  if (columns === null) return null;
  const { fields } = table.resource.schema;
  const found = headers.map((header) => {
    const index = columns[header];
    return [header, unitsColumnOf(fields[index] as PackagedField, index)] as const;
  });
  return Object.fromEntries(found) as Readonly<Record<Header, UnitsColumn>>;
}

/** All columns of numbers. */
export function unitsColumns({ schema }: PackagedTable): UnitsColumn[] {
  return schema.fields.flatMap((field, index) =>
    field.type === 'number' ? [unitsColumnOf(field, index)] : [],
  );
}

function unitsColumnOf({ name, places = 0 }: PackagedField, index: number): UnitsColumn {
  return {
    header: name,
    index,
    places,
    unitsIn: ({ cells }) => decimalUnits(cells[index] ?? '', places),
  };
}

const DECIMAL = /^-?\d+(?:\.\d+)?$/;

/**
 * A decimal with so many places as units of the last; null: it is none. Exact below 2^53.
 *
 * @example decimalUnits('-1.50', 2) // -150
 */
export function decimalUnits(cell: string, places: number): number | null {
  const point = cell.indexOf('.');
  const found = point < 0 ? 0 : cell.length - point - 1;
  if (found !== places || !DECIMAL.test(cell)) return null;
  return Number(point < 0 ? cell : cell.slice(0, point) + cell.slice(point + 1));
}

/**
 * Units of a last place as a decimal.
 *
 * @example unitsText(-5, 2) // '-0.05'
 */
export function unitsText(units: number, places: number): string {
  const digits = String(Math.abs(units)).padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const sign = units < 0 ? '-' : '';
  return places === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(-places)}`;
}
