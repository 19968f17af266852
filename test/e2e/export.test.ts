/** `headroom export` of run folders. */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { callCli, filesIn } from '../support/run-cli.ts';
import { smallScenario } from '../support/small-scenario.ts';
import { sheetsOf, valuesOf, type XlsxSheet } from '../support/xlsx.ts';

const STORED = `
milestones: [{name: half way, date: 2013-08-01}]
storage:
  layout: {preset: exchange-2010, copies: 2}
  pools:
    north: {usable: 400 GiB, organisations: {regions: [North]}}
    south: {usable: 600 GiB, organisations: rest}
  procurement:
    leadTimeDays: {p10: 45, p50: 70, p90: 120}
    scheduled: [{pool: north, on: 2013-08-15, size: 20 GiB}]
costs:
  priceBase: 2013-04-01
  discountRate: 3.5%
  inflationPerYear: 2%
  vat: {rate: 20%, recoverableShare: 50%}
  lines:
    - {name: purchase, kind: capital, per: TB bought, price: 2000, lifeYears: 4}
    - {name: service, kind: running, per: mailbox-month, price: {p10: 3, p50: 4, p90: 6}}
    - {name: bias, kind: optimism-bias, share: 10%, of: [purchase]}
    - {name: time, kind: economic, per: contact, price: 7}
`;
const TWO_RATES = '[{from: 2013-04-01, perYear: 3.5%}, {from: 2043-04-01, perYear: 3%}]';
const TABLES = ['summary', 'costs_annual', 'costs_monthly', 'purchases', 'pools', 'milestones'];

/** A project with a run of the small scenario, by default with storage and costs. */
async function withRun(more: string = STORED, ...args: readonly string[]): Promise<string> {
  const cwd = smallScenario((text) => `${text.trimEnd()}\n${more}`);
  const run = ['run', 'small.yaml', '--out', 'run', '--replications', '6', '--quiet', ...args];
  expect(await callCli(run, { cwd })).toMatchObject({ code: 0, stderr: '' });
  return cwd;
}

async function sheetsIn(cwd: string): Promise<XlsxSheet[]> {
  const args = ['export', 'run', '--xlsx', 'costs.xlsx', '--force'];
  expect(await callCli(args, { cwd })).toMatchObject({ code: 0, stdout: 'costs.xlsx\n' });
  return sheetsOf(readFileSync(join(cwd, 'costs.xlsx')));
}

function named(sheets: readonly XlsxSheet[], name: string): XlsxSheet {
  return sheets.find((sheet) => sheet.name === name)!;
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
    expect(sheets.map(({ name }) => name)).toEqual(['about', ...TABLES, 'checks', 'columns']);
    for (const table of TABLES) {
      const values = valuesOf(named(sheets, table)).map((row) =>
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
      const sheet = named(sheets, table);
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
      expect(xml, name).toMatch(/<pane ySplit="1" xSplit="[1-3]"[^>]*state="frozen"/);
    }
  });

  it('tells what the run is and how it is to be read', async () => {
    const cwd = await withRun(STORED.replace('3.5%', TWO_RATES));
    const sheets = await sheetsIn(cwd);
    const about = new Map(
      valuesOf(named(sheets, 'about')).map(([label, value]) => [label, value] as const),
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
    const labels = valuesOf(named(sheets, 'about')).map(([, value]) => value);
    expect(labels).toContain('costs_annual: columns that end in p50, p80, p90');
    const columns = valuesOf(named(sheets, 'columns'));
    expect(columns[0]).toEqual(['table', 'column', 'unit', 'meaning']);
    const packed = JSON.parse(readFileSync(join(cwd, 'run/datapackage.json'), 'utf8'));
    const vat = packed.resources
      .find(({ name }: { name: string }) => name === 'costs_annual')
      .schema.fields.find(({ name }: { name: string }) => name === 'vat_gbp_mean');
    expect(columns).toContainEqual(['costs_annual', 'vat_gbp_mean', 'GBP', vat.description]);
  });

  it('has checks that come to nothing', async () => {
    const sheets = await sheetsIn(await withRun());
    const checks = valuesOf(named(sheets, 'checks')).slice(1);
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
    const about = valuesOf(named(sheets, 'about'));
    expect(about).toContainEqual(['simulated share of them', 0.5]);
    const row = about.findIndex(([label]) => label === 'simulated share of them') + 1;
    expect(named(sheets, 'about').cells.get(`B${row}`)?.format).toBe('0.00%');
    expect(valuesOf(named(sheets, 'summary'))[0]!.at(-1)).toBe('sample_share');
  });
});

