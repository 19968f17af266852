import { describe, expect, it } from 'vitest';
import { type SheetRow, textCell } from '../../../src/review/workbook-sheet.ts';
import { lineCount, sheetOf } from '../../../src/review/workbook-width.ts';

const long = 'x'.repeat(200);

describe('the width of a column', () => {
  it('is that of its widest cell, within bounds', () => {
    const rows: SheetRow[] = [
      [textCell('a'), textCell('short'), textCell(long), textCell(long, { isWrapped: true })],
      [textCell('twelve chars'), null, null, null],
    ];
    expect(sheetOf('a', rows, 0).widths).toEqual([14, 10, 44, 90]);
  });

  it('of formulas has room for sums of money', () => {
    const rows: SheetRow[] = [[{ kind: 'formula', formula: 'A1', format: '#,##0.00' }]];
    expect(sheetOf('a', rows, 0).widths).toEqual([16]);
  });
});

describe('columns that stay in view', () => {
  it('are as many as leave room for others', () => {
    const frozen = (...lengths: readonly number[]) => {
      const row = lengths.map((length) => textCell('x'.repeat(length)));
      return sheetOf('a', [row], 2).frozenColumnCount;
    };
    expect(frozen(10, 10, 10)).toBe(2);
    expect(frozen(30, 30)).toBe(2); // 32 + 32 = 64
    expect(frozen(30, 31)).toBe(1);
    expect(frozen(42, 42)).toBe(1);
  });
});

describe('the lines of a wrapped text', () => {
  it('break at spaces, the margin left free', () => {
    expect(lineCount('', 12)).toBe(1);
    expect(lineCount('1234567890', 12)).toBe(1);
    expect(lineCount('12345 7890', 12)).toBe(1);
    expect(lineCount('12345 78901', 12)).toBe(2);
    expect(lineCount('12345 78901 3 56789012', 12)).toBe(3);
  });
});
