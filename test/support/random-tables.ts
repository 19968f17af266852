/** Random pairs of tables with something in common, and random ways to write a table as CSV. */
import fc from 'fast-check';
import type { SlowField, SlowFields } from './slow-diff.ts';

export interface RandomTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface RandomPair {
  readonly before: RandomTable;
  readonly after: RandomTable;
  readonly fields: SlowFields;
}

/** What CSV, spreadsheets, keys and terminals have a use of their own for. */
const AWKWARD = ['=', '+', '-', '@', '\t', '\n', ',', '"', "'", ' ', ';', '%', '\x7f', 'ä', '日'];
const awkwardText = fc.string({
  unit: fc.oneof(
    { arbitrary: fc.constantFrom(...AWKWARD), weight: 4 },
    fc.constantFrom('a', '1', '😀', '\u0085', '\u2028', '\ufeff'),
  ),
  maxLength: 4,
});
const formula = fc.constantFrom('=A1', "'=A1", "''=A1", '-5', "'-5", "'", "''", '\t', '-', '+1-2');
const date = fc.constantFrom('2013-10-01', '2013-10-02', '2014-03-31', '2014-02-29', '0000-01-01');

const decimal = fc
  .tuple(
    fc.oneof(fc.integer({ min: -20, max: 20 }), fc.integer({ min: -1e9, max: 1e9 })),
    fc.nat({ max: 4 }),
  )
  .map(([units, places]) => decimalText(units, places));

/** So many units of so many places. */
function decimalText(units: number, places: number): string {
  const digits = String(Math.abs(units)).padStart(places + 1, '0');
  const point = digits.length - places;
  const fraction = places === 0 ? '' : `.${digits.slice(point)}`;
  return `${units < 0 ? '-' : ''}${digits.slice(0, point)}${fraction}`;
}

const oddNumber = fc.constantFrom(
  ...['-0', '-0.00', '0.000', '007', '7', '7.', '.5', '+5', '1e3', '1000', '1.5E-1', '0.15', '1e'],
  ...['12345678901234567890', '12345678901234567891', '0.30000000000000004', '0.3'],
);
const anyText = fc.oneof(awkwardText, formula, date, fc.constant(''));
const anyNumber = fc.oneof(decimal, oddNumber, fc.constant(''), anyText);

/** A number, and one that is not far, or the same written otherwise. */
const nearNumbers = fc
  .record({
    units: fc.integer({ min: -30_000, max: 30_000 }),
    places: fc.nat({ max: 3 }),
    change: fc.constantFrom(-10, -2, -1, 0, 1, 2, 10),
    zeros: fc.nat({ max: 2 }),
  })
  .map(({ units, places, change, zeros }): [string, string] => [
    decimalText(units, places),
    decimalText((units + change) * 10 ** zeros, places + zeros),
  ]);

type CellPair = readonly [before: string, after: string];

function cellPairs(field: SlowField, header: string): fc.Arbitrary<CellPair> {
  if (header === 'unit') {
    const unit = fc.constantFrom('share', 'GBP', '');
    return fc.oneof(
      unit.map((one): CellPair => [one, one]),
      fc.tuple(unit, unit),
    );
  }
  const one = field.kind === 'figure' ? anyNumber : field.kind === 'date' ? date : anyText;
  const same = one.map((cell): CellPair => [cell, cell]);
  const different = fc.tuple(one, fc.oneof(one, anyNumber));
  return field.kind === 'figure'
    ? fc.oneof(same, different, { arbitrary: nearNumbers, weight: 2 })
    : fc.oneof({ arbitrary: same, weight: 2 }, different);
}

const HEADERS = [
  ...['k', 'date', 'unit', 'a', 'b', 'ä ö', 'x,y', 'q"q', 'l\nl', '=f', "'", "'=f", '-5', '%;='],
  ...['日本', ' ', ''],
];
const keyCell = fc.oneof(
  fc.constantFrom('a', 'b', 'c', '1', '1.0', '01', '', 'x;y', 'p%q=r', '2013-10-01', '"', '=1'),
  awkwardText,
);

function fieldOf(isKey: boolean): fc.Arbitrary<SlowField> {
  return fc.record({
    kind: isKey
      ? fc.constant('text' as const)
      : fc.constantFrom('text', 'date', 'figure', 'figure'),
    unit: fc.constantFrom('', 'GBP', 'share', 'correlation', "the metric's"),
    tolerance: fc.constantFrom('0', '0', '0.1', '0.05', '1', '1%', '10%'),
    isKey: fc.constant(isKey),
    isPoint: isKey ? fc.boolean() : fc.constant(false),
  });
}

