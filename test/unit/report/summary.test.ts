import { describe, expect, it } from 'vitest';
import { costResult } from '../../../src/cost/cost-result.ts';
import { HEADLINE_METRICS } from '../../../src/ensemble/metrics.ts';
import { tableOf } from '../../../src/report/report.ts';
import type { RunResult } from '../../../src/report/run-result.ts';
import { summary } from '../../../src/report/summary.ts';
import { csvText } from '../../../src/table/csv.ts';
import { BYTES_PER_TIB } from '../../../src/units/sizes.ts';
import { handCosts, handPlan } from '../../support/cost-hand-case.ts';
import { fakePoolTrace } from '../../support/fake-storage.ts';
import { fakeCohort, fakeRun, fakeStage, fakeTrace } from '../../support/fake-trace.ts';

const HEADER = [
  'metric,unit,mean,mean_low,mean_high,p5,p50,p95',
  'p5_low,p5_high,p50_low,p50_high,p95_low,p95_high',
  'probability,probability_low,probability_high,note',
].join(',');
/** Of fewer than six replications no quantile has an interval. */
const FEW = '"intervals need more replications: p5 from 72, p50 from 6, p95 from 72"';
const NO_ENDS = ',,,,,';
/** Of gates, failures, moves, churn, storage and costs where there are none. */
const NEITHER = [
  'rollout_abort_date,date',
  'paused_days,days',
  'failed_mailboxes_count,mailboxes',
  'moved_mailboxes_count,mailboxes',
  'moved_tib,TiB',
  'dual_mailboxes_max,mailboxes',
  'end_mailboxes_count,mailboxes',
  'peak_needed_tib,TiB',
  'runout_date,date',
  'last_safe_order_date,date',
  'total_cost_gbp,GBP',
  'present_value_gbp,GBP',
].map((start) => `${start}${','.repeat(16)}`);

function linesOf(result: RunResult): string[] {
  return csvText(tableOf(summary, result), { excel: false }).split('\n');
}

/** A run of one day whose replications hold so many TiB and finish their stage on such days. */
function runOf(usedTib: readonly number[], finishDays: readonly (number | null)[] = []): RunResult {
  const stages = (index: number) =>
    finishDays.length === 0
      ? []
      : [
          fakeStage({
            ...{ startDay: 0, finishDay: finishDays[index]! },
            ...{ selectedCount: 2, changedCount: 2 },
          }),
        ];
  return fakeRun({
    stageNames: finishDays.length === 0 ? [] : ['pilot'],
    traces: usedTib.map((used, index) =>
      fakeTrace({
        replication: index,
        dayCount: 1,
        cohorts: [
          fakeCohort(1, {
            usedBytes: [used * BYTES_PER_TIB],
            mailboxCount: [3],
            fullCount: [1],
            contactCount: [index],
          }),
        ],
        stages: stages(index),
      }),
    ),
  });
}