/** The value of a formula, as far as checks use them: references, SUM and SUMIFS, and + and -. */
function computed(formula: string, sheets: readonly XlsxSheet[]): number {
  const valuesIn = (range: string): (string | number | null)[] => {
    const [, sheet, column, first, last] = /^(\w+)!([A-Z]+)(\d+)(?::[A-Z]+(\d+))?$/.exec(range)!;
    const { cells } = named(sheets, sheet!);
    const count = Number(last ?? first) - Number(first) + 1;
    return Array.from(
      { length: count },
      (_, index) => cells.get(`${column}${Number(first) + index}`)?.value ?? null,
    );
  };
  const sumOf = (values: readonly unknown[]) =>
    values.reduce<number>((sum, value) => sum + Number(value), 0);
  const terms = [...formula.slice(1).matchAll(/([+-]?)(?:(SUM|SUMIFS)\(([^)]*)\)|([\w!]+))/g)];
  return sumOf(
    terms.map(([, sign, name, list = '', reference]) => {
      const [first, ...others] = (reference ?? list).split(',');
      const values = valuesIn(first!);
      const isWanted = (index: number): boolean =>
        name !== 'SUMIFS' ||
        [0, 2].every((at) => {
          const [, not, text] = /^"(<>)?(.*)"$/.exec(others[at + 1]!)!;
          return (valuesIn(others[at]!)[index] === text) === (not === undefined);
        });
      const all = name === 'SUM' ? [...values, ...others.flatMap(valuesIn)] : values;
      return (sign === '-' ? -1 : 1) * sumOf(all.filter((_, index) => isWanted(index)));
    }),
  );
}

