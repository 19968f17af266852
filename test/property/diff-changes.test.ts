/** What the differences of two tables as CSV are good for: to make the second of the first. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHANGES, changeRows } from '../../src/review/diff-changes.ts';
import { csvText } from '../../src/table/csv.ts';
import { applyChanges, parseChanges } from '../support/apply-diff.ts';
import { fastDiff, fastPair } from '../support/fast-diff.ts';
import { exactDecimal, minus } from '../support/fractions.ts';
import { encoded, encodings, tablePairs } from '../support/random-tables.ts';
import { type SlowFields, type SlowTable, slowTable } from '../support/slow-diff.ts';

/** A pair without tolerances, and how each of both is written. */
const written = fc.tuple(tablePairs, encodings, encodings).map(([pair, one, other]) => ({
  bytes: [encoded(pair.before, one), encoded(pair.after, other)] as const,
  fields: Object.fromEntries(
    Object.entries(pair.fields).map(([name, field]) => [name, { ...field, tolerance: '0' }]),
  ),
}));

function changesOf(bytes: readonly [Uint8Array, Uint8Array], fields: SlowFields) {
  const settings = { table: '=t', materialShare: 0.01 };
  const rows = [...changeRows(fastPair(...bytes, fields), settings)].flat();
  return parseChanges(csvText({ ...CHANGES, rows }, { excel: false }));
}

/** Cells by column and key, whatever their order, and numbers of figures as numbers. */
function contentOf({ header, rows }: SlowTable, fields: SlowFields) {
  const cellOf = (column: string, cell: string) => {
    const number = fields[column]!.kind === 'figure' ? exactDecimal(cell) : null;
    return number === null ? cell : reduced(number.value);
  };
  const all = [...rows].map(([key, row]) => {
    const cells = Object.entries(row).map(([column, cell]) => [column, cellOf(column, cell)]);
    return [key, Object.fromEntries(cells)];
  });
  return { header: [...header].sort(), rows: Object.fromEntries(all) };
}

/** As text that is the same for the same number. */
function reduced([units, inOne]: readonly [bigint, bigint]): string {
  const places = 25n;
  return `number ${(units * 10n ** places) / inOne}`;
}

describe('the differences of two tables as CSV', () => {
  it('applied to the first give the second', () => {
    fc.assert(
      fc.property(written, ({ bytes, fields }) => {
        const [before, after] = bytes.map((one) => slowTable(one, fields)) as [
          SlowTable,
          SlowTable,
        ];
        const made = applyChanges(before, changesOf(bytes, fields), fields);
        expect(contentOf(made, fields)).toEqual(contentOf(after, fields));
      }),
      { numRuns: 150 },
    );
  });

  it('have a row for each changed cell, with the difference, and are none without any', () => {
    fc.assert(
      fc.property(written, ({ bytes, fields }) => {
        const { changes } = fastDiff(fastPair(...bytes, fields), fields, 0.01);
        const rows = changesOf(bytes, fields);
        const changed = rows.filter(({ change }) => change === 'changed');
        expect(
          changed.map(({ table, column, before, after }) => [table, column, before, after]),
        ).toEqual(changes.map(({ column, before, after }) => ['=t', column, before, after]));
        for (const [k, row] of changed.entries()) {
          const { difference, relative, isMaterial } = changes[k]!;
          expect(row.material).toBe(isMaterial ? 'yes' : 'no');
          expect(row.difference).toEqual(differenceOf(row, difference));
          expectRelative(row.relative, relative);
        }
        const others = rows.filter(({ change }) => change !== 'changed');
        expect(others.every(({ material }) => material === 'yes')).toBe(true);
        expect(changesOf([bytes[0], bytes[0]], fields)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

/** As six places, of what is not beyond all digits. */
function expectRelative(text: string, relative: number | null): void {
  if (relative === null || Math.abs(relative) >= 1e21) expect(text).toBe('');
  else {
    expect(text).toMatch(/^-?\d+\.\d{6}$/);
    const size = Math.max(1, Math.abs(relative));
    expect(Number(text) / size).toBeCloseTo(relative / size, 6);
  }
}

/** Digits of which a double holds any number. */
const DIGITS_HELD = 15;

/** Exactly, up to the digits that doubles hold. */
function differenceOf({ before, after }: { before: string; after: string }, found: number | null) {
  if (found === null) return '';
  const [a, b] = [exactDecimal(before), exactDecimal(after)];
  if (a === null || b === null) return String(found);
  const places = Math.max(a.places, b.places);
  if (Math.max(before.length, after.length) > DIGITS_HELD) return expect.anything();
  const [units, inOne] = minus(b.value, a.value);
  const scaled = (units * 10n ** BigInt(places)) / inOne;
  const digits = String(scaled < 0n ? -scaled : scaled).padStart(places + 1, '0');
  const point = digits.length - places;
  const fraction = places === 0 ? '' : `.${digits.slice(point)}`;
  return `${scaled < 0n ? '-' : ''}${digits.slice(0, point)}${fraction}`;
}
