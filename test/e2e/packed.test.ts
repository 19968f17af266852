/** The package as it is published, in a fresh folder, called by its name. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { builtMain } from '../support/built-cli.ts';
import { freshFolder, PROJECT_FOLDER } from '../support/run-cli.ts';

it('packs, unpacks, and runs the shipped scenarios by the name headroom', () => {
  builtMain();
  const folder = freshFolder();
  // The build is there already, and others read it: no script may make it anew.
  const pack = ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder];
  execFileSync('npm', pack, { cwd: PROJECT_FOLDER, stdio: 'pipe' });
  const [tarball = ''] = readdirSync(folder);
  execFileSync('tar', ['-xzf', tarball], { cwd: folder });
  // As an installation has it: the package, its dependencies, a link in the folder of commands.
  symlinkSync(join(PROJECT_FOLDER, 'node_modules'), join(folder, 'package/node_modules'));
  mkdirSync(join(folder, 'bin'));
  symlinkSync('../package/dist/cli/main.js', join(folder, 'bin/headroom'));
  mkdirSync(join(folder, 'work'));
  const command = join(folder, 'bin/headroom');
  const headroom = (...args: string[]): string =>
    execFileSync(command, args, { cwd: join(folder, 'work'), encoding: 'utf8', stdio: 'pipe' });

  expect(headroom('init', 'my-trust')).toBe('my-trust.yaml\n');
  expect(headroom('validate', 'my-trust.yaml')).toMatch(/^my-trust\.yaml: no faults\n/);
  expect(headroom('plan', 'my-trust.yaml')).toContain('everyone-else');
  const few = ['--set', 'population.mailboxes=2000', '--replications', '1', '--quiet'];
  expect(headroom('run', 'my-trust.yaml', ...few)).toBe('runs/my-trust\n');
  expect(existsSync(join(folder, 'work/runs/my-trust/summary.csv'))).toBe(true);
  const shipped = join(folder, 'package/scenarios/nhsmail-doubling-2013.yaml');
  expect(headroom('plan', shipped, '--json')).toContain('"planned_start"');
});