describe('the command', () => {
  it('writes the same bytes again, and to standard output', async () => {
    const cwd = await withRun();
    const first = await callCli(['export', 'run', '--xlsx', 'a.xlsx'], { cwd });
    expect(first).toEqual({
      code: 0,
      stdout: 'a.xlsx\n',
      stderr: `wrote a.xlsx: 9 sheets: about, ${TABLES.join(', ')}, checks, columns\n`,
    });
    const bytes = readFileSync(join(cwd, 'a.xlsx'));
    const piped = await callCli(['export', 'run', '--xlsx', '-', '--quiet'], { cwd });
    expect(piped).toMatchObject({ code: 0, stderr: '' });
    expect(Buffer.from(piped.stdout, 'latin1').equals(bytes)).toBe(true);
    const said = await callCli(['export', 'run', '--xlsx', '-'], { cwd });
    expect(said.stderr).toMatch(/^wrote to standard output: 9 sheets: /);
  });

  it('replaces a file only with --force, and a link stays one', async () => {
    const cwd = await withRun('');
    writeFileSync(join(cwd, 'a.xlsx'), 'mine');
    const args = ['export', 'run', '--quiet', '--xlsx'];
    expect(await callCli([...args, 'a.xlsx'], { cwd })).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'headroom: a.xlsx is there already: give --force to replace it, or name another with --xlsx\n',
    });
    expect(readFileSync(join(cwd, 'a.xlsx'), 'utf8')).toBe('mine');
    symlinkSync('a.xlsx', join(cwd, 'link.xlsx'));
    const replaced = await callCli([...args, 'link.xlsx', '--force'], { cwd });
    expect(replaced).toEqual({ code: 0, stdout: 'link.xlsx\n', stderr: '' });
    expect(sheetsOf(readFileSync(join(cwd, 'a.xlsx')))).toHaveLength(3);
    const names = readdirSync(cwd).filter((name) => name.includes('xlsx'));
    expect(names.sort()).toEqual(['a.xlsx', 'link.xlsx']);
  });

  it('tells of a workbook that it puts into the run', async () => {
    const cwd = await withRun();
    const { stderr } = await callCli(['export', 'run', '--xlsx', 'run/a.xlsx'], { cwd });
    expect(stderr).toMatch(
      /^note: run\/a\.xlsx lies in the run: move it away before headroom run --force\nwrote /,
    );
  });

  it('leaves nothing when it is interrupted', async () => {
    const cwd = await withRun('');
    const before = filesIn(cwd);
    const args = ['export', 'run', '--xlsx', 'a.xlsx'];
    expect(await callCli(args, { cwd, interruption: AbortSignal.abort() })).toEqual({
      code: 130,
      stdout: '',
      stderr: 'interrupted: nothing was written to a.xlsx\n',
    });
    expect(filesIn(cwd)).toEqual(before);
  });

  it('refuses what is asked wrongly', async () => {
    const cwd = await withRun('');
    mkdirSync(join(cwd, 'dir.xlsx'));
    const stderrOf = async (...args: readonly string[]) => {
      const result = await callCli(['export', 'run', ...args], {
        cwd,
        isTerminal: true,
        env: { NO_COLOR: '1' },
      });
      expect(result).toMatchObject({ code: 2, stdout: '' });
      return result.stderr;
    };
    const usage = (message: string) => `headroom: ${message}\nSee 'headroom export --help'.\n`;
    expect(await stderrOf()).toBe(
      usage('there is no format: give --xlsx FILE, as xlsx is the only one'),
    );
    expect(await stderrOf('--xlsx', 'run.json', '--force')).toBe(
      usage("--xlsx is 'run.json': write a name that ends in .xlsx, or -"),
    );
    expect(await stderrOf('--xlsx', '-', '--force')).toBe(
      usage('--force is for a file, and --xlsx - names none'),
    );
    expect(await stderrOf('--xlsx', '-')).toBe(
      usage('--xlsx - would write a workbook to the terminal: name a file'),
    );
    expect(await stderrOf('--xlsx', 'dir.xlsx', '--force')).toBe(
      'headroom: dir.xlsx is there, and is no file: name another with --xlsx\n',
    );
    expect(await stderrOf('--xlsx', 'no/a.xlsx')).toBe(
      'headroom: cannot write no/a.xlsx: there is no folder no; make it first, or name another\n',
    );
  });

  it('refuses what is no run, or another, or one that was changed', async () => {
    const cwd = await withRun();
    const stderrOf = async (run: string) => {
      const result = await callCli(['export', run, '--xlsx', 'a.xlsx'], { cwd });
      expect(result).toMatchObject({ code: 2, stdout: '' });
      expect(existsSync(join(cwd, 'a.xlsx'))).toBe(false);
      return result.stderr;
    };
    const mend = 'name a folder that headroom run has written';
    const again = 'run the scenario again with headroom run --force';
    expect(await stderrOf('none')).toBe(`none  there is no such folder  ${mend}\n`);
    expect(await stderrOf('small.yaml')).toBe(`small.yaml  there is no such folder  ${mend}\n`);
    expect(await stderrOf('.')).toBe(`.  this is no run folder: it has no run.json  ${mend}\n`);
    const edit = (name: string, from: string | RegExp, to: string) => {
      const path = join(cwd, 'run', name);
      const text = readFileSync(path, 'utf8');
      writeFileSync(path, text.replace(from, to));
      return () => writeFileSync(path, text);
    };
    const undo = edit('costs_monthly.csv', 'service', 'service2');
    expect(await stderrOf('run')).toBe(
      `run/costs_monthly.csv  the file was edited: its SHA-256 is not the one in datapackage.json  ${again}\n`,
    );
    undo();
    edit('run.json', /"formatVersion": \d+/, '"formatVersion": 1');
    expect(await stderrOf('run')).toMatch(
      /^run\/run\.json {2}the run folder has format 1, of headroom .*; this headroom reads format \d+ {2}/,
    );
  });
});
