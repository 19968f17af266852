import { describe, expect, it } from 'vitest';
import { mailboxSizes } from '../../../src/report/mailbox-sizes.ts';
import { quotaStates } from '../../../src/report/quota-states.ts';
import { type Report, tableOf } from '../../../src/report/report.ts';
import type { RunResult } from '../../../src/report/run-result.ts';
import { timeline } from '../../../src/report/timeline.ts';
import { csvText } from '../../../src/table/csv.ts';
import { BYTES_PER_MIB, BYTES_PER_TIB } from '../../../src/units/sizes.ts';
import { fakePoolTrace } from '../../support/fake-storage.ts';
import { fakeCohort, fakeRun, fakeSizes, fakeTrace } from '../../support/fake-trace.ts';

function linesOf(report: Report, result: RunResult): string[] {
  return csvText(tableOf(report, result), { excel: false }).split('\n').slice(0, -1);
}

const tib = (...counts: number[]) => counts.map((count) => count * BYTES_PER_TIB);

describe('timeline', () => {
  it('has a row a day for all mailboxes', () => {
    const trace = (used: number) =>
      fakeTrace({
        cohorts: [
          fakeCohort(2, {
            ...{ usedBytes: tib(used, 0.25), committedBytes: tib(2, 4) },
            mailboxCount: [5, 4 * used],
          }),
          fakeCohort(2, { usedBytes: tib(0.5, 0.25), mailboxCount: [1, 1] }),
        ],
      });
    const [header, ...lines] = linesOf(
      timeline,
      fakeRun({ traces: [trace(1), trace(2)], cohortNames: ['a', 'b'] }),
    );
    const four = (name: string) => ['mean', 'p5', 'p50', 'p95'].map((p) => `${name}_${p}`);
    const names = [
      ...['mailboxes', 'used_tib', 'copies_tib', 'committed_tib', 'recoverable_tib'],
      ...[
        'needed_tib',
        'provisioned_tib',
        'usable_tib',
        'utilisation_share',
        'overcommitment_ratio',
      ],
    ];
    expect(header?.split(',')).toEqual(['date', 'pool', 'platform', ...names.flatMap(four)]);
    // On the second day 4 + 1 and 8 + 1 mailboxes.
    const noStorage = ','.repeat(24);
    expect(lines).toEqual([
      `2013-04-01,all,all,6.000,6.000,6.000,6.000,2.000,1.550,2.000,2.450,,,,,2.000,2.000,2.000,2.000${noStorage}`,
      `2013-04-02,all,all,7.000,5.200,7.000,8.800,0.500,0.500,0.500,0.500,,,,,4.000,4.000,4.000,4.000${noStorage}`,
    ]);
  });

  it('has a row a day for all pools together and for each', () => {
    const north = { usedBytes: tib(1, 1), committedBytes: tib(3, 3), neededBytes: tib(1, 1) };
    const daily = {
      mailboxCount: [6, 5],
      ...{ usedBytes: tib(2, 2), committedBytes: tib(5, 5), recoverableBytes: tib(0.5, 0.5) },
      ...{ neededBytes: tib(6, 2), provisionedBytes: tib(7, 7), usableBytes: tib(3, 4) },
      fullQuotaNeedBytes: tib(12, 12),
    };
    const all = { usedBytes: tib(3, 3), committedBytes: tib(8, 8), mailboxCount: [9, 9] };
    const cohorts = [fakeCohort(2, all)];
    const pools = [fakePoolTrace(2, { ...north, mailboxCount: [3, 4] }), fakePoolTrace(2, daily)];
    const storage = { pools: [{ name: 'north' }, { name: 'south' }] };
    const run = fakeRun({
      traces: [fakeTrace({ cohorts, pools })],
      plan: { storage: storage as never },
    });
    const means = linesOf(timeline, run)
      .slice(1)
      .map((line) => line.split(',').filter((_, index) => index < 3 || index % 4 === 3));
    // 7 needed of 1 + 3, at full quota 12; on the second day 3 of 1 + 4.
    expect(means.map((cells) => cells.join(' '))).toEqual([
      '2013-04-01 all all 9.000 3.000  8.000 0.500 7.000 7.000 4.000 1.750000 3.000000',
      '2013-04-01 north home 3.000 1.000  3.000 0.000 1.000 0.000 1.000 1.000000 0.000000',
      '2013-04-01 south home 6.000 2.000  5.000 0.500 6.000 7.000 3.000 2.000000 4.000000',
      '2013-04-02 all all 9.000 3.000  8.000 0.500 3.000 7.000 5.000 0.600000 2.400000',
      '2013-04-02 north home 4.000 1.000  3.000 0.000 1.000 0.000 1.000 1.000000 0.000000',
      '2013-04-02 south home 5.000 2.000  5.000 0.500 2.000 7.000 4.000 0.500000 3.000000',
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
    // Nobody asks, joins, leaves or moves.
    const none = ','.repeat(32);
    expect(lines.slice(1)).toEqual([
      `2013-04-01,all,${four('11.000', '2.000', '3.000', '4.000', '5.500', '6.000', '7.000', '8.000')}${none}`,
      `2013-04-01,a,${four('1.000', '2.000', '3.000', '4.000', '5.000', '6.000', '7.000', '8.000')}${none}`,
      `2013-04-01,b,${four('10.000', '0.000', '0.000', '0.000', '0.500', '0.000', '0.000', '0.000')}${none}`,
    ]);
    expect(lines[0]).toMatch(
      /^date,cohort,ok_mailboxes_mean,.*,warned_mailboxes_mean,.*,send_blocked_mailboxes_p5,.*,full_mailboxes_p95,bounced_messages_mean,.*,suppressed_messages_p50,.*,clean_ups_mean,.*,contacts_p95,upgrades_mean,.*,joiners_mean,.*,leavers_mean,.*,imported_gib_p50,.*,freed_gib_p95,moved_mailboxes_mean,.*,moved_gib_mean,.*,dual_mailboxes_p95$/,
    );
  });

  it('has who asks, joins and leaves, where there is such a thing', () => {
    const gib = 2 ** 30;
    const cohorts = [
      fakeCohort(1, { upgradeCount: [1], joinedCount: [2], leaverCount: [3] }),
      fakeCohort(1, { joinedCount: [4], importedBytes: [1.5 * gib], freedBytes: [0.25 * gib] }),
    ];
    const trace = fakeTrace({ dayCount: 1, cohorts });
    const given = { cohortNames: ['a', 'b'], traces: [trace] };
    const { rollout, churn } = fakeRun(given).plan;
    const plan = {
      churn: { ...churn, hasLeavers: true },
      rollout: { ...rollout, standing: [{}] as unknown as typeof rollout.standing },
    };
    const means = linesOf(quotaStates, fakeRun({ ...given, plan }))
      .slice(1)
      .map((line) =>
        line
          .split(',')
          .slice(34, 54)
          .filter((_, index) => index % 4 === 0),
      );
    expect(means).toEqual([
      ['1.000', '6.000', '3.000', '1.500', '0.250'],
      ['1.000', '2.000', '3.000', '0.000', '0.000'],
      ['0.000', '4.000', '0.000', '1.500', '0.250'],
    ]);
  });
});

describe('moves', () => {
  const cohorts = [
    fakeCohort(2, {
      ...{ usedBytes: tib(4, 4), copyBytes: tib(0, 1), copyCount: [0, 2] },
      ...{ movedCount: [0, 2], movedBytes: [0, 1.5 * 2 ** 30] },
    }),
    fakeCohort(2, { usedBytes: tib(1, 1), copyBytes: tib(0, 0.5), copyCount: [0, 1] }),
  ];
  const pools = [
    fakePoolTrace(2, { usedBytes: tib(5, 3.5), copyBytes: tib(0, 1.5) }),
    fakePoolTrace(2, { usedBytes: tib(0, 3) }),
  ];
  const traces = [fakeTrace({ cohorts, pools })];
  const names = ['old', 'cloud'];
  const platforms = names.map((name, index) => ({
    name: index === 0 ? 'home' : 'new',
    storage: { pools: [{ name }] },
  }));
  const { rollout } = fakeRun({ traces: [fakeTrace()] }).plan;
  const plan = {
    ...{ platforms, pools: { names } },
    rollout: { ...rollout, moves: {} },
  } as unknown as Partial<RunResult['plan']>;
  const run = fakeRun({ traces, cohortNames: ['a', 'b'], plan });
  const rows = (report: Report) =>
    linesOf(report, run)
      .slice(1)
      .map((line) => line.split(','));

  it('are in the timeline as copies, which are a part of what is used in all rows', () => {
    // Content of 5, and on the second day copies of 1.5 beside; the pools add up to that.
    expect(rows(timeline).map((row) => [...row.slice(0, 3), row[7], row[11]].join(' '))).toEqual([
      '2013-04-01 all all 5.000 0.000',
      '2013-04-01 old home 5.000 0.000',
      '2013-04-01 cloud new 0.000 0.000',
      '2013-04-02 all all 6.500 1.500',
      '2013-04-02 old home 3.500 1.500',
      '2013-04-02 cloud new 3.000 0.000',
    ]);
  });

  it('are told by day and cohort: how many, how much, and of how many there are two', () => {
    const means = rows(quotaStates).map((row) => [54, 58, 62].map((at) => row[at]).join(' '));
    expect(means.slice(0, 3)).toEqual(Array(3).fill('0.000 0.000 0.000'));
    expect(means.slice(3)).toEqual(['2.000 1.500 3.000', '2.000 1.500 2.000', '0.000 0.000 1.000']);
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
