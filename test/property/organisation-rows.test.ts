/** Rows with quotes, read as csv-parse reads them. */
import { CsvError, parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readRows } from '../../src/population/organisation-rows.ts';
import type { Fault } from '../../src/table/fault.ts';

function rowsOf(text: string): { rows: (readonly string[])[]; faults: Fault[] } {
  const faults: Fault[] = [];
  const rows = [...readRows(text, 'o.csv', faults)].map(({ cells }) => cells);
  return { rows, faults };
}

/** The cells of a line without line ends; null where csv-parse refuses it. */
function reference(line: string): readonly string[] | null {
  try {
    const [cells = []] = parse(line, { relax_column_count: true, trim: true });
    return cells.map((cell) => cell.trim());
  } catch (error) {
    if (error instanceof CsvError) return null;
    throw error;
  }
}

it('a line is read, or refused, as by csv-parse', () => {
  const counts = { read: 0, refused: 0 };
  const piece = fc.constantFrom('a', 'é', ' ', ',', '"', '"', '""', '","');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const line = `x${pieces.join('')}`.replace(/^x(?=[ "])/, '');
      // csv-parse takes two empty cells with a space between for one, which is no CSV.
      if (line.trim() === '' || /" +"/.test(line)) return;
      const expected = reference(line);
      const { rows, faults } = rowsOf(line);
      if (expected === null) {
        counts.refused++;
        expect({ rows, faultCount: faults.length }).toEqual({ rows: [], faultCount: 1 });
        expect(faults[0]!.message).toMatch(/ quote /);
      } else if (expected.length > 1 || expected[0] !== '') {
        counts.read++;
        expect({ rows, faults }).toEqual({ rows: [expected], faults: [] });
      }
    }),
    { numRuns: 3000 },
  );
  expect(counts.read).toBeGreaterThan(500);
  expect(counts.refused).toBeGreaterThan(500);
});

it('cells come back as they were written, whatever is in them', () => {
  const cell = fc.array(fc.constantFrom('a', 'é', ' ', ',', '"', '\n'), { maxLength: 6 });
  const row = fc.array(
    cell.map((parts) => parts.join('')),
    { minLength: 2, maxLength: 4 },
  );
  fc.assert(
    fc.property(fc.array(row, { maxLength: 4 }), fc.constantFrom('\n', '\r\n'), (rows, lineEnd) => {
      const text = rows
        .map((cells) => cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(','))
        .join(lineEnd);
      const trimmed = rows.map((cells) => cells.map((one) => one.trim()));
      expect(rowsOf(text)).toEqual({ rows: trimmed, faults: [] });
      const lines = Array.from(readRows(text, 'o.csv', []), ({ line }) => line);
      const starts = rows.map((_, index) =>
        rows.slice(0, index).reduce((line, cells) => line + cells.join('').split('\n').length, 1),
      );
      expect(lines).toEqual(starts);
    }),
    { numRuns: 500 },
  );
});
