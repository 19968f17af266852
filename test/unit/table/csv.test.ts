import { describe, expect, it } from 'vitest';
import { csvChunks, csvText } from '../../../src/table/csv.ts';
import type { Cell, Column, Table } from '../../../src/table/table.ts';

const UNIX = { excel: false };

const COLUMNS: readonly Column[] = [
  { header: 'date', unit: 'day', type: 'date', meaning: 'The day.', key: true },
  { header: 'cohort', unit: '', type: 'string', meaning: 'The cohort.', key: true },
  { header: 'mailboxes_count', unit: 'mailboxes', type: 'integer', meaning: 'How many.' },
  { header: 'used_tib', unit: 'TiB', type: 'number', meaning: 'What they hold.', places: 3 },
];

function tableOf(rows: Iterable<readonly Cell[]>, columns = COLUMNS): Table {
  return { name: 'timeline', title: 'Timeline', columns, rows };
}

function textColumn(rows: string[]): string {
  const column: Column = { header: 'text', unit: '', type: 'string', meaning: 'Text.' };
  return csvText(
    tableOf(
      rows.map((text) => [text]),
      [column],
    ),
    UNIX,
  );
}

describe('csvText', () => {
  it('writes each type plainly, null as nothing, LF', () => {
    const rows = [
      [15_796, 'clinical', 1200, 1.5],
      [15_797, 'shared', -3, -0.0001],
      [null, null, null, null],
    ];
    expect(csvText(tableOf(rows), UNIX)).toBe(
      'date,cohort,mailboxes_count,used_tib\n' +
        '2013-04-01,clinical,1200,1.500\n' +
        '2013-04-02,shared,-3,0.000\n' +
        ',,,\n',
    );
  });

  it('writes a byte-order mark and CRLF for Excel', () => {
    expect(csvText(tableOf([[0, 'a', 1, 2]]), { excel: true })).toBe(
      '\uFEFFdate,cohort,mailboxes_count,used_tib\r\n1970-01-01,a,1,2.000\r\n',
    );
  });

  it('writes only the header of a table without rows', () => {
    expect(csvText(tableOf([]), UNIX)).toBe('date,cohort,mailboxes_count,used_tib\n');
  });

  it('has no exponent and no negative zero', () => {
    const rows = [
      [0, 'a', -0, 1e15],
      [0, 'a', 9_007_199_254_740_991, 1e-12],
    ];
    expect(csvText(tableOf(rows), UNIX).split('\n').slice(1, 3)).toEqual([
      '1970-01-01,a,0,1000000000000000.000',
      '1970-01-01,a,9007199254740991,0.000',
    ]);
  });

  it.each([
    ['a,b', '"a,b"'],
    ['say "no"', '"say ""no"""'],
    ['two\nlines', '"two\nlines"'],
    ['two\r\nlines', '"two\r\nlines"'],
    [' spaced ', ' spaced '],
    ["Queen's", "Queen's"],
    ['Ynys Môn', 'Ynys Môn'],
  ])('quotes %j as RFC 4180 has it', (text, written) => {
    expect(textColumn([text])).toBe(`text\n${written}\n`);
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+44', "'+44"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['\rx', '"\'\rx"'],
    ['=A1,"x"', '"\'=A1,""x"""'],
    ['a=1', 'a=1'],
    ["'=1", "''=1"],
  ])('escapes the formula in %j', (text, written) => {
    expect(textColumn([text])).toBe(`text\n${written}\n`);
  });

  it('does not escape negative numbers', () => {
    expect(csvText(tableOf([[-1, 'a', -5, -5]]), UNIX)).toContain('1969-12-31,a,-5,-5.000');
  });

  it('writes figures, whose places go by the row, as they are', () => {
    const figures = (cells: readonly string[]) => {
      const column: Column = { header: 'mean', unit: '', type: 'figure', meaning: 'A figure.' };
      const rows = cells.map((cell) => [cell]);
      return csvText({ name: 't', title: 'T', columns: [column], rows }, UNIX);
    };
    expect(figures(['-0.250', '12', '2013-04-01'])).toBe('mean\n-0.250\n12\n2013-04-01\n');
    for (const text of ['-', '-1+2', '1e3', '.5', '5.', '1,5', 'NaN', '1\n', '']) {
      expect(() => figures([text])).toThrow(`'${text}' is neither a plain decimal nor a date`);
    }
  });

  it('keeps a row whose only cell is empty from being a blank line', () => {
    expect(textColumn(['a', '', 'b'])).toBe('text\na\n""\nb\n');
  });

  it.each([
    [[0, 'a', 1, Number.NaN], 'column used_tib: NaN cannot be written'],
    [[0, 'a', 1, Number.NEGATIVE_INFINITY], 'column used_tib: -Infinity cannot be written'],
    [[0, 'a', 1.5, 1], 'column mailboxes_count: 1.5 is not a whole number'],
    [[0, 'a', 2 ** 53, 1], 'column mailboxes_count: 9007199254740992 is not a whole number'],
    [[0, 'a', Number.NaN, 1], 'column mailboxes_count: NaN is not a whole number'],
    [[0.5, 'a', 1, 1], 'column date: 0.5 is not a date'],
    [['2013-04-01', 'a', 1, 1], "column date: '2013-04-01' is not a number"],
    [[0, 7, 1, 1], 'column cohort: 7 is not text'],
  ])('refuses the cells %j', (cells, message) => {
    const rows = [[0, 'fine', 1, 1], cells];
    expect(() => csvText(tableOf(rows), UNIX)).toThrow(`table timeline, row 2, ${message}`);
  });

  it('refuses rows of another length', () => {
    const message = 'table timeline, row 1: 3 cells for 4 columns';
    expect(() => csvText(tableOf([[0, 'a', 1]]), UNIX)).toThrow(message);
    expect(() => csvText(tableOf([[0, 'a', 1, 2, 3]]), UNIX)).toThrow('5 cells for 4 columns');
  });

  it('refuses a number column without places', () => {
    const column: Column = { header: 'used', unit: 'TiB', type: 'number', meaning: 'Used.' };
    expect(() => csvText(tableOf([[1]], [column]), UNIX)).toThrow(
      'column used is a number without decimal places',
    );
  });
});

describe('csvChunks', () => {
  it('gives a large table in pieces, which join to the same text', () => {
    const rows = Array.from({ length: 10_000 }, (_, index) => [index, 'cohort', index, index / 8]);
    const chunks = Array.from(csvChunks(tableOf(rows), UNIX));
    expect(chunks.length).toBeGreaterThan(3);
    expect(Math.max(...chunks.map((chunk) => chunk.length))).toBeLessThan(4200);
    expect(chunks.join('')).toBe(csvText(tableOf(rows), UNIX));
    expect(chunks.join('').split('\n')).toHaveLength(10_002);
  });

  it('reads rows only as it is asked for pieces', () => {
    let given = 0;
    function* rows(): Generator<Cell[]> {
      for (; given < 100_000; given += 1) {
        yield [given, 'cohort', given, given];
      }
    }
    const chunks = csvChunks(tableOf(rows()), UNIX);
    chunks.next();
    expect(given).toBeGreaterThan(100);
    expect(given).toBeLessThan(400);
  });
});
