import { describe, expect, it } from 'vitest';
import { firstDayTexts, poolTexts, rarePoolTexts } from '../../../src/cli/pool-findings.ts';
import type { RunResult } from '../../../src/report/run-result.ts';
import { BYTES_PER_TIB } from '../../../src/units/sizes.ts';
import { type FakeReplication, fakePool, storedRun } from '../../support/fake-storage.ts';

/** Twenty replications of one pool, so that P5 is the first; null: it does not run out. */
function runOf(days: readonly (number | null)[], leadTimeDays: number | null = 30) {
  const replications = Array.from({ length: 20 }, (_, index): FakeReplication => {
    const runOutDay = days[index] ?? null;
    const hasOrder = runOutDay !== null && leadTimeDays !== null;
    const lastSafeOrderDay = hasOrder ? runOutDay - leadTimeDays : null;
    const overPlanShortfallBytesMax = runOutDay === null ? 0 : 2 * BYTES_PER_TIB;
    return { pools: [fakePool({ runOutDay, lastSafeOrderDay, overPlanShortfallBytesMax })] };
  });
  return storedRun({ pools: { north: 1 }, replications });
}

describe('poolTexts', () => {
  it('has the risk of a pool, by when to order, and how much is short', () => {
    // P95 of twenty: 18.05 of 19, and the last two are 2 TiB.
    expect(poolTexts(runOf([60, 30]))).toEqual([
      'pool north runs out in 10.0 % of replications, in one of 20 by 2013-05-01; to be safe order by 2013-04-01; short by up to 2 TiB (P95)',
    ]);
  });

  it('tells of ten pools, and how many more there are', () => {
    const runsOut = fakePool({ runOutDay: 3 });
    const many = (count: number) =>
      storedRun({
        pools: Object.fromEntries(Array.from({ length: count }, (_, pool) => [`p${pool}`, 1])),
        replications: [{ pools: Array.from({ length: count }, () => runsOut) }],
      });
    expect(poolTexts(many(10))).toHaveLength(10);
    expect(poolTexts(many(12)).slice(9)).toEqual([
      expect.stringMatching(/^pool p9 runs out/),
      'and 2 more pools: pools.csv',
    ]);
  });

  it('says that it is too late from the day before the start on', () => {
    expect(poolTexts(runOf([29]))[0]).toContain(
      '; to be safe order by 2013-03-31, which is before the start: already late; short',
    );
    expect(poolTexts(runOf([30]))[0]).not.toContain('late');
  });

  it('tells of the pool that only orders save, and by when to place them', () => {
    const saved = fakePool({ runOutDayWithoutOrders: 60, lastSafeOrderDayWithoutOrders: -1 });
    const replications = [{ pools: [saved] }, { pools: [fakePool()] }];
    expect(poolTexts(storedRun({ pools: { north: 1 }, replications }))).toEqual([
      'pool north runs out only without further orders: in 50.0 % of replications, at the earliest on 2013-05-31; to be safe order by 2013-03-31, which is before the start: already late',
    ]);
    const late = { ...saved, runOutDay: 70, overPlanShortfallBytesMax: 1.5 };
    expect(
      poolTexts(storedRun({ pools: { north: 1 }, replications: [{ pools: [late] }] })),
    ).toEqual([
      'pool north runs out in 100.0 % of replications, at the earliest on 2013-06-10; short by up to 2 B',
    ]);
  });

  it('has no order date without a lead time', () => {
    // 0.05 of the way from 0 to 2 TiB: 102.4 GiB.
    expect(poolTexts(runOf([60], null))).toEqual([
      'pool north runs out in 5.0 % of replications, in one of 20 by 2013-05-31; short by up to 102.4 GiB (P95)',
    ]);
  });

  it('has the earliest dates and the most that is short where fewer than one in twenty run out', () => {
    const { outcomes, ...rest } = runOf([60]);
    const never = runOf([]).outcomes[0]!;
    expect(poolTexts({ ...rest, outcomes: [...outcomes, never] })).toEqual([
      'pool north runs out in 4.8 % of replications, at the earliest on 2013-05-31; to be safe order by 2013-05-01; short by up to 2 TiB',
    ]);
  });

  it('has the earliest dates, too, where there are no twenty', () => {
    const { outcomes, ...rest } = runOf([50, 40, 60]);
    expect(poolTexts({ ...rest, outcomes: outcomes.slice(0, 19) })[0]).toMatch(
      /, at the earliest on 2013-05-11; to be safe order by 2013-04-11; short by up to 2 TiB$/,
    );
  });

  it('names only the pools that run out, or says that none does', () => {
    const pools = [fakePool(), fakePool({ runOutDay: 0, overPlanShortfallBytesMax: 1024 })];
    const two = storedRun({ pools: { north: 1, south: 1 }, replications: [{ pools }] });
    expect(poolTexts(two)).toEqual([
      'pool south runs out in 100.0 % of replications, at the earliest on 2013-04-01; short by up to 1 KiB',
    ]);
    expect(poolTexts(runOf([]))).toEqual(['no pool runs out']);
    expect(poolTexts(storedRun({ replications: [{}] }))).toEqual([]);
  });
});

