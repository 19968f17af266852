import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDate } from '../../src/calendar/date.ts';
import { csvText } from '../../src/table/csv.ts';
import type { Cell, Column, Table } from '../../src/table/table.ts';

const COLUMNS: Column[] = [
  { header: 'date', unit: 'day', type: 'date', meaning: 'A day.', key: true },
  { header: 'text', unit: '', type: 'string', meaning: 'Text.' },
  { header: 'count', unit: '', type: 'integer', meaning: 'A count.' },
  { header: 'eighths', unit: '', type: 'number', meaning: 'A number in eighths.', places: 3 },
];

const orNull = <T>(cell: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(cell, { freq: 5 });
const awkwardText = fc.string({
  unit: fc.oneof(
    fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', ',', '"', "'", ' '),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 8,
});
const row: fc.Arbitrary<Cell[]> = fc.tuple(
  orNull(fc.integer({ min: -700_000, max: 2_900_000 })),
  orNull(awkwardText),
  orNull(fc.maxSafeInteger()),
  // Eighths have three places exactly, so they come back as the same double.
  orNull(fc.integer({ min: -1e12, max: 1e12 }).map((eighths) => eighths / 8)),
);

function readBack(cell: string, type: Column['type']): Cell {
  if (cell === '') {
    return null;
  }
  if (type === 'date') {
    return parseDate(cell);
  }
  return type === 'string' ? cell : Number(cell);
}

function expectedCell(cell: Cell): Cell {
  if (cell === '' || cell === null) {
    return null;
  }
  if (typeof cell === 'number') {
    return cell + 0;
  }
  // Also behind apostrophes, so that none is taken for one that was put there.
  const start = cell.replace(/^'+/, '').charAt(0);
  return start !== '' && '=+-@\t\r'.includes(start) ? `'${cell}` : cell;
}

describe('CSV read back by csv-parse', () => {
  it('equals the cells, formulas apart, which gain an apostrophe', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 8 }), fc.boolean(), (rows, excel) => {
        const table: Table = { name: 't', title: 'T', columns: COLUMNS, rows };
        const text = csvText(table, { excel });
        const records: string[][] = parse(text, { bom: true });
        expect(records[0]).toEqual(['date', 'text', 'count', 'eighths']);
        const back = records
          .slice(1)
          .map((record) => record.map((cell, column) => readBack(cell, COLUMNS[column]!.type)));
        expect(back).toEqual(rows.map((cells) => cells.map(expectedCell)));
        expect(text.endsWith(excel ? '\r\n' : '\n')).toBe(true);
      }),
    );
  });
});
