/** What is read of a path, whatever stands there. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFile, unreadWords, whyUnread } from '../../../src/review/read-file.ts';
import { freshFolder } from '../../support/run-cli.ts';

/** A program of the system, not of a package. */
const MAKE_PIPE = 'mkfifo';

function pathOf(name = 'file'): string {
  return join(freshFolder(), name);
}

describe('readFile', () => {
  it('reads the bytes of a file', () => {
    const path = pathOf();
    writeFileSync(path, Buffer.from([0xff, 0x0a]));
    expect(readFile(path)).toEqual({ kind: 'file', content: Buffer.from([0xff, 0x0a]) });
  });

  it('tells what is missing, and what is below a file', () => {
    const path = pathOf();
    writeFileSync(path, '');
    expect(readFile(`${path}2`)).toEqual({ kind: 'missing' });
    expect(readFile(join(path, 'b'))).toEqual({ kind: 'missing' });
  });

  it('waits for no pipe, and reads neither folders nor devices', () => {
    const path = pathOf();
    execFileSync(MAKE_PIPE, [path]);
    expect(readFile(path)).toEqual({ kind: 'no file' });
    mkdirSync(`${path}2`);
    expect(readFile(`${path}2`)).toEqual({ kind: 'no file' });
    expect(readFile('/dev/zero')).toEqual({ kind: 'no file' });
  });

  it('follows links unless they go round', () => {
    const path = pathOf();
    writeFileSync(path, 'a');
    symlinkSync(path, `${path}2`);
    expect(readFile(`${path}2`)).toMatchObject({ kind: 'file' });
    symlinkSync(`${path}3`, `${path}3`);
    expect(readFile(`${path}3`)).toEqual({
      kind: 'refused',
      reason: 'its symbolic links go round in a circle',
    });
  });

  it('refuses what is larger than Node reads in one go', () => {
    const path = pathOf();
    writeFileSync(path, '');
    // All of it a hole, which takes no place on the disk.
    truncateSync(path, 2 ** 31 + 1);
    const found = readFile(path);
    expect(found).toEqual({ kind: 'refused', reason: 'it is larger than 2 GiB' });
  });
});

describe('whyUnread', () => {
  const errorOf = (code: string) => Object.assign(new Error('x'), { code, syscall: 'open' });

  it('gives the code of what it has no words for', () => {
    expect(whyUnread(errorOf('EACCES'))).toMatchObject({ reason: 'permission is denied' });
    expect(whyUnread(errorOf('EOTHER'))).toEqual({ kind: 'refused', reason: 'EOTHER' });
  });

  it('passes on what the system did not throw', () => {
    const other = Object.assign(new Error('x'), { code: 'ERR_OTHER' });
    expect(() => whyUnread(other)).toThrow(other);
    expect(() => whyUnread(new Error('y'))).toThrow('y');
  });
});

it('is told in words', () => {
  expect(unreadWords({ kind: 'refused', reason: 'it is shy' })).toBe(
    'the file cannot be read: it is shy',
  );
  expect(unreadWords({ kind: 'no file' })).toContain('something else, such as a folder');
});
