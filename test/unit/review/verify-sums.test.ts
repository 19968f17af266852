/** Whether parts add up to all, by day and in stages, and all days are there. */
import { describe, expect, it } from 'vitest';
import { dayCheck } from '../../../src/review/verify-days.ts';
import { checkEventSums, sumEvents } from '../../../src/review/verify-events.ts';
import { checkStages } from '../../../src/review/verify-stages.ts';
import { sumCheck } from '../../../src/review/verify-sums.ts';
import { day } from '../../support/compared-runs.ts';
import {
  date,
  handRows,
  handTable,
  integer,
  key,
  number,
  passAll,
  shown,
} from '../../support/verified-tables.ts';

const TIMELINE = [
  date('date'),
  key('pool'),
  number('used_tib_mean', 3, 'TiB'),
  number('used_tib_p50', 3, 'TiB'),
  number('utilisation_share_mean', 6, 'share'),
];

function timeline(lines: readonly string[]) {
  return handTable('timeline', { fields: TIMELINE, primaryKey: ['date', 'pool'], lines });
}

/** What is found of sums, shares left out. */
function found(lines: readonly string[]): string[] {
  const table = timeline(lines);
  return shown((findings) => {
    const isExempt = ({ unit }: { readonly unit: string }) => unit === 'share';
    const part = sumCheck(table, { group: 'pool', isExempt }, findings);
    if (part === null) return;
    passAll(table, [part.check], findings);
    part.end();
  });
}

describe('sums of a day', () => {
  it('are means, within half a unit a row', () => {
    // 1.0004 and 2.0004 are 1.000 and 2.000; 3.0008 is 3.001: three rows may be off by 0.0015.
    const day1 = ['2013-07-01,north,1.000,1,0.5', '2013-07-01,south,2.000,2,0.7'];
    expect(found(['2013-07-01,all,3.001,9,0.6', ...day1])).toEqual([]);
    expect(found(['2013-07-01,all,2.999,9,0.6', ...day1])).toEqual([]);
    expect(found(['2013-07-01,all,3.002,9,0.6', ...day1])).toEqual([
      'runs/a/timeline.csv:2:16  used_tib_mean of all on 2013-07-01 is 3.002, and its parts come to 3.000',
    ]);
  });

  it('are looked at on every day, the last too', () => {
    const lines = ['01', '02', '03'].flatMap((dayOfMonth) => [
      `2013-07-${dayOfMonth},all,${dayOfMonth === '02' ? '1.000' : '2.000'},1,0.5`,
      `2013-07-${dayOfMonth},north,${dayOfMonth === '01' ? '2.000' : '1.000'},1,0.5`,
    ]);
    expect(found(lines)).toEqual([
      'runs/a/timeline.csv:6:16  used_tib_mean of all on 2013-07-03 is 2.000, and its parts come to 1.000',
    ]);
  });

  it('are of nothing where there are no parts', () => {
    expect(found(['2013-07-01,all,3.000,9,0.6', '2013-07-02,all,3.000,9,0.6'])).toEqual([]);
  });

  it('have empty cells in all rows or in none', () => {
    expect(found(['2013-07-01,all,,9,0.6', '2013-07-01,north,,9,0.6'])).toEqual([]);
    expect(found(['2013-07-01,all,,9,0.6', '2013-07-01,north,0.000,9,0.6'])).toEqual([
      'runs/a/timeline.csv:2:16  used_tib_mean of all on 2013-07-01 is empty, and its parts come to 0.000',
    ]);
    expect(found(['2013-07-01,all,0.000,9,0.6', '2013-07-01,north,,9,0.6'])).toHaveLength(1);
  });

  it('have a row of all', () => {
    expect(found(['2013-07-01,north,1.000,1,0.5'])).toEqual([
      'runs/a/timeline.csv:2:1  on 2013-07-01 there is no row of all',
    ]);
  });
});

