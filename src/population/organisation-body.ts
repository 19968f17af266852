/** The rows below an organisation file's header, with every fault in them. */

import { type CsvRow, cellPlace } from '../table/csv-rows.ts';
import type { Fault } from '../table/fault.ts';
import { type ColumnPositions, ORGANISATION_COLUMNS } from './organisation-columns.ts';
import type { Organisation } from './organisations.ts';

/** What the header says of the rows. */
interface Header {
  readonly cellCount: number;
  readonly positions: ColumnPositions;
}

const WHOLE_NUMBER = /^\d{1,15}$/; // 15 digits: below 2^53, so that the number is exact

const MENDS = {
  id: 'write a code that no other organisation has',
  name: 'write the name, or the id once more',
  type: 'write the type that cohorts and stages select by, such as acute-trust',
  region: 'write the region that stages select by, such as North',
} as const;

/** Reads the rows; one with a fault gives no organisation, and its id still counts as taken. */
export function readBody(
  rows: Iterable<CsvRow>,
  header: Header,
): { organisations: Organisation[]; faults: Fault[]; rowCount: number } {
  const organisations: Organisation[] = [];
  const faults: Fault[] = [];
  const lineOfId = new Map<string, number>();
  let rowCount = 0;
  for (const row of rows) {
    rowCount++;
    const organisation = organisationOf(row, header);
    if (organisation === null || lineOfId.has(organisation.id)) {
      faults.push(...rowFaults(row, { header, lineOfId }));
    } else {
      lineOfId.set(organisation.id, row.line);
      organisations.push(organisation);
    }
  }
  return { organisations, faults, rowCount };
}

/** The organisation of a row, or null where a cell is at fault. */
function organisationOf({ cells }: CsvRow, { cellCount, positions }: Header): Organisation | null {
  const id = cells[positions.id] ?? '';
  const name = cells[positions.name] ?? '';
  const type = cells[positions.type] ?? '';
  const region = cells[positions.region] ?? '';
  const mailboxes = cells[positions.mailboxes] ?? '';
  const isFilled = id !== '' && name !== '' && type !== '' && region !== '';
  if (cells.length !== cellCount || !isFilled || !WHOLE_NUMBER.test(mailboxes)) return null;
  return { id, name, type, region, mailboxCount: Number(mailboxes) };
}

/** What is wrong with one row, whose id it enters in `lineOfId`. */
function rowFaults(
  row: CsvRow,
  { header, lineOfId }: { readonly header: Header; readonly lineOfId: Map<string, number> },
): Fault[] {
  // With a cell too many or too few nobody can say which cell is which.
  if (row.cells.length !== header.cellCount) return [wrongLength(row, header.cellCount)];
  const { positions } = header;
  const faults: Fault[] = [];
  const add = (k: number, message: string, mend: string) =>
    faults.push({ ...cellPlace(row, k), address: '', message, mend });
  for (const column of ORGANISATION_COLUMNS) {
    const k = positions[column];
    const text = row.cells[k] ?? '';
    if (column === 'mailboxes') {
      if (WHOLE_NUMBER.test(text)) continue;
      const message = `mailboxes is '${text}', not a whole number of 0 or more`;
      add(k, message, 'write digits only, at most 15 of them, such as 1250');
    } else if (text === '') {
      add(k, `${column} is empty`, MENDS[column]);
    } else if (column === 'id') {
      const first = lineOfId.get(text);
      if (first === undefined) lineOfId.set(text, row.line);
      else add(k, `id '${text}' stands twice: in lines ${first} and ${row.line}`, MENDS.id);
    }
  }
  return faults;
}

function wrongLength(row: CsvRow, cellCount: number): Fault {
  const cells = row.cells.length === 1 ? '1 cell' : `${row.cells.length} cells`;
  const message = `the row has ${cells}, the header ${cellCount}`;
  const mend =
    'write a cell for each column, and put a cell that contains a comma between double quotes';
  return { ...cellPlace(row, 0), address: '', message, mend };
}
