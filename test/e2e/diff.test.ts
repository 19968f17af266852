/** `headroom diff` of two run folders, as a user calls it. */
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
    expect((await call('summary')).stdout).toContain('Paired');
    expect((await call('summary.p5')).stdout).not.toContain('Paired');
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
    [
      'a slip in its record',
      (run: string) => edit(join(run, 'run.json'), replacing('"column": 8', '"column": 9')),
      'run.json  the file was edited',
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

  it('with other keys cannot be compared', async () => {
    const path = damaged('b', (run) =>
      edit(
        join(run, 'datapackage.json'),
        replacing('"metric"\n        ]', '"metric",\n          "unit"\n        ]'),
      ),
    );
    const { code, stderr } = await callCli(['diff', 'a', path, '--edited'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('told apart by metric, unit, and those of a/summary.csv by metric');
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
