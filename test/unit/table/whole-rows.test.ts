import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wholeRows } from '../../../src/table/whole-rows.ts';

function rowsIn(pieces: readonly string[]): string[] {
  const bytes = pieces.map((piece) => new Uint8Array(Buffer.from(piece, 'latin1')));
  return [...wholeRows(bytes)].map((one) => Buffer.from(one).toString('latin1'));
}

describe('pieces of whole rows', () => {
  it('end where a row ends', () => {
    expect(rowsIn(['a,b\nc', ',d\ne,', 'f'])).toEqual(['a,b\n', 'c,d\n', 'e,f']);
    expect(rowsIn(['a\n', 'b\n'])).toEqual(['a\n', 'b\n']);
    expect(rowsIn([])).toEqual([]);
  });

  it('do not end within quotes', () => {
    expect(rowsIn(['a,"x\ny', '\nz"\nb', '\n'])).toEqual(['a,"x\ny\nz"\n', 'b\n']);
    expect(rowsIn(['"x""\n', '"\nb\n'])).toEqual(['"x""\n"\nb\n']);
  });

  it('do not end within a line end of two bytes', () => {
    expect(rowsIn(['a\rb\r', '\nc\r'])).toEqual(['a\r', 'b\r\n', 'c\r']);
    expect(rowsIn(['"a"\r"b"\r', '\nc'])).toEqual(['"a"\r', '"b"\r\n', 'c']);
  });

  it('are cut at a line where a quote is never closed', () => {
    const long = `"${'x\n'.repeat(8_388_608)}`;
    expect(rowsIn([`${long}y`]).map(({ length }) => length)).toEqual([long.length, 1]);
    expect(rowsIn(['x'.repeat(16_777_217), 'y\n']).map(({ length }) => length)).toEqual([
      16_777_217, 2,
    ]);
  });

  it('are all of the bytes, wherever they were cut', () => {
    const signs = fc.constantFrom('a', ',', '"', '\n', '\r', '\r\n');
    fc.assert(
      fc.property(fc.array(fc.array(signs).map((some) => some.join(''))), (pieces) => {
        expect(rowsIn(pieces).join('')).toBe(pieces.join(''));
      }),
    );
  });
});
