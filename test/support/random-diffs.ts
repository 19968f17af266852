/** Diffs of anything, large and small, for what must hold of every format. */
import fc from 'fast-check';
import type { Diff, DiffSide, FigureDiff, TableDiff } from '../../src/review/diff.ts';
import type { InputsDiff } from '../../src/review/inputs-diff.ts';
import { figure, sameTable } from './diffed-tables.ts';
import { doublingDiff } from './diffs.ts';

/** Names as they are, as somebody might mean harm with, and longer than any line. */
const word = fc.oneof(
  fc.constantFrom('timeline', 'used_tib_mean', 'used_tib_p95', 'pool', 'all', 'TiB', 'share', ''),
  fc.constantFrom('|', '`', '\\|', '<b>', '@team', '#1', '_a_', '**', '\u202e', '\n', '\u001b[2J'),
  fc.constantFrom('שלום', 'x'.repeat(200), '|`<&'.repeat(50), 'two words', '__proto__'),
  fc.string({ unit: 'binary', maxLength: 20 }),
);
const words = fc.array(word, { maxLength: 4 }).map((all) => all.join(' '));
const count = fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 2_000_000_000 }));
const key = fc.array(fc.tuple(word, words), { maxLength: 3 });
const number = fc.oneof(
  fc.constantFrom('0', '0.00', '1', '-3.50', `1${'0'.repeat(30)}`, '0.000001'),
  fc.integer({ min: -1_000_000, max: 1_000_000 }).map((thousandths) => String(thousandths / 1_000)),
);

const numbers = fc
  .record({ before: number, after: number })
  .filter(({ before, after }) => Number(before) !== Number(after));
const texts = fc
  .record({ before: words, after: words })
  .map((cells) => ({ ...cells, difference: null, relative: null, score: 0 }));
const dates = fc
  .constantFrom({ before: '2013-11-04', after: '2014-02-06' })
  .map((cells) => ({ ...cells, difference: 94, relative: null, score: 0.26 }));
const aFigure: fc.Arbitrary<FigureDiff> = fc
  .record({
    cells: fc.oneof(numbers, texts, dates),
    names: fc.record({ table: word, column: word, unit: word, keys: key, point: key }),
    counts: fc.record({ isMaterial: fc.boolean(), changedCount: count, materialCount: count }),
  })
  .map(({ cells, names, counts }) => figure({ ...names, ...counts, ...cells }));

/** A few different rows, each of them many times, as what is large is large in the same way. */
function many<T>(item: fc.Arbitrary<T>): fc.Arbitrary<readonly T[]> {
  return fc
    .tuple(fc.array(item, { maxLength: 4 }), fc.constantFrom(1, 1, 1, 10, 100))
    .map(([items, times]) => Array.from({ length: times }, () => items).flat());
}

const table: fc.Arbitrary<TableDiff> = fc
  .record({
    name: word,
    figures: many(aFigure),
    columns: many(
      fc.record({ header: word, unit: word, changedCount: count, materialCount: count }),
    ),
    rowsAdded: many(key),
    headers: many(word),
    more: count,
  })
  .map(({ name, figures, columns, rowsAdded, headers, more }) => ({
    ...sameTable(name, 1_000),
    figures: figures.map((one) => ({ ...one, table: name })),
    figureCount: figures.length + 2 * more,
    materialFigureCount: figures.filter(({ isMaterial }) => isMaterial).length + more,
    columns,
    rowsAdded,
    rowsAddedCount: rowsAdded.length + more,
    columnsRemoved: headers,
  }));

const placed = fc.record({ text: words, file: word, line: fc.nat(), column: fc.nat() });
const inputs: fc.Arbitrary<InputsDiff> = fc
  .record({
    values: many(
      fc.oneof(
        fc.record({ address: word, before: placed, after: fc.option(placed) }),
        fc.record({ address: word, before: fc.constant(null), after: placed }),
      ),
    ),
    provenances: many(
      fc.record({
        address: word,
        changes: fc.array(fc.record({ what: word, before: words, after: words }), { maxLength: 2 }),
      }),
    ),
    files: many(fc.record({ name: word, bytesBefore: fc.option(count), bytesAfter: count })),
  })
  .map((lists) => ({ ...lists, isDifferent: true }));

const side: fc.Arbitrary<DiffSide> = fc
  .record({ argument: words, name: words, title: words, seed: words, headroomVersion: word })
  .map(({ argument, ...run }) => ({ argument, run: { ...doublingDiff.after.run!, ...run } }));

/** Any diff. */
export const anyDiff: fc.Arbitrary<Diff> = fc.record({
  before: side,
  after: fc.oneof(side, fc.record({ argument: words, run: fc.constant(null) })),
  inputs: fc.option(inputs),
  noise: fc.option(fc.constant(doublingDiff.noise!)),
  noNoise: fc.option(words),
  tables: fc.array(table, { maxLength: 6 }),
  tablesAdded: many(word),
  tablesRemoved: many(word),
  materialShare: fc.constantFrom(0, 0.01, 0.05, 10),
  only: many(word),
  tolerances: fc.array(word),
  isEdited: fc.boolean(),
});
