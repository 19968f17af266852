/** The columns of an organisation file: found by name, missed with a suggestion. */
import { nearest } from '../scenario/nearest.ts';
import { type CsvRow, cellPlace, type RowText } from '../table/csv-rows.ts';
import type { Fault } from '../table/fault.ts';

export const ORGANISATION_COLUMNS = ['id', 'name', 'type', 'region', 'mailboxes'] as const;

export type OrganisationColumn = (typeof ORGANISATION_COLUMNS)[number];

/** Where each column stands in a row, from 0. */
export type ColumnPositions = Readonly<Record<OrganisationColumn, number>>;

/** Finds the columns in the header, in whatever order and letter case; ignores others. */
export function findColumns(header: CsvRow): { positions: ColumnPositions; faults: Fault[] } {
  const found = header.cells.map((cell) => cell.toLowerCase());
  const faults: Fault[] = [];
  const positionOf = (column: OrganisationColumn): number => {
    const position = found.indexOf(column);
    const second = found.indexOf(column, position + 1);
    if (position < 0) faults.push(missing(column, header));
    else if (second >= 0) faults.push(twice(column, { header, second }));
    return position;
  };
  const positions = {
    id: positionOf('id'),
    name: positionOf('name'),
    type: positionOf('type'),
    region: positionOf('region'),
    mailboxes: positionOf('mailboxes'),
  };
  return { positions, faults };
}

const OTHER_SEPARATORS = [
  { sign: ';', name: 'semicolons' },
  { sign: '\t', name: 'tabs' },
] as const;

/**
 * What is wrong where the header names the columns with another separator, as spreadsheets of some
 * countries write it; null where it does not.
 */
export function separatorFault({ text, file, line }: RowText): Fault | null {
  for (const { sign, name } of OTHER_SEPARATORS) {
    const cells = text.split(sign).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
    if (cells.filter((cell) => isColumn(cell.toLowerCase())).length < 2) continue;
    const message = `the cells are separated by ${name}`;
    return { file, line, column: 1, address: '', message, mend: 'separate them by commas' };
  }
  return null;
}

function missing(column: OrganisationColumn, header: CsvRow): Fault {
  const like = likeliest(column, header.cells);
  const mend =
    like === null
      ? `add a column '${column}'; a file needs ${ORGANISATION_COLUMNS.join(', ')}`
      : `rename the column '${like}' to '${column}'`;
  const message = `no column '${column}'; found: ${header.cells.join(', ')}`;
  return { ...cellPlace(header, 0), address: '', message, mend };
}

function twice(
  column: OrganisationColumn,
  { header, second }: { readonly header: CsvRow; readonly second: number },
): Fault {
  const message = `a second column '${column}'`;
  return {
    ...cellPlace(header, second),
    address: '',
    message,
    mend: 'rename or remove one of them',
  };
}

/**
 * The header that probably means `column`: one with a word that begins like it (`Mailbox Count`,
 * `org_type`), or that is a few letters away (`regoin`); null where there is none. A header
 * that is one of the other columns is never it.
 */
function likeliest(column: OrganisationColumn, cells: readonly string[]): string | null {
  const others = cells.filter((cell) => !isColumn(cell.toLowerCase()));
  const stem = column === 'mailboxes' ? 'mailbox' : column;
  const byWord = others.find((cell) =>
    cell
      .toLowerCase()
      .split(/[^a-z]+/)
      .some((word) => word.startsWith(stem)),
  );
  return byWord ?? nearest(column, others);
}

function isColumn(text: string): boolean {
  return ORGANISATION_COLUMNS.some((column) => column === text);
}
