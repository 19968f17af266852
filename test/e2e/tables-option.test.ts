/** `run --tables`: only some of the tables. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { callCli, filesIn } from '../support/run-cli.ts';
import { smallScenario } from '../support/small-scenario.ts';
import { sheetsOf, valuesOf } from '../support/xlsx.ts';

/** The folder in which `run` wrote runs/stored with these options. */
async function runOf(...options: string[]): Promise<string> {
  const cwd = smallScenario();
  const { code, stderr } = await callCli(['run', 'stored.yaml', '--quiet', ...options], { cwd });
  expect([code, stderr]).toEqual([0, '']);
  return cwd;
}

describe('a run of which some tables are kept', () => {
  it('has these, byte for byte those of the whole run, and no page, in any order', async () => {
    const all = filesIn(join(await runOf(), 'runs/stored'));
    expect(all.delete('report.html')).toBe(true);
    const some = filesIn(join(await runOf('--tables', 'costs_annual,summary'), 'runs/stored'));
    expect([...some.keys()]).toEqual(
      [...all.keys()].filter(
        (name) => !name.endsWith('.csv') || /^(inputs|summary|costs_annual)\b/.test(name),
      ),
    );
    for (const [name, text] of some) {
      if (!/^(run|datapackage)\.json$/.test(name)) expect(text, name).toBe(all.get(name));
    }
    const record = JSON.parse(some.get('run.json')!);
    const whole = JSON.parse(all.get('run.json')!);
    expect(whole.tables).toBe(null);
    expect(record.tables).toEqual(['summary', 'costs_annual']);
    const { tables: _, dataPackage: __, sha256: ___, ...rest } = record;
    expect({ ...whole, ...rest }).toEqual(whole);
    const { resources } = JSON.parse(some.get('datapackage.json')!);
    expect(resources.map(({ name }: { name: string }) => name)).toEqual(record.tables);
    const again = await runOf('--tables', ' summary, costs_annual,summary');
    expect(filesIn(join(again, 'runs/stored'))).toEqual(some);
  });

  it('proves its datapackage.json by run.json', async () => {
    const files = filesIn(join(await runOf('--tables', 'summary'), 'runs/stored'));
    const text = files.get('datapackage.json')!;
    expect(JSON.parse(files.get('run.json')!).dataPackage).toEqual({
      path: 'datapackage.json',
      bytes: Buffer.byteLength(text),
      sha256: createHash('sha256').update(text).digest('hex'),
    });
  });

  it('is exported as far as it has sheets, and says that it has not all', async () => {
    const cwd = await runOf('--tables', 'timeline,summary,costs_annual');
    const { code } = await callCli(['export', 'runs/stored', '--xlsx', 'a.xlsx'], { cwd });
    expect(code).toBe(0);
    const sheets = sheetsOf(readFileSync(join(cwd, 'a.xlsx')));
    expect(sheets.map(({ name }) => name)).toEqual([
      ...['about', 'summary', 'costs_annual', 'checks', 'columns'],
    ]);
    expect(valuesOf(sheets[0]!)).toContainEqual([
      ...['tables kept of the run', 'summary, timeline, costs_annual'],
    ]);
  });

  it('of which nothing is exported or compared is refused', async () => {
    const cwd = await runOf('--tables', 'timeline');
    const mend = 'run the scenario again with headroom run --force, without --tables';
    const exported = await callCli(['export', 'runs/stored', '--xlsx', 'a.xlsx'], { cwd });
    expect(exported).toEqual({
      code: 2,
      stdout: '',
      stderr: `runs/stored  the run folder has none of summary, costs_annual, costs_monthly, purchases, pools, milestones: --tables left them out  ${mend}\n`,
    });
    const compared = await callCli(['compare', 'runs/stored', 'runs/stored'], { cwd });
    expect(compared).toMatchObject({ code: 2, stdout: '' });
    expect(compared.stderr).toContain(
      `runs/stored  the run folder has no replications.csv: --tables left it out  ${mend}\n`,
    );
  });

  it('is replaced with --force by another', async () => {
    const cwd = await runOf('--tables', 'summary,stages');
    const again = ['run', 'stored.yaml', '--quiet', '--force', '--tables', 'stages'];
    expect((await callCli(again, { cwd })).code).toBe(0);
    const names = [...filesIn(join(cwd, 'runs/stored')).keys()];
    expect(names.filter((name) => /^[a-z_]+\.csv$/.test(name))).toEqual(['stages.csv']);
  });
});

describe('what has no such table', () => {
  it.each([
    [
      'small.yaml --tables summary,costs_annual',
      '--tables: small has no costs_annual, which only runs with costs have: leave it out',
    ],
    [
      'stored.yaml small.yaml --tables pools',
      '--tables: small has no pools, which only runs with storage have: leave it out',
    ],
    [
      'stored.yaml --tables summary,split',
      '--tables: stored has no split, which only runs with --split have: leave it out',
    ],
    [
      'stored.yaml --tables focus',
      '--tables: stored has no focus, which only runs with --focus have: leave it out',
    ],
    [
      'stored.yaml --tables summary --focus',
      '--tables leaves focus out: name it there, or leave --focus out',
    ],
  ])('run %s is refused before anything is simulated', async (args, message) => {
    const cwd = smallScenario();
    const refused = await callCli(['run', ...args.split(' ')], { cwd });
    expect(refused).toEqual({
      code: 2,
      stdout: '',
      stderr: `headroom: ${message}\nSee 'headroom run --help'.\n`,
    });
  });

  it('is written where it is asked for, too', async () => {
    const tables = 'focus,split,milestones,purchases';
    const cwd = await runOf('--replications', '4', '--focus', '--split', '--tables', tables);
    const names = [...filesIn(join(cwd, 'runs/stored')).keys()];
    expect(names.filter((name) => /^[a-z_]+\.csv$/.test(name))).toEqual([
      ...['focus.csv', 'milestones.csv', 'purchases.csv', 'split.csv'],
    ]);
  });
});
