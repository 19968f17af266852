import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstDifference } from '../../../src/review/first-difference.ts';
import { freshFolder } from '../../support/run-cli.ts';

function filesOf(before: string | Buffer, after: string | Buffer): [string, string] {
  const folder = freshFolder();
  writeFileSync(join(folder, 'a'), before);
  writeFileSync(join(folder, 'b'), after);
  return [join(folder, 'a'), join(folder, 'b')];
}

const between = (before: string | Buffer, after: string | Buffer) =>
  firstDifference(...filesOf(before, after));

const MIB = 1 << 20;

describe('the first difference of two files', () => {
  it('is none where they have the same bytes', async () => {
    for (const text of ['', 'a', 'a\nb\n', '\n', 'x'.repeat(MIB), 'x'.repeat(MIB + 1)]) {
      expect(await between(text, text)).toBe(null);
    }
  });

  it('has the line, and what stands there in each, with a little before it', async () => {
    expect(await between('a,b\n1,2\n3,4\n', 'a,b\n1,2\n3,5\n')).toEqual({
      ...{ line: 3, before: '3,4', after: '3,5' },
    });
    expect(await between('abc\n', 'aBc\n')).toMatchObject({ line: 1 });
    const long = `${'0123456789'.repeat(9)}|`;
    expect(await between(`${long}x\nnext`, `${long}y\nnext`)).toEqual({
      // 19 characters and the bar before it.
      ...{ line: 1, before: '1234567890123456789|x', after: '1234567890123456789|y' },
    });
    const tail = 'z'.repeat(100);
    expect((await between(`x${tail}`, `y${tail}`))?.before).toBe(`x${'z'.repeat(59)}`);
  });

  it.each([
    ['a\nb\n', 'a\nb\nc\n', 3, '', 'c'],
    ['a\nb\nc\n', 'a\nb\n', 3, 'c', ''],
    ['a\nb', 'a\nb\n', 2, 'b', 'b'],
    ['', 'a', 1, '', 'a'],
    ['a\r\nb\r\n', 'a\nb\n', 1, 'a\r', 'a'],
  ])('may be that one ends before the other: %j, %j', async (a, b, line, before, after) => {
    expect(await between(a, b)).toEqual({ line, before, after });
  });

  it('is found beyond a block of a mebibyte, whose lines count', async () => {
    // 2^18 lines of four bytes each fill a block.
    const lines = 'abc\n'.repeat(MIB / 4);
    expect(await between(`${lines}abc\nx`, `${lines}abc\ny`)).toEqual({
      ...{ line: MIB / 4 + 2, before: 'x', after: 'y' },
    });
    expect(await between(lines, `${lines}y`)).toEqual({
      ...{ line: MIB / 4 + 1, before: '', after: 'y' },
    });
    // The line begins 10 bytes before the end of a block, and differs at its end.
    const head = `${'x'.repeat(MIB - 11)}\n`;
    const line = '0123456789abc';
    expect(await between(`${head}${line}1`, `${head}${line}2`)).toEqual({
      ...{ line: 2, before: `${line}1`, after: `${line}2` },
    });
  });

  it('is where the texts differ, whatever they are', async () => {
    const text = fc.array(fc.constantFrom('a', 'b', '\n'), { maxLength: 12 });
    const [one, other] = filesOf('', '');
    await fc.assert(
      fc.asyncProperty(text, text, async (a, b) => {
        writeFileSync(one, a.join(''));
        writeFileSync(other, b.join(''));
        const found = await firstDifference(one, other);
        const at = [...a, ''].findIndex((letter, index) => letter !== (b[index] ?? ''));
        const isSame = a.join('') === b.join('');
        const line = a.slice(0, at).filter((letter) => letter === '\n').length + 1;
        expect(found === null).toBe(isSame);
        if (!isSame) expect(found?.line).toBe(line);
      }),
    );
  });

  it('wants both files', async () => {
    const [one] = filesOf('', '');
    await expect(firstDifference(one, `${one}-not-there`)).rejects.toThrow('ENOENT');
  });
});
