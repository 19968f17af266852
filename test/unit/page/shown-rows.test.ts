import { describe, expect, it } from 'vitest';
import { formatDate, parseDate } from '../../../src/calendar/date.ts';
import { type ReadTable, shownRows } from '../../../src/page/cells/shown-rows.ts';
import { InputFaults } from '../../../src/table/fault.ts';

const field = (name: string, type: string, more = {}) => {
  return { name, type, description: name, unit: '', ...more };
};
const FIELDS = [
  field('key', 'string'),
  field('day', 'date'),
  field('count', 'integer'),
  field('size', 'number'),
  field('value', 'string', { figure: true }),
];
const HEADER = 'key,day,count,size,value';

interface Others extends Partial<ReadTable> {
  /** Of the pieces, in bytes; else there is one. */
  readonly size?: number;
}

function rowsOf(text: string, { size = text.length || 1, ...others }: Others = {}) {
  const { name = 'some.csv' } = others;
  const days = { firstDay: parseDate('2013-01-01')!, lastDay: parseDate('2013-12-31')! };
  const pieces = [...piecesOf(Buffer.from(text), size)];
  const table = { name, named: `a/${name}`, pieces, fields: FIELDS, days, edited: false };
  return [...shownRows({ ...table, ...others })].flat();
}

function* piecesOf(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

function faultOf(text: string, more: Parameters<typeof rowsOf>[1] = { edited: true }): string {
  try {
    rowsOf(text, more);
  } catch (error) {
    if (error instanceof InputFaults) return error.message;
    throw error;
  }
  return '';
}

describe('the rows of a table', () => {
  it('are all of it, whatever its lines end with', () => {
    const rows = [
      ['a', '2013-01-02', '1', '2.50', '3'],
      ['b', '', '', '', ''],
    ];
    const text = [HEADER, ...rows.map((cells) => cells.join())].join('\r\n');
    expect(rowsOf(`\ufeff${text}\r\n`)).toEqual(rows);
    expect(rowsOf(`${HEADER}\n`)).toEqual([]);
  });

  it('are those of days that are drawn: of a year Wednesdays, the first and the last', () => {
    const fields = [field('date', 'date'), field('pool', 'string')];
    const firstDay = parseDate('2013-01-01')!;
    const lines = Array.from({ length: 365 }, (_, index) => `${formatDate(firstDay + index)},all`);
    const text = ['date,pool', ...lines].join('\n');
    const shown = rowsOf(text, { name: 'timeline.csv', fields });
    const dates = shown.map(([date]) => date);
    expect(dates.slice(0, 3)).toEqual(['2013-01-01', '2013-01-02', '2013-01-09']);
    // The 52 Wednesdays up to 25 December, and the Tuesdays 1 January and 31 December.
    expect(shown).toHaveLength(54);
    expect(dates.slice(-2)).toEqual(['2013-12-25', '2013-12-31']);
    // Of other tables every row counts.
    expect(rowsOf(text, { name: 'other.csv', fields })).toHaveLength(365);
  });

  it('are of quota_states.csv those of all cohorts', () => {
    const fields = [field('date', 'date'), field('cohort', 'string')];
    const text = 'date,cohort\n2013-01-01,all\n2013-01-01,clinical\n';
    expect(rowsOf(text, { name: 'quota_states.csv', fields })).toEqual([['2013-01-01', 'all']]);
  });
});

describe('a table that is read in pieces', () => {
  const rows = [
    ['"a\nb"', '2013-01-02', '1', '2.50', '3'],
    ['é€', '', '', '', ''],
  ];
  const text = [HEADER, ...rows.map((cells) => cells.join())].join('\n');

  it.each([1, 2, 7, 30])('of %d bytes is the same', (size) => {
    expect(rowsOf(`\ufeff${text}\n`, { size })).toEqual(rowsOf(text));
  });

  it.each([1, 30, 1000])('of %d bytes has its faults on the same lines', (size) => {
    // The row of a and b takes lines 2 and 3.
    expect(faultOf(`${text}\nx\n`, { size })).toContain('a/some.csv:5:1  it has 1 cells');
    expect(faultOf(`${text}\nx"y,,,,\n`, { size })).toContain('a/some.csv:5:1  a double quote');
    const bytes = Buffer.from(`${text}\nxy?,,,,\n`);
    bytes[bytes.indexOf('?')] = 0xff;
    const pieces = [...piecesOf(bytes, size)];
    expect(faultOf('', { pieces })).toContain('a/some.csv:5:3  the file is not UTF-8 text');
  });
});

it('of stage_events.csv rows are those that are shown', () => {
  const fields = [field('event', 'string'), field('replication', 'integer')];
  const lines = ['start', 'finish'].map((event) => `${event},0`);
  const others = Array.from(
    { length: 300 },
    (_, index) => `start,${index + 1}\npause,${index + 1}`,
  );
  const text = ['event,replication', ...lines, ...others, 'start'].join('\n');
  expect(faultOf(text, { name: 'stage_events.csv', fields })).toContain(':604:1  it has 1 cells');
  const shown = rowsOf(text.slice(0, -5), { name: 'stage_events.csv', fields, size: 1000 });
  // Two of the first, one usual of the others, and of the 300 unusual ones 120 and one.
  expect(shown).toHaveLength(124);
});

describe('a table that is none', () => {
  const mend = 'run the scenario again with headroom run --force';

  it.each([
    ['x,2013-01-01,1,1', '2:1  it has 4 cells, and datapackage.json tells of 5 columns'],
    ['x,2013-13-01,1,1,1', '2:3  is no date'],
    ['x,2013-01-01,one,1,1', '2:14  is no number'],
    ['x,2013-01-01,1,1e5,1', '2:16  is no number'],
    [`x,2013-01-01,1,${'9'.repeat(21)},1`, '2:16  is no number'],
    ['"x,y",2013-01-01,1,1,many', '2:22  is no number and no date'],
  ])('has the row %s', (row, words) => {
    expect(faultOf(`${HEADER}\n${row}\n`)).toBe(`a/some.csv:${words}  ${mend}`);
  });

  it('has a guard of spreadsheets before a sign, and is one nevertheless', () => {
    expect(faultOf(`${HEADER}\n'=x,2013-01-01,-1,-1.5,2013-01-01\n`)).toBe('');
  });

  it('has another header, or nothing at all', () => {
    const header = `a/some.csv:1:1  the header is not that of datapackage.json  ${mend}`;
    expect(faultOf('key,day,size,count,value\n', {})).toBe(header);
    expect(faultOf(`${HEADER},more\n`, {})).toBe(header);
    expect(faultOf('', {})).toBe(`a/some.csv  the file is empty  ${mend}`);
    expect(faultOf(`${HEADER}\n"x\n`, {})).toContain('a/some.csv:2:1  a cell opens with a double');
  });

  it('is not looked for in cells that headroom wrote', () => {
    expect(rowsOf(`${HEADER}\nx,y,z,1,1\n`)).toHaveLength(1);
  });
});
