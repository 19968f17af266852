import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { callCli, freshFolder } from '../support/run-cli.ts';
import { smallScenario } from '../support/small-scenario.ts';

it('prints the merged scenario, which is a scenario itself', async () => {
  const cwd = smallScenario();
  writeFileSync(
    join(cwd, 'more.yaml'),
    'headroom: 1\nextends: small.yaml\nname: more\nrun: {replications: 5}\n',
  );
  const shown = await callCli(['show', 'more.yaml', '--set', 'run.seed=x'], { cwd });
  expect({ code: shown.code, stderr: shown.stderr }).toEqual({ code: 0, stderr: '' });
  expect(shown.stdout).toMatch(/^headroom: 1\nname: more\ntitle: Two cohorts, two stages\n/);
  expect(shown.stdout).toContain('run:\n  replications: 5\n  seed: x\n');
  writeFileSync(join(cwd, 'whole.yaml'), shown.stdout);
  expect((await callCli(['show', 'whole.yaml'], { cwd })).stdout).toBe(shown.stdout);
});

it('says where each value was written', async () => {
  const cwd = smallScenario();
  const args = ['show', 'small.yaml', '--origins', '--set', 'run.replications=3'];
  const { code, stdout, stderr } = await callCli(args, { cwd });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const lines = stdout.split('\n').map((line) => line.replace(/ {2,}/g, ' | '));
  expect(lines[0]).toBe('key | value | written at | quality | source');
  expect(lines).toContain('horizon.start | 2013-07-01 | small.yaml:5:18');
  expect(lines).toContain('run.replications | 3 | --set');
  expect(lines).toContain('rollout.stages.pilot.rate | 10 per day | small.yaml:55:13');
});

it('names a file that is not there', async () => {
  expect(await callCli(['show', 'none.yaml'], { cwd: freshFolder() })).toEqual({
    code: 2,
    stdout: '',
    stderr: 'none.yaml  cannot read none.yaml: there is no such file  check the path\n',
  });
});
