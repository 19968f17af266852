import { describe, expect, it } from 'vitest';
import type { Group } from '../../../src/ensemble/series.ts';
import { type DailyQuantity, dailyColumns, dailyRows } from '../../../src/report/daily.ts';
import { fakeCohort, fakeRun, fakeTrace } from '../../support/fake-trace.ts';

const quantity = (name: DailyQuantity['name']): DailyQuantity => ({
  name,
  unit: '',
  meaning: name,
  places: 3,
});
const QUANTITIES = [quantity('ok_mailboxes'), quantity('bounced_messages')];

const result = fakeRun({
  cohortNames: ['a', 'b'],
  traces: [
    [
      fakeCohort(2, { okCount: [1, 2], bouncedBytes: [500, 0] }, 500),
      fakeCohort(2, { okCount: [10, 20] }, 250),
    ],
    [
      fakeCohort(2, { okCount: [3, 4] }, 500),
      fakeCohort(2, { okCount: [0, 0], bouncedBytes: [1000, 0] }, 250),
    ],
  ].map((cohorts, replication) => fakeTrace({ replication, cohorts })),
});

const rowsOf = (...groups: { readonly group: Group; readonly keys: readonly string[] }[]) => [
  ...dailyRows(result, QUANTITIES, groups),
];

describe('dailyRows', () => {
  it('has statistics of a group over the replications, by day', () => {
    // Of 2 and 4: 2 + 2 p.
    expect(rowsOf({ group: 0, keys: ['a'] })).toEqual([
      [15_796, 'a', 2, 1.1, 2, 2.9, 0.5, 0.05, 0.5, 0.95],
      [15_797, 'a', 3, 2.1, 3, 3.9, 0, 0, 0, 0],
    ]);
  });

  it('adds cohorts in each replication before anything else', () => {
    // 11 and 3 mailboxes; 1 and 4 messages, each in its own cohort's size.
    expect(rowsOf({ group: 'all', keys: ['all'] })[0]).toEqual([
      15_796,
      'all',
      ...[7, 3.4, 7, expect.closeTo(10.6, 12)],
      ...[2.5, 1.15, 2.5, expect.closeTo(3.85, 12)],
    ]);
  });

  it('has the groups in the order given, within each day', () => {
    const rows = rowsOf({ group: 1, keys: ['b'] }, { group: 'all', keys: ['all'] });
    expect(rows.map(([date, name]) => [date, name])).toEqual([
      [15_796, 'b'],
      [15_796, 'all'],
      [15_797, 'b'],
      [15_797, 'all'],
    ]);
  });

  it('has a cell for each column beside the keys', () => {
    const columns = dailyColumns(QUANTITIES);
    expect(columns.map(({ header }) => header).slice(0, 5)).toEqual([
      'ok_mailboxes_mean',
      'ok_mailboxes_p5',
      'ok_mailboxes_p50',
      'ok_mailboxes_p95',
      'bounced_messages_mean',
    ]);
    for (const row of rowsOf({ group: 'all', keys: ['all'] })) {
      expect(row).toHaveLength(2 + columns.length);
    }
  });

  it('is the same when it is made again: no report spoils the values for another', () => {
    const again = () => rowsOf({ group: 'all', keys: ['all'] }, { group: 0, keys: ['a'] });
    expect(again()).toEqual(again());
  });
});
