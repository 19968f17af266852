import { describe, expect, it } from 'vitest';
import type { ComparedRun } from '../../../src/review/compared-run.ts';
import type { NoiseReview } from '../../../src/review/noise-review.ts';
import { noiseRows, noiseSentences } from '../../../src/review/noise-words.ts';
import { fakeComparedRun, fakeCosts } from '../../support/compared-runs.ts';
import { dates, type Metrics, reviewOfRuns } from '../../support/noise-reviews.ts';

function reviewOf(
  [before, after]: readonly [Metrics, Metrics],
  [first, second]: readonly [Partial<ComparedRun>, Partial<ComparedRun>] = [{}, {}],
) {
  return reviewOfRuns(fakeComparedRun(before, first), fakeComparedRun(after, second));
}

const rowsOf = (review: NoiseReview) =>
  noiseRows(review).flatMap(({ box, rows }) => rows.map((row) => [box, ...row].join(' | ')));

describe('the rows of the boxes', () => {
  it('have numbers with the places of the metric and differences with their sign', () => {
    const review = reviewOf([
      { peak_used_tib: [500, 500], blocked_share_max: [0.1, 0.1], contacts_count: [1, 3] },
      { peak_used_tib: [550, 550.02], blocked_share_max: [0.05, 0.05], contacts_count: [1, 2] },
    ]);
    // Differences 50 and 50.02: mean 50.01, standard error 0.01; t(0.975; 1) = 12.7062. Contacts 0
    // and -1: mean -0.5, standard error 0.5.
    expect(rowsOf(review)).toEqual([
      'moved | peak_used_tib | 500.000 | 550.010 | +50.010 | +49.883 to +50.137',
      'moved | blocked_share_max | 0.100000 | 0.050000 | -0.050000 | -0.050000 to -0.050000',
      'could be noise | contacts_count | 2.0 | 1.5 | -0.5 | -6.9 to +5.9',
    ]);
  });

  it('have dates as dates that differ by days, and probabilities that differ by points', () => {
    const review = reviewOf([
      { runout_date: dates('2014-01-01', null, '2014-01-11', null, '2014-01-21') },
      { runout_date: dates('2014-01-03', '2014-05-01', '2014-01-12', '2014-05-01', null) },
    ]);
    // Of the probability 0, 1, 0, 1, -1: mean 0.2, variance 2.8 / 4, standard error 0.374166;
    // t(0.975; 4) = 2.776445.
    expect(rowsOf(review)).toEqual([
      'could be noise | probability of runout_date | 60.0 % | 80.0 % | +20.0 points | -83.9 to +100.0 points',
      'could be noise | runout_date (in 2 of 5) | 2014-01-06 | 2014-01-08 | +1.5 days | -4.9 to +7.9 days',
    ]);
  });

  it('say why there is no interval, and of how many replications a mean is', () => {
    const review = reviewOf(
      [{ rollout_days: [null, null] }, { rollout_days: [5, 7, null] }],
      [{}, { seed: 'y' }],
    );
    // z^2 / 4 = 0.960365: 0.960365 / 3.920729 = 0.244946 and 2.960365 / 4.920729 = 0.601611, with
    // variances 0.047172 and 0.048707: 0.356665 -+ 1.959964 * 0.309643.
    expect(rowsOf(review)).toEqual([
      'could be noise | probability of rollout_days | 0.0 % | 66.7 % | +66.7 points | -25.0 to +96.4 points',
      'not known | rollout_days (in 0 of 2, then 2 of 3) |  | 6.0 |  | no value before',
    ]);
  });

  it('have financial years by name', () => {
    const costs = (cash: number[]) => ({ costs: fakeCosts({ '2013/14': cash }) });
    const review = reviewOf(
      [{ total_cost_gbp: [100, 100] }, { total_cost_gbp: [101, 101] }],
      [costs([100, 100]), costs([101, 101])],
    );
    expect(rowsOf(review)).toEqual([
      'moved | total_cost_gbp | 100.00 | 101.00 | +1.00 | +1.00 to +1.00',
      'moved | total_cost_gbp 2013/14 | 100.00 | 101.00 | +1.00 | +1.00 to +1.00',
    ]);
  });

  it('have a sentence a box and a header a cell; what is the same is in none', () => {
    const [block, ...others] = noiseRows(
      reviewOf([{ contacts_count: [1, 3] }, { contacts_count: [1, 2] }]),
    );
    expect(others).toEqual([]);
    expect(block?.headers).toEqual(['figure', 'before', 'after', 'difference', '95 % interval']);
    expect(block?.sentence).toBe(
      'a material difference, which noise alone may make; more replications would tell.',
    );
    expect(noiseRows(reviewOf([{ contacts_count: [1] }, { contacts_count: [1] }]))).toEqual([]);
  });
});

describe('how figures were compared', () => {
  it('is said of paired runs', () => {
    expect(
      noiseSentences(reviewOf([{ contacts_count: [1, 3] }, { contacts_count: [1, 2] }])),
    ).toEqual([
      'Paired: replications of one number share their luck, most of which cancels in the differences.',
      'Of 7 headline figures 6 are the same.',
      'More than noise: in at most 5 % of such comparisons any figure is called so that is not. Each 95 % interval is of one figure alone: one in twenty leaves out 0 by noise.',
    ]);
    expect(noiseSentences(reviewOf([{ contacts_count: [1] }, { contacts_count: [1] }]))).toEqual([
      'Paired: replications of one number share their luck, most of which cancels in the differences.',
      'Of 7 headline figures 7 are the same.',
    ]);
  });

  it('claims less of paired runs with other mailboxes', () => {
    const [before, after] = [{ contacts_count: [1, 2] }, { contacts_count: [2, 5] }].map(
      (metrics) => fakeComparedRun(metrics),
    );
    expect(noiseSentences(reviewOfRuns(before!, after!, false)).slice(0, 2)).toEqual([
      'Paired: replications of one number share their luck, but for that of the mailboxes.',
      expect.stringMatching(/^Other mailboxes are in other cohorts/),
    ]);
  });

  it('is said of runs that are not, with every reason, on one line', () => {
    const [first, second, ...others] = noiseSentences(
      reviewOf([{ contacts_count: [1, 3] }, { contacts_count: [1, 2, 3] }], [{}, { seed: 'y\nz' }]),
    );
    expect(first).toBe(
      "Not paired, so that all luck is in the differences: the seed is 'x' before and 'y z' after; the number of replications is 2 before and 3 after.",
    );
    expect(second).toMatch(/^Other mailboxes are in other cohorts/);
    expect(others.length).toBe(2);
  });
});
