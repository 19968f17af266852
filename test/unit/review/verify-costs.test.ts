/** Whether the tables of costs add up, to the penny. */
import { describe, expect, it } from 'vitest';
import { costRows } from '../../../src/review/verify-cost-rows.ts';
import { checkLines, checkMonths, checkYears } from '../../../src/review/verify-costs.ts';
import { checkFocus } from '../../../src/review/verify-focus.ts';
import {
  ANNUAL_LINES,
  annualTable,
  edited,
  FOCUS,
  MONTHLY_LINES,
  monthlyTable,
} from '../../support/verified-costs.ts';
import { handRows, shown } from '../../support/verified-tables.ts';

interface Lines {
  readonly monthly?: readonly string[];
  readonly annual?: readonly string[];
  readonly focus?: readonly string[];
}

/** All that is found of costs, focus.csv only where it is given, with lines and no columns. */
function found(lines: Lines): string[] {
  return placed(lines).map((line) => line.replace(/(:\d+):\d+/, '$1'));
}

/** The same with both. */
function placed({ monthly, annual, focus }: Lines): string[] {
  return shown((findings) => {
    const months = costRows(handRows('costs_monthly', monthlyTable(monthly)), 'month', findings);
    const kept = handRows('costs_annual', annualTable(annual));
    const years = costRows(kept, 'financial_year', findings);
    if (months === null || years === null) throw new Error('columns are missing');
    for (const costs of [years, months]) checkLines(costs, findings);
    checkYears(years, findings);
    checkMonths(months, years, findings);
    if (focus === undefined) return;
    checkFocus(handRows('focus', { ...FOCUS, lines: focus }), months, findings);
  });
}

const ANNUAL = 'runs/a/costs_annual.csv';
const MONTHLY = 'runs/a/costs_monthly.csv';

