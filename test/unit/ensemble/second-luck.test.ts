import { describe, expect, it } from 'vitest';
import { repeatedReplications } from '../../../src/ensemble/second-luck.ts';

describe('repeatedReplications', () => {
  it('are all, where there are no more than twenty', () => {
    for (const count of [1, 2, 19, 20]) {
      expect(repeatedReplications(count)).toEqual([...Array(count).keys()]);
    }
  });

  it('are twenty of up to a hundred, and a fifth of more', () => {
    const counts = [21, 40, 100, 101, 500, 1000];
    expect(counts.map((count) => repeatedReplications(count).length)).toEqual([
      20, 20, 20, 21, 100, 200,
    ]);
  });

  it('are evenly spaced, in order, and among the replications', () => {
    expect(repeatedReplications(100)).toEqual(Array.from({ length: 20 }, (_, k) => 5 * k));
    for (const count of [21, 99, 137, 1000]) {
      const repeated = repeatedReplications(count);
      const gaps = repeated.map((replication, k) => (repeated[k + 1] ?? count) - replication);
      expect(repeated[0]).toBe(0);
      expect(Math.min(...gaps)).toBeGreaterThanOrEqual(Math.floor(count / repeated.length));
      expect(Math.max(...gaps)).toBeLessThanOrEqual(Math.ceil(count / repeated.length));
    }
  });
});
