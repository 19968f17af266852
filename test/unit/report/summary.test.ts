import { describe, expect, it } from 'vitest';
import { tableOf } from '../../../src/report/report.ts';
import type { RunResult } from '../../../src/report/run-result.ts';
import { summary } from '../../../src/report/summary.ts';
import { csvText } from '../../../src/table/csv.ts';
import { BYTES_PER_TIB } from '../../../src/units/sizes.ts';
import { fakeCohort, fakeRun, fakeTrace } from '../../support/fake-trace.ts';

const HEADER =
  'metric,unit,mean,mean_low,mean_high,p5,p50,p95,probability,probability_low,probability_high';

function linesOf(result: RunResult): string[] {
  return csvText(tableOf(summary, result), { excel: false }).split('\n');
}

/** A run of one day whose replications hold so many TiB and finish their stage on such days. */
function runOf(usedTib: readonly number[], finishDays: readonly (number | null)[] = []): RunResult {
  const stages = (index: number) =>
    finishDays.length === 0
      ? []
      : [
          {
            startDay: 0,
            finishDay: finishDays[index]!,
            selectedCount: 2,
            changedCount: 2,
            leftCount: 0,
          },
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
    expect(linesOf(runOf([1.5], [1]))).toEqual([
      HEADER,
      'peak_used_tib,TiB,1.500,,,1.500,1.500,1.500,,,',
      'end_used_tib,TiB,1.500,,,1.500,1.500,1.500,,,',
      'peak_committed_tib,TiB,0.000,,,0.000,0.000,0.000,,,',
      'blocked_share_max,share,0.333333,,,0.333333,0.333333,0.333333,,,',
      'contacts_count,contacts,0.0,,,0.0,0.0,0.0,,,',
      'bounced_messages_count,messages,0.0,,,0.0,0.0,0.0,,,',
      'suppressed_messages_count,messages,0.0,,,0.0,0.0,0.0,,,',
      'rollout_finish_date,date,,,,2013-04-02,2013-04-02,2013-04-02,1.000000,,',
      'rollout_days,days,2.0,,,2.0,2.0,2.0,1.000000,,',
      '',
    ]);
  });

  it('of two has intervals, not below 0', () => {
    const lines = linesOf(runOf([1, 2]));
    // t(0.975; 1) = 12.706205 and s / sqrt(2) = 0.5: 1.5 -+ 6.353.
    expect(lines[1]).toBe('peak_used_tib,TiB,1.500,0.000,7.853,1.050,1.500,1.950,,,');
    // No spread, no width.
    expect(lines[4]).toBe(
      'blocked_share_max,share,0.333333,0.333333,0.333333,0.333333,0.333333,0.333333,,,',
    );
  });

  it('of five has order statistics and probabilities of what may be absent', () => {
    const lines = linesOf(runOf([1, 2, 3, 4, 5], [9, null, 7, null, 8]));
    // t(0.975; 4) = 2.776445, s / sqrt(5) = 0.707107: 3 -+ 1.963.
    expect(lines[1]).toBe('peak_used_tib,TiB,3.000,1.037,4.963,1.200,3.000,4.800,,,');
    // Of 7, 8, 9, none, none numbers 1, 3 and 5; 3 of 5 by Wilson: scipy.stats.binomtest(3, 5).
    const probability = '0.600000,0.230724,0.882379';
    expect(lines[8]).toBe(`rollout_finish_date,date,,,,2013-04-08,2013-04-10,,${probability}`);
    expect(lines[9]).toBe(`rollout_days,days,,,,8.0,10.0,,${probability}`);
  });

  it('has a mean of the days if every replication has finished', () => {
    const lines = linesOf(runOf([1, 1], [3, 5]));
    // Days 4 and 6: 5 -+ 12.706; 2 of 2 by Wilson from 0.342380.
    expect(lines[9]).toBe('rollout_days,days,5.0,0.0,17.7,4.0,4.0,6.0,1.000000,0.342380,1.000000');
  });

  it('tells of what its intervals leave out', () => {
    const meaningOf = (header: string) =>
      summary.columns.find((column) => column.header === header)?.meaning;
    for (const header of ['mean_low', 'mean_high']) {
      expect(meaningOf(header)).toContain('the same in every replication');
    }
  });

  it('says nothing of a rollout where there is none', () => {
    expect(linesOf(runOf([1, 1])).slice(8)).toEqual([
      'rollout_finish_date,date,,,,,,,,,',
      'rollout_days,days,,,,,,,,,',
      '',
    ]);
  });
});
