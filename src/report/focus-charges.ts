/** Costs as charges in the sense of FOCUS: what is bought, used, taxed and added. */
import type { CostResult } from '../cost/cost-result.ts';
import { type CostRow, isCash } from '../cost/cost-table.ts';
import { depreciationOf } from '../cost/depreciation.ts';
import type { CAPITAL_UNITS, DriverUnit } from '../scenario/costs-spec.ts';

/** One row of focus.csv, in whole pence. */
export interface FocusCharge {
  readonly row: CostRow;
  /** Index of the month. */
  readonly month: number;
  readonly category: 'Usage' | 'Purchase' | 'Tax' | 'Adjustment';
  readonly description: string;
  /** Paid in the month. */
  readonly billedPence: number;
  /** What of it, or of what was paid before, the month bears. */
  readonly effectivePence: number;
  /** Before discounts, of which headroom knows none. */
  readonly listPence: number;
  readonly quantity: number | null;
  readonly unit: string | null;
}

type CountedUnit = DriverUnit | (typeof CAPITAL_UNITS)[number];

/** By the rules for units: plural nouns, a hyphen only between units that are multiplied. */
const FOCUS_UNITS: Readonly<Record<CountedUnit, string>> = {
  'TB bought': 'TB',
  'TiB bought': 'TiB',
  'TiB-month installed': 'TiB-Months',
  'TiB-month provisioned': 'TiB-Months',
  'TiB-month used': 'TiB-Months',
  'TB-month installed': 'TB-Months',
  'TB-month provisioned': 'TB-Months',
  'TB-month used': 'TB-Months',
  'mailbox-month': 'Mailbox-Months',
  'dual mailbox-month': 'Mailbox-Months',
  month: 'Months',
  stage: 'Stages',
  'mailbox changed': 'Mailboxes',
  'GiB moved': 'GiB',
  contact: 'Contacts',
  'clean-up': 'Cleanups',
  'bounced message': 'Messages',
  'suppressed message': 'Messages',
};

/**
 * The charges of all that is paid, month by month, those of nothing left out.
 *
 * Their billed costs add up to the cash of the costs, their effective ones to net running cost,
 * depreciation, and VAT that does not come back, which capital lines bear like their price.
 */
export function* focusCharges(costs: CostResult): Generator<FocusCharge> {
  const { mean, plan } = costs;
  const lists = mean.rows.filter(({ kind }) => isCash(kind)).map((row) => chargesOf(costs, row));
  for (let month = 0; month < plan.months.length; month++) {
    for (const charges of lists) {
      for (const charge of charges) {
        const isSomething = charge.billedPence !== 0 || charge.effectivePence !== 0;
        if (charge.month === month && isSomething) yield charge;
      }
    }
  }
}

function chargesOf(costs: CostResult, row: CostRow): FocusCharge[] {
  const { net, vat, vatRecovered } = row.months;
  const tax = vat.map((pence, month) => pence - vatRecovered[month]!);
  if (row.kind === 'capital') return capitalCharges(costs, row, tax);
  const isBias = row.kind === 'optimism-bias';
  const unit = isBias ? null : focusUnit(costs, row);
  const quantities = quantitiesOf(costs, row);
  return [...net].flatMap((pence, month) => [
    {
      ...{ row, month, description: row.name, category: isBias ? 'Adjustment' : 'Usage' },
      ...allOf(pence),
      ...{ quantity: isBias ? null : quantities[month]!, unit },
    },
    { ...taxOn(row.name), row, month, ...allOf(tax[month]!) },
  ]);
}

/**
 * A purchase is paid at once and borne by the months of its life: then it is used, and no longer
 * paid for. So is its tax.
 */
function capitalCharges(costs: CostResult, row: CostRow, tax: Float64Array): FocusCharge[] {
  const { lifeMonths } = costs.plan.leaves[row.leaf!]!;
  const unit = focusUnit(costs, row);
  const bought = quantitiesOf(costs, row);
  const taxBorne = depreciationOf(tax, lifeMonths).chargePence;
  const [purchase, use] = [`${row.name}: purchase`, `${row.name}: use`];
  return [...row.months.net].flatMap((pence, month) => [
    {
      ...{ row, month, category: 'Purchase', description: purchase },
      ...paid(pence),
      ...{ quantity: bought[month]!, unit },
    },
    { ...taxOn(purchase), row, month, ...paid(tax[month]!) },
    {
      ...{ row, month, category: 'Usage', description: use },
      ...borne(row.months.depreciation[month]!),
      quantity: sumOf(bought.subarray(Math.max(0, month - lifeMonths), month)),
      unit: `${unit}-Months`,
    },
    { ...taxOn(use), row, month, ...borne(taxBorne[month]!) },
  ]);
}

/** Paid, and borne by the same month. */
function allOf(pence: number) {
  return { billedPence: pence, effectivePence: pence, listPence: pence };
}

/** Paid for later months. */
function paid(pence: number) {
  return { billedPence: pence, effectivePence: 0, listPence: pence };
}

/** Paid earlier. */
function borne(pence: number) {
  return { billedPence: 0, effectivePence: pence, listPence: pence };
}

function taxOn(charge: string) {
  return { category: 'Tax', description: `VAT on ${charge}`, quantity: null, unit: null } as const;
}

function focusUnit({ plan }: CostResult, { leaf }: CostRow): string {
  return FOCUS_UNITS[plan.leaves[leaf!]!.unit as CountedUnit];
}

/** Mean quantities by month. */
function quantitiesOf({ plan, meanQuantities }: CostResult, { leaf }: CostRow): Float64Array {
  const monthCount = plan.months.length;
  return meanQuantities.subarray(leaf! * monthCount, (leaf! + 1) * monthCount);
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}
