import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeExport } from '../../../src/cli/export-file.ts';
import { OutputFault } from '../../../src/report/output-fault.ts';
import { freshFolder } from '../../support/run-cli.ts';

const BYTES = Uint8Array.of(1, 2, 3);

function faultOf(folder: string, name: string): OutputFault {
  try {
    writeExport(BYTES, { path: join(folder, name), named: name, force: false, option: '--xlsx' });
  } catch (error) {
    if (error instanceof OutputFault) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

it('writes the file, and takes away what a killed process has left of it', () => {
  const folder = freshFolder();
  // No process has so high a number (Linux: 2^22 at most).
  writeFileSync(join(folder, '.a.xlsx.headroom-new-4194305'), 'half');
  writeFileSync(join(folder, '.b.xlsx.headroom-new-4194305'), 'of another');
  writeExport(BYTES, {
    path: join(folder, 'a.xlsx'),
    named: 'a.xlsx',
    force: false,
    option: '--xlsx',
  });
  expect(readdirSync(folder).sort()).toEqual(['.b.xlsx.headroom-new-4194305', 'a.xlsx']);
  expect([...readFileSync(join(folder, 'a.xlsx'))]).toEqual([1, 2, 3]);
});

it('does not write over a file that came meanwhile', () => {
  const folder = freshFolder();
  writeFileSync(join(folder, 'a.xlsx'), 'mine');
  expect(faultOf(folder, 'a.xlsx')).toMatchObject({ kind: 'exists' });
  expect(readFileSync(join(folder, 'a.xlsx'), 'utf8')).toBe('mine');
});

it('says what the system refuses, and leaves nothing', () => {
  const folder = freshFolder();
  // The name itself is allowed (255 bytes at most), that of the temporary file no more.
  const name = `${'a'.repeat(245)}.xlsx`;
  expect(faultOf(folder, name).message).toBe(
    `cannot write ${name}: its name is too long; choose a shorter one`,
  );
  expect(readdirSync(folder)).toEqual([]);
});
