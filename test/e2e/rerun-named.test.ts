/** A scenario as it is now, run as it was run when its report was kept. */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { namedScenario, type RecordedRun, readRecordedRun } from '../../src/cli/recorded-run.ts';
import { rerunInto } from '../../src/cli/rerun.ts';
import { scatteredProject } from '../support/recorded-projects.ts';
import { callCli, filesIn, testIo } from '../support/run-cli.ts';
import { smallScenario } from '../support/small-scenario.ts';

const FAST = ['--replications', '2', '--set', 'horizon.end=2013-07-31'];

async function report(cwd: string, ...args: readonly string[]): Promise<RecordedRun> {
  const { code } = await callCli(['run', ...args, '--out', 'kept', '--quiet'], { cwd });
  expect(code).toBe(0);
  return readRecordedRun({ path: join(cwd, 'kept'), named: 'kept' });
}

/** Runs a scenario into the folder `again`, and gives both folders. */
async function again(cwd: string, file: string, recorded: RecordedRun) {
  const { io, written } = testIo({ cwd });
  await rerunInto(
    {
      folder: recorded.folder,
      scenario: namedScenario(file, recorded, io),
      recipe: recorded.recipe,
      earlier: null,
      target: { folder: 'again', force: true },
      workers: 1,
      quiet: true,
      nothingOf: () => 'nothing was checked',
    },
    io,
  );
  expect(written).toEqual({ stdout: '', stderr: '' });
  const [kept, made] = [filesIn(join(cwd, 'kept')), filesIn(join(cwd, 'again'))];
  // Of what is only compared no page is made.
  kept.delete('report.html');
  return { kept, made };
}

describe('a scenario run as its report was', () => {
  it.each([
    ['small.yaml', [...FAST, '--sample', '50%', '--tables', 'summary,stages']],
    ['stored.yaml', [...FAST, '--focus', '--excel', '--split']],
    [
      'small.yaml',
      ['--set', 'population.mailboxes=20', '--until', 'mean(end_used_tib) within 50%'],
    ],
  ])('gives the same bytes if it is the same: %s %j', async (file, args) => {
    const cwd = smallScenario();
    const { kept, made } = await again(cwd, file, await report(cwd, file, ...args));
    expect(made).toEqual(kept);
  });

  it('gives those of the scenario as it is now', async () => {
    const cwd = smallScenario();
    const recorded = await report(cwd, 'small.yaml', ...FAST);
    writeFileSync(join(cwd, 'more.yaml'), 'headroom: 1\nextends: small.yaml\ntitle: Changed\n');
    const { made } = await again(cwd, 'more.yaml', recorded);
    expect(JSON.parse(made.get('run.json')!)).toMatchObject({ title: 'Changed', replications: 2 });
    expect(made.get('inputs/more.yaml')).toContain('Changed');
  });

  it('takes organisations that --set named from the report, as their path is not known', async () => {
    const root = scatteredProject();
    mkdirSync(join(root, 'secret'));
    renameSync(join(root, 'lists/organisations.csv'), join(root, 'secret/mine.csv'));
    const set = ['--set', `population.organisations.file=${join(root, 'secret/mine.csv')}`];
    const recorded = await report(root, 'plans/top.yaml', ...FAST, ...set);
    renameSync(join(root, 'secret'), join(root, 'gone'));
    const { kept, made } = await again(root, 'plans/top.yaml', recorded);
    expect(made).toEqual(kept);
  });

  it('leaves out tables that it has no longer', async () => {
    const cwd = smallScenario();
    const tables = ['--tables', 'summary,pools,costs_annual,focus', '--focus'];
    const recorded = await report(cwd, 'stored.yaml', ...FAST, ...tables);
    const { made } = await again(cwd, 'small.yaml', recorded);
    const names = [...made.keys()].filter((name) => /^[a-z_]+\.csv$/.test(name));
    expect(names).toEqual(['summary.csv']);
    const sampled = { ...recorded, recipe: { ...recorded.recipe, sampleShare: 0.5 } };
    const quick = await again(cwd, 'stored.yaml', sampled);
    expect([...quick.made.keys()].filter((name) => /^[a-z_]+\.csv$/.test(name))).toEqual([
      ...['costs_annual.csv', 'pools.csv', 'summary.csv'],
    ]);
  });
});