describe('summary', () => {
  it('of one replication has its values for quantiles and no intervals', () => {
    const none = `${NO_ENDS},,,,one replication has no intervals`;
    const one = `${NO_ENDS},1.000000,,,one replication has no intervals`;
    expect(linesOf(runOf([1.5], [1]))).toEqual([
      HEADER,
      `peak_used_tib,TiB,1.500,,,1.500,1.500,1.500,${none}`,
      `end_used_tib,TiB,1.500,,,1.500,1.500,1.500,${none}`,
      `peak_committed_tib,TiB,0.000,,,0.000,0.000,0.000,${none}`,
      `blocked_share_max,share,0.333333,,,0.333333,0.333333,0.333333,${none}`,
      `contacts_count,contacts,0.0,,,0.0,0.0,0.0,${none}`,
      `bounced_messages_count,messages,0.0,,,0.0,0.0,0.0,${none}`,
      `suppressed_messages_count,messages,0.0,,,0.0,0.0,0.0,${none}`,
      `rollout_finish_date,date,,,,2013-04-02,2013-04-02,2013-04-02,${one}`,
      `rollout_days,days,2.0,,,2.0,2.0,2.0,${one}`,
      ...NEITHER,
      '',
    ]);
  });

  it('of two has an interval of the mean, not below 0, and says what those of quantiles need', () => {
    const lines = linesOf(runOf([1, 2]));
    // t(0.975; 1) = 12.706205 and s / sqrt(2) = 0.5: 1.5 -+ 6.353.
    expect(lines[1]).toBe(
      `peak_used_tib,TiB,1.500,0.000,7.853,1.050,1.500,1.950,${NO_ENDS},,,,${FEW}`,
    );
    // No spread, no width.
    expect(lines[4]).toBe(
      `blocked_share_max,share,0.333333,0.333333,0.333333,0.333333,0.333333,0.333333,${NO_ENDS},,,,${FEW}`,
    );
  });

  it('of five has order statistics and probabilities of what may be absent', () => {
    const lines = linesOf(runOf([1, 2, 3, 4, 5], [9, null, 7, null, 8]));
    // t(0.975; 4) = 2.776445, s / sqrt(5) = 0.707107: 3 -+ 1.963.
    expect(lines[1]).toBe(
      `peak_used_tib,TiB,3.000,1.037,4.963,1.200,3.000,4.800,${NO_ENDS},,,,${FEW}`,
    );
    // Of 7, 8, 9, none, none numbers 1, 3 and 5; 3 of 5 by Wilson: scipy.stats.binomtest(3, 5).
    const ends = `${NO_ENDS},0.600000,0.230724,0.882379,${FEW}`;
    expect(lines[8]).toBe(`rollout_finish_date,date,,,,2013-04-08,2013-04-10,,${ends}`);
    expect(lines[9]).toBe(`rollout_days,days,,,,8.0,10.0,,${ends}`);
  });

  it('has a mean of the days if every replication has finished', () => {
    const lines = linesOf(runOf([1, 1], [3, 5]));
    // Days 4 and 6: 5 -+ 12.706; 2 of 2 by Wilson from 0.342380.
    expect(lines[9]).toBe(
      `rollout_days,days,5.0,0.0,17.7,4.0,4.0,6.0,${NO_ENDS},1.000000,0.342380,1.000000,${FEW}`,
    );
  });

  it('of seven has an interval of the median: with C(7, 0) / 2^7 = 0.008 below the least', () => {
    const lines = linesOf(runOf([4, 2, 7, 1, 6, 3, 5], [3, null, 1, 5, 4, 6, 2]));
    const note = '"intervals need more replications: p5 from 72, p95 from 72"';
    // t(0.975; 6) = 2.446912, s = sqrt(14 / 3), / sqrt(7) = 0.816497: 4 -+ 1.998.
    expect(lines[1]).toBe(
      `peak_used_tib,TiB,4.000,2.002,5.998,1.300,4.000,6.700,,,1.000,7.000,,,,,,${note}`,
    );
    // The last of 1 to 6 and none is none. 6 of 7 by Wilson: scipy.stats.binomtest(6, 7).
    expect(lines[8]).toBe(
      `rollout_finish_date,date,,,,2013-04-02,2013-04-05,,,,2013-04-02,,,,0.857143,0.486872,0.974320,${note}`,
    );
  });

  it('of seventy-two has every interval, and nothing to note', () => {
    const lines = linesOf(runOf(Array.from({ length: 72 }, (_, index) => index + 1)));
    // Type 7: 1 + 71 p. Order statistics by scipy.stats.binom(72, p): P5 from 1 to 9, P50 from 28
    // to 45. t(0.975; 71) = 1.993943, s / sqrt(72) = 20.9284 / 8.48528.
    expect(lines[1]).toBe(
      'peak_used_tib,TiB,36.500,31.582,41.418,4.550,36.500,68.450,1.000,9.000,28.000,45.000,64.000,72.000,,,,',
    );
  });

  it('has the interval of the mean from the hypercubes that the replications were drawn in', () => {
    const drawn = runOf([1, 5, 3, 3, 2, 6]);
    const inHypercubes = (batchSizes: readonly number[]) =>
      linesOf({ ...drawn, design: { method: 'latin-hypercube', batchSizes } })[1];
    const note = 'intervals need more replications: p5 from 72, p95 from 72';
    const quantiles = '1.250,3.000,5.750,,,1.000,6.000,,,,,';
    // Means 3, 3 and 4, mean 10 / 3: s / sqrt(3) = 1 / 3, t(0.975; 2) = 4.302653: -+ 1.434.
    expect(inHypercubes([2, 2, 2])).toBe(
      `peak_used_tib,TiB,3.333,1.899,4.768,${quantiles},"${note}"`,
    );
    expect(inHypercubes([6])).toBe(
      `peak_used_tib,TiB,3.333,,,${quantiles},"that of the mean needs two hypercubes; ${note}"`,
    );
    // Independent draws, in whatever batches: t(0.975; 5) = 2.570582, s = sqrt(52 / 15), -+ 1.954.
    const independent = { ...drawn, design: { method: 'random', batchSizes: [6] } } as const;
    expect(linesOf(independent)[1]).toBe(
      `peak_used_tib,TiB,3.333,1.379,5.287,${quantiles},"${note}"`,
    );
  });

  it('tells of what its intervals leave out', () => {
    const meaningOf = (header: string) =>
      summary.columns.find((column) => column.header === header)?.meaning;
    for (const header of ['mean_low', 'mean_high']) {
      expect(meaningOf(header)).toContain('the same in every replication');
    }
    for (const header of ['p5_low', 'p95_high', 'probability_low', 'probability_high']) {
      expect(meaningOf(header)).toContain('conservative under Latin hypercube sampling');
    }
  });

  it('says nothing of a rollout where there is none', () => {
    expect(linesOf(runOf([1, 1])).slice(8)).toEqual([
      `rollout_finish_date,date,,,,,,,${NO_ENDS},,,,`,
      `rollout_days,days,,,,,,,${NO_ENDS},,,,`,
      ...NEITHER,
      '',
    ]);
  });

  it('has what gates, failures and churn come to, where there are some', () => {
    const trace = (endDay: number | null, pausedDays: number) =>
      fakeTrace({
        dayCount: 1,
        cohorts: [fakeCohort(1, { mailboxCount: [1000 + pausedDays] })],
        stages: [
          fakeStage({
            ...{ startDay: 0, endDay, end: endDay === null ? 'left' : 'aborted' },
            ...{ pausedDays, failedCount: pausedDays + 1 },
          }),
        ],
      });
    const given = { traces: [trace(3, 0), trace(null, 2)], stageNames: ['pilot'] };
    const { plan } = fakeRun({ ...given, gateNames: ['calm'] });
    const rollout = { ...plan.rollout, failures: { retryAfterDays: 3, attempts: 3 } };
    const churn = { ...plan.churn, hasLeavers: true };
    const lines = linesOf(fakeRun({ ...given, plan: { rollout, churn } }));
    // Half the width is t(0.975; 1) = 12.706 times half the difference: 12.7; 1 of 2 by Wilson.
    expect([...lines.slice(10, 13), lines[16]]).toEqual([
      `rollout_abort_date,date,,,,2013-04-04,2013-04-04,,${NO_ENDS},0.500000,0.094531,0.905469,${FEW}`,
      `paused_days,days,1.0,0.0,13.7,0.1,1.0,1.9,${NO_ENDS},,,,${FEW}`,
      `failed_mailboxes_count,mailboxes,2.0,0.0,14.7,1.1,2.0,2.9,${NO_ENDS},,,,${FEW}`,
      `end_mailboxes_count,mailboxes,1001.0,988.3,1013.7,1000.1,1001.0,1001.9,${NO_ENDS},,,,${FEW}`,
    ]);
  });

  it('has run-out and order dates, which may be before the start, beside their probability', () => {
    const pool = (runOutDay: number | null, lastSafeOrderDay: number | null) =>
      fakePoolTrace(1, { neededBytes: [2 * BYTES_PER_TIB] }, { runOutDay, lastSafeOrderDay });
    const pools = [
      [pool(9, -1), pool(3, -40)],
      [pool(null, null), pool(null, null)],
    ];
    const traces = pools.map((own, replication) =>
      fakeTrace({ replication, dayCount: 1, pools: own }),
    );
    const storage = { pools: [{ name: 'north' }, { name: 'south' }], procurement: {} };
    const lines = linesOf(fakeRun({ traces, plan: { storage: storage as never } }));
    // 1 of 2 by Wilson.
    const half = `${NO_ENDS},0.500000,0.094531,0.905469,${FEW}`;
    expect(lines.slice(17, 20)).toEqual([
      `peak_needed_tib,TiB,4.000,4.000,4.000,4.000,4.000,4.000,${NO_ENDS},,,,${FEW}`,
      `runout_date,date,,,,2013-04-04,2013-04-04,,${half}`,
      `last_safe_order_date,date,,,,2013-02-20,2013-02-20,,${half}`,
    ]);
  });

  it('has the mean money of the tables of costs, with the interval of the replications', () => {
    const costs = costResult(handPlan, [handCosts]);
    const run = runOf([1, 2]);
    const outcomes = run.outcomes.map((outcome, index) => ({
      ...outcome,
      metrics: HEADLINE_METRICS.map(({ name }) => (name === 'total_cost_gbp' ? 100 + index : 7)),
    }));
    const plan = { ...run.plan, costs: handPlan };
    const lines = linesOf({ ...run, plan, outcomes, costs });
    // The means are those of test/unit/cost/hand-case.test.ts. 100.5 -+ 12.706205 x 0.5.
    expect(lines[20]).toBe(
      `total_cost_gbp,GBP,66132.89,94.15,106.85,100.05,100.50,100.95,${NO_ENDS},,,,${FEW}`,
    );
    expect(lines[21]).toBe(
      `present_value_gbp,GBP,57183.34,7.00,7.00,7.00,7.00,7.00,${NO_ENDS},,,,${FEW}`,
    );
  });
});
