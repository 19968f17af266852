import { describe, expect, it } from 'vitest';
import type { FigureDiff } from '../../../src/review/diff.ts';
import type { DiffField } from '../../../src/review/diff-fields.ts';
import { diffTable } from '../../../src/review/diff-table.ts';
import { finished, KEY, POINT, pairOf } from '../../support/scanned.ts';

interface Texts {
  readonly before: string;
  readonly after: string;
  readonly fields: Readonly<Record<string, Partial<DiffField>>>;
}

function diffOf({ before, after, fields }: Texts, figuresMax: number | null = null) {
  const settings = { table: 't', materialShare: 0.01, figuresMax };
  return finished(diffTable(pairOf(before, after, fields), settings));
}

/** A figure as its column, keys, point and cells. */
function briefly({ column, keys, point, before, after, changedCount, materialCount }: FigureDiff) {
  const at = [...keys, ...point].map(([, cell]) => cell).join('/');
  return `${column} ${at} ${before}>${after} ${changedCount} ${materialCount}`;
}

const DAILY: Texts = {
  fields: {
    date: POINT,
    pool: KEY,
    used: { unit: 'TiB' },
    share: { unit: 'share' },
    runout: { kind: 'date' },
  },
  before: `date,pool,used,share,runout
2013-10-01,a,100.0,0.500,2014-01-01
2013-10-01,b,100.0,0.500,2014-01-01
2013-10-02,a,200.0,0.500,2014-01-01
2013-10-02,b,100.0,0.500,2014-01-01
2013-10-03,a,100.0,0.500,
`,
  after: `date,pool,used,share,runout
2013-10-01,a,100.5,0.505,2014-03-15
2013-10-01,b,100.0,0.500,2014-01-01
2013-10-02,a,205.0,0.505,2014-02-01
2013-10-02,b,100.5,0.400,2014-01-01
2013-10-03,a,102.5,0.500,2014-01-01
`,
};

describe('the figures of a table with dates in its key', () => {
  it('are one for each column and text key, with their largest change and how many there are', () => {
    const { figures, figureCount, materialFigureCount } = diffOf(DAILY);
    expect(figures.map(briefly)).toEqual([
      // A date where there was none counts as a number that doubles, and 73 days of 365 as 0.2.
      'runout a/2013-10-03 >2014-01-01 3 3',
      'share b/2013-10-02 0.500>0.400 1 1',
      // (5 - 0.1) / 205 = 0.0239 is more than (2.5 - 0.1) / 102.5 = 0.0234.
      'used a/2013-10-02 200.0>205.0 3 2',
      // Immaterial: 0.005 points twice; (0.5 - 0.1) / 100.5 = 0.0040.
      'share a/2013-10-01 0.500>0.505 2 0',
      'used b/2013-10-02 100.0>100.5 1 0',
    ]);
    expect({ figureCount, materialFigureCount }).toEqual({
      figureCount: 5,
      materialFigureCount: 3,
    });
  });

  it('do not have the share of mailboxes, which the caption tells', () => {
    const fields = { pool: KEY, used: { unit: 'TiB' }, sample_share: { unit: 'share' } };
    const [before, after] = ['1.0,0.001', '1.0,0.500'].map(
      (cells) => `pool,used,sample_share\na,${cells}\n`,
    ) as [string, string];
    expect(diffOf({ before, after, fields })).toMatchObject({
      figures: [],
      figureCount: 0,
      materialFigureCount: 0,
      rowsChangedCount: 1,
      columns: [{ header: 'sample_share', changedCount: 1 }],
    });
  });

  it('have all that a reader asks for', () => {
    expect(diffOf(DAILY).figures[2]).toEqual({
      table: 't',
      column: 'used',
      unit: 'TiB',
      keys: [['pool', 'a']],
      point: [['date', '2013-10-02']],
      before: '200.0',
      after: '205.0',
      difference: 5,
      relative: 0.025,
      isMaterial: true,
      score: 4.9 / 205,
      changedCount: 3,
      materialCount: 2,
    });
  });

  it('are no more than asked for, and counted all the same', () => {
    for (const figuresMax of [0, 1, 2, 4, 5, 9]) {
      const { figures, ...counts } = diffOf(DAILY, figuresMax);
      expect(figures).toEqual(diffOf(DAILY).figures.slice(0, figuresMax));
      expect(counts).toMatchObject({ figureCount: 5, materialFigureCount: 3 });
    }
  });

  it('are material if they are so at any point, however large an immaterial change is', () => {
    // From 0.00 to 0.01 is material with a score of 0, and 0.9 % of 100 is not with 0.009.
    const texts: Texts = {
      fields: { date: POINT, used: {} },
      before: 'date,used\n1,100.00\n2,0.00\n3,100.00\n',
      after: 'date,used\n1,100.90\n2,0.01\n3,100.95\n',
    };
    expect(diffOf(texts).figures.map(briefly)).toEqual(['used 2 0.00>0.01 3 1']);
    expect(diffOf(texts)).toMatchObject({ figureCount: 1, materialFigureCount: 1 });
    // The first of equal changes is shown.
    const equal = { ...texts, before: 'date,used\n1,1\n2,1\n', after: 'date,used\n2,3\n1,3\n' };
    expect(diffOf(equal).figures.map(briefly)).toEqual(['used 1 1>3 2 2']);
  });

  it('are told apart by all their text keys', () => {
    const fields = { n: POINT, k: KEY, l: KEY };
    const before = 'n,k,l,v\n1,a,"b,c",1\n1,"a,b",c,1\n1,a,b,1\n2,a,"b,c",1\n';
    const after = before.replaceAll(',1\n', ',2\n');
    const { figures } = diffOf({ before, after, fields });
    expect(
      figures.map(({ keys, changedCount }) => [...keys.map(([, cell]) => cell), changedCount]),
    ).toEqual([
      ['a', 'b,c', 2],
      ['a,b', 'c', 1],
      ['a', 'b', 1],
    ]);
  });
});

