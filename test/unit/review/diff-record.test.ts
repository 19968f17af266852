import { describe, expect, it } from 'vitest';
import { diffRecord } from '../../../src/review/diff-record.ts';
import { figure } from '../../support/diffed-tables.ts';
import { csvDiff, doublingDiff, sameDiff } from '../../support/diffs.ts';

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

describe('the object', () => {
  it('has everything that differs', async () => {
    const text = json(diffRecord(doublingDiff, '0.5.0'));
    await expect(text).toMatchFileSnapshot('expected/diff.json.txt');
  });

  it('is versioned, and says whether anything differs', () => {
    expect(diffRecord(sameDiff, '0.5.0')).toMatchObject({
      headroom: '0.5.0',
      diff: 1,
      isDifferent: false,
      isMaterial: false,
    });
    expect(diffRecord(csvDiff, '0.5.0')).toMatchObject({
      isDifferent: true,
      isMaterial: true,
      inputs: null,
      headline: null,
      before: { argument: 'prices-2012.csv', run: null },
    });
  });

  it('has differences with the places of the cells, and cells as they are', () => {
    // In doubles 0.3 - 0.1 is 0.19999999999999998, and 2 / 3 goes on for ever.
    const [table] = csvDiff.tables;
    const one = figure({ table: 'prices', column: 'price', before: '0.10', after: '0.3' });
    const third = figure({ table: 'prices', column: 'price', before: '3', after: '5' });
    const { tables } = diffRecord(
      { ...csvDiff, tables: [{ ...table!, figures: [one, third] }] },
      '0.5.0',
    );
    expect(tables[0]?.figures).toMatchObject([
      { before: '0.10', after: '0.3', difference: 0.2, relative: 2 },
      { before: '3', after: '5', difference: 2, relative: 0.666667 },
    ]);
  });
});
