import { describe, expect, it } from 'vitest';
import { textTable } from '../../../src/table/text-table.ts';

describe('textTable', () => {
  it('aligns columns, left or right, without spaces at line ends', () => {
    const text = textTable(
      ['stage', 'mailboxes', 'note'],
      [
        ['pilot', '500', ''],
        ['everyone-else', '12000', 'rest'],
      ],
      { rightAligned: [false, true, false] },
    );
    expect(text).toBe(
      'stage          mailboxes  note\n' +
        'pilot                500\n' +
        'everyone-else      12000  rest\n',
    );
  });

  it('measures code points, not UTF-16 units', () => {
    const text = textTable(['a', 'b'], [['𝟚', 'x']], { rightAligned: [true, true] });
    expect(text).toBe('a  b\n𝟚  x\n');
  });

  it('writes only the header where there are no rows', () => {
    expect(textTable(['a'], [], { rightAligned: [false] })).toBe('a\n');
  });

  it('refuses rows and alignments of another length', () => {
    expect(() => textTable(['a'], [['1', '2']], { rightAligned: [false] })).toThrow('2 items');
    expect(() => textTable(['a'], [[]], { rightAligned: [false] })).toThrow('0 items');
    expect(() => textTable(['a'], [], { rightAligned: [] })).toThrow('0 items');
  });
});
