import { describe, expect, it } from 'vitest';
import type { KeptField } from '../../../src/review/parse-data-package.ts';
import { tableSheet } from '../../../src/review/workbook-table.ts';
import { InputFaults } from '../../../src/table/fault.ts';

function field(name: string, type: string, unit = ''): KeptField {
  return { name, type, unit, description: `About ${name}.` };
}

const FIELDS = [
  field('line', 'string'),
  field('kind', 'string'),
  field('unit', 'string'),
  field('mean', 'string', "the metric's"),
  field('cash', 'number', 'GBP'),
  field('count', 'integer'),
  field('date', 'date'),
];
const HEADER = 'line,kind,unit,mean,cash,count,date\n';

function sheetOfText(text: string) {
  const schema = { fields: FIELDS, primaryKey: ['line', 'kind'] };
  const resource = { name: 'costs', title: 'Costs', schema };
  return tableSheet({ resource, named: 'runs/a/costs.csv', text });
}

/** The cells of the only row below the header. */
function cellsOf(row: string) {
  return sheetOfText(`${HEADER}${row}\n`).rows[1]!;
}

function faultOf(text: string): string {
  try {
    sheetOfText(text);
  } catch (error) {
    if (error instanceof InputFaults) return error.message;
    throw error;
  }
  throw new Error('nothing was refused');
}

const AGAIN = 'run the scenario again with headroom run --force';

describe('a table as a sheet', () => {
  it('has cells of the types of its columns', () => {
    expect(cellsOf('disk,capital,TB,note,1234.50,7,2013-04-01')).toEqual([
      { kind: 'text', text: 'disk' },
      { kind: 'text', text: 'capital' },
      { kind: 'text', text: 'TB' },
      { kind: 'text', text: 'note' },
      { kind: 'number', value: 1234.5, format: '#,##0.00' },
      { kind: 'number', value: 7, format: '#,##0' },
      { kind: 'number', value: 41_365, format: 'yyyy-mm-dd' },
    ]);
    expect(cellsOf('disk,capital,,,,,').slice(2)).toEqual([null, null, null, null, null]);
  });

  it('has what a figure looks like, in the unit of its row', () => {
    const figure = (unit: string, text: string) => cellsOf(`a,b,${unit},${text},,,`)[3];
    expect(figure('GBP', '12.00')).toEqual({ kind: 'number', value: 12, format: '#,##0.00' });
    expect(figure('share', '0.25')).toEqual({ kind: 'number', value: 0.25, format: '0.00%' });
    expect(figure('date', '1970-01-02')).toMatchObject({ value: 25_570 });
  });

  it('keeps text that looks like something else, without the apostrophe of the CSV', () => {
    const text = (written: string) => cellsOf(`${written},b,c,d,,,`)[0];
    for (const same of ['2013', '2013-04-01', "'quoted'", '1e3', 'TRUE']) {
      expect(text(same)).toEqual({ kind: 'text', text: same });
    }
    for (const formula of ['=A1', '+1', '-1', '@x']) {
      expect(text(`'${formula}`)).toEqual({ kind: 'text', text: formula });
    }
    expect(text('"a, ""b"""')).toEqual({ kind: 'text', text: 'a, "b"' });
  });

  it('is bold in its header and its totals, and right above numbers', () => {
    const { rows, widths } = sheetOfText(
      `${HEADER}a,capital,,,1.00,,\ntotal,total,,,1000000.00,,\nb,economic,,,,,\nc,economic-total,,,2.00,,\n`,
    );
    const isBold = rows.map((row) => row.map((cell) => cell?.style?.isBold === true));
    const [header, ...others] = isBold;
    expect(header).toEqual(FIELDS.map(() => true));
    expect(others.map((row) => row[0])).toEqual([false, true, false, true]);
    expect(others.map((row) => row[4])).toEqual([false, true, false, true]);
    const atRight = rows[0]!.map((cell) => cell?.style?.align === 'right');
    expect(atRight).toEqual([false, false, false, false, true, true, true]);
    // 1,000,000.00 and the margin; all others are as narrow as columns are.
    expect(widths).toEqual([10, 16, 10, 10, 14, 10, 10]);
  });

  it('keeps its keys in view', () => {
    expect(sheetOfText(HEADER).frozenColumnCount).toBe(2);
  });

  it('may have been written for Excel', () => {
    const forExcel = `\ufeff${HEADER}a,b,c,d,1.00,1,2013-04-01\n`.replaceAll('\n', '\r\n');
    expect(sheetOfText(forExcel).rows[1]![4]).toMatchObject({ value: 1 });
  });

  it('is refused where it is not as the package says', () => {
    const at = (place: string, message: string) =>
      `runs/a/costs.csv:${place}  ${message}  ${AGAIN}`;
    expect(faultOf('line,cash\n')).toBe(at('1:1', 'its header is not that of datapackage.json'));
    expect(faultOf('')).toBe(at('1:1', 'its header is not that of datapackage.json'));
    expect(faultOf(`${HEADER}a,b\n`)).toBe(at('2:1', 'the row has not the 7 cells of the header'));
    const wrong = (row: string) => faultOf(`${HEADER}${row}\n`);
    expect(wrong('a,b,c,d,1e3,,')).toBe(at('2:9', "'1e3' is not of the type number"));
    expect(wrong('a,b,c,d,,x,')).toBe(at('2:10', "'x' is not of the type integer"));
    expect(wrong('a,b,c,d,,,2013-02-30')).toBe(at('2:11', "'2013-02-30' is not of the type date"));
    expect(wrong('"a')).toContain('runs/a/costs.csv:2:1  a cell opens with a double quote');
  });
});
