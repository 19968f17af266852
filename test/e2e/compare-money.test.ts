/** `headroom compare` of scenarios with storage and costs: money and risk, for finance. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { storedProject, TWELVE } from '../support/compared-projects.ts';
import type { CallResult } from '../support/run-cli.ts';

type Record_ = Readonly<Record<string, string>>;

/** The rows of a table of a run. */
function rowsOf(cwd: string, run: string, table: string): Record_[] {
  return parse(readFileSync(join(cwd, 'runs', run, `${table}.csv`)), { columns: true });
}

/** Markdown and JSON tell from where each run is. */
const asFolders = ({ stdout, ...rest }: CallResult): CallResult => ({
  ...rest,
  stdout: stdout.replace(/\b(stay|double|plain)\.yaml/g, 'runs/$1'),
});

describe('a comparison of scenarios with storage and costs', () => {
  it('is the same of files and of their folders, in every format', async () => {
    const { compare } = await storedProject();
    for (const format of ['text', 'markdown', 'csv', 'json']) {
      const read = await compare('runs/stay', 'runs/double', 'runs/plain', '--format', format);
      expect(read).toMatchObject({ code: 0, stderr: '' });
      // The others have the same figures as JSON.
      if (format === 'markdown' || format === 'csv') continue;
      const args = ['runs/stay', 'double.yaml', 'plain.yaml', ...TWELVE, '--quiet'];
      expect(asFolders(await compare(...args, '--format', format))).toEqual(read);
    }
  }, 60_000);

  it('begins with money and risk, in 100 columns', async () => {
    const { compare } = await storedProject();
    const { stdout } = await compare('runs/stay', 'runs/double');
    const [caption, money, risk] = stdout.split('\n\n');
    expect(caption).not.toContain('has no');
    expect(money?.split('\n').map((line) => line.slice(0, 22).trimEnd())).toEqual([
      'money (GBP, means, low',
      '',
      '  cash 2013/14 (part)',
      '    difference',
      '  cash 2014/15 (part)',
      '    difference',
      '  cash, all years',
      '    difference',
      '  present value',
      '    difference',
    ]);
    // The pool is large enough for the quotas as they are, and not for doubled ones.
    expect(risk).toMatch(
      /some pool runs out +0\.0 % \(0\.0 to 24\.2\) +100\.0 % \(75\.8 to 100\.0\)$/m,
    );
    expect(risk).toMatch(/run-out date, p5 +beyond +2013-\d\d-\d\d$/m);
    expect(risk).toMatch(/last safe order, p5 +beyond +2013-\d\d-\d\d$/m);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  it('has the figures of costs_annual.csv and summary.csv, and differences of replications', async () => {
    const { cwd, compare } = await storedProject();
    const { stdout } = await compare('runs/stay', 'runs/double', '--format', 'csv');
    const compared: Record_[] = parse(stdout, { columns: true });
    for (const run of ['stay', 'double']) {
      for (const total of rowsOf(cwd, run, 'costs_annual').filter(({ kind }) => kind === 'total')) {
        const row = compared.find(
          (one) =>
            one.metric === 'total_cost_gbp' &&
            one.financial_year === total.financial_year &&
            one.run === run,
        );
        const { mean, p50, p80, p90 } = row ?? {};
        expect([mean, p50, p80, p90]).toEqual(
          ['mean', 'p50', 'p80', 'p90'].map((statistic) => total[`cash_gbp_${statistic}`]),
        );
      }
      for (const { metric, mean, p5, p50, p95, probability } of rowsOf(cwd, run, 'summary')) {
        const row = compared.find(
          (one) => one.metric === metric && one.financial_year === 'all' && one.run === run,
        );
        expect(row).toMatchObject({ mean, p5, p50, p95, probability });
      }
    }
    const cash = (run: string) =>
      rowsOf(cwd, run, 'replications')
        .filter(({ kind, key }) => kind === 'cost' && key === '2013/14')
        .map(({ value }) => Number(value));
    const [stay, double] = [cash('stay'), cash('double')];
    expect(stay.length).toBe(12);
    const cheaper = double.filter((value, replication) => value < stay[replication]!).length;
    const row = compared.find((one) => one.financial_year === '2013/14' && one.run === 'double');
    expect(row?.better_probability).toBe((cheaper / 12).toFixed(6));
    const mean = double.reduce((sum, value, at) => sum + value - stay[at]!, 0) / 12;
    // Sums of means that were rounded: two years of a few lines a month.
    expect(Math.abs(Number(row?.difference_mean) - mean)).toBeLessThan(0.5);
  });

  it('takes never to run out for better, and not to finish for worse', async () => {
    const { compare } = await storedProject();
    const { stdout } = await compare('runs/double', 'runs/stay', '--json');
    const { metrics } = JSON.parse(stdout);
    const differenceOf = (name: string) =>
      metrics.find(({ metric }: { metric: string }) => metric === name).runs[1].difference;
    for (const name of ['runout_date', 'last_safe_order_date']) {
      expect(differenceOf(name)).toMatchObject({
        mean: null,
        pairedReplications: 0,
        betterProbability: 1,
        equalProbability: 0,
      });
    }
    expect(differenceOf('rollout_finish_date')).toBe(null);
  });

  it('says which runs have no costs and no storage, and compares nothing with them', async () => {
    const { compare } = await storedProject();
    const { stdout } = await compare('runs/plain', 'runs/stay');
    expect(stdout).toContain(
      '\nplain has no costs, so that no difference to it is shown there.\n' +
        'plain has no storage, so that no difference to it is shown there.\n' +
        'Beyond: not within the horizon.\n\nmoney (',
    );
    expect(stdout.slice(0, stdout.indexOf('peak_used_tib'))).not.toContain('difference\n');
    const { stdout: json } = await compare('runs/stay', 'runs/plain', '--json');
    expect(JSON.parse(json).financialYears[0].runs[1]).toMatchObject({
      run: 'plain',
      mean: null,
      difference: null,
    });
  });
});

describe('an assertion on money and risk', () => {
  it('is of chances, percentiles and dates', async () => {
    const { compare } = await storedProject();
    const holds = async (run: string, claim: string) => {
      const { code, stderr } = await compare(run, run, '--assert', claim);
      expect(stderr).toMatch(code === 0 ? /: holds: / : /: does not hold: /);
      return code === 0;
    };
    expect(await holds('runs/stay', 'probability(runout_date) < 10%')).toBe(true);
    expect(await holds('runs/double', 'probability(runout_date) < 10%')).toBe(false);
    // Never is later than any day.
    expect(await holds('runs/stay', 'p5(runout_date) > 2014-12-31')).toBe(true);
    expect(await holds('runs/double', 'p5(last_safe_order_date) > 2013-12-31')).toBe(false);
    expect(await holds('runs/stay', 'probability(last_safe_order_date < 2013-07-01) <= 0%')).toBe(
      true,
    );
    expect(await holds('runs/double', 'p90(total_cost_gbp) < 110000000')).toBe(true);
    expect(await holds('runs/double', 'p80(present_value_gbp) < 100.50')).toBe(false);
  });

  it('is refused where no run has what it is about', async () => {
    const { compare } = await storedProject();
    const { code, stderr } = await compare(
      ...['runs/plain', 'runs/plain', '--assert', 'p90(total_cost_gbp) < 1'],
    );
    expect(code).toBe(2);
    expect(stderr).toContain('none of them has total_cost_gbp, as none has costs');
    const without = ['--set', 'storage.procurement=null', '--set', 'costs=null', ...TWELVE];
    const { stderr: procurement } = await compare(
      ...[
        'stay.yaml',
        'stay.yaml',
        ...without,
        '--assert',
        'p5(last_safe_order_date) > 2013-12-31',
      ],
    );
    expect(procurement).toContain('none of them has last_safe_order_date, as none has procurement');
  });
});

describe('a folder whose costs', () => {
  it('were edited or removed is refused', async () => {
    const { cwd, compare } = await storedProject();
    const path = join(cwd, 'runs/double/costs_annual.csv');
    const text = readFileSync(path, 'utf8');
    const again = 'run the scenario again with headroom run --force\n';
    writeFileSync(path, text.replace(/(\d)\.(\d\d),/, '$1.99,'));
    expect(await compare('runs/stay', 'runs/double')).toEqual({
      code: 2,
      stdout: '',
      stderr: `runs/double/costs_annual.csv  the file was edited: its SHA-256 is not the one in datapackage.json  ${again}`,
    });
    rmSync(path);
    expect(await compare('runs/stay', 'runs/double')).toEqual({
      code: 2,
      stdout: '',
      stderr: `runs/double  the run folder has no costs_annual.csv  ${again}`,
    });
  });
});
