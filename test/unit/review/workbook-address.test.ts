import { expect, it } from 'vitest';
import { columnLetters, rangesOf } from '../../../src/review/workbook-address.ts';

it('columns have letters', () => {
  const letters = [0, 25, 26, 51, 52, 701, 702].map(columnLetters);
  expect(letters).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
});

it('rows are joined where they follow each other', () => {
  expect(rangesOf('costs', 1, [1, 2, 3, 7])).toEqual(['costs!B2:B4', 'costs!B8']);
  expect(rangesOf('costs', 0, [0, 2, 4])).toEqual(['costs!A1', 'costs!A3', 'costs!A5']);
  expect(rangesOf('costs', 0, [])).toEqual([]);
});
