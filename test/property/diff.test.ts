/** What holds of the differences of any two tables, however they are written. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FigureDiff } from '../../src/review/diff.ts';
import { diffTable } from '../../src/review/diff-table.ts';
import { fastDiff, fastPair } from '../support/fast-diff.ts';
import { encoded, encodings, type RandomPair, tablePairs } from '../support/random-tables.ts';
import { finished, rowsOf, scanned } from '../support/scanned.ts';
import {
  type SlowChange,
  type SlowDiff,
  type SlowFields,
  slowDiff,
  slowTable,
} from '../support/slow-diff.ts';

const RUNS = { numRuns: 150 };
const materialShares = fc.constantFrom('0.01', '0.05', '0', '0.5');

/** A pair, and how each of both is written. */
const written = fc
  .tuple(tablePairs, encodings, encodings)
  .map(([pair, one, other]) => ({ ...pair, bytes: bytesOf(pair, one, other) }));

type Encoding = Parameters<typeof encoded>[1];

function bytesOf({ before, after }: RandomPair, one: Encoding, other: Encoding) {
  return [encoded(before, one), encoded(after, other)] as const;
}

/** Nine places, less those before the point; doubles do not tell numbers of 20 digits apart. */
function nearly(change: SlowChange) {
  const { difference, relative, score } = change;
  const isLong = [change.before, change.after].some((cell) => Math.abs(Number(cell)) > 1e15);
  const near = (value: number, isRough = false) => {
    const places = 9 - Math.ceil(Math.log10(1 + Math.abs(value)));
    return expect.closeTo(value, isRough ? Math.min(places, -4) : places);
  };
  return {
    ...change,
    difference: difference === null ? null : near(difference, isLong),
    relative: relative === null ? null : near(relative),
    score: near(score, isLong),
  };
}

function placeOf({ key, column }: Pick<SlowChange, 'key' | 'column'>): string {
  return JSON.stringify([key, column]);
}

describe('a scanned file', () => {
  it('has the cells that csv-parse reads', () => {
    fc.assert(
      fc.property(written, ({ bytes: [bytes], fields, before }) => {
        const csv = scanned(bytes);
        const { header, rows } = slowTable(bytes, fields);
        expect(csv.header).toEqual(header);
        expect(csv.header).toEqual(before.header);
        const cells = [...rows.values()].map((row) => header.map((name) => row[name]));
        expect(rowsOf(csv)).toEqual(cells);
        expect(rowsOf(csv)).toEqual(before.rows);
      }),
      RUNS,
    );
  });
});

describe('the differences of two files', () => {
  it('are those that the slow reference finds, in its order', () => {
    fc.assert(
      fc.property(written, materialShares, ({ bytes: [before, after], fields }, materialShare) => {
        const pair = fastPair(before, after, fields);
        const found = fastDiff(pair, fields, Number(materialShare));
        const tables = [slowTable(before, fields), slowTable(after, fields)] as const;
        const expected = slowDiff(...tables, { fields, materialShare });
        expect(found.changes.map(placeOf)).toEqual(expected.changes.map(placeOf));
        expect(found).toEqual({ ...expected, changes: expect.anything() });
        expect(found.changes).toEqual(expected.changes.map(nearly));
      }),
      RUNS,
    );
  });

  it('are none between a table and itself, in any order and however it is written', () => {
    const orders = fc.array(fc.nat(), { minLength: 20, maxLength: 20 });
    fc.assert(
      fc.property(tablePairs, encodings, encodings, orders, (pair, one, other, order) => {
        const { before: table, fields } = pair;
        const moved = reordered(table, order);
        const [a, b] = [encoded(table, one), encoded(moved, other)];
        const diff = fastDiff(fastPair(a, b, fields), fields, 0.01);
        const none = { changes: [], rowsAdded: [], rowsRemoved: [] };
        expect(diff).toEqual({ ...none, columnsAdded: [], columnsRemoved: [] });
      }),
      RUNS,
    );
  });

  it('the other way round are the mirror image', () => {
    fc.assert(
      fc.property(written, ({ bytes: [before, after], fields }) => {
        const there = fastDiff(fastPair(before, after, fields), fields, 0.01);
        const back = fastDiff(fastPair(after, before, fields), fields, 0.01);
        expect(mirrored(there)).toEqual(mirrored(mirror(back)));
      }),
      RUNS,
    );
  });
});

function byPlace(a: SlowChange, b: SlowChange): number {
  return placeOf(a) < placeOf(b) ? -1 : 1;
}

/** Rows and columns in an order that numbers choose. */
function reordered({ header, rows }: RandomPair['before'], order: readonly number[]) {
  const sortedBy = <T>(all: readonly T[]) =>
    [...all.entries()].sort(([a], [b]) => order[a]! - order[b]! || a - b).map(([, one]) => one);
  return { header: sortedBy(header), rows: sortedBy(rows).map(sortedBy) };
}

function mirror({ changes, ...diff }: SlowDiff): SlowDiff {
  return {
    changes: changes.map((change) => ({
      ...change,
      before: change.after,
      after: change.before,
      difference: change.difference === null ? null : 0 - change.difference,
    })),
    rowsAdded: diff.rowsRemoved,
    rowsRemoved: diff.rowsAdded,
    columnsAdded: diff.columnsRemoved,
    columnsRemoved: diff.columnsAdded,
  };
}

