import { describe, expect, it } from 'vitest';
import { checkStorage } from '../../../src/engine/check-storage.ts';
import type { DayTotals } from '../../../src/engine/trace.ts';
import type { PoolTrace } from '../../../src/storage/pool-trace.ts';

const RETAINED = { openingBytes: 50, deletedBytes: 100, expiredBytes: 120, closingBytes: 30 };

const NOTHING = { openingBytes: 0, deletedBytes: 0, expiredBytes: 0, closingBytes: 0 };

const poolOf = (usedBytes: readonly number[], retained = NOTHING) =>
  ({
    usedBytes: Float64Array.from(usedBytes),
    committedBytes: new Float64Array(usedBytes.length),
    mailboxCount: new Float64Array(usedBytes.length),
    copyBytes: new Float64Array(usedBytes.length),
    retained,
  }) as unknown as PoolTrace;
const cohortOf = (...usedBytes: readonly number[]) => cohortWith({ usedBytes });

type Quantities = Partial<Record<keyof DayTotals, readonly number[]>>;

/** A cohort of two days, of which what is not given is 0. */
function cohortWith(given: Quantities): DayTotals {
  const names = ['copy', 'committed', 'triaged', 'deleted', 'parked', 'housekept'] as const;
  const none = Object.fromEntries(names.map((name) => [`${name}Bytes`, new Float64Array(2)]));
  const mailboxCount = new Float64Array(2);
  const own = Object.entries(given).map(([name, bytes]) => [name, Float64Array.from(bytes)]);
  return { mailboxCount, ...none, ...Object.fromEntries(own) } as unknown as DayTotals;
}

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
      'master check: usedBytes on day 1: 7000000 by pool, 6999998.99 by cohort',
    );
  });

  it('asks that pools promise what cohorts do', () => {
    const pool = { ...poolOf([5, 5]), committedBytes: Float64Array.of(10, 20) };
    const cohort = (...committedBytes: readonly number[]) =>
      cohortWith({ usedBytes: [5, 5], committedBytes });
    expect(() => checkStorage([pool], [cohort(10, 20)])).not.toThrow();
    expect(() => checkStorage([pool], [cohort(10, 22)])).toThrow('committedBytes on day 1');
  });

  it('asks that pools have the mailboxes that cohorts have', () => {
    const pool = { ...poolOf([5, 5]), mailboxCount: Float64Array.of(3, 4) };
    const cohort = (...mailboxCount: readonly number[]) =>
      cohortWith({ usedBytes: [5, 5], mailboxCount });
    expect(() => checkStorage([pool], [cohort(3, 4)])).not.toThrow();
    expect(() => checkStorage([pool], [cohort(6, 4)])).toThrow('mailboxCount on day 0');
  });

  it('asks that pools were told of all that was removed, whichever way', () => {
    const retained = { ...RETAINED, deletedBytes: 100 };
    const removed = (parts: Quantities) =>
      checkStorage([poolOf([5, 5], retained)], [cohortWith({ usedBytes: [5, 5], ...parts })]);
    const all = { triagedBytes: [40, 10], deletedBytes: [20, 0], housekeptBytes: [0, 20] };
    expect(() => removed({ ...all, parkedBytes: [0, 10] })).not.toThrow();
    // Two days of one pool may be rounded by one byte in all; two are allowed.
    expect(() => removed({ ...all, parkedBytes: [0, 12] })).not.toThrow();
    expect(() => removed({ ...all, parkedBytes: [0, 12.1] })).toThrow(
      'master check: deleted bytes: 100 by pool, 102.1 by cohort',
    );
    expect(() => removed(all)).toThrow('deleted bytes: 100 by pool, 90 by cohort');
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
