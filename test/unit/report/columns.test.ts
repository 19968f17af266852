import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { REPORTS } from '../../../src/report/reports.ts';
import { reportsDocument } from '../../../src/report/reports-document.ts';

const columns = REPORTS.flatMap((report) =>
  report.columns.map((column) => ({ ...column, address: `${report.name}.${column.header}` })),
);

const SNAKE_CASE = /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/;
/** As FOCUS has them. */
const FOCUS_NAME = /^(x_)?([A-Z][a-z]+)+$/;

describe('columns of the reports', () => {
  it.each(columns)('$address says what it is', (column) => {
    expect(column.header).toMatch(column.address.startsWith('focus.') ? FOCUS_NAME : SNAKE_CASE);
    expect(column.meaning.trim().length).toBeGreaterThan(10);
    expect(column.meaning).not.toMatch(/[|\n]/); // they would break the tables of the document
    expect(column.places === undefined).toBe(column.type !== 'number');
  });

  it('are different within a table, whose name and key are its own', () => {
    for (const { columns: own } of REPORTS) {
      expect(new Set(own.map(({ header }) => header)).size).toBe(own.length);
      expect(own.some(({ key }) => key === true)).toBe(true);
    }
    expect(new Set(REPORTS.map(({ name }) => name)).size).toBe(REPORTS.length);
  });
});

describe('docs/reports.md', () => {
  it('says which tables only some runs have, and what these have', () => {
    const text = reportsDocument();
    for (const line of ['pools.csv: storage', 'split.csv: `--split`', 'costs_annual.csv: costs']) {
      expect(text).toContain(`\n- ${line}\n`);
    }
    expect(text).not.toContain('- summary.csv');
  });

  it('is what the column lists make; npm run docs writes it', () => {
    expect(readFileSync('docs/reports.md', 'utf8')).toBe(reportsDocument());
  });

  it('names every column', () => {
    const text = reportsDocument();
    for (const { header } of columns) expect(text).toMatch(new RegExp(`\\| (\\*\\*)?${header}\\b`));
  });
});
