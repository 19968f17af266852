/**
 * Tests of the built command and of worker threads run what is in dist/: it must be that of src/.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { freshFolder, PROJECT_FOLDER } from '../support/run-cli.ts';

const STALE = {
  status: 1,
  stdout: '',
  stderr: 'dist/ was not built from what is in src/ now: npm run build\n',
};
const BUILT = { status: 0, stdout: '', stderr: '' };

function checkIn(project: string): typeof BUILT {
  const args = [join(project, 'scripts/build.mjs'), '--check'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  return { status: status ?? -1, stdout, stderr };
}

it('dist/ is built from src/', () => {
  expect(checkIn(PROJECT_FOLDER)).toEqual(BUILT);
});

it('a file that is changed, added or renamed after the build is noticed', () => {
  const project = freshFolder();
  cpSync(join(PROJECT_FOLDER, 'scripts/build.mjs'), join(project, 'scripts/build.mjs'));
  const write = (path: string, text: string) => writeFileSync(join(project, path), text);
  for (const folder of ['src/sizes', 'dist']) mkdirSync(join(project, folder), { recursive: true });
  write('src/b.ts', 'b\n');
  write('src/sizes/a.ts', 'a\n');
  expect(checkIn(project)).toEqual(STALE);
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
  const lines = `b.ts ${sha256('b\n')}\nsizes/a.ts ${sha256('a\n')}\n`;
  write('dist/sources.sha256', `${sha256(lines)}\n`);
  expect(checkIn(project)).toEqual(BUILT);

  write('src/sizes/a.ts', 'A\n');
  expect(checkIn(project)).toEqual(STALE);
  write('src/sizes/a.ts', 'a\n');
  expect(checkIn(project)).toEqual(BUILT);
  write('src/c.ts', '');
  expect(checkIn(project)).toEqual(STALE);
  renameSync(join(project, 'src/c.ts'), join(project, 'src/b.ts'));
  expect(checkIn(project)).toEqual(STALE);
  write('src/b.ts', 'b\n');
  expect(checkIn(project)).toEqual(BUILT);
  renameSync(join(project, 'src/b.ts'), join(project, 'src/d.ts'));
  expect(checkIn(project)).toEqual(STALE);
});
