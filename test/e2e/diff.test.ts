/** `headroom diff` as a user calls it: two run folders, two CSV files, and whatever is wrong. */
import { cpSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { callCli, freshFolder } from '../support/run-cli.ts';
import { replacing, SCENARIOS, smallScenario } from '../support/small-scenario.ts';

const PRICED = `costs:
  priceBase: 2013-04-01
  discountRate: 3.5%
  inflationPerYear: 2%
  vat: {rate: 20%, recoverableShare: 50%}
  lines:
    - {name: service, kind: running, per: mailbox-month, price: 3}
    - {name: help desk, kind: running, per: contact, price: 10}
`;
const DEARER = replacing('price: 3}', 'price: 4}');

/** Files of a test, by name. */
function written(files: Readonly<Record<string, string>>): string {
  const cwd = freshFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
  return cwd;
}

describe('two CSV files', () => {
  const OLD = 'site,mailboxes,opened\nLeeds,120,2013-04-01\nYork,80.0,2013-05-01\n';

  it('are the same whatever their order, byte order mark, line ends, quotes and last zeros', async () => {
    const other =
      '\ufeff"opened",site,mailboxes\r\n2013-05-01,York,80\r\n"2013-04-01","Leeds",120.00';
    const cwd = written({ 'old.csv': OLD, 'new.csv': other });
    const called = await callCli(['diff', 'old.csv', 'new.csv', '--key', 'site'], { cwd });
    expect(called).toEqual({
      code: 0,
      stdout: 'old.csv and new.csv are the same: 1 table with 2 rows in all.\n',
      stderr: '',
    });
  });

  it('differ in cells, rows and columns', async () => {
    const cwd = written({
      'old.csv': OLD,
      'new.csv':
        'site,mailboxes,opened,region\nLeeds,125,2013-04-02,North\nHull,60,2014-01-01,East\n',
    });
    const args = ['diff', 'old.csv', 'new.csv', '--key', 'site', '--format', 'csv'];
    const { code, stdout } = await callCli(args, { cwd });
    expect(code).toBe(1);
    expect(stdout).toBe(
      [
        'table,key,column,change,before,after,difference,relative,material',
        'old,,region,column-added,,,,,yes',
        'old,site=Leeds,region,column-added,,North,,,yes',
        'old,site=Leeds,mailboxes,changed,120,125,5,0.041667,yes',
        'old,site=Leeds,opened,changed,2013-04-01,2013-04-02,1,,yes',
        'old,site=York,mailboxes,row-removed,80.0,,,,yes',
        'old,site=York,opened,row-removed,2013-05-01,,,,yes',
        'old,site=Hull,mailboxes,row-added,,60,,,yes',
        'old,site=Hull,opened,row-added,,2014-01-01,,,yes',
        'old,site=Hull,region,row-added,,East,,,yes',
        '',
      ].join('\n'),
    );
  });

  it('compare ids and dates exactly, and numbers within the tolerance', async () => {
    const cwd = written({
      'a.csv': 'k,id,n\nx,007,10\ny,1,10\n',
      'b.csv': 'k,id,n\nx,7,10.5\ny,1.0,11\n',
    });
    const args = [
      'diff',
      'a.csv',
      'b.csv',
      '--key',
      'k',
      '--format',
      'csv',
      '--tolerance',
      'n=0.5',
    ];
    const { stdout } = await callCli(args, { cwd });
    const rows: string[][] = parse(stdout, { from_line: 2 });
    expect(rows.map(([, key, column]) => `${key} ${column}`)).toEqual(['k=x id', 'k=y n']);
  });

  it('may come from standard input, and be narrowed to a column', async () => {
    const cwd = written({ 'old.csv': OLD });
    const args = [
      'diff',
      'old.csv',
      '-',
      '--key',
      'site',
      '--only',
      'mailboxes',
      '--format',
      'csv',
    ];
    const stdin = OLD.replace('120', '130').replace('2013-05-01', '2013-06-01');
    const { code, stdout } = await callCli(args, { cwd, stdin });
    expect(code).toBe(1);
    expect(stdout.split('\n').slice(1)).toEqual([
      'old,site=Leeds,mailboxes,changed,120,130,10,0.083333,yes',
      '',
    ]);
  });

  it('are known by the name of a table of headroom, as git hands them over', async () => {
    const header = 'replication,sequence,date,stage,event,mailboxes,rule,value,cause\n';
    const row = '0,1,2013-07-01,pilot,started,10,,,\n';
    const cwd = written({ 'stage_events.csv': header + row });
    const { code, stdout } = await callCli(
      ['diff', '/dev/null', 'stage_events.csv', '--format', 'csv'],
      { cwd },
    );
    expect(code).toBe(1);
    expect(stdout.split('\n')[1]).toBe('stage_events,,,table-added,,,,,yes');
    const self = await callCli(['diff', 'stage_events.csv', 'stage_events.csv'], { cwd });
    expect(self.code).toBe(0);
  });

  it.each([
    [
      'a key that repeats',
      'a,n\nx,1\ny,2\nx,3\n',
      'bad.csv:4:1  the key a=x stands here and in line 2',
    ],
    ['a row that was cut', 'a,n\nx,1\ny', 'bad.csv:3:1  the row has 1 cell, and the header 2'],
    [
      'an open quote',
      'a,n\n"x,1\n',
      'bad.csv:2:1  a cell opens with a double quote that is never closed',
    ],
    ['no header', '', 'bad.csv:1:1  the file is empty'],
    [
      'no such column',
      'b,n\nx,1\n',
      "bad.csv:1:1  there is no column 'a', by which rows are matched",
    ],
  ])('with %s cannot be compared', async (_, text, fault) => {
    const cwd = written({ 'good.csv': 'a,n\nx,1\n', 'bad.csv': text });
    for (const args of [
      ['good.csv', 'bad.csv'],
      ['bad.csv', 'good.csv'],
    ]) {
      const { code, stdout, stderr } = await callCli(['diff', ...args, '--key', 'a'], { cwd });
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toContain(fault);
    }
  });

  it('of bytes that are no UTF-8 cannot be compared', async () => {
    const cwd = written({ 'good.csv': 'a,n\nx,1\n' });
    writeFileSync(join(cwd, 'bad.csv'), Buffer.from([0x61, 0x0a, 0xff, 0x0a]));
    const { code, stderr } = await callCli(['diff', 'good.csv', 'bad.csv', '--key', 'a'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toBe(
      'bad.csv:2:1  the file is not UTF-8 text from here on  save it as CSV in UTF-8\n',
    );
  });

  it.each([
    [['a.csv'], 'takes at least 2, not 1'],
    [['a.csv', 'a.csv', 'a.csv', '--key', 'a'], 'diff takes two, not 3'],
    [['a.csv', 'a.csv'], 'Give --key, such as --key a'],
    [['a.csv', '.'], '. is a folder and a.csv is not'],
    [['a.csv', 'a.csv', '--key', 'a', '--edited'], '--edited is for run folders'],
    [['-', '-', '--key', 'a'], 'only one of the two can be standard input'],
    [['a.csv', 'a.csv', '--key', 'a', '--only', 'sise'], "--only 'sise': did you mean 'size'?"],
    [['a.csv', 'a.csv', '--key', 'a', '--tolerance', 'x'], "--tolerance is 'x': write an amount"],
    [
      ['a.csv', 'a.csv', '--key', 'a', '--tolerance', 'a=1'],
      'keys, dates and texts are compared exactly',
    ],
    [['a.csv', 'a.csv', '--key', 'a', '--material', '-1'], "--material is '-1': write a share"],
    [['a.csv', 'a.csv', '--key', 'a', '--format', 'xml'], "--format is 'xml'"],
  ])('with %j are refused', async (args, message) => {
    const cwd = written({ 'a.csv': 'a,n,size\nx,1,2\n' });
    const { code, stdout, stderr } = await callCli(['diff', ...args], { cwd });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });
});

describe('two run folders', () => {
  let cwd = '';
  /** Plan a, and b with one price changed; c is a with another seed. */
  beforeAll(async () => {
    cwd = mkdtempSync(join(tmpdir(), 'headroom-test-'));
    cpSync(SCENARIOS, cwd, { recursive: true });
    const path = join(cwd, 'small.yaml');
    edit(path, (text) => `${text}${PRICED}`);
    const run = (...args: string[]) => callCli(['run', 'small.yaml', '--quiet', ...args], { cwd });
    expect(await run('--out', 'a')).toMatchObject({ code: 0, stderr: '' });
    expect(await run('--out', 'c', '--seed', 'other')).toMatchObject({ code: 0 });
    edit(path, DEARER);
    expect(await run('--out', 'b')).toMatchObject({ code: 0 });
    return () => rmSync(cwd, { recursive: true, force: true });
  });

  /** A copy of a run, as `edit` leaves it. */
  function damaged(run: string, edit: (folder: string) => void): string {
    const folder = freshFolder();
    cpSync(join(cwd, run), join(folder, run), { recursive: true });
    edit(join(folder, run));
    return join(folder, run);
  }

  it('that are one are the same', async () => {
    const { code, stdout, stderr } = await callCli(['diff', 'a', 'a'], { cwd });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(
      /^a and a are the same: \d+ tables with [\d,]+ rows in all, and all inputs\.\n$/,
    );
  });

  it('with one price changed say so first, with its place, and move in nothing but costs', async () => {
    const { code, stdout } = await callCli(['diff', 'a', 'b'], { cwd });
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /Inputs\n {2}~ costs\.lines\.service\.price: 3 -> 4 \(small\.yaml:\d+\)/,
    );
    const csv = await callCli(['diff', 'a', 'b', '--format', 'csv'], { cwd });
    const rows: string[][] = parse(csv.stdout, { from_line: 2 });
    const tables = new Set(rows.map(([table]) => table));
    expect(tables).toEqual(
      new Set([
        'inputs',
        'summary',
        'costs_monthly',
        'costs_annual',
        'replications',
        'assumptions',
      ]),
    );
    const prices = rows.filter(
      ([table, key, column]) =>
        table === 'costs_annual' && key?.includes('service') && column === 'net_gbp_mean',
    );
    expect(new Set(prices.map(([, , , , , , , relative]) => relative))).toEqual(
      new Set(['0.333333']),
    );
  });

  it('compare only what is asked for', async () => {
    const call = (only: string) => callCli(['diff', 'a', 'b', '--only', only], { cwd });
    expect((await call('timeline')).code).toBe(0);
    expect((await call('summary')).stdout).not.toContain('Inputs');
    expect((await call('inputs')).stdout).toContain('costs.lines.service.price');
    expect((await call('costs_annual.quantity_mean')).code).toBe(0);
    expect((await call('timelime')).stderr).toContain("did you mean 'timeline'?");
    expect((await call('timeline.used')).stderr).toContain('timeline.used');
  });

  it('of two seeds are not paired, and the reason is said', async () => {
    const { code, stdout } = await callCli(['diff', 'a', 'c'], { cwd });
    expect(code).toBe(1);
    expect(stdout).toContain("seed 'small' -> seed 'other'");
  });

  it('are an object and a comment, too', async () => {
    const json = await callCli(['diff', 'a', 'b', '--json'], { cwd });
    expect(JSON.parse(json.stdout)).toMatchObject({ diff: 1, isDifferent: true, isEdited: false });
    const { stdout } = await callCli(['diff', 'a', 'b', '--format', 'markdown'], { cwd });
    expect(stdout.length).toBeLessThan(60_000);
    expect(stdout).toContain('costs.lines.service.price');
  });

  it('are painted on a terminal only, and not with NO_COLOR', async () => {
    const args = ['diff', 'a', 'b'];
    expect((await callCli(args, { cwd, isTerminal: true })).stdout).toContain('\u001b[');
    const env = { NO_COLOR: '1' };
    expect((await callCli(args, { cwd, isTerminal: true, env })).stdout).not.toContain('\u001b[');
    expect((await callCli(args, { cwd })).stdout).not.toContain('\u001b[');
  });

  it.each([
    ['a missing table', (run: string) => rmSync(join(run, 'timeline.csv')), 'timeline.csv'],
    ['a cut table', (run: string) => truncateSync(join(run, 'timeline.csv'), 2000), 'timeline.csv'],
    ['a flipped byte', (run: string) => flip(join(run, 'stages.csv')), 'stages.csv'],
    [
      'a flipped byte in its description',
      (run: string) => flip(join(run, 'datapackage.json')),
      'datapackage.json',
    ],
    ['a missing record', (run: string) => rmSync(join(run, 'run.json')), 'run.json'],
    [
      'a missing input',
      (run: string) => rmSync(join(run, 'inputs/organisations.csv')),
      'organisations.csv',
    ],
    [
      'an unknown version',
      (run: string) =>
        edit(join(run, 'run.json'), replacing('"formatVersion": 5', '"formatVersion": 99')),
      'format 99',
    ],
  ] as [string, (run: string) => void, string][])(
    'of which one has %s cannot be compared',
    async (_, damage, named) => {
      const path = damaged('b', damage);
      for (const args of [
        ['a', path],
        [path, 'a'],
      ]) {
        const { code, stdout, stderr } = await callCli(['diff', ...args], { cwd });
        expect([code, stdout]).toEqual([2, '']);
        expect(stderr).toContain(named);
        expect(stderr).not.toMatch(/fault in headroom|\bat .*\.ts/);
      }
    },
  );

  it('that were edited are compared with --edited', async () => {
    const path = damaged('a', (run) => edit(join(run, 'stages.csv'), replacing('.000,', '.001,')));
    const refused = await callCli(['diff', 'a', path], { cwd });
    expect([refused.code, refused.stdout]).toEqual([2, '']);
    expect(refused.stderr).toContain('stages.csv');
    const { code, stdout } = await callCli(['diff', 'a', path, '--edited'], { cwd });
    expect(code).toBe(1);
    expect(stdout).toContain('no hash was checked');
  });

  it('in two currencies cannot be compared', async () => {
    const folder = smallScenario((text) => `${text}currency: EUR\n`);
    const out = await callCli(['run', 'small.yaml', '--quiet', '--out', 'euro'], { cwd: folder });
    expect(out).toMatchObject({ code: 0 });
    const { code, stdout, stderr } = await callCli(['diff', 'a', join(folder, 'euro')], { cwd });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/currency.*EUR.*GBP|currency.*GBP.*EUR/);
  });

  it('stop at Ctrl-C', async () => {
    const interruption = AbortSignal.abort();
    expect(await callCli(['diff', 'a', 'b'], { cwd, interruption })).toEqual({
      code: 130,
      stdout: '',
      stderr: 'interrupted: nothing was printed\n',
    });
  });
});

function edit(path: string, change: (text: string) => string): void {
  writeFileSync(path, change(readFileSync(path, 'utf8')));
}

/** Another bit in the middle of a file. */
function flip(path: string): void {
  const bytes = readFileSync(path);
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  writeFileSync(path, bytes);
}