/** Without what goes by the first of both, and without an order. */
function mirrored({ changes, ...diff }: SlowDiff) {
  const lists = Object.entries(diff).map(([name, list]) => [name, [...list].sort()]);
  const cells = [...changes].sort(byPlace).map(({ key, column, before, after, difference }) => ({
    ...{ key, column, before, after },
    difference: difference === null ? null : difference + 0,
  }));
  return { ...Object.fromEntries(lists), cells };
}

describe('the differences of a table', () => {
  it('are counted as they are found, in all and by column', () => {
    fc.assert(
      fc.property(written, materialShares, ({ bytes, fields }, materialShare) => {
        const pair = fastPair(...bytes, fields);
        const { changes, ...found } = fastDiff(pair, fields, Number(materialShare));
        const settings = { table: 't', materialShare: Number(materialShare), figuresMax: null };
        const diff = finished(diffTable(pair, settings));
        expect(diff).toMatchObject({
          rowCountBefore: pair.before.rowCount,
          rowCountAfter: pair.after.rowCount,
          rowsAddedCount: found.rowsAdded.length,
          rowsRemovedCount: found.rowsRemoved.length,
          rowsChangedCount: new Set(changes.map(({ key }) => key)).size,
          columnsAdded: found.columnsAdded,
          columnsRemoved: found.columnsRemoved,
        });
        const keysIn = (rows: typeof diff.rowsAdded) =>
          rows.map((cells) => JSON.stringify([...cells].sort(([a], [b]) => (a < b ? -1 : 1))));
        expect(keysIn(diff.rowsAdded)).toEqual(found.rowsAdded);
        expect(keysIn(diff.rowsRemoved)).toEqual(found.rowsRemoved);
        const counts = pair.before.header.flatMap((header) => {
          const own = changes.filter(({ column }) => column === header);
          const materialCount = own.filter(({ isMaterial }) => isMaterial).length;
          const { unit } = fields[header]!;
          const count = { header, unit, changedCount: own.length, materialCount };
          return own.length === 0 ? [] : [count];
        });
        expect(diff.columns).toEqual(counts);
      }),
      RUNS,
    );
  });

  it('come as figures, the first of a full sort', () => {
    const wanted = fc.oneof(fc.constant(null), fc.nat({ max: 5 }));
    fc.assert(
      fc.property(written, wanted, ({ bytes, fields }, figuresMax) => {
        const pair = fastPair(...bytes, fields);
        const settings = { table: 't', materialShare: 0.01, figuresMax };
        const { figures, ...counts } = finished(diffTable(pair, settings));
        const { changes } = fastDiff(pair, fields, 0.01);
        const all = figuresOf(changes, { fields, header: pair.before.header });
        expect(counts).toMatchObject({
          figureCount: all.length,
          materialFigureCount: all.filter(({ isMaterial }) => isMaterial).length,
        });
        expect(figures.map(plain)).toEqual(all.slice(0, figuresMax ?? all.length));
      }),
      RUNS,
    );
  });
});

interface PlainFigure extends SlowChange {
  readonly changedCount: number;
  readonly materialCount: number;
}

function plain({ keys, point, ...figure }: FigureDiff): PlainFigure {
  const key = JSON.stringify([...keys, ...point].sort(([a], [b]) => (a < b ? -1 : 1)));
  const { column, before, after, difference, relative, isMaterial, score } = figure;
  const { changedCount, materialCount } = figure;
  return {
    ...{ key, column, before, after, difference, relative, isMaterial, score },
    ...{ changedCount, materialCount },
  };
}

/** Each with its largest change: material first, then by score, column and row. */
function figuresOf(
  changes: readonly SlowChange[],
  { fields, header }: { readonly fields: SlowFields; readonly header: readonly string[] },
): PlainFigure[] {
  const hasPoints = Object.values(fields).some(({ isPoint }) => isPoint);
  const nameOf = ({ key, column }: SlowChange) => {
    const cells = JSON.parse(key) as [string, string][];
    const names = cells.filter(([name]) => !(hasPoints && fields[name]!.isPoint));
    return JSON.stringify([column, names]);
  };
  const rank = (a: SlowChange, b: SlowChange) =>
    Number(b.isMaterial) - Number(a.isMaterial) || b.score - a.score;
  const names = [...new Set(changes.map(nameOf))];
  // Changes come in the order of rows, which sorting keeps.
  const figures = names.map((name) => {
    const own = changes.filter((change) => nameOf(change) === name);
    const materialCount = own.filter(({ isMaterial }) => isMaterial).length;
    return { ...own.sort(rank)[0]!, changedCount: own.length, materialCount };
  });
  const rowOf = ({ key, column }: SlowChange) =>
    changes.findIndex((change) => change.key === key && change.column === column);
  return figures.sort(
    (a, b) =>
      rank(a, b) || header.indexOf(a.column) - header.indexOf(b.column) || rowOf(a) - rowOf(b),
  );
}
