import { describe, expect, it } from 'vitest';
import { costText, poolTexts, waitTexts } from '../../../src/cli/planner-findings.ts';
import { costResult } from '../../../src/cost/cost-result.ts';
import { handCosts, handPlan } from '../../support/cost-hand-case.ts';
import { type FakeReplication, fakePool, storedRun } from '../../support/fake-storage.ts';

/** Twenty replications of one pool, so that P5 is the first; null: it does not run out. */
function runOf(days: readonly (number | null)[], leadTimeDays: number | null = 30) {
  const replications = Array.from({ length: 20 }, (_, index): FakeReplication => {
    const runOutDay = days[index] ?? null;
    const hasOrder = runOutDay !== null && leadTimeDays !== null;
    const lastSafeOrderDay = hasOrder ? runOutDay - leadTimeDays : null;
    return { pools: [fakePool({ runOutDay, lastSafeOrderDay })] };
  });
  return storedRun({ pools: { north: 1 }, replications });
}

describe('poolTexts', () => {
  it('has the risk of a pool, and by when to order', () => {
    expect(poolTexts(runOf([60, 30]))).toEqual([
      'pool north runs out in 10.0 % of replications, on 2013-05-01 at P5; last safe order date 2013-04-01',
    ]);
  });

  it('says that it is too late from the day before the start on', () => {
    expect(poolTexts(runOf([29]))[0]).toMatch(/; last safe order date 2013-03-31: already late$/);
    expect(poolTexts(runOf([30]))[0]).not.toContain('late');
  });

  it('tells of the pool that only orders save, and by when to place them', () => {
    const saved = fakePool({ runOutDayWithoutOrders: 60, lastSafeOrderDayWithoutOrders: -1 });
    const replications = [{ pools: [saved] }, { pools: [fakePool()] }];
    expect(poolTexts(storedRun({ pools: { north: 1 }, replications }))).toEqual([
      'pool north runs out only without further orders: in 50.0 % of replications, on 2013-05-31 at P5; last safe order date 2013-03-31: already late',
    ]);
    const late = { ...saved, runOutDay: 70 };
    expect(
      poolTexts(storedRun({ pools: { north: 1 }, replications: [{ pools: [late] }] })),
    ).toEqual(['pool north runs out in 100.0 % of replications, on 2013-06-10 at P5']);
  });

  it('has no order date without a lead time', () => {
    expect(poolTexts(runOf([60], null))).toEqual([
      'pool north runs out in 5.0 % of replications, on 2013-05-31 at P5',
    ]);
  });

  it('has no date where fewer than one in twenty run out', () => {
    const { outcomes, ...rest } = runOf([60]);
    const never = runOf([]).outcomes[0]!;
    expect(poolTexts({ ...rest, outcomes: [...outcomes, never] })).toEqual([
      'pool north runs out in 4.8 % of replications',
    ]);
  });

  it('names only the pools that run out, or says that none does', () => {
    const pools = [fakePool(), fakePool({ runOutDay: 0 })];
    const two = storedRun({ pools: { north: 1, south: 1 }, replications: [{ pools }] });
    expect(poolTexts(two)).toEqual([
      'pool south runs out in 100.0 % of replications, on 2013-04-01 at P5',
    ]);
    expect(poolTexts(runOf([]))).toEqual(['no pool runs out']);
    expect(poolTexts(storedRun({ replications: [{}] }))).toEqual([]);
  });
});

describe('waitTexts', () => {
  it('names the stages that wait, and how often', () => {
    const event = { day: 1, mailboxCount: 1, cause: 'pool north is over plan' };
    const waits = { ...event, stage: 1, kind: 'wait' } as const;
    const starts = { ...event, stage: 0, kind: 'start' } as const;
    const replications = [{ stageEvents: [starts, waits, waits] }, { stageEvents: [starts] }];
    expect(waitTexts(storedRun({ stageNames: ['pilot', 'london'], replications }))).toEqual([
      'stage london waits for a pool in 50.0 % of replications',
    ]);
  });
});

describe('costText', () => {
  it('has whole pounds of the mean, of two quantiles and of the present value', () => {
    const costs = costResult(handPlan, [handCosts]);
    const dearer = { ...handCosts, totalCashPence: 1_000_000_000 };
    // 66,132.89 and 10 million pounds: half and four fifths of the way.
    const run = storedRun({
      costs: { ...costs, replications: [handCosts, dearer] },
      replications: [],
    });
    expect(costText(run)).toBe(
      'costs GBP 66,133 on the mean, P50 5,033,066, P80 8,013,227; present value 57,183',
    );
    expect(costText(storedRun({ replications: [] }))).toBeNull();
  });
});
