import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compareDocument } from '../../../src/review/compare-document.ts';
import { COMPARE_COLUMNS } from '../../../src/review/compare-table.ts';

describe('docs/compare.md', () => {
  it('is what the column list makes; npm run docs writes it', () => {
    expect(readFileSync('docs/compare.md', 'utf8')).toBe(compareDocument());
  });

  it.each(COMPARE_COLUMNS)('says what $header is', ({ header, meaning, type, places }) => {
    expect(header).toMatch(/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/);
    expect(meaning.trim().length).toBeGreaterThan(10);
    expect(meaning).not.toMatch(/[|\n]/); // they would break the table
    expect(places === undefined).toBe(type !== 'number');
    expect(compareDocument()).toMatch(new RegExp(`\\| (\\*\\*)?${header}\\b`));
  });

  it('has different columns, of which metric, financial year and run are the key', () => {
    expect(new Set(COMPARE_COLUMNS.map(({ header }) => header)).size).toBe(COMPARE_COLUMNS.length);
    const keys = COMPARE_COLUMNS.filter(({ key }) => key === true);
    expect(keys.map(({ header }) => header)).toEqual(['metric', 'financial_year', 'run']);
  });
});
