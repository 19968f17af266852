/*
 * Claims of a review of headline figures: in at most 5 % of reviews any is wrong, and what is there
 * is found. Toy ensembles of some thirty figures that hang together, of 100 replications in 10
 * hypercubes, seeds 1, 2, 3, ... in order.
 */
import { describe, expect, it } from 'vitest';
import { latinHypercube } from '../../src/ensemble/latin-hypercube.ts';
import { HEADLINE_METRICS } from '../../src/ensemble/metrics.ts';
import { replicationKey, seedWords } from '../../src/random/key.ts';
import { uniform } from '../../src/random/threefry.ts';
import type { ComparedRun } from '../../src/review/compared-run.ts';
import { type NoiseReview, noiseReview } from '../../src/review/noise-review.ts';
import { day, fakeComparedRun, fakeCosts } from '../support/compared-runs.ts';

const REVIEW_COUNT = 300;
const REPLICATION_COUNT = 100;
const HYPERCUBE_SIZES = Array<number>(10).fill(10);
const INPUT_COUNT = 4;
/** Draws of luck: one that all figures of a replication share, one that two neighbours do. */
const LUCK_COUNT = 1 + Math.ceil(HEADLINE_METRICS.length / 2);
/** Beyond 4 binomial standard deviations in 3 of 100,000 cases. */
const DEVIATIONS_MAX = 4;
const reviews = Array.from({ length: REVIEW_COUNT }, (_, index) => index + 1);

/** A draw of mean 0 and variance 1, uniform. */
const standard = (u: number) => Math.sqrt(12) * (u - 0.5);

interface Toy {
  /** Of inputs: runs of one seed share them. */
  readonly seed: string;
  /** Of the luck that only this run has. */
  readonly side: number;
  readonly isStratified: boolean;
  /** Beside inputs of a variance of about 1. */
  readonly luckDeviation: number;
  /** Added to the value of every figure, which has a mean of 100 and a deviation of about 1. */
  readonly shift: number;
}

/** Scores of the figures by replication, of mean `shift` and deviation of about 1. */
function scoresOf({ seed, side, isStratified, luckDeviation, shift }: Toy): number[][] {
  const inputKey = replicationKey(seedWords(seed), 0);
  const luckKey = replicationKey(seedWords(seed), 1 + side);
  const inputs = Array.from({ length: INPUT_COUNT }, (_, input) => {
    let taken = 0;
    const stream = () => uniform(inputKey, input, taken++);
    return isStratified
      ? HYPERCUBE_SIZES.flatMap((size) => [...latinHypercube(stream, size)])
      : Array.from({ length: REPLICATION_COUNT }, stream);
  });
  return Array.from({ length: REPLICATION_COUNT }, (_, replication) => {
    const [x, y, z, w] = inputs.map((samples) => standard(samples[replication]!)) as [
      number,
      number,
      number,
      number,
    ];
    const luck = Array.from({ length: LUCK_COUNT }, (_, draw) =>
      standard(uniform(luckKey, replication, draw)),
    );
    return HEADLINE_METRICS.map((_, figure) => {
      // Weights from 0.2 to 1, other ones for each figure, and what hypercubes cannot even out.
      const weight = 0.2 + ((figure * 7) % 9) / 10;
      const drawn = weight * x + (1.2 - weight) * y + 0.3 * z + 0.3 * x * w;
      const own = luck[0]! + luck[1 + (figure >> 1)]!;
      return shift + drawn + (luckDeviation * own) / Math.SQRT2;
    });
  });
}

/** The scores as metrics, with dates and what is absent in some, and three financial years. */
function runOf(toy: Toy): ComparedRun {
  const scores = scoresOf(toy);
  const metrics = HEADLINE_METRICS.map(({ name, kind, unit, mayBeAbsent }, figure) => {
    const values = scores.map((row, replication) => {
      // The score of another figure decides whether this one happens: it does in four of five.
      if (mayBeAbsent && row[(figure + 5) % row.length]! > 1.1) return null;
      const score = scores[replication]![figure]!;
      if (kind === 'day') return day('2014-01-01') + Math.round(5 * score);
      if (unit === 'share') return Number((0.5 + score / 20).toFixed(9));
      return Number((100 + score).toFixed(9));
    });
    return [name, values] as const;
  });
  const cashOf = (year: number) => scores.map((row) => Math.round(1e4 + 100 * row[year]!) / 100);
  const years = { '2013/14': cashOf(0), '2014/15': cashOf(3), '2015/16': cashOf(6) };
  const costs = fakeCosts(years);
  return fakeComparedRun(Object.fromEntries(metrics), {
    seed: toy.seed,
    design: toy.isStratified
      ? { method: 'latin-hypercube', batchSizes: HYPERCUBE_SIZES }
      : { method: 'random', batchSizes: [REPLICATION_COUNT] },
    // Tables of costs have means in whole pence.
    costs: {
      ...costs,
      years: costs.years.map((year) => ({ ...year, mean: Math.round(100 * year.mean) / 100 })),
    },
  });
}

