/**
 * focus.csv: the costs for tools that read FOCUS, version 1.2, whose rules it follows rather than
 * those of the other tables: names of columns, times of day, units.
 *
 * It has all columns that are mandatory there, and of the others those that apply to us. Own
 * columns begin with `x_`. A forecast has no invoice and no supplier, yet must name them.
 *
 * Source: FinOps Open Cost and Usage Specification 1.2, https://focus.finops.org/focus-specification/v1-2/
 */
import { type CalendarDate, formatDate } from '../calendar/date.ts';
import type { Cell, Column } from '../table/table.ts';
import { moneyCell, moneyColumn } from './costs-cells.ts';
import { type FocusCharge, focusCharges } from './focus-charges.ts';
import { keyColumn, type Report, textColumn } from './report.ts';
import type { RunResult } from './run-result.ts';

/** Who says what is charged. */
const ISSUER = 'headroom';

interface Context {
  readonly result: RunResult;
  readonly costs: NonNullable<RunResult['costs']>;
}

interface FocusColumn extends Column {
  readonly cellOf: (charge: FocusCharge, context: Context) => Cell;
}

/** In the order of their names, our own last, as the specification allows. */
const COLUMNS: readonly FocusColumn[] = [
  money(
    'BilledCost',
    'Paid in the charge period: net, or VAT that does not come back.',
    (charge) => charge.billedPence,
  ),
  text('BillingAccountId', 'Name of the scenario.', (_, { result }) => result.plan.name),
  text(
    'BillingAccountName',
    'Title of the scenario.',
    (_, { result }) => result.loaded.scenario.title,
  ),
  text(
    'BillingCurrency',
    'Currency of all costs, ISO 4217.',
    (_, { result }) => result.loaded.scenario.currency,
  ),
  text('BillingPeriodEnd', 'End of the calendar month, exclusive.', (charge, { costs }) => {
    const { date, calendarDayCount } = costs.plan.months[charge.month]!;
    return timeOf(date + calendarDayCount);
  }),
  text('BillingPeriodStart', 'Start of the calendar month.', (charge, { costs }) =>
    timeOf(costs.plan.months[charge.month]!.date),
  ),
  {
    ...keyColumn(
      'ChargeCategory',
      'Usage: running lines, and the use of what was bought; Purchase: capital lines on arrival; Tax: VAT; Adjustment: optimism bias.',
    ),
    cellOf: ({ category }) => category,
  },
  text('ChargeClass', 'Empty: nothing corrects an earlier billing period.', () => null),
  {
    ...keyColumn('ChargeDescription', 'The line, with what of it is charged.'),
    cellOf: ({ description }) => description,
  },
  text('ChargePeriodEnd', 'End of the month or of the horizon, exclusive.', (charge, { costs }) =>
    timeOf(costs.plan.startDate + costs.plan.months[charge.month]!.endDay),
  ),
  {
    ...keyColumn('ChargePeriodStart', 'Start of the month or of the horizon.'),
    cellOf: ({ month }, { costs }) =>
      timeOf(costs.plan.startDate + costs.plan.months[month]!.firstDay),
  },
  quantity(
    'ConsumedQuantity',
    'Mean of what was used; only for usage.',
    ({ category, ...charge }) => (category === 'Usage' ? charge.quantity : null),
  ),
  text('ConsumedUnit', 'What ConsumedQuantity counts.', ({ category, unit }) =>
    category === 'Usage' ? unit : null,
  ),
  money('ContractedCost', 'As ListCost: no discount is known.', ({ listPence }) => listPence),
  money(
    'EffectiveCost',
    'What the charge period bears: BilledCost, but 0 for a purchase and its tax, which the months after bear straight-line over its life.',
    ({ effectivePence }) => effectivePence,
  ),
  text('InvoiceIssuerName', `${ISSUER}: a forecast has no invoice.`, () => ISSUER),
  money(
    'ListCost',
    'At the price of the scenario, of a purchase and again of its use.',
    ({ listPence }) => listPence,
  ),
  quantity('PricingQuantity', 'Mean of what is charged for.', (charge) => charge.quantity),
  text('PricingUnit', 'What PricingQuantity counts.', ({ unit }) => unit),
  text('ProviderName', `${ISSUER}: the scenario names no supplier.`, () => ISSUER),
  text('PublisherName', `${ISSUER}: the scenario names no supplier.`, () => ISSUER),
  text(
    'ServiceCategory',
    'Storage: what is bought or charged by TB or TiB; Other: optimism bias; Business Applications: the rest of a mail service.',
    (charge, { costs }) => serviceCategory(charge, costs),
  ),
  {
    ...keyColumn('ServiceName', 'Name of the line of costs.'),
    cellOf: ({ row }) => row.name,
  },
  text('x_FinancialYear', 'The financial year, from 1 April.', (charge, { costs }) => {
    const { months, years } = costs.plan;
    return years[months[charge.month]!.year]!.name;
  }),
  text('x_LineKind', 'capital, running or optimism-bias.', ({ row }) => row.kind),
  {
    ...{ header: 'x_ReplicationCount', unit: 'replications', type: 'integer' },
    meaning: 'Over so many replications costs and quantities are means.',
    cellOf: (_, { costs }) => costs.replications.length,
  },
];

export const focus: Report = {
  name: 'focus',
  title: 'Costs in the columns of FOCUS 1.2',
  answers:
    'What do the costs look like to tools that read FOCUS? Means over the replications; BilledCost adds up to the cash of costs_monthly.csv. Only with `--focus`.',
  columns: COLUMNS.map(({ cellOf: _, ...column }) => column),
  rowsOf: (result) => (result.costs === null ? [] : rowsOf({ result, costs: result.costs })),
};

function* rowsOf(context: Context): Generator<Cell[]> {
  for (const charge of focusCharges(context.costs)) {
    yield COLUMNS.map(({ cellOf }) => cellOf(charge, context));
  }
}

function text(header: string, meaning: string, cellOf: FocusColumn['cellOf']): FocusColumn {
  return { ...textColumn(header, meaning), cellOf };
}

function money(
  header: string,
  meaning: string,
  penceOf: (charge: FocusCharge) => number,
): FocusColumn {
  const column = { ...moneyColumn(header, meaning), unit: "BillingCurrency's" };
  return { ...column, cellOf: (charge) => moneyCell(penceOf(charge)) };
}

function quantity(
  header: string,
  meaning: string,
  quantityOf: (charge: FocusCharge) => number | null,
): FocusColumn {
  return { header, unit: "the row's", type: 'number', places: 3, meaning, cellOf: quantityOf };
}

/** The values are among those that the specification allows. */
function serviceCategory({ row }: FocusCharge, { plan }: Context['costs']): string {
  if (row.kind === 'optimism-bias') return 'Other';
  const { unit } = plan.leaves[row.leaf!]!;
  return /^Ti?B\b/.test(unit) ? 'Storage' : 'Business Applications';
}

/** Midnight UTC at the start of a day, as the specification writes times. */
function timeOf(date: CalendarDate): string {
  return `${formatDate(date)}T00:00:00Z`;
}
