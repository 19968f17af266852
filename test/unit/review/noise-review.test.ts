import { describe, expect, it } from 'vitest';
import type { ComparedRun } from '../../../src/review/compared-run.ts';
import { fakeComparedRun } from '../../support/compared-runs.ts';
import {
  boxesIn,
  contactsIn,
  dates,
  figureIn,
  hypercubes,
  reviewOf,
  reviewOfRuns,
} from '../../support/noise-reviews.ts';

describe('a figure of paired runs', () => {
  it('has mean, difference and interval of a hand calculation', () => {
    // Differences 1, 0, -1, -2: mean -0.5, standard error sqrt(5 / 3 / 4) = 0.645497, and
    // t(0.975; 3) = 3.182446. Of 3 they are 17 %, but 0 is within.
    expect(contactsIn([1, 2, 3, 6], [2, 2, 2, 4])).toEqual({
      name: 'contacts_count',
      unit: 'contacts',
      statistic: 'mean',
      kind: 'number',
      places: 1,
      betterWhen: 'lower',
      before: 3,
      after: 2.5,
      valueCounts: [4, 4],
      difference: -0.5,
      interval: { low: expect.closeTo(-2.554261, 5), high: expect.closeTo(1.554261, 5) },
      noInterval: null,
      isMaterial: true,
      isDistinguishable: false,
      box: 'could be noise',
    });
  });

  it('is in one of four boxes', () => {
    // Standard error 0.1 sqrt(2) / sqrt(2) = 0.1, t(0.975; 1) = 12.7062: from 1.27 on it is told.
    const boxOf = (...after: number[]) => contactsIn([500, 500], after).box;
    expect(boxOf(510, 510.2)).toBe('moved');
    expect(boxOf(501.9, 502.1)).toBe('small but real');
    expect(boxOf(501.1, 501.3)).toBe('no change to speak of');
    expect(boxOf(500, 520)).toBe('could be noise');
    expect(boxOf(500, 500)).toBe('same');
  });

  it('is told from noise at a level that all claims of the review share', () => {
    // Mean 10.1, standard error 0.1. Of n figures t = tan(pi (1/2 - 0.025 / n)), nearly n / (0.025
    // pi) = 12.73 n: 8.9 standard errors of 0.1 for 7, and 10.2 for 8.
    const noisy = ['peak_used_tib', 'end_used_tib', 'peak_committed_tib', 'blocked_share_max'];
    const more = ['bounced_messages_count', 'suppressed_messages_count', 'moved_tib'];
    const reviewWith = (names: readonly string[]) => {
      const metrics = (values: number[]) => Object.fromEntries(names.map((name) => [name, values]));
      return reviewOf(
        { contacts_count: [500, 500], moved_tib: [1, 1], ...metrics([1, 2]) },
        { contacts_count: [510, 510.2], moved_tib: [1, 1], ...metrics([2, 1]) },
      );
    };
    const seven = reviewWith([...noisy, ...more.slice(0, 2)]);
    expect(seven.differingCount).toBe(7);
    expect(figureIn(seven, 'contacts_count')).toMatchObject({ isDistinguishable: true });
    const eight = reviewWith([...noisy, ...more]);
    expect(eight.differingCount).toBe(8);
    expect(figureIn(eight, 'contacts_count')).toMatchObject({ isDistinguishable: false });
    // The interval that is shown is that of 95 % all the same.
    expect(figureIn(eight, 'contacts_count').interval?.low).toBeCloseTo(10.1 - 1.27062, 4);
  });

  it('takes hypercubes for what is independent', () => {
    // Means of the differences 5, 5.2 in two hypercubes; within them they differ by 20.
    const [before, after] = [
      [50, 50, 50, 50],
      [45, 65, 45.2, 65.2],
    ] as const;
    const design = hypercubes(2, 2);
    const review = (more: Partial<ComparedRun>) =>
      reviewOfRuns(
        fakeComparedRun({ contacts_count: before }, more),
        fakeComparedRun({ contacts_count: after }, more),
      );
    expect(figureIn(review(design), 'contacts_count')).toMatchObject({
      difference: expect.closeTo(5.1, 9),
      interval: { low: expect.closeTo(5.1 - 1.27062, 4), high: expect.closeTo(5.1 + 1.27062, 4) },
      box: 'moved',
    });
    expect(figureIn(review({}), 'contacts_count').box).toBe('could be noise');
  });

  it('is not known with one replication or one hypercube', () => {
    expect(contactsIn([1], [2])).toMatchObject({
      difference: 1,
      interval: null,
      noInterval: 'one replication',
      isMaterial: true,
      isDistinguishable: null,
      box: 'not known',
    });
    const one = (values: number[]) => fakeComparedRun({ contacts_count: values }, hypercubes(3));
    const review = reviewOfRuns(one([1, 2, 3]), one([2, 2, 3]));
    expect(figureIn(review, 'contacts_count')).toMatchObject({
      noInterval: 'one hypercube',
      box: 'not known',
    });
  });
});

