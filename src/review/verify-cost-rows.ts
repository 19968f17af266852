/** The tables of costs as rows of whole pence, with the place of every cell. */
import { type CostRowKind, isCash } from '../cost/cost-table.ts';
import type { CsvRow } from '../table/csv-rows.ts';
import type { Findings } from './verify-check.ts';
import { columnsOf, type KeptRows } from './verify-rows.ts';
import { type UnitsColumn, unitsColumnsOf } from './verify-units.ts';

/** What of a row are means in whole pence, which add up over lines and over time. */
export const COST_AMOUNTS = [
  'net_gbp_mean',
  'vat_gbp_mean',
  'vat_recovered_gbp_mean',
  'cash_gbp_mean',
  'depreciation_gbp_mean',
  'discounted_gbp_mean',
] as const;

export type CostAmount = (typeof COST_AMOUNTS)[number];

export interface CostRows {
  /** As findings call the file. */
  readonly named: string;
  readonly rows: readonly CostRow[];
  readonly amounts: Readonly<Record<CostAmount | 'quantity_mean', UnitsColumn>>;
}

export interface CostRow {
  /** A month, a financial year, or all. */
  readonly time: string;
  readonly line: string;
  readonly kind: string;
  readonly row: CsvRow;
}

/**
 * The rows of costs_monthly.csv, by `month`, or of costs_annual.csv, by `financial_year`; null: a
 * column is missing, which is then found.
 */
export function costRows(
  kept: KeptRows,
  timeHeader: 'month' | 'financial_year',
  findings: Findings,
): CostRows | null {
  const columns = columnsOf(kept, [timeHeader, 'line', 'kind'], findings);
  const amounts = unitsColumnsOf(kept, [...COST_AMOUNTS, 'quantity_mean'], findings);
  if (columns === null || amounts === null) return null;
  const rows = kept.rows.map((row) => ({
    time: row.cells[columns[timeHeader]] ?? '',
    line: row.cells[columns.line] ?? '',
    kind: row.cells[columns.kind] ?? '',
    row,
  }));
  return { named: kept.named, rows, amounts };
}

/** Whether a row is of a line that somebody pays. */
export function isPaidLine({ kind }: CostRow): boolean {
  return isCash(kind as CostRowKind);
}

/** Rows by time, in their order. */
export function byTime({ rows }: CostRows): Map<string, CostRow[]> {
  const times = new Map<string, CostRow[]>();
  for (const row of rows) {
    const own = times.get(row.time);
    if (own === undefined) times.set(row.time, [row]);
    else own.push(row);
  }
  return times;
}
