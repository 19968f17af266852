import { describe, expect, it } from 'vitest';
import { day, fakeComparedRun } from '../../support/compared-runs.ts';
import {
  contactsIn,
  dates,
  figureIn,
  hypercubes,
  type Metrics,
  reviewOf,
  reviewOfRuns,
} from '../../support/noise-reviews.ts';

describe('what may be absent', () => {
  const before = dates('2014-01-01', null, '2014-01-11', null, '2014-01-21');
  const after = dates('2014-01-03', '2014-05-01', '2014-01-12', null, null);
  const review = reviewOf({ runout_date: before }, { runout_date: after });

  it('has a mean over the replications in which it happens in both, a date', () => {
    // Days 1 and 11, and 3 and 12: differences 2 and 1; standard error 0.5, 12.7062 times that.
    expect(figureIn(review, 'runout_date')).toMatchObject({
      kind: 'day',
      before: day('2014-01-06'),
      // The mean is 7.5, which rounds up.
      after: day('2014-01-08'),
      valueCounts: [2, 2],
      difference: 1.5,
      interval: { low: expect.closeTo(-4.8531, 3), high: expect.closeTo(7.8531, 3) },
      isMaterial: true,
      box: 'could be noise',
    });
  });

  it('has a probability, which is better the lower where being absent is best', () => {
    // Differences 0, 1, 0, 0, -1: mean 0, variance 2 / 4; t(0.975; 4) = 2.776445.
    expect(figureIn(review, 'probability of runout_date')).toMatchObject({
      unit: 'share',
      statistic: 'probability',
      kind: 'share',
      betterWhen: 'lower',
      before: 0.6,
      after: 0.6,
      valueCounts: [5, 5],
      difference: 0,
      interval: { high: expect.closeTo(2.776445 * Math.sqrt(0.1), 5) },
      box: 'no change to speak of',
    });
    const finish = reviewOf({ rollout_days: [1, 2] }, { rollout_days: [1, 2] });
    expect(figureIn(finish, 'probability of rollout_days').betterWhen).toBe('higher');
  });

  it('leaves out hypercubes in which it never happens in both', () => {
    const of = (values: Metrics[string]) =>
      fakeComparedRun({ rollout_days: values }, hypercubes(2, 2, 2));
    const found = reviewOfRuns(of([1, 2, null, 4, 5, 6]), of([3, 4, 9, null, 9, 10]));
    // Of two hypercubes 2 and 4: mean 3, standard error 1.
    expect(figureIn(found, 'rollout_days')).toMatchObject({
      valueCounts: [4, 4],
      difference: 3,
      interval: { low: expect.closeTo(3 - 12.7062, 4), high: expect.closeTo(3 + 12.7062, 4) },
    });
  });

  it.each([
    [[null, null], [5, 7], { before: null, after: 6, noInterval: 'no value before' }],
    [[5, 7], [null, null], { before: 6, after: null, noInterval: 'no value after' }],
    [[5, null], [null, 7], { before: 5, after: 7, noInterval: 'never in both' }],
  ])('is told from %j to %j by its probability alone', (first, second, more) => {
    const found = reviewOf({ rollout_days: first }, { rollout_days: second });
    expect(figureIn(found, 'rollout_days')).toMatchObject({
      ...more,
      difference: null,
      interval: null,
      isMaterial: true,
      isDistinguishable: null,
      box: 'not known',
    });
    expect(figureIn(found, 'probability of rollout_days').difference).not.toBe(null);
  });

  it('is the same where it never happens in either', () => {
    const never = { rollout_days: [null, null] };
    expect(figureIn(reviewOf(never, never), 'rollout_days')).toMatchObject({
      before: null,
      after: null,
      noInterval: 'no value',
      isMaterial: false,
      isDistinguishable: false,
      box: 'same',
    });
  });

  it('is clipped to what shares can differ by', () => {
    const found = reviewOf({ rollout_days: [null, null, 1] }, { rollout_days: [1, 1, 1] });
    expect(figureIn(found, 'probability of rollout_days').interval?.high).toBe(1);
  });
});

