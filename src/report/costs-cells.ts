/** What the tables of costs by month and by financial year share: columns, and cells of a row. */
import type { CostResult } from '../cost/cost-result.ts';
import {
  AMOUNT_NAMES,
  type AmountName,
  type Amounts,
  type CostRow,
  isCash,
} from '../cost/cost-table.ts';
import { PENCE_PER_POUND } from '../cost/pence.ts';
import type { Cell, Column } from '../table/table.ts';
import { keyColumn, textColumn } from './report.ts';

/**
 * Two places of pounds. Costs are whole pence below 2^52, whose hundredths these places show to the
 * penny, so that figures add up as they are read.
 */
export function moneyColumn(header: string, meaning: string): Column {
  return { header, unit: 'GBP', type: 'number', places: 2, meaning };
}

/** Whole pence as the cell of a column of money. */
export function moneyCell(pence: number): number {
  return pence / PENCE_PER_POUND;
}

const EMPTY_IF_UNPAID = 'empty for what nobody pays';

const AMOUNTS: Readonly<Record<AmountName, { readonly header: string; readonly meaning: string }>> =
  {
    net: {
      header: 'net_gbp_mean',
      meaning:
        'Mean over the replications of what is paid without VAT, in whole pence, and for economic lines of what it is worth; of a memo what is not written off at the end.',
    },
    vat: { header: 'vat_gbp_mean', meaning: `VAT on net_gbp_mean; ${EMPTY_IF_UNPAID}.` },
    vatRecovered: {
      header: 'vat_recovered_gbp_mean',
      meaning: `The part of the VAT that comes back; ${EMPTY_IF_UNPAID}.`,
    },
    cash: {
      header: 'cash_gbp_mean',
      meaning: `net_gbp_mean and VAT less what of it comes back; ${EMPTY_IF_UNPAID}.`,
    },
    depreciation: {
      header: 'depreciation_gbp_mean',
      meaning: `What of capital lines is written off, straight-line from the month after arrival, months at the edge of the horizon being whole; without VAT, and no part of cash; ${EMPTY_IF_UNPAID}.`,
    },
    discounted: {
      header: 'discounted_gbp_mean',
      meaning:
        "net_gbp_mean in prices of priceBase, discounted to its financial year; 0 for what was ordered before the horizon; of a memo what present value would be less by; empty for economic lines. Its total is the run's present value.",
    },
  };

/** After the span of time the other part of the key: the row's name. */
export const COST_LINE = keyColumn(
  'line',
  'Name of the line; total: all that is paid; economic total: the economic lines; residual value of a line: its memo.',
);

/** What is told of a row: kind, unit, quantity and amounts. */
export const COST_COLUMNS: readonly Column[] = [
  textColumn(
    'kind',
    'capital, running or optimism-bias: parts of the row total; economic: part of the row economic total; total, economic-total; memo: part of no total.',
  ),
  textColumn(
    'unit',
    'What is counted; of a capital line what is bought, which is raw: rawPerUsable times the usable sizes of purchases.csv; empty for shares of other lines, totals and memos.',
  ),
  {
    header: 'quantity_mean',
    unit: "the row's",
    type: 'number',
    places: 3,
    meaning: 'How much of it, mean over the replications; empty without a unit.',
  },
  ...AMOUNT_NAMES.map((amount) => moneyColumn(AMOUNTS[amount].header, AMOUNTS[amount].meaning)),
];

/** The cells of `COST_COLUMNS` from a row's amounts at an index, with the months it stands for. */
export function costCells(
  result: CostResult,
  row: CostRow,
  span: {
    readonly amounts: Amounts;
    readonly index: number;
    /** Whether a month belongs to it, by its index. */
    readonly has: (month: number) => boolean;
  },
): Cell[] {
  const { unit = '' } = isLeaf(row) ? result.plan.leaves[row.leaf!]! : {};
  return [
    ...[row.kind, unit],
    unit === '' ? null : quantityIn(result, row.leaf!, span.has),
    ...AMOUNT_NAMES.map((amount) =>
      hasAmount(row, amount) ? moneyCell(span.amounts[amount][span.index]!) : null,
    ),
  ];
}

/** Whether the row is a leaf itself, neither a total nor a memo. */
function isLeaf({ kind }: CostRow): boolean {
  return isCash(kind) || kind === 'economic';
}

/** Whether somebody pays what the row has, so that it has cash. */
export function isPaid({ kind }: CostRow): boolean {
  return isCash(kind) || kind === 'total';
}

function hasAmount(row: CostRow, amount: AmountName): boolean {
  if (isPaid(row) || amount === 'net') return true;
  return row.kind === 'memo' && amount === 'discounted';
}

function quantityIn(
  { plan, meanQuantities }: CostResult,
  leaf: number,
  has: (month: number) => boolean,
): number {
  const monthCount = plan.months.length;
  return meanQuantities
    .subarray(leaf * monthCount, (leaf + 1) * monthCount)
    .reduce((sum, quantity, month) => (has(month) ? sum + quantity : sum), 0);
}
