/** The rows of costs_annual.csv by what they are. */
import { ALL } from '../scenario/reserved-names.ts';
import type { PageCell } from './page-cell.ts';
import { type PageRun, tableOf } from './page-run.ts';
import {
  cellOf,
  numberAt,
  type PageRow,
  type PageTable,
  rowsWith,
  rowWith,
  textAt,
} from './page-table.ts';

/** Costs of a run; rows without a year are those of the whole horizon. */
export interface CostRows {
  readonly table: PageTable;
  /** All that is paid, by financial year. */
  readonly years: readonly PageRow[];
  readonly total: PageRow;
  /** Lines that somebody pays. */
  readonly paid: readonly PageRow[];
  /** Lines that are worth money, and that nobody pays. */
  readonly unpaid: readonly PageRow[];
  /** What of purchases is not written off at the end. */
  readonly memos: readonly PageRow[];
}

const PAID_KINDS = ['capital', 'running', 'optimism-bias'];

/** Null: the run has no costs. */
export function costRows(run: PageRun): CostRows | null {
  const table = tableOf(run, 'costs_annual');
  const whole = rowsWith(table, { financial_year: ALL });
  const total = whole.find((row) => textAt(row, 'kind') === 'total');
  if (table === null || total === undefined) return null;
  const ofKind = (...kinds: readonly string[]) =>
    whole.filter((row) => kinds.includes(textAt(row, 'kind')));
  return {
    table,
    years: rowsWith(table, { kind: 'total' }).filter((row) => !isWhole(row)),
    total,
    paid: ofKind(...PAID_KINDS),
    unpaid: ofKind('economic'),
    memos: ofKind('memo'),
  };
}

function isWhole(row: PageRow): boolean {
  return textAt(row, 'financial_year') === ALL;
}

/** The row of a line in a year of another row. */
export function lineIn({ table }: CostRows, line: PageRow, year: PageRow): PageRow | null {
  const [name, span] = [textAt(line, 'line'), textAt(year, 'financial_year')];
  return rowWith(table, { financial_year: span, line: name });
}

/** What a line costs on the mean: cash, or what it is worth if nobody pays it. */
export function meanCell(row: PageRow): PageCell | null {
  const cash = cellOf(row, 'cash_gbp_mean');
  return cash === null || cash.text === '' ? cellOf(row, 'net_gbp_mean') : cash;
}

/** The same in pounds; 0 where there is none. */
export function cashOf(row: PageRow | null): number {
  return row === null ? 0 : (numberAt(row, 'cash_gbp_mean') ?? 0);
}

/** By how much one line must be more than all others together to hide them in a picture. */
const HIDING = 2;

/** The line beside which the others are not seen in one picture; null: they are. */
export function hidingLine({ paid }: CostRows): PageRow | null {
  const size = (row: PageRow) => Math.abs(cashOf(row));
  const [largest] = [...paid].sort((a, b) => size(b) - size(a));
  if (largest === undefined) return null;
  let rest = 0;
  for (const row of paid) if (row !== largest) rest += size(row);
  return rest > 0 && size(largest) > HIDING * rest ? largest : null;
}
