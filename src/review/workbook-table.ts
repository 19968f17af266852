/** A table of a run folder as a sheet, its cells typed as datapackage.json says. */
import { unescapedText } from '../table/csv.ts';
import { type CsvRow, cellPlace, readRows } from '../table/csv-rows.ts';
import { type Fault, InputFaults } from '../table/fault.ts';
import type { KeptField } from './parse-data-package.ts';
import { RUN_AGAIN } from './parse-run-record.ts';
import type { KeptTable } from './read-run-tables.ts';
import { dateCell, numberCell } from './workbook-number.ts';
import { type Sheet, type SheetCell, textCell } from './workbook-sheet.ts';
import { sheetOf } from './workbook-width.ts';

/** What columns of figures give as their unit where it goes by the row. */
const UNIT_OF_ROW = /^the (?:row|metric)'s$/;
const BOLD = { isBold: true } as const;
/** Values of the column `kind` in rows that are sums of others. */
const KINDS_OF_TOTALS = ['total', 'economic-total'];

/**
 * Makes a sheet of a table: a row of headers, then its rows.
 *
 * Numbers and dates become numbers; text stays text, also where it looks like a formula. A cell of
 * a column whose unit goes by the row (in summary.csv) becomes what it looks like.
 *
 * @throws InputFaults where the text is not as the package says.
 */
export function tableSheet({ resource, named, text }: KeptTable): Sheet {
  const { fields, primaryKey } = resource.schema;
  const faults: Fault[] = [];
  const [header, ...rows] = readRows(text, named, faults);
  if (faults.length > 0) throw new InputFaults(faults);
  if (header?.cells.join() !== fields.map(({ name }) => name).join()) {
    throw faultAt(
      { file: named, line: 1, column: 1 },
      'its header is not that of datapackage.json',
    );
  }
  const cells = rows.map((row) => rowCells(row, fields));
  const headers = fields.map(({ name, type }) =>
    textCell(name, { isBold: true, ...(isText(type) ? {} : { align: 'right' }) }),
  );
  const sheetRows = [headers, ...cells];
  const keyCount = fields.filter(({ name }) => primaryKey.includes(name)).length;
  return sheetOf(resource.name, sheetRows, keyCount);
}

function isText(type: string): boolean {
  return type !== 'integer' && type !== 'number' && type !== 'date';
}

function rowCells(row: CsvRow, fields: readonly KeptField[]): (SheetCell | null)[] {
  if (row.cells.length !== fields.length) {
    throw faultAt(cellPlace(row, 0), `the row has not the ${fields.length} cells of the header`);
  }
  const cellIn = (name: string) => row.cells[fields.findIndex((field) => field.name === name)];
  const unit = cellIn('unit') ?? '';
  const isTotal = KINDS_OF_TOTALS.includes(cellIn('kind') ?? '');
  return fields.map((field, index) => {
    const text = row.cells[index] ?? '';
    const cell = text === '' ? null : cellOf(text, field, unit);
    if (cell === undefined) {
      throw faultAt(cellPlace(row, index), `'${text}' is not of the type ${field.type}`);
    }
    return isTotal && cell !== null ? { ...cell, style: BOLD } : cell;
  });
}

/** The cell of a text that is not empty; undefined: it is not of the column's type. */
function cellOf(text: string, field: KeptField, rowUnit: string): SheetCell | undefined {
  switch (field.type) {
    case 'integer':
    case 'number':
      return numberCell(text, field.unit) ?? undefined;
    case 'date':
      return dateCell(text) ?? undefined;
    default: {
      const plain = textCell(unescapedText(text));
      if (!UNIT_OF_ROW.test(field.unit)) return plain;
      return numberCell(text, rowUnit) ?? dateCell(text) ?? plain;
    }
  }
}

function faultAt(place: Pick<Fault, 'file' | 'line' | 'column'>, message: string): InputFaults {
  return new InputFaults([{ ...place, address: '', message, mend: RUN_AGAIN }]);
}
