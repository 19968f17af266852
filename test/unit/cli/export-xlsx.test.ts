import { unzipSync } from 'fflate';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { xlsxOf } from '../../../src/cli/export-xlsx.ts';
import { type Sheet, type SheetRow, textCell } from '../../../src/review/workbook-sheet.ts';
import { partsOf, sheetsOf } from '../../support/xlsx.ts';

function sheet(rows: readonly SheetRow[], more: Partial<Sheet> = {}): Sheet {
  return { name: 'costs', rows, widths: [10, 20], frozenColumnCount: 1, ...more };
}

const ROWS: readonly SheetRow[] = [
  [textCell('line', { isBold: true }), textCell('cash')],
  [textCell('disk'), { kind: 'number', value: 1234.5, format: '#,##0.00' }],
  [null, { kind: 'number', value: 41_365, format: 'yyyy-mm-dd' }],
  [null, { kind: 'formula', formula: 'SUM(B2:B2)', format: '#,##0.00' }],
];

async function cellsOf(rows: readonly SheetRow[]) {
  return sheetsOf(await xlsxOf([sheet(rows)]))[0]!.cells;
}

afterEach(() => vi.useRealTimers());

describe('a workbook', () => {
  it('has numbers, dates and formulas with their formats, and bold text', async () => {
    expect(Object.fromEntries(await cellsOf(ROWS))).toEqual({
      A1: { value: 'line', format: '', isBold: true },
      B1: { value: 'cash', format: '', isBold: false },
      A2: { value: 'disk', format: '', isBold: false },
      B2: { value: 1234.5, format: '#,##0.00', isBold: false },
      B3: { value: 41_365, format: 'yyyy-mm-dd', isBold: false },
      B4: { value: '=SUM(B2:B2)', format: '#,##0.00', isBold: false },
    });
  });

  it('keeps the first row and columns in view, and is as wide as it is told', async () => {
    const [one] = sheetsOf(await xlsxOf([sheet(ROWS)]));
    expect(one!.xml).toContain('<pane ySplit="1" xSplit="1" topLeftCell="B2"');
    expect(one!.xml).toContain('state="frozen"');
    expect(one!.xml).toContain('<col min="2" max="2" width="20" customWidth="1"/>');
  });

  it('prints as many pages side by side as can be read', async () => {
    const pages = async (widths: readonly number[]) =>
      /fitToWidth="(\d+)" fitToHeight="0"/.exec(
        sheetsOf(await xlsxOf([sheet(ROWS, { widths })]))[0]!.xml,
      )?.[1];
    expect(await pages([100, 100])).toBe('1');
    expect(await pages([100, 101])).toBe('2');
    const [one] = sheetsOf(await xlsxOf([sheet(ROWS)]));
    expect(one!.xml).toMatch(/<worksheet [^>]*><sheetPr><pageSetUpPr fitToPage="1"\/><\/sheetPr>/);
  });

  it('has formulas computed when it is opened', async () => {
    expect(partsOf(await xlsxOf([sheet(ROWS)])).get('xl/workbook.xml')).toContain(
      '<calcPr fullCalcOnLoad="1"/>',
    );
  });

  it('has text where text looks like a formula, also after somebody has edited the cell', async () => {
    const texts = ['=A1', '+1', '-1', '@x', '<b> & "c"', '2013-04-01'];
    const cells = await cellsOf(texts.map((text) => [textCell(text)]));
    const found = [...cells.values()].map(({ value, format }) => [value, format]);
    const formats = ['@', '@', '@', '@', '', ''];
    // A formula has an equals sign here, too, but no format of a text.
    expect(found).toEqual(texts.map((text, index) => [text, formats[index]]));
    expect(
      partsOf(await xlsxOf([sheet([[textCell('=A1')]])])).get('xl/worksheets/sheet1.xml'),
    ).not.toContain('<f>');
  });

  it('has texts that are called like properties of objects', async () => {
    const texts = ['constructor', '__proto__', 'toString', 'other'];
    const cells = await cellsOf(texts.map((text) => [textCell(text)]));
    const values = [...cells.values()].map(({ value }) => value);
    expect(values).toEqual(['="constructor"', '="__proto__"', '="toString"', 'other']);
  });

  it('cuts texts that no cell can hold', async () => {
    const cells = await cellsOf([[textCell('x'.repeat(32_767))], [textCell('x'.repeat(32_768))]]);
    expect(cells.get('A1')!.value).toBe('x'.repeat(32_767));
    expect(cells.get('A2')!.value).toBe(`${'x'.repeat(32_766)}…`);
  });

  it('makes rows as high as their wrapped text', async () => {
    const rows = [[textCell('12345 78901 3', { isWrapped: true })], [textCell('1')]];
    const [one] = sheetsOf(await xlsxOf([sheet(rows)]));
    expect(one!.xml).toContain('<row r="1" ht="30" customHeight="1">');
    expect(one!.xml).toContain('<row r="2">');
  });

  it('is the same bytes at another time', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2013-04-01T12:00:00Z') });
    const once = await xlsxOf([sheet(ROWS)]);
    vi.setSystemTime(new Date('2026-11-26T23:59:58Z'));
    expect(Buffer.from(await xlsxOf([sheet(ROWS)])).equals(once)).toBe(true);
    // The time of the first file in the archive: 0 o'clock, and 1980-01-01 (bits: year 0, 1, 1).
    expect(Buffer.from(once).readUInt16LE(10)).toBe(0);
    expect(Buffer.from(once).readUInt16LE(12)).toBe((1 << 5) | 1);
    expect(Object.keys(unzipSync(once))).toContain('xl/workbook.xml');
  });
});
