/** CSV texts as scanned files, pairs of them, and steps taken to their end. */
import { type CellTolerance, NO_TOLERANCE } from '../../src/review/cell-tolerance.ts';
import { type DiffField, diffColumns } from '../../src/review/diff-fields.ts';
import type { TablePair } from '../../src/review/diff-rows.ts';
import { InputFaults } from '../../src/table/fault.ts';
import { cellText, type ScannedCsv, scanCsv } from '../../src/table/scan-csv.ts';

/** Takes all steps and gives what comes of them. */
export function finished<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

export function scanned(csv: string | Uint8Array, file = 'x.csv'): ScannedCsv {
  const bytes = typeof csv === 'string' ? new TextEncoder().encode(csv) : csv;
  return finished(scanCsv({ file, bytes }));
}

/** The rows below the header, as texts. */
export function rowsOf(csv: ScannedCsv): string[][] {
  const columns = [...csv.header.keys()];
  return Array.from({ length: csv.rowCount }, (_, row) =>
    columns.map((column) => cellText(csv, row * columns.length + column)),
  );
}

/** What is thrown, as the command line prints it. */
export function faultTextOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof InputFaults) return error.message;
    throw error;
  }
  throw new Error('nothing was thrown');
}

/** A column of figures that is no key, unless told otherwise. */
export function diffField(header: string, more: Partial<DiffField> = {}): DiffField {
  const none = { unit: '', tolerance: NO_TOLERANCE, isKey: false, isPoint: false };
  return { header, kind: 'figure', ...none, ...more };
}

/** Two files, columns of figures but those of which more is said. */
export function pairOf(
  before: string | Uint8Array,
  after: string | Uint8Array,
  fields: Readonly<Record<string, Partial<DiffField>>>,
): TablePair {
  const [a, b] = [scanned(before, 'a.csv'), scanned(after, 'b.csv')];
  const fieldOf = (header: string) => diffField(header, fields[header]);
  return { before: a, after: b, columns: diffColumns(a, b, fieldOf) };
}

/** A column of the key, and one of it whose cells number points. */
export const KEY: Partial<DiffField> = { kind: 'text', isKey: true };
export const POINT: Partial<DiffField> = { kind: 'text', isKey: true, isPoint: true };

/** A tolerance as it is written: `0.1`, `1%`. */
export function toleranceOf(text: string): CellTolerance {
  const isRelative = text.endsWith('%');
  const places = (text.split('.')[1] ?? '').length;
  const amount = isRelative ? Number(`${text.slice(0, -1)}e-2`) : Number(text);
  return { amount, isRelative, places: isRelative ? 0 : places };
}
