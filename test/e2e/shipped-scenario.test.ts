/** A shipped scenario named from a folder in which it is not, as after an installation. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { callCli, freshFolder, PROJECT_FOLDER } from '../support/run-cli.ts';

const SHIPPED = join(PROJECT_FOLDER, 'scenarios/nhsmail-no-change.yaml');

it.each([
  ['run', 'nhsmail-no-change'],
  ['plan', 'nhsmail-no-change.yaml'],
  ['validate', 'scenarios/nhsmail-no-change.yaml'],
  ['show', 'scenarios/nhsmail-no-change.yml'],
])('%s %s says where it is', async (command, file) => {
  expect(await callCli([command, file], { cwd: freshFolder() })).toEqual({
    code: 2,
    stdout: '',
    stderr: `${file}  cannot read ${file}: there is no such file  headroom brings ${SHIPPED} along: name that path, or copy it\n`,
  });
});

it('says nothing of it where another name is meant, or the file has a fault of its own', async () => {
  const cwd = freshFolder();
  const args = ['validate', 'nhsmail-no-chance.yaml', 'base/nhsmail-2013.yaml'];
  expect((await callCli(args, { cwd })).stderr.match(/check the path\n/g)).toHaveLength(2);
  mkdirSync(join(cwd, 'nhsmail-no-change'));
  expect((await callCli(['show', 'nhsmail-no-change'], { cwd })).stderr).toContain(
    'it is a folder',
  );
  writeFileSync(join(cwd, 'nhsmail-no-change.yaml'), 'headroom: 7\n');
  const faulty = await callCli(['show', 'nhsmail-no-change.yaml'], { cwd });
  expect(faulty.code).toBe(2);
  expect(faulty.stderr).not.toContain(SHIPPED);
});