describe('rarePoolTexts', () => {
  it('has the earliest date of what the percentiles leave out, and nothing else', () => {
    const { outcomes, ...rest } = runOf([60]);
    const never = runOf([]).outcomes[0]!;
    // One of 20 is the 5th percentile, one of 21 is not.
    expect(rarePoolTexts({ ...rest, outcomes })).toEqual([]);
    expect(rarePoolTexts({ ...rest, outcomes: [...outcomes, never] })).toEqual([
      'pool north runs out in 4.8 % of replications, at the earliest on 2013-05-31; short by up to 2 TiB',
    ]);
    expect(rarePoolTexts({ ...rest, outcomes: outcomes.slice(0, 19) })).toEqual([]);
    expect(rarePoolTexts(runOf([]))).toEqual([]);
  });

  it('has that of a run-out without further orders', () => {
    const replications = Array.from({ length: 21 }, (_, index): FakeReplication => {
      return { pools: [fakePool({ runOutDayWithoutOrders: index === 0 ? 60 : null })] };
    });
    expect(rarePoolTexts(storedRun({ pools: { north: 1 }, replications }))).toEqual([
      'pool north runs out without further orders in 4.8 % of replications, at the earliest on 2013-05-31',
    ]);
  });
});

describe('firstDayTexts', () => {
  const textsOf = (policy: { readonly trendDays: number } | null, ...days: (number | null)[]) => {
    const replications = days.map((runOutDay) => ({ pools: [fakePool({ runOutDay })] }));
    const procurement = { scheduled: [], policy } as unknown as { readonly scheduled: [] };
    return firstDayTexts(storedRun({ pools: { north: 1 }, procurement, replications }));
  };

  it('says why a policy comes too late, and what helps', () => {
    expect(textsOf({ trendDays: 30 }, 0, 1)).toEqual([
      'pool north is over plan on the first day in 50.0 % of replications, and the policy orders from 2013-05-01 on at the earliest (trendDays 30): schedule a purchase that is there by the start, or have fewer trendDays',
    ]);
  });

  it('says nothing of a pool that runs out later, nor where there is no policy', () => {
    expect(textsOf({ trendDays: 30 }, 1, null)).toEqual([]);
    expect(textsOf(null, 0)).toEqual([]);
    const bare: RunResult = storedRun({
      pools: { north: 1 },
      replications: [{ pools: [fakePool({ runOutDay: 0 })] }],
    });
    expect(firstDayTexts(bare)).toEqual([]);
    expect(firstDayTexts(storedRun({ replications: [{}] }))).toEqual([]);
  });
});