describe('runs that are not paired', () => {
  const more = { seed: 'y' };

  it('have the reasons told from before to after', () => {
    const review = reviewOf(
      { contacts_count: [1, 2] },
      { contacts_count: [1, 2, 3] },
      { seed: 'y', lastDate: day('2014-04-30'), sampleShare: 0.1 },
    );
    expect(review).toMatchObject({ isPaired: false, hasSameMailboxes: false });
    expect(review.replicationCounts).toEqual([2, 3]);
    expect(review.reasons).toEqual([
      "the seed is 'x' before and 'y' after",
      'the horizon is 2013-07-01 to 2014-03-31 before and 2013-07-01 to 2014-04-30 after',
      'the number of replications is 2 before and 3 after',
      'the share of mailboxes simulated is all before and 0.1 after',
    ]);
    const cubes = reviewOfRuns(
      fakeComparedRun({ contacts_count: [1, 2, 3, 4] }, hypercubes(2, 2)),
      fakeComparedRun({ contacts_count: [1, 2, 3, 4] }, hypercubes(1, 1, 2)),
    );
    expect(cubes).toMatchObject({ isPaired: false, hasSameMailboxes: true });
    expect(cubes.reasons).toEqual([
      'the sizes of the hypercubes are 2 x 2 before and 1, 1, 2 after',
    ]);
  });

  it('have the errors of both means', () => {
    // Means 2 and 13 with standard errors 1 and 2: 12.7062 sqrt(5) = 28.4119.
    expect(contactsIn([1, 3], [11, 15], more)).toMatchObject({
      before: 2,
      after: 13,
      difference: 11,
      interval: { low: expect.closeTo(11 - 28.4119, 3), high: expect.closeTo(11 + 28.4119, 3) },
      box: 'could be noise',
    });
    expect(contactsIn([1, 3], [101, 105], more).box).toBe('moved');
  });

  it('have probabilities by Agresti and Caffo, and means over what is present', () => {
    const some = (count: number, value: number) =>
      Array.from({ length: 20 }, (_, index) => (index < count ? value + index : null));
    const review = reviewOf({ rollout_days: some(0, 9) }, { rollout_days: some(4, 9) }, more);
    expect(figureIn(review, 'probability of rollout_days')).toMatchObject({
      before: 0,
      after: 0.2,
      difference: 0.2,
      interval: { low: expect.closeTo(-0.01252, 4), high: expect.closeTo(0.37747, 4) },
      box: 'could be noise',
    });
    expect(figureIn(review, 'rollout_days')).toMatchObject({ after: 10.5, valueCounts: [0, 4] });
    const two = reviewOf({ rollout_days: [null, 5, 8] }, { rollout_days: [7, 8, null] }, more);
    expect(figureIn(two, 'rollout_days')).toMatchObject({ before: 6.5, after: 7.5, difference: 1 });
  });

  it.each([
    [[1], [2, 3], 'one replication before'],
    [[1, 2], [3], 'one replication after'],
  ])('are not known with one replication: %j, %j', (before, after, noInterval) => {
    const [first, second] = [before, after].map((values) => ({ rollout_days: values }));
    const review = reviewOf(first!, second!, more);
    expect(figureIn(review, 'rollout_days')).toMatchObject({ noInterval, box: 'not known' });
    const happens = reviewOf(
      { rollout_days: before.map(() => null) },
      { rollout_days: after },
      more,
    );
    expect(figureIn(happens, 'probability of rollout_days')).toMatchObject({ noInterval });
  });

  it('have the same figure where each value is as frequent in both', () => {
    expect(contactsIn([1, 2], [2, 1], more).box).toBe('same');
    expect(contactsIn([1, 2], [2, 1, 1, 2], more).box).toBe('same');
    expect(contactsIn([1, 2], [2, 1, 1], more).box).not.toBe('same');
    expect(contactsIn([1, 3], [2, 2], more).box).toBe('no change to speak of');
    // 0.1 + 0.2 + 0.3 is not 0.3 + 0.2 + 0.1.
    expect(contactsIn([0.1, 0.2, 0.3], [0.3, 0.2, 0.1], more)).toMatchObject({ difference: 0 });
    // Once in two and in four, and constants.
    expect(contactsIn([5, 5], [5, 5, 5], more).box).toBe('same');
  });

  it('have nothing to tell of what is the same in all replications of other mailboxes', () => {
    expect(contactsIn([5, 5], [500, 500], more)).toMatchObject({
      difference: 495,
      interval: null,
      noInterval: 'other mailboxes',
      box: 'not known',
    });
    // Nor if one has more mailboxes; but of the same ones 495 in two are 2 / 991^2.
    expect(contactsIn([5, 5], [500, 500], { sampleShare: 0.1 }).box).toBe('not known');
    expect(contactsIn([5, 5], [500, 500], { headroomVersion: '0.9' }).box).toBe('moved');
    expect(contactsIn([5, 5], [6, 6], { headroomVersion: '0.9' }).box).toBe('not known');
    // One replication that differs is luck enough to measure by.
    expect(contactsIn([5, 5], [500, 501], more).box).toBe('moved');
  });
});