const claimsIn = ({ figures }: NoiseReview) =>
  figures.filter(({ isDistinguishable }) => isDistinguishable === true).length;

function reviewOf(before: ComparedRun, after: ComparedRun): NoiseReview {
  return noiseReview(before, after, { materialShare: 0.01, hasSamePopulation: true });
}

/** 5 %, and the deviations that are allowed of so many reviews. */
const wrongMax = 0.05 + DEVIATIONS_MAX * Math.sqrt((0.05 * 0.95) / REVIEW_COUNT);

const PLAIN = { isStratified: true, luckDeviation: 0.5, shift: 0 };

/** The share of reviews with a wrong claim, of pairs that differ by luck alone. */
function wrongShare(pairOf: (review: number) => readonly [Toy, Toy]): number {
  const wrong = reviews.filter((review) => {
    const [before, after] = pairOf(review);
    const found = reviewOf(runOf(before), runOf(after));
    // All but what is always there.
    expect(found.differingCount).toBeGreaterThan(20);
    return claimsIn(found) > 0;
  });
  return wrong.length / REVIEW_COUNT;
}

describe('where there is no true difference, a wrong claim is in at most 5 % of reviews', () => {
  it('of runs that share their inputs, in hypercubes', () => {
    const found = wrongShare((review) => [
      { ...PLAIN, seed: `${review}`, side: 0 },
      { ...PLAIN, seed: `${review}`, side: 1 },
    ]);
    expect(found).toBeLessThan(wrongMax);
    // Not so careful that nothing is ever found.
    expect(found).toBeGreaterThan(0);
  });

  it('of runs of other seeds, in hypercubes', () => {
    const found = wrongShare((review) => [
      { ...PLAIN, seed: `${review} a`, side: 0 },
      { ...PLAIN, seed: `${review} b`, side: 0 },
    ]);
    expect(found).toBeLessThan(wrongMax);
  });
});

describe('a small shift of all figures', () => {
  // A tenth of the deviation. Paired, of luck 0.1 each, the difference has the standard error
  // 0.1 sqrt(2 / 100) = 0.014, a seventh of it; unpaired sqrt(2 / 100) = 0.14, more than it.
  const SHIFTED = { isStratified: false, luckDeviation: 0.1, shift: 0.1 };
  const found = reviews.slice(0, 60).map((review) => {
    const before = runOf({ ...SHIFTED, shift: 0, seed: `${review}`, side: 0 });
    const after = runOf({ ...SHIFTED, seed: `${review}`, side: 1 });
    const apart = runOf({ ...SHIFTED, seed: `${review} b`, side: 1 });
    return { paired: reviewOf(before, after), unpaired: reviewOf(before, apart) };
  });
  /** Share of the means of numbers and money of which it is found. */
  const foundShare = (one: NoiseReview) => {
    const means = one.figures.filter(
      ({ statistic, kind, valueCounts }) =>
        statistic === 'mean' && kind === 'number' && valueCounts[0] === REPLICATION_COUNT,
    );
    expect(means.length).toBeGreaterThan(10);
    return means.filter((mean) => mean.isDistinguishable === true).length / means.length;
  };
  const mean = (shares: number[]) => shares.reduce((sum, share) => sum + share, 0) / shares.length;

  it('is found in paired runs, and is called small but real', () => {
    expect(mean(found.map(({ paired }) => foundShare(paired)))).toBeGreaterThan(0.95);
    const boxes = new Set(
      found.flatMap(({ paired }) =>
        paired.figures.filter(({ kind }) => kind === 'number').map(({ box }) => box),
      ),
    );
    expect(boxes.has('moved')).toBe(false);
    expect(boxes.has('small but real')).toBe(true);
  });

  it('is not found in runs that are not paired', () => {
    expect(mean(found.map(({ unpaired }) => foundShare(unpaired)))).toBeLessThan(0.05);
  });
});
