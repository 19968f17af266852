import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tableOf } from '../../src/report/report.ts';
import { REPORTS } from '../../src/report/reports.ts';
import { csvText } from '../../src/table/csv.ts';
import { randomRun } from '../support/random-run.ts';

describe('every table of every run', () => {
  it('has unique keys, as many cells as columns, and neither NaN nor exponent nor -0', () => {
    fc.assert(
      fc.property(randomRun, (result) => {
        for (const report of REPORTS) {
          const text = csvText(tableOf(report, result), { excel: false });
          const rows: string[][] = parse(text);
          expect(rows[0]).toEqual(report.columns.map(({ header }) => header));
          const isKey = report.columns.map(({ key }) => key === true);
          const keys = rows.map((row) => row.filter((_, index) => isKey[index]).join('\n'));
          expect(new Set(keys).size).toBe(rows.length);
          const wrong = rows
            .slice(1)
            .flatMap((row) => row.map((cell, index) => ({ cell, ...report.columns[index]! })))
            .filter(({ cell, type }) => !PATTERNS[type].test(cell));
          expect(wrong).toEqual([]);
          expect(text).not.toMatch(/NaN|Infinity|undefined/);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is the same when made again', () => {
    fc.assert(
      fc.property(randomRun, (result) => {
        for (const report of REPORTS) {
          const text = () => csvText(tableOf(report, result), { excel: true });
          expect(text()).toBe(text());
        }
      }),
      { numRuns: 20 },
    );
  });
});

const PATTERNS = {
  string: /^([^=+\-@]|$)/,
  integer: /^(-?\d+)?$/,
  number: /^(?!-0\.0*$)(-?\d+\.\d+)?$/,
  date: /^(\d{4}-\d{2}-\d{2})?$/,
  cell: /^/,
  figure: /^(?!-0\.0*$)(-?\d+(\.\d+)?|\d{4}-\d{2}-\d{2})?$/,
} as const;