type Side = 'both' | 'before' | 'after';
const side: fc.Arbitrary<Side> = fc.oneof(
  { arbitrary: fc.constant('both' as const), weight: 5 },
  fc.constantFrom('before', 'after'),
);

interface RandomColumn {
  readonly header: string;
  readonly field: SlowField;
  readonly side: Side;
}

/** Key columns, which both have, and others, which both or one may have. */
const columnsOfPair: fc.Arbitrary<RandomColumn[]> = fc
  .tuple(
    fc.uniqueArray(fc.constantFrom(...HEADERS), { minLength: 1, maxLength: 6 }),
    fc.integer({ min: 1, max: 2 }),
  )
  .chain(([headers, keyCount]) =>
    fc.tuple(
      ...headers.map((header, k) => {
        const isKey = k < keyCount;
        return fc.record({
          header: fc.constant(header),
          field: fieldOf(isKey),
          side: isKey ? fc.constant('both' as const) : side,
        });
      }),
    ),
  );

interface RandomRow {
  readonly side: Side;
  readonly cells: readonly CellPair[];
}

function rowsOfPair(columns: readonly RandomColumn[]): fc.Arbitrary<RandomRow[]> {
  const cells = columns.map(({ header, field }) =>
    field.isKey ? keyCell.map((cell): CellPair => [cell, cell]) : cellPairs(field, header),
  );
  const keyOf = (row: RandomRow) =>
    JSON.stringify(row.cells.filter((_, k) => columns[k]!.field.isKey));
  return fc.uniqueArray(fc.record({ side, cells: fc.tuple(...cells) }), {
    maxLength: 12,
    selector: keyOf,
  });
}

/** All of them in another order. */
function shuffled<T>(all: readonly T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray([...all], { minLength: all.length });
}

function tableOf(
  columns: readonly RandomColumn[],
  rows: readonly RandomRow[],
  is: 'before' | 'after',
): fc.Arbitrary<RandomTable> {
  const numbers = [...columns.keys()].filter((k) => ['both', is].includes(columns[k]!.side));
  const own = rows.filter((row) => ['both', is].includes(row.side));
  const orders = fc.tuple(shuffled(numbers), fc.oneof(fc.constant(own), shuffled(own)));
  return orders.map(([order, inOrder]) => ({
    header: order.map((k) => columns[k]!.header),
    rows: inOrder.map(({ cells }) => order.map((k) => cells[k]![is === 'before' ? 0 : 1])),
  }));
}

/** Two tables with the same key columns, of which rows, columns and cells differ. */
export const tablePairs: fc.Arbitrary<RandomPair> = columnsOfPair.chain((columns) =>
  rowsOfPair(columns).chain((rows) =>
    fc.record({
      before: tableOf(columns, rows, 'before'),
      after: tableOf(columns, rows, 'after'),
      fields: fc.constant(Object.fromEntries(columns.map(({ header, field }) => [header, field]))),
    }),
  ),
);

/** How a table is written. */
export interface Encoding {
  readonly hasMark: boolean;
  readonly lineEnd: string;
  readonly innerEnd: string;
  readonly quoted: 'all' | 'some' | 'needed';
  readonly hasLastEnd: boolean;
  readonly hasBlankLines: boolean;
}

export const encodings: fc.Arbitrary<Encoding> = fc.record({
  hasMark: fc.boolean(),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
  innerEnd: fc.constantFrom('\n', '\r\n', '\r'),
  quoted: fc.constantFrom('all', 'some', 'needed'),
  hasLastEnd: fc.boolean(),
  hasBlankLines: fc.boolean(),
});

export function encoded({ header, rows }: RandomTable, encoding: Encoding): Uint8Array {
  const { lineEnd, innerEnd, quoted } = encoding;
  const lines = [header, ...rows].map((row, number) => {
    const cells = row.map((cell, k) => {
      const isAsked = quoted === 'all' || (quoted === 'some' && (number + k) % 2 === 0);
      // Without quotes the only cell of a row would be a blank line, and a mark no text.
      const isNeeded = (row.length === 1 && cell === '') || /[",\n\ufeff]/.test(cell);
      if (!isAsked && !isNeeded) return cell;
      return `"${cell.replaceAll('"', '""').replaceAll('\n', innerEnd)}"`;
    });
    return cells.join(',');
  });
  const text = lines.join(encoding.hasBlankLines ? lineEnd.repeat(2) : lineEnd);
  const mark = encoding.hasMark ? '\ufeff' : '';
  return new TextEncoder().encode(`${mark}${text}${encoding.hasLastEnd ? lineEnd : ''}`);
}