describe('a difference that is the same in every replication', () => {
  it('is told from noise, but for rounding', () => {
    // 110.1 - 100.1 and 210.2 - 200.2 are not the same number.
    const review = reviewOf({ peak_used_tib: [100.1, 200.2] }, { peak_used_tib: [110.1, 210.2] });
    const figure = figureIn(review, 'peak_used_tib');
    expect(figure).toMatchObject({ isDistinguishable: true, box: 'moved' });
    expect(figure.interval).toEqual({ low: figure.difference, high: figure.difference });
  });

  it('is not known of few replications and few steps, which may show it by chance', () => {
    const finish = (...texts: string[]) => ({ rollout_finish_date: dates(...texts) });
    const review = reviewOf(finish('2014-01-01', '2014-02-01'), finish('2014-01-02', '2014-02-02'));
    expect(figureIn(review, 'rollout_finish_date')).toMatchObject({
      difference: 1,
      interval: null,
      noInterval: 'always the same, perhaps by chance',
      isDistinguishable: null,
      box: 'not known',
    });
    // 30 days in both: 2 / 61^2. And 1 day in five: 2 / 3^5 = 0.008.
    const later = reviewOf(finish('2014-01-01', '2014-02-01'), finish('2014-01-31', '2014-03-03'));
    expect(figureIn(later, 'rollout_finish_date').box).toBe('moved');
    const five = reviewOf(
      finish(...Array<string>(5).fill('2014-01-01')),
      finish(...Array<string>(5).fill('2014-01-02')),
    );
    expect(figureIn(five, 'rollout_finish_date').box).toBe('moved');
    // A penny, which rounding makes.
    const pence = reviewOf({ total_cost_gbp: [1, 2] }, { total_cost_gbp: [1.01, 2.01] });
    expect(figureIn(pence, 'total_cost_gbp').box).toBe('not known');
  });
});

describe('a paired difference of two populations', () => {
  it('has the luck of other mailboxes in it, which is not known where there is no other', () => {
    const before = fakeComparedRun({ contacts_count: [500, 500], peak_used_tib: [100, 200] });
    const after = fakeComparedRun({ contacts_count: [510, 510.2], peak_used_tib: [110, 210] });
    const review = reviewOfRuns(before, after, false);
    expect(review).toMatchObject({ isPaired: true, hasSameMailboxes: false });
    expect(figureIn(review, 'contacts_count').box).toBe('moved');
    expect(figureIn(review, 'peak_used_tib')).toMatchObject({
      box: 'not known',
      noInterval: 'other mailboxes',
    });
    expect(figureIn(reviewOfRuns(before, after), 'peak_used_tib').box).toBe('moved');
  });
});

describe('a difference that does not show', () => {
  const boxOf = (before: number, ...after: number[]) =>
    figureIn(
      reviewOf({ peak_used_tib: after.map(() => before) }, { peak_used_tib: after }),
      'peak_used_tib',
    ).box;

  it('is no change to speak of, whatever its noise', () => {
    // Differences of 0.0004 +- 0: told from noise, and nothing of it in three places.
    expect(boxOf(249.922, 249.9224, 249.9224)).toBe('no change to speak of');
    expect(boxOf(249.922, 249.923, 249.923)).toBe('small but real');
    // One replication has no interval.
    expect(boxOf(249.922, 249.9224)).toBe('no change to speak of');
    expect(boxOf(249.922, 249.923)).toBe('not known');
  });

  it('of a probability is one of less than half of a tenth of a point', () => {
    const happens = (count: number) => ({
      rollout_days: Array.from({ length: 2_001 }, (_, index) => (index < count ? 1 : null)),
    });
    const review = reviewOf(happens(1_000), happens(1_001));
    expect(figureIn(review, 'probability of rollout_days')).toMatchObject({
      box: 'no change to speak of',
      isMaterial: false,
    });
  });
});

describe('the order', () => {
  it('is by box, then by what the difference is of the value', () => {
    const review = reviewOf(
      {
        peak_used_tib: [500, 500],
        end_used_tib: [500, 500],
        peak_committed_tib: [100, 100],
        bounced_messages_count: [10, 20],
        suppressed_messages_count: [1000, 1000],
        rollout_days: [null, 5],
      },
      {
        peak_used_tib: [550, 550],
        end_used_tib: [501, 501],
        peak_committed_tib: [150, 150],
        bounced_messages_count: [30, 10],
        suppressed_messages_count: [1001, 1003],
        rollout_days: [5, null],
      },
    );
    expect(boxesIn(review)).toEqual([
      'peak_committed_tib: moved',
      'peak_used_tib: moved',
      'bounced_messages_count: could be noise',
      'end_used_tib: small but real',
      'suppressed_messages_count: no change to speak of',
      'probability of rollout_days: no change to speak of',
      'rollout_days: not known',
    ]);
    expect(review.figures.at(-1)?.name).toBe('contacts_count');
  });

  it('has only metrics that both ask for', () => {
    const review = reviewOf({ rollout_days: [1, 2] }, { moved_tib: [1, 2] });
    expect(review.figures.map(({ name }) => name)).not.toContain('rollout_days');
    expect(review).toMatchObject({ isPaired: true, differingCount: 0 });
  });
});
