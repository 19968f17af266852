/** Whether the mailboxes that a stage selects are those of which the table says what became. */
import type { Findings } from './verify-check.ts';
import { findingAt, type KeptRows } from './verify-rows.ts';
import { unitsColumnsOf, unitsText } from './verify-units.ts';

const SELECTED = 'selected_mailboxes_mean';
const BECAME = [
  'changed_mailboxes_mean',
  'failed_mailboxes_mean',
  'gone_mailboxes_mean',
  'left_mailboxes_mean',
] as const;

/** Finds stages whose numbers do not add up. */
export function checkStages(stages: KeptRows, findings: Findings): void {
  const columns = unitsColumnsOf(stages, [SELECTED, ...BECAME], findings);
  if (columns === null) return;
  const selected = columns[SELECTED];
  const parts = BECAME.map((header) => columns[header]);
  for (const row of stages.rows) {
    const said = selected.unitsIn(row) ?? 0;
    const sum = parts.reduce((total, { unitsIn }) => total + (unitsIn(row) ?? 0), 0);
    // Each was rounded by itself.
    if (Math.abs(said - sum) <= (parts.length + 1) / 2) continue;
    const { index, places } = selected;
    const message = `${SELECTED} is ${unitsText(said, places)}, and those changed, failed, gone and left come to ${unitsText(sum, places)}`;
    findings.add(findingAt(row, index, message));
  }
}
