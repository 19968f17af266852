/** Tables of costs for verification, by hand: they add up. */
import type { PackagedField } from '../../src/review/verify-package.ts';
import type { HandTable } from './verified-tables.ts';
import { date, key, number, text } from './verified-tables.ts';

const AMOUNTS = ['net', 'vat', 'vat_recovered', 'cash', 'depreciation', 'discounted'];

const COST_FIELDS: readonly PackagedField[] = [
  text('kind'),
  text('unit'),
  number('quantity_mean', 3),
  ...AMOUNTS.map((amount) => number(`${amount}_gbp_mean`, 2, 'GBP')),
];

/**
 * Two months of a financial year and one of the next. Discs: 10.00 net, 2.00 VAT of which 1.00
 * comes back, so 11.00; desk: 3.00 a month without VAT; time: 0.50 that nobody pays. Quantities:
 * 1/3 a month, which are 0.333 each, and 0.667 of two.
 */
const MONTHS: readonly (readonly [month: string, bought: boolean])[] = [
  ['2014-02', true],
  ['2014-03', false],
  ['2014-04', false],
];

export const MONTHLY_LINES = MONTHS.flatMap(([month, isBought]) => [
  isBought
    ? `${month},discs,capital,TB,1.000,10.00,2.00,1.00,11.00,0.00,9.00`
    : `${month},discs,capital,TB,0.000,0.00,0.00,0.00,0.00,5.00,0.00`,
  `${month},desk,running,contact,0.333,3.00,0.00,0.00,3.00,0.00,2.00`,
  isBought
    ? `${month},total,total,,,13.00,2.00,1.00,14.00,0.00,11.00`
    : `${month},total,total,,,3.00,0.00,0.00,3.00,5.00,2.00`,
  `${month},time,economic,contact,0.333,0.50,,,,,`,
  `${month},economic total,economic-total,,,0.50,,,,,`,
  `${month},residual value of discs,memo,,,${month === '2014-04' ? '1.25' : '0.00'},,,,,${
    month === '2014-04' ? '1.00' : '0.00'
  }`,
]);

export const ANNUAL_LINES = [
  '2013/14,discs,2014-02-01,2014-03-31,capital,TB,1.000,10.00,2.00,1.00,11.00,5.00,9.00',
  '2013/14,desk,2014-02-01,2014-03-31,running,contact,0.667,6.00,0.00,0.00,6.00,0.00,4.00',
  '2013/14,total,2014-02-01,2014-03-31,total,,,16.00,2.00,1.00,17.00,5.00,13.00',
  '2013/14,time,2014-02-01,2014-03-31,economic,contact,0.667,1.00,,,,,',
  '2013/14,economic total,2014-02-01,2014-03-31,economic-total,,,1.00,,,,,',
  '2013/14,residual value of discs,2014-02-01,2014-03-31,memo,,,0.00,,,,,0.00',
  '2014/15,discs,2014-04-01,2014-04-30,capital,TB,0.000,0.00,0.00,0.00,0.00,5.00,0.00',
  '2014/15,desk,2014-04-01,2014-04-30,running,contact,0.333,3.00,0.00,0.00,3.00,0.00,2.00',
  '2014/15,total,2014-04-01,2014-04-30,total,,,3.00,0.00,0.00,3.00,5.00,2.00',
  '2014/15,time,2014-04-01,2014-04-30,economic,contact,0.333,0.50,,,,,',
  '2014/15,economic total,2014-04-01,2014-04-30,economic-total,,,0.50,,,,,',
  '2014/15,residual value of discs,2014-04-01,2014-04-30,memo,,,1.25,,,,,1.00',
  'all,discs,2014-02-01,2014-04-30,capital,TB,1.000,10.00,2.00,1.00,11.00,10.00,9.00',
  'all,desk,2014-02-01,2014-04-30,running,contact,1.000,9.00,0.00,0.00,9.00,0.00,6.00',
  'all,total,2014-02-01,2014-04-30,total,,,19.00,2.00,1.00,20.00,10.00,15.00',
  'all,time,2014-02-01,2014-04-30,economic,contact,1.000,1.50,,,,,',
  'all,economic total,2014-02-01,2014-04-30,economic-total,,,1.50,,,,,',
  'all,residual value of discs,2014-02-01,2014-04-30,memo,,,1.25,,,,,1.00',
];

/** costs_monthly.csv with some lines in place of others. */
export function monthlyTable(lines: readonly string[] = MONTHLY_LINES): HandTable {
  return { fields: [key('month'), key('line'), ...COST_FIELDS], lines };
}

/** costs_annual.csv likewise. */
export function annualTable(lines: readonly string[] = ANNUAL_LINES): HandTable {
  const dates = [date('first_date'), date('last_date')];
  return { fields: [key('financial_year'), key('line'), ...dates, ...COST_FIELDS], lines };
}

/** focus.csv, of which only what is checked is there. */
export const FOCUS: HandTable = {
  fields: [
    number('BilledCost', 2),
    key('ChargeCategory'),
    key('ChargeDescription'),
    key('ChargePeriodStart'),
    key('ServiceName'),
  ],
  lines: [
    '10.00,Purchase,discs: purchase,2014-02-01T00:00:00Z,discs',
    '1.00,Tax,VAT on discs: purchase,2014-02-01T00:00:00Z,discs',
    '3.00,Usage,desk,2014-02-01T00:00:00Z,desk',
    '0.00,Usage,discs: use,2014-03-01T00:00:00Z,discs',
    '3.00,Usage,desk,2014-03-01T00:00:00Z,desk',
    '3.00,Usage,desk,2014-04-01T00:00:00Z,desk',
  ],
};

/** The lines with a text in one of them, by its number from 0, in place of another. */
export function edited(
  lines: readonly string[],
  at: number,
  [from, to]: readonly [string, string],
): string[] {
  const line = lines[at] ?? '';
  if (!line.includes(from)) throw new Error(`'${from}' is not in '${line}'`);
  return lines.map((other, index) => (index === at ? line.replace(from, to) : other));
}
