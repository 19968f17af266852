/** The workbooks of `headroom export`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { WORKBOOK_TABLES } from '../../src/review/workbook-sheets.ts';
import { STORED, withRun } from '../support/exported-runs.ts';
import { callCli } from '../support/run-cli.ts';
import { sheetNamed, sheetsOf, valuesOf, type XlsxSheet } from '../support/xlsx.ts';
import { computed } from '../support/xlsx-formula.ts';

const TWO_RATES = '[{from: 2013-04-01, perYear: 3.5%}, {from: 2043-04-01, perYear: 3%}]';

async function sheetsIn(cwd: string): Promise<XlsxSheet[]> {
  const args = ['export', 'run', '--xlsx', 'costs.xlsx', '--force'];
  expect(await callCli(args, { cwd })).toMatchObject({ code: 0, stdout: 'costs.xlsx\n' });
  return sheetsOf(readFileSync(join(cwd, 'costs.xlsx')));
}

/** Neither names nor notes of this scenario have commas or quotes. */
function rowsOfCsv(cwd: string, name: string): string[][] {
  const text = readFileSync(join(cwd, 'run', `${name}.csv`), 'utf8').trimEnd();
  return text.split('\n').map((line) => line.replace(/"[^"]*"/g, 'quoted').split(','));
}

/** Days from 1899-12-30, from which spreadsheets count those since March 1900. */
function serialOf(date: string): number {
  return (Date.parse(date) - Date.parse('1899-12-30')) / 86_400_000;
}

/** What a cell of the CSV is as a value. */
function cellOf(text: string): string | number | null {
  if (text === '') return null;
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return serialOf(text);
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}

describe('a workbook', () => {
  it('has the figures of the tables as numbers and dates', async () => {
    const cwd = await withRun();
    const sheets = await sheetsIn(cwd);
    expect(sheets.map(({ name }) => name)).toEqual([
      'about',
      ...WORKBOOK_TABLES,
      'checks',
      'columns',
    ]);
    for (const table of WORKBOOK_TABLES) {
      const values = valuesOf(sheetNamed(sheets, table)).map((row) =>
        row.map((value) => (String(value).includes(' from ') ? 'quoted' : value)),
      );
      const expected = rowsOfCsv(cwd, table).map((row) => row.map(cellOf));
      expect(expected.length).toBeGreaterThan(1);
      expect(values).toEqual(expected);
    }
  });

  it('shows money, sizes, shares and dates as such', async () => {
    const sheets = await sheetsIn(await withRun());
    const formatOf = (table: string, row: string, header: string) => {
      const sheet = sheetNamed(sheets, table);
      const [headers, ...rows] = valuesOf(sheet);
      const column = String.fromCharCode(65 + headers!.indexOf(header));
      const index = rows.findIndex((cells) => cells.includes(row));
      return sheet.cells.get(`${column}${index + 2}`)?.format;
    };
    expect(formatOf('costs_annual', 'service', 'cash_gbp_mean')).toBe('#,##0.00');
    expect(formatOf('costs_annual', 'service', 'quantity_mean')).toBe('#,##0.000');
    expect(formatOf('summary', 'total_cost_gbp', 'mean')).toBe('#,##0.00');
    expect(formatOf('summary', 'peak_used_tib', 'mean')).toBe('#,##0.000');
    expect(formatOf('summary', 'blocked_share_max', 'mean')).toBe('0.00%');
    expect(formatOf('summary', 'rollout_finish_date', 'p50')).toBe('yyyy-mm-dd');
    expect(formatOf('milestones', 'used_tib', 'date')).toBe('yyyy-mm-dd');
    for (const { name, xml } of sheets) {
      expect(xml, name).toMatch(/<pane ySplit="1" xSplit="[1-4]"[^>]*state="frozen"/);
    }
  });

  it('tells what the run is and how it is to be read', async () => {
    const cwd = await withRun(STORED.replace('3.5%', TWO_RATES));
    const sheets = await sheetsIn(cwd);
    const about = new Map(
      valuesOf(sheetNamed(sheets, 'about')).map(([label, value]) => [label, value] as const),
    );
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(Object.fromEntries(about)).toMatchObject({
      scenario: 'small',
      'first day': serialOf('2013-07-01'),
      'last day': serialOf('2013-09-30'),
      mailboxes: 300,
      replications: 6,
      seed: 'small',
      'headroom version': version,
      currency: 'GBP',
      'price base': serialOf('2013-04-01'),
      'inflation a year': '2%',
      VAT: '20%',
      'share of VAT recovered': '50%',
      'sheet pools': 'Storage pools',
    });
    expect(about.get('sampling')).toMatch(/^latin-hypercube: /);
    expect(about.get('discount rate a year, real')).toBe(
      '3.5% from 2013-04-01; 3% from 2043-04-01',
    );
    expect(about.get('all checks: off by')).toMatch(/^=SUMPRODUCT\(ABS\(checks!F2:F\d+\)\)$/);
    expect(about.has('simulated share of them')).toBe(false);
    const labels = valuesOf(sheetNamed(sheets, 'about')).map(([, value]) => value);
    expect(labels).toContain('costs_annual: columns that end in p50, p80, p90');
    const columns = valuesOf(sheetNamed(sheets, 'columns'));
    expect(columns[0]).toEqual(['table', 'column', 'unit', 'meaning']);
    const packed = JSON.parse(readFileSync(join(cwd, 'run/datapackage.json'), 'utf8'));
    const vat = packed.resources
      .find(({ name }: { name: string }) => name === 'costs_annual')
      .schema.fields.find(({ name }: { name: string }) => name === 'vat_gbp_mean');
    expect(columns).toContainEqual(['costs_annual', 'vat_gbp_mean', 'GBP', vat.description]);
  });

  it('has checks that come to nothing', async () => {
    const sheets = await sheetsIn(await withRun());
    const checks = valuesOf(sheetNamed(sheets, 'checks')).slice(1);
    // 6 amounts of a year and the horizon, their economic totals, cash, 6 of years and of months.
    expect(checks).toHaveLength(2 * 6 + 2 + 2 + 6 + 6 + 2);
    for (const [name, , , parts, total] of checks) {
      const [sum, whole] = [parts, total].map((formula) => computed(String(formula), sheets));
      expect(whole, String(name)).toBeGreaterThanOrEqual(0);
      expect(sum, String(name)).toBeCloseTo(whole!, 2);
    }
    const cash = checks.find((row) => row[0] === 'summary has the same total_cost_gbp')!;
    expect(computed(String(cash[4]), sheets)).toBeGreaterThan(1000);
  });

  it('has what a run without storage and costs has', async () => {
    const cwd = await withRun('');
    const { stderr } = await callCli(['export', 'run', '--xlsx', 'a.xlsx'], { cwd });
    expect(stderr).toBe(
      'note: run has no costs, as its scenario has none\n' +
        'wrote a.xlsx: 3 sheets: about, summary, columns\n',
    );
  });

  it('says that a sample is one, and reads what was written for Excel', async () => {
    const cwd = await withRun(STORED, '--sample', '50%', '--excel');
    const sheets = await sheetsIn(cwd);
    const about = valuesOf(sheetNamed(sheets, 'about'));
    expect(about).toContainEqual(['simulated share of them', 0.5]);
    const row = about.findIndex(([label]) => label === 'simulated share of them') + 1;
    expect(sheetNamed(sheets, 'about').cells.get(`B${row}`)?.format).toBe('0.00%');
    expect(valuesOf(sheetNamed(sheets, 'summary'))[0]!.at(-1)).toBe('sample_share');
  });
});
