import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { type CostResult, costResult } from '../../../src/cost/cost-result.ts';
import { costsAnnual } from '../../../src/report/costs-annual.ts';
import { costsMonthly } from '../../../src/report/costs-monthly.ts';
import type { Report } from '../../../src/report/report.ts';
import type { RunResult } from '../../../src/report/run-result.ts';
import { csvText } from '../../../src/table/csv.ts';
import { handCosts, handPlan } from '../../support/cost-hand-case.ts';

const result = costResult(handPlan, [handCosts]);

function csvOf({ name, title, columns, rowsOf }: Report, costs: CostResult | null): string {
  const rows = rowsOf({ costs } as RunResult);
  return csvText({ name, title, columns, rows }, { excel: false });
}

function recordsOf(report: Report, costs: CostResult): Record<string, string>[] {
  return parse(csvOf(report, costs), { columns: true });
}

/** Pounds with two places as pence. */
function penceOf(pounds: string | undefined): number {
  return Number((pounds ?? '').replace('.', ''));
}

describe('costs_monthly.csv', () => {
  // The amounts are those of test/unit/cost/hand-case.test.ts.
  it('has the hand case, line by line', () => {
    const lines = csvOf(costsMonthly, result).split('\n');
    expect(lines).toHaveLength(1 + 4 * 11 + 1);
    expect(lines[0]).toBe(
      'month,line,kind,unit,quantity_mean,net_gbp_mean,vat_gbp_mean,vat_recovered_gbp_mean,' +
        'cash_gbp_mean,depreciation_gbp_mean,discounted_gbp_mean',
    );
    expect(lines[3]).toBe(
      '2014-02,service,running,mailbox-month,50.000,192.50,38.50,19.25,211.75,0.00,192.50',
    );
    const sunk = 'storage (ordered before 2014-02-15)';
    expect(lines.slice(34, 45)).toEqual([
      '2014-05,storage,capital,TB bought,0.000,0.00,0.00,0.00,0.00,833.34,0.00',
      `2014-05,${sunk},capital,TB bought,0.000,0.00,0.00,0.00,0.00,83.33,0.00`,
      '2014-05,service,running,mailbox-month,32.258,124.19,24.84,12.42,136.61,0.00,117.64',
      '2014-05,team,running,stage,0.000,0.00,0.00,0.00,0.00,0.00,0.00',
      '2014-05,help desk,running,contact,1.000,9.00,0.00,0.00,9.00,0.00,8.53',
      '2014-05,bias,optimism-bias,,,12.42,2.48,1.24,13.66,0.00,11.76',
      '2014-05,total,total,,,145.61,27.32,13.66,159.27,916.67,137.93',
      '2014-05,owners,economic,clean-up,0.000,0.00,,,,,',
      '2014-05,economic total,economic-total,,,0.00,,,,,',
      '2014-05,residual value of storage,memo,,,38333.33,,,,,36310.82',
      `2014-05,residual value of ${sunk},memo,,,3916.67,,,,,0.00`,
    ]);
  });

  it('has no row without costs', () => {
    expect(csvOf(costsMonthly, null).split('\n')).toHaveLength(2);
    expect(csvOf(costsAnnual, null).split('\n')).toHaveLength(2);
  });
});

describe('costs_annual.csv', () => {
  it('has the hand case, year by year and over the horizon', () => {
    const lines = csvOf(costsAnnual, result).split('\n');
    expect(lines).toHaveLength(1 + 3 * 11 + 1);
    expect(lines[0]).toMatch(/^financial_year,line,.*,cash_gbp_p50,cash_gbp_p80,cash_gbp_p90$/);
    const totals = lines.filter((line) => line.includes(',total,'));
    expect(
      totals.map((line) => line.split(',').filter((_, at) => ![7, 8, 9, 11].includes(at))),
    ).toEqual([
      [
        ...['2013/14', 'total', '2014-02-15', '2014-03-31', 'total', '', ''],
        ...['61107.77', '56644.25', '61107.77', '61107.77', '61107.77'],
      ],
      [
        ...['2014/15', 'total', '2014-04-01', '2014-05-10', 'total', '', ''],
        ...['5025.12', '539.09', '5025.12', '5025.12', '5025.12'],
      ],
      [
        ...['all', 'total', '2014-02-15', '2014-05-10', 'total', '', ''],
        ...['66132.89', '57183.34', '66132.89', '66132.89', '66132.89'],
      ],
    ]);
    expect(lines).toContain(
      '2013/14,service,2014-02-15,2014-03-31,running,mailbox-month,150.000,577.50,115.50,57.75,635.25,0.00,577.50,635.25,635.25,635.25',
    );
    expect(lines).toContain(
      'all,service,2014-02-15,2014-05-10,running,mailbox-month,282.258,1086.69,217.34,108.67,1195.36,0.00,1059.83,1195.36,1195.36,1195.36',
    );
    expect(lines).toContain(
      'all,owners,2014-02-15,2014-05-10,economic,clean-up,3.000,21.00,,,,,,,,',
    );
  });

  it('has quantiles of type 7 over the replications, of each row by itself', () => {
    // Cash of the service over the horizon times 1 to 5: the median is 3 times, P80 lies a fifth
    // of the way from 4 to 5 times, P90 three fifths.
    const replications = [1, 2, 3, 4, 5].map((factor) => ({
      ...handCosts,
      cashPence: handCosts.cashPence.map((pence) => factor * pence),
    }));
    const row = recordsOf(costsAnnual, { ...result, replications }).find(
      ({ financial_year, line }) => financial_year === 'all' && line === 'service',
    );
    expect(row).toMatchObject({
      cash_gbp_mean: '1195.36',
      cash_gbp_p50: '3586.08',
      cash_gbp_p80: '5020.51', // 4.2 * 1195.36 = 5020.512
      cash_gbp_p90: '5498.66', // 4.6 * 1195.36 = 5498.656
    });
  });
});

describe('the tables of costs', () => {
  it('add up, as they are written: months to years, lines to totals', () => {
    const months = recordsOf(costsMonthly, result);
    const years = recordsOf(costsAnnual, result);
    const money = Object.keys(months[0]!).filter((header) => header.endsWith('_gbp_mean'));
    expect(money).toHaveLength(6);
    const sum = (rows: Record<string, string>[], header: string) =>
      rows.reduce((total, row) => total + penceOf(row[header]), 0);
    for (const year of years) {
      const of = months.filter(
        ({ month = '', line }) => line === year.line && isIn(month, year.financial_year!),
      );
      for (const header of money) expect(sum(of, header)).toBe(penceOf(year[header]));
    }
    for (const total of years.filter(({ kind }) => kind === 'total')) {
      const parts = years.filter(
        ({ financial_year, kind }) =>
          financial_year === total.financial_year &&
          ['capital', 'running', 'optimism-bias'].includes(kind!),
      );
      for (const header of money) expect(sum(parts, header)).toBe(penceOf(total[header]));
    }
  });
});

/** Whether a month YYYY-MM lies in a financial year, or in `all`. */
function isIn(month: string, financialYear: string): boolean {
  const [year, number] = month.split('-').map(Number);
  const first = number! >= 4 ? year! : year! - 1;
  return financialYear === 'all' || financialYear.startsWith(`${first}/`);
}
