/** Whether the cells of a table are as datapackage.json says. */
import { describe, expect, it } from 'vitest';
import { cellCheck } from '../../../src/review/verify-cells.ts';
import type { PackagedField } from '../../../src/review/verify-package.ts';
import {
  date,
  type HandTable,
  handTable,
  integer,
  key,
  number,
  passAll,
  shown,
  text,
} from '../../support/verified-tables.ts';

const FIELDS = [key('metric'), integer('count'), number('size', 3), date('day'), text('note')];

function found(table: Partial<HandTable>): string[] {
  const made = handTable('summary', { fields: FIELDS, lines: [], ...table });
  return shown((findings) => passAll(made, [cellCheck(made, findings)], findings));
}

/** What is found of a cell, the only one of its row. */
function foundIn(field: PackagedField, cell: string): string[] {
  return found({ fields: [key('metric'), field], lines: [`a,${cell}`] });
}

describe('the header', () => {
  it('has the names of the fields', () => {
    expect(found({})).toEqual([]);
    expect(found({ header: 'metric,size,count,day,note' })).toEqual([
      'runs/a/summary.csv:1:8  here should stand column count, by datapackage.json',
    ]);
    expect(found({ header: 'metric,count,size,day' })).toEqual([
      'runs/a/summary.csv:1:22  here should stand column note, by datapackage.json',
    ]);
    expect(found({ header: 'metric,count,size,day,note,more' })).toEqual([
      'runs/a/summary.csv:1:28  here should stand no further column, by datapackage.json',
    ]);
  });

  it('is there', () => {
    const made = { ...handTable('summary', { fields: FIELDS, lines: [] }), text: '\n\n' };
    expect(shown((findings) => passAll(made, [], findings))).toEqual([
      'runs/a/summary.csv  the file has no header',
    ]);
  });

  it('is all that is told of where it is wrong', () => {
    expect(found({ header: 'a', lines: ['x', 'y,z'] })).toHaveLength(1);
  });
});

describe('a row', () => {
  it('has the cells of the header', () => {
    expect(found({ lines: ['a,1,1.000,,', 'b,2', 'c,3,3.000,,,'] })).toEqual([
      'runs/a/summary.csv:3:4  the row has 2 cells, and the header 5',
      'runs/a/summary.csv:4:13  the row has 6 cells, and the header 5',
    ]);
  });

  it('has quotes that can be read', () => {
    expect(found({ lines: ['a,1,1.000,,"x', 'b,2,2.000,,'] })).toEqual([
      'runs/a/summary.csv:2:12  a cell opens with a double quote that is never closed',
    ]);
  });

  it('may have a quoted cell of several lines, after which places are right', () => {
    expect(found({ lines: ['a,1,1.000,,"x, ""y""\nz"', 'b,2,2.00,,'] })).toEqual([
      "runs/a/summary.csv:4:5  '2.00' is no number with 3 places",
    ]);
  });
});

describe('a cell', () => {
  it.each([
    [integer('n'), ['0', '-7', '12', '']],
    [number('n', 3), ['0.000', '-0.001', '12.500', '']],
    [number('n', 0), ['0', '-3', '10', '']],
    [date('n'), ['2013-07-01', '']],
    [{ ...text('n'), figure: true as const }, ['-1.5', '12', '0.25', '2013-07-01', '']],
    [text('n'), ['', 'x', "'=A1", '1e5', '5 %']],
  ])('of %j may be %j', (field, cells) => {
    for (const cell of cells) expect(foundIn(field, cell), cell).toEqual([]);
  });

  it.each([
    [integer('n'), ['1.0', '01', '-0', '1e3', 'x', '+1'], 'is no whole number'],
    [number('n', 3), ['1', '1.00', '1.0000', '-0.000', '01.000', 'NaN', '.500'], '3 places'],
    [number('n', 0), ['1.', '-0', '1.0', '1e3'], '0 places'],
    [date('n'), ['2013-02-30', '1.7.2013', '2013-7-1'], 'is no date'],
    [{ ...text('n'), figure: true as const }, ['x', '1.', '1,5"', '01', '1e5'], 'no figure'],
    [text('n'), ['=A1', '+1', '-x', '@x'], 'is text that a spreadsheet would run'],
  ])('of %j may not be any of %j', (field, cells, words) => {
    for (const cell of cells.filter((one) => !one.includes(','))) {
      const [line = ''] = foundIn(field, cell);
      expect(line.startsWith(`runs/a/summary.csv:2:3  '${cell}' `), line).toBe(true);
      expect(line).toContain(words);
    }
  });

  it('of a key has a value', () => {
    expect(found({ lines: [',1,1.000,,'] })).toEqual([
      "runs/a/summary.csv:2:1  '' is no value, and metric must have one",
    ]);
  });

  it('is shown in part if it is long, and harmless', () => {
    const cell = `\u001b[31m${'9'.repeat(100_000)}x`;
    expect(foundIn(integer('n'), cell)).toEqual([
      `runs/a/summary.csv:2:3  '\\u{1b}[31m${'9'.repeat(47)}...' is no whole number`,
    ]);
  });

  it('is told of five times, and the others are counted', () => {
    const lines = Array.from({ length: 8 }, (_, index) => `m${index},x,1.000,,`);
    const all = found({ lines });
    expect(all).toHaveLength(6);
    expect(all[5]).toBe('and 3 more');
  });
});
