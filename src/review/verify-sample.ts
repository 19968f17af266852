/** Whether tables of a quick look say so in every row, and those of whole runs do not. */
import { SAMPLE_COLUMN } from '../report/report.ts';
import { formatDecimal } from '../units/decimal.ts';
import type { Findings } from './verify-check.ts';
import { findingAt, findingIn, type RowCheck, type VerifiedTable } from './verify-rows.ts';

/** A check of the column of samples; null: the run has none. */
export function sampleCheck(
  { resource, named }: VerifiedTable,
  sampleShare: number | null,
  findings: Findings,
): RowCheck | null {
  const { header, places = 0 } = SAMPLE_COLUMN;
  const column = resource.schema.fields.findIndex(({ name }) => name === header);
  if (column >= 0 !== (sampleShare !== null)) {
    const which = column >= 0 ? 'has' : 'lacks';
    const other = sampleShare === null ? 'no sample' : 'a sample';
    findings.add(findingIn(named, `it ${which} ${header}, and run.json has ${other}`));
  }
  if (sampleShare === null || column < 0) return null;
  const due = formatDecimal(sampleShare, places);
  return (row) => {
    if (row.cells[column] === due) return;
    findings.add(findingAt(row, column, `here should stand ${due}, the share in run.json`));
  };
}
