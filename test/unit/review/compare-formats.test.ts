import { describe, expect, it } from 'vitest';
import { compareMarkdown } from '../../../src/review/compare-markdown.ts';
import { compareRuns } from '../../../src/review/compare-runs.ts';
import { compareTable } from '../../../src/review/compare-table.ts';
import { compareText } from '../../../src/review/compare-text.ts';
import { csvText } from '../../../src/table/csv.ts';
import { fakeComparedRun } from '../../support/compared-runs.ts';
import { fast, only, slow, three } from '../../support/slow-and-fast.ts';

// Of 1, 2, 3, 6 the quantiles of type 7 are at positions 0.15, 1.5 and 2.85: 1.15, 2.5, 5.55. The
// dates pair in three replications: differences -1, 0 and 0 days, mean -1/3, deviations -2/3, 1/3,
// 1/3, standard error sqrt(2/3 / 2 / 3) = 1/3, t(0.975; 2) = 4.302653: -1.77 to 1.10. Better in the
// first, and in the second, which the first run lacks; the last two are equal. Days: 2 December
// 2013 is 15,041; 1st of January 30 later: deviations -31/3, -28/3, 59/3 and -11, -9, 20 by run.
// Wilson's intervals of 3 and 4 of 4: 30.1 to 95.4 and 4 / (4 + 1.96^2) = 51.0 to 100.
const TEXT = `\
3 runs of 4 replications each, paired by replication.
Seed 'x', sampling random, 2013-07-01 to 2014-03-31.
Differences are to slow.
Beyond: not within the horizon.

peak_used_tib (TiB, lower is better)
                                     slow                      fast                   none
  mean                              3.000                     2.500                  1.000
  median                            2.500                     2.000                  1.000
  p5 to p95                1.150 to 5.550            2.000 to 3.700         1.000 to 1.000
  difference                                                 -0.500                 -2.000
  95 % interval                                    -2.554 to +1.554       -5.437 to +1.437
  better in                                   50.0 % (15.0 to 85.0)  75.0 % (30.1 to 95.4)
  equal in                                                   25.0 %                 25.0 %
  correlation                                                 0.926
  variance ratio                                              0.294                  1.000

rollout_finish_date (date, earlier is better)
                                     slow                      fast                   none
  median                       2013-12-03                2013-12-03
  p5 to p95          2013-12-02 to beyond  2013-12-01 to 2014-01-01
  probability       75.0 % (30.1 to 95.4)   100.0 % (51.0 to 100.0)
  difference, days                                             -0.3
  95 % interval                                        -1.8 to +1.1
  happens in both                                                 3
  better in                                   50.0 % (15.0 to 85.0)
  equal in                                                   50.0 %
  correlation                                                 1.000
  variance ratio                                              0.001

rollout_days (days, lower is better)
                                     slow                      fast                   none
  mean                                                         20.3
  median                             12.0                      12.0
  p5 to p95                11.0 to beyond              10.0 to 41.0
  probability       75.0 % (30.1 to 95.4)   100.0 % (51.0 to 100.0)
  difference                                                   -0.3
  95 % interval                                        -1.8 to +1.1
  happens in both                                                 3
  better in                                   50.0 % (15.0 to 85.0)
  equal in                                                   50.0 %
  correlation                                                 1.000
  variance ratio                                              0.001
`;

describe('the text', () => {
  it('has a block a metric and a column a run', () => {
    expect(compareText(three, 100)).toBe(TEXT);
  });

  it('sets runs below where the line would be too long, with the first again', () => {
    // 18 for the statistics, 23, 26 and 23 for the runs with their gaps: 90.
    expect(compareText(three, 90)).toBe(TEXT);
    const narrow = compareText(three, 89);
    expect(narrow.slice(narrow.indexOf('rollout_days'))).toBe(`\
rollout_days (days, lower is better)
                                     slow                      fast
  mean                                                         20.3
  median                             12.0                      12.0
  p5 to p95                11.0 to beyond              10.0 to 41.0
  probability       75.0 % (30.1 to 95.4)   100.0 % (51.0 to 100.0)
  difference                                                   -0.3
  95 % interval                                        -1.8 to +1.1
  happens in both                                                 3
  better in                                   50.0 % (15.0 to 85.0)
  equal in                                                   50.0 %
  correlation                                                 1.000
  variance ratio                                              0.001

                                     slow                   none
  median                             12.0
  p5 to p95                11.0 to beyond
  probability       75.0 % (30.1 to 95.4)
`);
    expect(compareText(three, 1)).toBe(narrow);
  });

  it('of one replication has neither intervals nor spread', () => {
    const one = compareRuns([
      only(fakeComparedRun({ peak_used_tib: [1] }), 'peak_used_tib'),
      only(fakeComparedRun({ peak_used_tib: [1.25] }, { sampleShare: null }), 'peak_used_tib'),
    ]);
    expect(compareText(one, 100)).toBe(`\
2 runs of 1 replication each, paired by replication.
Seed 'x', sampling random, 2013-07-01 to 2014-03-31.
Differences are to a (runs/a).

peak_used_tib (TiB, lower is better)
                  a (runs/a)    a (runs/a) 2
  mean                 1.000           1.250
  median               1.000           1.250
  p5 to p95   1.000 to 1.000  1.250 to 1.250
  difference                          +0.250
  better in                            0.0 %
  equal in                             0.0 %
`);
  });

  it('tells of a sample, and lets a seed control no terminal', () => {
    const run = { ...only(slow, 'peak_used_tib'), sampleShare: 0.01, seed: 'a\u001b[2J\nb' };
    const comparison = compareRuns([run, run]);
    expect(compareText(comparison, 100).split('\n').slice(1, 3)).toEqual([
      "Seed 'a [2J b', sampling random, 2013-07-01 to 2014-03-31.",
      'A quick look: 1.0 % of the mailboxes.',
    ]);
    const [header, first] = csvText(compareTable(comparison), { excel: false }).split('\n');
    expect(header).toMatch(/,variance_ratio,sample_share$/);
    expect(first).toBe(
      'peak_used_tib,all,slow (runs/a),TiB,lower,,3.000,1.150,2.500,4.200,5.100,5.550,,,,TiB,,,,,,,,,,,0.010000',
    );
  });
});

