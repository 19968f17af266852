/** A table for the terminal or as plain data for JSON. */
import { type CalendarDate, formatDate } from '../calendar/date.ts';
import type { Cell, Column, Table } from '../table/table.ts';
import { textTable } from '../table/text-table.ts';
import { formatDecimal } from '../units/decimal.ts';

/** The table in columns, numbers to the right, empty where there is no value. */
export function tableText({ columns, rows }: Table): string {
  const cells = Array.from(rows, (row) =>
    columns.map((column, index) => cellText(column, row[index] ?? null)),
  );
  return textTable(
    columns.map(({ header }) => header),
    cells,
    { rightAligned: columns.map(({ type }) => type === 'integer' || type === 'number') },
  );
}

/** One object a row, with the headers as keys and dates as ISO texts. */
export function tableObjects({ columns, rows }: Table): Record<string, Cell>[] {
  return Array.from(rows, (row) =>
    Object.fromEntries(
      columns.map((column, index) => [column.header, cellValue(column, row[index] ?? null)]),
    ),
  );
}

function cellText(column: Column, cell: Cell): string {
  const value = cellValue(column, cell);
  if (typeof value !== 'number') return value ?? '';
  return formatDecimal(value, column.places ?? 0);
}

/** Numbers to the places of their column, as the reports have them. */
function cellValue({ type, places }: Column, cell: Cell): Cell {
  if (typeof cell !== 'number') return cell;
  if (type === 'date') return formatDate(cell as CalendarDate);
  return Number(formatDecimal(cell, places ?? 0));
}
