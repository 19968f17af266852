/** The sheet that says what stands in the columns of the others. */
import type { KeptTable } from './read-run-tables.ts';
import { headerRow, type Sheet, type SheetRow, textCell } from './workbook-sheet.ts';
import { sheetOf } from './workbook-width.ts';

/** A row a column of each table: its unit and its meaning, as datapackage.json has them. */
export function columnsSheet(tables: readonly KeptTable[]): Sheet {
  const described = tables.flatMap(({ resource }) =>
    resource.schema.fields.map(
      ({ name, unit, description }): SheetRow => [
        textCell(resource.name),
        textCell(name),
        unit === '' ? null : textCell(unit),
        textCell(description, { isWrapped: true }),
      ],
    ),
  );
  const rows = [headerRow(['table', 'column', 'unit', 'meaning']), ...described];
  return sheetOf('columns', rows, 2);
}
