import { describe, expect, it } from 'vitest';
import type { DiffField } from '../../../src/review/diff-fields.ts';
import { type ChangedCell, diffRows, textsOf } from '../../../src/review/diff-rows.ts';
import { cellText } from '../../../src/table/scan-csv.ts';
import { faultTextOf, finished, KEY, pairOf, scanned, toleranceOf } from '../../support/scanned.ts';

type Fields = Readonly<Record<string, Partial<DiffField>>>;

/** What is called for, in its order, as texts. */
function callsOf(before: string | Uint8Array, after: string | Uint8Array, fields: Fields) {
  const pair = pairOf(before, after, { k: KEY, ...fields });
  const calls: string[] = [];
  finished(
    diffRows(pair, {
      visitCell: (cell: ChangedCell) => {
        const texts = [cellText(pair.before, cell.before), cellText(pair.after, cell.after)];
        const rows = `${cell.rowBefore}>${cell.rowAfter}`;
        calls.push(`${rows} ${cell.column.header}: ${texts.join(' -> ')}`);
      },
      visitRemoved: (row) => calls.push(`removed ${row}`),
      visitAdded: (row) => calls.push(`added ${row}`),
    }),
  );
  return calls;
}

describe('the differences of two files', () => {
  it('are called for in the order of the first, and then of the second what the first lacks', () => {
    const before = 'k,a,b\nx,1,1\ny,1,1\nz,1,1\nu,1,1\n';
    const after = 'b,k,a\n1,new,1\n1,z,2\n3,x,2\n1,newer,1\n1,u,1\n';
    expect(callsOf(before, after, {})).toEqual([
      '0>2 a: 1 -> 2',
      '0>2 b: 1 -> 3',
      'removed 1',
      '2>1 a: 1 -> 2',
      'added 0',
      'added 3',
    ]);
  });

  it('are none between a file and itself, however it is written', () => {
    const text = 'k,a,b\n1,x,0.50\n2,"y,z",\n3,,-0.00\n';
    expect(callsOf(text, text, {})).toEqual([]);
    const other =
      '\ufeff"b","k","a"\r\n"0","3",""\r\n"0.5","1","x"\r\n\r\n"","2","y,z"\r\n'.replaceAll(
        '\r\n',
        '\r',
      );
    expect(callsOf(text, other, {})).toEqual([]);
    expect(callsOf(other, text, {})).toEqual([]);
  });

  it('are not looked for in columns that only one has', () => {
    expect(callsOf('k,a,c\nx,1,1\n', 'k,b,c\nx,2,1\n', {})).toEqual([]);
  });

  it('are seen of rows that both have, changed or not', () => {
    const pair = pairOf('k,a\nx,1\ny,1\nz,1\n', 'k,a\nz,1\nx,2\nu,1\n', { k: KEY });
    const rows: string[] = [];
    const ignore = () => undefined;
    const visitRow = (before: number, after: number) => rows.push(`${before}>${after}`);
    const others = { visitCell: ignore, visitRemoved: ignore, visitAdded: ignore };
    finished(diffRows(pair, { visitRow, ...others }));
    expect(rows).toEqual(['0>1', '2>0']);
  });

  it('are called for between turns', () => {
    const text = `k,a\n${Array.from({ length: 40_000 }, (_, k) => `${k},${k}\n`).join('')}`;
    const pair = pairOf(text, text.replaceAll(/(?<=,)\d+(?=\n)/g, '0.5'), { k: KEY });
    const calls = [0];
    const visitCell = () => calls[calls.length - 1]!++;
    const none = () => expect.unreachable();
    for (const _ of diffRows(pair, { visitCell, visitRemoved: none, visitAdded: none })) {
      calls.push(0);
    }
    // 16,384 rows a step.
    expect(calls.filter((count) => count > 0)).toEqual([16_384, 16_384, 7232]);
  });

  it('are refused where a key repeats', () => {
    const act = () => callsOf('k,a\nx,1\n', 'k,a\ny,1\nx,1\ny,1\n', {});
    expect(faultTextOf(act)).toMatch(/^b\.csv:4:1 {2}the key k=y stands here and in line 2 {2}/);
  });
});

