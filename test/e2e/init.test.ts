import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { callCli, filesIn, freshFolder } from '../support/run-cli.ts';
import { smallScenario } from '../support/small-scenario.ts';

/** A package whose base is the small scenario without its name and stages. */
function smallPackage(): string {
  const folder = smallScenario();
  const text = readFileSync(join(folder, 'small.yaml'), 'utf8');
  mkdirSync(join(folder, 'scenarios/base'), { recursive: true });
  mkdirSync(join(folder, 'fixtures'));
  const base = text.slice(0, text.indexOf('rollout:')).replace('name: small\n', '');
  writeFileSync(join(folder, 'scenarios/base/nhsmail-2013.yaml'), base);
  const organisations = readFileSync(join(folder, 'organisations.csv'), 'utf8');
  writeFileSync(join(folder, 'fixtures/organisations.csv'), organisations);
  writeFileSync(join(folder, 'package.json'), '{"version": "1.2.3"}');
  return folder;
}

it('writes a scenario and what it builds on, and that scenario has no faults', async () => {
  const packageFolder = smallPackage();
  const cwd = freshFolder();
  expect(await callCli(['init', 'my-trust'], { cwd, packageFolder })).toEqual({
    code: 0,
    stdout: 'my-trust.yaml\n',
    stderr:
      'wrote base/nhsmail-2013.yaml\nwrote organisations.csv\nnext: headroom validate my-trust.yaml\n',
  });
  expect([...filesIn(cwd).keys()]).toEqual([
    'base/nhsmail-2013.yaml',
    'my-trust.yaml',
    'organisations.csv',
  ]);
  const validated = await callCli(['validate', 'my-trust.yaml'], { cwd });
  expect(validated).toMatchObject({ code: 0, stderr: '' });
  expect(validated.stdout).toContain('my-trust.yaml: no faults\n');
});

it('keeps what is there: a second scenario builds on the same files', async () => {
  const packageFolder = smallPackage();
  const cwd = freshFolder();
  await callCli(['init', 'first'], { cwd, packageFolder });
  writeFileSync(join(cwd, 'organisations.csv'), 'my own');
  const second = await callCli(['init', 'second'], { cwd, packageFolder });
  expect(second.stderr).toBe(
    'kept base/nhsmail-2013.yaml, which was there\nkept organisations.csv, which was there\nnext: headroom validate second.yaml\n',
  );
  expect(filesIn(cwd).get('organisations.csv')).toBe('my own');
});

it('refuses to overwrite a scenario, and a name that is not one', async () => {
  const packageFolder = smallPackage();
  const cwd = freshFolder();
  writeFileSync(join(cwd, 'mine.yaml'), 'mine');
  const see = "See 'headroom init --help'.\n";
  expect(await callCli(['init', 'mine'], { cwd, packageFolder })).toEqual({
    code: 2,
    stdout: '',
    stderr: `headroom: mine.yaml exists, and init overwrites nothing: choose another name\n${see}`,
  });
  for (const name of ['My', 'mine.yaml', '../mine', 'a--b', '-']) {
    expect(await callCli(['init', name], { cwd, packageFolder })).toEqual({
      code: 2,
      stdout: '',
      stderr: `headroom: '${name}' is not a name for a scenario: write small letters, digits and single hyphens, such as my-trust\n${see}`,
    });
  }
  expect(filesIn(cwd)).toEqual(new Map([['mine.yaml', 'mine']]));
});

it('leaves nothing when it cannot write all', async () => {
  const packageFolder = smallPackage();
  const cwd = freshFolder();
  // A file stands where the folder for the base is to be.
  writeFileSync(join(cwd, 'base'), '');
  const { code, stdout, stderr } = await callCli(['init', 'mine'], { cwd, packageFolder });
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/^headroom: the system refuses: E\w+: .+\n$/);
  expect(filesIn(cwd)).toEqual(new Map([['base', '']]));
});

it('takes away what it had written when a later file fails', async () => {
  const packageFolder = smallPackage();
  rmSync(join(packageFolder, 'fixtures/organisations.csv'));
  const cwd = freshFolder();
  expect((await callCli(['init', 'mine'], { cwd, packageFolder })).code).toBe(2);
  expect(readdirSync(cwd)).toEqual([]);
});
