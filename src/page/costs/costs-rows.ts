/** The rows of costs_annual.csv by what they are. */
import { ALL } from '../../scenario/reserved-names.ts';
import { numberOf, type PageCell } from '../cells/page-cell.ts';
import { type PageRun, tableOf } from '../cells/page-run.ts';
import {
  cellOf,
  numberAt,
  type PageRow,
  type PageTable,
  rowsWith,
  rowWith,
  textAt,
} from '../cells/page-table.ts';
import { isSingle } from '../cells/pool-days.ts';

/** Costs of a run; rows without a year are those of the whole horizon. */
export interface CostRows {
  readonly table: PageTable;
  /** Of one replication: quantiles are its values again. */
  readonly isSingle: boolean;
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

/** Lines of a chart or table; more are in the file. */
export const LINES_MAX = 40;

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
    isSingle: isSingle(run),
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

/** How many times the next a line must be for the others to be hardly seen beside it. */
const HIDING = 4;
/** More lines than these are the costs themselves. */
const HIDING_MAX = 3;

/** The few lines beside which the others are hardly seen in one picture; none: they are. */
export function hidingLines({ paid }: CostRows): readonly PageRow[] {
  const bySize = paid.filter((row) => sizeOf(row) > 0).sort((a, b) => sizeOf(b) - sizeOf(a));
  const count = bySize
    .slice(0, HIDING_MAX)
    .findIndex((row, index) => isHiddenBy(row, bySize[index + 1] ?? null));
  return bySize.slice(0, count + 1);
}

/** Lines that nobody pays beside which the others are hardly seen. */
export function hidingUnpaid(costs: CostRows): readonly PageRow[] {
  const hiding = hidingLines(costs);
  const [largest = null] = costs.paid
    .filter((row) => sizeOf(row) > 0 && !hiding.includes(row))
    .sort((a, b) => sizeOf(b) - sizeOf(a));
  return costs.unpaid.filter((row) => isHiddenBy(row, largest));
}

function isHiddenBy(large: PageRow, small: PageRow | null): boolean {
  return small !== null && sizeOf(large) > HIDING * sizeOf(small);
}

/** In pounds, of either sign. */
function sizeOf(row: PageRow): number {
  return Math.abs(numberOf(meanCell(row)) ?? 0);
}
