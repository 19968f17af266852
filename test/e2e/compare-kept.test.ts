/** `headroom compare` with the options of run that say what becomes of the runs. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { project, projectWithRuns, TWELVE } from '../support/compared-projects.ts';
import { callCli, filesIn } from '../support/run-cli.ts';

describe('the runs that were simulated', () => {
  it('are kept in folders of their names, as run writes them', async () => {
    const cwd = await projectWithRuns();
    const args = ['none.yaml', 'small.yaml', ...TWELVE, '--out', 'kept', '--json'];
    const { code, stdout, stderr } = await callCli(['compare', ...args], { cwd });
    expect(code).toBe(0);
    expect(stderr).toContain('wrote kept/none\n');
    expect(filesIn(join(cwd, 'kept/small'))).toEqual(filesIn(join(cwd, 'runs/small')));
    const folders = await callCli(['compare', 'kept/none', 'kept/small', '--json'], { cwd });
    expect(JSON.parse(folders.stdout).metrics).toEqual(JSON.parse(stdout).metrics);
  });

  it('do not replace earlier ones unless that is asked for', async () => {
    const cwd = await projectWithRuns();
    const args = ['compare', 'none.yaml', 'small.yaml', ...TWELVE, '--out', 'runs', '--quiet'];
    const refused = await callCli(args, { cwd });
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toContain('runs/none already holds a run: give --force to replace it');
    expect((await callCli([...args, '--force'], { cwd })).code).toBe(0);
  });

  it('tell what of their variance is luck', async () => {
    const cwd = project();
    const args = ['none.yaml', 'small.yaml', ...TWELVE, '--split'];
    const { code, stderr } = await callCli(['compare', ...args], { cwd });
    expect(code).toBe(0);
    expect(stderr).toMatch(/^none:\nvariance of +from inputs +from luck/m);
  });

  it.each([
    ['--force', '--force says how folders are written: add --out DIR'],
    ['--excel', '--excel says how folders are written: add --out DIR'],
  ])('are not written without a folder, so %s is refused', async (flag, message) => {
    const { code, stderr } = await callCli(['compare', 'a.yaml', 'b.yaml', flag], {
      cwd: project(),
    });
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: `headroom: ${message}\nSee 'headroom compare --help'.\n`,
    });
  });
});

it('prints in one format', async () => {
  const args = ['compare', 'a.yaml', 'b.yaml', '--json', '--format', 'csv'];
  const { code, stderr } = await callCli(args, { cwd: project() });
  expect(code).toBe(2);
  expect(stderr).toContain('--json is short for --format json: give one of the two');
});
