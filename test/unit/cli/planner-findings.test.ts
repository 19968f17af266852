import { describe, expect, it } from 'vitest';
import {
  costText,
  failureText,
  finishText,
  populationText,
  waitTexts,
} from '../../../src/cli/planner-findings.ts';
import { costResult } from '../../../src/cost/cost-result.ts';
import { handCosts, handPlan } from '../../support/cost-hand-case.ts';
import { type FakeReplication, storedRun } from '../../support/fake-storage.ts';
import {
  fakeCohort,
  fakeRun,
  fakeStage,
  fakeStageEvent,
  fakeTrace,
} from '../../support/fake-trace.ts';

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

  it('knows that a stage that gates stop does not finish, nor one after it', () => {
    for (const kind of ['abort', 'rollback', 'blocked'] as const) {
      expect(textOf(done, { stageEvents: [fakeStageEvent({ kind })] })).toContain('in 50.0 %');
    }
    expect(textOf({ stageEvents: [fakeStageEvent({ kind: 'pause' })] }, done)).toBeNull();
  });

  it('names the pools for which stages wait at the end', () => {
    const both = left('any', 'south', 'north-west');
    expect(textOf(done, both, left('any', 'south'), left('never started'))).toBe(
      'the rollout finishes within the horizon in 25.0 % of replications; at the end stages wait for pool north-west in 25.0 % of replications, for pool south in 50.0 % of replications',
    );
    expect(textOf(left('never started: south has not finished'))).not.toContain('pool');
  });
});

describe('failureText', () => {
  const of = (attemptCount: number, failedAttemptCount: number, failedCount: number) => ({
    stages: [fakeStage({ attemptCount, failedAttemptCount, failedCount }), fakeStage({})],
  });

  it('has attempts and mailboxes on average, and the risk of the latter', () => {
    // P95 of 0 and 3 is 2.85, of which the fraction counts.
    const replications = [of(1000, 4, 0), of(2001, 7, 3)];
    expect(failureText(storedRun({ replications }))).toBe(
      '5.5 of 1,501 attempts fail on average; 1.5 mailboxes fail for good, P95 3',
    );
  });

  it('speaks of no mailbox where none fails for good', () => {
    expect(failureText(storedRun({ replications: [of(1000, 4, 0)] }))).toBe(
      '4.0 of 1,000 attempts fail on average; no mailbox fails for good',
    );
  });

  it('is nothing where no attempt fails', () => {
    expect(failureText(storedRun({ replications: [of(1000, 0, 0)] }))).toBeNull();
    expect(failureText(storedRun({ replications: [{}] }))).toBeNull();
  });
});

describe('populationText', () => {
  const trace = (joined: number, left: number) =>
    fakeTrace({
      counts: { ...fakeTrace().counts, joined, left },
      cohorts: [fakeCohort(2, { mailboxCount: [2, 2000 + joined - left] })],
    });
  const traces = [trace(100, 40), trace(200, 61)];

  it('has who comes and goes on average', () => {
    const { plan } = fakeRun({ traces });
    const churn = { ...plan.churn, hasLeavers: true };
    const population = { ...plan.population, openingCount: 2000 };
    expect(populationText(fakeRun({ traces, plan: { churn, population } }))).toBe(
      '2,000 mailboxes at the start; on average 150 join, 51 leave, and 2,100 are there at the end',
    );
  });

  it('is nothing where all stay', () => {
    expect(populationText(fakeRun({ traces }))).toBeNull();
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
      'costs GBP 66,133 on average, P50 5,033,066, P80 8,013,227; present value 57,183',
    );
    expect(costText(storedRun({ replications: [] }))).toBeNull();
  });
});
