/** The finance tables of a run as a workbook. */
import type { KeptTables } from './read-run-tables.ts';
import { aboutSheet } from './workbook-about.ts';
import { checksSheet } from './workbook-checks.ts';
import { columnsSheet } from './workbook-columns.ts';
import type { Sheet } from './workbook-sheet.ts';
import { tableSheet } from './workbook-table.ts';

/** Tables of which a workbook has sheets, in their order, as far as the run has them. */
export const WORKBOOK_TABLES: readonly string[] = [
  'summary',
  'costs_annual',
  'costs_monthly',
  'purchases',
  'pools',
  'milestones',
];

/**
 * What the run is, its tables, the checks that costs tie, and what the columns mean.
 *
 * @throws InputFaults where a table or run.json is not as headroom writes it.
 */
export function workbookOf(kept: KeptTables): Sheet[] {
  const sheets = kept.tables.map(tableSheet);
  const checks = checksSheet(sheets);
  return [
    aboutSheet(kept, checks),
    ...sheets,
    ...(checks === null ? [] : [checks]),
    columnsSheet(kept.tables),
  ];
}
