/** Organisations: the list that a scenario takes from a file or from types, and their sizes. */
import type { OrganisationTypeShape } from '../scenario/scenario.ts';
import { type CsvRow, cellPlace, firstLines, readRows } from '../table/csv-rows.ts';
import type { Fault } from '../table/fault.ts';
import { largestRemainder } from '../units/largest-remainder.ts';
import { readBody } from './organisation-body.ts';
import { findColumns, ORGANISATION_COLUMNS, separatorFault } from './organisation-columns.ts';

export interface Organisation {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly region: string;
  readonly mailboxCount: number;
}

/** How many mailboxes the organisations have together. */
export function mailboxTotal(organisations: readonly Organisation[]): number {
  return organisations.reduce((total, { mailboxCount }) => total + mailboxCount, 0);
}

/**
 * Reads a CSV of organisations with the columns id, name, type, region and mailboxes, matched by
 * name in whatever order and letter case; other columns are ignored. Reports every fault of the
 * text, in order of place; `organisations` holds the rows without one. At the boundary: 0 mailboxes
 * are allowed, no organisation at all is a fault.
 *
 * @example
 * parseOrganisations('id,name,type,region,mailboxes\nA1,Trust A,acute-trust,North,250\n', 'o.csv')
 *   .organisations[0].mailboxCount // 250
 */
export function parseOrganisations(
  csvText: string,
  file: string,
): { organisations: Organisation[]; faults: Fault[] } {
  const [wrongSeparator] = firstLines(csvText, file).flatMap((row) => separatorFault(row) ?? []);
  if (wrongSeparator !== undefined) return { organisations: [], faults: [wrongSeparator] };
  const faults: Fault[] = [];
  const rows = readRows(csvText, file, faults);
  const header = readHeader(rows);
  // Where the header itself cannot be read, the first readable row is not one.
  const firstFault = faults[0]?.line ?? Number.POSITIVE_INFINITY;
  if (header === null || firstFault < header.line) {
    readRest(rows);
    return { organisations: [], faults: faults.length > 0 ? faults : [emptyFile(file)] };
  }
  const columns = findColumns(header);
  if (columns.faults.length > 0) {
    readRest(rows);
    return { organisations: [], faults: [...columns.faults, ...faults] };
  }
  const read = readBody(rows, { cellCount: header.cells.length, positions: columns.positions });
  if (read.rowCount === 0 && faults.length === 0) faults.push(noRows(header));
  const all = [...faults, ...read.faults];
  all.sort((a, b) => a.line - b.line || a.column - b.column);
  return { organisations: read.organisations, faults: all };
}

function readHeader(rows: Generator<CsvRow>): CsvRow | null {
  const first = rows.next();
  // PowerShell's Export-Csv puts a line with the type of its objects above the header.
  const isOfPowerShell = first.done !== true && first.value.cells[0]?.startsWith('#TYPE ') === true;
  const header = isOfPowerShell ? rows.next() : first;
  return header.done === true ? null : header.value;
}

/** Goes through the rows that are left, for the sake of their faults. */
function readRest(rows: Generator<CsvRow>): void {
  while (rows.next().done !== true);
}

const HEADER_EXAMPLE = ORGANISATION_COLUMNS.join(',');

function emptyFile(file: string): Fault {
  const mend = `write a header line ${HEADER_EXAMPLE} and a row for each organisation`;
  return { file, line: 1, column: 1, address: '', message: 'the file is empty', mend };
}

function noRows(header: CsvRow): Fault {
  const message = 'no organisation below the header';
  return {
    ...cellPlace(header, 0),
    address: '',
    message,
    mend: 'write a row for each organisation',
  };
}

/**
 * The same organisations with `total` mailboxes in all, in proportion, by largest remainder. At the
 * boundary: their own total leaves every size as it is.
 *
 * @throws RangeError if `total` is not a count, or if nobody has a mailbox and `total` is above 0
 * @example
 * scaleMailboxes([{ id: 'A1', mailboxCount: 1 }, { id: 'G1', mailboxCount: 2 }], 6)
 *   .map(({ mailboxCount }) => mailboxCount) // [2, 4]
 */
export function scaleMailboxes(
  organisations: readonly Organisation[],
  total: number,
): Organisation[] {
  const sizes = organisations.map(({ mailboxCount }) => mailboxCount);
  const counts = largestRemainder(total, sizes);
  return organisations.map((organisation, k) => ({
    ...organisation,
    mailboxCount: counts[k] ?? 0,
  }));
}

/**
 * Organisations for a scenario that has no file: by type and region as written, numbered within
 * the type, of sizes that differ by at most one mailbox. Nothing is drawn.
 *
 * @throws RangeError if a count is not a count, or a type has mailboxes and no organisation
 * @example
 * synthesiseOrganisations([
 *   { type: 'gp-practice', count: 2, mailboxCount: 5, regions: { North: 1 } },
 * ]).map(({ id, mailboxCount }) => [id, mailboxCount])
 * // [['gp-practice-0001', 3], ['gp-practice-0002', 2]]
 */
export function synthesiseOrganisations(types: readonly OrganisationTypeShape[]): Organisation[] {
  return types.flatMap(organisationsOfType);
}

function organisationsOfType(shape: OrganisationTypeShape): Organisation[] {
  const { type, count, mailboxCount } = shape;
  const names = Object.keys(shape.regions);
  const regionCounts = largestRemainder(count, Object.values(shape.regions));
  const regions = names.flatMap((name, k) => Array<string>(regionCounts[k] ?? 0).fill(name));
  const sizes = largestRemainder(mailboxCount, Array<number>(count).fill(1));
  // Four digits keep the ids in order as text up to 9,999 of a type; beyond, more.
  const digits = Math.max(4, String(count).length);
  return regions.map((region, k) => {
    const number = String(k + 1).padStart(digits, '0');
    const name = `${type} ${number} ${region}`;
    return { id: `${type}-${number}`, name, type, region, mailboxCount: sizes[k] ?? 0 };
  });
}
