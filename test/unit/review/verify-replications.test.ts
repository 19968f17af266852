/** Whether each replication has all it should, and its costs add up. */
import { describe, expect, it } from 'vitest';
import { type MetricValues, readReplications } from '../../../src/review/verify-replications.ts';
import {
  date,
  handTable,
  integer,
  key,
  number,
  passAll,
  shown,
  text,
} from '../../support/verified-tables.ts';

const FIELDS = [
  integer('replication'),
  key('kind'),
  key('key'),
  number('value', 9),
  date('date'),
  text('unit'),
];
interface Read {
  readonly found: string[];
  readonly values: MetricValues;
}

function read(lines: readonly string[], replicationCount: number): Read {
  const table = handTable('replications', { fields: FIELDS, lines });
  let values: MetricValues = new Map();
  const found = shown((findings) => {
    const reading = readReplications(table, replicationCount, findings);
    if (reading === null) return;
    passAll(table, [reading.check], findings);
    values = reading.end();
  });
  return { found, values };
}

describe('replications', () => {
  const ONE = [
    '0,metric,peak_used_tib,1.500000000,,TiB',
    '0,metric,runout_date,,2014-02-03,date',
    '0,metric,total_cost_gbp,0.300000000,,GBP',
    '0,cost,2013/14,0.200000000,,GBP',
    '0,cost,2014/15,0.100000000,,GBP',
    '0,input,owners.inducedGrowth,0.100000000,,share',
  ];
  const TWO = [...ONE, ...ONE.map((line) => line.replace('0,', '1,').replace('2014-02-03', ''))];

  it('have values, absent ones too', () => {
    const { found, values } = read(TWO, 2);
    expect(found).toEqual([]);
    expect([...values]).toEqual([
      ['peak_used_tib', [1.5, 1.5]],
      // 2014-02-03 is 16,104 days after 1970-01-01.
      ['runout_date', [16_104, null]],
      ['total_cost_gbp', [0.3, 0.3]],
    ]);
  });

  it('are as many as run.json says', () => {
    expect(read(ONE, 2).found[0]).toBe(
      'runs/a/replications.csv  peak_used_tib has the values of 1 replications, and run.json says 2',
    );
    expect(read(TWO, 1).found).toHaveLength(6);
  });

  it.each([
    [6, 'runs/a/replications.csv  peak_used_tib has the values of 1 replications'],
    [9, 'runs/a/replications.csv  2013/14 has the values of 1 replications'],
    [11, 'runs/a/replications.csv  owners.inducedGrowth has the values of 1 replications'],
    [0, 'runs/a/replications.csv:7:1  before it, peak_used_tib of replication 0 is missing'],
    [4, 'runs/a/replications.csv:11:1  before it, 2014/15 of replication 0 is missing'],
  ])('lack their line %i', (line, words) => {
    const lines = TWO.filter((_, index) => index !== line);
    const said = read(lines, 2).found.filter((one) => one.startsWith(words));
    expect(said).toHaveLength(1);
  });

  it('have financial years that add up to their total', () => {
    const other = TWO.map((line, index) => (index === 10 ? line.replace('0.1', '0.11') : line));
    expect(
      read(
        other.map((line) => line.replace('0.1100000000', '0.110000000')),
        2,
      ).found,
    ).toEqual([
      'runs/a/replications.csv:10:25  total_cost_gbp is not the sum of the financial years, which is 0.31',
    ]);
    const unwhole = TWO.map((line, index) =>
      index === 3 ? line.replace('0.200000000', '0.200000001') : line,
    );
    expect(read(unwhole, 2).found).toEqual([
      'runs/a/replications.csv:4:25  total_cost_gbp or a financial year of the replication is not in whole pence',
    ]);
  });
});
