/**
 * The master check of the costs: in whole pence, that months, years and totals tie, so that no two
 * files of a run can disagree. A run that fails it has met a fault in headroom.
 */
import type { CostPlan } from './cost-plan.ts';
import {
  AMOUNT_NAMES,
  type Amounts,
  type CostRow,
  type CostTable,
  isCash,
  TOTAL,
} from './cost-table.ts';
import { checkedPence } from './pence.ts';

/**
 * Checks a table.
 *
 * In every row each year is the sum of its months and the horizon that of the years; a total is the
 * sum of its rows in every month, year and the horizon; cash is net and VAT less what is recovered;
 * what was written off and what was not is what was paid for it.
 *
 * @throws Error that names what does not tie; InputFaults where a sum is too large to be exact.
 */
export function checkCosts(plan: CostPlan, { rows, total }: CostTable): void {
  for (const row of rows) {
    checkYears(plan, row);
    if (isCash(row.kind)) {
      checkCash(row, row.months);
      checkCash(row, row.years);
    }
  }
  checkTotal(
    total,
    rows.filter(({ kind }) => isCash(kind)),
  );
  checkCash(total, total.years);
  const economic = rows.find(({ kind }) => kind === 'economic-total');
  const unpaid = rows.filter(({ kind }) => kind === 'economic');
  if (economic !== undefined) checkTotal(economic, unpaid);
  else requireEqual(() => `rows that nobody pays beside the row ${TOTAL}`, unpaid.length, 0);
  for (const row of rows) if (row.kind === 'capital') checkWrittenOff(row, rows);
}

function checkYears({ months, years: yearly }: CostPlan, row: CostRow): void {
  for (const amount of AMOUNT_NAMES) {
    const what = () => `${amount} of ${row.name}`;
    const sums = new Float64Array(yearly.length);
    months.forEach(({ year }, month) => {
      sums[year]! += checkedPence(what, row.months[amount][month]!);
    });
    let all = 0;
    yearly.forEach(({ name }, year) => {
      requireEqual(() => `${what()} in ${name}`, row.years[amount][year]!, sums[year]!);
      all += sums[year]!;
    });
    requireEqual(() => `${what()} over the horizon`, row.years[amount][yearly.length]!, all);
    checkedPence(what, all);
  }
}

function checkCash({ name }: CostRow, { net, vat, vatRecovered, cash }: Amounts): void {
  cash.forEach((pence, index) => {
    const parts = net[index]! + vat[index]! - vatRecovered[index]!;
    requireEqual(() => `cash of ${name}, ${index}`, pence, parts);
  });
}

function checkTotal(total: CostRow, rows: readonly CostRow[]): void {
  for (const part of ['months', 'years'] as const) {
    for (const amount of AMOUNT_NAMES) {
      total[part][amount].forEach((pence, index) => {
        const sum = rows.reduce((all, row) => all + row[part][amount][index]!, 0);
        requireEqual(() => `${amount} of ${total.name} in ${part} ${index}`, pence, sum);
      });
    }
  }
}

function checkWrittenOff(row: CostRow, rows: readonly CostRow[]): void {
  const memo = rows.find(({ kind, leaf }) => kind === 'memo' && leaf === row.leaf);
  const residual = memo?.years.net.at(-1) ?? 0;
  const writtenOff = row.years.depreciation.at(-1)!;
  requireEqual(() => `life of ${row.name}`, writtenOff + residual, row.years.net.at(-1)!);
}

/** What is compared is worded only where it differs: 5,000 times took half a millisecond. */
function requireEqual(what: () => string, found: number, expected: number): void {
  if (found !== expected) {
    throw new Error(`master check: ${what()}: ${found} by the table, ${expected} by its parts`);
  }
}