describe('the Markdown', () => {
  it('has a table of the runs and one of the metrics', () => {
    const runs = [slow, fast].map((run) => only(run, 'peak_used_tib'));
    expect(compareMarkdown(compareRuns(runs))).toBe(`\
| run | title | from |
|---|---|---|
| slow | A | runs/a |
| fast | A \\| B | fast.yaml |

2 runs of 4 replications each, paired by replication. Seed 'x', sampling random, 2013-07-01 to 2014-03-31. Differences are to slow.

| metric | statistic | slow | fast |
|---|---|---:|---:|
| peak_used_tib (TiB, lower is better) | mean | 3.000 | 2.500 |
|  | median | 2.500 | 2.000 |
|  | p5 to p95 | 1.150 to 5.550 | 2.000 to 3.700 |
|  | difference |  | -0.500 |
|  | 95 % interval |  | -2.554 to +1.554 |
|  | better in |  | 50.0 % (15.0 to 85.0) |
|  | equal in |  | 25.0 % |
|  | correlation |  | 0.926 |
|  | variance ratio |  | 0.294 |
`);
  });
});

describe('the CSV', () => {
  const lines = csvText(compareTable(three), { excel: false }).split('\n');

  it('has one row a metric and run, and empty cells where there is no value', () => {
    expect(lines[0]).toBe(
      'metric,financial_year,run,unit,better_when,absent_is,mean,p5,p50,p80,p90,p95,probability,probability_low,probability_high,difference_unit,difference_mean,difference_low,difference_high,paired_replications,better_probability,better_probability_low,better_probability_high,equal_probability,correlation,variance_ratio',
    );
    // P80 and P90 of type 7 at positions 2.4 and 2.7: 3 + 0.4 * 3 and 3 + 0.7 * 3, 2 + 0.4 * 2 and
    // 2 + 0.7 * 2; of dates the fourth of four.
    expect(lines.slice(1, 4)).toEqual([
      'peak_used_tib,all,slow,TiB,lower,,3.000,1.150,2.500,4.200,5.100,5.550,,,,TiB,,,,,,,,,,',
      'peak_used_tib,all,fast,TiB,lower,,2.500,2.000,2.000,2.800,3.400,3.700,,,,TiB,-0.500,-2.554,1.554,4,0.500000,0.150039,0.849961,0.250000,0.925820,0.294118',
      'peak_used_tib,all,none,TiB,lower,,1.000,1.000,1.000,1.000,1.000,1.000,,,,TiB,-2.000,-5.437,1.437,4,0.750000,0.300642,0.954413,0.250000,,1.000000',
    ]);
    const date = 'date,lower,worst,';
    const days = 'days,lower,worst,';
    const difference = 'days,-0.3,-1.8,1.1,3,0.500000,0.150039,0.849961,0.500000,0.999599,0.000564';
    expect(lines.filter((line) => /^rollout_(finish|days)/.test(line))).toEqual([
      `rollout_finish_date,all,slow,${date},2013-12-02,2013-12-03,,,,0.750000,0.300642,0.954413,days,,,,,,,,,,`,
      `rollout_finish_date,all,fast,${date},2013-12-01,2013-12-03,2014-01-01,2014-01-01,2014-01-01,1.000000,0.510109,1.000000,${difference}`,
      `rollout_finish_date,all,none,${date},,,,,,,,,days,,,,,,,,,,`,
      `rollout_days,all,slow,${days},11.0,12.0,,,,0.750000,0.300642,0.954413,days,,,,,,,,,,`,
      `rollout_days,all,fast,${days}20.3,10.0,12.0,41.0,41.0,41.0,1.000000,0.510109,1.000000,${difference}`,
      `rollout_days,all,none,${days},,,,,,,,,days,,,,,,,,,,`,
    ]);
  });

  it('has neither direction nor probability of being better where no value is', () => {
    expect(lines.find((line) => line.startsWith('peak_committed_tib,all,fast'))).toBe(
      'peak_committed_tib,all,fast,TiB,,,,,,,,,,,,TiB,,,,,,,,,,',
    );
    const all = csvText(compareTable(compareRuns([slow, fast])), { excel: false });
    expect(all).toContain(
      '\npeak_committed_tib,all,fast,TiB,,,0.000,0.000,0.000,0.000,0.000,0.000,,,,TiB,0.000,0.000,0.000,4,,,,1.000000,,\n',
    );
  });
});

it('compares only what can be paired, and at least two', () => {
  expect(() => compareRuns([slow])).toThrow('1 runs cannot be compared');
  expect(() => compareRuns([slow, { ...fast, seed: 'y' }])).toThrow(
    "fast.yaml  cannot be paired with runs/a: the seed is 'y' here and 'x' there",
  );
});
