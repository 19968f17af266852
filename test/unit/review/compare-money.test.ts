import { describe, expect, it } from 'vitest';
import { compareMarkdown } from '../../../src/review/compare-markdown.ts';
import { compareRecord } from '../../../src/review/compare-record.ts';
import { compareRuns } from '../../../src/review/compare-runs.ts';
import { compareTable } from '../../../src/review/compare-table.ts';
import { compareText } from '../../../src/review/compare-text.ts';
import type { ComparedRun } from '../../../src/review/compared-run.ts';
import { csvText } from '../../../src/table/csv.ts';
import { day, fakeComparedRun, fakeCosts } from '../../support/compared-runs.ts';

const dates = (...texts: (string | null)[]) =>
  texts.map((text) => (text === null ? null : day(text)));

const TWO_YEARS = { firstDate: day('2013-04-01'), lastDate: day('2015-03-31') };

/** Four replications; of each 10 pounds more in the second year than in the first. */
const buy = fakeComparedRun(
  {
    peak_needed_tib: [10, 20, 30, 40],
    runout_date: dates('2014-01-10', null, '2014-03-01', null),
    last_safe_order_date: dates('2013-11-10', null, '2014-01-01', null),
    total_cost_gbp: [110, 210, 310, 410],
    present_value_gbp: [100, 200, 300, 400],
  },
  {
    ...TWO_YEARS,
    name: 'buy',
    costs: fakeCosts(
      { '2013/14': [50, 100, 150, 200], '2014/15': [60, 110, 160, 210] },
      // 260 and 250 are means of the values; these are pence from them, as rounded leaves are.
      { total_cost_gbp: 260.02, present_value_gbp: 249.99 },
    ),
  },
);
const wait = fakeComparedRun(
  {
    peak_needed_tib: [10, 18, 30, 38],
    runout_date: dates('2014-01-20', '2014-02-01', null, null),
    last_safe_order_date: dates('2013-11-20', '2013-12-01', null, null),
    total_cost_gbp: [100, 210, 290, 420],
    present_value_gbp: [90, 200, 280, 410],
  },
  {
    ...TWO_YEARS,
    name: 'wait',
    argument: 'wait.yaml',
    costs: fakeCosts(
      { '2013/14': [40, 100, 140, 200.01], '2014/15': [60, 110, 150, 219.99] },
      { total_cost_gbp: 255.03, present_value_gbp: 245 },
    ),
  },
);
const MONEY = ['total_cost_gbp', 'present_value_gbp'];
const RISK = ['peak_needed_tib', 'runout_date', 'last_safe_order_date'];

/** With these metrics only. */
function only(run: ComparedRun, names: readonly string[]): ComparedRun {
  return { ...run, metrics: new Map([...run.metrics].filter(([name]) => names.includes(name))) };
}

/** Runs with some metrics, and those with them as text, from the blank line after the caption. */
const textOf = (runs: readonly ComparedRun[]) => compareText(compareRuns(runs), 100);

