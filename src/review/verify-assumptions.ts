/** Whether assumptions.csv and run.json tell the same of the origin of every input. */

import { unescapedText } from '../table/csv.ts';
import type { CsvRow } from '../table/csv-rows.ts';
import type { Findings } from './verify-check.ts';
import { columnsOf, findingAt, findingIn, type KeptRows } from './verify-rows.ts';
import type { VerifiedRecord } from './verify-run-record.ts';

type Origin = VerifiedRecord['origins'][string];

/** What the table calls the file of `--set`, whose own name a spreadsheet would run, */
const COMMAND_LINE = 'command line';
/** and that of what nobody has written. */
const DEFAULT = 'default';

const CELLS = {
  value: ({ text }) => text,
  source: ({ source }) => source,
  owner: ({ owner }) => owner,
  note: ({ note }) => note,
  quality: ({ quality }) => quality,
  file: ({ file }) => (file === '--set' ? COMMAND_LINE : file),
  line: ({ line }) => (line > 0 ? String(line) : ''),
} as const satisfies Record<string, (origin: Origin) => string>;

type Header = keyof typeof CELLS;

const HEADERS = Object.keys(CELLS) as Header[];

/** Finds origins that differ. */
export function checkAssumptions(
  assumptions: KeptRows,
  { origins }: Pick<VerifiedRecord, 'origins'>,
  findings: Findings,
): void {
  const columns = columnsOf(assumptions, ['key', ...HEADERS], findings);
  if (columns === null) return;
  const left = new Map(Object.entries(origins));
  for (const row of assumptions.rows) {
    const address = row.cells[columns.key] ?? '';
    const origin = left.get(address);
    left.delete(address);
    if (origin !== undefined) checkOrigin(row, { columns, address, origin }, findings);
    else if (row.cells[columns.file] !== DEFAULT) {
      findings.add(findingAt(row, columns.key, `run.json has no origin of ${address}`));
    }
  }
  for (const address of left.keys()) {
    findings.add(
      findingIn(assumptions.named, `it has no row of ${address}, whose origin is in run.json`),
    );
  }
}

interface Expected {
  readonly columns: Readonly<Record<Header, number>>;
  readonly address: string;
  readonly origin: Origin;
}

function checkOrigin(
  row: CsvRow,
  { columns, address, origin }: Expected,
  findings: Findings,
): void {
  for (const header of HEADERS) {
    const column = columns[header];
    const cell = unescapedText(row.cells[column] ?? '');
    if (isSame(cell, CELLS[header](origin))) continue;
    findings.add(findingAt(row, column, `the ${header} of ${address} is another in run.json`));
  }
}

/** Cells are read without the white space around them, and lines in them end in LF. */
function isSame(cell: string, text: string): boolean {
  return cell === text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').trim();
}
