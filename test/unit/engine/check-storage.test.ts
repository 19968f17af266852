import { describe, expect, it } from 'vitest';
import { checkStorage } from '../../../src/engine/check-storage.ts';
import type { DayTotals } from '../../../src/engine/trace.ts';
import type { PoolTrace } from '../../../src/storage/pool-trace.ts';

const RETAINED = { openingBytes: 50, deletedBytes: 100, expiredBytes: 120, closingBytes: 30 };

const poolOf = (usedBytes: readonly number[], retained = RETAINED) =>
  ({ usedBytes: Float64Array.from(usedBytes), retained }) as unknown as PoolTrace;
const cohortOf = (...usedBytes: readonly number[]) =>
  ({ usedBytes: Float64Array.from(usedBytes) }) as unknown as DayTotals;

describe('the master check of pools', () => {
  const pools = [poolOf([1e6, 2e6]), poolOf([3e6, 5e6])];

  it('passes pools that hold on every day what the cohorts hold', () => {
    expect(() => checkStorage(pools, [cohortOf(4e6, 4e6), cohortOf(0, 3e6)])).not.toThrow();
  });

  it('allows a byte and a thousand-millionth, and no more', () => {
    // 4,000,000: one byte and 0.004.
    expect(() => checkStorage(pools, [cohortOf(4e6 + 1.003, 7e6)])).not.toThrow();
    expect(() => checkStorage(pools, [cohortOf(4e6 - 1.003, 7e6)])).not.toThrow();
    expect(() => checkStorage(pools, [cohortOf(4e6 + 1.01, 7e6)])).toThrow('on day 0');
    expect(() => checkStorage(pools, [cohortOf(4e6, 7e6 - 1.01)])).toThrow(
      'master check: used 7000000 bytes by pool, 6999998.99 by cohort, on day 1',
    );
  });

  it('asks that what was deleted is still there or has expired', () => {
    const lost = poolOf([1e6, 2e6], { ...RETAINED, expiredBytes: 119 });
    expect(() => checkStorage([pools[0]!, lost], null)).toThrow(
      'master check: pool 1 retained 150 bytes, and let go of 149',
    );
  });

  it('compares no contents in a sample, and nothing without storage', () => {
    expect(() => checkStorage(pools, null)).not.toThrow();
    expect(() => checkStorage([], [cohortOf(1, 2)])).not.toThrow();
  });

  it('passes a cohort without mailboxes', () => {
    expect(() => checkStorage([poolOf([0])], [cohortOf(0)])).not.toThrow();
  });
});
