/** Whether the tables of costs add up: to the penny, as they are read. */
import { parseDate } from '../calendar/date.ts';
import { financialYearName, financialYearOf } from '../cost/financial-year.ts';
import { ALL } from '../scenario/reserved-names.ts';
import type { Findings } from './verify-check.ts';
import {
  byTime,
  COST_AMOUNTS,
  type CostAmount,
  type CostRow,
  type CostRows,
  isPaidLine,
} from './verify-cost-rows.ts';
import { findingAt } from './verify-rows.ts';
import { type UnitsColumn, unitsText } from './verify-units.ts';

/** What adds up to a row. */
interface Parts {
  /** As a sentence begins: `the lines`. */
  readonly what: string;
  readonly rows: readonly CostRow[];
  readonly of: CostRows;
}

/** Within a table: lines add up to totals, and what is paid follows from net and VAT. */
export function checkLines(costs: CostRows, findings: Findings): void {
  for (const rows of byTime(costs).values()) {
    for (const total of rows.filter(({ kind }) => kind === 'total')) {
      const parts = { what: 'the lines', rows: rows.filter(isPaidLine), of: costs };
      checkAmounts({ total, costs, findings }, parts);
    }
    for (const total of rows.filter(({ kind }) => kind === 'economic-total')) {
      const lines = rows.filter(({ kind }) => kind === 'economic');
      const parts = { what: 'the economic lines', rows: lines, of: costs };
      checkAmounts({ total, costs, findings }, parts);
    }
    for (const row of rows) checkCash(row, costs, findings);
  }
}

/** The financial years of a line add up to its whole horizon. */
export function checkYears(annual: CostRows, findings: Findings): void {
  const years = byLine(annual, ({ time }) => (time === ALL ? null : ALL));
  for (const total of annual.rows.filter(({ time }) => time === ALL)) {
    const rows = years.get(keyOf(ALL, total.line)) ?? [];
    checkAmounts({ total, costs: annual, findings }, { what: 'the years', rows, of: annual });
  }
}

/** The months of a line add up to its financial years. */
export function checkMonths(monthly: CostRows, annual: CostRows, findings: Findings): void {
  const months = byLine(monthly, ({ time }) => yearOfMonth(time));
  for (const total of annual.rows.filter(({ time }) => time !== ALL)) {
    const rows = months.get(keyOf(total.time, total.line)) ?? [];
    const parts = { what: `the months of ${monthly.named}`, rows, of: monthly };
    checkAmounts({ total, costs: annual, findings }, parts);
    checkQuantity({ total, costs: annual, findings }, parts);
  }
}

function yearOfMonth(month: string): string | null {
  const date = parseDate(`${month}-01`);
  return date === null ? null : financialYearName(financialYearOf(date));
}

/** Rows by a time in which they lie and their line; without those that lie in none. */
function byLine(
  { rows }: CostRows,
  timeOf: (row: CostRow) => string | null,
): Map<string, CostRow[]> {
  const lines = new Map<string, CostRow[]>();
  for (const row of rows) {
    const time = timeOf(row);
    if (time === null) continue;
    const key = keyOf(time, row.line);
    const own = lines.get(key);
    if (own === undefined) lines.set(key, [row]);
    else own.push(row);
  }
  return lines;
}

function keyOf(time: string, line: string): string {
  return `${time} ${line}`;
}

interface Total {
  readonly total: CostRow;
  /** The table in which it stands. */
  readonly costs: CostRows;
  readonly findings: Findings;
}

function checkAmounts(where: Total, parts: Parts): void {
  for (const amount of COST_AMOUNTS) checkAmount(where, parts, amount);
}

function checkAmount({ total, costs, findings }: Total, parts: Parts, amount: CostAmount): void {
  const column = costs.amounts[amount];
  const said = column.unitsIn(total.row);
  const sum = sumOf(parts.rows, parts.of.amounts[amount]);
  // No rows add up to 0, and to nothing where that is what there should be.
  if (said === sum || (said === null && parts.rows.length === 0)) return;
  const message = `${amount} of ${total.line} in ${total.time} is ${textOf(said, column)}, and ${parts.what} come to ${textOf(sum, column)}`;
  findings.add(findingAt(total.row, column.index, message));
}

/** Each of the rows was rounded by itself. */
function checkQuantity({ total, costs, findings }: Total, parts: Parts): void {
  const column = costs.amounts.quantity_mean;
  const said = column.unitsIn(total.row);
  const sum = sumOf(parts.rows, parts.of.amounts.quantity_mean);
  const slack = (parts.rows.length + 1) / 2;
  const isSame = said === null || sum === null ? said === sum : Math.abs(said - sum) <= slack;
  if (isSame) return;
  const message = `quantity_mean of ${total.line} in ${total.time} is ${textOf(said, column)}, and ${parts.what} come to ${textOf(sum, column)}`;
  findings.add(findingAt(total.row, column.index, message));
}

/** The sum of the cells that are not empty, 0 of no rows; null: all are empty. */
function sumOf(rows: readonly CostRow[], { unitsIn }: UnitsColumn): number | null {
  const units = rows.map(({ row }) => unitsIn(row)).filter((one) => one !== null);
  const isEmpty = units.length === 0 && rows.length > 0;
  return isEmpty ? null : units.reduce((sum, one) => sum + one, 0);
}

function textOf(units: number | null, { places }: UnitsColumn): string {
  return units === null ? 'empty' : unitsText(units, places);
}

function checkCash(row: CostRow, { amounts }: CostRows, findings: Findings): void {
  const unitsOf = (amount: CostAmount) => amounts[amount].unitsIn(row.row);
  const cash = unitsOf('cash_gbp_mean');
  const [net, vat, recovered] = [
    unitsOf('net_gbp_mean'),
    unitsOf('vat_gbp_mean'),
    unitsOf('vat_recovered_gbp_mean'),
  ];
  const isPaid = row.kind === 'total' || isPaidLine(row);
  const due =
    isPaid && net !== null && vat !== null && recovered !== null ? net + vat - recovered : null;
  if (cash === due) return;
  const column = amounts.cash_gbp_mean;
  const message = `cash_gbp_mean of ${row.line} in ${row.time} is ${textOf(cash, column)}, and net with VAT less what of it comes back ${textOf(due, column)}`;
  findings.add(findingAt(row.row, column.index, message));
}
