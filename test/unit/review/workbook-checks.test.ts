import { describe, expect, it } from 'vitest';
import { checksSheet, differenceFormula } from '../../../src/review/workbook-checks.ts';
import { type Sheet, type SheetRow, textCell } from '../../../src/review/workbook-sheet.ts';
import { sheetOf } from '../../../src/review/workbook-width.ts';

const AMOUNTS = ['net', 'vat', 'vat_recovered', 'cash', 'discounted'].map(
  (name) => `${name}_gbp_mean`,
);

function rowsOf(rows: readonly (readonly (string | number | null)[])[]): SheetRow[] {
  return rows.map((row) =>
    row.map((value) => {
      if (value === null) return null;
      if (typeof value === 'string') return textCell(value);
      return { kind: 'number', value, format: '#,##0.00' };
    }),
  );
}

const five = (value: number) => AMOUNTS.map(() => value);
const onlyNet = [1, null, null, null, null];

/** Columns D to H have the amounts, I a quantile; rows 5 and 8 to 10 have totals. */
const annual = sheetOf(
  'costs_annual',
  rowsOf([
    ['financial_year', 'line', 'kind', ...AMOUNTS, 'cash_gbp_p50'],
    ['2013/14', 'disk', 'capital', ...five(1), 1],
    ['2013/14', 'service', 'running', ...five(1), 1],
    ['2013/14', 'bias', 'optimism-bias', ...five(1), 1],
    ['2013/14', 'total', 'total', ...five(3), 3],
    ['2013/14', 'time', 'economic', ...onlyNet, null],
    ['2013/14', 'economic total', 'economic-total', ...onlyNet, null],
    ['2014/15', 'service', 'running', ...five(2), 2],
    ['2014/15', 'total', 'total', ...five(2), 2],
    ['all', 'total', 'total', ...five(5), 5],
  ]),
  2,
);
const monthly = sheetOf(
  'costs_monthly',
  rowsOf([
    ['month', 'line', 'kind', ...AMOUNTS],
    ['2013-04', 'service', 'running', ...five(5)],
    ['2013-04', 'total', 'total', ...five(5)],
  ]),
  2,
);
const summary = sheetOf(
  'summary',
  rowsOf([
    ['metric', 'unit', 'mean'],
    ['peak_used_tib', 'TiB', 1],
    ['total_cost_gbp', 'GBP', 5],
    ['present_value_gbp', 'GBP', 5],
  ]),
  1,
);

/** Rows of texts and formulas. */
function checksOf(sheets: readonly Sheet[]): string[][] {
  const sheet = checksSheet(sheets)!;
  return sheet.rows.slice(1).map((row) =>
    row.map((cell) => {
      if (cell?.kind === 'text') return cell.text;
      return cell?.kind === 'formula' ? cell.formula : '';
    }),
  );
}

const ofCash = (rows: readonly string[][]) => rows.filter((row) => row[2] === 'cash_gbp_mean');

describe('checks', () => {
  it('are live sums of the cells in which values stand', () => {
    const rows = checksOf([summary, annual, monthly]);
    const sumOfKinds = (sheet: string, last: number) =>
      ['capital', 'running', 'optimism-bias']
        .map(
          (kind) =>
            `SUMIFS(${sheet}!G2:G${last},${sheet}!C2:C${last},"${kind}",${sheet}!A2:A${last},"<>all")`,
        )
        .join('+');
    const named = ofCash(rows).map(([name, year, , parts, total]) => [name, year, parts, total]);
    const a = 'costs_annual!';
    expect(named).toEqual([
      ['lines add up to total', '2013/14', `SUM(${a}G2:G4)`, `${a}G5`],
      ['lines add up to total', '2014/15', `${a}G8`, `${a}G9`],
      // The sheet of this test has no lines of the horizon.
      ['lines add up to total', 'all', '0', `${a}G10`],
      ['cash is net + VAT - recovered', '2013/14', `${a}D5+${a}E5-${a}F5`, `${a}G5`],
      ['cash is net + VAT - recovered', '2014/15', `${a}D9+${a}E9-${a}F9`, `${a}G9`],
      ['cash is net + VAT - recovered', 'all', `${a}D10+${a}E10-${a}F10`, `${a}G10`],
      ['lines of years add up to the horizon', 'all', sumOfKinds('costs_annual', 10), `${a}G10`],
      ['lines of months add up to the horizon', 'all', sumOfKinds('costs_monthly', 3), `${a}G10`],
      ['summary has the same total_cost_gbp', 'all', 'summary!C3', `${a}G10`],
    ]);
    expect(rows[0]![5]).toBe('ROUND(D2-E2,2)');
    expect(rows.at(-1)![5]).toBe(`ROUND(D${rows.length + 1}-E${rows.length + 1},2)`);
  });

  it('are of every amount that a total has, and of no quantile', () => {
    const rows = checksOf([annual]);
    const amounts = (name: string, year: string) =>
      rows.filter((row) => row[0] === name && row[1] === year).map((row) => row[2]);
    expect(amounts('lines add up to total', '2013/14')).toEqual(AMOUNTS);
    expect(amounts('lines of years add up to the horizon', 'all')).toEqual(AMOUNTS);
    expect(amounts('lines add up to economic total', '2013/14')).toEqual(['net_gbp_mean']);
    expect(rows.some((row) => row[0]?.startsWith('summary'))).toBe(false);
    expect(rows.some((row) => row[0]?.includes('months'))).toBe(false);
  });

  it('of the present value are those of the discounted amounts', () => {
    const last = checksOf([summary, annual]).at(-1)!;
    expect(last.slice(2, 5)).toEqual(['discounted_gbp_mean', 'summary!C4', 'costs_annual!H10']);
  });

  it('come to one figure, from the first to the last', () => {
    const sheet = checksSheet([annual])!;
    expect(differenceFormula(sheet)).toBe(`SUMPRODUCT(ABS(checks!F2:F${sheet.rows.length}))`);
  });

  it('are none without annual costs', () => {
    expect(checksSheet([summary])).toBeNull();
  });
});