describe('money', () => {
  const runs = [buy, wait].map((run) => only(run, MONEY));

  it.each([
    ['2013-04-01', '2015-03-31', '2013/14', '2014/15'],
    ['2013-04-02', '2015-03-31', '2013/14 (part)', '2014/15'],
    ['2013-04-01', '2015-03-30', '2013/14', '2014/15 (part)'],
    ['2014-03-31', '2014-04-01', '2013/14 (part)', '2014/15 (part)'],
  ])('says of years of which only part is in %s to %s that it is', (first, last, ...years) => {
    const dates = { firstDate: day(first), lastDate: day(last) };
    const text = textOf(runs.map((run) => ({ ...run, ...dates })));
    expect(text.match(/(?<=cash )\d+.*?(?= {2})/g)).toEqual(years);
    expect(text.match(/(?<=total_cost_gbp )\d+.*?(?= \(GBP)/g)).toEqual(years);
  });

  // Means: 2013/14 500 / 4 and 480.01 / 4 = 120.0025; 2014/15 540 / 4 and 539.99 / 4 = 134.9975,
  // differences -4.9975 and -0.0025. Differences of the totals of the replications are -10, 0, -20
  // and 10, mean -5 and deviations -5, 5, -15, 15: standard error sqrt(500 / 3 / 4) = 6.454972,
  // t(0.975; 3) = 3.182446: -5 -+ 20.542604. The means given differ by 255.03 - 260.02 = -4.99,
  // so that the interval is -25.53 to 15.55.
  it('stands first in short, and by financial year behind the total', () => {
    const text = textOf(runs);
    const blocks = text.split('\n\n');
    expect(blocks[1]).toBe(`\
money (GBP, means, lower is better)
                                buy                   wait
  cash 2013/14               125.00                 120.00
    difference                                       -5.00
  cash 2014/15               135.00                 135.00
    difference                                        0.00
  cash, all years            260.02                 255.03
    difference                                       -4.99
  present value              249.99                 245.00
    difference                                       -4.99`);
    // Sorted 100, 210, 290, 420: positions 0.15, 1.5, 2.4, 2.7 and 2.85 of 3.
    expect(blocks[2]).toBe(`\
total_cost_gbp (GBP, lower is better)
                                buy                   wait
  mean                       260.02                 255.03
  median                     260.00                 250.00
  p5 to p95        125.00 to 395.00       116.50 to 400.50
  p80                        350.00                 342.00
  p90                        380.00                 381.00
  difference                                         -4.99
  95 % interval                           -25.53 to +15.55
  better in                          50.0 % (15.0 to 85.0)
  equal in                                          25.0 %
  correlation                                        0.996
  variance ratio                                     0.005`);
    expect(blocks[3]).toBe(`\
total_cost_gbp 2013/14 (GBP, lower is better)
                                buy                   wait
  mean                       125.00                 120.00
  median                     125.00                 120.00
  p5 to p95         57.50 to 192.50        49.00 to 191.01
  p80                        170.00                 164.00
  p90                        185.00                 182.01
  difference                                         -5.00
  95 % interval                            -14.19 to +4.19
  better in                          50.0 % (15.0 to 85.0)
  equal in                                          25.0 %`);
    expect(blocks.map((block) => block.split(' (')[0])).toEqual([
      expect.stringMatching(/^2 runs/),
      'money',
      'total_cost_gbp',
      'total_cost_gbp 2013/14',
      'total_cost_gbp 2014/15',
      'present_value_gbp',
    ]);
  });

  it('has a row a financial year and run in the CSV', () => {
    const lines = csvText(compareTable(compareRuns(runs)), { excel: false }).split('\n');
    const of = (start: string) => lines.filter((line) => line.startsWith(start));
    expect(of('total_cost_gbp,').map((line) => line.split(',').slice(0, 12).join())).toEqual([
      'total_cost_gbp,all,buy,GBP,lower,,260.02,125.00,260.00,350.00,380.00,395.00',
      'total_cost_gbp,all,wait,GBP,lower,,255.03,116.50,250.00,342.00,381.00,400.50',
      'total_cost_gbp,2013/14,buy,GBP,lower,,125.00,57.50,125.00,170.00,185.00,192.50',
      'total_cost_gbp,2013/14,wait,GBP,lower,,120.00,49.00,120.00,164.00,182.01,191.01',
      'total_cost_gbp,2014/15,buy,GBP,lower,,135.00,67.50,135.00,180.00,195.00,202.50',
      'total_cost_gbp,2014/15,wait,GBP,lower,,135.00,67.50,130.00,178.00,198.99,209.49',
    ]);
    expect(of('present_value_gbp,').length).toBe(2);
    expect(lines.indexOf(of('present_value_gbp,')[0] ?? '')).toBeGreaterThan(
      lines.indexOf(of('total_cost_gbp,2014/15')[1] ?? ''),
    );
  });

  it('has its financial years apart from the metrics in the object', () => {
    const { metrics, financialYears } = compareRecord(compareRuns(runs), '0.3.0');
    expect(metrics.filter(({ metric }) => metric === 'total_cost_gbp').length).toBe(1);
    expect(financialYears.map(({ financialYear, metric }) => [financialYear, metric])).toEqual([
      ['2013/14', 'total_cost_gbp'],
      ['2014/15', 'total_cost_gbp'],
    ]);
    expect(financialYears[0]?.runs[1]).toMatchObject({
      run: 'wait',
      mean: 120,
      p80: 164,
      difference: { mean: -5, low: -14.19, high: 4.19, pairedReplications: 4 },
    });
  });

  it('is in the Markdown, a row a statistic', () => {
    const markdown = compareMarkdown(compareRuns(runs));
    expect(markdown).toContain(
      '| money (GBP, means, lower is better) | cash 2013/14 | 125.00 | 120.00 |\n|  |  difference |  | -5.00 |\n',
    );
    expect(markdown).toContain('| total_cost_gbp 2014/15 (GBP, lower is better) | mean |');
  });
});

describe('risk', () => {
  const runs = [buy, wait].map((run) => ({ ...only(run, RISK), costs: null }));

  // Never to run out is better than any day: the run is better in the first replication (later) and
  // in the third (never), worse in the second, equal in the fourth. Only in the first both run out.
  // The 5th percentile of four is the first.
  it('stands in short, and running out later, or never, is better', () => {
    const blocks = textOf(runs).split('\n\n');
    expect(blocks[1]).toBe(`\
risk (with all that is ordered)
                                           buy                   wait
  some pool runs out     50.0 % (15.0 to 85.0)  50.0 % (15.0 to 85.0)
  run-out date, p5                  2014-01-10             2014-01-20
  last safe order, p5               2013-11-10             2013-11-20
  peak needed TiB, mean                 25.000                 24.000
  peak needed TiB, p95                  38.500                 36.800`);
    expect(blocks[3]).toBe(`\
runout_date (date, later or beyond is better)
                                           buy                   wait
  median                            2014-03-01             2014-02-01
  p5 to p95               2014-01-10 to beyond   2014-01-20 to beyond
  probability            50.0 % (15.0 to 85.0)  50.0 % (15.0 to 85.0)
  difference, days                                              +10.0
  happens in both                                                   1
  better in                                     50.0 % (15.0 to 85.0)
  equal in                                                     25.0 %`);
  });

  it('says in the CSV what being absent is', () => {
    const lines = csvText(compareTable(compareRuns(runs)), { excel: false }).split('\n');
    expect(lines.find((line) => line.startsWith('runout_date,all,wait'))).toMatch(
      /^runout_date,all,wait,date,higher,best,/,
    );
  });
});

describe('what a run does not have', () => {
  const plain = only(
    fakeComparedRun({ peak_used_tib: [1, 2, 3, 4] }, { ...TWO_YEARS, name: 'plain' }),
    ['peak_used_tib'],
  );

  it('is said, and is not compared', () => {
    const behind = textOf([buy, plain]);
    expect(behind).toContain('\nplain has no costs.\nplain has no storage.\n');
    const columns = (text: string, row: string) =>
      text
        .split('\n')
        .find((line) => line.startsWith(`  ${row}`))
        ?.split(/ {2,}/)
        .slice(2);
    expect(columns(behind, 'cash, all years')).toEqual(['260.02']);
    expect(behind).not.toContain('    difference');
    const before = textOf([plain, buy, wait]);
    expect(before).toContain(
      '\nplain has no costs, so that no difference to it is shown there.\n' +
        'plain has no storage, so that no difference to it is shown there.\n',
    );
    expect(columns(before, 'cash 2014/15')).toEqual(['135.00', '135.00']);
    expect(before).not.toContain('    difference');
  });

  it('is no matter where none has it', () => {
    const text = textOf([plain, { ...plain, argument: 'b', name: 'b' }]);
    expect(text).not.toMatch(/has no|money|risk/);
    expect(compareRuns([plain, plain]).years).toEqual([]);
  });
});
