/** Whether run.json has the means of summary.csv. */
import type { CsvRow } from '../table/csv-rows.ts';
import type { Findings } from './verify-check.ts';
import { columnsOf, findingAt, findingIn, type KeptRows, shownCell } from './verify-rows.ts';
import type { VerifiedRecord } from './verify-run-record.ts';
import { decimalUnits, unitsText } from './verify-units.ts';

/** Finds means that differ. */
export function checkMeans(
  summary: KeptRows,
  record: Pick<VerifiedRecord, 'headlineMeans' | 'masterCheck' | 'named'>,
  findings: Findings,
): void {
  const columns = columnsOf(summary, ['metric', 'mean'], findings);
  if (columns === null) return;
  const { metric, mean } = columns;
  const { rows } = summary;
  const left = new Map(Object.entries(record.headlineMeans));
  for (const row of rows) {
    const name = row.cells[metric] ?? '';
    const due = left.get(name) ?? null;
    left.delete(name);
    checkMean(row, { name, due, mean }, findings);
  }
  for (const name of left.keys()) {
    const message = 'summary.csv has no such row';
    findings.add(findingIn(record.named, message, `headlineMeans.${name}`));
  }
  checkPence(
    new Map(rows.map((row) => [row.cells[metric] ?? '', row])),
    { record, mean },
    findings,
  );
}

interface DueMean {
  readonly name: string;
  readonly due: number | null;
  /** Column of means. */
  readonly mean: number;
}

function checkMean(row: CsvRow, { name, due, mean }: DueMean, findings: Findings): void {
  const cell = row.cells[mean] ?? '';
  if (due === null ? cell === '' : cell !== '' && Number(cell) === due) return;
  const message = `the mean of ${name} is ${cell === '' ? 'empty' : shownCell(cell)}, and ${due ?? 'none'} in headlineMeans of run.json`;
  findings.add(findingAt(row, mean, message));
}

/** The money that the master check ties is that of the summary, in pence. */
function checkPence(
  rows: ReadonlyMap<string, CsvRow>,
  {
    record,
    mean,
  }: { readonly record: Pick<VerifiedRecord, 'masterCheck' | 'named'>; readonly mean: number },
  findings: Findings,
): void {
  const { costs } = record.masterCheck;
  if (costs === null) return;
  const tied = { total_cost_gbp: costs.totalCost, present_value_gbp: costs.presentValue };
  for (const [name, { summaryPence }] of Object.entries(tied)) {
    const row = rows.get(name);
    const cell = row?.cells[mean] ?? '';
    if (row === undefined || decimalUnits(cell, 2) === summaryPence) continue;
    const due = unitsText(summaryPence, 2);
    const message = `the mean of ${name} is ${shownCell(cell)}, and ${due} in masterCheck of run.json`;
    findings.add(findingAt(row, mean, message));
  }
}
