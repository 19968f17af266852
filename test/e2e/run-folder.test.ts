/** What a run folder tells of where it was made, and that it can be made again. */
import { appendFileSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scatteredProject } from '../support/recorded-projects.ts';
import { callCli, filesIn } from '../support/run-cli.ts';

describe('a run folder', () => {
  it('does not tell from where the command ran, nor how the scenario was named', async () => {
    const root = scatteredProject();
    const calls = [
      { cwd: root, file: 'plans/top.yaml' },
      { cwd: root, file: join(root, 'plans/top.yaml') },
      { cwd: join(root, 'plans'), file: 'top.yaml' },
      { cwd: join(root, 'elsewhere'), file: '../plans/top.yaml' },
      { cwd: join(root, 'lists'), file: join(root, 'elsewhere/../plans/./top.yaml') },
    ];
    const folders: Map<string, string>[] = [];
    for (const [index, { cwd, file }] of calls.entries()) {
      const out = join(root, 'runs', String(index));
      const { code } = await callCli(['run', file, '--out', out, '--quiet'], { cwd });
      expect(code).toBe(0);
      folders.push(filesIn(out));
    }
    const [first, ...others] = folders;
    expect([...first!.keys()].filter((name) => name.startsWith('inputs/'))).toEqual([
      'inputs/_/base/small.yaml',
      'inputs/_/top.yaml',
      'inputs/lists/organisations.csv',
    ]);
    for (const other of others) expect(other).toEqual(first);
    for (const [name, text] of first!) expect(`${name}: ${text}`).not.toContain(root);
  });

  it('holds no path of the machine that was given to --set or written in the scenario', async () => {
    const root = scatteredProject();
    const list = join(root, 'lists/organisations.csv');
    const setting = ['--set', `population.organisations.file=${list}`];
    await callCli(['run', 'plans/top.yaml', '--quiet', '--out', 'a', ...setting], { cwd: root });
    const set = filesIn(join(root, 'a'));
    expect(set.has('inputs/organisations.csv')).toBe(true);
    for (const [name, text] of set) expect(`${name}: ${text}`).not.toContain(root);

    const organisations = `population:\n  organisations: {file: ${list}}\n`;
    appendFileSync(join(root, 'plans/top.yaml'), organisations);
    await callCli(['run', 'plans/top.yaml', '--quiet', '--out', 'b'], { cwd: root });
    const written = filesIn(join(root, 'b'));
    // The scenario itself is kept as it was written.
    written.delete('inputs/top.yaml');
    for (const [name, text] of written) expect(`${name}: ${text}`).not.toContain(root);
  });

  it('can be made again from its own inputs, to the same bytes', async () => {
    const root = scatteredProject();
    const settings = ['--set', 'run.replications=1', '--seed', 'again'];
    await callCli(['run', 'plans/top.yaml', '--quiet', '--out', 'a', ...settings], { cwd: root });
    const first = filesIn(join(root, 'a'));
    // Nothing but the run folder is needed.
    for (const name of ['plans', 'lists']) rmSync(join(root, name), { recursive: true });
    const { inputs, overrides } = JSON.parse(first.get('run.json')!);
    const args = ['run', basename(inputs[0].path), '--quiet', '--out', join(root, 'b')];
    const again = overrides.flatMap((setting: string) => ['--set', setting]);
    const cwd = join(root, 'a', dirname(inputs[0].path));
    expect((await callCli([...args, ...again], { cwd })).code).toBe(0);
    expect(filesIn(join(root, 'b'))).toEqual(first);
  });
});