describe('costs', () => {
  it('add up', () => {
    expect(found({ focus: FOCUS.lines })).toEqual([]);
  });

  it('are off by a penny in a line of a month', () => {
    // In 2014-03 the desk: its own cash, the total of the month, the year of the line.
    expect(placed({ monthly: edited(MONTHLY_LINES, 7, ['3.00', '3.01']) })).toEqual([
      `${MONTHLY}:10:23  net_gbp_mean of total in 2014-03 is 3.00, and the lines come to 3.01`,
      `${MONTHLY}:9:51  cash_gbp_mean of desk in 2014-03 is 3.00, and net with VAT less what of it comes back 3.01`,
      `${ANNUAL}:3:58  net_gbp_mean of desk in 2013/14 is 6.00, and the months of ${MONTHLY} come to 6.01`,
    ]);
  });

  it.each([
    [
      'a total',
      { annual: edited(ANNUAL_LINES, 14, ['15.00', '15.01']) },
      [
        `${ANNUAL}:16  discounted_gbp_mean of total in all is 15.01, and the lines come to 15.00`,
        `${ANNUAL}:16  discounted_gbp_mean of total in all is 15.01, and the years come to 15.00`,
      ],
    ],
    [
      'an economic total',
      { monthly: edited(MONTHLY_LINES, 16, ['0.50', '0.49']) },
      [
        `${MONTHLY}:18  net_gbp_mean of economic total in 2014-04 is 0.49, and the economic lines come to 0.50`,
        `${ANNUAL}:12  net_gbp_mean of economic total in 2014/15 is 0.50, and the months of ${MONTHLY} come to 0.49`,
      ],
    ],
    [
      'what is written off',
      { monthly: edited(MONTHLY_LINES, 12, ['5.00', '4.00']) },
      [
        `${MONTHLY}:16  depreciation_gbp_mean of total in 2014-04 is 5.00, and the lines come to 4.00`,
        `${ANNUAL}:8  depreciation_gbp_mean of discs in 2014/15 is 5.00, and the months of ${MONTHLY} come to 4.00`,
      ],
    ],
    [
      'a memo',
      { annual: edited(ANNUAL_LINES, 17, [',1.00', ',1.01']) },
      [
        `${ANNUAL}:19  discounted_gbp_mean of residual value of discs in all is 1.01, and the years come to 1.00`,
      ],
    ],
    [
      'a cell that should be empty',
      { annual: edited(ANNUAL_LINES, 3, ['1.00,,', '1.00,0.00,']) },
      [
        `${ANNUAL}:5  vat_gbp_mean of time in 2013/14 is 0.00, and the months of ${MONTHLY} come to empty`,
      ],
    ],
    [
      'a cell that should not be',
      { annual: edited(ANNUAL_LINES, 6, [',0.00,0.00,0.00,0.00,5', ',0.00,0.00,0.00,,5']) },
      [
        `${ANNUAL}:8  cash_gbp_mean of discs in 2014/15 is empty, and net with VAT less what of it comes back 0.00`,
        `${ANNUAL}:8  cash_gbp_mean of discs in 2014/15 is empty, and the months of ${MONTHLY} come to 0.00`,
      ],
    ],
    [
      'a line that is missing in a month',
      { monthly: MONTHLY_LINES.filter((_, index) => index !== 9) },
      [
        `${MONTHLY}:11  net_gbp_mean of economic total in 2014-03 is 0.50, and the economic lines come to 0.00`,
        `${ANNUAL}:5  net_gbp_mean of time in 2013/14 is 1.00, and the months of ${MONTHLY} come to 0.50`,
        `${ANNUAL}:5  quantity_mean of time in 2013/14 is 0.667, and the months of ${MONTHLY} come to 0.333`,
      ],
    ],
  ])('tell of %s', (_, lines, findings) => {
    const all = found(lines);
    expect(all).toEqual(expect.arrayContaining(findings));
  });

  it('may be off by the rounding of quantities, and no more', () => {
    // Two months of 0.333 may be 0.6669; each rounded, the year by 0.0005 and the months by 0.001.
    const withYear = (quantity: string) => edited(ANNUAL_LINES, 1, ['0.667', quantity]);
    for (const quantity of ['0.665', '0.666', '0.667']) {
      expect(found({ annual: withYear(quantity) })).toEqual([]);
    }
    for (const quantity of ['0.664', '0.668']) {
      expect(found({ annual: withYear(quantity) })).toEqual([
        `${ANNUAL}:3  quantity_mean of desk in 2013/14 is ${quantity}, and the months of ${MONTHLY} come to 0.666`,
      ]);
    }
  });

  it('may have nothing that is paid', () => {
    const isUnpaid = (line: string) => !/capital|running|memo/.test(line);
    const unpaid = (lines: readonly string[]) =>
      lines
        .filter(isUnpaid)
        .map((line) => line.replace(/total,,,.*/, 'total,,,0.00,0.00,0.00,0.00,0.00,0.00'))
        .map((line) => line.replace(/economic-total,,,.*/, 'economic-total,,,0.50,,,,,'));
    const monthly = unpaid(MONTHLY_LINES);
    const annual = unpaid(ANNUAL_LINES).map((line) => {
      const [year = ''] = line.split(',');
      const net = { '2013/14': '1.00', '2014/15': '0.50', all: '1.50' }[year] ?? '';
      return line.replace('economic-total,,,0.50', `economic-total,,,${net}`);
    });
    expect(found({ monthly, annual })).toEqual([]);
  });

  it('lack a column', () => {
    const { fields, lines } = monthlyTable();
    const without = fields.filter(({ name }) => name !== 'vat_gbp_mean');
    const cut = lines.map((line) => line.split(',').toSpliced(6, 1).join());
    const kept = handRows('costs_monthly', { fields: without, lines: cut });
    expect(shown((findings) => costRows(kept, 'month', findings))).toEqual([
      `${MONTHLY}  it has no column vat_gbp_mean`,
    ]);
  });
});

describe('focus.csv', () => {
  it('bills the cash of each line and month, and has no row for nothing', () => {
    expect(found({ focus: FOCUS.lines.filter((_, index) => index !== 3) })).toEqual([]);
    expect(found({ focus: edited(FOCUS.lines, 1, ['1.00', '0.99']) })).toEqual([
      `${MONTHLY}:2  cash_gbp_mean of discs in 2014-02 is 11.00, and runs/a/focus.csv bills 10.99`,
    ]);
    expect(found({ focus: FOCUS.lines.slice(0, -1) })).toEqual([
      `${MONTHLY}:15  cash_gbp_mean of desk in 2014-04 is 3.00, and runs/a/focus.csv bills 0.00`,
    ]);
  });
});
