import { describe, expect, it } from 'vitest';
import { costText, finishText, waitTexts } from '../../../src/cli/planner-findings.ts';
import { costResult } from '../../../src/cost/cost-result.ts';
import { handCosts, handPlan } from '../../support/cost-hand-case.ts';
import { type FakeReplication, storedRun } from '../../support/fake-storage.ts';
import { fakeStageEvent } from '../../support/fake-trace.ts';

describe('waitTexts', () => {
  it('names the stages that wait, and how often', () => {
    const cause = 'pool north is over plan';
    const waits = fakeStageEvent({ stage: 1, kind: 'wait', cause });
    const starts = fakeStageEvent({ kind: 'start', cause });
    const replications = [{ stageEvents: [starts, waits, waits] }, { stageEvents: [starts] }];
    expect(waitTexts(storedRun({ stageNames: ['pilot', 'london'], replications }))).toEqual([
      'stage london waits for a pool in 50.0 % of replications',
    ]);
  });
});

describe('finishText', () => {
  const done = {
    stageEvents: [fakeStageEvent({ day: 99, kind: 'finish', cause: 'every mailbox changed' })],
  };
  const left = (cause: string, ...pools: readonly string[]) => {
    const waits = pools.length === 0 ? {} : { waitsFor: pools };
    return { stageEvents: [fakeStageEvent({ day: 99, ...waits, kind: 'left', cause })] };
  };
  const textOf = (...replications: readonly FakeReplication[]) =>
    finishText(
      storedRun({
        ...{ stageNames: ['pilot'], replications },
        pools: { 'north-west': 1, south: 1, north: 1 },
      }),
    );

  it('has how often the rollout finishes, if it does not always', () => {
    expect(textOf(done, left('end of the horizon'))).toBe(
      'the rollout finishes within the horizon in 50.0 % of replications',
    );
    expect(textOf(left('never started'))).toBe(
      'the rollout finishes within the horizon in 0.0 % of replications',
    );
    expect(textOf(done, done)).toBeNull();
    expect(finishText(storedRun({ replications: [{}] }))).toBeNull();
  });

  it('names the pools for which stages wait at the end', () => {
    const both = left('any', 'south', 'north-west');
    expect(textOf(done, both, left('any', 'south'), left('never started'))).toBe(
      'the rollout finishes within the horizon in 25.0 % of replications; at the end stages wait for pool north-west in 25.0 % of replications, for pool south in 50.0 % of replications',
    );
    expect(textOf(left('never started: south has not finished'))).not.toContain('pool');
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
