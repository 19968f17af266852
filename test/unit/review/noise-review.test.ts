import { describe, expect, it } from 'vitest';
import type { ComparedRun } from '../../../src/review/compared-run.ts';
import { type NoiseFigure, noiseReview } from '../../../src/review/noise-review.ts';
import { day, fakeComparedRun, fakeCosts } from '../../support/compared-runs.ts';

const dates = (...texts: (string | null)[]) =>
  texts.map((text) => (text === null ? null : day(text)));
const hypercubes = (...batchSizes: number[]) =>
  ({ design: { method: 'latin-hypercube', batchSizes } }) as const;

type Metrics = Parameters<typeof fakeComparedRun>[0];

/** Reviews runs with these metrics, which are alike in all else but what is said of the second. */
function reviewOf(before: Metrics, after: Metrics, more: Partial<ComparedRun> = {}) {
  const first = fakeComparedRun(before);
  return noiseReview(first, fakeComparedRun(after, { argument: 'runs/b', ...more }), {
    materialShare: 0.01,
  });
}

function figureIn({ figures }: { readonly figures: readonly NoiseFigure[] }, name: string) {
  const figure = figures.find((one) => one.name === name);
  if (figure === undefined) throw new Error(`there is no figure ${name}`);
  return figure;
}

/** The figure of contacts_count alone: the other metrics are 0 in every replication. */
function contactsIn(before: number[], after: number[], more: Partial<ComparedRun> = {}) {
  return figureIn(
    reviewOf({ contacts_count: before }, { contacts_count: after }, more),
    'contacts_count',
  );
}

const NAMED_BOXES = ({ figures }: { readonly figures: readonly NoiseFigure[] }) =>
  figures.filter(({ box }) => box !== 'same').map(({ name, box }) => `${name}: ${box}`);

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
      noiseReview(
        fakeComparedRun({ contacts_count: before }, more),
        fakeComparedRun({ contacts_count: after }, more),
        { materialShare: 0.01 },
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
    const review = noiseReview(one([1, 2, 3]), one([2, 2, 3]), { materialShare: 0.01 });
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
    const found = noiseReview(of([1, 2, null, 4, 5, 6]), of([3, 4, 9, null, 9, 10]), {
      materialShare: 0.01,
    });
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
    const cubes = noiseReview(
      fakeComparedRun({ contacts_count: [1, 2, 3, 4] }, hypercubes(2, 2)),
      fakeComparedRun({ contacts_count: [1, 2, 3, 4] }, hypercubes(1, 1, 2)),
      { materialShare: 0.01 },
    );
    expect(cubes).toMatchObject({ isPaired: false, hasSameMailboxes: true });
    expect(cubes.reasons).toEqual([
      'the hypercubes have 2 x 2 replications before and 1, 1, 2 after',
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

describe('money', () => {
  const TWO_YEARS = { firstDate: day('2013-04-01'), lastDate: day('2015-03-31') };
  const buy = fakeComparedRun(
    { total_cost_gbp: [110, 210, 310, 410] },
    {
      ...TWO_YEARS,
      costs: fakeCosts(
        { '2013/14': [50, 100, 150, 200], '2014/15': [60, 110, 160, 210] },
        { total_cost_gbp: 260.02, present_value_gbp: 1 },
      ),
    },
  );
  const wait = fakeComparedRun(
    { total_cost_gbp: [100, 210, 290, 420] },
    {
      ...TWO_YEARS,
      argument: 'runs/b',
      costs: fakeCosts(
        { '2013/14': [40, 100, 140, 200], '2014/15': [60, 110, 150, 220] },
        { total_cost_gbp: 255.03, present_value_gbp: 1 },
      ),
    },
  );

  it('is that of the tables of costs, and its interval moves by the pence between', () => {
    // As in compare: -5 -+ 20.542604 of the replications, moved to -4.99.
    const review = noiseReview(buy, wait, { materialShare: 0.01 });
    expect(figureIn(review, 'total_cost_gbp')).toMatchObject({
      before: 260.02,
      after: 255.03,
      difference: expect.closeTo(-4.99, 9),
      interval: { low: expect.closeTo(-25.532604, 5), high: expect.closeTo(15.552604, 5) },
      box: 'could be noise',
    });
    expect(figureIn(review, 'total_cost_gbp 2013/14')).toMatchObject({
      unit: 'GBP',
      before: 125,
      after: 120,
      difference: -5,
    });
  });

  it('that differs by pence of rounding alone is not told from noise', () => {
    const moved = {
      ...buy,
      costs: { ...buy.costs!, means: new Map([['total_cost_gbp', 260.03]]) },
    };
    const review = noiseReview(buy, moved, { materialShare: 0.01 });
    expect(NAMED_BOXES(review)).toEqual(['total_cost_gbp: no change to speak of']);
    expect(figureIn(review, 'total_cost_gbp').difference).toBeCloseTo(0.01, 9);
  });

  it('is compared in the financial years that both have', () => {
    const one = fakeComparedRun(
      { total_cost_gbp: [1, 2, 3, 4] },
      {
        firstDate: day('2014-04-01'),
        costs: fakeCosts({ '2014/15': [1, 2, 3, 4], '2015/16': [1, 1, 1, 1] }),
      },
    );
    const names = noiseReview(buy, one, { materialShare: 0.01 }).figures.map(({ name }) => name);
    expect(names.filter((name) => name.startsWith('total'))).toEqual([
      'total_cost_gbp',
      'total_cost_gbp 2014/15',
    ]);
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
    expect(NAMED_BOXES(review)).toEqual([
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
