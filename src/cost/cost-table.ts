/** From net amounts to VAT, cash, depreciation and present value, by month and financial year. */
import type { CostLeaf, CostPlan } from './cost-plan.ts';
import { depreciationOf } from './depreciation.ts';
import { wholePence } from './pence.ts';

export const AMOUNT_NAMES = [
  'net',
  'vat',
  'vatRecovered',
  'cash',
  'depreciation',
  'discounted',
] as const;

export type AmountName = (typeof AMOUNT_NAMES)[number];

/** Whole pence by month, or by year. */
export type Amounts = Readonly<Record<AmountName, Float64Array>>;

/** The row that sums all that is paid, and the one of what nobody pays. */
export const TOTAL = 'total';
const ECONOMIC_TOTAL = 'economic total';

export type CostRowKind = CostLeaf['kind'] | 'total' | 'economic-total' | 'memo';

export interface CostRow {
  readonly name: string;
  readonly kind: CostRowKind;
  /** Index of the leaf that it is, or whose memo it is; null: a total. */
  readonly leaf: number | null;
  readonly months: Amounts;
  /** One a financial year, then the whole horizon. */
  readonly years: Amounts;
}

export interface CostTable {
  /** What is paid, its total; what nobody pays, its total if there is any; memos. */
  readonly rows: readonly CostRow[];
  readonly total: CostRow;
}

/** Whether somebody pays it. */
export function isCash(kind: CostRowKind): boolean {
  return kind === 'capital' || kind === 'running' || kind === 'optimism-bias';
}

/**
 * The table of net leaves, in whole pence at leaf * monthCount + month: of one replication, or of
 * the mean.
 *
 * vat = rate * net, vatRecovered = recoverableShare * vat, cash = net + vat - vatRecovered,
 * discounted = net times the year's factor (0 for purchases ordered before the horizon, and for
 * what nobody pays); each is rounded where it stands, and only sums of these are taken. A total has
 * the sums of what is above it. A capital line has a memo, in no total: what is not written off, as
 * the net amount of the last month.
 */
export function costTable(plan: CostPlan, netPence: Float64Array): CostTable {
  const leafRows = plan.leaves.map((_, leaf) => leafRow(plan, leaf, netPence));
  const paid = leafRows.filter(({ kind }) => isCash(kind));
  const unpaid = leafRows.filter(({ kind }) => kind === 'economic');
  const total = totalRow(plan, { name: TOTAL, kind: 'total' }, paid);
  const economic = { name: ECONOMIC_TOTAL, kind: 'economic-total' } as const;
  const memos = paid.filter(({ kind }) => kind === 'capital').map((row) => memoRow(plan, row));
  return {
    rows: [
      ...paid,
      total,
      ...unpaid,
      ...(unpaid.length === 0 ? [] : [totalRow(plan, economic, unpaid)]),
      ...memos,
    ],
    total,
  };
}

/** What is paid over the horizon, in pence. */
export function totalCashPence({ total }: CostTable): number {
  return total.years.cash.at(-1)!;
}

/** What that counts at the price base, in pence. */
export function presentValuePence({ total }: CostTable): number {
  return total.years.discounted.at(-1)!;
}

function leafRow(plan: CostPlan, leaf: number, netPence: Float64Array): CostRow {
  const { name, kind, isSunk, lifeMonths } = plan.leaves[leaf]!;
  const { months, vat } = plan;
  const amounts = emptyAmounts(months.length);
  amounts.net.set(netPence.subarray(leaf * months.length, (leaf + 1) * months.length));
  months.forEach(({ year }, month) => {
    const net = amounts.net[month]!;
    const tax = wholePence(vat.rate * taxablePence(plan, { leaf, month }, netPence));
    const recovered = wholePence(vat.recoverableShare * tax);
    amounts.vat[month] = tax;
    amounts.vatRecovered[month] = recovered;
    if (!isCash(kind)) return;
    amounts.cash[month] = net + tax - recovered;
    if (!isSunk) amounts.discounted[month] = wholePence(net * plan.years[year]!.factor);
  });
  if (kind === 'capital') {
    amounts.depreciation.set(depreciationOf(amounts.net, lifeMonths).chargePence);
  }
  return { name, kind, leaf, months: amounts, years: byYear(plan, amounts) };
}

/**
 * The part of a leaf's net that bears VAT. Of optimism bias it is that on lines that bear it: what
 * such a line costs more than thought is taxed like the line.
 */
function taxablePence(
  { leaves, months }: CostPlan,
  { leaf, month }: { readonly leaf: number; readonly month: number },
  netPence: Float64Array,
): number {
  const { bias, hasVat } = leaves[leaf]!;
  const net = netPence[leaf * months.length + month]!;
  if (bias === null) return hasVat ? net : 0;
  const taxed = bias.of.filter((other) => leaves[other]!.hasVat);
  if (taxed.length === bias.of.length) return net;
  const base = taxed.reduce((sum, other) => sum + netPence[other * months.length + month]!, 0);
  return Math.min(net, wholePence(bias.share * base));
}

/** What of a capital row is not written off; its present value would lessen that of the total. */
function memoRow(plan: CostPlan, { name, leaf, months }: CostRow): CostRow {
  const { isSunk, lifeMonths } = plan.leaves[leaf!]!;
  const amounts = emptyAmounts(plan.months.length);
  const last = plan.months.length - 1;
  const { residualPence } = depreciationOf(months.net, lifeMonths);
  amounts.net[last] = residualPence;
  if (!isSunk) amounts.discounted[last] = wholePence(residualPence * plan.years.at(-1)!.factor);
  return {
    name: `residual value of ${name}`,
    kind: 'memo',
    leaf,
    months: amounts,
    years: byYear(plan, amounts),
  };
}

function totalRow(
  plan: CostPlan,
  { name, kind }: Pick<CostRow, 'name' | 'kind'>,
  rows: readonly CostRow[],
): CostRow {
  const months = emptyAmounts(plan.months.length);
  const years = emptyAmounts(plan.years.length + 1);
  for (const row of rows) {
    for (const amount of AMOUNT_NAMES) {
      addTo(months[amount], row.months[amount]);
      addTo(years[amount], row.years[amount]);
    }
  }
  return { name, kind, leaf: null, months, years };
}

/** Sums by financial year, and of the whole horizon. */
function byYear(plan: CostPlan, monthly: Amounts): Amounts {
  const yearCount = plan.years.length;
  const sums = emptyAmounts(yearCount + 1);
  for (const amount of AMOUNT_NAMES) {
    plan.months.forEach(({ year }, month) => {
      sums[amount][year]! += monthly[amount][month]!;
      sums[amount][yearCount]! += monthly[amount][month]!;
    });
  }
  return sums;
}

function emptyAmounts(length: number): Amounts {
  return {
    net: new Float64Array(length),
    vat: new Float64Array(length),
    vatRecovered: new Float64Array(length),
    cash: new Float64Array(length),
    depreciation: new Float64Array(length),
    discounted: new Float64Array(length),
  };
}

function addTo(sums: Float64Array, values: Float64Array): void {
  for (let index = 0; index < sums.length; index++) sums[index]! += values[index]!;
}
