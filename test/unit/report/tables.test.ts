import { describe, expect, it } from 'vitest';
import type { Plan } from '../../../src/plan/plan.ts';
import { mailboxSizes } from '../../../src/report/mailbox-sizes.ts';
import { quotaStates } from '../../../src/report/quota-states.ts';
import { type Report, tableOf } from '../../../src/report/report.ts';
import type { RunResult } from '../../../src/report/run-result.ts';
import { stageEvents } from '../../../src/report/stage-events.ts';
import { stages } from '../../../src/report/stages.ts';
import { timeline } from '../../../src/report/timeline.ts';
import { csvText } from '../../../src/table/csv.ts';
import { BYTES_PER_MIB, BYTES_PER_TIB } from '../../../src/units/sizes.ts';
import { fakePoolTrace } from '../../support/fake-storage.ts';
import {
  fakeCohort,
  fakeRun,
  fakeSizes,
  fakeStage,
  fakeStageEvent,
  fakeTrace,
} from '../../support/fake-trace.ts';

function linesOf(report: Report, result: RunResult): string[] {
  return csvText(tableOf(report, result), { excel: false }).split('\n').slice(0, -1);
}

const tib = (...counts: number[]) => counts.map((count) => count * BYTES_PER_TIB);

describe('timeline', () => {
  it('has a row a day for all mailboxes', () => {
    const trace = (used: number) =>
      fakeTrace({
        cohorts: [
          fakeCohort(2, { usedBytes: tib(used, 0.25), committedBytes: tib(2, 4) }),
          fakeCohort(2, { usedBytes: tib(0.5, 0.25) }),
        ],
      });
    const [header, ...lines] = linesOf(
      timeline,
      fakeRun({ traces: [trace(1), trace(2)], cohortNames: ['a', 'b'] }),
    );
    const four = (name: string) => ['mean', 'p5', 'p50', 'p95'].map((p) => `${name}_${p}`);
    const names = [
      ...['used_tib', 'committed_tib', 'recoverable_tib', 'needed_tib', 'provisioned_tib'],
      ...['usable_tib', 'utilisation_share', 'overcommitment_ratio'],
    ];
    expect(header?.split(',')).toEqual(['date', 'pool', ...names.flatMap(four)]);
    const noStorage = ','.repeat(24);
    expect(lines).toEqual([
      `2013-04-01,all,2.000,1.550,2.000,2.450,2.000,2.000,2.000,2.000${noStorage}`,
      `2013-04-02,all,0.500,0.500,0.500,0.500,4.000,4.000,4.000,4.000${noStorage}`,
    ]);
  });

  it('has a row a day for all pools together and for each', () => {
    const north = { usedBytes: tib(1, 1), committedBytes: tib(3, 3), neededBytes: tib(1, 1) };
    const daily = {
      ...{ usedBytes: tib(2, 2), committedBytes: tib(5, 5), recoverableBytes: tib(0.5, 0.5) },
      ...{ neededBytes: tib(6, 2), provisionedBytes: tib(7, 7), usableBytes: tib(3, 4) },
      fullQuotaNeedBytes: tib(12, 12),
    };
    const cohorts = [fakeCohort(2, { usedBytes: tib(3, 3), committedBytes: tib(8, 8) })];
    const pools = [fakePoolTrace(2, north), fakePoolTrace(2, daily)];
    const storage = { pools: [{ name: 'north' }, { name: 'south' }] };
    const run = fakeRun({
      traces: [fakeTrace({ cohorts, pools })],
      plan: { storage: storage as never },
    });
    const means = linesOf(timeline, run)
      .slice(1)
      .map((line) => line.split(',').filter((_, index) => index < 2 || index % 4 === 2));
    // 7 needed of 1 + 3, at full quota 12; on the second day 3 of 1 + 4.
    expect(means.map((cells) => cells.join(' '))).toEqual([
      '2013-04-01 all 3.000 8.000 0.500 7.000 7.000 4.000 1.750000 3.000000',
      '2013-04-01 north 1.000 3.000 0.000 1.000 0.000 1.000 1.000000 0.000000',
      '2013-04-01 south 2.000 5.000 0.500 6.000 7.000 3.000 2.000000 4.000000',
      '2013-04-02 all 3.000 8.000 0.500 3.000 7.000 5.000 0.600000 2.400000',
      '2013-04-02 north 1.000 3.000 0.000 1.000 0.000 1.000 1.000000 0.000000',
      '2013-04-02 south 2.000 5.000 0.500 2.000 7.000 4.000 0.500000 3.000000',
    ]);
  });
});

describe('quota_states', () => {
  it('has a row a day and cohort, all mailboxes first, each quantity from its own total', () => {
    const cohorts = [
      fakeCohort(
        1,
        {
          okCount: [1],
          warnedCount: [2],
          sendBlockedCount: [3],
          fullCount: [4],
          bouncedBytes: [500],
          suppressedBytes: [600],
          cleanUpCount: [7],
          contactCount: [8],
        },
        100,
      ),
      fakeCohort(1, { okCount: [10], bouncedBytes: [500] }, 1000),
    ];
    const traces = [fakeTrace({ dayCount: 1, cohorts })];
    const lines = linesOf(quotaStates, fakeRun({ traces, cohortNames: ['a', 'b'] }));
    const four = (...values: string[]) => values.map((value) => Array(4).fill(value)).join(',');
    expect(lines.slice(1)).toEqual([
      `2013-04-01,all,${four('11.000', '2.000', '3.000', '4.000', '5.500', '6.000', '7.000', '8.000')}`,
      `2013-04-01,a,${four('1.000', '2.000', '3.000', '4.000', '5.000', '6.000', '7.000', '8.000')}`,
      `2013-04-01,b,${four('10.000', '0.000', '0.000', '0.000', '0.500', '0.000', '0.000', '0.000')}`,
    ]);
    expect(lines[0]).toMatch(
      /^date,cohort,ok_mailboxes_mean,.*,warned_mailboxes_mean,.*,send_blocked_mailboxes_p5,.*,full_mailboxes_p95,bounced_messages_mean,.*,suppressed_messages_p50,.*,clean_ups_mean,.*,contacts_p95$/,
    );
  });
});

