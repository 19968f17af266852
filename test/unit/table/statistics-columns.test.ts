import { expect, it } from 'vitest';
import { statisticColumns } from '../../../src/table/statistics-columns.ts';

it('makes mean and three percentiles of a quantity', () => {
  const columns = statisticColumns({
    name: 'used_tib',
    unit: 'TiB',
    meaning: 'Mail held',
    places: 3,
  });
  expect(columns.map((column) => column.header)).toEqual([
    'used_tib_mean',
    'used_tib_p5',
    'used_tib_p50',
    'used_tib_p95',
  ]);
  expect(columns[3]).toEqual({
    header: 'used_tib_p95',
    unit: 'TiB',
    type: 'number',
    meaning: 'Mail held: 95th percentile over the replications',
    places: 3,
  });
});