describe('cells that are the same', () => {
  const CASES: [string, string, boolean][] = [
    ['1.0', '1.00', true],
    ['"1.0"', '1.00', true],
    ['"1.0"', '"1.00"', true],
    ['1e2', '100', true],
    ['-0', '0', true],
    ['007', '7', false],
    ['007', '"007"', true],
    ['1.0', '1.0 ', false],
    ['', '0', false],
    ['', '""', true],
    ['1', 'one', false],
    ['12345678901234567890', '12345678901234567891', false],
    ['12345678901234567890', '12345678901234567890.0', true],
    ['0.30000000000000004', '0.30000000000000003', false],
    ['9007199254740993', '9007199254740992', false],
    ['0.3', '0.3000000000000000001', false],
    ['2013-10-01', '2013-10-1', false],
    ['1e-400', '2e-400', false],
    ['1e400', '1E400', false],
  ];

  it.each(CASES)('%s is %s as a figure: %s', (one, other, expected) => {
    const [a, b] = [`k,v\nx,${one}\n`, `k,v\nx,${other}\n`];
    expect(callsOf(a, b, {}).length).toBe(expected ? 0 : 1);
    expect(callsOf(b, a, {}).length).toBe(expected ? 0 : 1);
  });

  it.each(['text', 'date'] as const)('are written alike in a column of %s', (kind) => {
    const fields = { v: { kind, tolerance: toleranceOf('5') } };
    expect(callsOf('k,v\nx,1.0\n', 'k,v\nx,1.00\n', fields)).toEqual(['0>0 v: 1.0 -> 1.00']);
    expect(callsOf('k,v\nx,2013-10-01\n', 'k,v\nx,"2013-10-01"\n', fields)).toEqual([]);
    expect(callsOf('k,v\nx,2013-10-01\n', 'k,v\nx,2013-10-02\n', fields).length).toBe(1);
  });

  it('differ by no more than the tolerance of their column', () => {
    const fields = { v: { tolerance: toleranceOf('0.1') }, w: { tolerance: toleranceOf('1%') } };
    const before = 'k,v,w\na,0.30,100.00\nb,0.30,100.00\nc,5,text\n';
    const after = 'k,v,w\na,0.40,101.00\nb,0.41,101.02\nc,5.1,texts\n';
    expect(callsOf(before, after, fields)).toEqual([
      '1>1 v: 0.30 -> 0.41',
      '1>1 w: 100.00 -> 101.02',
      '2>2 w: text -> texts',
    ]);
    // Digits that doubles do not hold count, too.
    const long = ['k,v\na,12345678901234567890\n', 'k,v\na,12345678901234567891\n'] as const;
    expect(callsOf(...long, fields).length).toBe(1);
    expect(callsOf(...long, { v: { tolerance: toleranceOf('1') } })).toEqual([]);
    expect(callsOf(...long, { v: { tolerance: toleranceOf('1%') } })).toEqual([]);
  });

  it('as keys are texts, not numbers', () => {
    expect(callsOf('k,v\n1,1\n', 'k,v\n1.0,1\n', {})).toEqual(['removed 0', 'added 0']);
  });

  it('are compared as bytes where they are not UTF-8', () => {
    const latin = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0));
    const [before, after] = [latin('k,v\nx,"M\xfcller"\n'), latin('k,v\nx,"M\xf6ller"\n')];
    expect(callsOf(before, after, {}).length).toBe(1);
    expect(callsOf(before, latin('k,v\nx,M\xfcller\n'), {})).toEqual([]);
  });
});

describe('a changed cell', () => {
  it('has its numbers, if both are some and its column has figures', () => {
    const pair = pairOf('k,a,b,c\nx,-1.50,1,1\n', 'k,a,b,c\nx,"2.5",one,2\n', {
      k: KEY,
      c: { kind: 'text' },
    });
    const found: unknown[] = [];
    const none = () => expect.unreachable();
    const visitCell = ({ column, isNumbers, valueBefore, valueAfter }: ChangedCell) =>
      found.push([
        column.header,
        isNumbers,
        ...(isNumbers ? [{ ...valueBefore }, { ...valueAfter }] : []),
      ]);
    finished(diffRows(pair, { visitCell, visitRemoved: none, visitAdded: none }));
    expect(found).toEqual([
      ['a', true, { value: -1.5, places: 2 }, { value: 2.5, places: 1 }],
      ['b', false],
      ['c', false],
    ]);
  });

  it('is of a column with its place in each file', () => {
    const { columns } = pairOf('k,a,b,c\n', 'd,c,k,a\n', { k: KEY, a: { unit: 'GBP' } });
    expect(columns.shared).toMatchObject([
      { header: 'k', isKey: true, before: 0, after: 2 },
      { header: 'a', unit: 'GBP', before: 1, after: 3 },
      { header: 'c', before: 3, after: 1 },
    ]);
    expect(columns).toMatchObject({ removed: [2], added: [0] });
  });
});

it('texts of a row are asked for by the numbers of columns', () => {
  const csv = scanned('a,b,c\n1,2,3\n4,"5",6\n');
  expect(textsOf(csv, 1, [2, 1])).toEqual(['6', '5']);
  expect(textsOf(csv, 0, [])).toEqual([]);
});