describe('the figures of a table without points', () => {
  const CELLS: Texts = {
    fields: { k: KEY, note: { kind: 'text' }, share: { unit: 'share' } },
    before: `k,note,v,share
a,x,1.0,0.1
b,x,1.0,0.1
c,x,1.0,0.1
d,x,1000.0,0.1
`,
    after: `k,share,v,note
d,0.1,1009.0,y
c,0.2,2.0,y
b,0.4,2.0,x
a,0.2,1.5,y
`,
  };
  const RANKED = [
    // (1 - 0.1) / 2 = 0.45; 0.3; (0.5 - 0.1) / 1.5 = 0.27; 0.1; 0; and what is immaterial.
    'v b 1.0>2.0 1 1',
    'v c 1.0>2.0 1 1',
    'share b 0.1>0.4 1 1',
    'v a 1.0>1.5 1 1',
    'share a 0.1>0.2 1 1',
    'share c 0.1>0.2 1 1',
    'note a x>y 1 1',
    'note c x>y 1 1',
    'note d x>y 1 1',
    'v d 1000.0>1009.0 1 0',
  ];

  it('are its cells, ranked', () => {
    const { figures, figureCount, materialFigureCount } = diffOf(CELLS);
    expect(figures.map(briefly)).toEqual(RANKED);
    expect({ figureCount, materialFigureCount }).toEqual({
      figureCount: 10,
      materialFigureCount: 9,
    });
    expect(figures[0]).toMatchObject({ keys: [['k', 'b']], point: [] });
  });

  it('are no more than asked for, and counted all the same', () => {
    for (let figuresMax = 0; figuresMax <= 11; figuresMax++) {
      const { figures, ...counts } = diffOf(CELLS, figuresMax);
      expect(figures.map(briefly)).toEqual(RANKED.slice(0, figuresMax));
      expect(counts).toMatchObject({ figureCount: 10, materialFigureCount: 9 });
    }
  });

  it('that are equal stand by column and then by row, even if few are asked for', () => {
    const rows = Array.from({ length: 40 }, (_, k) => k);
    const texts: Texts = {
      fields: { k: KEY },
      before: `k,a,b\n${rows.map((k) => `${k},x,x\n`).join('')}`,
      // The first column changes in the last rows alone.
      after: `k,a,b\n${rows.map((k) => `${k},${k < 38 ? 'x' : 'y'},y\n`).join('')}`,
    };
    const expected = ['a 38 x>y 1 1', 'a 39 x>y 1 1', 'b 0 x>y 1 1', 'b 1 x>y 1 1', 'b 2 x>y 1 1'];
    for (const most of [1, 2, 3, 5]) {
      expect(diffOf(texts, most).figures.map(briefly)).toEqual(expected.slice(0, most));
    }
    expect(diffOf(texts).figures.slice(0, 5).map(briefly)).toEqual(expected);
  });
});

describe('what differs in a table', () => {
  const rows = (keys: string, value: number) =>
    [...keys].map((key) => `${key},${value}\n`).join('');

  it('is counted by column, row and cell', () => {
    const diff = diffOf({
      fields: { k: KEY, v: { unit: 'GBP' }, w: {}, note: { kind: 'text' } },
      before: 'k,v,w,note,old\na,1,1,x,1\nb,1.000,1,x,1\nc,1,1,x,1\nd,1,1,x,1\n',
      after: 'new,k,note,w,v\n1,e,x,1,1\n1,c,x,1,1\n1,b,y,1,1.001\n1,a,x,1,2\n',
    });
    expect(diff).toMatchObject({
      table: 't',
      rowCountBefore: 4,
      rowCountAfter: 4,
      rowsAddedCount: 1,
      rowsRemovedCount: 1,
      rowsChangedCount: 2,
      columnsAdded: ['new'],
      columnsRemoved: ['old'],
      columns: [
        { header: 'v', unit: 'GBP', changedCount: 2, materialCount: 1 },
        { header: 'note', unit: '', changedCount: 1, materialCount: 1 },
      ],
      rowsAdded: [[['k', 'e']]],
      rowsRemoved: [[['k', 'd']]],
    });
  });

  it('is nothing between a table and itself', () => {
    expect(diffOf({ ...DAILY, after: DAILY.before })).toEqual({
      table: 't',
      rowCountBefore: 5,
      rowCountAfter: 5,
      rowsAddedCount: 0,
      rowsRemovedCount: 0,
      rowsChangedCount: 0,
      columnsAdded: [],
      columnsRemoved: [],
      columns: [],
      figures: [],
      figureCount: 0,
      materialFigureCount: 0,
      rowsAdded: [],
      rowsRemoved: [],
    });
  });

  it('has the keys of all rows that only one has, or of the first five', () => {
    const texts = {
      fields: { k: KEY },
      before: `k,v\n${rows('abcdefgx', 1)}`,
      after: `k,v\n${rows('xABCDEF', 1)}`,
    };
    const keysOf = (found: readonly (readonly (readonly [string, string])[])[]) =>
      found.map((key) => key.map(([, cell]) => cell).join()).join('');
    const all = diffOf(texts);
    expect(keysOf(all.rowsRemoved)).toBe('abcdefg');
    expect(keysOf(all.rowsAdded)).toBe('ABCDEF');
    const some = diffOf(texts, 20);
    expect(keysOf(some.rowsRemoved)).toBe('abcde');
    expect(keysOf(some.rowsAdded)).toBe('ABCDE');
    expect(some).toMatchObject({ rowsRemovedCount: 7, rowsAddedCount: 6 });
  });
});
