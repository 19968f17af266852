import { describe, expect, it } from 'vitest';
import {
  CHANGES,
  changeRows,
  inputRows,
  keyText,
  tableRows,
} from '../../../src/review/diff-changes.ts';
import type { DiffField } from '../../../src/review/diff-fields.ts';
import { csvText } from '../../../src/table/csv.ts';
import type { Cell } from '../../../src/table/table.ts';
import { KEY, pairOf, toleranceOf } from '../../support/scanned.ts';

function csvOf(rows: readonly (readonly Cell[])[]): string[] {
  return csvText({ ...CHANGES, rows }, { excel: false })
    .trimEnd()
    .split('\n')
    .slice(1);
}

type Fields = Readonly<Record<string, Partial<DiffField>>>;

function changesOf(before: string, after: string, fields: Fields): string[] {
  const pair = pairOf(before, after, { k: KEY, ...fields });
  return csvOf([...changeRows(pair, { table: 't', materialShare: 0.01 })].flat());
}

describe('the differences of a table as rows', () => {
  it('have these columns', () => {
    expect(csvText({ ...CHANGES, rows: [] }, { excel: false })).toBe(
      'table,key,column,change,before,after,difference,relative,material\n',
    );
  });

  it('are one for each changed cell, with the difference of numbers and dates', () => {
    const fields = {
      share: { unit: 'share' },
      day: { kind: 'date' },
      note: { kind: 'text' },
    } as const;
    const before = 'k,v,share,day,note\nx,200.0,0.500,2013-10-01,a\ny,0,0.5,,a\n';
    const after = 'k,v,share,day,note\nx,150.00,0.505,2013-10-11,b\ny,-0.5,0.50,2013-10-11,a\n';
    expect(changesOf(before, after, fields)).toEqual([
      't,k=x,v,changed,200.0,150.00,-50.00,-0.250000,yes',
      't,k=x,share,changed,0.500,0.505,0.005,0.010000,no',
      't,k=x,day,changed,2013-10-01,2013-10-11,10,,yes',
      't,k=x,note,changed,a,b,,,yes',
      't,k=y,v,changed,0,-0.5,-0.5,,yes',
      't,k=y,day,changed,,2013-10-11,,,yes',
    ]);
    expect(changesOf(before, before, fields)).toEqual([]);
    expect(
      changesOf('k,v\nx,1.0\n', 'k,v\nx,1.1\n', { v: { tolerance: toleranceOf('0.1') } }),
    ).toEqual([]);
  });

  it('are those of columns, changed and removed rows, and then of added ones', () => {
    expect(
      changesOf('k,old,v\na,1,1\nb,2,1\nc,3,1\n', 'new,k,v\n8,d,1\n9,c,2\n,a,1\n', {}),
    ).toEqual([
      't,,old,column-removed,,,,,yes',
      't,,new,column-added,,,,,yes',
      't,k=a,old,column-removed,1,,,,yes',
      't,k=a,new,column-added,,,,,yes',
      't,k=b,old,row-removed,2,,,,yes',
      't,k=b,v,row-removed,1,,,,yes',
      't,k=c,old,column-removed,3,,,,yes',
      't,k=c,new,column-added,,9,,,yes',
      't,k=c,v,changed,1,2,1,1.000000,yes',
      't,k=d,new,row-added,,8,,,yes',
      't,k=d,v,row-added,,1,,,yes',
    ]);
  });

  it('name a row of nothing but keys once', () => {
    expect(changesOf('k,l\na,1\nb,1\n', 'l,k\n1,a\n2,b\n', { l: KEY })).toEqual([
      't,k=b;l=1,,row-removed,,,,,yes',
      't,k=b;l=2,,row-added,,,,,yes',
    ]);
  });

  it('have cells that no spreadsheet runs, and numbers as they are', () => {
    const before = "k,a,b,c,d\n-x,=A1,-5,'=A1,'\n";
    const after = "k,a,b,c,d\n-x,-5,-5e3,\t,''\n";
    expect(changesOf(before, after, {})).toEqual([
      "t,k=-x,a,changed,'=A1,-5,,,yes",
      "t,k=-x,b,changed,-5,'-5e3,-4995,-999.000000,yes",
      "t,k=-x,c,changed,''=A1,'\t,,,yes",
      "t,k=-x,d,changed,',''," + ',,yes',
    ]);
    expect(changesOf('k,-v\na,1\n', 'k,-v\na,2\n', {})).toEqual([
      "t,k=a,'-v,changed,1,2,1,1.000000,yes",
    ]);
  });

  it('give numbers no digits that doubles do not have', () => {
    const small = `0.${'0'.repeat(29)}`;
    expect(changesOf(`k,v\na,${small}1\n`, `k,v\na,${small}3\n`, {})).toEqual([
      `t,k=a,v,changed,${small}1,${small}3,0.${'0'.repeat(20)},2.000000,yes`,
    ]);
    expect(changesOf('k,v\na,1\n', 'k,v\na,1e30\n', {})).toEqual(['t,k=a,v,changed,1,1e30,,,yes']);
  });

  it('come in batches, between which there are turns', () => {
    const text = `k,a\n${Array.from({ length: 20_000 }, (_, k) => `${k},1\n`).join('')}`;
    const pair = pairOf(text, text.replaceAll(',1\n', ',2\n'), { k: KEY });
    const counts = [...changeRows(pair, { table: 't', materialShare: 0.01 })].map(
      (batch) => batch.length,
    );
    expect(counts.filter((count) => count > 0)).toEqual([16_384, 3616]);
  });
});

