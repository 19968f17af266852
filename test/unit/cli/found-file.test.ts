/** What is found at a path, whatever stands there. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findFile } from '../../../src/cli/found-file.ts';
import { Interrupted } from '../../../src/cli/interrupt.ts';
import { sha256Of } from '../../../src/report/hash-text.ts';
import { freshFolder } from '../../support/run-cli.ts';

/** Every Unix has it. */
const MAKE_PIPE = 'mkfifo';
const TURNS = { interruption: new AbortController().signal, describe: () => '' };

function written(content: string | Uint8Array): string {
  const path = join(freshFolder(), 'file');
  writeFileSync(path, content);
  return path;
}

describe('a file', () => {
  it.each([
    ['', 0, false],
    ['a', 1, false],
    ['a\n', 1, true],
    ['a\n\nb', 3, false],
    ['\n', 1, true],
  ])('%j ends in line %i', async (content, lastLine, endsWithLine) => {
    expect(await findFile(written(content), TURNS)).toEqual({
      ...{ kind: 'file', bytes: content.length, sha256: sha256Of(content) },
      ...{ lastLine, endsWithLine, content: Buffer.from(content) },
    });
  });

  it('is read in pieces', async () => {
    // Nine million bytes are three pieces of four MiB at most.
    const content = Buffer.from('0123456789abcde\n'.repeat(562_500));
    const found = await findFile(written(content), TURNS);
    expect(found).toMatchObject({
      ...{ kind: 'file', bytes: 9_000_000, sha256: sha256Of(content) },
      ...{ lastLine: 562_500, endsWithLine: true },
    });
    const read = found.kind === 'file' ? (found.content ?? '') : '';
    expect(content.equals(Buffer.from(read))).toBe(true);
  });

  it('is not read to the end once Ctrl-C was pressed', async () => {
    const turns = { interruption: AbortSignal.abort(), describe: () => 'stopped' };
    await expect(findFile(written('a'), turns)).rejects.toThrow(Interrupted);
  });
});

describe('something else', () => {
  it('is missing', async () => {
    const path = written('a');
    expect(await findFile(`${path}2`, TURNS)).toEqual({ kind: 'missing' });
    expect(await findFile(join(path, 'b'), TURNS)).toEqual({ kind: 'missing' });
    symlinkSync('nowhere', `${path}3`);
    expect(await findFile(`${path}3`, TURNS)).toEqual({ kind: 'missing' });
  });

  it('is no file, and nobody waits for it', async () => {
    const folder = freshFolder();
    mkdirSync(join(folder, 'a'));
    execFileSync(MAKE_PIPE, [join(folder, 'b')]);
    symlinkSync('/dev/zero', join(folder, 'c'));
    for (const name of ['a', 'b', 'c']) {
      expect(await findFile(join(folder, name), TURNS), name).toEqual({ kind: 'no file' });
    }
  });

  it.each([
    ['EACCES', 'permission is denied'],
    ['EPERM', 'permission is denied'],
    ['EIO', 'the disk does not give it out'],
    ['EOTHER', 'EOTHER'],
  ])('is refused with %s: %s', async (code, reason) => {
    const refusing = async () => {
      throw Object.assign(new Error('refused'), { code, syscall: 'open' });
    };
    expect(await findFile(written('a'), TURNS, refusing)).toEqual({ kind: 'refused', reason });
  });

  it('is a fault of ours', async () => {
    const failing = async () => {
      throw new TypeError('ours');
    };
    await expect(findFile(written('a'), TURNS, failing)).rejects.toThrow('ours');
  });

  it('is a link that leads nowhere', async () => {
    const path = join(freshFolder(), 'a');
    symlinkSync('a', path);
    const reason = 'its symbolic links go round in a circle';
    expect(await findFile(path, TURNS)).toEqual({ kind: 'refused', reason });
  });
});
