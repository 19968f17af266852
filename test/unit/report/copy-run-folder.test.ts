import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { copyRunFolder } from '../../../src/report/copy-run-folder.ts';
import { filesIn, freshFolder } from '../../support/run-cli.ts';

const RECORD = JSON.stringify({
  headroom: '0.5.0',
  formatVersion: 5,
  inputs: [{ path: 'inputs/plan.yaml' }],
});

/** A folder with a run in `from`. */
function folderWithRun(): string {
  const folder = freshFolder();
  mkdirSync(join(folder, 'from/inputs'), { recursive: true });
  writeFileSync(join(folder, 'from/run.json'), RECORD);
  writeFileSync(join(folder, 'from/inputs/plan.yaml'), 'headroom: 1\n');
  return folder;
}

it('puts a run where none was, and in place of another', async () => {
  const folder = folderWithRun();
  const target = { path: join(folder, 'reports/plan'), named: 'reports/plan', force: true };
  await copyRunFolder(join(folder, 'from'), target, () => {});
  expect(filesIn(target.path)).toEqual(filesIn(join(folder, 'from')));
  writeFileSync(join(folder, 'from/inputs/plan.yaml'), 'headroom: 1\nname: other\n');
  await copyRunFolder(join(folder, 'from'), target, () => {});
  expect(filesIn(target.path)).toEqual(filesIn(join(folder, 'from')));
  expect(readdirSync(join(folder, 'reports'))).toEqual(['plan']);
});

it('leaves nothing where it is not wanted any more, and what was there before', async () => {
  const folder = folderWithRun();
  const target = { path: join(folder, 'reports/plan'), named: 'reports/plan', force: true };
  const refuse = () => {
    throw new Error('not wanted');
  };
  const copying = copyRunFolder(join(folder, 'from'), target, refuse);
  await expect(copying).rejects.toThrow('not wanted');
  expect(readdirSync(folder)).toEqual(['from']);
  mkdirSync(target.path, { recursive: true });
  writeFileSync(join(target.path, 'run.json'), `${RECORD}\n`);
  await expect(copyRunFolder(join(folder, 'from'), target, refuse)).rejects.toThrow('not wanted');
  expect(readdirSync(join(folder, 'reports'))).toEqual(['plan']);
  expect(filesIn(target.path)).toEqual(new Map([['run.json', `${RECORD}\n`]]));
});

it('says why a run cannot be put there', async () => {
  const folder = folderWithRun();
  writeFileSync(join(folder, 'reports'), 'a file');
  const target = { path: join(folder, 'reports/plan'), named: 'reports/plan', force: true };
  await expect(copyRunFolder(join(folder, 'from'), target, () => {})).rejects.toThrow(
    'cannot write the run to reports/plan: a file stands in the way',
  );
});
