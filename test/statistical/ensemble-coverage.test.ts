/*
 * In 95 % of ensembles a 95 % interval holds the true value. Two toys with known answers, each a
 * sum of rising functions of uncertain inputs and of luck, in 2,000 ensembles of 100 replications,
 * seeds 1, 2, 3, ... in order.
 */
import { describe, expect, it } from 'vitest';
import type { Interval } from '../../src/ensemble/interval.ts';
import { isInterval, type OpenInterval } from '../../src/ensemble/interval-or-reason.ts';
import { latinHypercube } from '../../src/ensemble/latin-hypercube.ts';
import { meanInterval } from '../../src/ensemble/mean-interval.ts';
import type { MetricSample } from '../../src/ensemble/metric-sample.ts';
import { quantileInterval, quantileRanks } from '../../src/ensemble/quantile-interval.ts';
import { rankCorrelation, rankCorrelationInterval } from '../../src/ensemble/rank-correlation.ts';
import { splitVariance } from '../../src/ensemble/variance-split.ts';
import { wilsonInterval } from '../../src/ensemble/wilson.ts';
import { replicationKey, seedWords } from '../../src/random/key.ts';
import { normalCdf, normalQuantile } from '../../src/random/normal.ts';
import { uniform } from '../../src/random/threefry.ts';

const ENSEMBLE_COUNT = 2000;
const REPLICATION_COUNT = 100;
const HYPERCUBE_SIZES = Array<number>(10).fill(10);
/** Beyond 4 binomial standard deviations in 6 of 100,000 cases; 14 are held to it here. */
const DEVIATIONS_MAX = 4;
const PERCENTS = [50, 95] as const;

/** What a toy makes of the uniform draws of a replication, the last of which is luck. */
interface Toy {
  readonly drawCount: number;
  readonly valueFrom: (draws: readonly number[]) => number;
  readonly mean: number;
  readonly quantiles: Readonly<Record<(typeof PERCENTS)[number], number>>;
  /** Whose probability is asked: that the value exceeds it. */
  readonly bound: number;
  readonly probability: number;
}

const SCALES = [1, 0.6, 0.3, 0.5];
/** The root of the sum of their squares. */
const NORMAL_SD = Math.sqrt(1.7);

/** Normal, so that the interval by Student's t is exact. */
const normalToy: Toy = {
  drawCount: SCALES.length,
  valueFrom: (draws) => 7 + draws.reduce((sum, u, i) => sum + SCALES[i]! * normalQuantile(u), 0),
  mean: 7,
  quantiles: { 50: 7, 95: 7 + NORMAL_SD * 1.6448536269514722 },
  bound: 8.5,
  probability: normalCdf(-1.5 / NORMAL_SD),
};

/** Two uniform inputs and uniform luck; above 2 the tail is (3 - y)^3 / 6. */
const uniformToy: Toy = {
  drawCount: 3,
  valueFrom: (draws) => draws.reduce((sum, u) => sum + u, 0),
  mean: 1.5,
  quantiles: { 50: 1.5, 95: 3 - Math.cbrt(0.3) },
  bound: 2.2,
  probability: 0.8 ** 3 / 6,
};

/** Uniform draws of an ensemble: for the same number always the same one. */
function drawsOf(ensemble: number): (draw: number, replication: number) => number {
  const key = replicationKey(seedWords(String(ensemble)), 0);
  return (draw, replication) => uniform(key, replication, draw);
}

function independent({ drawCount, valueFrom }: Toy, ensemble: number): MetricSample {
  const draw = drawsOf(ensemble);
  const values = Array.from({ length: REPLICATION_COUNT }, (_, replication) =>
    valueFrom(Array.from({ length: drawCount }, (_, input) => draw(input, replication))),
  );
  return { values, hypercubeSizes: null };
}

function stratified(toy: Toy, ensemble: number): MetricSample {
  return inHypercubes(toy, ensemble, HYPERCUBE_SIZES);
}

function inHypercubes(
  { drawCount, valueFrom }: Toy,
  ensemble: number,
  hypercubeSizes: readonly number[],
): MetricSample {
  const draw = drawsOf(ensemble);
  const luck = drawCount - 1;
  const inputs = Array.from({ length: luck }, (_, input) => {
    let taken = 0;
    const stream = () => draw(input, taken++);
    return hypercubeSizes.flatMap((size) => [...latinHypercube(stream, size)]);
  });
  const values = inputs[0]!.map((_, replication) =>
    valueFrom([...inputs.map((samples) => samples[replication]!), draw(luck, replication)]),
  );
  return { values, hypercubeSizes };
}

const ensembles = Array.from({ length: ENSEMBLE_COUNT }, (_, index) => index + 1);

function isIn(value: number, interval: OpenInterval | Interval | null): boolean {
  return (
    interval !== null && (interval.low ?? Infinity) <= value && value <= (interval.high ?? Infinity)
  );
}

function quantileCovers(sample: MetricSample, percent: number, value: number): boolean {
  const interval = quantileInterval(sample, percent);
  return isInterval(interval) && isIn(value, interval);
}

function probabilityInterval({ values }: MetricSample, bound: number): Interval | null {
  return wilsonInterval(values.filter((value) => value! > bound).length, values.length);
}