describe('mailbox_sizes', () => {
  it('has the mean and each quantile of each day and cohort', () => {
    const trace = (largestMib: number) =>
      fakeTrace({
        sizes: [fakeSizes(1, null, largestMib * BYTES_PER_MIB), fakeSizes(1, 0, null)],
      });
    const lines = linesOf(mailboxSizes, fakeRun({ traces: [trace(100), trace(200)] }));
    expect(lines.slice(0, 4)).toEqual([
      'date,cohort,quantile,used_mib_mean,used_mib_p5,used_mib_p50,used_mib_p95',
      '2013-04-02,all,mean,75.000,52.500,75.000,97.500',
      '2013-04-02,all,p0,0.000,0.000,0.000,0.000',
      '2013-04-02,all,p1,1.500,1.050,1.500,1.950',
    ]);
    expect(lines[12]).toBe('2013-04-02,all,p100,150.000,105.000,150.000,195.000');
    // A cohort without mailboxes has rows, so that tables of two runs match, and no values.
    expect(lines.slice(13)).toHaveLength(12);
    expect(lines[13]).toBe('2013-04-02,clinical,mean,,,,');
    expect(lines[24]).toBe('2013-04-02,clinical,p100,,,,');
  });
});

describe('stages', () => {
  const stage = (startDay: number | null, finishDay: number | null, changedCount: number) =>
    fakeStage({
      ...{ startDay, finishDay, changedCount },
      ...{ selectedCount: 10, leftCount: 10 - changedCount },
    });

  it('sets the plan beside what was simulated', () => {
    const traces = [
      fakeTrace({ stages: [stage(2, 5, 10)] }),
      fakeTrace({ stages: [stage(3, null, 8)] }),
    ];
    const daysLost = { freeze: 1, weekend: 2, holiday: 3, weekday: 4, window: 5 };
    const run = fakeRun({ traces, stageNames: ['pilot'] });
    const plannedStages = [{ ...run.plannedStages[0]!, startDay: 1, finishDay: null, daysLost }];
    const [header, line] = linesOf(stages, { ...run, plannedStages });
    // Order statistics 1, 1 and 2 of two; the second finish is absent.
    expect(line).toBe(
      [
        'pilot,2013-04-02,,2013-04-03,2013-04-03,2013-04-04,2013-04-06,2013-04-06,,0.500000',
        '10.000,10.000,10.000,10.000,9.000,8.100,9.000,9.900,1.000,0.100,1.000,1.900',
        '2,3,1,4,5,,,,,,,',
      ].join(','),
    );
    expect(header).toBe(
      [
        'stage,planned_start,planned_finish,start_p5,start_p50,start_p95,finish_p5,finish_p50',
        'finish_p95,finished_probability,selected_mailboxes_mean,selected_mailboxes_p5',
        'selected_mailboxes_p50,selected_mailboxes_p95,changed_mailboxes_mean,changed_mailboxes_p5',
        'changed_mailboxes_p50,changed_mailboxes_p95,left_mailboxes_mean,left_mailboxes_p5',
        'left_mailboxes_p50,left_mailboxes_p95,lost_weekend_days,lost_holiday_days,lost_freeze_days',
        'lost_weekday_days,lost_window_days,waited_probability,waited_probability_low',
        'waited_probability_high,lost_pool_days_mean,lost_pool_days_p5,lost_pool_days_p50',
        'lost_pool_days_p95',
      ].join(','),
    );
  });

  it('tells how likely and how long a stage waits for pools, where there are some', () => {
    // Of four replications one waits, for 6 days: 1 of 4 by Wilson; P95 is 0.85 of the way from 0.
    const traces = [0, 0, 6, 0].map((waitDays) =>
      fakeTrace({ stages: [{ ...stage(2, 5, 10), waitDays }] }),
    );
    const storage = { pools: [], procurement: null } as unknown as Plan['storage'];
    const run = fakeRun({ traces, stageNames: ['pilot'], plan: { storage } });
    expect(linesOf(stages, run)[1]!.split(',').slice(-7)).toEqual([
      ...['0.250000', '0.045587', '0.699358'],
      ...['1.5', '0.0', '0.0', '5.1'],
    ]);
  });

  it('has only a header where there are none', () => {
    expect(linesOf(stages, fakeRun({ traces: [fakeTrace()] }))).toHaveLength(1);
  });
});

describe('stage_events', () => {
  it('numbers the events of each replication', () => {
    const events = [
      fakeStageEvent({ mailboxCount: 7, kind: 'start', cause: 'start date' }),
      fakeStageEvent({ mailboxCount: 7, kind: 'finish', cause: 'every mailbox changed' }),
    ];
    const traces = [0, 1].map((replication) => fakeTrace({ replication, stageEvents: events }));
    expect(linesOf(stageEvents, fakeRun({ traces, stageNames: ['pilot'] }))).toEqual([
      'replication,sequence,date,stage,event,mailboxes,cause',
      '0,1,2013-04-02,pilot,start,7,start date',
      '0,2,2013-04-02,pilot,finish,7,every mailbox changed',
      '1,1,2013-04-02,pilot,start,7,start date',
      '1,2,2013-04-02,pilot,finish,7,every mailbox changed',
    ]);
  });
});
