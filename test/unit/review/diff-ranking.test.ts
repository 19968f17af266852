import { describe, expect, it } from 'vitest';
import type { TableDiff } from '../../../src/review/diff.ts';
import { rankImmaterial, rankMaterial } from '../../../src/review/diff-ranking.ts';
import { figure, sameTable } from '../../support/diffed-tables.ts';

/** A table of which columns moved by scores, from 1 down, with as many more unlisted. */
function table(name: string, columns: readonly string[], more = 0): TableDiff {
  const figures = columns.map((column, index) =>
    figure({ table: name, column, before: '1', after: '2', score: 1 - index / 100 }),
  );
  const figureCount = figures.length + more;
  return { ...sameTable(name, 1), figures, figureCount, materialFigureCount: figureCount };
}

const numbered = (count: number) => Array.from({ length: count }, (_, index) => `c${index}`);
const columnsOf = (tables: readonly TableDiff[], limit: number | null) =>
  rankMaterial(tables, limit).listed.map(({ figure: { table, column } }) => `${table} ${column}`);

describe('the ranking', () => {
  it('goes over all tables; of equals the first table comes first', () => {
    expect(columnsOf([table('a', ['x', 'y']), table('b', ['z'])], 20)).toEqual([
      'a x',
      'b z',
      'a y',
    ]);
  });

  it('puts statistics of a quantity on one line, unless all are asked for', () => {
    const tables = [table('a', ['used_mean', 'used_p95', 'other_mean'], 4)];
    expect(rankMaterial(tables, 20)).toMatchObject({
      listed: [
        { figure: { column: 'used_mean' }, others: ['p95'] },
        { figure: { column: 'other_mean' }, others: [] },
      ],
      unlistedCount: 4,
      unlistedMost: null,
    });
    expect(columnsOf(tables, null)).toEqual(['a used_mean', 'a used_p95', 'a other_mean']);
  });

  it('keeps statistics of other keys apart', () => {
    const one = table('a', ['used_mean']);
    const other = figure({ ...one.figures[0]!, column: 'used_p5', keys: [['pool', 'north']] });
    const both = { ...one, figures: [...one.figures, other] };
    expect(rankMaterial([both], 20).listed.map(({ others }) => others)).toEqual([[], []]);
  });

  it('leaves every table its part of the lines, and what is over to the first', () => {
    const [many, last] = [table('a', numbered(30)), table('b', ['z'])];
    const few = { ...last, figures: last.figures.map((one) => ({ ...one, score: 0 })) };
    // Of two tables each has ten of twenty lines; b leaves nine of its, which go to a.
    expect(columnsOf([many, few], 20)).toHaveLength(20);
    expect(columnsOf([many, few], 20)).toContain('b z');
    // Of five tables each has the five that it has at least, until all twenty are taken.
    const five = ['a', 'b', 'c', 'd', 'e'].map((name) => table(name, numbered(30)));
    const listed = columnsOf(five, 20);
    expect(listed.filter((line) => line.startsWith('a'))).toHaveLength(4);
    expect(listed).toHaveLength(20);
  });

  it('counts what is not listed, and names the ranked table that has the most of it', () => {
    const counted = { ...table('only-counted', []), figureCount: 900, materialFigureCount: 800 };
    const tables = [table('a', ['x'], 3), table('b', ['y'], 7), counted];
    expect(rankMaterial(tables, 20)).toMatchObject({
      unlistedCount: 810,
      unlistedMost: 'b',
      countedOnly: ['only-counted'],
    });
    expect(rankImmaterial(tables, 20)).toMatchObject({
      listed: [],
      unlistedCount: 100,
      unlistedMost: null,
      countedOnly: ['only-counted'],
    });
  });
});
