import { describe, expect, it } from 'vitest';
import {
  cellOf,
  dayAt,
  numberAt,
  pageTable,
  rowsWith,
  rowWith,
  textAt,
} from '../../../src/page/cells/page-table.ts';

const field = (name: string, type: string, more = {}) => ({
  ...{ name, type, unit: '', description: name },
  ...more,
});
const TABLE = pageTable({
  file: 'runs/a/summary.csv',
  title: 'Summary',
  fields: [
    field('metric', 'string'),
    field('unit', 'string'),
    field('mean', 'string', { figure: true, unit: "the metric's" }),
    field('probability', 'number', { unit: 'share' }),
    field('on', 'date'),
    field('note', 'string'),
  ],
  primaryKey: ['metric'],
  rows: [
    ['used', 'TiB', '1.500', '', '2013-10-30', "'=1+1"],
    ['finish', 'date', '2014-01-01', '0.5', '', "''-"],
    ["'=a", 'GBP', '2.00', '1', '2013-02-30', ''],
  ],
});
const [used, finish, hostile] = TABLE.rows as [
  (typeof TABLE.rows)[number],
  (typeof TABLE.rows)[number],
  (typeof TABLE.rows)[number],
];

describe('a cell', () => {
  it('has the unit of its column', () => {
    expect(cellOf(finish, 'probability')).toEqual({
      address: 'runs/a/summary.csv:finish:probability',
      text: '0.5',
      kind: 'number',
      unit: 'share',
    });
    expect(cellOf(used, 'on')).toMatchObject({ text: '2013-10-30', kind: 'date', unit: 'date' });
    expect(cellOf(used, 'metric')).toMatchObject({ text: 'used', kind: 'text', unit: '' });
  });

  it('of figures has the kind and the unit of its row', () => {
    expect(cellOf(used, 'mean')).toMatchObject({ text: '1.500', kind: 'number', unit: 'TiB' });
    expect(cellOf(finish, 'mean')).toMatchObject({ kind: 'date', unit: 'date' });
  });

  it('is without what guards it from spreadsheets, in its key as well', () => {
    expect(cellOf(used, 'note')?.text).toBe('=1+1');
    expect(cellOf(finish, 'note')?.text).toBe("'-");
    expect(cellOf(hostile, 'mean')?.address).toBe('runs/a/summary.csv:=a:mean');
    expect(textAt(hostile, 'metric')).toBe('=a');
  });

  it('is none where the table has no such column', () => {
    expect(cellOf(used, 'p50')).toBe(null);
    expect(cellOf(used, 'constructor')).toBe(null);
    expect(textAt(used, 'p50')).toBe('');
    expect(numberAt(used, 'p50')).toBe(null);
  });
});

it('numbers and days are read, and are none where there are none', () => {
  expect(numberAt(used, 'mean')).toBe(1.5);
  expect(numberAt(used, 'probability')).toBe(null);
  expect(numberAt(used, 'note')).toBe(null);
  // 2013-10-30 is 16,008 days after 1970-01-01.
  expect(dayAt(used, 'on')).toBe(16_008);
  expect([finish, hostile].map((row) => dayAt(row, 'on'))).toEqual([null, null]);
});

it('rows are found by their texts', () => {
  expect(rowWith(TABLE, { metric: 'finish' })).toBe(finish);
  expect(rowWith(TABLE, { metric: '=a' })).toBe(hostile);
  expect(rowWith(TABLE, { metric: 'finish', unit: 'TiB' })).toBe(null);
  expect(rowsWith(TABLE, { note: '' })).toEqual([hostile]);
  expect(rowsWith(TABLE, {})).toHaveLength(3);
  expect([rowWith(null, {}), rowsWith(null, {})]).toEqual([null, []]);
});

it('rows are found by several columns, whatever stands in them', () => {
  const fields = ['a', 'b'].map((name) => field(name, 'string'));
  const rows = [
    ['x', 'y'],
    ['x', '","y'],
    ['x","', 'y'],
    ['x', 'y'],
    ['__proto__', 'constructor'],
    ['x,y', 'z'],
    ['x', 'y,z'],
  ];
  const table = pageTable({ file: 't.csv', title: 'T', fields, primaryKey: ['a'], rows });
  const found = (texts: Readonly<Record<string, string>>) =>
    rowsWith(table, texts).map((row) => table.rows.indexOf(row));
  expect(found({ a: 'x', b: 'y' })).toEqual([0, 3]);
  expect(found({ b: 'y', a: 'x","' })).toEqual([2]);
  expect(found({ a: 'x' })).toEqual([0, 1, 3, 6]);
  expect(found({ a: 'x', b: 'y,z' })).toEqual([6]);
  expect(found({ b: 'constructor', a: '__proto__' })).toEqual([4]);
  expect(found({ a: 'constructor' })).toEqual([]);
  // A column that the table has not is empty in all rows.
  expect(found({ a: 'x","', c: '' })).toEqual([2]);
});