describe('days', () => {
  const HORIZON = { firstDate: day('2013-06-30'), lastDate: day('2013-07-02') };

  function foundOf(rows: readonly string[]): string[] {
    const table = timeline(rows.map((row) => `${row},1.000,1,0.5`));
    return shown((findings) => {
      const part = dayCheck(table, HORIZON, findings);
      if (part === null) return;
      passAll(table, [part.check], findings);
      part.end();
    });
  }

  it('are all there, with as many rows each', () => {
    const days = ['2013-06-30', '2013-07-01', '2013-07-02'];
    expect(foundOf(days.flatMap((date) => [`${date},all`, `${date},north`]))).toEqual([]);
  });

  it.each([
    [
      'the first is missing',
      ['2013-07-01,all', '2013-07-02,all'],
      ':2:1  here should stand 2013-06-30',
    ],
    ['one is missing', ['2013-06-30,all', '2013-07-02,all'], ':3:1  here should stand 2013-07-01'],
    [
      'the last is missing',
      ['2013-06-30,all', '2013-07-01,all'],
      '  it ends with 2013-07-01, and the last day of run.json is 2013-07-02',
    ],
    ['all are missing', [], '  it ends without a day, and the last day of run.json is 2013-07-02'],
    [
      'a row is missing',
      ['2013-06-30,all', '2013-06-30,north', '2013-07-01,all', '2013-07-02,all', '2013-07-02,n'],
      ':5:1  before it, 2013-07-01 has 1 rows, and the first day 2',
    ],
    [
      'a row of the last is missing',
      ['2013-06-30,all', '2013-06-30,n', '2013-07-01,all', '2013-07-01,n', '2013-07-02,all'],
      '  before it, 2013-07-02 has 1 rows, and the first day 2',
    ],
  ])('are not, where %s', (_, rows, finding) => {
    expect(foundOf(rows)).toEqual([`runs/a/timeline.csv${finding}`]);
  });
});

describe('events', () => {
  const COLUMNS = ['clean_ups', 'contacts', 'upgrades', 'joiners', 'leavers'];
  const FIELDS = [date('date'), key('cohort'), ...COLUMNS.map((name) => number(`${name}_mean`, 3))];
  const NONE = { cleanUps: 0, upgrades: 0, joined: 0, left: 0, moves: 0 };

  /** Of contacts on two days, the means of two replications. */
  function foundOf(means: readonly string[], contacts: readonly [number, number]): string[] {
    const lines = means.flatMap((mean, index) => [
      `2013-07-0${index + 1},all,0.000,${mean},,0.000,0.000`,
      `2013-07-0${index + 1},north,0.000,99.000,,0.000,0.000`,
    ]);
    const table = handTable('quota_states', { fields: FIELDS, lines });
    return shown((findings) => {
      const counting = sumEvents(table, findings);
      if (counting === null) return;
      passAll(table, [counting.check], findings);
      const eventCounts = contacts.map((count, replication) => {
        return { ...NONE, replication, contacts: count, upgrades: 7 };
      });
      checkEventSums(counting.sums, { eventCounts, named: 'runs/a/run.json' }, findings);
    });
  }

  it('of all days are those of run.json, within half a unit a day', () => {
    expect(foundOf(['1.500', '2.000'], [3, 4])).toEqual([]);
    expect(foundOf(['1.500', '2.001'], [3, 4])).toEqual([]);
    expect(foundOf(['1.500', '2.002'], [3, 4])).toEqual([
      'runs/a/run.json  eventCounts.*.contacts  their mean over the replications is not the sum of contacts_mean in quota_states.csv',
    ]);
    expect(foundOf(['1.500', '2.000'], [3, 5])).toHaveLength(1);
  });
});

describe('stages', () => {
  const PARTS = ['changed', 'failed', 'gone', 'left'];
  const FIELDS = [
    key('stage'),
    ...['selected', ...PARTS].map((name) => number(`${name}_mailboxes_mean`, 3)),
    integer('more'),
  ];

  function foundOf(line: string): string[] {
    const rows = handRows('stages', { fields: FIELDS, lines: [line] });
    return shown((findings) => checkStages(rows, findings));
  }

  it('select those of which the table says what became, within half a unit a figure', () => {
    expect(foundOf('pilot,10.000,7.000,1.000,1.500,0.500,1')).toEqual([]);
    expect(foundOf('pilot,10.002,7.000,1.000,1.500,0.500,1')).toEqual([]);
    expect(foundOf('pilot,10.003,7.000,1.000,1.500,0.500,1')).toEqual([
      'runs/a/stages.csv:2:7  selected_mailboxes_mean is 10.003, and those changed, failed, gone and left come to 10.000',
    ]);
  });
});
