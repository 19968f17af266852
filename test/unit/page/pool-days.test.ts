import { describe, expect, it } from 'vitest';
import { hasStorage, isSingle, shownPools } from '../../../src/page/cells/pool-days.ts';
import { shownRun } from '../../support/shown-run.ts';

/** A run with a day of pools, and how likely each runs out without orders and with them. */
function runWith(risks: Readonly<Record<string, readonly [without: string, withOrders: string]>>) {
  return shownRun({
    timeline: ['all', ...Object.keys(risks)].map((pool) => ({ date: '2013-07-01', pool })),
    pools: Object.entries(risks).map(([pool, [without, withOrders]]) => ({
      pool,
      over_plan_without_orders_probability: without,
      over_plan_probability: withOrders,
    })),
  });
}

describe('the pools of a page', () => {
  it('are all together and each', () => {
    const run = runWith({ north: ['0.1', '0'], south: ['0.2', '0'] });
    expect(shownPools(run)).toEqual({ pools: ['all', 'north', 'south'], hasOthers: false });
  });

  it('are the only one, which is all', () => {
    expect(shownPools(runWith({ disks: ['0', '0'] })).pools).toEqual(['disks']);
  });

  it('are all mailboxes without storage', () => {
    const run = shownRun({ timeline: [{ date: '2013-07-01', pool: 'all' }] });
    expect(shownPools(run).pools).toEqual(['all']);
    expect(hasStorage(run)).toBe(false);
  });

  it('are, of many, those likeliest to run out, in the order of the files', () => {
    // Of 12 pools nine fit beside all. Without orders p0, p2, p9 and p11 are alike least likely to
    // run out; with them p11 is likelier than these, and stays.
    const little: Readonly<Record<number, string>> = { 0: '0.01', 2: '0', 9: '0', 11: '0.05' };
    const risks = Object.fromEntries(
      Array.from({ length: 12 }, (_, index): [string, [string, string]] => {
        const withOrders = little[index];
        return [`p${index}`, withOrders === undefined ? ['0.9', '0'] : ['0.1', withOrders]];
      }),
    );
    const { pools, hasOthers } = shownPools(runWith(risks));
    expect(hasOthers).toBe(true);
    expect(pools).toEqual(['all', 'p1', 'p3', 'p4', 'p5', 'p6', 'p7', 'p8', 'p10', 'p11']);
  });
});

it.each([
  [1, true],
  [2, false],
])('of %d replications nothing has a range: %s', (replications, expected) => {
  expect(isSingle(shownRun({}, { record: { replications } }))).toBe(expected);
});