/** Share of the ensembles whose interval holds the true value. */
function coverageOf(toy: Toy, draw: (toy: Toy, ensemble: number) => MetricSample) {
  const samples = ensembles.map((ensemble) => draw(toy, ensemble));
  const shareOf = (covers: (sample: MetricSample) => boolean) =>
    samples.filter(covers).length / samples.length;
  return {
    mean: shareOf((sample) => isIn(toy.mean, meanInterval(sample))),
    p50: shareOf((sample) => quantileCovers(sample, 50, toy.quantiles[50])),
    p95: shareOf((sample) => quantileCovers(sample, 95, toy.quantiles[95])),
    probability: shareOf((sample) => isIn(toy.probability, probabilityInterval(sample, toy.bound))),
  };
}

/** The probability that of all replications a number of successes comes out that is asked for. */
function binomial(p: number, isAskedFor: (successes: number) => boolean): number {
  let term = (1 - p) ** REPLICATION_COUNT;
  let sum = 0;
  for (let k = 0; k <= REPLICATION_COUNT; k++) {
    if (isAskedFor(k)) sum += term;
    term *= ((REPLICATION_COUNT - k) / (k + 1)) * (p / (1 - p));
  }
  return sum;
}

/** Value number l is at most the quantile, and number u at least, if l <= X < u are below it. */
function exactQuantileCoverage(percent: number): number {
  const { low, high } = quantileRanks(REPLICATION_COUNT, percent)!;
  return binomial(percent / 100, (below) => low <= below && below < high);
}

function exactWilsonCoverage(p: number): number {
  return binomial(p, (successes) => isIn(p, wilsonInterval(successes, REPLICATION_COUNT)));
}

function expectShare(found: number, exact: number): void {
  const deviation = Math.sqrt((exact * (1 - exact)) / ENSEMBLE_COUNT);
  expect(Math.abs(found - exact) / deviation).toBeLessThan(DEVIATIONS_MAX);
}

const TOYS = [
  { name: 'normal', toy: normalToy },
  { name: 'uniform', toy: uniformToy },
];

describe.each(TOYS)('intervals of the $name toy', ({ toy }) => {
  it('cover under independent draws as often as they exactly should', () => {
    const found = coverageOf(toy, independent);
    // Exact for normal values; for 100 of the other, by the central limit theorem, to 0.001.
    expectShare(found.mean, 0.95);
    expectShare(found.p50, exactQuantileCoverage(50));
    expectShare(found.p95, exactQuantileCoverage(95));
    expectShare(found.probability, exactWilsonCoverage(toy.probability));
  });

  it('cover under Latin hypercube sampling, those that take draws for independent more often', () => {
    const found = coverageOf(toy, stratified);
    expect(found.mean).toBeGreaterThan(0.9);
    expect(found.mean).toBeLessThan(0.99);
    for (const share of [found.p50, found.p95, found.probability]) {
      expect(share).toBeGreaterThan(0.93);
    }
  });
});

it('the interval over replications would be far too wide under Latin hypercube sampling', () => {
  // The toy's variance is 3 / 12, of which the hypercubes leave little but luck's 1 / 12.
  const shares = ensembles.map((ensemble) => {
    const { values } = stratified(uniformToy, ensemble);
    return isIn(uniformToy.mean, meanInterval({ values, hypercubeSizes: null }));
  });
  expect(shares.filter((covers) => covers).length / ENSEMBLE_COUNT).toBeGreaterThan(0.99);
});

it('the mean has its interval also where hypercubes are few and of different sizes', () => {
  for (const sizes of [
    [3, 3, 3, 2, 2],
    [20, 20, 20, 5],
  ]) {
    const covering = ensembles.filter((ensemble) =>
      isIn(uniformToy.mean, meanInterval(inHypercubes(uniformToy, ensemble, sizes))),
    );
    expect(covering.length / ENSEMBLE_COUNT).toBeGreaterThan(0.9);
    expect(covering.length / ENSEMBLE_COUNT).toBeLessThan(0.99);
  }
});

describe.each([0, 0.5, 0.9])('the interval of a rank correlation, scores correlated by %d', (r) => {
  it('covers about as often as it says', () => {
    // Pearson (1907): Spearman's of normal scores is 6 / pi asin(r / 2).
    const wanted = (6 / Math.PI) * Math.asin(r / 2);
    const covering = ensembles.filter((ensemble) => {
      const draw = drawsOf(ensemble);
      const scores = (input: number) =>
        Array.from({ length: REPLICATION_COUNT }, (_, i) => normalQuantile(draw(input, i)));
      const [xs, others] = [scores(0), scores(1)];
      const ys = others.map((other, i) => r * xs[i]! + Math.sqrt(1 - r * r) * other);
      const found = rankCorrelation(xs, ys)!;
      return isIn(wanted, rankCorrelationInterval(found, REPLICATION_COUNT));
    });
    // An approximation: within 0.02 of 0.95, 4 standard deviations.
    expectShare(covering.length / ENSEMBLE_COUNT, 0.95);
  });
});

describe.each([0.1, 0.5, 0.9])('the interval of luck, a share of %d of the variance', (share) => {
  it('covers about as often as it says', () => {
    const covering = ensembles.filter((ensemble) => {
      const draw = drawsOf(ensemble);
      const value = (replication: number, luck: number) =>
        Math.sqrt(1 - share) * normalQuantile(draw(0, replication)) +
        Math.sqrt(share) * normalQuantile(draw(luck, replication));
      const pairs = Array.from({ length: 20 }, (_, i) => [value(i, 1), value(i, 2)] as const);
      return isIn(share, splitVariance(pairs)!.luckInterval);
    });
    expectShare(covering.length / ENSEMBLE_COUNT, 0.95);
  });
});
