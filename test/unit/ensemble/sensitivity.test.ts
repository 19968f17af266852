import { describe, expect, it } from 'vitest';
import {
  rankCorrelation,
  rankCorrelationInterval,
} from '../../../src/ensemble/rank-correlation.ts';
import { sensitivityOf } from '../../../src/ensemble/sensitivity.ts';

const growth = { name: 'growth', values: [1, 2, 3, 4, 5] };
const delay = { name: 'delay', values: [3, 1, 5, 2, 4] };
const used = { name: 'used', values: [10, 20, 30, 50, 40] };
const date = { name: 'date', values: [3, null, 1, null, 2] };
const constant = { name: 'committed', values: [7, 7, 7, 7, 7] };

describe('sensitivityOf', () => {
  it('goes by metric, then by input, in the order given', () => {
    const rows = sensitivityOf([used, date], [growth, delay]);
    expect(rows.map(({ metric, input }) => [metric, input])).toEqual([
      ['used', 'growth'],
      ['used', 'delay'],
      ['date', 'growth'],
      ['date', 'delay'],
    ]);
  });

  it('has the rank correlation of each with its interval', () => {
    // Ranks 1 2 3 4 5 against 1 2 3 5 4: 1 - 6 * 2 / 120.
    const [row] = sensitivityOf([used], [growth]);
    expect(row?.correlation).toBe(0.9);
    expect(row?.interval).toEqual(rankCorrelationInterval(0.9, 5));
    expect(sensitivityOf([date], [delay])[0]?.correlation).toBe(
      rankCorrelation([3, 9, 1, 9, 2], delay.values),
    );
  });

  it('has none for what is the same in all replications, and no interval for fewer than four', () => {
    const none = { correlation: null, interval: null };
    expect(sensitivityOf([constant], [growth])[0]).toMatchObject(none);
    expect(sensitivityOf([used], [constant])[0]).toMatchObject(none);
    const three = sensitivityOf(
      [{ name: 'm', values: [1, 2, 9] }],
      [{ name: 'i', values: [1, 3, 2] }],
    );
    expect(three).toEqual([{ metric: 'm', input: 'i', correlation: 0.5, interval: null }]);
    expect(sensitivityOf([used], [])).toEqual([]);
  });

  it('refuses an input of other replications', () => {
    expect(() => sensitivityOf([used], [{ name: 'i', values: [1, 2] }])).toThrow(
      'a rank correlation of 5 values with 2',
    );
  });
});