describe('a key as one text', () => {
  it.each([
    [
      [
        ['date', '2013-10-01'],
        ['pool', 'all'],
      ],
      'date=2013-10-01;pool=all',
    ],
    [
      [
        ['a=b', 'x;y'],
        ['c', '100 %'],
      ],
      'a%3Db=x%3By;c=100 %25',
    ],
    [[['k', 'x\ny\t\x7f\u0085']], 'k=x%0Ay%09%7F%C2%85'],
    [[['', '']], '='],
    [[['Größe', '日本,"']], 'Größe=日本,"'],
  ] as [[string, string][], string][])('%j is %s', (cells, text) => {
    expect(keyText(cells)).toBe(text);
  });
});

it('tables that only one run has are a row each', () => {
  expect(csvOf(tableRows(['new', 'newer'], ['old']))).toEqual([
    'old,,,table-removed,,,,,yes',
    'new,,,table-added,,,,,yes',
    'newer,,,table-added,,,,,yes',
  ]);
});

it('inputs are a row for each value, for what is said of it, and for each data file', () => {
  const placed = (text: string) => ({ text, file: 'a.yaml', line: 1, column: 1 });
  const rows = inputRows({
    isDifferent: true,
    values: [
      { address: 'costs.prices[a=1]', before: placed('10%'), after: placed('=20%') },
      { address: 'new', before: null, after: placed('1') },
      { address: 'old', before: placed(''), after: null },
    ],
    provenances: [{ address: 'seed', changes: [{ what: 'owner', before: '', after: 'Finance' }] }],
    files: [
      { name: 'fleet;1.csv', bytesBefore: 100, bytesAfter: 100 },
      { name: 'b.csv', bytesBefore: null, bytesAfter: 0 },
      { name: 'c.csv', bytesBefore: 5, bytesAfter: null },
    ],
  });
  expect(csvOf(rows)).toEqual([
    "inputs,key=costs.prices[a%3D1],value,changed,10%,'=20%,,,",
    'inputs,key=new,value,row-added,,1,,,',
    'inputs,key=old,value,row-removed,,,,,',
    'inputs,key=seed,owner,changed,,Finance,,,',
    'inputs,file=fleet%3B1.csv,bytes,changed,100,100,,,',
    'inputs,file=b.csv,bytes,row-added,,0,,,',
    'inputs,file=c.csv,bytes,row-removed,5,,,,',
  ]);
});
