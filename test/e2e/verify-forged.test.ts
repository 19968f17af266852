/** `headroom verify` of run folders that were made to look whole: their figures tell. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { edit, remove, seal, sealPackage, sealRecord, tamper } from '../support/damage.ts';
import { fullRunToDamage, verify } from '../support/verified-runs.ts';

const copyRun = fullRunToDamage();

describe('a folder that was made to look whole', () => {
  it('is found where a table does not add up', async () => {
    const cwd = copyRun();
    tamper(join(cwd, 'a/stages.csv'));
    seal(join(cwd, 'a'));
    expect(await verify(cwd)).toMatchObject({ code: 0 });
    // The last day of the last cohort: its day no longer adds up.
    edit(join(cwd, 'a/quota_states.csv'), /(\n[^\n,]*,[^\n,]*,)\d(?=[^\n]*\n$)/, '$19');
    seal(join(cwd, 'a'));
    const { code, stdout } = await verify(cwd);
    expect(code).toBe(1);
    expect(stdout).toContain('1 of 11 checks failed: sums of pools, cohorts and stages\n');
  });

  /** Makes the first digit of a cell another, in the first row that has the text. */
  function forge(cwd: string, table: string, [text, header]: readonly [string, string]): void {
    const path = join(cwd, 'a', `${table}.csv`);
    const lines = readFileSync(path, 'utf8').split('\n');
    const at = lines.findIndex((line, index) => index > 0 && line.includes(text));
    const column = lines[0]?.split(',').indexOf(header) ?? -1;
    const cells = lines[at]?.split(',') ?? [];
    const cell = cells[column] ?? '';
    const other = cell.replace(/\d/, (digit) => String((Number(digit) + 1) % 10));
    expect(other).not.toBe(cell);
    writeFileSync(path, lines.with(at, cells.with(column, other).join()).join('\n'));
    seal(join(cwd, 'a'));
  }

  it.each([
    ['costs_annual', ['all,residual value of', 'discounted_gbp_mean'], 'totals of costs'],
    ['costs_annual', ['2013/14,', 'cash_gbp_mean'], 'totals of costs'],
    ['costs_monthly', [',capital,', 'quantity_mean'], 'totals of costs'],
    ['focus', ['Usage', 'BilledCost'], 'totals of costs'],
    ['stages', ['', 'selected_mailboxes_mean'], 'sums of pools, cohorts and stages'],
    ['timeline', [',all,', 'needed_tib_mean'], 'sums of pools, cohorts and stages'],
    ['summary', ['end_used_tib', 'p50'], 'summary of the replications'],
    ['replications', ['metric,peak_used_tib', 'value'], 'summary of the replications'],
    ['replications', [',cost,', 'value'], 'summary of the replications'],
    ['assumptions', ['', 'line'], 'run.json against the tables'],
    ['stage_events', [',finish,', 'sequence'], 'keys of 15 tables'],
  ] as const)('is found where %s has another figure: %j', async (table, place, check) => {
    const cwd = copyRun();
    forge(cwd, table, place);
    const { code, stdout } = await verify(cwd);
    expect(code).toBe(1);
    expect(stdout).toMatch(new RegExp(`^a is NOT intact: .*${check}`, 'm'));
  });

  it.each([
    ['"passed": true', '"passed": false', 'master check'],
    [/"peak_used_tib": 0\.\d/, '"peak_used_tib": 9.9', 'run.json against the tables'],
    [/"cleanUps": \d+/, '"cleanUps": 999', 'run.json against the tables'],
    [/"line": \d+,/, '"line": 999,', 'run.json against the tables'],
    [/"lastDate": "2013/, '"lastDate": "2012', 'run.json against the tables'],
  ] as const)('is found where run.json has %s as %s', async (from, to, check) => {
    const cwd = copyRun();
    edit(join(cwd, 'a/run.json'), from, to);
    const { code, stdout } = await verify(cwd);
    expect(code).toBe(1);
    expect(stdout).toMatch(new RegExp(`^a is NOT intact: .*${check}`, 'm'));
  });

  it('is found where two replications have changed places', async () => {
    const cwd = copyRun();
    const path = join(cwd, 'a/run.json');
    const record = JSON.parse(readFileSync(path, 'utf8'));
    const [one, two] = record.eventCounts;
    expect(one.contacts).not.toBe(two.contacts);
    [one.contacts, two.contacts] = [two.contacts, one.contacts];
    writeFileSync(path, `${JSON.stringify(record, null, 2)}\n`);
    const { code, stdout } = await verify(cwd);
    expect(code).toBe(1);
    expect(stdout).toContain(`FAILED  a/run.json  eventCounts.0.contacts  contacts_count is `);
  });

  it('is found where a table is gone', async () => {
    const cwd = copyRun();
    remove(join(cwd, 'a/pools.csv'));
    seal(join(cwd, 'a'));
    const { code, stdout } = await verify(cwd);
    expect(code).toBe(1);
    expect(stdout).toContain(
      `FAILED  a/datapackage.json  it does not list pools.csv, which such a run has\n`,
    );
  });

  it.each([
    [
      { tables: ['summary'] },
      'a/datapackage.json  resources.1  run.json says that --tables left out timeline',
    ],
    [
      { tables: [] },
      'a/datapackage.json  resources.0  run.json says that --tables left out summary',
    ],
    [{ inputs: [] }, 'a/run.json  inputs  it lists no file, and a run reads its scenario'],
    [
      { overrides: [] },
      'a/run.json  origins.run.replications  the value is one of --set, and overrides has none for it',
    ],
    [
      { overrides: ['run.replications=7'] },
      'a/run.json  overrides.0  origins has another value for run.replications',
    ],
    [
      { sample: { share: 0.5, mailboxCount: 0 } },
      'a/run.json  sample.mailboxCount  0 of 300 mailboxes is no sample',
    ],
  ])('is found where run.json has %j', async (change, line) => {
    const cwd = copyRun();
    const path = join(cwd, 'a/run.json');
    const record = JSON.parse(readFileSync(path, 'utf8'));
    writeFileSync(path, JSON.stringify({ ...record, ...change }));
    sealRecord(join(cwd, 'a'));
    const { code, stdout } = await verify(cwd);
    expect(code).toBe(1);
    expect(stdout).toContain(`FAILED  ${line}\n`);
    expect(stdout).toMatch(/^a is NOT intact: /m);
  });

  it('is found where its columns are gone', async () => {
    const cwd = copyRun();
    edit(join(cwd, 'a/datapackage.json'), /"name": "mean"/, '"name": "average"');
    edit(join(cwd, 'a/summary.csv'), 'mean,', 'average,');
    sealPackage(join(cwd, 'a'));
    seal(join(cwd, 'a'));
    const { code, stdout } = await verify(cwd);
    expect(code).toBe(1);
    expect(stdout).toContain(`FAILED  a/summary.csv  it has no column mean\n`);
  });
});
