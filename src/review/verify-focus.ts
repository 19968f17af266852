/** Whether focus.csv bills what costs_monthly.csv pays. */
import type { Findings } from './verify-check.ts';
import { type CostRows, isPaidLine } from './verify-cost-rows.ts';
import { columnsOf, findingAt, type KeptRows } from './verify-rows.ts';
import { unitsColumnsOf, unitsText } from './verify-units.ts';

/** Of a date, as that of a charge period. */
const MONTH_LENGTH = 'YYYY-MM'.length;

/** The charges of a line in a month add up to its cash. */
export function checkFocus(focus: KeptRows, monthly: CostRows, findings: Findings): void {
  const sums = billedSums(focus, findings);
  if (sums === null) return;
  const { index, places, unitsIn } = monthly.amounts.cash_gbp_mean;
  for (const line of monthly.rows.filter(isPaidLine)) {
    const cash = unitsIn(line.row) ?? 0;
    // What is 0 has no row.
    const sum = sums.get(`${line.time} ${line.line}`) ?? 0;
    if (sum === cash) continue;
    const message = `cash_gbp_mean of ${line.line} in ${line.time} is ${unitsText(cash, places)}, and ${focus.named} bills ${unitsText(sum, places)}`;
    findings.add(findingAt(line.row, index, message));
  }
}

/** Pence by month and line; null: a column is missing. */
function billedSums(focus: KeptRows, findings: Findings): Map<string, number> | null {
  const columns = columnsOf(focus, ['ChargePeriodStart', 'ServiceName'], findings);
  const billed = unitsColumnsOf(focus, ['BilledCost'], findings);
  if (columns === null || billed === null) return null;
  const sums = new Map<string, number>();
  for (const row of focus.rows) {
    const month = (row.cells[columns.ChargePeriodStart] ?? '').slice(0, MONTH_LENGTH);
    const key = `${month} ${row.cells[columns.ServiceName] ?? ''}`;
    sums.set(key, (sums.get(key) ?? 0) + (billed.BilledCost.unitsIn(row) ?? 0));
  }
  return sums;
}
