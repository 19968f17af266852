import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
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
  // The test's own package is small, and its horizon short.
  const note =
    'stage everyone-else: cannot finish within the horizon at its pace: 32 of 170 mailboxes left on ' +
    '2013-09-30\n';
  expect(validated).toMatchObject({ code: 0, stderr: note });
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
  expect(stderr).toBe(
    `headroom: cannot write base/nhsmail-2013.yaml below ${cwd}: a file stands in the way; choose another folder\n`,
  );
  expect(filesIn(cwd)).toEqual(new Map([['base', '']]));
});

it('takes away what it had written when a later file fails', async () => {
  const packageFolder = smallPackage();
  const cwd = freshFolder();
  // What it leads to is not there, so that it is no file to keep, and yet stands in the way.
  symlinkSync('nowhere', join(cwd, 'organisations.csv'));
  const { code, stderr } = await callCli(['init', 'mine'], { cwd, packageFolder });
  expect(code).toBe(2);
  expect(stderr).toContain('cannot write organisations.csv');
  expect(readdirSync(cwd)).toEqual(['organisations.csv']);
});

it('copies a base that stands alone: without the overlay it finds its organisations', async () => {
  const cwd = freshFolder();
  await callCli(['init', 'mine'], { cwd });
  const path = join(cwd, 'mine.yaml');
  const text = readFileSync(path, 'utf8');
  const population = /^population:\n(?: .*\n|\n)+/m;
  expect(text).toMatch(population);
  writeFileSync(path, text.replace(population, ''));
  const { code, stdout, stderr } = await callCli(['validate', 'mine.yaml'], { cwd });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('mine.yaml: no faults\n');
  const base = readFileSync(join(cwd, 'base/nhsmail-2013.yaml'), 'utf8');
  expect(base).toMatch(/file: \.\.\/organisations\.csv\b/);
  expect(base.split('\n')[0]).toContain("a copy of headroom's own base");
  expect(base).not.toContain('beside the shipped');
  expect(base).toContain('PROVENANCE.md in the package');
});

it('writes disks and money as comments that make a sound scenario without them', async () => {
  const cwd = freshFolder();
  await callCli(['init', 'mine'], { cwd });
  const path = join(cwd, 'mine.yaml');
  const text = readFileSync(path, 'utf8');
  const [before = '', after = ''] = text.split(/(?=^# Dates to be told of)/m);
  // Sentences begin with a capital, keys and lists do not.
  const uncommented = after.replace(/^# (?=[a-z ])/gm, '');
  writeFileSync(path, before + uncommented);
  const validated = await callCli(['validate', 'mine.yaml'], { cwd });
  expect(validated.stderr).toBe('');
  const small = ['--sample', '0.1%', '--replications', '1', '--quiet'];
  const { code, stderr } = await callCli(['run', 'mine.yaml', ...small], { cwd });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const tables = filesIn(join(cwd, 'runs/mine'));
  for (const name of ['pools', 'purchases', 'milestones', 'costs_annual']) {
    expect(tables.get(`${name}.csv`)?.split('\n').length, name).toBeGreaterThan(2);
  }
});
